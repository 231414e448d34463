"""What a call can raise.

SpecError
├── ApiError            a documented failure: clients raise it, handlers raise it too
│   └── EmptyError      one that carries nothing
├── UndocumentedError   an answer that the specification does not list
├── ContractError       a message that breaks the contract it was sent under
├── CredentialError     credentials that an operation needs and the client lacks
└── TransportError      no answer: the connection failed or broke
    └── TransportTimeoutError   it took too long
"""

from collections.abc import Mapping
from typing import Any, ClassVar, Generic, Self, TypeVar

from .exchange import RequestInfo, ResponseInfo

BodyT = TypeVar("BodyT")


class SpecError(Exception):
    """The root of everything that a generated package raises by itself.

    `request` and `response` say what was exchanged, where a client raised the error.
    """

    request: RequestInfo | None = None
    response: ResponseInfo | None = None

    def attached(self, request: RequestInfo, response: ResponseInfo | None) -> Self:
        """Return the error itself, with what was exchanged."""
        self.request = request
        self.response = response
        return self


class ApiError(SpecError, Generic[BodyT]):
    """A documented failure.

    Subclasses name the status, an integer, a range such as `4XX` or `default`; `body`
    holds what came with it. `status_code` is the number that was answered, or that a
    handler wants answered. `media_types` holds the type of the body in each media type,
    where there are several.
    """

    status: ClassVar[int | str]
    body_type: ClassVar[Any] = None
    media_type: ClassVar[str] = "application/json"
    media_types: ClassVar[Mapping[str, Any]] = {}

    def __init__(
        self,
        body: BodyT,
        *,
        headers: Mapping[str, str] | None = None,
        status_code: int | None = None,
    ) -> None:
        super().__init__(body)
        self.body = body
        self.headers: Mapping[str, str] = headers or {}
        self.status_code = self._status_code() if status_code is None else status_code

    @classmethod
    def _status_code(cls) -> int:
        if isinstance(cls.status, int):
            return cls.status
        return 500 if cls.status == "default" else int(cls.status[0]) * 100

    def __str__(self) -> str:
        return f"{self.status_code}: {self.body!r}"


class EmptyError(ApiError[None]):
    """A documented failure that carries nothing."""

    def __init__(
        self,
        body: None = None,
        *,
        headers: Mapping[str, str] | None = None,
        status_code: int | None = None,
    ) -> None:
        super().__init__(body, headers=headers, status_code=status_code)

    def __str__(self) -> str:
        return str(self.status_code)


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
        super().__init__(operation, status, content)
        self.operation = operation
        self.status = status
        self.content = content
        self.headers: Mapping[str, str] = headers or {}

    def __str__(self) -> str:
        kind = self.headers.get("content-type", "no media type")
        size = f"{len(self.content)} bytes of {kind}" if self.content else "no body"
        return (
            f"{self.operation}: undocumented answer with status {self.status}, {size}"
        )


class ContractError(SpecError):
    """A message that breaks the contract: what was wrong, and where in it."""

    def __init__(self, operation: str, message: str, where: str = "") -> None:
        super().__init__(operation, message, where)
        self.operation = operation
        self.message = message
        self.where = where

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        return f"{self.operation}: {place}{self.message}"


class CredentialError(SpecError):
    """No set of credentials at hand satisfies an operation; nothing was sent."""


class TransportError(SpecError):
    """No answer came: the connection could not be made, or broke.

    `retryable` says whether another attempt could do better.
    """

    retryable: bool = False


class TransportTimeoutError(TransportError):
    """No answer came in time."""
