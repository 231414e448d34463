"""What callers name is what is sent: no two names of a package are exchanged."""

from collections.abc import Iterator
from typing import Any, cast

from hypothesis import strategies as st

from specwright.contract.check import Check
from specwright.contract.crossed import crossed
from specwright.contract.disagreement import expect
from specwright.contract.subject import Subject
from specwright.ir.operations import Operation


def name_checks(subject: Subject, operation: Operation) -> Iterator[Check]:
    """Yield one check of the names of an operation's parameters."""
    if len(operation.parameters) < 2:
        return

    def test(_: None) -> None:
        names: dict[str, str] = {}
        for parameter in operation.parameters:
            taken = subject.parameter(operation, parameter.pointer)
            names[parameter.name] = taken.argument
        expect(_exchanged(names, "parameter"), pointer=operation.pointer)

    yield Check(
        aspect="client-names",
        operation=operation.id,
        case="parameters",
        pointer=operation.pointer,
        strategy=st.none(),
        test=test,
        weight=0,
    )


def exchanged_members(value: Any) -> str | None:
    """Return which members of a model are exchanged, in a value or deep inside."""
    if isinstance(value, list | tuple):
        within = cast("list[object]", value)
        return next(filter(None, map(exchanged_members, within)), None)
    kind: Any = value.__class__
    fields: dict[str, Any] | None = getattr(kind, "model_fields", None)
    if fields is None:
        return None
    names = {field.alias or name: name for name, field in fields.items()}
    found = _exchanged(names, "member")
    return found or exchanged_members([getattr(value, name) for name in fields])


def _exchanged(names: dict[str, str], what: str) -> str | None:
    pair = crossed(names)
    if pair is None:
        return None
    one, other = pair
    return (
        f"the {what} {one!r} is called {names[one]!r}, and {other!r} {names[other]!r}"
    )
