"""Media types and ranges (RFC 9110, sections 8.3.1 and 12.5.1)."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from .operation import Content

_NAME: Final = r"[!#$%&'*+.^_`|~0-9A-Za-z-]+"
_TYPE: Final = re.compile(rf"\s*({_NAME})/({_NAME})\s*")
_PARAMETER: Final = re.compile(
    rf';\s*({_NAME})=(?:({_NAME})|"((?:[^"\\]|\\.)*)")\s*|;\s*'
)
_UTF8: Final = frozenset({"utf-8", "utf8", "us-ascii", "ascii"})
_LINES: Final = frozenset(
    {
        "application/jsonl",
        "application/x-jsonl",
        "application/ndjson",
        "application/x-ndjson",
        "application/jsonlines",
        "application/x-jsonlines",
        "application/json-seq",
    }
)


@dataclass(frozen=True, slots=True)
class MediaType:
    """A media type or a range of them, in lower case."""

    type: str
    subtype: str
    parameters: Mapping[str, str] = field(default_factory=dict[str, str])

    @property
    def essence(self) -> str:
        """The type without its parameters."""
        return f"{self.type}/{self.subtype}"


@lru_cache(maxsize=1024)
def parse_media_type(text: str) -> MediaType | None:
    """Return what a `Content-Type` says, or None where it says nothing sensible."""
    match = _TYPE.match(text)
    if match is None:
        return None
    parameters: dict[str, str] = {}
    position = match.end()
    while position < len(text):
        found = _PARAMETER.match(text, position)
        if found is None:
            return None
        if found[1]:
            quoted = re.sub(r"\\(.)", r"\1", found[3] or "")
            parameters.setdefault(found[1].lower(), found[2] or quoted)
        position = found.end()
    return MediaType(match[1].lower(), match[2].lower(), parameters)


@lru_cache(maxsize=4096)
def matches(declared: str, actual: str) -> int:
    """Return how closely `actual` falls under `declared`; 0 where it does not.

    Of the parameters, those that `declared` names have to be there.
    """
    wanted, given = parse_media_type(declared), parse_media_type(actual)
    if wanted is None or given is None:
        return 1 if declared == "*/*" else 0
    if wanted.essence == "*/*":
        rank = 1
    elif wanted.subtype == "*":
        rank = 2 if wanted.type == given.type else 0
    else:
        rank = 3 if wanted.essence == given.essence else 0
    return rank if not rank or not wanted.parameters else _refined(wanted, given)


def _refined(wanted: MediaType, given: MediaType) -> int:
    theirs = given.parameters
    for name, value in wanted.parameters.items():
        if name in theirs and theirs[name].lower() != value.lower():
            return 0
    return 4 + len(wanted.parameters.keys() & theirs.keys())


def select_content(contents: Sequence[Content], actual: str) -> Content | None:
    """Return the declared content that a `Content-Type` falls under, the closest."""
    best: Content | None = None
    closest = 0
    for content in contents:
        rank = matches(content.media_type, actual)
        if rank > closest:
            best, closest = content, rank
    return best


def is_json(media_type: str) -> bool:
    """Whether a media type is JSON or has the suffix `+json`."""
    essence = _essence(media_type)
    return essence.endswith(("/json", "+json"))


def is_form(media_type: str) -> bool:
    """Whether a media type is that of URL-encoded forms."""
    return _essence(media_type) == "application/x-www-form-urlencoded"


def is_multipart(media_type: str) -> bool:
    """Whether a media type is one of several parts."""
    return _essence(media_type).startswith("multipart/")


def is_text(media_type: str) -> bool:
    """Whether a media type is text that nothing else claims."""
    return _essence(media_type).startswith("text/")


def is_events(media_type: str) -> bool:
    """Whether a media type is that of server-sent events."""
    return _essence(media_type) == "text/event-stream"


def is_lines(media_type: str) -> bool:
    """Whether a media type holds one JSON value a line or record."""
    return _essence(media_type) in _LINES


def is_readable(content_type: str) -> bool:
    """Whether text is in an encoding that is read; a charset on other types is not."""
    media_type = parse_media_type(content_type)
    if media_type is None or not (is_json(content_type) or is_text(content_type)):
        return True
    return media_type.parameters.get("charset", "utf-8").lower() in _UTF8


def accepted(contents: Iterable[Content]) -> str:
    """Return the `Accept` header that asks for any of the contents."""
    return ", ".join(dict.fromkeys(content.media_type for content in contents))


def _essence(media_type: str) -> str:
    return media_type.partition(";")[0].strip().lower()
