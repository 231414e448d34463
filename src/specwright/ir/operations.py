"""Operations.

What is sent where, and what comes back (OpenAPI 3.1, sections 4.8.8 to 4.8.20).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from .json import Json, Value
from .schemas import Schema


class Place(StrEnum):
    """Where a parameter travels."""

    PATH = "path"
    QUERY = "query"
    HEADER = "header"
    COOKIE = "cookie"
    QUERYSTRING = "querystring"


class Style(StrEnum):
    """How a structured parameter is spelled (OpenAPI 3.1, section 4.8.12.3)."""

    SIMPLE = "simple"
    LABEL = "label"
    MATRIX = "matrix"
    FORM = "form"
    SPACE_DELIMITED = "spaceDelimited"
    PIPE_DELIMITED = "pipeDelimited"
    DEEP_OBJECT = "deepObject"
    COOKIE = "cookie"


@dataclass(frozen=True, kw_only=True, slots=True)
class Doc:
    """What the author wrote about a thing, white space untouched."""

    summary: str = ""
    description: str = ""
    deprecated: bool = False
    external: str | None = None


NO_DOC: Final = Doc()


@dataclass(frozen=True, kw_only=True, slots=True)
class Example:
    """A named example: the value itself, or the address of one."""

    name: str
    summary: str = ""
    description: str = ""
    value: Value | None = None
    external: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Header:
    """A response header, or a header of a multipart part.

    `media_type` is set where `content` was used.
    """

    pointer: str
    name: str
    schema: Schema
    required: bool = False
    explode: bool = False
    media_type: str | None = None
    doc: Doc = NO_DOC


@dataclass(frozen=True, kw_only=True, slots=True)
class Parameter:
    """One parameter, defaults of `style` and `explode` filled in.

    `media_type` is set where `content` was used.
    """

    pointer: str
    name: str
    place: Place
    schema: Schema
    required: bool
    style: Style
    explode: bool
    allow_reserved: bool = False
    allow_empty: bool = False
    media_type: str | None = None
    examples: tuple[Example, ...] = ()
    doc: Doc = NO_DOC
    extensions: Mapping[str, Json] = field(default_factory=dict[str, Json])


@dataclass(frozen=True, kw_only=True, slots=True)
class Encoding:
    """How one property of a form or multipart body is written (section 4.8.15)."""

    pointer: str
    property: str
    content_type: str | None = None
    headers: tuple[Header, ...] = ()
    style: Style | None = None
    explode: bool | None = None
    allow_reserved: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class MediaType:
    """One way to write a body.

    `item` is the schema of each element of a stream (OpenAPI 3.2, `itemSchema`).
    """

    pointer: str
    name: str
    schema: Schema | None
    item: Schema | None = None
    encodings: tuple[Encoding, ...] = ()
    examples: tuple[Example, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Body:
    """What a request carries."""

    pointer: str
    required: bool
    contents: tuple[MediaType, ...]
    doc: Doc = NO_DOC


@dataclass(frozen=True, kw_only=True, slots=True)
class Link:
    """A hint which operation to call with what was answered (section 4.8.20)."""

    pointer: str
    name: str
    operation: str
    parameters: tuple[tuple[str, Json], ...] = ()
    doc: Doc = NO_DOC


@dataclass(frozen=True, kw_only=True, slots=True)
class Response:
    """What a status means. `status` is three digits, `1XX` to `5XX`, or `default`."""

    pointer: str
    status: str
    contents: tuple[MediaType, ...] = ()
    headers: tuple[Header, ...] = ()
    links: tuple[Link, ...] = ()
    doc: Doc = NO_DOC


@dataclass(frozen=True, slots=True)
class SecurityUse:
    """One scheme that has to be satisfied, with the scopes it needs."""

    scheme: str
    scopes: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Callback:
    """Requests that the server makes to an address it was given (section 4.8.18)."""

    pointer: str
    name: str
    expression: str
    operations: "tuple[Operation, ...]"


@dataclass(frozen=True, kw_only=True, slots=True)
class Operation:
    """One method of one path.

    `id` is the `operationId`, or one made of method and path (`id_given` tells).
    `parameters` holds those of the path item too. `security` is a disjunction of
    conjunctions; an empty conjunction lets anyone in, and so does an empty disjunction.
    It may name a scheme that nobody defined: there is a finding then.
    """

    pointer: str
    id: str
    id_given: bool
    method: str
    path: str
    tags: tuple[str, ...]
    parameters: tuple[Parameter, ...]
    body: Body | None
    responses: tuple[Response, ...]
    security: tuple[tuple[SecurityUse, ...], ...]
    callbacks: tuple[Callback, ...] = ()
    servers: "tuple[Server, ...]" = ()
    doc: Doc = NO_DOC
    extensions: Mapping[str, Json] = field(default_factory=dict[str, Json])


@dataclass(frozen=True, kw_only=True, slots=True)
class ServerVariable:
    """A part of a server's address that the caller chooses."""

    pointer: str
    name: str
    default: str
    choices: tuple[str, ...] = ()
    description: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Server:
    """An address, `{variables}` in place."""

    pointer: str
    url: str
    name: str = ""
    description: str = ""
    variables: tuple[ServerVariable, ...] = ()
