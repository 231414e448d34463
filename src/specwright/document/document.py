"""The composed document.

One JSON value with internal references only, which knows where each part was
written.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from specwright.diagnostics import Diagnostic, Location, Span
from specwright.ir.json import Json

from .collector import collector_paused


@dataclass(frozen=True, kw_only=True, slots=True)
class Document:
    """A specification, read and composed.

    `name` is how the user named it, `version` what it says it is (`3.0.3`), `digest`
    the SHA-256 of every byte that was read, in hexadecimal. `value` has the shape of
    OpenAPI 3, whatever was read, and every `$ref` in it starts with `#`.
    `locate(pointer, key)` answers with the stretch of source that stands at a pointer
    of `value`.
    """

    name: str
    version: str
    value: dict[str, Json]
    digest: str
    files: tuple[str, ...]
    locate: Callable[[str, bool], Span | None]

    def located(self, diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
        """Return the diagnostics with the span of every location that has none yet."""
        with collector_paused():  # places are looked for in whole texts
            return tuple(map(self._located, diagnostics))

    def _located(self, diagnostic: Diagnostic) -> Diagnostic:
        notes = (
            replace(note, location=self._spanned(note.location))
            for note in diagnostic.notes
        )
        location = self._spanned(diagnostic.location)
        return replace(diagnostic, location=location, notes=tuple(notes))

    def _spanned(self, location: Location) -> Location:
        if location.span is not None:
            return location
        return replace(location, span=self.locate(location.pointer, location.key))
