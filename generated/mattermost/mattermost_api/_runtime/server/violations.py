"""Pydantic's findings as violations with JSON pointers."""

import json
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from ..fields import NOTHING
from ..heirs import refusals
from .faults import INVALID, MALFORMED, RequestError, Violation
from .narrowing import is_array, is_object

MOST = 100
"""How many violations an answer lists."""


def body_error(error: ValidationError, body: bytes) -> RequestError:
    """Return the fault of a JSON body: malformed, with its position, or invalid."""
    found = refusals(error)
    if found[0]["type"] == "json_invalid":
        reason = str(found[0].get("ctx", {}).get("error", found[0]["msg"]))
        return RequestError(MALFORMED, Violation("#", f"not JSON: {reason}"))
    try:
        value = json.loads(body)
    except ValueError:
        # Python bounds the digits of integers; then places are less exact.
        value = NOTHING
    return RequestError(INVALID, *located(found, "", value))


def located(found: list[ErrorDetails], where: str, value: Any) -> tuple[Violation, ...]:
    """Return violations at `where`, inside the decoded `value` that was refused.

    Where `value` is `NOTHING`, places are as pydantic names them.
    """
    return tuple(
        dict.fromkeys(
            Violation(
                (
                    f"{where}#{pointer}"
                    if (pointer := _pointer(one, value)) or not where
                    else where
                ),
                one["msg"],
            )
            for one in found[:MOST]
        )
    )


def _pointer(error: ErrorDetails, value: Any) -> str:
    """Return the place of an error; the names of union members are no part of it."""
    pointer = ""
    for step in error["loc"]:
        inner = _member(value, step)
        known = value is not NOTHING
        if known and inner is NOTHING and not _lacks(error, step):
            continue
        value = inner
        pointer += "/" + str(step).replace("~", "~0").replace("/", "~1")
    return pointer


def _lacks(error: ErrorDetails, step: int | str) -> bool:
    return error["type"] == "missing" and step is error["loc"][-1]


def _member(value: Any, step: int | str) -> Any:
    """Return an element or a member of a JSON value, or `NOTHING`."""
    if is_object(value):
        return value.get(str(step), NOTHING)
    if is_array(value) and isinstance(step, int):
        return value[step] if step < len(value) else NOTHING
    return NOTHING
