"""Text to values (OpenAPI 3.1, section 4.8.12.3).

Reading splits first and decodes after, so that an encoded delimiter is no delimiter.
"""

import json
import math
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Final, TypeAlias

from .deep_objects import Texts, elements_of
from .percent import WireError
from .shapes import Shape
from .styles import Escape, Plain, Spelling

Scalars: TypeAlias = Callable[[str, Shape], Plain]
"""Says what one text spells: `read_scalar`, or `read_text`."""

_NUMBER: Final = re.compile(r"-?(?:0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?")


def read_scalar(text: str, shape: Shape) -> Plain:
    """Return the number, boolean or null that `text` spells where the shape has one."""
    scalars = shape.scalars
    if "number" in scalars and (match := _NUMBER.fullmatch(text)):
        return _number(text, integral=match.lastindex is None)
    if "boolean" in scalars and text in {"true", "false"}:
        return text == "true"
    if "null" in scalars and (text == "null" or (not text and "string" not in scalars)):
        return None
    return text


def read_text(text: str, shape: Shape) -> Plain:
    """Return the text itself where a string may stand."""
    return text if "string" in shape.scalars else read_scalar(text, shape)


def _number(text: str, *, integral: bool) -> int | float:
    if integral and len(text) < 4000:
        return int(text)
    number = float(text)
    if not math.isfinite(number):
        raise WireError("a number out of range")
    return number


def read_value(texts: Texts, shape: Shape, scalars: Scalars = read_scalar) -> Plain:
    """Return JSON data for a tree of decoded texts, as the shape asks."""
    match texts:
        case dict():
            return _read_tree(texts, shape, scalars)
        case list():
            return [read_value(one, shape.item, scalars) for one in texts]
        case _ if shape.structured:
            return _read_structure(texts, shape, scalars)
        case _:
            return scalars(texts, shape)


def _read_tree(tree: Mapping[str, Texts], shape: Shape, scalars: Scalars) -> Plain:
    if shape.array and not shape.mapping:
        elements = elements_of(tree)
        if elements is not None:
            return [read_value(one, shape.item, scalars) for one in elements]
    return {
        key: read_value(one, shape.member(key), scalars) for key, one in tree.items()
    }


def _read_structure(text: str, shape: Shape, scalars: Scalars) -> Plain:
    """Read text where an array or object may stand: empty, JSON, or one element."""
    if not text and "string" not in shape.scalars:
        return [] if shape.array else {}
    if text[:1] in {"[", "{"}:
        return _read_json(text, shape)
    if shape.array and not shape.stands_alone(text):
        return [read_value(text, shape.item, scalars)]
    return scalars(text, shape)


def _read_json(text: str, shape: Shape) -> Plain:
    try:
        value: Plain = json.loads(text)
    except (ValueError, RecursionError):
        return read_scalar(text, shape)
    return value


def split_joined(raw: str, spelling: Spelling) -> list[str]:
    """Split the elements of a value that is not exploded."""
    if not raw:
        return []
    match spelling.joiner:
        case "%20":
            return re.split("%20|\\+| ", raw)
        case "%7C":
            return re.split("%7[Cc]|\\|", raw)
        case joiner:
            return raw.split(joiner)


def pair_up(items: Sequence[str], unescape: Escape) -> dict[str, Texts]:
    """Return the object that `name,value,name,value` spells."""
    if len(items) % 2:
        raise WireError("names and values do not pair up")
    decoded = [unescape(item) for item in items]
    return _unique(list(zip(decoded[::2], decoded[1::2], strict=True)))


def split_pairs(items: Sequence[str], unescape: Escape) -> dict[str, Texts]:
    """Return the object that `name=value` items spell."""
    pairs: list[tuple[str, str]] = []
    for item in items:
        name, equals, value = item.partition("=")
        if not equals:
            raise WireError(f"{unescape(item)!r} is no pair of name and value")
        pairs.append((unescape(name), unescape(value)))
    return _unique(pairs)


def _unique(pairs: Sequence[tuple[str, str]]) -> dict[str, Texts]:
    found: dict[str, Texts] = dict(pairs)
    if len(found) != len(pairs):
        raise WireError("a member is given more than once")
    return found


def collect_members(
    fields: Mapping[str, Sequence[str]],
    shape: Shape,
    others: frozenset[str],
    unescape: Escape,
    unescape_name: Escape,
) -> dict[str, Texts]:
    """Return the members of an exploded object from among all fields."""
    members: dict[str, Texts] = {}
    for key, raws in fields.items():
        name = unescape_name(key)
        declared = name in shape.named
        if declared or (shape.extras and name not in others):
            if len(raws) > 1 and not shape.member(name).array:
                raise WireError(f"{name!r} is given more than once")
            texts: list[Texts] = [unescape(raw) for raw in raws]
            members[name] = texts[0] if len(texts) == 1 else texts
    return members
