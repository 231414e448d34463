"""One finding for one mistake, however many stages come upon it."""

from collections.abc import Iterable, Sequence

from specwright.diagnostics import Diagnostic, Severity


def without_echoes(
    reading: Sequence[Diagnostic],
    validation: Sequence[Diagnostic],
    building: Sequence[Diagnostic],
) -> tuple[Diagnostic, ...]:
    """Return the findings of the first stages without those that repeat another.

    Where reading or building reports an error, validation is silent about the same
    place, and so is building where reading does; of what validation says of a place,
    that without a hint gives way to that with one. A warning about something that has
    an error inside is taken for its consequence.
    """
    read, wrong = _errors(reading), _errors(building)
    judged = [each for each in validation if _place(each) not in read]
    judged = [each for each in judged if _place(each) not in wrong]
    hinted = {_place(each) for each in judged if each.hint}
    judged = [each for each in judged if each.hint or _place(each) not in hinted]
    built = [each for each in building if _place(each) not in read]
    found = (*reading, *judged, *built)
    inside = {above for place in _errors(found) for above in _above(place)}
    return tuple(
        each
        for each in found
        if each.severity is Severity.ERROR or _place(each) not in inside
    )


def _place(finding: Diagnostic) -> str:
    return finding.location.pointer


def _errors(findings: Iterable[Diagnostic]) -> set[str]:
    """Return where errors are; the whole document is not a place."""
    return {
        _place(each)
        for each in findings
        if each.severity is Severity.ERROR and _place(each)
    }


def _above(pointer: str) -> Iterable[str]:
    parts = pointer.split("/")
    return ("/".join(parts[:length]) for length in range(2, len(parts)))
