"""Black's default style: what every generated file is held to."""

from typing import Final

WIDTH: Final = 88
TARGET: Final = "py311"


def by_black(text: str) -> str:
    """Return the text of a module as black lays it out."""
    from black import format_str
    from black.mode import Mode, TargetVersion

    mode = Mode(line_length=WIDTH, target_versions={TargetVersion.PY311})
    return format_str(text, mode=mode)
