"""How a run ends."""

from enum import IntEnum


class Status(IntEnum):
    """The exit status: what a script has to know."""

    CLEAN = 0
    """Done, and nothing to say at or above `--fail-on`."""

    FINDINGS = 1
    """Findings at or above `--fail-on`."""

    COULD_NOT_RUN = 2
    """A wrong flag, a file that cannot be read, or a defect of specwright."""
