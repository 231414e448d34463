from typing import Any

import pytest

from specwright.ir.json import JsonType
from specwright.schema.conjunction import conjuncts, followed
from specwright.schema.direction import (
    Direction,
    depends_on_direction,
    directional,
)
from specwright.schema.inheritance import heirs, tagged_heirs
from specwright.schema.json_schema import as_json_schema
from specwright.schema.json_types import json_types
from specwright.schema.members import members
from specwright.schema.overlap import apart
from specwright.schema.subschemas import is_recursive, reachable, recursive
from specwright.schema.unions import ByProperty, Clash, distinction, unions

AT = "/components/schemas/"


def test_bare_references_are_followed_to_their_end(schemas: Any) -> None:
    found = schemas("""
A: {$ref: "#/components/schemas/B"}
B: {$ref: "#/components/schemas/C"}
C: {type: string, $ref: "#/components/schemas/D"}
D: {}
""")
    assert followed(found.api, found["A"]) is found["C"]
    assert [each.pointer for each in conjuncts(found.api, found["A"])] == [
        f"{AT}{name}" for name in "ABCD"
    ]


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("{}", set(JsonType)),
        ("false", set()),
        ("{type: number}", {"number", "integer"}),
        ("{type: [integer, string], enum: [1, 1.5, a, null]}", {"integer", "string"}),
        ("{allOf: [{type: [string, array]}, {type: [array, object]}]}", {"array"}),
        ("{anyOf: [{type: string}, {const: 1.0}]}", {"string", "integer"}),
        ("{not: {type: [object, array, number]}}", {"string", "boolean", "null"}),
        (
            "{if: true, then: {type: string}, else: {type: 'null'}}",
            {"string", "null"},
        ),
        (
            '{anyOf: [{$ref: "#/components/schemas/B"}, {type: "null"}]}',
            {"object", "null"},
        ),
    ],
)
def test_types(schemas: Any, text: str, types: Any) -> None:
    found = schemas(f"A: {text}\nB: {{type: object}}")
    assert json_types(found.api, found["A"]) == types


def test_members_are_gathered_through_all_of(schemas: Any) -> None:
    found = schemas("""
Base: {type: object, required: [id], properties: {id: {type: string}, note: {}}}
Thing:
  allOf: [{$ref: "#/components/schemas/Base"}]
  required: [name, hidden]
  properties: {name: {type: string}, id: {minLength: 1}}
""")
    named = members(found.api, found["Thing"]).named
    assert [(each.name, each.required, each.declared) for each in named] == [
        ("name", True, True),
        ("id", True, True),
        ("hidden", True, False),
        ("note", False, True),
    ]
    assert [each.pointer for each in named[1].schemas] == [
        f"{AT}Thing/properties/id",
        f"{AT}Base/properties/id",
    ]


def test_a_closed_part_refuses_the_members_of_the_others(schemas: Any) -> None:
    found = schemas("""
Thing:
  properties: {a: {}}
  allOf: [{properties: {b: {}}, additionalProperties: false}]
""")
    both = members(found.api, found["Thing"])
    assert both.closed
    a = both.get("a")
    assert a is not None
    assert json_types(found.api, a.schemas[1]) == set()


@pytest.mark.parametrize(
    ("one", "other", "by"),
    [
        ("{type: string}", "{type: integer}", "their JSON types"),
        ("{type: number}", "{type: integer}", None),
        ("{const: a}", "{enum: [b, c]}", "their constants"),
        ("{const: 1}", "{const: 1.0}", None),
        ("{const: a}", "{type: [integer, string], not: {const: a}}", None),
        (
            "{type: object, required: [k], properties: {k: {const: a}}}",
            "{type: object, required: [k], properties: {k: {const: b}}}",
            "the values of `k`",
        ),
        (
            "{type: object, properties: {k: {const: a}}}",
            "{type: object, required: [k], properties: {k: {const: b}}}",
            None,
        ),
        (
            "{type: object, required: [a]}",
            "{type: object, properties: {b: {}}, additionalProperties: false}",
            "`a`, which only one of them lets in",
        ),
        ("{required: [a]}", "{additionalProperties: false}", None),
    ],
)
def test_what_keeps_schemas_apart(
    schemas: Any, one: str, other: str, by: str | None
) -> None:
    found = schemas(f"A: {one}\nB: {other}")
    for pair in ((found["A"], found["B"]), (found["B"], found["A"])):
        reason = apart(found.api, *pair)
        assert (reason and reason.by) == by


PETS = """
Cat: {type: object, required: [kind], properties: {kind: {const: cat}}}
Dog: {type: object, required: [kind], properties: {kind: {enum: [dog, puppy]}}}
Pet:
  oneOf:
    - $ref: "#/components/schemas/Cat"
    - $ref: "#/components/schemas/Dog"
    - type: "null"
    - type: string
"""


def test_a_discriminator_is_inferred_from_constants(schemas: Any) -> None:
    found = schemas(PETS)
    (union,) = unions(found.api, found["Pet"])
    assert (len(union.variants), union.nullable, union.exclusive) == (3, True, True)
    told = distinction(found.api, union)
    assert dict(told.types) == {
        JsonType.STRING: (f"{AT}Pet/oneOf/3",),
        JsonType.OBJECT: (f"{AT}Cat", f"{AT}Dog"),
    }
    assert told.objects == ByProperty(
        "kind",
        (("cat", f"{AT}Cat"), ("dog", f"{AT}Dog"), ("puppy", f"{AT}Dog")),
        explicit=False,
    )
    assert told.clashes == ()
    assert not told.ambiguous


def test_a_discriminator_is_stated_by_mapping_and_by_name(schemas: Any) -> None:
    found = schemas("""
Cat: {type: object, required: [kind], properties: {kind: {type: string}}}
Dog: {type: object, required: [kind], properties: {kind: {type: string}}}
Pet:
  anyOf: [{$ref: "#/components/schemas/Cat"}, {$ref: "#/components/schemas/Dog"}]
  discriminator: {propertyName: kind, mapping: {kitten: Cat}}
""")
    (union,) = unions(found.api, found["Pet"])
    told = distinction(found.api, union)
    assert told.objects == ByProperty(
        "kind", (("kitten", f"{AT}Cat"), ("Dog", f"{AT}Dog")), explicit=True
    )
    assert told.clashes == (Clash(f"{AT}Cat", f"{AT}Dog"),)
    assert not told.ambiguous


def test_null_around_a_union_is_one_more_variant(schemas: Any) -> None:
    found = schemas("""
Pet: {anyOf: [{type: "null"}, {oneOf: [{type: string}, {type: integer}]}]}
""")
    (union,) = unions(found.api, found["Pet"])
    assert (len(union.variants), union.nullable, union.exclusive) == (2, True, True)
    assert union.schema.pointer == f"{AT}Pet/anyOf/1"


def test_variants_that_nothing_tells_apart_are_ambiguous(schemas: Any) -> None:
    found = schemas("Pet: {oneOf: [{type: object}, {properties: {a: {}}}]}")
    (union,) = unions(found.api, found["Pet"])
    assert distinction(found.api, union).ambiguous


def test_heirs_are_told_apart_by_the_base(schemas: Any) -> None:
    found = schemas("""
Puppy: {allOf: [{$ref: "#/components/schemas/Dog"}]}
Dog: {allOf: [{$ref: "#/components/schemas/Pet"}]}
Pet:
  type: object
  required: [kind]
  properties: {kind: {type: string}}
  discriminator: {propertyName: kind, mapping: {young: Puppy}}
""")
    below = heirs(found.api.schemas)
    assert below[f"{AT}Pet"] == (f"{AT}Puppy", f"{AT}Dog")
    told = tagged_heirs(found.api, found["Pet"], below)
    assert told is not None
    assert told.values == (("young", f"{AT}Puppy"), ("Dog", f"{AT}Dog"))


def test_recursion_and_reach(schemas: Any) -> None:
    found = schemas("""
Tree: {properties: {children: {items: {$ref: "#/components/schemas/Branch"}}}}
Branch: {allOf: [{$ref: "#/components/schemas/Tree"}, {$ref: "#/components/schemas/X"}]}
X: {type: object}
""")
    assert list(reachable(found.api, found["Tree"])) == [
        f"{AT}{name}" for name in ("Branch", "Tree", "X")
    ]
    assert is_recursive(found.api, found["Tree"])
    assert not is_recursive(found.api, found["X"])
    assert recursive(found.api) == {f"{AT}Branch", f"{AT}Tree"}


def test_direction_spreads_through_references(schemas: Any) -> None:
    found = schemas("""
Id: {type: string, readOnly: true}
Thing: {type: object, required: [id, name], properties: {
  id: {$ref: "#/components/schemas/Id"}, name: {type: string}}}
Things: {type: array, items: {$ref: "#/components/schemas/Thing"}}
Other: {type: object, properties: {name: {type: string}}}
""")
    assert directional(found.api) == {f"{AT}Thing", f"{AT}Things"}
    assert depends_on_direction(found.api, found["Things"])
    assert not depends_on_direction(found.api, found["Other"])
    for direction, required in (
        (Direction.REQUEST, ["name"]),
        (Direction.RESPONSE, ["id", "name"]),
        (None, ["id", "name"]),
    ):
        written = as_json_schema(found.api, found["Thing"], direction)
        assert written["required"] == required


def test_a_base_may_be_required_by_its_heir(schemas: Any) -> None:
    found = schemas("""
Base: {properties: {id: {readOnly: true}}}
Thing: {allOf: [{$ref: "#/components/schemas/Base"}, {required: [id]}]}
""")
    written = as_json_schema(found.api, found["Thing"], Direction.REQUEST)
    assert written["allOf"] == [{"$ref": "#/$defs/~1components~1schemas~1Base"}, {}]
