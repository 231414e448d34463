"""Which constraints of a specification a run got to, from both sides."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from specwright.diagnostics import Span
from specwright.document import Document

from .check import Check, Kind, Reach
from .runner import Ending, Unreached

_KINDS: tuple[Kind, ...] = ("valid", "invalid")


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """One row of the table: places of one sort, and how many were met."""

    sort: str
    places: int
    valid: int
    invalid: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Gap:
    """A place that no check got to from one side, and why."""

    place: str
    sort: str
    kind: Kind
    reason: str

    @property
    def reach(self) -> Reach:
        """The side of the place."""
        return Reach(self.place, self.sort, self.kind)

    @property
    def pointer(self) -> str:
        """Where the constraint stands."""
        return self.place.partition(" (")[0]

    @property
    def words(self) -> str:
        """What the constraint is, with the member that it is about."""
        _, opened, detail = self.place.partition(" (")
        return self.sort + (f" ({detail}" if opened else "")


@dataclass(frozen=True)
class Coverage:
    """What the checks of a run got to.

    A place counts from the sides that checks of its sort look at.
    """

    endings: tuple[tuple[Check, Ending], ...]

    @cached_property
    def _reached(self) -> frozenset[Reach]:
        return frozenset(
            reach
            for check, ending in self.endings
            if not isinstance(ending, Unreached)
            for reach in check.reaches
        )

    @cached_property
    def _places(self) -> Mapping[str, frozenset[str]]:
        """Sort -> places."""
        found: dict[str, set[str]] = {}
        for check, _ in self.endings:
            for reach in check.reaches:
                found.setdefault(reach.sort, set()).add(reach.place)
        return {sort: frozenset(places) for sort, places in sorted(found.items())}

    @cached_property
    def _reasons(self) -> Mapping[Reach, str]:
        return {
            reach: ending.reason
            for check, ending in reversed(self.endings)
            if isinstance(ending, Unreached)
            for reach in check.reaches
        }

    @cached_property
    def one_sided(self) -> frozenset[Reach]:
        """The sides that a place certainly does not have."""
        tried: dict[Reach, bool] = {}
        for check, ending in self.endings:
            for reach in check.reaches:
                certain = check.one_sided and isinstance(ending, Unreached)
                tried[reach] = certain and tried.get(reach, True)
        return frozenset(reach for reach, certain in tried.items() if certain)

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """The table: one line a keyword, kind of parameter, status, media type."""
        return tuple(
            Line(
                sort=sort,
                places=len(places),
                valid=sum(Reach(p, sort, "valid") in self._reached for p in places),
                invalid=sum(Reach(p, sort, "invalid") in self._reached for p in places),
            )
            for sort, places in self._places.items()
        )

    @cached_property
    def gaps(self) -> tuple[Gap, ...]:
        """The places that were not reached from a side, with the reasons."""
        looked = {(r.sort, r.kind) for check, _ in self.endings for r in check.reaches}
        found = [
            Gap(
                place=place,
                sort=sort,
                kind=kind,
                reason=self._reasons.get(
                    Reach(place, sort, kind), "no check looks at it from this side"
                ),
            )
            for sort, places in self._places.items()
            for place in places
            for kind in _KINDS
            if (sort, kind) in looked and Reach(place, sort, kind) not in self._reached
        ]
        return tuple(sorted(found, key=lambda gap: (gap.place, gap.sort, gap.kind)))

    @property
    def json(self) -> Mapping[str, Any]:
        """What programs are told."""
        return {
            "coverage": [
                {
                    "sort": line.sort,
                    "places": line.places,
                    "valid": line.valid,
                    "invalid": line.invalid,
                }
                for line in self.lines
            ],
            "unreached": [
                {
                    "place": gap.place,
                    "sort": gap.sort,
                    "kind": gap.kind,
                    "reason": gap.reason,
                    "certain": gap.reach in self.one_sided,
                }
                for gap in self.gaps
            ],
        }

    def text(self, document: Document) -> str:
        """Return the table, and where what was not reached stands in the document."""
        rows = [("", "places", "valid", "invalid")]
        rows += [
            (line.sort, str(line.places), str(line.valid), str(line.invalid))
            for line in self.lines
        ]
        widths = [max(len(row[index]) for row in rows) for index in range(4)]
        lines = [
            f"{row[0]:{widths[0]}}  "
            + "  ".join(f"{cell:>{widths[i + 1]}}" for i, cell in enumerate(row[1:]))
            for row in rows
        ]
        lines += self._told(document)
        return "\n".join(line.rstrip() for line in lines)

    def _told(self, document: Document) -> Iterator[str]:
        places = sum(map(len, self._places.values()))
        missed = [gap for gap in self.gaps if gap.reach not in self.one_sided]
        partly = len({(gap.sort, gap.place) for gap in missed})
        yield f"{places - partly} of {places} places reached from every side they have"
        if missed:
            yield "not reached, and why:"
            yield from _listed(missed, document)
        if self.one_sided:
            yield "places with one side, and why:"
            yield from _listed(
                [gap for gap in self.gaps if gap.reach in self.one_sided], document
            )


def _listed(gaps: Sequence[Gap], document: Document) -> Iterator[str]:
    spans = [(document.locate(gap.pointer, False), gap) for gap in gaps]
    for span, gap in sorted(spans, key=_order):
        where = f"{span.file}:{span.line}:{span.column}" if span else gap.pointer
        yield f"  {where}: {gap.words}, {gap.kind}: {gap.reason}"


def _order(found: tuple[Span | None, Gap]) -> tuple[str, int, int]:
    span, gap = found
    return (span.file, span.line, span.column) if span else (gap.pointer, 0, 0)
