"""From a composed document to the intermediate representation."""

from .api import build_api
from .rule import Rule
from .rules import RULES

__all__ = ["RULES", "Rule", "build_api"]
