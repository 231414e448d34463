"""Faults in the words of a documented error, where its members are usual ones."""

from typing import Any, Final

from pydantic import BaseModel, TypeAdapter, ValidationError

from ..adapters import adapter_of
from .faults import Fault

_TEXTS: Final = ("message", "detail", "description", "reason", "error_description")
_TITLES: Final = ("title", "error")
_STATUSES: Final = ("status", "status_code", "statusCode", "code")
_IDENTIFIERS: Final = ("id", "type", "code", "error_code", "errorCode")
_REFERENCES: Final = (
    "request_id",
    "requestId",
    "trace_id",
    "traceId",
    "correlation_id",
)
_LISTS: Final = ("errors", "details", "violations")


def worded(fault: Fault) -> Any:
    """Return a body for `fault.error` that says what is wrong.

    None where the body's type has no member that usually says so, or has a required one
    that cannot be known here.
    """
    if fault.error is None:
        return None
    types = fault.error.media_types.values() or (fault.error.body_type,)
    bodies = (_worded(declared, fault) for declared in types)
    return next((body for body in bodies if body is not None), None)


def _worded(declared: Any, fault: Fault) -> Any:
    adapter = adapter_of(declared)
    if not isinstance(declared, type) or not issubclass(declared, BaseModel):
        return _plain(adapter, fault) if declared is str else None
    names = {
        str(field.validation_alias or field.alias or name)
        for name, field in declared.model_fields.items()
    }
    said = {
        name: value
        for name, values in _candidates(fault).items()
        if name in names
        for value in values
        if _fits(adapter, name, value)
    }
    if not said.keys() & {*_TEXTS, *_TITLES}:
        return None
    return _made(adapter, said)


def _candidates(fault: Fault) -> dict[str, list[Any]]:
    """Return what a member of a usual name may hold; of those that fit the last is."""
    slug = fault.title.lower().replace(" ", "-")
    listed = [
        {"where": violation.where, "message": violation.message}
        for violation in fault.violations
    ]
    texts: list[str] = [fault.title, fault.detail or fault.title]
    found: dict[str, list[Any]] = dict.fromkeys(_TEXTS, texts)
    found |= {name: [fault.title] for name in _TITLES}
    found |= {name: [slug] for name in _IDENTIFIERS}
    found |= {name: [fault.reference] for name in _REFERENCES}
    for name in _STATUSES:
        found[name] = [*found.get(name, []), str(fault.status), fault.status]
    for name in _LISTS:
        found[name] = [[one["message"] for one in listed], listed]
    return found


def _fits(adapter: TypeAdapter[Any], name: str, value: Any) -> bool:
    try:
        adapter.validate_python({name: value}, strict=True, by_name=False)
    except ValidationError as error:
        return not any(found["loc"][:1] == (name,) for found in error.errors())
    return True


def _made(adapter: TypeAdapter[Any], said: dict[str, Any]) -> Any:
    try:
        return adapter.validate_python(said, strict=True, by_name=False)
    except ValidationError:
        return None


def _plain(adapter: TypeAdapter[Any], fault: Fault) -> Any:
    return adapter.validate_python(fault.detail or fault.title)
