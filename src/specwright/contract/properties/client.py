"""The generated client sends what the specification says, and understands answers."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TypeVar

from hypothesis import strategies as st

from specwright.contract.calls import Call, calls
from specwright.contract.check import Check
from specwright.contract.credentials import Credential, admission
from specwright.contract.disagreement import DisagreementError, expect
from specwright.contract.driver import Driver
from specwright.contract.outcomes import is_raised, outcome_difference
from specwright.contract.replies import (
    Reply,
    answer_of,
    media_types,
    replies,
    varied_replies,
)
from specwright.contract.subject import Subject
from specwright.contract.wire import Answer, Declared, Request, declared_parameters
from specwright.contract.wire.bodies import difference, written_type
from specwright.contract.wire.declared import declared_default
from specwright.contract.wire.parts import declared_types, parts_of, type_difference
from specwright.contract.wire.querystring import querystring_difference
from specwright.contract.wire.reading import (
    carries,
    cookie_difference,
    header_difference,
    path_difference,
    query_difference,
)
from specwright.contract.wire.scalars import same_json
from specwright.ir.json import Json
from specwright.ir.operations import MediaType, Operation, Response

from . import places
from .arrivals import contents_of
from .both import Both

Drawn = TypeVar("Drawn")


def client_checks(
    subject: Subject, operation: Operation, both: Both
) -> Iterator[Check]:
    """Yield one check a media type of the body, and one a documented answer."""
    desk = _Caller(subject, operation, both)
    for content in contents_of(operation):
        yield desk.sends(content)
    for response in operation.responses:
        for content in media_types(response):
            yield desk.understands(response, content)
            if content is not None:
                yield desk.refuses_type(response, content)
    yield desk.undocumented()


class _Caller:
    """One operation, called by the generated client."""

    def __init__(self, subject: Subject, operation: Operation, both: Both) -> None:
        self._both = both
        self._subject = subject
        self._operation = operation
        self._some = calls(subject, operation, contents_of(operation)[0])

    def sends(self, content: MediaType | None) -> Check:
        """Judge the request that a call becomes."""
        subject, operation = self._subject, self._operation
        reply = Answer(status=599)

        def test(driver: Driver, call: Call) -> None:
            sent: list[Request] = []

            def serve(request: Request) -> Answer:
                sent.append(request)
                return reply

            outcome = driver.call(operation, call, serve)
            if not sent:
                raise DisagreementError(
                    f"the call is valid, and nothing is sent: {outcome!r}",
                    pointer=operation.pointer,
                )
            self._judge(sent[0], call)

        declared = declared_parameters(subject.document, operation)
        reaches = [places.parameter(each, "valid") for each in declared]
        reaches += [] if content is None else [places.media_type(content, "valid")]
        return Check(
            aspect="client-request",
            operation=operation.id,
            case="" if content is None else content.name,
            pointer=operation.pointer,
            strategy=calls(subject, operation, content),
            test=self._by_both(test),
            reaches=tuple(reaches),
        )

    def _judge(self, request: Request, call: Call) -> None:
        operation = self._operation
        pointer = operation.pointer
        expect(_method_difference(request, operation), pointer=pointer, request=request)
        path = call.at("path")
        header, cookie = self._sent(call, "header"), self._sent(call, "cookie")
        extra = admission(self._subject.api, operation)
        for found in (
            self._unasked(request, call),
            path_difference(operation.path, request.path, path),
            self._query_difference(_less(request.query, extra), call),
            header_difference(request, header),
            cookie_difference(request, cookie),
            _credential_difference(request, extra),
            self._body_difference(request, call),
        ):
            expect(found, pointer=pointer, request=request)

    def _query_difference(self, raw: str, call: Call) -> str | None:
        whole = call.at("querystring")
        if whole:
            return querystring_difference(whole[0][0], raw, whole[0][1])
        return query_difference(raw, self._sent(call, "query"))

    def _unasked(self, request: Request, call: Call) -> str | None:
        """Tell of a header or a cookie that nobody gave, and that has no default."""
        document = self._subject.document
        for each in declared_parameters(document, self._operation):
            given = call.sends(each) or declared_default(document, each) is not None
            if not given and carries(request, each):
                return f"{each.place} {each.name!r} is sent, and nobody gave it"
        return None

    def _sent(self, call: Call, place: str) -> list[tuple[Declared, Json]]:
        """Leave out what equals its default: the client may or may not send it."""
        return [
            (declared, value)
            for declared, value in call.at(place)
            if declared.required
            or not same_json(declared_default(self._subject.document, declared), value)
        ]

    def _body_difference(self, request: Request, call: Call) -> str | None:
        if call.content is None:
            return f"a body is sent: {request.body[:80]!r}" if request.body else None
        content_type = request.header("content-type")
        found = difference(
            content_type, request.body, written_type(call.content), call.body, call.deep
        )
        if found is not None or content_type is None:
            return found
        listed = declared_types(self._subject.document, call.content)
        parts = parts_of(content_type, request.body) if listed else []
        return type_difference(parts, listed)

    def understands(self, response: Response, content: MediaType | None) -> Check:
        """Give a documented answer."""
        subject, operation = self._subject, self._operation

        def test(driver: Driver, drawn: tuple[Call, Reply]) -> None:
            call, reply = drawn
            outcome = driver.call(operation, call, lambda _: answer_of(reply))
            expect(
                outcome_difference(subject, operation, reply, outcome),
                pointer=response.pointer,
            )

        reaches = [places.status(response, "valid")]
        reaches += [places.header(each, "valid") for each in response.headers]
        reaches += [] if content is None else [places.media_type(content, "valid")]
        return Check(
            aspect="client-answer",
            operation=operation.id,
            case=response.status + ("" if content is None else f" {content.name}"),
            pointer=response.pointer,
            strategy=st.tuples(self._some, varied_replies(subject, response, content)),
            test=self._by_both(test),
            reaches=tuple(reaches),
            weight=0.35,
        )

    def refuses_type(self, response: Response, content: MediaType) -> Check:
        """Give an answer in a media type that nobody documents."""

        def test(driver: Driver, drawn: tuple[Call, Reply]) -> None:
            call, reply = drawn
            answer = answer_of(reply)
            headers = [pair for pair in answer.headers if pair[0] != "content-type"]
            foreign = ("content-type", "x-foreign/x-type")
            answer = replace(answer, headers=(*headers, foreign))
            outcome = driver.call(self._operation, call, lambda _: answer)
            kept = is_raised(self._subject, outcome, "ContractError")
            wrong = f"nobody documents the media type x-foreign/x-type: {outcome!r}"
            expect(None if kept else wrong, pointer=content.pointer)

        documented = all(each.name != "*/*" for each in response.contents)
        strategy = st.tuples(self._some, replies(self._subject, response, content))
        return Check(
            aspect="client-refuses-media-type",
            operation=self._operation.id,
            case=f"{response.status} {content.name}",
            pointer=content.pointer,
            strategy=strategy if documented else st.nothing(),
            test=self._by_both(test),
            reaches=(places.media_type(content, "invalid"),),
            weight=0.1,
        )

    def _by_both(
        self, test: Callable[[Driver, Drawn], None]
    ) -> Callable[[Drawn], None]:
        return lambda drawn: self._both.each(lambda driver: test(driver, drawn))

    def undocumented(self) -> Check:
        """Give an answer with a status that nobody documents."""
        operation = self._operation
        listed = {response.status for response in operation.responses}
        ranges = {status[0] for status in listed if status.endswith("XX")}
        free = [
            status
            for status in (201, 204, 302, 418, 429, 502)
            if str(status) not in listed and str(status)[0] not in ranges
        ]

        def test(driver: Driver, drawn: tuple[Call, int]) -> None:
            call, status = drawn
            outcome = driver.call(operation, call, lambda _: Answer(status=status))
            kept = is_raised(self._subject, outcome, "UndocumentedError")
            wrong = f"{status} is undocumented: {outcome!r}"
            expect(None if kept else wrong, pointer=operation.pointer)

        usable = free and "default" not in listed
        return Check(
            aspect="client-undocumented",
            operation=operation.id,
            case="",
            pointer=operation.pointer,
            strategy=st.tuples(
                self._some, st.sampled_from(free) if usable else st.nothing()
            ),
            test=self._by_both(test),
            weight=0.2,
        )


def _method_difference(request: Request, operation: Operation) -> str | None:
    if request.method == operation.method.upper():
        return None
    return f"the method is {request.method}, not {operation.method.upper()}"


def _less(query: str, credentials: tuple[Credential, ...]) -> str:
    """Return a query without the credentials in it."""
    names = {each.name for each in credentials if each.place == "query"}
    return "&".join(p for p in query.split("&") if p.partition("=")[0] not in names)


def _credential_difference(
    request: Request, credentials: tuple[Credential, ...]
) -> str | None:
    for each in credentials:
        if each.place == "header" and request.header(each.name) != each.text:
            return f"header {each.name} is {request.header(each.name)!r}"
        if each.place != "header" and f"{each.name}=" not in _place(request, each):
            return f"{each.place} {each.name} is missing"
    return None


def _place(request: Request, credential: Credential) -> str:
    if credential.place == "query":
        return request.query
    return request.header("cookie") or ""
