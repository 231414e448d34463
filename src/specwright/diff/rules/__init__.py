"""The registry: every rule of the comparison, by id."""

from collections.abc import Mapping
from types import MappingProxyType

from specwright.diff.rule import Rule

from .events import EVENT_RULES
from .messages import BODY_RULES, HEADER_RULES, RESPONSE_RULES
from .operations import OPERATION_RULES
from .parameters import PARAMETER_RULES
from .schemas import SCHEMA_RULES
from .surroundings import DOCUMENT_RULES, SECURITY_RULES, SERVER_RULES

__all__ = ["RULES"]

RULES: Mapping[str, Rule] = MappingProxyType(
    {
        rule.id: rule
        for rule in (
            *OPERATION_RULES,
            *PARAMETER_RULES,
            *BODY_RULES,
            *RESPONSE_RULES,
            *HEADER_RULES,
            *EVENT_RULES,
            *SCHEMA_RULES,
            *SECURITY_RULES,
            *SERVER_RULES,
            *DOCUMENT_RULES,
        )
    }
)
