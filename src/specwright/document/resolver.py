"""From a reference as written to the unit and the place that it names."""

from dataclasses import dataclass
from urllib.parse import urljoin

from specwright.ir.json import Json

from .pointer import escape, from_fragment, step, to_fragment, tokens
from .source import Refusal
from .units import Unit, Units

_LONGEST_CHAIN = 100


@dataclass(frozen=True, slots=True)
class Target:
    """A place in a unit, and what stands there."""

    unit: Unit
    pointer: str
    value: Json


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a reference leads nowhere."""

    code: str
    message: str
    hint: str | None = None


def resolve(units: Units, reference: str, unit: Unit, at: str) -> Target | Failure:
    """Return what a reference written at the place `at` of a unit names."""
    return _resolve(units, reference, unit, at, 0)


def _resolve(
    units: Units, reference: str, unit: Unit, at: str, chain: int
) -> Target | Failure:
    if chain > _LONGEST_CHAIN:
        return Failure(
            "reference-cycle",
            f"`{reference[:200]}` leads to itself through references alone",
            "let one of the references name a definition",
        )
    address, _, fragment = reference.strip().partition("#")
    found = _resource(units, address, unit, at)
    if not isinstance(found, tuple):
        return found
    named, base = found
    if fragment and not fragment.startswith("/"):
        pointer = named.anchors.get((base, fragment))
        if pointer is None:
            return _missing(units, reference, named, f"{base}/{fragment}")
        return _follow(units, reference, named, pointer, chain)
    pointer = from_fragment(fragment)
    if base:
        inside = _follow(units, reference, named, base + pointer, chain)
        if isinstance(inside, Target):
            return inside
    return _follow(units, reference, named, pointer, chain)


def _resource(
    units: Units, address: str, unit: Unit, at: str
) -> tuple[Unit, str] | Failure:
    """Return the unit that an address names, and the pointer of the resource in it."""
    own = unit.resource(at)
    if not address:
        return unit, own
    if units.identified:
        base = unit.identifiers.get(own, "")
        if not base and isinstance(unit.value, dict):
            stated = unit.value.get("$self")
            base = stated if isinstance(stated, str) else ""
        try:
            known = units.identified.get(urljoin(base, address))
        except ValueError:  # not an address
            known = None
        if known is not None:
            return known
    opened = units.open(address, unit.name)
    if isinstance(opened, Unit):
        return opened, ""
    if isinstance(opened, Refusal):
        return _refused(units, opened, address, unit)
    return Failure(
        "unresolved-reference", f"`{address[:200]}` is a file that could not be read"
    )


def _refused(units: Units, refusal: Refusal, address: str, unit: Unit) -> Failure:
    if not refusal.missing:
        return Failure(refusal.code, refusal.message, refusal.hint)
    close = units.similar(address, unit.name)
    return Failure(
        "unresolved-reference",
        f"`$ref` names the file `{address[:200]}`, which is not there",
        f"did you mean `{close}`?" if close else "name a file that exists",
    )


def _follow(
    units: Units, reference: str, unit: Unit, pointer: str, chain: int
) -> Target | Failure:
    """Walk a pointer, through the references on the way."""
    value = unit.value
    at = ""
    waiting = list(reversed(tokens(pointer)))
    while waiting:
        token = waiting.pop()
        inner = step(value, token)
        if inner is None:
            onward = value.get("$ref") if isinstance(value, dict) else None
            if not isinstance(onward, str):
                return _missing(units, reference, unit, pointer)
            through = _resolve(units, onward, unit, at, chain + 1)
            if isinstance(through, Failure):
                return through
            unit, at, value = through.unit, through.pointer, through.value
            waiting.append(token)
            chain += 1
            if chain > _LONGEST_CHAIN:
                return _missing(units, reference, unit, pointer)
            continue
        value = inner.json
        at = f"{at}/{escape(token)}"
    return Target(unit, at, value)


def _missing(units: Units, reference: str, unit: Unit, pointer: str) -> Failure:
    address = reference.partition("#")[0]
    close = units.nearest(unit, pointer)
    return Failure(
        "unresolved-reference",
        f"`$ref` names `{reference[:200]}`, which is not there",
        f"did you mean `{address}{to_fragment(close)}`?"
        if close is not None
        else "name something that exists",
    )
