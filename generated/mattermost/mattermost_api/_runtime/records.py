"""Typed records of a sequence, both ways."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from pydantic import ValidationError
from pydantic_core import to_json

from .adapters import adapter_of
from .media_types import is_events
from .operation import Content
from .sequences import Event, write_event
from .shapes import Scalar, Shape, shape_of


@dataclass(frozen=True, eq=False)
class Records:
    """How the items of a content are written and read.

    An item of a stream of events is the JSON in its data. Where the item's type has a
    member `data`, the item is the event itself, as OpenAPI 3.2 describes it.
    """

    content: Content

    @cached_property
    def _shape(self) -> Shape:
        return shape_of(self.content.item)

    @cached_property
    def _whole_events(self) -> bool:
        return is_events(self.content.media_type) and "data" in self._shape.named

    @cached_property
    def frame(self) -> Callable[[bytes], bytes]:
        """What is put around a record of JSON."""
        if is_events(self.content.media_type):
            return _event
        return _record if self.content.media_type.endswith("json-seq") else _line

    def read(self, record: bytes | Event, context: Any = None) -> Any:
        """Return the item that a record holds; pydantic's error if it is none."""
        if not isinstance(record, Event):
            return self._read(record, context)
        if not self._whole_events:
            return self._read(self._json(record), context)
        members = _members(record)
        if "event" not in self._shape.named or "event" in members:
            return self._read(to_json(members), context)
        named = to_json({**members, "event": record.event})
        # Not every schema that names its events knows the name of those without one.
        for each, how in ((named, None), (to_json(members), context)):
            with suppress(ValidationError):
                return self._read(each, how)
        return self._read(named, context)

    def _read(self, record: bytes, context: Any) -> Any:
        return adapter_of(self.content.item).validate_json(
            record, strict=True, by_name=False, context=context
        )

    def _json(self, event: Event) -> bytes:
        text = (
            self._shape.scalars == frozenset[Scalar]({"string"})
            and not self._shape.structured
        )
        return to_json(event.data) if text else event.data.encode()

    def write(self, item: Any) -> bytes:
        """Return an item as it travels."""
        adapter = adapter_of(self.content.item)
        if self._whole_events:
            return write_event(_event_of(adapter.dump_python(item, mode="json")))
        if self.frame is _event and isinstance(item, str):
            return write_event(Event(item))
        return self.frame(adapter.dump_json(item, by_alias=True, exclude_unset=True))


def _members(event: Event) -> dict[str, Any]:
    members: dict[str, Any] = {"data": event.data}
    if event.event != "message":
        members["event"] = event.event
    if event.id:
        members["id"] = event.id
    if event.retry is not None:
        members["retry"] = event.retry
    return members


def _event_of(members: dict[str, Any]) -> Event:
    data = members.get("data", "")
    return Event(
        data=data if isinstance(data, str) else to_json(data).decode(),
        event=members.get("event") or "message",
        id=members.get("id") or "",
        retry=members.get("retry"),
    )


def _event(record: bytes) -> bytes:
    return b"data: " + record + b"\n\n"


def _record(record: bytes) -> bytes:
    return b"\x1e" + record + b"\n"


def _line(record: bytes) -> bytes:
    return record + b"\n"
