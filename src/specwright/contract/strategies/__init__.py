"""Values drawn from schemas: valid, at the boundaries, and broken on purpose."""

from .sites import Site
from .values import Values

__all__ = ["Site", "Values"]
