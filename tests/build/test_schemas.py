from typing import Any

import pytest

from specwright.build.schemas.annotations import NO_ANNOTATIONS
from specwright.ir.json import JsonType, Value
from specwright.ir.schemas import (
    AdditionalProperties,
    AllOf,
    AnyOf,
    Conditional,
    Const,
    Contains,
    DependentRequired,
    DependentSchemas,
    DynamicReference,
    Enum,
    ExclusiveMinimum,
    Items,
    Minimum,
    MinItems,
    Never,
    Not,
    OneOf,
    PrefixItems,
    Properties,
    Reference,
    Schema,
    Type,
)

AT = "/components/schemas/Thing"
NULL = Type((JsonType.NULL,))
STRING = Type((JsonType.STRING,))
OBJECT = Type((JsonType.OBJECT,))


def at(path: str, *assertions: Any) -> Schema:
    return Schema(f"{AT}/{path}", assertions)


@pytest.mark.parametrize(
    ("text", "assertions", "codes"),
    [
        ("{type: string, nullable: true}", [Type((*STRING.types, JsonType.NULL))], []),
        (
            "{type: string, nullable: true, enum: [a]}",
            [Type((*STRING.types, JsonType.NULL)), Enum(("a", None))],
            ["nullable-enum-without-null"],
        ),
        (
            "{nullable: true, enum: [a], x-enum-varnames: [A]}",
            [Enum(("a", None), ("A", ""))],
            ["nullable-enum-without-null"],
        ),
        (
            '{nullable: true, $ref: "#/components/schemas/Other"}',
            [
                AnyOf(
                    (
                        at("nullable", NULL),
                        at("$ref", Reference("/components/schemas/Other")),
                    )
                )
            ],
            ["nullable-without-type"],
        ),
        (
            '{nullable: true, allOf: [{$ref: "#/components/schemas/Other"}]}',
            [
                AnyOf(
                    (
                        at("nullable", NULL),
                        at("allOf/0", Reference("/components/schemas/Other")),
                    )
                )
            ],
            ["nullable-without-type"],
        ),
        (
            "{type: object, nullable: true, oneOf: [{}]}",
            [
                AnyOf(
                    (
                        at("nullable", NULL),
                        at("oneOf", OBJECT, OneOf((at("oneOf/0"),))),
                    )
                )
            ],
            ["nullable-composition"],
        ),
        ("{minimum: 1, exclusiveMinimum: true}", [ExclusiveMinimum(1)], []),
        ("{minimum: 1, exclusiveMinimum: false}", [Minimum(1)], []),
        (
            "{exclusiveMinimum: 1}",
            [ExclusiveMinimum(1)],
            ["keyword-of-another-version"],
        ),
        ("{const: 1}", [], ["keyword-of-another-version"]),
        ("{type: [string]}", [STRING], ["keyword-of-another-version"]),
        (
            "{type: array}",
            [Type((JsonType.ARRAY,))],
            ["array-without-items"],
        ),
        (
            "{additionalProperties: false, not: true}",
            [AdditionalProperties(at("additionalProperties", Never())), Not(at("not"))],
            ["keyword-of-another-version"],
        ),
    ],
)
def test_openapi_3_0(schema: Any, text: str, assertions: Any, codes: Any) -> None:
    found, findings = schema(text, "3.0.3")
    assert list(found.assertions) == assertions
    assert [code for code, _ in findings] == codes


def test_3_0_lets_null_into_a_union_with_its_discriminator(schema: Any) -> None:
    found, _ = schema(
        """
nullable: true
description: A pet
oneOf: [{$ref: "#/components/schemas/Other"}]
discriminator: {propertyName: kind, mapping: {other: Other}}
""",
        "3.0.3",
    )
    (union,) = found.assertions
    null, rest = union.schemas
    assert (null.pointer, rest.pointer) == (f"{AT}/nullable", f"{AT}/oneOf")
    assert found.annotations.discriminator is None
    assert found.annotations.description == "A pet"
    assert rest.annotations.discriminator.mapping == (
        ("other", "/components/schemas/Other"),
    )


def test_3_0_ignores_what_stands_beside_a_reference(schema: Any) -> None:
    found, findings = schema(
        '{$ref: "#/components/schemas/Other", maxLength: 1, description: x}', "3.0.3"
    )
    assert found.assertions == (Reference("/components/schemas/Other"),)
    assert found.annotations.description == "x"
    assert findings == [
        (
            "ignored-reference-sibling",
            (
                "OpenAPI 3.0 ignores what stands beside `$ref`: `description`; "
                "kept as documentation"
            ),
        ),
        (
            "ignored-reference-sibling",
            "OpenAPI 3.0 ignores what stands beside `$ref`: `maxLength`",
        ),
    ]


@pytest.mark.parametrize(
    ("text", "assertions"),
    [
        ("true", ()),
        ("{}", ()),
        ("false", (Never(),)),
        ("{const: null}", (Const(None),)),
        ("{enum: [1, 1.5, true, a, null]}", (Enum((1, 1.5, True, "a", None)),)),
        ("{type: [string, 'null']}", (Type((JsonType.STRING, JsonType.NULL)),)),
        (
            '{$ref: "#/components/schemas/Other", minItems: 1}',
            (Reference("/components/schemas/Other"), MinItems(1)),
        ),
        (
            "{prefixItems: [{const: 1}]}",
            (PrefixItems((at("prefixItems/0", Const(1)),)),),
        ),
        ("{contains: true, minContains: 0}", (Contains(at("contains"), 0, None),)),
        ("{minItems: 2.0}", (MinItems(2),)),
        (
            "{additionalProperties: true}",
            (AdditionalProperties(at("additionalProperties")),),
        ),
        (
            "{if: {const: 1}, else: false}",
            (Conditional(at("if", Const(1)), None, at("else", Never())),),
        ),
        (
            "{properties: {a/b: {}, '~': true, 5: {}}}",
            (
                Properties(
                    (
                        ("a/b", at("properties/a~1b")),
                        ("~", at("properties/~0")),
                        ("5", at("properties/5")),
                    )
                ),
            ),
        ),
    ],
)
def test_openapi_3_1(schema: Any, text: str, assertions: Any) -> None:
    found, findings = schema(text)
    assert found.assertions == assertions
    assert findings == []


@pytest.mark.parametrize(
    ("text", "assertions", "finding"),
    [
        (
            "{items: [{const: 1}], additionalItems: false}",
            [
                PrefixItems((at("items/0", Const(1)),)),
                Items(at("additionalItems", Never())),
            ],
            "keyword-of-another-version",
        ),
        (
            "{dependencies: {a: [b], c: {const: 1}}}",
            [
                DependentRequired((("a", ("b",)),)),
                DependentSchemas((("c", at("dependencies/c", Const(1))),)),
            ],
            "keyword-of-another-version",
        ),
        ("{enum: []}", [Never()], "empty-enum"),
        ("{enum: [1, 1.0, true]}", [Enum((1, True))], "duplicate-enum-value"),
        ("{type: string, maxLength: a}", [STRING], "wrong-type"),
        ("{type: string, maxLength: -1}", [STRING], "impossible-keyword-value"),
        ("{type: string, minLength: .nan}", [STRING], "impossible-keyword-value"),
        ("{type: string, multipleOf: 0}", [STRING], "impossible-keyword-value"),
        ("{type: string, required: true}", [STRING], "wrong-type"),
        ("{type: [string, date]}", [STRING], "unknown-type"),
        ("{allOf: [], type: string}", [STRING], "impossible-keyword-value"),
        (
            "{properties: {a: 5}}",
            [Properties((("a", at("properties/a")),))],
            "wrong-type",
        ),
        ("{items: ~, type: string}", [Items(at("items")), STRING], "wrong-type"),
        ("5", [], "wrong-type"),
    ],
)
def test_what_is_wrong_is_said_and_left_out(
    schema: Any, text: str, assertions: Any, finding: str
) -> None:
    found, findings = schema(text)
    assert list(found.assertions) == assertions
    assert {code for code, _ in findings} == {finding}


def test_annotations(schema: Any) -> None:
    found, findings = schema("""
title: A thing
description: What it is
default: null
examples: [1]
example: 2
deprecated: true
readOnly: true
externalDocs: {url: "https://example.test"}
contentMediaType: image/png
contentEncoding: base64
x-order: 3
""")
    noted = found.annotations
    assert noted.default == Value(None)
    assert noted.examples == (2, 1)
    assert (noted.title, noted.description) == ("A thing", "What it is")
    assert (noted.deprecated, noted.read_only, noted.write_only) == (True, True, False)
    assert (noted.content_media_type, noted.content_encoding) == ("image/png", "base64")
    assert (noted.external, noted.extensions) == (
        "https://example.test",
        {"x-order": 3},
    )
    assert findings == []


def test_a_schema_that_says_nothing_shares_its_annotations(schema: Any) -> None:
    assert schema("{type: string}")[0].annotations is NO_ANNOTATIONS


def test_names_and_descriptions_of_enumerations(schema: Any) -> None:
    found, _ = schema(
        "{enum: [1, 2], x-enumNames: [One, Two], "
        'x-enum-descriptions: {"1": First, "2": Second}}'
    )
    assert found.assertions == (Enum((1, 2), ("One", "Two"), ("First", "Second")),)


def test_every_target_of_a_reference_is_there_in_order(build: Any) -> None:
    api, findings = build("""
paths:
  /things:
    get:
      responses:
        "200":
          description: The things
          content:
            application/json:
              schema: {$ref: "#/components/schemas/B/properties/inner"}
components:
  schemas:
    A: {items: {$ref: "#/paths/~1things/get/responses/200/content/\
application~1json/schema"}}
    B: {properties: {inner: {$ref: "#/components/x-more/C"}}}
  x-more: {C: {type: string}}
""")
    assert list(api.schemas) == [
        "/paths/~1things/get/responses/200/content/application~1json/schema",
        "/components/schemas/A",
        "/components/schemas/B",
        "/components/schemas/B/properties/inner",
        "/components/x-more/C",
    ]
    assert findings == ()


def test_anchors_identifiers_and_dynamic_references(build: Any) -> None:
    api, findings = build("""
components:
  schemas:
    Tree:
      $id: https://example.test/tree
      $dynamicAnchor: node
      properties:
        children: {items: {$dynamicRef: "#node"}}
        leaf: {$ref: "#leaf"}
        other: {$ref: "/other"}
        far: {$ref: "#/components/schemas/Other"}
      $defs: {leaf: {$anchor: leaf, type: string}}
    Other: {$id: "https://example.test/other", type: integer}
""")
    tree = "/components/schemas/Tree"
    members = dict(api.schemas[tree].assertions[0].members)
    assert members["children"].assertions[0].schema.assertions == (
        DynamicReference(tree, "node"),
    )
    assert members["leaf"].assertions == (Reference(f"{tree}/$defs/leaf"),)
    assert members["other"].assertions == (Reference("/components/schemas/Other"),)
    assert members["far"].assertions == (Reference("/components/schemas/Other"),)
    assert api.resources == {
        "": {},
        tree: {"node": tree},
        "/components/schemas/Other": {},
    }
    assert findings == ()


@pytest.mark.parametrize("version", ["3.0.3", "3.1.0"])
def test_a_circle_is_cut_where_it_closes(build: Any, version: str) -> None:
    api, findings = build(f"""
openapi: {version}
components:
  schemas:
    A: {{allOf: [{{$ref: "#/components/schemas/B"}}, {{type: object}}]}}
    B: {{$ref: "#/components/schemas/C"}}
    C: {{anyOf: [{{$ref: "#/components/schemas/A"}}, {{type: object}}]}}
""")
    (assertion,) = api.schemas["/components/schemas/A"].assertions
    assert isinstance(assertion, AllOf)
    assert assertion.schemas[0].assertions == (Reference("/components/schemas/B"),)
    (union,) = api.schemas["/components/schemas/C"].assertions
    assert union.schemas[0] == Schema("/components/schemas/C/anyOf/0")
    (finding,) = findings
    assert finding.location.pointer == "/components/schemas/C/anyOf/0"
    assert finding.message == (
        "`$ref` leads back to `#/components/schemas/A`, which it is a part of; "
        "it is left out"
    )
