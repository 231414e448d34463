"""Generated models agree with jsonschema-rs on schemas that nobody wrote."""

import json
from typing import Any

import jsonschema_rs
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from model_package import imported, lowered, with_schemas
from pydantic import ValidationError

HOLDER = {
    "type": "object",
    "required": ["value"],
    "properties": {"value": {"$ref": "#/components/schemas/Test"}},
}
NAMES = st.sampled_from(["a", "b", "kind"])
SCALARS: st.SearchStrategy[Any] = st.sampled_from(
    [
        True,
        {"type": "string"},
        {"type": "integer"},
        {"type": "number", "minimum": 1},
        {"type": "boolean"},
        {"type": "null"},
        {"type": "string", "minLength": 2},
        {"type": "string", "pattern": "^a"},
        {"type": ["string", "null"]},
        {"type": "integer", "enum": [1, 2]},
        {"const": "x"},
        {"enum": ["x", "y"]},
        {"enum": [1, 2, None]},
        {"$ref": "#/components/schemas/One"},
        {"$ref": "#/components/schemas/Two"},
    ]
)


def larger(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Return objects, arrays and combinations of smaller schemas."""
    objects = st.fixed_dictionaries(
        {
            "type": st.just("object"),
            "properties": st.dictionaries(NAMES, inner, max_size=3),
        },
        optional={
            "required": st.lists(NAMES, unique=True, max_size=2),
            "additionalProperties": st.just(False) | inner,
            "minProperties": st.integers(0, 2),
            "maxProperties": st.integers(1, 3),
            "patternProperties": st.dictionaries(st.just("^k"), inner, max_size=1),
            "dependentRequired": st.just({"a": ["b"]}),
            "unevaluatedProperties": st.just(False),
        },
    )
    arrays = st.fixed_dictionaries(
        {"type": st.just("array")},
        optional={
            "items": inner,
            "prefixItems": st.lists(inner, min_size=1, max_size=2),
            "minItems": st.integers(0, 2),
            "maxItems": st.integers(1, 2),
            "uniqueItems": st.just(True),
            "contains": inner,
        },
    )
    combined = st.one_of(
        *(
            st.fixed_dictionaries({keyword: st.lists(inner, min_size=1, max_size=3)})
            for keyword in ("allOf", "anyOf", "oneOf")
        ),
        st.fixed_dictionaries({"not": inner}),
        st.fixed_dictionaries({"if": inner, "then": inner}),
    )
    beside = st.builds(lambda a, b: {**a, **b}, objects | arrays, combined)
    return st.one_of(objects, arrays, combined, beside)


SCHEMAS = st.recursive(SCALARS, larger, max_leaves=6)
TARGETS = SCHEMAS.map(lambda schema: {"type": "object", "properties": {"a": schema}})
VALUES: st.SearchStrategy[Any] = st.recursive(
    st.sampled_from([None, True, False, 0, 1, 2, 1.0, 1.5, "", "x", "y", "ax"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["a", "b", "kind", "k1"]), inner, max_size=3)
    ),
    max_leaves=5,
)


@settings(
    max_examples=80,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(SCHEMAS, TARGETS, TARGETS, st.lists(VALUES, min_size=8, max_size=12))
def test_models_judge_as_their_schemas_do(
    schema: Any, one: Any, two: Any, values: list[Any]
) -> None:
    schemas = {"Holder": HOLDER, "Test": schema, "One": one, "Two": two}
    oracle = jsonschema_rs.Draft202012Validator(
        {
            "$ref": "#/components/schemas/Test",
            "components": {"schemas": schemas},
        }
    )
    models = lowered(with_schemas(schemas), formats="annotation", untyped="exact")
    with imported(models) as module:
        for value in values:
            text = json.dumps({"value": value})
            try:
                read = module.Holder.model_validate_json(text, by_name=False)
            except ValidationError:
                read = None
            assert (read is not None) == oracle.is_valid(value), value
            if read is not None:
                assert json.loads(read.model_dump_json()) == json.loads(text)
