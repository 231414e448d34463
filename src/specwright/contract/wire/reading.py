"""Read what somebody else wrote, and say where it differs from what was meant."""

import json
import re
from collections.abc import Iterator
from urllib.parse import unquote

from specwright.ir.json import Json

from .bodies import is_json
from .declared import Declared
from .message import Request
from .scalars import same_json, says

Meant = tuple[Declared, Json]
"""A parameter and the value it should carry."""


def path_difference(template: str, raw: str, meant: list[Meant]) -> str | None:
    """Compare a raw path with a template and the values of its parameters."""
    names = re.findall(r"\{([^}]*)\}", template)
    literals = re.split(r"\{[^}]*\}", template)
    pattern = "([^/]*)".join(map(re.escape, literals))
    found = re.fullmatch(pattern, raw)
    if found is None:
        return f"the path {raw!r} is none of {template!r}"
    by_name = {declared.name: (declared, value) for declared, value in meant}
    for name, text in zip(names, found.groups(), strict=True):
        if name in by_name and not _is_segment(*by_name[name], text):
            return f"path parameter {name!r} is {text!r} for {by_name[name][1]!r}"
    return None


def _is_segment(declared: Declared, value: Json, raw: str) -> bool:
    name = declared.name
    if declared.media_type is not None:
        return _is_content(declared.media_type, unquote(raw), value)
    match declared.style:
        case "label" if raw.startswith("."):
            return _is_list(declared, value, raw[1:], "." if declared.explode else ",")
        case "matrix" if declared.explode and isinstance(value, list | dict):
            parts = raw[1:].split(";")
            named = isinstance(value, list)
            kept = [part.removeprefix(f"{name}=") if named else part for part in parts]
            return _is_list(declared, value, "\0".join(kept), "\0")
        case "matrix" if raw.startswith(f";{name}="):
            return _is_list(declared, value, raw[len(name) + 2 :], ",")
        case "simple":
            return _is_list(declared, value, raw, ",")
        case _:
            return False


def _is_list(declared: Declared, value: Json, raw: str, delimiter: str) -> bool:
    """Compare a delimited list; a scalar is the whole of it."""
    if not isinstance(value, list | dict):
        return says(unquote(raw), value)
    parts = raw.split(delimiter)
    if isinstance(value, list):
        return len(parts) == len(value) and all(
            says(unquote(part), each) for part, each in zip(parts, value, strict=True)
        )
    if declared.explode:
        read = [part.partition("=")[::2] for part in parts]
    else:
        read = list(zip(parts[::2], parts[1::2], strict=False))
    return _is_object([(unquote(k), unquote(v)) for k, v in read], value)


def _is_object(read: list[tuple[str, str]], value: dict[str, Json]) -> bool:
    return len(read) == len(value) and all(
        key in value and says(text, value[key]) for key, text in read
    )


def _is_content(media_type: str, text: str, value: Json) -> bool:
    if not is_json(media_type):
        return text == value
    try:
        return same_json(json.loads(text), value)
    except ValueError:
        return False


def query_difference(raw: str, meant: list[Meant]) -> str | None:
    """Compare a raw query with the values that it should carry, and nothing else."""
    left = [pair for pair in raw.split("&") if pair]
    for declared, value in meant:
        mine, left = _taken(declared, value, left)
        if not _is_query(declared, value, mine):
            return f"query parameter {declared.name!r} is {mine!r} for {value!r}"
    return f"the query has {left!r}, which nothing declares" if left else None


def _name(pair: str) -> str:
    return unquote(pair.partition("=")[0].replace("+", " "))


def _raw(pair: str) -> str:
    return pair.partition("=")[2].replace("+", "%20")


def _taken(
    declared: Declared, value: Json, pairs: list[str]
) -> tuple[list[str], list[str]]:
    """Split pairs into those of a parameter and the others."""
    name = declared.name
    names = {name}
    if declared.media_type is not None:
        pass  # the value is one text, whatever it is
    elif declared.style == "deepObject" and isinstance(value, list):
        names = {f"{name}[]", *(f"{name}[{index}]" for index in range(len(value)))}
    elif isinstance(value, dict) and declared.style == "deepObject":
        names = {f"{name}[{key}]" for key in value}
    elif isinstance(value, dict) and declared.explode:
        names = set(value)
    mine = [pair for pair in pairs if _name(pair) in names]
    return mine, [pair for pair in pairs if _name(pair) not in names]


def _is_query(declared: Declared, value: Json, mine: list[str]) -> bool:
    if declared.media_type is not None:
        text = unquote(_raw(mine[0])) if len(mine) == 1 else None
        return text is not None and _is_content(declared.media_type, text, value)
    if isinstance(value, dict) and (declared.explode or declared.style == "deepObject"):
        read = [(_name(pair), unquote(_raw(pair))) for pair in mine]
        if declared.style == "deepObject":
            read = [(key[len(declared.name) + 1 : -1], text) for key, text in read]
        return _is_object(read, value)
    if isinstance(value, list) and (declared.explode or declared.style == "deepObject"):
        return len(mine) == len(value) and all(
            says(unquote(_raw(pair)), each)
            for pair, each in zip(mine, value, strict=True)
        )
    if len(mine) != 1:
        return False
    return any(
        _is_list(declared, value, _raw(mine[0]), delimiter)
        for delimiter in _delimiters(declared)
    )


def _delimiters(declared: Declared) -> Iterator[str]:
    match declared.style:
        case "spaceDelimited":
            yield "%20"
        case "pipeDelimited":
            yield from ("|", "%7C")
        case _:
            yield ","


def header_difference(request: Request, meant: list[Meant]) -> str | None:
    """Compare the headers that parameters travel in."""
    for declared, value in meant:
        text = request.header(declared.name)
        if text is None:
            return f"header {declared.name!r} is missing"
        if declared.media_type is not None:
            same = _is_content(declared.media_type, text, value)
        elif isinstance(value, list | dict):
            same = _is_list(declared, value, text.replace(", ", ","), ",")
        else:
            same = says(text, value)
        if not same:
            return f"header {declared.name!r} is {text!r} for {value!r}"
    return None


def carries(request: Request, declared: Declared) -> bool:
    """Return whether a request has a header or a cookie of that name."""
    match declared.place:
        case "header":
            return request.header(declared.name) is not None
        case "cookie":
            return declared.name in map(_name, _cookies(request))
        case _:
            return False


def _cookies(request: Request) -> list[str]:
    pairs = re.split(r";\s*", request.header("cookie") or "")
    return [pair for pair in pairs if pair]


def cookie_difference(request: Request, meant: list[Meant]) -> str | None:
    """Compare the cookies that parameters travel in."""
    sent = _cookies(request)
    for declared, value in meant:
        mine, sent = _taken(declared, value, sent)
        if not _is_query(declared, value, mine):
            return f"cookie {declared.name!r} is {mine!r} for {value!r}"
    return None
