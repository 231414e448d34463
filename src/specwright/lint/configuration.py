"""Which rules look at a specification, how bad they are, and what to leave out."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from types import MappingProxyType

from specwright.diagnostics import Severity

from .rule import Rule, Ruleset

_ORDER = (Ruleset.MINIMAL, Ruleset.RECOMMENDED, Ruleset.STRICT)


@dataclass(frozen=True, kw_only=True, slots=True)
class Ignore:
    """Findings of a rule to leave out, and why.

    `pointer` is a pattern with `*` and `?` over pointers of the composed document.
    """

    rule: str
    pointer: str
    reason: str

    def covers(self, rule: str, pointer: str) -> bool:
        """Tell whether a finding is to be left out."""
        return self.rule == rule and fnmatchcase(pointer, self.pointer)


@dataclass(frozen=True, kw_only=True, slots=True)
class LintOptions:
    """What the configuration says about lint.

    `severities` maps the id of a rule to a severity, or to None, which turns it off; a
    rule that the ruleset lacks is turned on by giving it a severity.
    """

    ruleset: Ruleset = Ruleset.RECOMMENDED
    severities: Mapping[str, Severity | None] = field(
        default_factory=lambda: MappingProxyType[str, Severity | None]({})
    )
    ignores: tuple[Ignore, ...] = ()

    def severity(self, rule: Rule) -> Severity | None:
        """Return how bad a finding of a rule is, or None where it does not run."""
        if rule.id in self.severities:
            return self.severities[rule.id]
        return rule.severity if self._includes(rule.ruleset) else None

    def _includes(self, ruleset: Ruleset) -> bool:
        if self.ruleset is Ruleset.STYLE:
            return True
        if ruleset is Ruleset.STYLE:
            return False
        return _ORDER.index(ruleset) <= _ORDER.index(self.ruleset)
