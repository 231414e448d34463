"""Handler classes that belong to the user: a fresh file, and what is new to an old."""

from .merging import Merged, left, merged
from .planning import plan_sheet
from .printing import printed_sheet
from .sheet import Sheet

__all__ = ["Merged", "Sheet", "left", "merged", "plan_sheet", "printed_sheet"]
