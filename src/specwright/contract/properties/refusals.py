"""Requests that break the specification never reach the handler."""

from collections.abc import Iterator
from dataclasses import replace

from hypothesis import strategies as st

from specwright.contract.calls import Call, calls, request_of
from specwright.contract.check import NOTHING, Check, Nothing
from specwright.contract.direction import Direction
from specwright.contract.disagreement import expect
from specwright.contract.strategies import Site
from specwright.contract.subject import Subject
from specwright.contract.wire import Declared, Request, declared_parameters
from specwright.contract.wire.bodies import (
    is_json,
    is_structured,
    says_text,
    written_type,
)
from specwright.contract.wire.declared import deep_members
from specwright.ir.json import Json, JsonType
from specwright.ir.operations import MediaType, Operation
from specwright.ir.schemas import Schema, Type

from . import places
from .arrivals import contents_of
from .doors import Door, ServedDoor
from .misspelled import misspelled, misspelled_forms

_MALFORMED = (b"{", b"{'a': 1}", b"nul", b"\xff", b'{"a": NaN}', b"[1,]")


def refusal_checks(
    subject: Subject, operation: Operation, door: Door
) -> Iterator[Check]:
    """Yield checks of parameters, of the body, and of its media type."""
    bench = _Bench(subject, operation, door)
    for declared in declared_parameters(subject.document, operation):
        if declared.required and not _may_be_missing(subject, declared):
            yield bench.missing(declared)
        for site in subject.requests.sites(declared.schema):
            yield bench.broken_parameter(declared, site)
    if operation.body is None:
        return
    if operation.body.required:
        yield bench.bodiless(operation.body.pointer)
    if isinstance(door, ServedDoor):  # others may well read what nobody documents
        yield bench.foreign(operation.body.contents)
    for content in operation.body.contents:
        if content.schema is not None:
            yield from _body_checks(bench, subject, content, content.schema)


def _body_checks(
    bench: "_Bench", subject: Subject, content: MediaType, schema: Schema
) -> Iterator[Check]:
    name, sites = written_type(content), subject.requests.sites(schema)
    if is_json(name):
        yield bench.malformed(content)
        for site in sites:
            values = subject.requests.broken(schema, site)
            yield bench.broken_body(content, site, values.map(_alone))
    elif says_text(name, schema):
        for site in sites:
            values = _texts(site, subject.requests.broken(schema, site))
            yield bench.broken_body(content, site, values.map(_alone))
    elif is_structured(content):
        for site in sites:
            values = misspelled_forms(subject, content, schema, site)
            yield bench.broken_body(content, site, values)


class _Bench:
    """One operation, and the checks of what its server has to refuse."""

    def __init__(self, subject: Subject, operation: Operation, door: Door) -> None:
        self._subject = subject
        self._operation = operation
        self._door = door
        self._some = calls(subject, operation, contents_of(operation)[0])
        self._bodiless = calls(subject, operation, None)

    def _request(self, call: Call) -> Request:
        request = request_of(self._operation, call, self._door.credentials)
        return replace(request, target=self._door.prefix + request.target)

    def _refused(self, request: Request, pointer: str, why: str) -> None:
        difference = self._door.difference(request)
        wrong = None if difference is None else f"{why}, and {difference}"
        expect(wrong, pointer=pointer, request=request)

    def missing(self, declared: Declared) -> Check:
        """Leave out a required parameter."""

        def test(call: Call) -> None:
            request = self._request(call.without(declared))
            why = f"{declared.place} parameter {declared.name!r} is required"
            self._refused(request, declared.pointer, f"{why} and missing")

        return Check(
            aspect=f"{self._door.who}-requires",
            operation=self._operation.id,
            case=f"{declared.place} {declared.name}",
            pointer=declared.pointer,
            strategy=self._some,
            test=test,
            reaches=(places.parameter(declared, "invalid"),),
            weight=0.2,
        )

    def broken_parameter(self, declared: Declared, site: Site) -> Check:
        """Break a keyword of a parameter's schema."""
        values = misspelled(self._subject, declared, site)

        def carrying(drawn: tuple[Call, list[Json]]) -> tuple[Call, Json] | Nothing:
            call, found = drawn
            return (call.having(declared, found[0]), found[0]) if found else NOTHING

        def test(drawn: tuple[Call, Json]) -> None:
            call, value = drawn
            request = self._request(call)
            self._refused(request, site.source, f"{value!r} breaks {site.words}")

        return Check(
            aspect=f"{self._door.who}-refuses-parameter",
            operation=self._operation.id,
            case=f"{declared.place} {declared.name} {site.place}",
            about=f"{declared.place} {declared.name}",
            pointer=site.pointer,
            strategy=st.tuples(self._some, values).map(carrying),
            test=test,
            reaches=(
                places.parameter(declared, "invalid"),
                places.keyword(site, "invalid"),
            ),
            weight=0.3,
            obstacle="every text that can be sent is a value of the schema",
            one_sided=_asks_for(site, JsonType.STRING),
        )

    def bodiless(self, pointer: str) -> Check:
        """Leave out a required body."""

        def test(call: Call) -> None:
            request = self._request(replace(call, content=None, body=None))
            self._refused(request, pointer, "a body is required, and there is none")

        return Check(
            aspect=f"{self._door.who}-requires",
            operation=self._operation.id,
            case="body",
            pointer=pointer,
            strategy=self._some,
            test=test,
            weight=0.2,
        )

    def foreign(self, contents: tuple[MediaType, ...]) -> Check:
        """Send a body in a media type that nobody documents."""

        def test(call: Call) -> None:
            request = _with_type(self._request(call), "x-foreign/x-type")
            why = "nobody documents the media type x-foreign/x-type"
            self._refused(request, self._operation.pointer, why)

        documented = [each for each in contents if each.name != "*/*"]
        return Check(
            aspect=f"{self._door.who}-refuses-media-type",
            operation=self._operation.id,
            case="",
            pointer=self._operation.pointer,
            strategy=self._some if len(documented) == len(contents) else st.nothing(),
            test=test,
            reaches=tuple(places.media_type(each, "invalid") for each in documented),
            weight=0.2,
        )

    def malformed(self, content: MediaType) -> Check:
        """Send what is no JSON."""

        def test(drawn: tuple[Call, bytes]) -> None:
            call, body = drawn
            request = _with_body(self._request(call), body)
            self._refused(request, content.pointer, f"{body!r} is no JSON")

        return Check(
            aspect=f"{self._door.who}-refuses-body",
            operation=self._operation.id,
            case=f"{content.name} malformed",
            pointer=content.pointer,
            strategy=st.tuples(
                calls(self._subject, self._operation, content),
                st.sampled_from(_MALFORMED),
            ),
            test=test,
            reaches=(places.media_type(content, "invalid"),),
            weight=0.3,
        )

    def broken_body(
        self,
        content: MediaType,
        site: Site,
        values: st.SearchStrategy[list[Json]],
    ) -> Check:
        """Break a keyword of the body's schema; of the values there is at most one."""
        deep = deep_members(self._subject.document, content)

        def carrying(drawn: tuple[Call, list[Json]]) -> Call | Nothing:
            call, found = drawn
            if not found:
                return NOTHING
            return replace(call, content=content, body=found[0], deep=deep)

        def test(call: Call) -> None:
            why = f"the body {call.body!r} breaks {site.words}"
            self._refused(self._request(call), site.source, why)

        return Check(
            aspect=f"{self._door.who}-refuses-body",
            operation=self._operation.id,
            case=f"{content.name} {site.place}",
            about=content.name,
            pointer=site.pointer,
            strategy=st.tuples(self._bodiless, values).map(carrying),
            test=test,
            reaches=(places.keyword(site, "invalid"),),
            weight=0.2,
            obstacle="every text that can be sent is a value of the schema",
            one_sided=not is_json(written_type(content))
            and _asks_for(site, JsonType.OBJECT if not site.route else JsonType.STRING),
        )


def _may_be_missing(subject: Subject, declared: Declared) -> bool:
    """Tell whether nothing is a value: a path is not without, a list has no elements.

    Each element has a field of its own, if it is exploded (RFC 6570, section 3.2.8).
    """
    if declared.place == "path":
        return True
    spread = declared.explode and declared.place in {"query", "cookie"}
    if not spread or declared.style == "deepObject" or declared.media_type is not None:
        return False
    return subject.oracle.accepts(declared.schema.pointer, [], Direction.REQUEST)


def _alone(value: Json) -> list[Json]:
    return [value]


def _asks_for(site: Site, known: JsonType) -> bool:
    """Tell whether a site allows what every value in its place is: a text, a form."""
    return isinstance(site.assertion, Type) and known in site.assertion.types


def _texts(site: Site, values: st.SearchStrategy[Json]) -> st.SearchStrategy[Json]:
    """Return those of the values that a text can be; every text is a string."""
    if isinstance(site.assertion, Type):
        return st.nothing()
    return values.filter(lambda value: isinstance(value, str))


def _with_type(request: Request, media_type: str) -> Request:
    headers = [pair for pair in request.headers if pair[0] != "Content-Type"]
    return replace(request, headers=(*headers, ("Content-Type", media_type)))


def _with_body(request: Request, body: bytes) -> Request:
    headers = [pair for pair in request.headers if pair[0] != "Content-Length"]
    length = ("Content-Length", str(len(body)))
    return replace(request, headers=(*headers, length), body=body)
