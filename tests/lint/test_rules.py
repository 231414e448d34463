"""Every rule finds its bad example and leaves its good one alone."""

import copy
from typing import Any

import pytest
import yaml

from specwright.build import build_api
from specwright.diagnostics import Severity
from specwright.document import Document
from specwright.lint import RULES, Finding, Ignore, LintOptions, Rule, Ruleset, lint
from specwright.lint.specification import Specification

BASE: dict[str, Any] = yaml.safe_load("""
openapi: 3.1.0
info:
  title: Things
  version: 1.0.0
  description: Things and what can be done with them.
  license: {name: MIT}
  contact: {name: The makers of things}
servers: [{url: "https://example.test"}]
tags: [{name: things, description: Things.}]
security: [{token: []}]
paths:
  /things:
    get:
      operationId: listThings
      summary: List the things
      description: All things in the order in which they were made.
      tags: [things]
      responses:
        "200":
          description: The things
          content:
            application/json: {schema: {$ref: "#/components/schemas/Thing"}}
        "400": {description: Bad request}
components:
  securitySchemes: {token: {type: http, scheme: bearer}}
  schemas:
    Thing: {description: Anything at all.}
""")


def merged(value: Any, patch: Any) -> Any:
    if not (isinstance(value, dict) and isinstance(patch, dict)):
        return patch
    found = {**value, **{name: merged(value.get(name), patch[name]) for name in patch}}
    return {name: item for name, item in found.items() if item is not None}


def document_of(patch: str) -> Document:
    value = merged(copy.deepcopy(BASE), yaml.safe_load(patch))
    return Document(
        name="openapi.yaml",
        version=value["openapi"],
        value=value,
        digest="",
        files=(),
        locate=lambda _pointer, _key: None,
    )


def findings(rule: Rule, patch: str) -> list[Finding]:
    document = document_of(patch)
    return list(rule.findings(Specification(build_api(document)[0], document)))


def findings_of_all(patch: str, options: LintOptions) -> list[str]:
    document = document_of(patch)
    return [found.code for found in lint(document, build_api(document)[0], options)]


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.id)
def test_the_bad_example_is_found_where_it_stands(rule: Rule) -> None:
    found = findings(rule, rule.bad)
    assert found
    document = document_of(rule.bad)
    specification = Specification(build_api(document)[0], document)
    for finding in found:
        parent = finding.pointer.rpartition("/")[0]
        assert not parent or specification.at(parent) is not None


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.id)
def test_the_good_example_is_left_alone(rule: Rule) -> None:
    assert findings(rule, rule.good) == []


def test_the_base_breaks_no_rule() -> None:
    assert findings_of_all("{}", LintOptions(ruleset=Ruleset.STYLE)) == []


def test_rules_speak_in_sentences() -> None:
    for rule in RULES.values():
        assert rule.what.endswith(".")
        assert rule.why.endswith(".")
        assert not rule.hint.endswith(".")
        assert rule.bad != rule.good


BAD = RULES["missing-operation-summary"].bad


def test_a_severity_turns_a_rule_on_and_off() -> None:
    rule = "missing-operation-summary"
    off = LintOptions(severities={rule: None})
    assert rule in findings_of_all(BAD, LintOptions())
    assert rule not in findings_of_all(BAD, off)
    minimal = LintOptions(ruleset=Ruleset.MINIMAL, severities={rule: Severity.ERROR})
    assert rule in findings_of_all(BAD, minimal)


def test_an_ignore_covers_what_it_names() -> None:
    rule = "missing-operation-summary"
    here = Ignore(rule=rule, pointer="/paths/~1things/*", reason="internal")
    elsewhere = Ignore(rule=rule, pointer="/paths/~1other/*", reason="internal")
    assert rule not in findings_of_all(BAD, LintOptions(ignores=(here,)))
    assert rule in findings_of_all(BAD, LintOptions(ignores=(elsewhere,)))


IN_PLACE = """
paths:
  /things:
    get:
      summary: ""
      description: ""
      x-specwright-ignore: {missing-operation-summary: internal}
"""


def test_an_ignore_in_place_covers_what_is_inside() -> None:
    assert "missing-operation-summary" not in findings_of_all(IN_PLACE, LintOptions())


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("[missing-operation-summary]", "malformed-ignore"),
        ("{missing-operation-summary: ''}", "malformed-ignore"),
        ("{no-such-rule: because}", "unknown-rule"),
    ],
)
def test_an_ignore_in_place_names_rules_and_reasons(written: str, code: str) -> None:
    patch = f"paths: {{/things: {{get: {{x-specwright-ignore: {written}}}}}}}"
    assert code in findings_of_all(patch, LintOptions())


def test_the_configuration_names_rules_that_exist() -> None:
    options = LintOptions(severities={"no-such-rule": Severity.ERROR})
    assert "unknown-rule" in findings_of_all("{}", options)


def test_a_rule_is_named_like_its_module() -> None:
    for rule in RULES.values():
        module = rule.findings.__module__.rpartition(".")[2]
        assert module == rule.id.replace("-", "_")


def union(discriminator: str, cat: str, dog: str, beside: str = "") -> list[Finding]:
    return findings(
        RULES["ambiguous-union"],
        f"""
        components:
          schemas:
            Cat: {{type: object, {cat}}}
            Dog: {{type: object, {dog}}}
            Thing:
              oneOf:
                - {{$ref: '#/components/schemas/Cat'}}
                - {{$ref: '#/components/schemas/Dog'}}
              {discriminator}
              {beside}
        """,
    )


TOLD = "discriminator: {propertyName: kind}"
CAT = "required: [kind], properties: {kind: {const: Cat}}"
DOG = "required: [kind], properties: {kind: {enum: [Dog, dog]}}"
ANY = "required: [kind], properties: {kind: {type: string}}"


@pytest.mark.parametrize("discriminator", ["", TOLD])
def test_a_discriminator_keeps_no_variants_apart(discriminator: str) -> None:
    assert union(discriminator, CAT, DOG) == []
    (found,) = union(discriminator, CAT, ANY)
    assert found.pointer == "/components/schemas/Thing/oneOf"
    assert found.message.startswith("variants 1 and 2 can both match")
    told = found.hint == "give 'kind' a `const` in each variant"
    assert told == bool(discriminator)


def test_what_stands_beside_a_union_may_keep_its_variants_apart() -> None:
    cat, dog = "properties: {kind: {const: Cat}}", "properties: {kind: {const: Dog}}"
    assert union(TOLD, cat, dog)
    assert union(TOLD, cat, dog, "required: [kind]") == []
