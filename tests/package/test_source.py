from specwright.python.annotation import Annotation
from specwright.python.imports import Import
from specwright.python.source import (
    constructed,
    declared,
    exported,
    optional,
    union,
)
from specwright.python.static import static


def test_unions_repeat_nothing_and_end_in_none() -> None:
    members = [Annotation("None"), Annotation("A"), Annotation("B"), Annotation("A")]
    assert union(members).text == "A | B | None"
    assert optional(optional(Annotation("A"))).text == "A | None"


def test_calls_leave_out_what_is_not_given() -> None:
    assert constructed("Header", name='"x"', type=None) == 'Header(name="x")'


def test_signatures_show_what_checkers_see() -> None:
    field = Import("pydantic", "Field")
    integer = Import("_runtime.scalars", "Integer", local=True)
    pet = Import("models", "Pet", local=True)
    annotated = Import("typing", "Annotated")
    given = Annotation(
        "list[Annotated[Integer, Field(ge=1)]] | Pet",
        frozenset({field, integer, pet, annotated}),
    )
    assert static(given) == Annotation("list[int] | Pet", frozenset({pet}))
    literal = Annotation('Literal["Integer", "a | b"]')
    assert static(literal).text == "Literal['Integer', 'a | b']"


def test_exports_are_sorted_by_kind() -> None:
    assert exported(["b", "A", "Z", "LIST", "LIST"]) == '["LIST", "A", "Z", "b"]'


def test_long_unions_stand_in_parentheses() -> None:
    long = " | ".join(f"Schema{number}" for number in range(10))
    assert declared("x", long, " = None") == f"x: ({long}) = None"
    assert declared("x", "int | None", " = None") == "x: int | None = None"
    name = "A" * 100
    assert declared("x", name) == f"x: {name}"
