"""Two specifications to compare, and what is in the way of it."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from specwright.diagnostics import Diagnostic, Location, Note, Severity

from .bounds import Bounds
from .console import Console
from .echoes import without_echoes
from .losses import is_lossy
from .revision import Source

if TYPE_CHECKING:
    from specwright.document import Document
    from specwright.ir.api import Api

_NAMED: Final = 20
"""How many faults of a specification are named; `lint` tells all of them."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two specifications: `name` as the user called it, read and built.

    `faults` are the errors of its own, with the places where they stand.
    """

    name: str
    document: "Document"
    api: "Api"
    faults: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class Obstacles:
    """What is in the way of a comparison.

    With an error among them its status says that it is not to be relied on; where they
    are `fatal` it is not made at all.
    """

    findings: tuple[Diagnostic, ...] = ()
    fatal: bool = False

    @property
    def hinder(self) -> bool:
        """Whether the comparison is not to be relied on."""
        return any(one.severity is Severity.ERROR for one in self.findings)


@dataclass(frozen=True, slots=True)
class Terms:
    """What the flags let pass that otherwise is in the way of a comparison."""

    invalid: bool
    across_versions: bool

    @classmethod
    def of(cls, arguments: Namespace) -> "Terms":
        """Return what the arguments ask for."""
        return cls(arguments.allow_invalid, arguments.across_versions)

    def obstacles(self, old: Side, new: Side) -> Obstacles:
        """Return what is in the way of comparing two specifications."""
        mixed = not self.across_versions and _version(old) != _version(new)
        lost = not self.invalid and (
            is_lossy(old.faults, old.document, new.document)
            or is_lossy(new.faults, new.document, old.document)
        )
        found = [*_invalid("old", old, self), *_invalid("new", new, self)]
        if mixed:
            found.append(_mismatch(old, new))
        return Obstacles(tuple(found), mixed or lost)


def declare_terms(parser: ArgumentParser) -> None:
    """Give a parser the flags about what may be compared."""
    parser.add_argument(
        "--allow-invalid",
        action="store_true",
        help="compare what can be read of a specification that is not valid",
    )
    parser.add_argument(
        "--across-versions",
        action="store_true",
        help="compare documents of different versions of OpenAPI",
    )


def read_side(
    source: Source, bounds: Bounds, console: Console
) -> tuple[Side | None, tuple[Diagnostic, ...]]:
    """Read and build one specification; None where it cannot be read, and why."""
    from specwright.build import build_api
    from specwright.document import read_document, validated

    bounds = replace(bounds, root=source.moved(bounds.root))
    with console.progress(f"reading {source.name}"):
        document, reading = read_document(source.path, policy=bounds.policy())
        if document is None:
            return None, tuple(source.named(finding) for finding in reading)
        api, building = build_api(document)
        # The second pass is about defaults: it cannot make a comparison wrong.
        validation = validated(document, thorough=False)
    found = document.located(errors(without_echoes(reading, validation, building)))
    document = replace(document, locate=source.renaming(document.locate))
    faults = tuple(source.named(finding) for finding in found)
    return Side(source.name, document, api, faults), ()


def errors(findings: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return the errors among findings."""
    return tuple(one for one in findings if one.severity is Severity.ERROR)


def _version(side: Side) -> tuple[str, ...]:
    return tuple(side.api.dialect.split(".")[:2])


def _invalid(word: str, side: Side, terms: Terms) -> Iterator[Diagnostic]:
    if not side.faults:
        return
    count = len(side.faults)
    more = f", of which {_NAMED} are named here" if count > _NAMED else ""
    said = "1 error" if count == 1 else f"{count:,} errors{more}"
    hint = "mend it, or pass --allow-invalid to compare what can be read of it"
    if terms.invalid:
        hint = "do not rely on what is said of these places"
    yield Diagnostic(
        code="invalid-side",
        severity=Severity.WARNING if terms.invalid else Severity.ERROR,
        location=replace(side.faults[0].location, pointer=""),
        message=f"the {word} specification `{side.name}` is not valid: {said}",
        hint=hint,
        notes=tuple(
            Note(fault.location, fault.message) for fault in side.faults[:_NAMED]
        ),
    )


def _mismatch(old: Side, new: Side) -> Diagnostic:
    pointer = "/openapi"
    before, after = (
        Location(pointer, side.document.locate(pointer, False)) for side in (old, new)
    )
    return Diagnostic(
        code="different-versions",
        severity=Severity.ERROR,
        location=after,
        message=f"`{new.name}` is written in OpenAPI {new.api.dialect}, "
        f"`{old.name}` in {old.api.dialect}",
        hint="pass --across-versions to compare what both say all the same",
        notes=(Note(before, f"this is OpenAPI {old.api.dialect}"),),
    )
