"""From a composed document to the intermediate representation."""

from .api import build_api

__all__ = ["build_api"]
