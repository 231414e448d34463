from typing import Literal

import pytest
from pydantic import ValidationError

from specwright.runtime.absent import ABSENT, Absent
from specwright.runtime.model import Model
from specwright.runtime.operation import Content
from specwright.runtime.records import Records
from specwright.runtime.sequences import Event
from specwright.runtime.stream import Stream


class Named(Model):
    event: str | Absent = ABSENT
    data: str


class Choosy(Model):
    event: Literal["arrival"] | Absent = ABSENT
    data: str


def records(item: type[Model]) -> Records:
    return Records(
        Content(media_type="text/event-stream", type=Stream[item], item=item)
    )


def test_an_event_without_a_name_is_a_message() -> None:
    assert records(Named).read(Event("x")).event == "message"


def test_an_event_without_a_name_needs_none_where_a_message_is_unknown() -> None:
    read = records(Choosy).read(Event("x"))
    assert read.event is ABSENT
    assert read.data == "x"


def test_an_event_of_an_unknown_name_is_refused() -> None:
    with pytest.raises(ValidationError):
        records(Choosy).read(Event("x", event="departure"))
