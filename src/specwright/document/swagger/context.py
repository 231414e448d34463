"""What the parts of a conversion share."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from specwright.diagnostics import Diagnostic, Location, Severity
from specwright.document.pointer import from_fragment, lookup
from specwright.ir.json import Json

from .moves import Moves

Fields = dict[str, Json]


@dataclass(slots=True)
class Context:
    """The original, what moved so far, what was found.

    `pending` holds each converted object with a `$ref`: references are rewritten when
    everything has its place.
    """

    root: Mapping[str, Json]
    moves: Moves = field(default_factory=Moves)
    findings: list[Diagnostic] = field(default_factory=list[Diagnostic])
    pending: list[Fields] = field(default_factory=list[Fields])

    def referring(self, value: Fields) -> Fields:
        """Return an object whose `$ref` is to be rewritten."""
        self.pending.append(value)
        return value

    def target(self, reference: str) -> tuple[str, Json] | None:
        """Return the place and the value that a reference leads to, however far."""
        for _ in range(100):
            pointer = from_fragment(reference.removeprefix("#"))
            found = lookup(dict(self.root), pointer)
            if found is None:
                return None
            inner = found.json
            onward = inner.get("$ref") if isinstance(inner, dict) else None
            if not isinstance(onward, str):
                return pointer, inner
            reference = onward
        return None

    def unsupported(self, pointer: str, message: str, hint: str | None = None) -> None:
        """Report what OpenAPI 3 has no word for; the place is one of the original."""
        self.findings.append(
            Diagnostic(
                code="unsupported-swagger",
                severity=Severity.WARNING,
                location=Location(pointer),
                message=message,
                hint=hint,
            )
        )


def fields(value: Json) -> Fields:
    """Return an object, or an empty one for anything else."""
    return value if isinstance(value, dict) else {}


def is_in_body(value: Json) -> bool:
    """Tell whether a parameter becomes a body, or a part of one."""
    place = fields(value).get("in")
    return isinstance(place, str) and place in {"body", "formData"}


def strings(value: Json) -> Sequence[str]:
    """Return the strings of a list."""
    elements = value if isinstance(value, list) else []
    return [element for element in elements if isinstance(element, str)]


def kept(value: Mapping[str, Json], names: frozenset[str]) -> Fields:
    """Return the members with a name of the set, and the extensions."""
    return {
        name: member
        for name, member in value.items()
        if name in names or name.startswith("x-")
    }
