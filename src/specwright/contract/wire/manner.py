"""What may be spelled in several ways and means the same (RFC 8259, 9110, 9112)."""

import json
from dataclasses import dataclass, replace
from typing import Final

from specwright.ir.json import Json

from .message import Answer, Request

_NAMED: Final = ("+json", "/json", "/x-www-form-urlencoded")


@dataclass(frozen=True, kw_only=True, slots=True)
class Manner:
    """How a message is written where the standards leave a choice.

    With `raw`, JSON has its characters as they are, and with `spaced` blanks between
    its tokens. With `labelled`, media types have capitals and say their charset, and
    names of headers and of schemes have other letters than usual. With `plus`, a blank
    in the query is one. The body comes in so many `pieces`.
    """

    raw: bool = False
    spaced: bool = False
    labelled: bool = False
    plus: bool = False
    pieces: int = 1

    def json(self, value: Json) -> bytes:
        """Return a value as JSON."""
        indent = 1 if self.spaced else None
        return json.dumps(value, ensure_ascii=not self.raw, indent=indent).encode()

    def media_type(self, text: str) -> str:
        """Return a media type, perhaps in other letters and with its charset."""
        if not self.labelled:
            return text
        essence, semicolon, rest = text.partition(";")
        essence = essence.strip().lower()
        if "charset" not in rest.lower() and (
            essence.startswith("text/") or essence.endswith(_NAMED)
        ):
            rest += '; Charset="UTF-8"'
        return essence.title() + semicolon + rest

    def query(self, raw: str) -> str:
        """Return a raw query, perhaps with blanks as forms have them."""
        return raw.replace("%20", "+") if self.plus else raw

    def request(self, request: Request) -> Request:
        """Return a request whose credentials and pieces are in this manner."""
        if not self.labelled:
            return replace(request, pieces=self.pieces)
        headers = tuple(map(_quietly, request.headers))
        return replace(request, pieces=self.pieces, headers=headers)

    def answer(self, answer: Answer) -> Answer:
        """Return an answer whose headers and pieces are in this manner."""
        if not self.labelled:
            return replace(answer, pieces=self.pieces)
        headers = tuple((name.upper(), text) for name, text in answer.headers)
        return replace(answer, pieces=self.pieces, headers=headers)


def _quietly(header: tuple[str, str]) -> tuple[str, str]:
    name, text = header
    if name.lower() != "authorization":
        return header
    scheme, blank, rest = text.partition(" ")
    return name, scheme.lower() + blank + rest


PLAIN: Final = Manner()
"""What most software writes."""

MANNERS: Final = (
    PLAIN,
    Manner(raw=True, spaced=True),
    Manner(labelled=True),
    Manner(plus=True),
    Manner(pieces=3),
    Manner(raw=True, labelled=True, plus=True, pieces=2),
)
"""The usual one first, and enough others that each choice is met."""
