"""Every rule that is not about a schema."""

import copy
from pathlib import Path
from typing import Any

import pytest
import yaml

from specwright.build import build_api
from specwright.diff import RULES, Area, differences
from specwright.document import Document


class _Loader(yaml.SafeLoader):
    """Leaves dates alone, as YAML 1.2 does."""


_LOADERS: dict[str, Any] = yaml.SafeLoader.yaml_implicit_resolvers
_Loader.yaml_implicit_resolvers = {
    first: [found for found in resolvers if not found[0].endswith(":timestamp")]
    for first, resolvers in _LOADERS.items()
}
_FILE = yaml.load(
    (Path(__file__).parent / "examples" / "rules.yaml").read_text(),
    Loader=_Loader,  # noqa: S506
)
EXAMPLES: dict[str, dict[str, Any]] = _FILE["rules"]


def merged(value: Any, patch: Any) -> Any:
    if not (isinstance(value, dict) and isinstance(patch, dict)):
        return patch
    return {**value, **{name: merged(value.get(name), patch[name]) for name in patch}}


def rules(before: Any, after: Any) -> set[str]:
    apis = []
    for patch in (before, after):
        value = merged(copy.deepcopy(_FILE["base"]), patch)
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
    assert rule in rules(EXAMPLES[rule]["before"], EXAMPLES[rule]["after"])


@pytest.mark.parametrize("rule", EXAMPLES)
def test_a_change_read_backwards(rule: str) -> None:
    found = rules(EXAMPLES[rule]["after"], EXAMPLES[rule]["before"])
    assert (rule in found) is EXAMPLES[rule].get("backwards", False)


@pytest.mark.parametrize("rule", EXAMPLES)
def test_nothing_changed(rule: str) -> None:
    assert rules(EXAMPLES[rule]["after"], EXAMPLES[rule]["after"]) == set()


def test_every_rule_has_an_example() -> None:
    others = {rule.id for rule in RULES.values() if rule.area is not Area.SCHEMA}
    assert others == set(EXAMPLES)
