"""Everything that building may report."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from specwright.build.rule import Rule

from . import documents, messages, operations, parameters, schemas, security, unions

RULES: Final[Mapping[str, Rule]] = MappingProxyType(
    {
        rule.code: rule
        for rules in (
            documents.RULES,
            operations.RULES,
            parameters.RULES,
            messages.RULES,
            schemas.RULES,
            unions.RULES,
            security.RULES,
        )
        for rule in rules
    }
)
"""Code -> rule."""

__all__ = ["RULES"]
