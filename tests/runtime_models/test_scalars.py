import json
from typing import Annotated, Any, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from specwright.runtime.formats import Base64, Date, DateTime, Time, Uuid
from specwright.runtime.scalars import (
    Bounds,
    Exactly,
    Fixed,
    Integer,
    Nothing,
    Number,
)


def accepts(of: Any, text: str) -> bool:
    """Ask a usual and a strict decoder, of JSON and of Python values: all agree."""
    verdicts: set[bool] = set()
    adapter = TypeAdapter(of)
    for strict in (None, True):
        for read, data in (
            (adapter.validate_json, text),
            (adapter.validate_python, json.loads(text)),
        ):
            try:
                read(data, strict=strict)
            except ValidationError:
                verdicts.add(False)
            else:
                verdicts.add(True)
    (verdict,) = verdicts
    return verdict


@pytest.mark.parametrize("text", ["1", "1.0", "-0.0", "1e3", "9" * 40])
def test_integers(text: str) -> None:
    assert accepts(Integer, text)
    assert type(TypeAdapter(Integer).validate_json(text)) is int


@pytest.mark.parametrize("text", ["1.5", "true", '"1"', "null", "[]"])
def test_no_integers(text: str) -> None:
    assert not accepts(Integer, text)


@given(st.integers() | st.floats(allow_nan=False, allow_infinity=False))
def test_numbers_keep_their_type(value: float) -> None:
    adapter = TypeAdapter(Number)
    read = adapter.validate_json(json.dumps(value))
    assert type(read) is type(value)
    assert json.loads(adapter.dump_json(read)) == value


@given(st.integers(-50, 50), st.integers(-50, 50))
def test_bounds_of_integers_are_those_of_numbers(value: int, bound: int) -> None:
    limit = bound + 0.5
    bounds = Annotated[int, Bounds(ge=limit)]
    assert accepts(bounds, str(value)) == (value >= limit)
    assert accepts(Annotated[int, Bounds(lt=limit)], f"{value}.0") == (value < limit)


@pytest.mark.parametrize(
    ("divisor", "text", "fine"),
    [
        (0.01, "19.99", True),
        (0.01, "19.991", False),
        (0.0001, "0.0075", True),
        (0.0001, "0.00751", False),
        (3, "9", True),
        (3, "9.0", True),
        (3, "10", False),
        (1.5, "3", True),
        (1e-8, "12391239123", True),
        (0.123456789, "1e308", False),
    ],
)
def test_multiples_are_decimal(divisor: float, text: str, fine: bool) -> None:
    assert accepts(Annotated[float, Bounds(multiple_of=divisor)], text) == fine


def test_constants_are_compared_as_json() -> None:
    one = Annotated[Literal[1] | dict[str, Any] | None, Exactly(1, None, {"a": [1]})]
    assert accepts(one, "1.0")
    assert accepts(one, '{"a": [1.0]}')
    assert not accepts(one, "true")
    assert not accepts(one, '{"a": [true]}')


def test_nothing_and_tuples() -> None:
    pair = Annotated[tuple[Integer, str], Fixed()]
    assert not accepts(Nothing, "null")
    assert accepts(pair, '[1, "a"]')
    assert not accepts(pair, "[1]")
    assert not accepts(pair, '[1, "a", 2]')


@pytest.mark.parametrize(
    ("of", "text", "fine"),
    [
        (DateTime, '"2020-02-29T23:59:59.123Z"', True),
        (DateTime, '"2020-02-29t23:59:59+01:00"', True),
        (DateTime, '"2020-02-30T00:00:00Z"', False),
        (DateTime, '"2020-02-29T00:00:00"', False),
        (DateTime, '"2020-02-29 00:00:00Z"', False),
        (DateTime, "1582934400", False),
        (Date, '"2020-02-29"', True),
        (Date, '"2020-2-29"', False),
        (Date, '"2020-02-29T00:00:00Z"', False),
        (Time, '"12:00:00Z"', True),
        (Time, '"12:00:00"', False),
        (Uuid, '"2eb8aa08-aa98-11ea-b4aa-73b441d16380"', True),
        (Uuid, '"2eb8aa08aa9811eab4aa73b441d16380"', False),
        (Base64, '"aGk="', True),
        (Base64, '"aGk"', False),
        (Base64, '"a k="', False),
    ],
)
def test_formats(of: Any, text: str, fine: bool) -> None:
    assert accepts(of, text) == fine


@given(st.binary(max_size=20))
def test_bytes_survive(value: bytes) -> None:
    adapter = TypeAdapter(Base64)
    assert adapter.validate_json(adapter.dump_json(value)) == value
    assert adapter.validate_python(value) == value
