"""Each style, as the specification's own table spells it, and back."""

from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Annotated, Any, Literal
from uuid import UUID

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from specwright.runtime.codec import Codec
from specwright.runtime.fields import NOTHING, parse_cookies, parse_query
from specwright.runtime.operation import Parameter, Place, Style
from specwright.runtime.parameters import compile_parameter, compile_parameters
from specwright.runtime.percent import WireError


class Color(BaseModel):
    R: int
    G: int
    B: int


COLOR = Color(R=100, G=200, B=150)
NAMES = ["blue", "black", "brown"]


def codec(
    declared: Any, place: Place, style: Style | None = None, **more: Any
) -> Codec:
    return compile_parameter(
        Parameter(
            argument="color",
            name="color",
            place=place,
            type=declared,
            style=style,
            **more,
        )
    )


def received(one: Codec, text: str) -> Any:
    """Read what was written, as a server would."""
    match one.parameter.place:
        case "path":
            return one.read({"color": [text]})
        case "header":
            return one.read({"color": [text]})
        case "cookie":
            return one.read(parse_cookies(text))
        case _:
            return one.read(parse_query(text))


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


def test_dots_that_would_be_steps_are_left_to_the_segment() -> None:
    assert codec(str, "path").write("..") == ".."
    assert codec(list[float], "path", "label", explode=True).write([1.5]) == ".1%2E5"


def test_an_empty_path_parameter_is_refused() -> None:
    with pytest.raises(WireError, match="cannot be empty"):
        codec(str, "path").write("")


@pytest.mark.parametrize("value", ["a\r\nb", " a", "a ", "a\x00"])
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
