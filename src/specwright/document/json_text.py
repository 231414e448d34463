"""JSON (RFC 8259) to values, by the standard library's parser."""

import json
import math
import re
from collections.abc import Callable

from specwright.ir.json import Json

from .depth import NAMED, extent
from .fault import (
    MOST_FAULTS,
    Fault,
    position,
    too_deep,
    too_long_names,
    too_many_faults,
    too_many_nodes,
)
from .json_places import JsonPlaces
from .policy import ReadPolicy

_ESCAPE = re.compile(r"\\.")
_STRING = re.compile(r'"[^"]*"')
_HALF = re.compile(r"\\u[dD][89a-fA-F]")


class _UnusableError(Exception):
    """A number that JSON can spell and no double can hold, or that it cannot spell."""


def looks_like_json(text: str) -> bool:
    """Return whether a text may be JSON: it starts like an object or an array."""
    return text.lstrip(" \t\r\n")[:1] in {"{", "["}


def parse_json(
    text: str, policy: ReadPolicy, spent: int = 0
) -> tuple[Json, tuple[Fault, ...], int]:
    """Return the value of a JSON text, what is wrong with it, and its number of nodes.

    The nodes are counted on from those that are `spent`, and roughly: never fewer than
    there are, and more where names are long. After a fault that makes the rest
    unreadable the value is None.
    """
    nodes = spent + _nodes(text, policy.nodes - spent)
    if nodes > policy.nodes:
        return None, (too_many_nodes(policy.nodes),), nodes
    value, faults = _parsed(text, policy)
    levels, characters = extent(value)
    if levels > policy.depth:
        return None, (too_deep(policy.depth),), nodes
    nodes = max(nodes, spent + characters // NAMED)
    if nodes > policy.nodes:
        return None, (too_long_names(policy.nodes),), nodes
    return value, faults, nodes


def _nodes(text: str, most: int) -> int:
    """Return how many values a text holds, give or take its empty collections.

    What stands in strings counts as well unless it makes too many.
    """
    count = _marks(text)
    return count if count <= most else _marks(_STRING.sub("", _ESCAPE.sub("", text)))


def _marks(text: str) -> int:
    return sum(map(text.count, ",[{")) + 1


def _parsed(text: str, policy: ReadPolicy) -> tuple[Json, tuple[Fault, ...]]:
    again: list[bool] = []
    try:
        value: Json = json.loads(
            text,
            object_pairs_hook=_object(again),
            parse_float=_finite,
            parse_constant=_refused,
        )
    except json.JSONDecodeError as error:
        return None, (_malformed(error),)
    except _UnusableError as error:
        return None, (_unusable(text, str(error)),)
    except RecursionError:
        return None, (too_deep(policy.depth),)
    except ValueError:  # more digits than int() takes
        return None, (_unusable(text, _longest_number(text)),)
    if _HALF.search(text) and _unpaired(text):
        return None, (_unusable(text, _unpaired(text)),)
    return value, _duplicates(text) if again else ()


def _object(again: list[bool]) -> Callable[[list[tuple[str, Json]]], dict[str, Json]]:
    def build(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
        value = dict(pairs)
        if len(value) != len(pairs):
            again.append(True)
            value = dict(reversed(pairs))
            value = {key: value[key] for key, _ in pairs}
        return value

    return build


def _finite(literal: str) -> float:
    number = float(literal)
    if math.isfinite(number):
        return number
    raise _UnusableError(literal)


def _refused(literal: str) -> Json:
    raise _UnusableError(literal)


def _longest_number(text: str) -> str:
    return max(re.findall(r"\d{4000,}", text), key=len, default="")


def _unpaired(text: str) -> str:
    for found in re.finditer(r'"(?:[^"\\]|\\.)*"', text):
        if _HALF.search(found[0]):
            value = json.loads(found[0], strict=False)
            if any("\ud800" <= each <= "\udfff" for each in value):
                return found[0]
    return ""


def _unusable(text: str, literal: str) -> Fault:
    line, column = position(text, max(text.find(literal), 0))
    shown = literal if len(literal) <= 40 else f"{literal[:37]}..."
    return Fault(
        code="malformed-json",
        message=f"`{shown}` is nothing that can be held and written again",
        line=line,
        column=column,
        length=min(len(literal), 80) or 1,
        hint="write a finite number, or text with whole characters",
    )


def _malformed(error: json.JSONDecodeError) -> Fault:
    message = error.msg[:1].lower() + error.msg[1:]
    return Fault(
        code="malformed-json",
        message=message,
        line=error.lineno,
        column=error.colno,
    )


def _duplicates(text: str) -> tuple[Fault, ...]:
    faults: list[Fault] = []
    for key, first, second, pointer in JsonPlaces(text).duplicates():
        if len(faults) == MOST_FAULTS:
            return *faults, too_many_faults(*position(text, second))
        line, column = position(text, second)
        faults.append(
            Fault(
                code="duplicate-key",
                message=f"the key `{key[:80]}` is there twice; the first one counts",
                line=line,
                column=column,
                length=len(json.dumps(key)),
                hint="remove or rename one of them",
                pointer=pointer,
                first=position(text, first),
            )
        )
    return tuple(faults)
