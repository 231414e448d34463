"""A value that one version refuses and the other accepts is a breaking change.

The judge is jsonschema-rs, which shares no code with the comparison.
"""

from itertools import product
from typing import Any

import jsonschema_rs
from hypothesis import example, given, settings
from hypothesis import strategies as st
from schema_case import api_with

from specwright.diff import Direction, Level, differences

TEXT = {"type": "string"}
WHOLE = {"type": "integer"}
COMPONENTS: dict[str, Any] = {
    "Text": TEXT,
    "Cat": {
        "type": "object",
        "required": ["kind"],
        "properties": {"kind": {"const": "cat"}, "n": WHOLE},
    },
    "Dog": {
        "type": "object",
        "required": ["kind"],
        "properties": {"kind": {"const": "dog"}, "n": TEXT},
    },
    "Open": {"type": "object", "properties": {"n": WHOLE}},
}
REFERENCES = st.sampled_from(
    [{"$ref": f"#/components/schemas/{name}"} for name in COMPONENTS]
)
APART = [{"$ref": f"#/components/schemas/{name}"} for name in ("Text", "Cat", "Dog")]
# What is no breaking change although it refuses values: see test_traffic_of_schemas.
EXCUSED = (
    "request-optional-property-added",
    "response-optional-property-removed",
    "response-enum-value-added",
)
SCALARS: list[Any] = [None, True, False, 0, 1, 2, 6, 2.5, -1, "", "a", "cat", "ab"]
OBJECTS = [
    {name: value for name, value in (("kind", kind), ("n", n)) if value != ()}
    for kind, n in product(["cat", "dog", 1, ()], [1, "a", None, ()])
]
VALUES = [*SCALARS, *OBJECTS, *([one] for one in SCALARS), [], [1, 1], ["a", 1], [{}]]


def limits(inner: st.SearchStrategy[Any]) -> dict[str, st.SearchStrategy[Any]]:
    """What each keyword may say."""
    lists = st.lists(inner, min_size=1, max_size=3)
    small = st.integers(min_value=0, max_value=2)
    types = ["string", "integer", "number", "boolean", "null", "array", "object"]
    return {
        "type": st.sampled_from(types)
        | st.lists(st.sampled_from(types), min_size=1, max_size=3, unique=True),
        "enum": st.lists(st.sampled_from([*SCALARS[:6], "a"]), min_size=1, max_size=3),
        "const": st.sampled_from([None, 1, "a", "cat"]),
        "minimum": small,
        "exclusiveMinimum": small,
        "maximum": small,
        "exclusiveMaximum": small,
        "multipleOf": st.sampled_from([1, 2, 3, 0.5]),
        "minLength": small,
        "maxLength": small,
        "pattern": st.sampled_from(["^a", "", "t$"]),
        "minItems": small,
        "maxItems": small,
        "uniqueItems": st.booleans(),
        "items": inner,
        "required": st.lists(st.sampled_from(["kind", "n"]), unique=True),
        "properties": st.dictionaries(st.sampled_from(["kind", "n"]), inner),
        "additionalProperties": st.booleans() | inner,
        "patternProperties": st.dictionaries(st.sampled_from(["^k", "n"]), inner),
        "minProperties": small,
        "maxProperties": small,
        "allOf": lists,
        "anyOf": lists,
        # Variants that overlap refuse what they share: nobody means it.
        "oneOf": st.lists(
            st.sampled_from(APART), min_size=1, max_size=3, unique_by=str
        ),
    }


def keywords(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    pairs = (st.tuples(st.just(name), said) for name, said in limits(inner).items())
    return st.lists(st.one_of(pairs), max_size=3).map(dict)


SCHEMAS = st.recursive(
    st.just({}) | REFERENCES | keywords(REFERENCES), keywords, max_leaves=4
)


def judge(schema: Any) -> jsonschema_rs.Draft202012Validator:
    return jsonschema_rs.Draft202012Validator(
        {"components": {"schemas": COMPONENTS}, "allOf": [schema]}
    )


def edited(schema: Any, keyword: tuple[str, Any] | None) -> Any:
    """Return a schema with one keyword changed."""
    if keyword is None or not isinstance(schema, dict):
        return schema
    return {**schema, keyword[0]: keyword[1]}


EDITS = st.one_of(
    st.tuples(st.just(name), said) for name, said in limits(REFERENCES).items()
)


@settings(deadline=None, max_examples=300, derandomize=True)
@given(SCHEMAS, SCHEMAS | EDITS)
@example({"required": ["n"]}, {"required": ["kind"]})
@example({"required": ["n"]}, {"$ref": "#/components/schemas/Cat"})
@example({}, {"enum": [True, False]})
@example({"oneOf": APART}, ("anyOf", APART[:2]))
@example(
    {"additionalProperties": False, "patternProperties": {"^k": {}}},
    {"additionalProperties": False},
)
def test_what_is_refused_now_is_a_breaking_change(one: Any, change: Any) -> None:
    other = edited(one, change) if isinstance(change, tuple) else change
    old, new = judge(one), judge(other)
    told = {
        change.rule.direction
        for change in differences(
            api_with(one, COMPONENTS), api_with(other, COMPONENTS)
        )
        if change.rule.level is Level.BREAKING or change.rule.id in EXCUSED
    }
    for value in VALUES:
        before, after = old.is_valid(value), new.is_valid(value)
        if before and not after:
            assert Direction.REQUEST in told, (value, one, other)
        if after and not before:
            assert Direction.RESPONSE in told, (value, one, other)
