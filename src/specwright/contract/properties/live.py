"""A running server answers as documented, and refuses what is forbidden."""

import json
from collections.abc import Iterator
from dataclasses import replace

from hypothesis import strategies as st

from specwright.contract.calls import Call, calls, request_of
from specwright.contract.check import Check
from specwright.contract.credentials import placed
from specwright.contract.direction import Direction
from specwright.contract.disagreement import expect
from specwright.contract.driver import Driver, SyncDriver
from specwright.contract.live import LiveServer
from specwright.contract.outcomes import Raised
from specwright.contract.strategies import Site
from specwright.contract.subject import Subject
from specwright.contract.wire import Answer, Declared, Request, declared_parameters
from specwright.contract.wire.bodies import essence_of, is_json, written_type
from specwright.ir.operations import MediaType, Operation, Response

from . import places
from .arrivals import contents_of
from .misspelled import misspelled


def live_checks(
    subject: Subject, operations: tuple[Operation, ...], server: LiveServer
) -> Iterator[Check]:
    """Yield the checks of a running server."""
    driver = SyncDriver(subject, base=server.url, credentials=server.credentials)
    for operation in operations:
        desk = _Desk(subject, operation, server, driver)
        for content in contents_of(operation):
            yield desk.answers(content)
        for declared in declared_parameters(subject.document, operation):
            for site in subject.requests.sites(declared.schema):
                yield desk.refuses_parameter(declared, site)
        for content in operation.body.contents if operation.body else ():
            if content.schema is not None and is_json(written_type(content)):
                for site in subject.requests.sites(content.schema):
                    yield desk.refuses_body(content, site)


class _Desk:
    """One operation of a running server."""

    def __init__(
        self,
        subject: Subject,
        operation: Operation,
        server: LiveServer,
        driver: Driver,
    ) -> None:
        self._subject = subject
        self._operation = operation
        self._server = server
        self._driver = driver

    def answers(self, content: MediaType | None) -> Check:
        """Call the operation by the generated client."""
        subject, operation = self._subject, self._operation

        def test(call: Call) -> None:
            sent: list[Request] = []

            def serve(request: Request) -> Answer:
                sent.append(request)
                return self._server.send(request)

            outcome = self._driver.call(operation, call, serve)
            if sent:
                expect(
                    self._difference(self._server.answers[-1]),
                    pointer=operation.pointer,
                    request=sent[0],
                )
            wrong = isinstance(outcome, Raised) and not isinstance(
                outcome.error, subject.package.errors.ApiError
            )
            expect(
                f"the client does not understand it: {outcome!r}" if wrong else None,
                pointer=operation.pointer,
                request=sent[0] if sent else None,
            )

        return Check(
            aspect="live-answer",
            operation=operation.id,
            case="" if content is None else content.name,
            pointer=operation.pointer,
            strategy=calls(subject, operation, content),
            test=test,
            reaches=tuple(
                places.parameter(each, "valid")
                for each in declared_parameters(subject.document, operation)
            ),
        )

    def _difference(self, answer: Answer) -> str | None:
        response = documented(self._operation, answer.status)
        if response is None:
            return f"status {answer.status} is undocumented: {answer.body[:200]!r}"
        for header in response.headers:
            if header.required and answer.header(header.name) is None:
                return f"{answer.status} lacks its header {header.name}"
        if not response.contents:
            return (
                f"{answer.status} has a body: {answer.body[:80]!r}"
                if answer.body
                else None
            )
        return self._content_difference(response, answer)

    def _content_difference(self, response: Response, answer: Answer) -> str | None:
        content = next(
            (c for c in response.contents if _falls_under(answer.media_type, c.name)),
            None,
        )
        if content is None:
            return f"{answer.status} has the media type {answer.media_type!r}"
        if content.schema is None or not is_json(written_type(content)):
            return None
        try:
            value = json.loads(answer.body)
        except ValueError:
            return f"{answer.status} is no JSON: {answer.body[:200]!r}"
        refusals = self._subject.oracle.refusals(
            content.schema.pointer, value, Direction.RESPONSE
        )
        return f"{answer.status}: {refusals[0].message}" if refusals else None

    def refuses_parameter(self, declared: Declared, site: Site) -> Check:
        """Break a keyword of a parameter."""
        some = calls(self._subject, self._operation, contents_of(self._operation)[0])
        broken = st.tuples(some, misspelled(self._subject, declared, site)).map(
            lambda drawn: drawn[0].having(declared, drawn[1])
        )
        case = f"{declared.place} {declared.name} {site.place}"
        return self._refusal(case, site, broken)

    def refuses_body(self, content: MediaType, site: Site) -> Check:
        """Break a keyword of the body."""
        parameters = calls(self._subject, self._operation, None)
        values = (
            st.nothing()
            if content.schema is None
            else self._subject.requests.broken(content.schema, site)
        )
        broken = st.tuples(parameters, values).map(
            lambda drawn: replace(drawn[0], content=content, body=drawn[1])
        )
        return self._refusal(f"{content.name} {site.place}", site, broken)

    def _refusal(self, case: str, site: Site, broken: st.SearchStrategy[Call]) -> Check:
        operation = self._operation

        def test(call: Call) -> None:
            credentials = placed(self._server.credentials(operation))
            request = request_of(operation, call, credentials)
            request = replace(request, target=self._server.prefix + request.target)
            status = self._server.send(request).status
            taken = f"{site.words} is broken, and the answer is {status}"
            expect(
                None if 400 <= status < 500 else taken,
                pointer=site.source,
                request=request,
            )

        return Check(
            aspect="live-refuses",
            operation=operation.id,
            case=case,
            pointer=site.pointer,
            strategy=broken,
            test=test,
            reaches=(places.keyword(site, "invalid"),),
            weight=0.2,
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
