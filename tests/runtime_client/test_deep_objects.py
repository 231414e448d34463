"""Objects and arrays whose members are named in brackets."""

from typing import Annotated, Any, Literal

import pytest
from colors import codec, received
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from specwright.runtime.percent import WireError


class Filter(BaseModel):
    model_config = ConfigDict(extra="forbid")

    name: str | None = None
    tags: list[str] = []
    between: dict[str, int] = {}
    any_of: Annotated[list["Filter"], Field(alias="anyOf")] = []


def test_deep_objects_nest() -> None:
    one = codec(Filter, "query", "deepObject")
    value = Filter(
        name="a b",
        tags=["x", "y"],
        between={"from": 1, "to": 2},
        anyOf=[Filter(name="n"), Filter(tags=["z"])],
    )
    text = one.write(value)
    assert text.startswith("color%5Bname%5D=a%20b&color%5Btags%5D%5B0%5D=x&")
    assert "color%5BanyOf%5D%5B1%5D%5Btags%5D%5B0%5D=z" in text
    assert received(one, text) == value


@pytest.mark.parametrize(
    "query",
    [
        "color[tags][]=x&color[tags][]=y",
        "color[tags]=x&color[tags]=y",
        "color[tags][1]=y&color[tags][0]=x",
    ],
)
def test_deep_arrays_are_read_in_every_common_spelling(query: str) -> None:
    assert received(codec(Filter, "query", "deepObject"), query).tags == ["x", "y"]


@pytest.mark.parametrize(
    ("declared", "value", "text"),
    [
        (list[str], ["x", "y"], "color%5B0%5D=x&color%5B1%5D=y"),
        (list[str], [""], "color%5B0%5D="),
        (list[str], [], "color="),
        (dict[str, int] | int, 12, "color=12"),
        (dict[str, int] | int, {"lt": 12}, "color%5Blt%5D=12"),
        (list[str] | Literal[""], "", "color="),
    ],
)
def test_deep_values_that_are_no_objects(declared: Any, value: Any, text: str) -> None:
    one = codec(declared, "query", "deepObject")
    assert one.write(value) == text
    assert received(one, text) == value


@pytest.mark.parametrize("query", ["color=x&color=y", "color[]=x&color[]=y"])
def test_deep_arrays_of_their_own(query: str) -> None:
    assert received(codec(list[str], "query", "deepObject"), query) == ["x", "y"]


@pytest.mark.parametrize(
    "query",
    [
        "color[a=1",
        "color[a]b=1",
        "color[name]=a&color[name][b]=1",
        "color" + "[a]" * 40 + "=1",
    ],
)
def test_broken_brackets_are_refused(query: str) -> None:
    with pytest.raises((WireError, ValidationError)):
        received(codec(Filter, "query", "deepObject"), query)


def test_an_object_without_brackets_is_not_passed_over() -> None:
    with pytest.raises(WireError, match="without brackets"):
        received(codec(Filter, "query", "deepObject"), "color=red")
