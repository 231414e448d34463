"""Items that are told apart in a stream: events and lines, however they arrive."""

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from specwright.runtime.model import Model
from specwright.runtime.operation import Content
from specwright.runtime.percent import WireError
from specwright.runtime.records import Records
from specwright.runtime.sequences import Event, EventSplitter, LineSplitter


class Town(Model):
    city: str


EVENTS = (
    b"\xef\xbb\xbf: comment\r\nevent: tick\r\ndata: 1\r\ndata: 2\r\nid: 7\r\n\r\n"
    b"data:x\rretry: 10\r\rdata\n\n\n\nevent: lost\n\ndata: cut off"
)


@given(st.lists(st.integers(1, len(EVENTS))))
def test_events_are_split_however_they_are_cut(cuts: list[int]) -> None:
    splitter = EventSplitter()
    found: list[Event] = []
    bounds = [0, *sorted(cuts), len(EVENTS)]
    for start, end in pairwise(bounds):
        found += splitter.feed(EVENTS[start:end])
    found += splitter.finish()
    assert found == [
        Event("1\n2", "tick", "7"),
        Event("x", id="7", retry=10),
        Event("", id="7"),
    ]


@given(st.data())
def test_lines_are_split_however_they_are_cut(data: st.DataObject) -> None:
    text = b'{"a":1}\r\n\n  \n\x1e[2]\n3'
    cuts = data.draw(st.lists(st.integers(0, len(text))))
    splitter = LineSplitter()
    bounds = [0, *sorted(cuts), len(text)]
    found: list[bytes] = []
    for start, end in pairwise(bounds):
        found += splitter.feed(text[start:end])
    assert [*found, *splitter.finish()] == [b'{"a":1}', b"[2]", b"3"]


def test_endless_records_are_refused() -> None:
    with pytest.raises(WireError, match="larger"):
        list(LineSplitter(limit=10).feed(b"x" * 11))
    with pytest.raises(WireError, match="longer"):
        list(EventSplitter(limit=10).feed(b"x" * 11))


class Tick(BaseModel):
    data: str
    event: str = "message"
    id: str | None = None


@pytest.mark.parametrize(
    ("media_type", "item", "value", "wire"),
    [
        ("application/jsonl", Town, Town(city="B"), b'{"city":"B"}\n'),
        ("application/json-seq", int, 1, b"\x1e1\n"),
        ("text/event-stream", Town, Town(city="B"), b'data: {"city":"B"}\n\n'),
        ("text/event-stream", str, "a\nb", b"data: a\ndata: b\n\n"),
        (
            "text/event-stream",
            Tick,
            Tick(data="a\nb", event="tick", id="3"),
            b"event: tick\ndata: a\ndata: b\nid: 3\n\n",
        ),
    ],
)
def test_records(media_type: str, item: Any, value: Any, wire: bytes) -> None:
    records = Records(Content(media_type=media_type, item=item))
    assert records.write(value) == wire
    splitter = EventSplitter() if "event" in media_type else LineSplitter()
    assert [records.read(one) for one in splitter.feed(wire)] == [value]
