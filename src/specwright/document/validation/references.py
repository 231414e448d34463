"""Whether the references of a composed document lead anywhere."""

from collections.abc import Iterator, Mapping
from typing import Final

from specwright.document.grammar import Kind, Many, field
from specwright.document.pointer import (
    escape,
    from_fragment,
    lookup,
    nearest,
    to_fragment,
)
from specwright.ir.json import Json

from .violation import Violation

_SUGGESTIONS: Final = 20
"""How many references get a suggestion: looking for one takes a while."""


def dangling(root: Json) -> Iterator[Violation]:
    """Yield each reference by pointer that leads nowhere, or around in a circle.

    References by anchor and to schemas with an `$id` are left to whoever builds.
    """
    known: dict[str, Violation | None] = {}
    missing = 0
    for pointer, reference in references(root):
        if reference != "#" and not reference.startswith("#/"):
            continue
        if reference not in known:
            known |= _faults(root, reference, known, suggested=missing < _SUGGESTIONS)
            missing += known[reference] is not None
        fault = known[reference]
        if fault is not None:
            yield Violation(
                f"{pointer}/$ref", fault.message, fault.hint, code=fault.code
            )


def references(root: Json) -> Iterator[tuple[str, str]]:
    """Yield the place and the text of each `$ref`."""
    waiting: list[tuple[Json, Kind, Many, str]] = [(root, Kind.DOCUMENT, Many.ONE, "")]
    while waiting:
        value, kind, many, at = waiting.pop()
        if isinstance(value, list):
            waiting.extend(
                (element, kind, Many.ONE, f"{at}/{index}")
                for index, element in enumerate(value)
                if isinstance(element, (dict, list))
            )
        if not isinstance(value, dict):
            continue
        reference = value.get("$ref")
        if isinstance(reference, str) and many is Many.ONE:
            yield at, reference
        for name, member in value.items():
            if isinstance(member, (dict, list)):
                inner = (Many.ONE, kind) if many is Many.MAP else field(kind, name)
                if inner[1] is not Kind.DATA:
                    place = f"{at}/{escape(name)}"
                    waiting.append((member, inner[1], inner[0], place))


def _faults(
    root: Json,
    reference: str,
    known: Mapping[str, Violation | None],
    *,
    suggested: bool,
) -> dict[str, Violation | None]:
    """Return what is wrong with a reference, and with those that it leads through.

    `suggested` tells to look for what a missing one was meant to name.
    """
    passed: dict[str, None] = {}
    onward: Json = reference
    fault: Violation | None = None
    while isinstance(onward, str) and onward.startswith("#"):
        if onward in passed:
            return {each: _circle(each) for each in passed}
        if onward in known:
            fault = known[onward]
            break
        passed[onward] = None
        pointer = from_fragment(onward[1:])
        found = lookup(root, pointer)
        if found is None:
            fault = _missing(onward, nearest(root, pointer) if suggested else None)
            break
        value = found.json
        onward = value.get("$ref") if isinstance(value, dict) else None
    if fault is not None and fault.code == "reference-cycle":
        return {each: _circle(each) for each in passed}
    return dict.fromkeys(passed, fault)


def _circle(reference: str) -> Violation:
    return Violation(
        "",
        f"`$ref` leads from `{reference[:200]}` back to itself",
        "let one of the references name a definition",
        code="reference-cycle",
    )


def _missing(reference: str, close: str | None) -> Violation:
    return Violation(
        "",
        f"`$ref` names `{reference[:200]}`, which is not there",
        f"did you mean `{to_fragment(close)}`?" if close else None,
        code="unresolved-reference",
    )
