"""What holds of any two documents: nothing differs from itself, and both ways agree."""

import copy
import re
from pathlib import Path
from typing import Any

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from specwright.build import build_api
from specwright.diff import Change, differences
from specwright.document import Document
from specwright.ir.api import Api

SPEC: dict[str, Any] = yaml.safe_load(
    (Path(__file__).parents[2] / "spec" / "harbour" / "openapi.yaml").read_text()
)
# Each change has an opposite, whose rule is named by the opposite word.
OPPOSITES = {
    "added": "removed",
    "increased": "decreased",
    "widened": "narrowed",
    "allowed": "refused",
    "required": "optional",
    "typed": "untyped",
    "exclusive": "inclusive",
    "deprecated": "reinstated",
    "read-only": "writable",
    "write-only": "readable",
    "impossible": "possible",
    "earlier": "later",
}
OPPOSITES |= {word: opposite for opposite, word in OPPOSITES.items()}
ENDING = re.compile(f"-({'|'.join(OPPOSITES)})$")
# Rules whose opposites are not named by their last word.
ODD = {
    "optional-property-added": "optional-property-removed",
    "required-property-added": "required-property-removed",
    "property-added-to-closed-object": "property-removed-from-closed-object",
}
ODD |= {opposite: name for name, opposite in ODD.items()}
# What says nothing of the contract, or sums up what else is said.
ASIDE = ("api-version-", "operation-group-changed", "security-")


def api_of(value: dict[str, Any]) -> Api:
    document = Document(
        name="openapi.yaml",
        version=value["openapi"],
        value=value,
        digest="",
        files=(),
        locate=lambda _pointer, _key: None,
    )
    return build_api(document)[0]


def opposite(rule: str) -> str:
    for name, other in ODD.items():
        if rule.endswith(name):
            return rule.removesuffix(name) + other
    match = ENDING.search(rule)
    if match is None:
        return rule
    return f"{rule[: match.start(1)]}{OPPOSITES[match[1]]}"


def seen(changes: tuple[Change, ...]) -> set[str]:
    rules = {change.rule.id for change in changes}
    return {rule for rule in rules if not rule.startswith(ASIDE)}


def schemas(value: Any, pointer: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The places of all schemas with a type, for mutation."""
    found = []
    if isinstance(value, dict):
        if isinstance(value.get("type"), str | list) and "in" not in value:
            found.append(pointer)
        for name, item in value.items():
            found += schemas(item, (*pointer, name))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            found += schemas(item, (*pointer, index))
    return found


PLACES = schemas(SPEC["components"]["schemas"], ("components", "schemas"))
# No objects: a required member that leaves a closed one is told in a word of its own.
VARIANTS: list[Any] = [
    {"type": "string"},
    {"type": "null"},
    {"type": ["integer", "null"]},
    {"type": "string", "maxLength": 9},
    {"const": "a"},
    {"enum": ["b", 1]},
]
NUMBERS = st.integers(min_value=0, max_value=200)
KEYWORDS: dict[str, st.SearchStrategy[Any]] = {
    "type": st.sampled_from(["string", "integer", "number", ["string", "null"]]),
    "minLength": NUMBERS,
    "maxLength": NUMBERS,
    "minimum": NUMBERS,
    "maximum": NUMBERS,
    "exclusiveMinimum": NUMBERS,
    "exclusiveMaximum": NUMBERS,
    "multipleOf": st.sampled_from([1, 2, 3, 6, 0.5]),
    "minItems": NUMBERS,
    "maxItems": NUMBERS,
    "minProperties": NUMBERS,
    "pattern": st.sampled_from(["^a", "^b"]),
    "format": st.sampled_from(["int32", "int64", "uuid", "date", "phone"]),
    "uniqueItems": st.booleans(),
    "required": st.lists(st.sampled_from(["id", "name", "kind"]), unique=True),
    "additionalProperties": st.sampled_from([False, True, {"type": "string"}]),
    "enum": st.lists(st.sampled_from(["a", "b", 1, None]), min_size=1, unique=True),
    "const": st.sampled_from(["a", 1, None]),
    "oneOf": st.lists(st.sampled_from(VARIANTS), min_size=1, max_size=3),
    "anyOf": st.lists(st.sampled_from(VARIANTS), min_size=1, max_size=3),
    "allOf": st.lists(st.sampled_from(VARIANTS), min_size=1, max_size=2),
    "patternProperties": st.sampled_from([{"^n": {"type": "string"}}, {"^k": False}]),
    "deprecated": st.booleans(),
    "default": st.sampled_from(["a", 1]),
}
MUTATIONS = st.lists(
    st.one_of(
        st.tuples(st.sampled_from(PLACES), st.just(name), values | st.just(None))
        for name, values in KEYWORDS.items()
    ),
    max_size=4,
)


def mutated(mutations: list[tuple[tuple[Any, ...], str, Any]]) -> Api:
    value = copy.deepcopy(SPEC)
    for place, keyword, given_value in mutations:
        target: Any = value
        for token in place:
            # An earlier mutation may have taken away what this one is about.
            target = target.get(token) if isinstance(target, dict) else None
        if not isinstance(target, dict):
            continue
        if given_value is None:
            target.pop(keyword, None)
        else:
            target[keyword] = given_value
    return api_of(value)


@settings(deadline=None, max_examples=60)
@given(MUTATIONS)
def test_nothing_differs_from_itself(mutations: Any) -> None:
    assert differences(mutated(mutations), mutated(mutations)) == ()


@settings(deadline=None, max_examples=100)
@given(MUTATIONS, MUTATIONS)
def test_both_ways_agree(first: Any, second: Any) -> None:
    one, other = mutated(first), mutated(second)
    there, back = seen(differences(one, other)), seen(differences(other, one))
    assert {opposite(rule) for rule in there} == back
