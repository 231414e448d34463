"""The registry: a module in this folder is a rule, its `RULE`."""

from collections.abc import Iterator, Mapping
from importlib import import_module
from pkgutil import iter_modules
from types import MappingProxyType
from typing import Final

from specwright.lint.rule import Rule

__all__ = ["RULES"]


def _rules() -> Iterator[Rule]:
    for module in sorted(info.name for info in iter_modules(__path__)):
        rule: Rule = import_module(f"{__name__}.{module}").RULE
        yield rule


RULES: Final[Mapping[str, Rule]] = MappingProxyType({r.id: r for r in _rules()})
"""Every rule by its id, sorted."""
