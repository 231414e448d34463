from typing import Any

import jsonschema_rs
import pytest

from specwright.contract.direction import Direction
from specwright.contract.oracle import Oracle
from specwright.ir.json import Json

from .documents import of_schemas, pointer

REQUEST, RESPONSE = Direction.REQUEST, Direction.RESPONSE


@pytest.mark.parametrize(
    ("schema", "valid", "invalid"),
    [
        ({"type": "string", "nullable": True}, [None, ""], [1]),
        ({"enum": ["a"], "nullable": True}, [None, "a"], ["b"]),
        ({"allOf": [{"type": "string"}], "nullable": True}, [None, "x"], [1]),
        ({"$ref": "#/components/schemas/Text", "nullable": True}, [None, "x"], [1]),
        ({"minimum": 1, "exclusiveMinimum": True}, [2, 1.5], [1, 0]),
        ({"minimum": 1, "exclusiveMinimum": False}, [1], [0]),
        ({"maximum": 1, "exclusiveMaximum": True}, [0], [1]),
        ({"const": 1}, [1, 2], []),
        ({"type": "string", "format": "email"}, ["no"], []),
        ({"type": "string", "format": "date"}, ["2024-02-29"], ["2023-02-29"]),
        ({"type": "string", "format": "byte"}, ["", "YQ=="], ["Y", "!"]),
    ],
)
def test_openapi_3_0_is_read_as_2020_12(
    schema: Json, valid: list[Json], invalid: list[Json]
) -> None:
    oracle = Oracle(of_schemas("3.0.3", S=schema, Text={"type": "string"}))
    assert [oracle.accepts(pointer("S"), v, RESPONSE) for v in valid] == [True] * len(
        valid
    )
    assert not any(oracle.accepts(pointer("S"), v, RESPONSE) for v in invalid)


def test_read_only_members_are_not_asked_for_in_requests() -> None:
    oracle = Oracle(
        of_schemas(
            "3.0.3",
            Base={"properties": {"id": {"type": "string", "readOnly": True}}},
            S={
                "allOf": [{"$ref": "#/components/schemas/Base"}],
                "type": "object",
                "required": ["id", "name", "secret"],
                "properties": {"secret": {"writeOnly": True}},
            },
        )
    )
    sent: Json = {"name": 1, "secret": 2}
    received: Json = {"name": 1, "id": "x"}
    assert oracle.accepts(pointer("S"), sent, REQUEST)
    assert not oracle.accepts(pointer("S"), sent, RESPONSE)
    assert oracle.accepts(pointer("S"), received, RESPONSE)
    assert not oracle.accepts(pointer("S"), received, REQUEST)


def test_what_moved_is_still_found_by_its_pointer() -> None:
    schema: Json = {
        "nullable": True,
        "anyOf": [{"type": "string"}, {"type": "integer"}],
    }
    oracle = Oracle(of_schemas("3.0.3", S=schema))
    first = pointer("S") + "/anyOf/0"
    assert oracle.accepts(first, "x", RESPONSE)
    assert not oracle.accepts(first, 1, RESPONSE)


def test_a_refusal_names_keyword_and_place() -> None:
    oracle = Oracle(of_schemas(S={"properties": {"a": {"items": {"maximum": 3}}}}))
    (refusal,) = oracle.refusals(pointer("S"), {"a": [1, 9]}, RESPONSE)
    assert (refusal.keyword, refusal.path) == ("maximum", ("a", 1))


def test_formats_may_be_annotations() -> None:
    document = of_schemas(S={"format": "uuid"})
    assert not Oracle(document).accepts(pointer("S"), "no", RESPONSE)
    assert Oracle(document, typed_formats=False).accepts(pointer("S"), "no", RESPONSE)


def test_schemas_that_lead_to_each_other_are_compiled_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made: list[dict[str, Json]] = []
    compiled = jsonschema_rs.Draft202012Validator

    def counted(schema: dict[str, Json], **choices: Any) -> Any:
        made.append(schema)
        return compiled(schema, **choices)

    monkeypatch.setattr(jsonschema_rs, "Draft202012Validator", counted)
    names = [f"S{number}" for number in range(20)]
    ring: dict[str, Json] = {
        name: {"properties": {"next": {"$ref": f"#{pointer(after)}"}}, "type": "object"}
        for name, after in zip(names, [*names[1:], names[0]], strict=True)
    }
    oracle = Oracle(of_schemas(**ring))
    for name in names:
        assert oracle.accepts(pointer(name), {"next": {"next": {}}}, RESPONSE)
        assert not oracle.accepts(pointer(name), {"next": {"next": 1}}, RESPONSE)
    assert len(made) == 1


def test_a_schema_that_cannot_be_read_does_not_stand_in_the_way_of_others() -> None:
    oracle = Oracle(of_schemas(S={"type": "string"}, Broken={"pattern": "("}))
    assert oracle.accepts(pointer("S"), "x", RESPONSE)
    assert not oracle.accepts(pointer("S"), 1, RESPONSE)
    with pytest.raises(ValueError, match="regex"):
        oracle.accepts(pointer("Broken"), "x", RESPONSE)


NAMED: dict[str, Json] = {
    "Node": {
        "$anchor": "node",
        "type": "object",
        "required": ["size"],
        "properties": {"size": {"type": "integer"}, "next": {"$ref": "#node"}},
    },
    "Boat": {
        "$id": "https://example.com/boat.json",
        "type": "object",
        "properties": {
            "name": {"$ref": "#/$defs/name"},
            "crew": {"$ref": "crew.json"},
            "home": {"$ref": "#/components/schemas/Boat/$defs/name"},
        },
        "$defs": {"name": {"type": "string"}},
    },
    "Crew": {"$id": "https://example.com/crew.json", "type": "integer"},
    "Near": {"$id": "near.json", "$anchor": "here", "type": "null"},
    "Tree": {
        "$id": "https://example.com/tree.json",
        "$dynamicAnchor": "branch",
        "type": "object",
        "properties": {"branches": {"items": {"$dynamicRef": "#branch"}}},
    },
    "Strict": {
        "$id": "https://example.com/strict.json",
        "$dynamicAnchor": "branch",
        "$ref": "tree.json",
        "unevaluatedProperties": False,
    },
    "All": {
        "properties": {
            "node": {"$ref": "#node"},
            "boat": {"$ref": "https://example.com/boat.json"},
            "name": {"$ref": "#/components/schemas/Boat/properties/name"},
            "near": {"$ref": "near.json#here"},
        }
    },
}


@pytest.mark.parametrize(
    ("place", "valid", "invalid"),
    [
        ("Node", {"size": 1, "next": {"size": 2}}, {"size": 1, "next": {}}),
        ("Node/properties/next", {"size": 1}, {}),
        ("Boat", {"name": "Anna", "crew": 3}, {"name": 3}),
        ("Boat", {"home": "Oslo"}, {"crew": "three"}),
        ("Boat", {}, {"home": 47}),
        ("Boat/properties/name", "Anna", 3),
        ("Near", None, 1),
        ("Tree", {"branches": [{"leaf": 1}]}, {"branches": [1]}),
        ("Strict", {"branches": [{}]}, {"branches": [{"leaf": 1}]}),
        ("All", {"node": {"size": 1}}, {"node": {}}),
        ("All", {"boat": {"name": "Anna"}}, {"boat": {"name": 3}}),
        ("All", {"name": "Anna"}, {"name": 3}),
        ("All", {"near": None}, {"near": 1}),
    ],
)
def test_schemas_by_their_own_names(place: str, valid: Json, invalid: Json) -> None:
    oracle = Oracle(of_schemas(**NAMED))
    assert oracle.accepts(pointer(place), valid, RESPONSE)
    assert not oracle.accepts(pointer(place), invalid, RESPONSE)


@pytest.mark.parametrize(
    ("place", "value", "keyword"),
    [
        ("All", {"node": {}}, "Node/required"),
        ("All", {"boat": {"name": 3}}, "Boat/$defs/name/type"),
        ("Strict", {"leaf": 1}, "Strict/unevaluatedProperties"),
    ],
)
def test_what_refuses_is_found_by_its_own_name(
    place: str, value: Json, keyword: str
) -> None:
    oracle = Oracle(of_schemas(**NAMED))
    (refusal,) = oracle.refusals(pointer(place), value, RESPONSE)
    assert refusal.pointer == pointer(keyword)
