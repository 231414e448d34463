"""What a call can raise beyond the transport's own errors.

SpecError
├── ApiError            a documented failure: clients raise it, handlers raise it too
│   └── EmptyError      one that carries nothing
├── UndocumentedError   an answer that the specification does not list
└── ContractError       a message that breaks the contract it was sent under
"""

from collections.abc import Mapping
from typing import Any, ClassVar, Generic, TypeVar

BodyT = TypeVar("BodyT")


class SpecError(Exception):
    """The root of everything that a generated package raises by itself."""


class ApiError(SpecError, Generic[BodyT]):
    """A documented failure.

    Subclasses name the status; `body` holds what came with it.
    """

    status: ClassVar[int | str]
    body_type: ClassVar[Any] = None
    media_type: ClassVar[str] = "application/json"

    def __init__(
        self, body: BodyT, *, headers: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(body)
        self.body = body
        self.headers: Mapping[str, str] = headers or {}

    def __str__(self) -> str:
        return f"{self.status}: {self.body!r}"


class EmptyError(ApiError[None]):
    """A documented failure that carries nothing."""

    def __init__(
        self, body: None = None, *, headers: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(body, headers=headers)

    def __str__(self) -> str:
        return str(self.status)


class UndocumentedError(SpecError):
    """An answer whose status or media type the specification does not list."""

    def __init__(
        self,
        operation: str,
        status: int,
        content: bytes,
        *,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(f"{operation}: undocumented answer with status {status}")
        self.operation = operation
        self.status = status
        self.content = content
        self.headers: Mapping[str, str] = headers or {}


class ContractError(SpecError):
    """A message that breaks the contract: what was wrong, and where in it."""

    def __init__(self, operation: str, message: str, *, where: str = "") -> None:
        super().__init__(f"{operation}: {where + ': ' if where else ''}{message}")
        self.operation = operation
        self.where = where
