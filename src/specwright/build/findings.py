"""What building has to say: findings of one build, in the order they turned up."""

import json

from specwright.diagnostics import Diagnostic, Location, Note
from specwright.diagnostics.catalogue.building import ENTRIES
from specwright.ir.json import Json

from .hints import HINTS
from .kinds import spelled

_SEVERITIES = {entry.code: entry.severity for entry in ENTRIES}


class Findings:
    """Collect findings; one that is reported twice counts once."""

    __slots__ = ("_found",)

    def __init__(self) -> None:
        self._found: dict[Diagnostic, None] = {}

    def add(
        self,
        code: str,
        pointer: str,
        message: str,
        *,
        hint: str | None = None,
        key: bool = False,
        notes: tuple[Note, ...] = (),
    ) -> None:
        """Report at a pointer; `hint` replaces the usual advice."""
        diagnostic = Diagnostic(
            code=code,
            severity=_SEVERITIES[code],
            location=Location(pointer, key=key),
            message=message,
            hint=HINTS.get(code) if hint is None else hint,
            notes=notes,
        )
        self._found[diagnostic] = None

    def wrong_type(self, pointer: str, what: str, value: Json, expected: str) -> None:
        """Report that something has a type which the specification rules out."""
        self.add(
            "wrong-type",
            pointer,
            f"{what} is {spelled(value)} where {expected} belongs; it is left out",
            hint=f"write {expected}",
        )

    def text(self, pointer: str, what: str, value: Json) -> str | None:
        """Return a string as it is, and a number as it would be written.

        A number is reported, as is anything else, which is left out.
        """
        if isinstance(value, str):
            return value
        if isinstance(value, bool) or not isinstance(value, int | float):
            self.wrong_type(pointer, what, value, "a string")
            return None
        written = json.dumps(value)
        self.add(
            "wrong-type",
            pointer,
            f"{what} is a number where a string belongs; it reads as `{written}`",
            hint="put it in quotes",
        )
        return written

    def collected(self) -> tuple[Diagnostic, ...]:
        """Return everything reported so far."""
        return tuple(self._found)
