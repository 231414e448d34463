"""Swagger 2.0, put into the shape of OpenAPI 3.0."""

from .conversion import converted
from .moves import Moves

__all__ = ["Moves", "converted"]
