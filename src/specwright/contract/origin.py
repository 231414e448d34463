"""Whose exception it is: that of the code under check, or of the check itself."""

import sys
import traceback
from types import FrameType

_OWN = __name__.partition(".")[0]


def own_place(error: BaseException) -> str | None:
    """Return the line of specwright that raised an exception, if it was specwright.

    What a library raises is said of whoever called it. None means a generated package,
    or that nobody can be told.
    """
    for frame, line in reversed(list(traceback.walk_tb(error.__traceback__))):
        name = _top(frame)
        if name == _OWN:
            return f"{frame.f_globals['__name__']}, line {line}"
        if f"{name}._runtime" in sys.modules:
            return None
    return None


def _top(frame: FrameType) -> str:
    """Return the name of the package that a frame belongs to."""
    return str(frame.f_globals.get("__name__", "")).partition(".")[0]
