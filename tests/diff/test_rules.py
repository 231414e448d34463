"""Every rule that is not about a schema."""

import copy
from typing import Any

import pytest

from specwright.build import build_api
from specwright.diff import RULES, Area, differences
from specwright.diff.examples import base, examples
from specwright.document import Document

EXAMPLES = {name: found for name, found in examples().items() if not found.is_schema}


def merged(value: Any, patch: Any) -> Any:
    if not (isinstance(value, dict) and isinstance(patch, dict)):
        return patch
    return {**value, **{name: merged(value.get(name), patch[name]) for name in patch}}


def rules(before: Any, after: Any) -> set[str]:
    apis = []
    for patch in (before, after):
        value = merged(copy.deepcopy(base()), patch)
        document = Document(
            name="spec.yaml",
            version=value["openapi"],
            value=value,
            digest="",
            files=(),
            locate=lambda _pointer, _key: None,
        )
        apis.append(build_api(document)[0])
    return {change.rule.id for change in differences(*apis)}


@pytest.mark.parametrize("rule", EXAMPLES)
def test_a_change_is_found(rule: str) -> None:
    assert rule in rules(EXAMPLES[rule].before, EXAMPLES[rule].after)


@pytest.mark.parametrize("rule", EXAMPLES)
def test_a_change_read_backwards(rule: str) -> None:
    found = rules(EXAMPLES[rule].after, EXAMPLES[rule].before)
    assert (rule in found) is EXAMPLES[rule].backwards


@pytest.mark.parametrize("rule", EXAMPLES)
def test_nothing_changed(rule: str) -> None:
    assert rules(EXAMPLES[rule].after, EXAMPLES[rule].after) == set()


def test_every_rule_has_an_example() -> None:
    others = {rule.id for rule in RULES.values() if rule.area is not Area.SCHEMA}
    assert others == set(EXAMPLES)
