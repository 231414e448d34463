"""A running server answers as documented, and refuses what is forbidden."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from hypothesis import assume, reject
from hypothesis import strategies as st

from specwright.contract.calls import Call, calls, forms, request_of
from specwright.contract.check import Check, Reach
from specwright.contract.direction import Direction
from specwright.contract.disagreement import DisagreementError, expect
from specwright.contract.driver import Driver, SyncDriver
from specwright.contract.live import LiveServer
from specwright.contract.outcomes import Raised
from specwright.contract.strategies import Site
from specwright.contract.subject import Subject
from specwright.contract.wire import Answer, Declared, Request, declared_parameters
from specwright.contract.wire.bodies import (
    Carried,
    essence_of,
    is_json,
    is_structured,
    written_type,
)
from specwright.contract.wire.spelling import travels
from specwright.ir.json import Json
from specwright.ir.operations import MediaType, Operation, Response
from specwright.ir.schemas import Schema

from . import places
from .arrivals import contents_of
from .doors import LiveDoor
from .refusals import refusal_checks

_Difference = tuple[str, str]
"""What is wrong, and where the specification says otherwise."""


def live_checks(
    subject: Subject, operations: tuple[Operation, ...], server: LiveServer
) -> Iterator[Check]:
    """Yield the checks of a running server."""
    driver = SyncDriver(subject, base=server.url, credentials=server.credentials)
    for operation in operations:
        desk = _Desk(subject, operation, server, driver)
        for content in contents_of(operation):
            yield desk.answers(content)
        if not server.lacking(operation):
            yield from _closer_checks(desk, subject, operation)
            door = LiveDoor(server, operation, desk.hears)
            yield from refusal_checks(subject, operation, door)
        if operation.security and () not in operation.security:
            yield desk.asks_who()
        for response in operation.responses:
            yield desk.has_answered(response.pointer, places.status(response, "valid"))
            for content in response.contents if len(response.contents) > 1 else ():
                reach = places.media_type(content, "valid")
                yield desk.has_answered(content.pointer, reach)


def _closer_checks(
    desk: "_Desk", subject: Subject, operation: Operation
) -> Iterator[Check]:
    """Yield one check a keyword of what is sent."""
    for declared in declared_parameters(subject.document, operation):
        for site in subject.requests.sites(declared.schema):
            yield desk.takes_parameter(declared, site)
    for content in operation.body.contents if operation.body else ():
        if content.schema is not None and is_structured(content):
            for site in subject.requests.sites(content.schema):
                yield desk.takes_body(content, content.schema, site)


@dataclass(slots=True)
class _Desk:
    """One operation of a running server.

    `_met` are the responses that came; `_told` says which case has found what is wrong
    at a place, so that the others need not say it again. `_wrong` are refusals that
    are not as documented, by response.
    """

    _subject: Subject
    _operation: Operation
    _server: LiveServer
    _driver: Driver
    _met: set[str] = field(default_factory=set[str])
    _told: dict[str, str] = field(default_factory=dict[str, str])
    _wrong: dict[str, DisagreementError] = field(
        default_factory=dict[str, DisagreementError]
    )

    @property
    def _some(self) -> st.SearchStrategy[Call]:
        content = contents_of(self._operation)[0]
        return calls(self._subject, self._operation, content)

    def answers(self, content: MediaType | None) -> Check:
        """Call the operation by the generated client."""
        declared = declared_parameters(self._subject.document, self._operation)
        reaches = [places.parameter(each, "valid") for each in declared]
        reaches += [] if content is None else [places.media_type(content, "valid")]
        return self._check(
            "" if content is None else content.name,
            "",
            calls(self._subject, self._operation, content),
            tuple(reaches),
        )

    def takes_parameter(self, declared: Declared, site: Site) -> Check:
        """Call the operation with a parameter that meets a keyword."""

        def having(drawn: tuple[Call, Json]) -> Call:
            call, value = drawn
            assume(travels(declared, value))
            return call.having(declared, value)

        values = self._subject.requests.reaching(declared.schema, site)
        return self._check(
            f"{declared.place} {declared.name}",
            site.place,
            st.tuples(self._some, values).map(having),
            (places.keyword(site, "valid"),),
            weight=0.1,
        )

    def takes_body(self, content: MediaType, schema: Schema, site: Site) -> Check:
        """Call the operation with a body that meets a keyword."""
        reaching = self._subject.requests.reaching(schema, site)
        values: st.SearchStrategy[Carried] = reaching
        if not is_json(written_type(content)):
            values = forms(self._subject, content, schema, reaching, Direction.REQUEST)
        some = calls(self._subject, self._operation, None)
        return self._check(
            content.name,
            site.place,
            st.tuples(some, values).map(
                lambda drawn: replace(drawn[0], content=content, body=drawn[1])
            ),
            (places.keyword(site, "valid"),),
            weight=0.1,
        )

    def _check(
        self,
        about: str,
        place: str,
        strategy: st.SearchStrategy[Call],
        reaches: tuple[Reach, ...],
        weight: float = 1.0,
    ) -> Check:
        case = f"{about} {place}".strip()
        obstacle = "no text that can be sent is such a value"
        lacking = self._server.lacking(self._operation)
        if lacking:
            strategy = st.nothing()
            obstacle = f"there is no credential for {' and '.join(lacking)}"

        def test(call: Call) -> None:
            try:
                self._answered(call)
            except DisagreementError as error:
                if self._told.setdefault(error.pointer, case) == case:
                    raise

        return Check(
            aspect="live-answer",
            operation=self._operation.id,
            case=case,
            about=about,
            pointer=self._operation.pointer,
            strategy=strategy,
            test=test,
            reaches=reaches,
            weight=weight,
            obstacle=obstacle,
        )

    def _answered(self, call: Call) -> None:
        operation = self._operation
        sent: list[Request] = []

        def serve(request: Request) -> Answer:
            sent.append(request)
            return self._server.send(request)

        outcome = self._driver.call(operation, call, serve)
        request = sent[0] if sent else None
        if request is not None:
            found = self._difference(self._server.answers[-1])
            if found is not None:
                message, pointer = found
                raise DisagreementError(message, pointer=pointer, request=request)
        wrong = isinstance(outcome, Raised) and not isinstance(
            outcome.error, self._subject.package.errors.ApiError
        )
        expect(
            f"the client does not understand it: {outcome!r}" if wrong else None,
            pointer=operation.pointer,
            request=request,
        )

    def _difference(self, answer: Answer) -> _Difference | None:
        operation = self._operation
        response = documented(operation, answer.status)
        if response is None:
            listed = ", ".join(each.status for each in operation.responses)
            said = f"{answer.status} is none of {listed}: {answer.body[:200]!r}"
            return said, f"{operation.pointer}/responses"
        self._met.add(response.pointer)
        for header in response.headers:
            if header.required and answer.header(header.name) is None:
                return f"{answer.status} lacks {header.name}", header.pointer
        if operation.method.upper() == "HEAD" or answer.status == 304:
            return None  # neither has a body, whatever it documents
        if response.contents:
            return self._content_difference(response, answer)
        said = f"{answer.status} has a body: {answer.body[:80]!r}"
        return (said, response.pointer) if answer.body else None

    def _content_difference(
        self, response: Response, answer: Answer
    ) -> _Difference | None:
        content = next(
            (c for c in response.contents if _falls_under(answer.media_type, c.name)),
            None,
        )
        if content is None:
            listed = ", ".join(each.name for each in response.contents)
            found = answer.header("content-type")
            said = f"{answer.status} is {found or 'of no media type'}, not {listed}"
            return said, response.pointer
        self._met.add(content.pointer)
        if content.schema is None or not is_json(written_type(content)):
            return None
        try:
            value = json.loads(answer.body)
        except ValueError:
            said = f"{answer.status} is no JSON: {answer.body[:200]!r}"
            return said, content.pointer
        refusals = self._subject.oracle.refusals(
            content.schema.pointer, value, Direction.RESPONSE
        )
        if not refusals:
            return None
        first = refusals[0]
        inside = "".join(f"/{step}" for step in first.path)
        said = f"{answer.status}: {inside or 'the body'}: {first.message}"
        return said, first.pointer or content.schema.pointer

    def hears(self, request: Request, answer: Answer) -> None:
        """Take note of a refusal, and of what is wrong with it."""
        response = documented(self._operation, answer.status)
        found = None if response is None else self._difference(answer)
        if response is not None and found is not None:
            message, pointer = found
            error = DisagreementError(message, pointer=pointer, request=request)
            self._wrong.setdefault(response.pointer, error)

    def asks_who(self) -> Check:
        """Call the operation without credentials."""
        operation = self._operation

        def test(call: Call) -> None:
            request = request_of(operation, call)
            target = self._server.prefix + request.target
            request = replace(request, target=target)
            answer = self._server.send(request)
            self.hears(request, answer)
            status = answer.status
            wrong = (
                f"credentials are needed, there are none, and the answer is {status}"
            )
            pointer = f"{operation.pointer}/security"
            expect(
                None if status in {401, 403} else wrong,
                pointer=pointer,
                request=request,
            )

        return Check(
            aspect="live-security",
            operation=operation.id,
            case="no credentials",
            pointer=operation.pointer,
            strategy=self._some,
            test=test,
            weight=0.1,
        )

    def has_answered(self, pointer: str, reach: Reach) -> Check:
        """Reach what the server has answered, once all else has been checked."""

        def met(_: None) -> None:
            if pointer not in self._met:
                reject()

        def test(_: None) -> None:
            if pointer in self._wrong:
                raise self._wrong[pointer]

        return Check(
            aspect="live-answered",
            operation=self._operation.id,
            case=reach.sort,
            pointer=pointer,
            strategy=st.none().map(met),
            test=test,
            reaches=(reach,),
            weight=0,
            obstacle="the server has not answered that",
        )


def documented(operation: Operation, status: int) -> Response | None:
    """Return what an operation documents for a status, exactly or by range."""
    by_status = {response.status: response for response in operation.responses}
    for key in (str(status), f"{status // 100}XX", "default"):
        if key in by_status:
            return by_status[key]
    return None


def _falls_under(actual: str, declared: str) -> bool:
    wanted = essence_of(declared)
    return wanted in {"*/*", actual} or (
        wanted.endswith("/*") and actual.startswith(wanted[:-1])
    )
