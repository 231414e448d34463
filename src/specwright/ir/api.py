"""The root of the intermediate representation."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from .json import Json
from .operations import NO_DOC, Doc, Operation, Server
from .schemas import Schema
from .security import SecurityScheme


@dataclass(frozen=True, kw_only=True, slots=True)
class Tag:
    """A group of operations."""

    pointer: str
    name: str
    parent: str | None = None
    kind: str | None = None
    doc: Doc = NO_DOC


@dataclass(frozen=True, kw_only=True, slots=True)
class Api:
    """Everything a generator, a linter, a differ or a tester needs to know of an API.

    `schemas` holds, by pointer and in the order of the document, every schema of the
    components and every other schema that a reference points at. `operations` and
    `webhooks` are in the order of the document. `dialect` is the `openapi` (or
    `swagger`) version as written. `resources` maps the root of each schema resource
    (JSON Schema Core, section 4.3.5) to its dynamic anchors and their schemas; it is
    empty where nobody declares one.
    """

    title: str
    version: str
    dialect: str
    doc: Doc = NO_DOC
    servers: tuple[Server, ...] = ()
    tags: tuple[Tag, ...] = ()
    schemas: Mapping[str, Schema] = field(default_factory=dict[str, Schema])
    operations: tuple[Operation, ...] = ()
    webhooks: tuple[Operation, ...] = ()
    security_schemes: tuple[SecurityScheme, ...] = ()
    resources: Mapping[str, Mapping[str, str]] = field(
        default_factory=dict[str, Mapping[str, str]]
    )
    extensions: Mapping[str, Json] = field(default_factory=dict[str, Json])
