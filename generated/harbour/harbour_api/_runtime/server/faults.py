"""What can be wrong with a request, and the status that an operation gives it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from secrets import token_hex
from typing import Any, TypeAlias

from ..errors import ApiError
from ..operation import Operation

Statuses: TypeAlias = tuple[int, ...]
"""The statuses that suit a fault, the best first."""

UNAUTHENTICATED: Statuses = (401,)
DENIED: Statuses = (403,)
NOT_FOUND: Statuses = (404,)
METHOD_NOT_ALLOWED: Statuses = (405,)
NOT_ACCEPTABLE: Statuses = (406,)
TOO_SLOW: Statuses = (408, 400)
TOO_LARGE: Statuses = (413, 400)
UNSUPPORTED: Statuses = (415, 400)
MALFORMED: Statuses = (400, 422)
INVALID: Statuses = (422, 400)
INTERNAL: Statuses = (500,)
UNIMPLEMENTED: Statuses = (501,)


@dataclass(frozen=True, slots=True)
class Violation:
    """One fault of a request.

    `where` is `query:limit`, `path:id`, `header:Name`, `cookie:name`, with a JSON
    pointer as fragment for a place inside its value, or for the body the fragment
    alone: `#/items/0/name`.
    """

    where: str
    message: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Fault:
    """Why a request was not served, as the application's `problem` receives it.

    `error` is the class that the operation documents for `status`, if it does.
    `reference` is what the log calls this fault.
    """

    status: int
    title: str
    reference: str
    violations: tuple[Violation, ...] = ()
    operation: Operation[Any] | None = None
    error: type[ApiError[Any]] | None = None

    @property
    def detail(self) -> str:
        """Return every violation in one line; empty if there is none to list."""
        return "; ".join(
            f"{violation.where}: {violation.message}".removeprefix(": ")
            for violation in self.violations
        )


class RequestError(Exception):
    """Raised inside the server to answer a request with a fault."""

    def __init__(
        self,
        statuses: Statuses,
        *violations: Violation,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(statuses, violations)
        self.statuses = statuses
        self.violations = violations
        self.headers: Mapping[str, str] = headers or {}
        self.reference = token_hex(13)


@dataclass(frozen=True, slots=True)
class Documented:
    """The errors of an operation, asked for by status."""

    operation: Operation[Any] | None = None
    classes: Mapping[Any, type[ApiError[Any]]] = field(
        default_factory=dict[Any, type[ApiError[Any]]]
    )

    def fault(self, error: RequestError) -> Fault:
        """Return the fault, with the best status that the operation documents."""
        status = next(
            (status for status in error.statuses if status in self.classes),
            error.statuses[0],
        )
        return Fault(
            status=status,
            title=HTTPStatus(status).phrase,
            reference=error.reference,
            violations=error.violations,
            operation=self.operation,
            error=self.classes.get(status)
            or self.classes.get(f"{status // 100}XX")
            or self.classes.get("default"),
        )
