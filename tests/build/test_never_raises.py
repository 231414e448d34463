"""Whatever JSON it is given, build answers, and answers the same twice."""

import copy
import json
from typing import Any

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from specwright.build import build_api
from specwright.build.endless import distant, endless
from specwright.ir.api import Api
from specwright.schema.conjunction import followed
from specwright.schema.direction import Direction, directional
from specwright.schema.inheritance import heirs
from specwright.schema.json_schema import as_json_schema
from specwright.schema.members import members
from specwright.schema.overlap import disjoint
from specwright.schema.subschemas import is_recursive
from specwright.schema.unions import distinction, unions

WHOLE: dict[str, Any] = yaml.safe_load("""
openapi: 3.2.0
$self: https://example.test/openapi.yaml
jsonSchemaDialect: https://spec.openapis.org/oas/3.1/dialect/base
info: {title: Things, version: 1.0.0}
externalDocs: {url: "https://example.test"}
servers:
  - url: "https://{region}.example.test"
    variables: {region: {default: eu, enum: [eu, us]}}
tags: [{name: things, parent: goods, kind: nav}, {name: goods}]
security: [{token: [], key: []}, {}]
paths:
  /things/{id}:
    summary: Things
    parameters:
      - {$ref: "#/components/parameters/id"}
      - {name: filter, in: query, content: {application/json: {schema: {}}}}
    query:
      operationId: findThings
      tags: [things]
      requestBody:
        required: true
        content:
          multipart/form-data:
            schema: {$ref: "#/components/schemas/Thing"}
            encoding:
              photo:
                contentType: image/png
                headers: {X-Part: {schema: {type: string}}}
          application/jsonl: {itemSchema: {$ref: "#/components/schemas/Thing"}}
      responses:
        "200":
          description: The things
          headers: {X-Rate: {schema: {type: integer}, explode: true}}
          content:
            application/json:
              schema: {type: array, items: {$ref: "#/components/schemas/Thing"}}
              examples: {one: {value: [1]}}
          links: {self: {operationRef: "#/paths/~1things~1{id}/query"}}
        4XX: {$ref: "#/components/responses/error"}
      callbacks:
        done:
          "{$request.body#/url}":
            post: {responses: {"204": {description: Done}}}
    additionalOperations:
      LINK: {operationId: linkThing, responses: {default: {description: Linked}}}
webhooks:
  changed: {post: {operationId: changed, responses: {"204": {description: Done}}}}
components:
  parameters: {id: {name: id, in: path, required: true, schema: {type: string}}}
  responses: {error: {description: X, content: {application/json: {schema: true}}}}
  securitySchemes:
    token: {type: oauth2, flows: {implicit: {authorizationUrl: x, scopes: {a: b}}}}
    key: {type: apiKey, in: header, name: X-Key}
  schemas:
    Thing:
      $id: https://example.test/thing
      $dynamicAnchor: thing
      type: [object, "null"]
      required: [id]
      properties:
        id: {type: integer, minimum: 1, exclusiveMaximum: 9, multipleOf: 2}
        name: {type: string, minLength: 1, maxLength: 9, pattern: a, format: b}
        tags:
          type: array
          prefixItems: [{const: 1}]
          items: {$dynamicRef: "#thing"}
          contains: {enum: [1, 2], x-enum-varnames: [one, two]}
          minContains: 0
          maxContains: 3
          uniqueItems: true
          unevaluatedItems: false
        old: {items: [{}], additionalItems: false, dependencies: {a: [b], c: {}}}
      patternProperties: {^x: {default: [1], examples: [2], deprecated: true}}
      additionalProperties: false
      propertyNames: {$ref: "#/$defs/name"}
      dependentRequired: {name: [id]}
      dependentSchemas: {name: {not: {type: "null"}}}
      unevaluatedProperties: {}
      if: {readOnly: true}
      then: {allOf: [{writeOnly: true}]}
      else: {anyOf: [{title: x}, {$anchor: y}]}
      oneOf: [{$ref: "#/components/schemas/Thing/properties/id"}, {}]
      discriminator: {propertyName: kind, mapping: {a: Thing}}
      $defs: {name: {contentMediaType: a/b, contentEncoding: base64}}
""")


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Return the path of everything inside a value."""
    inner = value.items() if isinstance(value, dict) else enumerate(value)
    return [
        place
        for key, member in inner
        for place in (
            (*path, key),
            *(places(member, (*path, key)) if isinstance(member, dict | list) else ()),
        )
    ]


PLACES = places(WHOLE)
POINTERS = ["#" + "".join(f"/{str(k).replace('/', '~1')}" for k in p) for p in PLACES]

scalars = (
    st.none()
    | st.booleans()
    | st.integers(-3, 3)
    | st.floats()
    | st.sampled_from(["", "a", "#", "#/", "http://[", "{", "x-y", "null", "object"])
    | st.text(max_size=3)
)
references = st.builds(lambda pointer: {"$ref": pointer}, st.sampled_from(POINTERS))
strange = st.recursive(
    scalars | references,
    lambda inner: (
        st.lists(inner, max_size=2)
        | st.dictionaries(st.sampled_from(["$ref", "type", "allOf", "a"]), inner)
    ),
    max_leaves=4,
)
mutations = st.lists(st.tuples(st.sampled_from(PLACES), strange), max_size=4)
versions = st.sampled_from(["3.0.3", "3.1.0", "3.2.0"])


def mutated(changes: list[tuple[tuple[Any, ...], Any]]) -> Any:
    value = copy.deepcopy(WHOLE)
    for place, change in changes:
        holder = value
        for key in place[:-1]:
            if not isinstance(holder, dict | list) or key not in _keys(holder):
                break
            holder = holder[key]
        else:
            if isinstance(holder, dict) or (
                isinstance(holder, list) and place[-1] in _keys(holder)
            ):
                holder[place[-1]] = change
    return value


def _keys(value: Any) -> Any:
    return value if isinstance(value, dict) else range(len(value))


@settings(max_examples=400, deadline=None)
@given(mutations, versions)
def test_a_mutated_document_is_built(
    document_of: Any, changes: Any, version: str
) -> None:
    value = mutated(changes)
    before = json.dumps(value)
    api, findings = build_api(document_of(value, version))
    assert repr((api, findings)) == repr(build_api(document_of(value, version)))
    assert json.dumps(value) == before


def everything_asked(api: Api) -> None:
    """Ask every question there is of every schema."""
    directional(api)
    heirs(api.schemas)
    for schema in api.schemas.values():
        as_json_schema(api, schema, Direction.REQUEST)
        is_recursive(api, schema)
        members(api, schema)
        followed(api, schema)
        for other in api.schemas.values():
            disjoint(api, schema, other)
        for union in unions(api, schema):
            distinction(api, union)


@settings(max_examples=200, deadline=None)
@given(mutations, versions)
def test_every_question_has_an_answer(
    document_of: Any, changes: Any, version: str
) -> None:
    api, _ = build_api(document_of(mutated(changes), version))
    assert endless(api.schemas) == {}
    everything_asked(api)


def test_the_whole_document_is_clean_but_for_its_old_keywords(document_of: Any) -> None:
    _, findings = build_api(document_of(WHOLE, "3.2.0"))
    assert {finding.code for finding in findings} == {
        "keyword-of-another-version",
        "missing-operation-id",
    }


def test_ten_thousand_levels_are_one_finding(document_of: Any) -> None:
    deep: Any = {"type": "string"}
    for _ in range(10_000):
        deep = {"items": deep, "type": "array"}
    value = {**WHOLE, "components": {"schemas": {"Deep": deep}}}
    for version in ("3.0.3", "3.1.0"):
        _, findings = build_api(document_of(value, version))
        codes = [finding.code for finding in findings]
        assert codes.count("deep-nesting") == 1


def test_schemas_judge_the_same_value_a_hundred_times_in_a_row(
    document_of: Any,
) -> None:
    for keyword in ("allOf", "anyOf", "oneOf"):
        schemas: dict[str, Any] = {
            f"S{number}": {keyword: [{"$ref": f"#/components/schemas/S{number + 1}"}]}
            for number in range(120)
        }
        schemas["S120"] = {"type": "string"}
        value = {**WHOLE, "components": {"schemas": schemas}}
        api, findings = build_api(document_of(value, "3.1.0"))
        found = [each for each in findings if each.code == "deep-nesting"]
        # Each of them counts twice: it holds a schema, which refers to the next.
        at = [each.location.pointer for each in found]
        assert at == [
            f"/components/schemas/S{number}/{keyword}/0" for number in (18, 69)
        ]
        assert not distant(api.schemas)
        everything_asked(api)


def test_deep_values_are_left_out(document_of: Any) -> None:
    deep: Any = 1
    for _ in range(10_000):
        deep = [deep]
    keywords = {"default": deep, "example": deep, "x-deep": deep, "enum": [deep]}
    value = {**WHOLE, "components": {"schemas": {"Deep": keywords}}}
    api, findings = build_api(document_of(value, "3.0.3"))
    schema = api.schemas["/components/schemas/Deep"]
    assert (schema.assertions, schema.annotations.default) == ((), None)
    assert [finding.code for finding in findings].count("deep-nesting") == 4
