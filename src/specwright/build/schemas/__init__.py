"""Schemas: one reader a keyword, from every dialect into the vocabulary of 2020-12."""

from .builder import SchemaBuilder

__all__ = ["SchemaBuilder"]
