"""The properties: what must hold of the generated code, case by case."""

from .every import checks_of

__all__ = ["checks_of"]
