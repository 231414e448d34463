"""One text where an array may stand, and other things may stand too."""

from typing import Any

import pytest
from colors import codec, received

from specwright.runtime.operation import Place


@pytest.mark.parametrize("explode", [False, True])
@pytest.mark.parametrize(
    ("declared", "raw", "value"),
    [
        (list[str] | None, "blue", ["blue"]),
        (list[str] | None, "null", None),
        (list[int] | None, "1", [1]),
        (list[int] | None, "", []),
        (list[str] | int, "1", 1),
        (list[str] | int, "blue", ["blue"]),
        (list[str] | str, "blue", "blue"),
        (list[int] | str, "blue", "blue"),
    ],
)
def test_one_element_is_an_array_where_it_is_nothing_else(
    declared: Any, raw: str, value: Any, *, explode: bool
) -> None:
    one = codec(declared, "query", explode=explode)
    assert one.read({"color": [raw]}) == value


@pytest.mark.parametrize("place", ["path", "query", "header", "cookie"])
@pytest.mark.parametrize("explode", [False, True])
def test_a_nullable_array_of_one_comes_back(place: Place, *, explode: bool) -> None:
    one = codec(list[str] | None, place, explode=explode)
    for value in (["blue"], ["blue", "red"], None):
        assert received(one, one.write(value)) == value
