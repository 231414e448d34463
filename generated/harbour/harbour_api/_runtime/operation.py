"""One HTTP operation, as data.

Client, server and contract tests read the same table.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, Literal, TypeAlias, TypeVar

from .errors import ApiError

Result = TypeVar("Result")

Place: TypeAlias = Literal["path", "query", "header", "cookie", "querystring"]
Style: TypeAlias = Literal[
    "simple",
    "label",
    "matrix",
    "form",
    "spaceDelimited",
    "pipeDelimited",
    "deepObject",
    "cookie",
]
Status: TypeAlias = int | Literal["1XX", "2XX", "3XX", "4XX", "5XX", "default"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Parameter:
    """A parameter, called `argument` in Python and `name` on the wire.

    A `style` of None is the default of the place.
    """

    argument: str
    name: str
    place: Place
    type: Any
    required: bool = False
    default: Any = None
    style: Style | None = None
    explode: bool | None = None
    allow_reserved: bool = False
    media_type: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Header:
    """A header of a response or of a multipart part."""

    name: str
    type: Any
    required: bool = False
    explode: bool = False
    media_type: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Encoding:
    """How one property of a form or multipart body is written."""

    content_type: str | None = None
    style: Style | None = None
    explode: bool | None = None
    allow_reserved: bool = False
    headers: tuple[Header, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Content:
    """One way to write a body.

    `item` is the type of each element where the body is a stream.
    """

    media_type: str
    type: Any = None
    item: Any = None
    encodings: Mapping[str, Encoding] = field(default_factory=dict[str, Encoding])


@dataclass(frozen=True, kw_only=True, slots=True)
class Body:
    """What a request carries, in one of several ways."""

    contents: tuple[Content, ...]
    required: bool = True


@dataclass(frozen=True, kw_only=True, slots=True)
class Response:
    """What a success carries.

    `variant` wraps the result where an operation has several success statuses.
    """

    contents: tuple[Content, ...] = ()
    headers: tuple[Header, ...] = ()
    variant: type[Any] | None = None


Requirement: TypeAlias = Mapping[str, tuple[str, ...]]
"""Security schemes that must all be satisfied, each with its scopes."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Operation(Generic[Result]):
    """Everything needed to send, serve or test one operation.

    `results` maps each documented success to what it carries, `errors` each documented
    failure to the exception that client and server share. `security` is a disjunction;
    an empty one asks for nothing. `server` is where the operation answers, if that is
    somewhere else than the rest of the API.
    """

    id: str
    method: str
    path: str
    parameters: tuple[Parameter, ...] = ()
    body: Body | None = None
    results: Mapping[Status, Response]
    errors: Mapping[Status, type[ApiError[Any]]] = field(
        default_factory=dict[Status, type[ApiError[Any]]]
    )
    security: tuple[Requirement, ...] = ()
    server: str | None = None


def failure_contents(error: type[ApiError[Any]]) -> tuple[Content, ...]:
    """Return the ways to write the body of a documented failure."""
    if error.media_types:
        pairs = error.media_types.items()
        return tuple(Content(media_type=name, type=of) for name, of in pairs)
    if error.body_type is None:
        return ()
    return (Content(media_type=error.media_type, type=error.body_type),)


def json_content(of: Any) -> tuple[Content, ...]:
    """Return the contents of a body that is JSON and nothing else."""
    return (Content(media_type="application/json", type=of),)
