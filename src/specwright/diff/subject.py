"""How a report calls a place: `RemoteCluster.name`, `body.items[]`, `answer 200.id`."""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

_NO_NAMES: Final[Mapping[str, str]] = MappingProxyType({})
_PARAMETER: Final = re.compile(r".*?/parameters/[^/]+(?=/|$)")
_METHODS = {
    "get",
    "put",
    "post",
    "delete",
    "options",
    "head",
    "patch",
    "trace",
    "query",
}


def subject_of(pointer: str, names: Mapping[str, str] = _NO_NAMES) -> str:
    """Return the name of the schema at a pointer, as a reader would say it.

    `names` are those of parameters, by their pointers.
    """
    parameter = _PARAMETER.match(pointer)
    if parameter is not None and parameter[0] in names:
        rest = pointer.removeprefix(parameter[0]).split("/")[1:]
        return f"the {names[parameter[0]]}{_steps(_after_schema(rest))}"
    tokens = [
        token.replace("~1", "/").replace("~0", "~") for token in pointer.split("/")[1:]
    ]
    match tokens:
        case ["components", "schemas", name, *rest]:
            return name + _steps(rest)
        case ["components", _, name, *rest]:
            return name + _steps(_after_schema(rest))
        case ["paths" | "webhooks", _, method, *rest] if method in _METHODS:
            return _message(rest)
        case ["paths" | "webhooks", _, *rest]:
            return _message(rest)
        case _:
            return pointer or "the document"


def _message(tokens: list[str]) -> str:
    match tokens:
        case ["requestBody", *rest]:
            return "body" + _steps(_after_schema(rest))
        case ["responses", status, "headers", name, *rest]:
            return f"header {name} of {status}" + _steps(_after_schema(rest))
        case ["responses", status, *rest]:
            return f"answer {status}" + _steps(_after_schema(rest))
        case ["parameters", index, *rest]:
            return f"parameter {index}" + _steps(_after_schema(rest))
        case _:
            return "/".join(tokens)


def _after_schema(tokens: list[str]) -> list[str]:
    return tokens[tokens.index("schema") + 1 :] if "schema" in tokens else []


def _steps(tokens: list[str]) -> str:
    return "".join(_spelled(iter(tokens)))


def _spelled(tokens: Iterator[str]) -> Iterator[str]:
    for token in tokens:
        match token:
            case "properties" | "$defs":
                yield f".{next(tokens, '')}"
            case "items":
                yield "[]"
            case "prefixItems":
                yield f"[{next(tokens, '')}]"
            case "additionalProperties" | "patternProperties":
                yield "{}"
            case "allOf":
                next(tokens, None)
            case "anyOf" | "oneOf":
                yield f" variant {int(next(tokens, '0')) + 1}"
            case _:
                yield f" {token}"
