"""Streams of items on the wire: server-sent events, JSON lines, JSON sequences.

OpenAPI 3.2, section 4.14.3; events as HTML, section 9.2.6 reads them.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from specwright.ir.json import Json

from .scalars import same_json

_FIELDS: Final = frozenset({"data", "event", "id", "retry"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Items:
    """The items of a stream; `whole` tells that an item is an event, not its data."""

    values: tuple[Json, ...]
    whole: bool = False


def is_events(media_type: str) -> bool:
    """Return whether a media type is that of server-sent events."""
    return media_type.partition(";")[0].strip().lower() == "text/event-stream"


def travels_as_event(value: Json) -> bool:
    """Return whether an event can be written, and comes back as it was."""
    if not isinstance(value, dict) or not value.keys() <= _FIELDS:
        return False
    data, retry = value.get("data"), value.get("retry", 0)
    lines = [value[name] for name in ("event", "id") if name in value]
    return (
        isinstance(data, str)
        and "\r" not in data
        and isinstance(retry, int)
        and retry >= 0
        and all(isinstance(each, str) and _is_line(each) for each in lines)
    )


def _is_line(text: str) -> bool:
    return text != "" and not set(text) & set("\r\n\0")


def written_items(media_type: str, items: Items) -> bytes:
    """Return the body that a stream has."""
    return b"".join(_record(media_type, each, items) for each in items.values)


def _record(media_type: str, value: Json, items: Items) -> bytes:
    text = json.dumps(value)
    if not is_events(media_type):
        start = "\x1e" if "json-seq" in media_type else ""
        return f"{start}{text}\n".encode()
    members = value if items.whole and isinstance(value, dict) else {"data": text}
    lines = [
        f"{name}: {line}"
        for name, each in members.items()
        for line in str(each).split("\n")
    ]
    return ("\n".join(lines) + "\n\n").encode()


def items_difference(media_type: str, body: bytes, items: Items) -> str | None:
    """Compare a body with the items that it should carry."""
    try:
        read = list(read_items(media_type, body, whole=items.whole))
    except ValueError:
        return f"the stream is not readable: {body[:300]!r}"
    meant = [_named(each) if items.whole else each for each in items.values]
    if len(read) == len(meant) and all(map(same_json, read, meant)):
        return None
    return f"the stream is {body[:300]!r} for {list(items.values)!r}"


def _named(value: Json) -> Json:
    """Return an event without the name that events have without a name."""
    if isinstance(value, dict) and value.get("event") == "message":
        return {name: each for name, each in value.items() if name != "event"}
    return value


def read_items(media_type: str, body: bytes, *, whole: bool) -> Iterator[Json]:
    """Yield the items of a body; raises `ValueError` for what is no JSON."""
    if not is_events(media_type):
        for line in body.split(b"\n"):
            if record := line.strip(b"\x1e \r"):
                yield json.loads(record)
        return
    for event in _events(body.decode()):
        yield _named(event) if whole else json.loads(str(event["data"]))


def _events(text: str) -> Iterator[dict[str, Json]]:
    for block in text.split("\n\n")[:-1]:
        event: dict[str, Json] = {}
        for line in block.split("\n"):
            name, _, value = line.partition(":")
            value = value.removeprefix(" ")
            if name == "data" and name in event:
                value = f"{event[name]}\n{value}"
            event[name] = int(value) if name == "retry" else value
        if "data" in event:
            yield {name: each for name, each in event.items() if name in _FIELDS}


def received(items: Items) -> list[Json]:
    """Return what a reader makes of the items: an identifier lasts until the next."""
    if not items.whole:
        return list(items.values)
    found: list[Json] = []
    last: dict[str, Json] = {}
    for each in items.values:
        event = dict(each) if isinstance(each, dict) else {}
        if "id" in event:
            last = {"id": event["id"]}
        found.append(_named({**event, **last}))
    return found
