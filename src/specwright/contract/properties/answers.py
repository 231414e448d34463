"""Every documented answer can be given and is valid on the wire; no other gets out."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, cast, get_args

from hypothesis import strategies as st

from specwright.contract.calls import Call, calls, request_of
from specwright.contract.check import Check
from specwright.contract.credentials import admission, placed
from specwright.contract.direction import Direction
from specwright.contract.disagreement import expect
from specwright.contract.replies import (
    Reply,
    answered_type,
    can_carry_headers,
    handed_over,
    media_types,
    replies,
)
from specwright.contract.stand import Plan, Stand
from specwright.contract.streams import are_whole, item_of, stream_of
from specwright.contract.subject import Subject
from specwright.contract.wire import Answer, Request
from specwright.contract.wire.bodies import difference, is_json, written_type
from specwright.contract.wire.items import Items, read_items
from specwright.ir.json import Json
from specwright.ir.operations import MediaType, Operation, Response
from specwright.ir.schemas import Schema

from . import places
from .arrivals import contents_of


def answer_checks(
    subject: Subject, operation: Operation, stand: Stand
) -> Iterator[Check]:
    """Yield one check a status and media type, and those of undocumented answers."""
    desk = _Desk(subject, operation, stand)
    for response in operation.responses:
        for content in media_types(response):
            yield desk.documented(response, content)
            yield desk.of_another_type(response, content)
            if (
                content is not None
                and content.schema
                and is_json(written_type(content))
            ):
                yield desk.broken(response, content, content.schema)
            item = None if content is None else item_of(content)
            if content is not None and item is not None:
                yield desk.broken_off(response, content, item)
    yield desk.undocumented()


class _Desk:
    """One operation, and what its handler answers."""

    def __init__(self, subject: Subject, operation: Operation, stand: Stand) -> None:
        self._subject = subject
        self._operation = operation
        self._stand = stand
        self._credentials = placed(admission(subject.api, operation))
        self._some = calls(subject, operation, contents_of(operation)[0])

    def _send(
        self, call: Call, plan: Plan, accept: str | None
    ) -> tuple[Answer, Request]:
        request = request_of(self._operation, call, self._credentials)
        if accept is not None:
            request = replace(request, headers=(*request.headers, ("Accept", accept)))
        return self._stand.send(request, plan), request

    def documented(self, response: Response, content: MediaType | None) -> Check:
        """Give an answer that the specification lists."""
        subject, operation = self._subject, self._operation

        def test(drawn: tuple[Call, Reply]) -> None:
            call, reply = drawn
            plan = planned(handed_over(subject, operation, reply))
            accept = _accept(response, content)
            answer, request = self._send(call, plan, accept)
            expect(
                _difference(answer, reply, headers=carries),
                pointer=response.pointer,
                request=request,
            )
            expect(
                self._invalid(answer, reply), pointer=response.pointer, request=request
            )

        carries = can_carry_headers(subject, operation, response)
        reaches = [places.status(response, "valid")]
        reaches += [places.header(each, "valid") for each in response.headers]
        reaches += [] if content is None else [places.media_type(content, "valid")]
        return Check(
            aspect="server-answer",
            operation=operation.id,
            case=_case(response, content),
            pointer=response.pointer,
            strategy=st.tuples(self._some, replies(subject, response, content)),
            test=test,
            reaches=tuple(reaches),
            weight=0.35,
        )

    def _invalid(self, answer: Answer, reply: Reply) -> str | None:
        content = reply.content
        if content is None:
            return None
        item = item_of(content)
        if item is not None:
            return self._invalid_item(answer, content, item)
        if content.schema is None or not is_json(written_type(content)):
            return None
        import json

        return self._refusal(content.schema, json.loads(answer.body))

    def _refusal(self, schema: Schema, value: Json) -> str | None:
        oracle = self._subject.oracle
        found = oracle.refusals(schema.pointer, value, Direction.RESPONSE)
        return f"{value!r} leaves: {found[0].message}" if found else None

    def _invalid_item(
        self, answer: Answer, content: MediaType, item: Schema
    ) -> str | None:
        refusals = (self._refusal(item, e) for e in self._read(answer, content, item))
        return next((each for each in refusals if each is not None), None)

    def _read(self, answer: Answer, content: MediaType, item: Schema) -> list[Json]:
        if answer.status >= 400:
            return []
        whole = are_whole(self._subject, content, item)
        return list(read_items(content.name, answer.body, whole=whole))

    def of_another_type(self, response: Response, content: MediaType | None) -> Check:
        """Answer with an object that is no body of this status."""
        subject, operation = self._subject, self._operation

        def test(drawn: tuple[Call, Reply, Any]) -> None:
            call, reply, foreign = drawn
            wrong = _with_body(handed_over(subject, operation, reply), foreign)
            answer, request = self._send(call, planned(wrong), None)
            sent = f"{reply.status} with {foreign!r} is undocumented"
            self._kept_in(answer, response.pointer, request, sent)

        return Check(
            aspect="server-keeps-in",
            operation=operation.id,
            case=_case(response, content),
            pointer=response.pointer,
            strategy=st.tuples(
                self._some,
                replies(subject, response, content),
                st.sampled_from((_Foreign(), {_Foreign()}, _Foreign)),
            ),
            test=test,
            reaches=(places.status(response, "invalid"),),
            weight=0.15,
        )

    def broken(self, response: Response, content: MediaType, schema: Schema) -> Check:
        """Answer with a body that breaks one keyword or another, made unchecked.

        What counts is the wire: a value that is mended while it is written may leave.
        """
        subject, operation = self._subject, self._operation
        values = subject.responses
        bodies = values.broken_somewhere(schema)

        def test(drawn: tuple[Call, Reply, Reply]) -> None:
            call, reply, wrong = drawn
            result = handed_over(subject, operation, reply)
            declared = answered_type(subject, operation, response, content)
            handed = _with_body(result, _unchecked(declared, wrong.body))
            answer, request = self._send(call, planned(handed), None)
            sent = f"{reply.status} with {wrong.body!r} is not documented"
            if answer.status != reply.status or self._invalid(answer, reply):
                self._kept_in(answer, response.pointer, request, sent)

        return Check(
            aspect="server-keeps-in",
            operation=operation.id,
            case=f"{_case(response, content)} broken",
            pointer=response.pointer,
            strategy=st.tuples(
                self._some,
                replies(subject, response, content),
                replies(subject, response, content, bodies),
            ),
            test=test,
            weight=0.2,
        )

    def broken_off(self, response: Response, content: MediaType, item: Schema) -> Check:
        """Answer with items of which the last breaks a keyword, made unchecked."""
        subject, operation = self._subject, self._operation
        values = subject.responses
        bad = st.one_of([values.every_broken(item, s) for s in values.sites(item)])

        def test(drawn: tuple[Call, Reply, list[Json]]) -> None:
            call, reply, broken = drawn
            declared = answered_type(subject, operation, response, content)
            sent = reply.body.values if isinstance(reply.body, Items) else ()
            for value in broken:
                stream = stream_of(subject, declared, Items(values=sent))
                last = _unchecked(get_args(declared)[0], value)
                plan = planned(type(stream)([*stream, last]))
                answer, request = self._send(call, plan, None)
                wrong = self._invalid_item(answer, content, item)
                read = self._read(answer, content, item)
                if answer.complete and answer.status < 400 and len(read) <= len(sent):
                    wrong = f"{value!r} is left out, and the stream ends as if complete"
                expect(wrong, pointer=content.pointer, request=request)

        return Check(
            aspect="server-keeps-in",
            operation=operation.id,
            case=f"{_case(response, content)} broken",
            pointer=content.pointer,
            strategy=st.tuples(self._some, replies(subject, response, content), bad),
            test=test,
            reaches=(places.media_type(content, "invalid"),),
            weight=0.5,
        )

    def undocumented(self) -> Check:
        """Raise an error that the operation does not list, and another one does."""
        subject = self._subject
        others = _elsewhere(subject, self._operation)

        def test(drawn: tuple[Call, tuple[Operation, Reply]]) -> None:
            call, (other, reply) = drawn
            plan = planned(handed_over(subject, other, reply))
            answer, request = self._send(call, plan, None)
            sent = f"{reply.status} is not documented here"
            self._kept_in(answer, self._operation.pointer, request, sent)

        return Check(
            aspect="server-keeps-in",
            operation=self._operation.id,
            case="undocumented status",
            pointer=self._operation.pointer,
            strategy=st.tuples(self._some, st.one_of(others)),
            test=test,
            weight=0.3,
            obstacle="every error of the package is documented",
        )

    def _kept_in(
        self, answer: Answer, pointer: str, request: Request, why: str
    ) -> None:
        stopped = answer.status >= 500 or not answer.complete
        kept = stopped and b"_Foreign" not in answer.body
        sent = f"{why}, and the server answers {answer.status}: {answer.body[:200]!r}"
        expect(None if kept else sent, pointer=pointer, request=request)


class _Foreign:
    """Nothing that any specification knows."""


def planned(result: Any) -> Plan:
    """Return what a handler does to give an answer."""

    def plan() -> Any:
        if isinstance(result, Exception):
            raise result
        return result

    return plan


def _unchecked(declared: Any, value: Any) -> Any:
    """Return a value as a careless handler makes it."""
    match value:
        case [*items] if len(get_args(declared)) == 1:
            return [_unchecked(get_args(declared)[0], each) for each in items]
        case dict() if hasattr(declared, "model_construct"):
            return declared.model_construct(**cast("dict[str, Any]", value))
        case _:
            return value


def _with_body(result: Any, body: Any) -> Any:
    """Return the same answer with another body."""
    if isinstance(result, Exception):
        return type(result)(body)
    if hasattr(result, "status") and getattr(result, "headers", None) is not None:
        return replace(result, body=body)
    return body


def _elsewhere(
    subject: Subject, operation: Operation
) -> list[st.SearchStrategy[tuple[Operation, Reply]]]:
    """Return failures of other operations, one a status that this one lacks."""
    listed = {response.status for response in operation.responses}
    found: list[st.SearchStrategy[tuple[Operation, Reply]]] = []
    for status, (other, response) in subject.failures.items():
        if not {status, f"{status[0]}XX", "default"} & listed:
            for content in media_types(response)[:1]:
                reply = replies(subject, response, content)
                found.append(st.tuples(st.just(other), reply))
    return found


def _accept(response: Response, content: MediaType | None) -> str | None:
    if len(response.contents) < 2 or content is None:
        return None
    # A caller who took nothing but the failure would not be let in.
    others = "" if response.status.startswith("2") else ", */*;q=0.1"
    return content.name + others


def _case(response: Response, content: MediaType | None) -> str:
    return response.status + ("" if content is None else f" {content.name}")


def _difference(answer: Answer, reply: Reply, *, headers: bool) -> str | None:
    if answer.status != reply.status:
        body = answer.body[:300]
        return f"{reply.status} is answered as {answer.status}: {body!r}"
    for name, text in reply.headers if headers else ():
        if answer.header(name) != text:
            return f"header {name} is {answer.header(name)!r} for {text!r}"
    if reply.content is None:
        return (
            f"a body where none is documented: {answer.body!r}" if answer.body else None
        )
    sent = answer.header("content-type")
    return difference(sent, answer.body, written_type(reply.content), reply.body)
