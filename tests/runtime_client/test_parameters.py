"""Each style, as the specification's own table spells it, and back."""

from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Annotated, Any, Literal
from uuid import UUID

import pytest
from colors import codec, received
from hypothesis import assume, given
from hypothesis import strategies as st
from pydantic import BaseModel, Field, ValidationError

from specwright.runtime.fields import NOTHING, parse_query
from specwright.runtime.operation import Parameter, Place, Style
from specwright.runtime.parameters import compile_parameters
from specwright.runtime.percent import WireError


class Color(BaseModel):
    R: int
    G: int
    B: int


COLOR = Color(R=100, G=200, B=150)
NAMES = ["blue", "black", "brown"]


TABLE: list[tuple[Place, Style, bool, Any, Any, str]] = [
    ("path", "matrix", False, str, "", ";color"),
    ("path", "matrix", False, str, "blue", ";color=blue"),
    ("path", "matrix", False, list[str], NAMES, ";color=blue,black,brown"),
    ("path", "matrix", False, Color, COLOR, ";color=R,100,G,200,B,150"),
    ("path", "matrix", True, str, "", ";color"),
    ("path", "matrix", True, str, "blue", ";color=blue"),
    ("path", "matrix", True, list[str], NAMES, ";color=blue;color=black;color=brown"),
    ("path", "matrix", True, Color, COLOR, ";R=100;G=200;B=150"),
    ("path", "label", False, str, "", "."),
    ("path", "label", False, str, "blue", ".blue"),
    ("path", "label", False, list[str], NAMES, ".blue,black,brown"),
    ("path", "label", False, Color, COLOR, ".R,100,G,200,B,150"),
    ("path", "label", True, list[str], NAMES, ".blue.black.brown"),
    ("path", "label", True, Color, COLOR, ".R=100.G=200.B=150"),
    ("path", "simple", False, str, "blue", "blue"),
    ("path", "simple", False, list[str], NAMES, "blue,black,brown"),
    ("path", "simple", False, Color, COLOR, "R,100,G,200,B,150"),
    ("path", "simple", True, list[str], NAMES, "blue,black,brown"),
    ("path", "simple", True, Color, COLOR, "R=100,G=200,B=150"),
    ("header", "simple", False, list[str], NAMES, "blue,black,brown"),
    ("header", "simple", True, Color, COLOR, "R=100,G=200,B=150"),
    ("query", "form", False, str, "", "color="),
    ("query", "form", False, list[str], NAMES, "color=blue,black,brown"),
    ("query", "form", False, Color, COLOR, "color=R,100,G,200,B,150"),
    ("query", "form", True, str, "blue", "color=blue"),
    ("query", "form", True, list[str], NAMES, "color=blue&color=black&color=brown"),
    ("query", "form", True, Color, COLOR, "R=100&G=200&B=150"),
    ("query", "spaceDelimited", False, list[str], NAMES, "color=blue%20black%20brown"),
    (
        "query",
        "spaceDelimited",
        False,
        Color,
        COLOR,
        "color=R%20100%20G%20200%20B%20150",
    ),
    ("query", "pipeDelimited", False, list[str], NAMES, "color=blue%7Cblack%7Cbrown"),
    (
        "query",
        "pipeDelimited",
        False,
        Color,
        COLOR,
        "color=R%7C100%7CG%7C200%7CB%7C150",
    ),
    (
        "query",
        "deepObject",
        True,
        Color,
        COLOR,
        "color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150",
    ),
    ("cookie", "form", False, list[str], NAMES, "color=blue,black,brown"),
    (
        "cookie",
        "cookie",
        True,
        list[str],
        NAMES,
        "color=blue; color=black; color=brown",
    ),
    ("cookie", "cookie", True, Color, COLOR, "R=100; G=200; B=150"),
]


@pytest.mark.parametrize(
    ("place", "style", "explode", "declared", "value", "text"),
    TABLE,
    ids=[f"{row[0]}-{row[1]}-{row[2]}-{row[5]}" for row in TABLE],
)
def test_the_table_of_styles(
    place: Place, style: Style, explode: bool, declared: Any, value: Any, text: str
) -> None:
    one = codec(declared, place, style, explode=explode)
    assert one.write(value) == text
    assert received(one, text) == value


class Mood(StrEnum):
    GOOD = "good"
    BAD = "not so good"


SCALARS: list[tuple[Any, Any, str]] = [
    (int, -7, "-7"),
    (float, 0.1, "0.1"),
    (float, 1e22, "1e%2B22"),
    (bool, True, "true"),
    (bool, False, "false"),
    (str, "a/b?c#d%e+f&g h", "a%2Fb%3Fc%23d%25e%2Bf%26g%20h"),
    (str, "smörgås 🍞", "sm%C3%B6rg%C3%A5s%20%F0%9F%8D%9E"),
    (str, "~-._", "~-._"),
    (Mood, Mood.BAD, "not%20so%20good"),
    (Literal[1, 2], 2, "2"),
    (Literal["1", "2"], "2", "2"),
    (date, date(2026, 5, 11), "2026-05-11"),
    (datetime, datetime(2026, 5, 11, 7, tzinfo=UTC), "2026-05-11T07%3A00%3A00Z"),
    (
        UUID,
        UUID("7cbf21b5-6d4f-4e5c-a4f6-5bf2b27f4b5b"),
        "7cbf21b5-6d4f-4e5c-a4f6-5bf2b27f4b5b",
    ),
    (int | None, None, "null"),
    (int | str, 12, "12"),
    (int | str, "1x", "1x"),
]


@pytest.mark.parametrize("place", ["path", "query"])
@pytest.mark.parametrize(("declared", "value", "text"), SCALARS)
def test_scalars(place: Place, declared: Any, value: Any, text: str) -> None:
    one = codec(declared, place)
    written = one.write(value)
    assert written.removeprefix("color=") == text
    read = received(one, written)
    assert (read, type(read)) == (value, type(value))


@pytest.mark.parametrize(
    ("declared", "raw"),
    [
        (int, " 1"),
        (int, "1 "),
        (int, "%201"),
        (int, "+1"),
        (int, "1_000"),
        (int, "0x1"),
        (int, "1.0x"),
        (int, "1.5"),
        (int, "\u0661"),
        (int, ""),
        (int, "true"),
        (bool, "1"),
        (bool, "True"),
        (bool, "yes"),
        (float, "nan"),
        (float, "inf"),
        (float, "1e999"),
        (float, ".5"),
        (date, "2026-5-1"),
        (Mood, "GOOD"),
        (Annotated[int, Field(ge=3)], "2"),
        (Annotated[str, Field(min_length=1)], ""),
        (str, "%zz"),
        (str, "%ff"),
        (list[int], "1x"),
    ],
)
def test_what_is_refused(declared: Any, raw: str) -> None:
    one = codec(declared, "query")
    with pytest.raises((ValidationError, WireError)):
        one.read({"color": [raw]})


def test_dots_that_would_be_steps_are_left_to_the_segment() -> None:
    assert codec(str, "path").write("..") == ".."
    assert codec(list[float], "path", "label", explode=True).write([1.5]) == ".1%2E5"


@pytest.mark.parametrize("explode", [False, True])
def test_a_label_that_is_empty_is_read_from_the_segment(explode: bool) -> None:
    for raw in (".", "%2E", "%2e"):
        for declared, value in ((str, ""), (list[str], []), (dict[str, int], {})):
            one = codec(declared, "path", "label", explode=explode)
            assert one.read({"color": [raw]}) == value


def test_an_empty_path_parameter_is_refused() -> None:
    with pytest.raises(WireError, match="cannot be empty"):
        codec(str, "path").write("")


@pytest.mark.parametrize("value", ["a\r\nb", " a", "a ", "a\x00", "é"])
def test_headers_refuse_what_they_cannot_hold(value: str) -> None:
    with pytest.raises(WireError, match="cannot be written in a header"):
        codec(str, "header").write(value)


@pytest.mark.parametrize("value", ["a;b", "a b", 'a"', "é"])
def test_plain_cookies_refuse_what_they_cannot_hold(value: str) -> None:
    with pytest.raises(WireError, match="cannot be written in a cookie"):
        codec(str, "cookie", "cookie").write(value)
    form = codec(str, "cookie")
    assert received(form, form.write(value)) == value


def test_a_wrong_type_is_refused_before_it_is_sent() -> None:
    with pytest.raises(WireError):
        codec(datetime, "query").write("now")


def test_absent_is_nothing_and_twice_is_an_error() -> None:
    one = codec(int, "query")
    assert one.read({}) is NOTHING
    with pytest.raises(WireError, match="more than once"):
        one.read({"color": ["1", "2"]})


def test_reserved_characters_may_pass() -> None:
    one = codec(str, "query", allow_reserved=True)
    assert one.write("a/b?c:d,e%20f g&h#i+j") == "color=a/b?c:d,e%20f%20g%26h%23i%2Bj"
    many = codec(list[str], "query", allow_reserved=True, explode=False)
    text = many.write(["a/b", "c,d"])
    assert text == "color=a/b,c%2Cd"
    assert received(many, text) == ["a/b", "c,d"]


def test_content_parameters_are_json() -> None:
    one = codec(Color, "query", media_type="application/json")
    text = one.write(COLOR)
    assert text == "color=%7B%22R%22%3A100%2C%22G%22%3A200%2C%22B%22%3A150%7D"
    assert received(one, text) == COLOR


@pytest.mark.parametrize(
    ("media_type", "text"),
    [
        ("application/x-www-form-urlencoded", "R=100&G=200&B=150"),
        ("application/json", "%7B%22R%22%3A100%2C%22G%22%3A200%2C%22B%22%3A150%7D"),
    ],
)
def test_the_query_as_one_value(media_type: str, text: str) -> None:
    one = codec(Color, "querystring", media_type=media_type)
    assert one.write(COLOR) == text
    assert received(one, text) == COLOR
    assert one.read(parse_query("")) is NOTHING
    with pytest.raises((WireError, ValidationError)):
        received(one, "R=1&x")


def test_exploded_objects_leave_other_parameters_alone() -> None:
    free, limit = compile_parameters(
        [
            Parameter(argument="free", name="free", place="query", type=dict[str, int]),
            Parameter(argument="limit", name="limit", place="query", type=int),
        ]
    )
    fields = parse_query("a=1&limit=5&b=2")
    assert free.read(fields) == {"a": 1, "b": 2}
    assert limit.read(fields) == 5
    assert free.claims("a")
    assert not free.claims("limit")


NUMBERS = st.integers() | st.floats(allow_nan=False, allow_infinity=False)
JSON_SCALARS = st.none() | st.booleans() | NUMBERS
TEXT = st.text(st.characters(codec="utf-8"), max_size=8)
PATHS: tuple[Style, ...] = ("simple", "label", "matrix")
STYLES: list[tuple[Place, Style, bool]] = [
    *(("path", style, explode) for style in PATHS for explode in (False, True)),
    ("query", "form", False),
    ("query", "form", True),
    ("query", "spaceDelimited", False),
    ("query", "pipeDelimited", False),
    ("query", "deepObject", True),
    ("cookie", "form", False),
    ("cookie", "form", True),
    ("cookie", "cookie", False),
    ("cookie", "cookie", True),
    ("header", "simple", False),
    ("header", "simple", True),
]


@pytest.mark.parametrize(("place", "style", "explode"), STYLES)
@given(data=st.data())
def test_what_is_written_is_read_equal(
    place: Place, style: Style, explode: bool, data: st.DataObject
) -> None:
    """A value either comes back equal, or is refused before it is sent."""
    declared, values = data.draw(
        st.sampled_from(
            [
                (str, TEXT),
                (int, st.integers()),
                (float, st.floats(allow_nan=False, allow_infinity=False)),
                (list[str], st.lists(TEXT, min_size=1, max_size=4)),
                (list[int | None], st.lists(st.integers() | st.none(), min_size=1)),
                (list[list[int]], st.lists(st.lists(st.integers()), min_size=1)),
                (dict[str, str], st.dictionaries(TEXT, TEXT, min_size=1, max_size=4)),
                (
                    dict[str, float],
                    st.dictionaries(
                        TEXT,
                        st.floats(allow_nan=False, allow_infinity=False),
                        min_size=1,
                    ),
                ),
            ]
        )
    )
    assume(style != "deepObject" or declared in {dict[str, str], dict[str, float]})
    value = data.draw(values)
    one = codec(declared, place, style, explode=explode)
    try:
        text = one.write(value)
    except WireError:
        assume(False)
    assert received(one, text) == value
