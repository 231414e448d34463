"""Names of the exceptions for documented failures."""

import builtins
from collections.abc import Iterable
from functools import partial
from typing import Final

from specwright.ir.operations import Operation, Response
from specwright.ir.schemas import Reference

from .identifiers import pascal_of, words
from .outcomes import outcomes
from .reasons import reason
from .scopes import Candidate, settle

_EXCEPTIONS: Final = frozenset(
    name for name in dir(builtins) if name.endswith(("Error", "Exception"))
)


def error_names(
    operations: Iterable[Operation], taken: frozenset[str]
) -> dict[tuple[str, str], str]:
    """Name the exception of each documented failure: status, response -> `NotFound`.

    Failures with one status and one body share a class.
    """
    places: dict[tuple[str, str], list[tuple[Operation, Response]]] = {}
    for operation in operations:
        for response in outcomes(operation).failures:
            key = (response.status.upper(), _body(response))
            places.setdefault(key, []).append((operation, response))
    most: dict[str, int] = {}
    for (status, _), found in places.items():
        most[status] = max(most.get(status, 0), len(found))
    names = settle(
        (
            Candidate(
                f"{status}\0{body}",
                "",
                (pascal_of(words(reason(status))),),
                0 if len(found) == most[status] else 1,
                more=partial(_error_spellings, status, body, *min(found, key=_place)),
            )
            for (status, body), found in places.items()
        ),
        taken=taken | _EXCEPTIONS,
    )
    return {
        (response.status, response.pointer): names[f"{status}\0{body}"]
        for (status, body), found in places.items()
        for _, response in found
    }


def _place(failure: tuple[Operation, Response]) -> tuple[str, str]:
    return failure[0].pointer, failure[1].pointer


def _error_spellings(
    status: str, body: str, operation: Operation, response: Response
) -> tuple[str, ...]:
    phrase = words(reason(status))
    named = _named_by(body, operation, response)
    spelled_out = tuple(w for of in body.split("/") for w in words(of))
    return (
        *([] if phrase[-1] == "Error" else [pascal_of((*phrase, "Error"))]),
        pascal_of(named if _says(named, phrase) else (*named, *phrase)),
        pascal_of((*spelled_out, *phrase)),
    )


def _says(named: tuple[str, ...], phrase: tuple[str, ...]) -> bool:
    """Return whether a name begins or ends with what a status is called."""
    text, told = "_".join(named).lower(), "_".join(phrase).lower()
    return text.startswith(f"{told}_") or text.endswith(f"_{told}")


def _named_by(body: str, operation: Operation, response: Response) -> tuple[str, ...]:
    """Return what tells a failure: its schema, its response, or its operation."""
    if not body:
        return ("Empty",)
    for pointer in (body.rsplit(" ", maxsplit=1)[-1], response.pointer):
        match pointer.split("/"):
            case ["", "components", "schemas" | "responses", name]:
                return words(name.replace("~1", "/"))
            case _:
                pass
    return words(operation.id)


def _body(response: Response) -> str:
    """Return what tells bodies apart: the pointers of their schemas."""
    found: list[str] = []
    for content in response.contents:
        if content.schema is None:
            continue
        match content.schema.assertions:
            case (Reference(target=target),):
                found.append(target)
            case _:
                found.append(content.schema.pointer)
    return " ".join(dict.fromkeys(found))
