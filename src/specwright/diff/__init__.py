"""What changed between two versions of an API, and whom it breaks."""

from .change import Change
from .differences import differences
from .rule import Area, Direction, Level, Rule
from .rules import RULES

__all__ = ["RULES", "Area", "Change", "Direction", "Level", "Rule", "differences"]
