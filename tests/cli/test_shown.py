"""Which texts of a specification are others: told from lines, as a walk would tell."""

from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from specwright.cli.shown import changed_texts
from specwright.document.pointer import escape
from specwright.ir.json import Json
from specwright.render import specification_file

TEXT = st.text(max_size=5) | st.sampled_from(
    ['"', "\\", "a/b~c", "},", "]", "{", ": ", ""]
)
JSON: st.SearchStrategy[Json] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | TEXT,
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4)
    ),
    max_leaves=20,
)
OBJECTS = st.dictionaries(TEXT, JSON, max_size=5)


def shown(value: Json) -> bytes:
    return specification_file("any", value).content


def members(value: Json, pointer: str = "") -> Iterator[tuple[str, str]]:
    """Yield the pointer and the text of each member that is a string."""
    if isinstance(value, dict):
        for name, of in value.items():
            place = f"{pointer}/{escape(name)}"
            if isinstance(of, str):
                yield place, of
            yield from members(of, place)
    elif isinstance(value, list):
        for number, of in enumerate(value):
            yield from members(of, f"{pointer}/{number}")


def retexted(value: Json, words: Iterator[str | None], *, member: bool = False) -> Json:
    """Return a value with other texts where there are any left, in its members."""
    match value:
        case str() if member:
            return next(words, None) or value
        case dict():
            return {
                name: retexted(of, words, member=True) for name, of in value.items()
            }
        case list():
            return [retexted(of, words) for of in value]
        case _:
            return value


@given(OBJECTS, st.lists(st.none() | TEXT, max_size=9))
def test_the_texts_that_are_others(value: Json, words: list[str | None]) -> None:
    other = retexted(value, iter(words))
    before, after = dict(members(value)), dict(members(other))
    found = changed_texts(shown(value), shown(other))
    assert found is not None
    assert {place: (of.before, of.after) for place, of in found.items()} == {
        place: (text, after[place])
        for place, text in before.items()
        if text != after[place]
    }


@given(OBJECTS, OBJECTS)
def test_anything_else_is_more(one: Json, other: Json) -> None:
    found = changed_texts(shown(one), shown(other))
    assert found is None or shown(retexted(one, texts(other))) == shown(other)


def texts(value: Json) -> Iterator[str | None]:
    return (text for _, text in members(value))
