"""What ends a run early: an interrupt, a reader gone, a disk that refuses, a defect."""

import os
import sys
from types import TracebackType
from typing import Final, Self, TextIO

from specwright import __version__
from specwright.diagnostics import shown

from .status import Status

INTERRUPTED: Final = 130
"""What shells make of a program that was stopped with Ctrl-C."""


class Mishaps:
    """Turn an exception into words and a status.

    `status` is what the run returned, or what the exception amounts to. Bad input never
    comes here: it becomes a finding. Whatever is not foreseen is a defect of
    specwright's, and is printed in full, with a sentence that says so.
    """

    def __init__(self, stream: TextIO) -> None:
        self.status: int = Status.COULD_NOT_RUN
        self._stream = stream

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> bool:
        match error:
            case None:
                return True
            case KeyboardInterrupt():
                self.status = INTERRUPTED
                self._stream.write("\nspecwright: interrupted\n")
            case BrokenPipeError():
                # Whoever read our output has gone: nothing may be flushed to it.
                os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            case OSError():
                self._stream.write(f"specwright: error: {_said(error)}\n")
            case Exception():
                self._defect(error)
            case _:
                return False
        return True

    def _defect(self, error: Exception) -> None:
        import traceback

        self._stream.writelines(traceback.format_exception(error))
        self._stream.write(
            f"\nspecwright {__version__} has a defect: this should have worked or have "
            "been a finding. Please report it with the text above.\n"
        )


def _said(error: OSError) -> str:
    """Return what went wrong with which file, as a reader would say it."""
    reason = (error.strerror or str(error)).lower()
    return f"`{shown(str(error.filename))}`: {reason}" if error.filename else reason
