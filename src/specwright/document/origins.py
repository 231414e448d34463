"""Where the parts of a composed document came from."""

from dataclasses import dataclass

from specwright.diagnostics import Span

from .file import File


@dataclass(frozen=True, slots=True)
class Origin:
    """A place in a file."""

    file: File
    pointer: str


class Origins:
    """From pointers of the composed document to places in files.

    Only what was moved is recorded: a place that is not comes from where the nearest
    recorded one around it came from.
    """

    __slots__ = ("_recorded",)

    def __init__(self, file: File) -> None:
        self._recorded: dict[str, Origin] = {"": Origin(file, "")}

    def record(self, pointer: str, file: File, source: str) -> None:
        """Say that what stands at a pointer was written at `source` in a file."""
        self._recorded[pointer] = Origin(file, source)

    def of(self, pointer: str) -> Origin:
        """Return where the value at a pointer was written."""
        above = pointer
        while above not in self._recorded:
            above = above[: above.rfind("/")] if "/" in above else ""
        origin = self._recorded[above]
        return Origin(origin.file, origin.pointer + pointer[len(above) :])

    def locate(self, pointer: str, key: bool) -> Span | None:
        """Return the stretch of source that stands at a pointer."""
        origin = self.of(pointer)
        return origin.file.span(origin.pointer, key=key)
