"""Values show whom a change of a schema breaks: a rule's level is what they say.

A request rule is breaking where a value was valid and is no longer, a response rule
where a value is valid that was not. The judge is the oracle of the contract tests,
which shares no code with the comparison.
"""

from functools import cache
from typing import Any, Final

import pytest
from hypothesis import HealthCheck, Phase, find, settings
from hypothesis.errors import FailedHealthCheck, NoSuchExample, Unsatisfiable

from specwright.build import build_api
from specwright.contract.direction import Direction
from specwright.contract.oracle import Oracle
from specwright.contract.strategies import Values
from specwright.diff import RULES, Area, Level, Rule
from specwright.diff.examples import examples
from specwright.document import Document
from specwright.ir.json import Json
from specwright.ir.schemas import Schema

NEAREST: Final = 3
SUBJECT: Final = "/components/schemas/Subject"
BOUNDED: Final = settings(
    max_examples=12,
    database=None,
    deadline=None,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
EXAMPLES: Final = {name: one for name, one in examples().items() if one.is_schema}
RULES_OF_SCHEMAS: Final = [rule for rule in RULES.values() if rule.area is Area.SCHEMA]
# Rules whose level is not what the sets of valid values say, and why.
ENCODED: Final = "2020-12 makes it an annotation: those who decode the text see it"
RANGED: Final = "2020-12 has no such format: those who store the number see it"
CHOSEN: Final = "2020-12 knows no discriminators: those who choose by it see it"
UNDECLARED: Final = "breaks those alone who use the name for a member of their own"
EXCEPTIONS: Final[dict[str, str]] = {
    "response-enum-value-added": "generated clients keep what they do not know",
    "response-format-widened": RANGED,
    "request-format-narrowed": RANGED,
    "request-content-encoding-added": ENCODED,
    "response-content-encoding-removed": ENCODED,
    "request-content-encoding-changed": ENCODED,
    "response-content-encoding-changed": ENCODED,
    "request-optional-property-added": UNDECLARED,
    "response-optional-property-removed": UNDECLARED,
    "request-discriminator-property-changed": CHOSEN,
    "response-discriminator-property-changed": CHOSEN,
    "request-discriminator-mapping-removed": CHOSEN,
    "request-discriminator-mapping-changed": CHOSEN,
    "response-discriminator-mapping-changed": CHOSEN,
}


class Version:
    """One version of a schema: what is valid, and a way to draw it."""

    def __init__(self, schema: Any, direction: Direction) -> None:
        self.direction = direction
        document = _document(schema)
        self.oracle = Oracle(document)
        self.schemas = build_api(document)[0].schemas
        self.values = Values(self.schemas, self.oracle, direction)

    @property
    def schema(self) -> Schema:
        return self.schemas[SUBJECT]

    def accepts(self, value: Json) -> bool:
        return self.oracle.accepts(SUBJECT, value, self.direction)


def _document(schema: Any) -> Document:
    variant: dict[str, Json] = {
        "type": "object",
        "required": ["kind"],
        "properties": {"kind": {"type": "string"}},
    }
    schemas = {"Cat": variant, "Dog": variant, "Subject": schema}
    return Document(
        name="openapi.yaml",
        version="3.1.0",
        value={
            "openapi": "3.1.0",
            "info": {"title": "Example", "version": "1.0.0"},
            "paths": {},
            "components": {"schemas": schemas},
        },
        digest="",
        files=(),
        locate=lambda _pointer, _key: None,
    )


def _witness(accepting: Version, refusing: Version) -> list[Json]:
    """Return a value, in a list, that one version accepts and the other refuses."""
    strategies = [accepting.values.valid(accepting.schema)]
    strategies += [
        refusing.values.broken(refusing.schema, site)
        for site in refusing.values.sites(refusing.schema)[:NEAREST]
    ]
    strategies += [
        accepting.values.reaching(accepting.schema, site)
        for site in accepting.values.sites(accepting.schema)[:NEAREST]
    ]
    for strategy in strategies:
        try:
            found = find(
                strategy,
                lambda value: accepting.accepts(value) and not refusing.accepts(value),
                settings=BOUNDED,
            )
        except (NoSuchExample, Unsatisfiable, FailedHealthCheck):
            continue
        return [found]
    return []


@cache
def broken_by(rule: Rule) -> list[Json]:
    """Return a value that shows that the rule's example breaks somebody."""
    name = rule.id.removeprefix(f"{rule.direction}-")
    example = EXAMPLES[name]
    direction = Direction(str(rule.direction))
    before = Version(example.before, direction)
    after = Version(example.after, direction)
    if direction is Direction.REQUEST:
        return _witness(before, after)
    return _witness(after, before)


@pytest.mark.parametrize("rule", RULES_OF_SCHEMAS, ids=lambda rule: rule.id)
def test_a_rule_is_breaking_where_a_value_shows_it(rule: Rule) -> None:
    shown = broken_by(rule) != []
    agrees = shown is (rule.level is Level.BREAKING)
    assert agrees is (rule.id not in EXCEPTIONS)


def test_exceptions_are_rules_with_reasons() -> None:
    assert EXCEPTIONS.keys() <= {rule.id for rule in RULES_OF_SCHEMAS}
    assert all(EXCEPTIONS.values())
