"""Rules that a specification should keep, one a file."""

from .configuration import Ignore, LintOptions
from .linter import lint
from .rule import Finding, Rule, Ruleset
from .rules import RULES

__all__ = ["RULES", "Finding", "Ignore", "LintOptions", "Rule", "Ruleset", "lint"]
