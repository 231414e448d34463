"""Every kind of change to a schema, in both directions."""

from typing import Any

import pytest
from schema_case import api_with

from specwright.diff import RULES, Area, Rule, differences
from specwright.diff.examples import examples
from specwright.diff.rules.schemas import KINDS

EXAMPLES = {name: found for name, found in examples().items() if found.is_schema}
VARIANT = {
    "type": "object",
    "required": ["kind"],
    "properties": {"kind": {"type": "string"}},
}
COMPONENTS = {"Cat": VARIANT, "Dog": VARIANT}
# Rules that have no mirror, and why.
WAIVERS = {
    "request-property-became-read-only": "answers may hold it before and after",
    "request-property-became-writable": "answers may hold it before and after",
    "response-property-became-write-only": "requests may hold it before and after",
    "response-property-became-readable": "requests may hold it before and after",
    "request-required-property-became-read-only": "answers hold it before and after",
    "request-required-property-became-writable": "answers hold it before and after",
    "response-required-property-became-write-only": "requests hold it either way",
    "response-required-property-became-readable": "requests hold it either way",
}


def rules(before: Any, after: Any) -> set[str]:
    changes = differences(api_with(before, COMPONENTS), api_with(after, COMPONENTS))
    return {change.rule.id for change in changes}


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_change_is_found_in_both_directions(name: str) -> None:
    example = EXAMPLES[name]
    directions = [example.only] if example.only else ["request", "response"]
    found = rules(example.before, example.after)
    assert {f"{direction}-{name}" for direction in directions} <= found


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_change_read_backwards_is_another_one(name: str) -> None:
    example = EXAMPLES[name]
    found = rules(example.after, example.before)
    assert (
        f"request-{name}" in found or f"response-{name}" in found
    ) is example.backwards


@pytest.mark.parametrize("name", EXAMPLES)
def test_nothing_changed(name: str) -> None:
    assert rules(EXAMPLES[name].after, EXAMPLES[name].after) == set()


def test_every_kind_has_an_example() -> None:
    assert {kind.slug for kind in KINDS} == set(EXAMPLES)


SCHEMA_RULES = [rule for rule in RULES.values() if rule.area is Area.SCHEMA]


@pytest.mark.parametrize("rule", SCHEMA_RULES, ids=lambda rule: rule.id)
def test_schema_rules_are_mirrored_or_waived(rule: Rule) -> None:
    assert rule.direction is not None
    name = rule.id.removeprefix(f"{rule.direction}-")
    mirrored = f"{rule.direction.other}-{name}" in RULES
    assert mirrored is (rule.id not in WAIVERS)


def test_waivers_name_rules() -> None:
    assert WAIVERS.keys() <= RULES.keys()
