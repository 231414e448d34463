"""Calls of an operation: what is sent, as the specification sees it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from hypothesis import reject
from hypothesis import strategies as st

from specwright.contract.oracle.pointers import schema_at
from specwright.ir.json import Json
from specwright.ir.operations import MediaType, Operation
from specwright.ir.schemas import Schema

from .direction import Direction
from .opaque import Opaque
from .strategies.drawing import Draw
from .strategies.nasty import VALUES
from .streams import item_of, streams
from .subject import Subject
from .wire import Declared, Request, declared_parameters
from .wire.bodies import Carried, fits, is_json, is_structured, written, written_type
from .wire.declared import deep_members
from .wire.manner import MANNERS, PLAIN, Manner
from .wire.querystring import written_query
from .wire.scalars import escaped
from .wire.spelling import field, pairs, query_pairs, segment, travels

_TRIES = 12
_Sources = tuple[tuple[Declared, st.SearchStrategy[Json]], ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Call:
    """Parameters by declaration, and the body in one of its media types.

    Without `content` there is no body. `deep` are the members of a form whose style is
    `deepObject`. In which `manner` it is written makes no difference to what it says.
    """

    parameters: tuple[tuple[Declared, Json], ...]
    content: MediaType | None = None
    body: Carried = None
    deep: frozenset[str] = frozenset()
    manner: Manner = PLAIN

    def value(self, declared: Declared) -> Json:
        """Return what a parameter carries; None where it is not sent."""
        return next(
            (value for each, value in self.parameters if each == declared), None
        )

    def sends(self, declared: Declared) -> bool:
        """Return whether a parameter is sent."""
        return any(each == declared for each, _ in self.parameters)

    def at(self, place: str) -> list[tuple[Declared, Json]]:
        """Return the parameters of one place."""
        return [(each, value) for each, value in self.parameters if each.place == place]

    def without(self, declared: Declared) -> "Call":
        """Return the call less one parameter."""
        kept = tuple(pair for pair in self.parameters if pair[0] != declared)
        return replace(self, parameters=kept)

    def having(self, declared: Declared, value: Json) -> "Call":
        """Return the call with another value of one parameter, in its place."""
        order = [pair for pair in self.parameters if pair[0] != declared]
        return replace(self, parameters=(*order, (declared, value)))


def parameter_values(subject: Subject, declared: Declared) -> st.SearchStrategy[Json]:
    """Return values that have one clear spelling as a parameter."""
    values = subject.requests.valid(declared.schema)
    media_type = declared.media_type or ""
    if declared.place == "querystring" and not is_json(media_type):
        schema, deep = declared.schema, frozenset[str]()
        values = _forms(subject, media_type, deep, schema, values, Direction.REQUEST)
    return _spellable(Opaque(declared), values)


@st.composite
def _spellable(
    draw: Draw, what: Opaque[Declared], source: st.SearchStrategy[Json]
) -> Json:
    declared = what.value
    for _ in range(_TRIES):
        value = draw(source)
        if travels(declared, value):
            return value
    return reject()


def bodies(subject: Subject, content: MediaType) -> st.SearchStrategy[Carried]:
    """Return bodies of a media type: bytes where the schema is not one of JSON."""
    item = item_of(content)
    if item is not None:
        return streams(subject, content, item, Direction.REQUEST)
    if content.schema is None and is_json(written_type(content)):
        return st.sampled_from(VALUES)
    if content.schema is None and is_structured(content):
        return st.just({})  # what members mean that nobody declares has no rule
    if content.schema is None or not is_structured(content):
        if written_type(content).startswith("text/") and content.schema is not None:
            return subject.requests.valid(content.schema)
        return st.one_of(
            st.sampled_from((b"\x00\xff\r\n--", b"x" * 70_000)), st.binary(max_size=64)
        )
    if is_json(written_type(content)):
        return subject.requests.valid(content.schema)
    valid = subject.requests.valid(content.schema)
    return forms(subject, content, content.schema, valid, Direction.REQUEST)


def forms(
    subject: Subject,
    content: MediaType,
    schema: Schema,
    values: st.SearchStrategy[Json],
    direction: Direction,
) -> st.SearchStrategy[Json]:
    """Return valid values as forms, less members that have no clear spelling."""
    deep = deep_members(subject.document, content)
    return _forms(subject, written_type(content), deep, schema, values, direction)


def _forms(
    subject: Subject,
    media_type: str,
    deep: frozenset[str],
    schema: Schema,
    values: st.SearchStrategy[Json],
    direction: Direction,
) -> st.SearchStrategy[Json]:
    members = members_of(subject, schema)

    def trimmed(value: Json) -> Json:
        if not isinstance(value, dict):
            return value
        return {
            name: each
            for name, each in value.items()
            if name in members and fits(media_type, {name: each}, deep)
        }

    def sendable(value: Json) -> bool:
        return fits(media_type, value, deep) and subject.oracle.accepts(
            schema.pointer, value, direction
        )

    return values.map(trimmed).filter(sendable)


def members_of(subject: Subject, schema: Schema) -> frozenset[str]:
    """Return the members that a form declares: what others mean has no rule."""
    node = schema_at(subject.document.value, schema.pointer) or {}
    declared = node.get("properties")
    return frozenset(declared) if isinstance(declared, dict) else frozenset()


def calls(
    subject: Subject, operation: Operation, content: MediaType | None
) -> st.SearchStrategy[Call]:
    """Return valid calls: every required parameter, some of the others."""
    sources = tuple(
        (each, parameter_values(subject, each))
        for each in declared_parameters(subject.document, operation)
    )
    if content is None:
        return _call(Opaque((sources, None, frozenset[str]())), st.none())
    deep = deep_members(subject.document, content)
    body = bodies(subject, content)
    if operation.body is not None and not operation.body.required:
        # A caller who passes None sends no body.
        body = body.filter(lambda value: value is not None)
    return _call(Opaque((sources, content, deep)), body)


def varied_calls(
    subject: Subject, operation: Operation, content: MediaType | None
) -> st.SearchStrategy[Call]:
    """Return valid calls, written in one manner or another."""
    plain = calls(subject, operation, content)
    return st.tuples(plain, st.sampled_from(MANNERS)).map(
        lambda drawn: replace(drawn[0], manner=drawn[1])
    )


@st.composite
def _call(
    draw: Draw,
    what: Opaque[tuple[_Sources, MediaType | None, frozenset[str]]],
    body: st.SearchStrategy[Carried],
) -> Call:
    sources, content, deep = what.value
    optional = [each.pointer for each, _ in sources if not each.required]
    every = (1 << len(optional)) - 1
    bits = draw(st.one_of(st.sampled_from((0, every)), st.integers(0, every)))
    sent = {pointer for index, pointer in enumerate(optional) if bits >> index & 1}
    parameters = tuple(
        (each, draw(source))
        for each, source in sources
        if each.required or each.pointer in sent
    )
    return Call(parameters=parameters, content=content, body=draw(body), deep=deep)


def request_of(
    operation: Operation, call: Call, credentials: Mapping[str, Any] | None = None
) -> Request:
    """Return the request that a call is, written by the specification alone."""
    path = operation.path
    for declared, value in call.at("path"):
        path = path.replace("{" + declared.name + "}", segment(declared, value))
    placed = credentials or {}
    manner = call.manner
    query = [
        pair for d, value in call.at("query") for pair in query_pairs(d, value, manner)
    ]
    query += [written_query(d, value) for d, value in call.at("querystring")]
    query += [f"{escaped(n)}={escaped(v)}" for n, v in placed.get("query", {}).items()]
    headers = [(d.name, field(d, value)) for d, value in call.at("header")]
    headers += list(placed.get("header", {}).items())
    cookies = [pair for d, value in call.at("cookie") for pair in pairs(d, value)]
    cookies += [f"{n}={v}" for n, v in placed.get("cookie", {}).items()]
    headers += [("Cookie", "; ".join(cookies))] if cookies else []
    body = b""
    if call.content is not None:
        name = written_type(call.content)
        content_type, body = written(name, call.body, call.deep, manner)
        headers += [("Content-Type", content_type)]
        headers += [("Content-Length", str(len(body)))]
    target = path + ("?" + "&".join(query) if query else "")
    request = Request(
        method=operation.method.upper(),
        target=target,
        headers=tuple(headers),
        body=body,
    )
    return manner.request(request)
