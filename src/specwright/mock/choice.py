"""Which of the documented answers is given."""

from collections.abc import Iterator
from typing import Any

from specwright.contract.typed import status_of
from specwright.ir.operations import Operation, Response


def first_success(operation: Operation) -> Response | None:
    """Return what an operation answers that nobody asks for anything else.

    It is the first success, else `default`, else whatever is documented.
    """
    responses = operation.responses
    for status in ("2", "d", ""):
        for response in responses:
            if response.status.startswith(status):
                return response
    return None


def with_code(operation: Operation, table: Any, code: int) -> Response | None:
    """Return what documents a status: itself, its range, or `default`.

    `table` is what the package knows of the operation. A range of successes, or a
    `default` that is one, is answered with a single status.
    """
    return next(
        (
            response
            for response in sorted(operation.responses, key=_vagueness)
            if code in _codes(response, table)
        ),
        None,
    )


def described(operation: Operation) -> Iterator[str]:
    """Yield the statuses that are documented, as they are written."""
    return (response.status for response in operation.responses)


def _vagueness(response: Response) -> int:
    return 0 if response.status.isdigit() else 1 + (response.status == "default")


def _codes(response: Response, table: Any) -> range:
    text, fails = response.status, status_of(response.status) in table.errors
    if text == "default":
        return range(400, 600) if fails else range(200, 201)
    if text.isdigit():
        return range(int(text), int(text) + 1)
    first = int(text[0]) * 100
    return range(first, first + (100 if fails else 1))
