"""Answers of an operation: what a handler gives, what is seen on the wire."""

from dataclasses import dataclass, replace
from typing import Any

from hypothesis import strategies as st

from specwright.ir.operations import Header, MediaType, Operation, Response
from specwright.schema.media_types import is_text

from .calls import forms
from .direction import Direction
from .disagreement import DisagreementError
from .opaque import Opaque
from .strategies.drawing import Draw
from .strategies.nasty import VALUES
from .streams import item_of, stream_of, streams
from .subject import Subject
from .typed import failure_type, file_of, has_type, status_of, type_of
from .wire import Answer, Declared
from .wire.bodies import Carried, is_json, is_structured, written, written_type
from .wire.items import Items
from .wire.manner import MANNERS, PLAIN, Manner
from .wire.spelling import field, travels


@dataclass(frozen=True, kw_only=True, slots=True)
class Reply:
    """An answer as the specification sees it.

    Without `content` there is no body. `headers` are documented ones, as text. `number`
    is the status on the wire, where it is not the one that first comes to mind: the
    first of a range, or 500 for `default`. In which `manner` it is written makes no
    difference to what it says.
    """

    response: Response
    content: MediaType | None
    body: Carried = None
    headers: tuple[tuple[str, str], ...] = ()
    number: int | None = None
    manner: Manner = PLAIN

    @property
    def status(self) -> int:
        """The status on the wire."""
        text = self.response.status
        if self.number is not None:
            return self.number
        if text == "default":
            return 500
        return int(text) if text.isdigit() else int(text[0]) * 100


def media_types(response: Response) -> tuple[MediaType | None, ...]:
    """Return the ways to answer with a status."""
    return response.contents or (None,)


def replies(
    subject: Subject,
    response: Response,
    content: MediaType | None,
    bodies: st.SearchStrategy[Any] | None = None,
) -> st.SearchStrategy[Reply]:
    """Return valid answers, or with bodies of the caller's choice."""
    headers = st.tuples(*(_sent(subject, header) for header in response.headers))
    chosen = bodies
    if chosen is None:
        chosen = st.none() if content is None else _bodies(subject, content)
    number = subject.numbers.get(response.pointer)
    return _reply(Opaque((response, content, number)), chosen, headers)


def varied_replies(
    subject: Subject, response: Response, content: MediaType | None
) -> st.SearchStrategy[Reply]:
    """Return valid answers, written in one manner or another."""
    plain = replies(subject, response, content)
    return st.tuples(plain, st.sampled_from(MANNERS)).map(
        lambda drawn: replace(drawn[0], manner=drawn[1])
    )


@st.composite
def _reply(
    draw: Draw,
    what: Opaque[tuple[Response, MediaType | None, int | None]],
    body: st.SearchStrategy[Any],
    headers: st.SearchStrategy[tuple[tuple[str, str] | None, ...]],
) -> Reply:
    response, content, number = what.value
    sent = tuple(each for each in draw(headers) if each is not None)
    return Reply(
        response=response,
        content=content,
        body=draw(body),
        headers=sent,
        number=number,
    )


def _bodies(subject: Subject, content: MediaType) -> st.SearchStrategy[Any]:
    item = item_of(content)
    if item is not None:
        return streams(subject, content, item, Direction.RESPONSE)
    if content.schema is None and is_json(written_type(content)):
        return st.sampled_from(VALUES)
    if content.schema is None and is_structured(content):
        return st.just({})  # what members mean that nobody declares has no rule
    if content.schema is None or not is_structured(content):
        if written_type(content).startswith("text/") and content.schema is not None:
            said = is_text(content.schema)
            return subject.responses.valid(content.schema) if said else st.text()
        return st.binary(max_size=64)
    valid = subject.responses.valid(content.schema)
    if is_json(written_type(content)):
        return valid
    return forms(subject, content, content.schema, valid, Direction.RESPONSE)


def declared_header(header: Header) -> Declared:
    """Return a header as parameters are declared, which are written the same way."""
    return Declared(
        pointer=header.pointer,
        schema=header.schema,
        name=header.name,
        place="header",
        style="simple",
        explode=header.explode,
        required=header.required,
        media_type=header.media_type,
    )


def _sent(
    subject: Subject, header: Header
) -> st.SearchStrategy[tuple[str, str] | None]:
    declared = declared_header(header)
    texts = (
        subject.responses.valid(header.schema)
        .filter(lambda value: travels(declared, value))
        .map(lambda value: (header.name, field(declared, value)))
    )
    return texts if header.required else st.one_of(texts, st.none())


def handed_over(subject: Subject, operation: Operation, reply: Reply) -> Any:
    """Return what a handler returns for an answer; an exception is to be raised."""
    table = subject.route(operation).operation
    status = status_of(reply.response.status)
    headers = dict(reply.headers)
    if status in table.errors:
        error = table.errors[status]
        body = None
        if reply.content is not None:
            body = _python(subject, failure_type(error, reply.content), reply)
        return error(body, headers=headers, status_code=reply.number)
    if status not in table.results:
        message = f"the package does not know the status {status}"
        raise DisagreementError(message, pointer=reply.response.pointer)
    documented = table.results[status]
    value = None
    if reply.content is not None:
        value = _python(subject, type_of(documented.contents, reply.content), reply)
    if documented.variant is None:
        return subject.package.headed(value, headers) if headers else value
    sent = {"headers": headers, "status_code": reply.number}
    if reply.content is None:
        return documented.variant(**sent)
    return documented.variant(value, **sent)


def answered_type(
    subject: Subject,
    operation: Operation,
    response: Response,
    content: MediaType | None,
) -> Any:
    """Return the Python type of an answer's body; None where the package has none."""
    table = subject.route(operation).operation
    status = status_of(response.status)
    if status in table.errors:
        error = table.errors[status]
        return None if content is None else failure_type(error, content)
    documented = table.results.get(status)
    if documented is None or content is None:
        return None
    if not has_type(documented.contents, content):
        return None
    return type_of(documented.contents, content)


def can_carry_headers(
    subject: Subject, operation: Operation, response: Response
) -> bool:
    """Return whether the package has a place for the headers of a response."""
    table = subject.route(operation).operation
    status = status_of(response.status)
    if status in table.errors:
        return True
    return status in table.results


def _python(subject: Subject, declared: Any, reply: Reply) -> Any:
    if isinstance(reply.body, Items):
        return stream_of(subject, declared, reply.body)
    if isinstance(reply.body, bytes):
        content = reply.content
        return (
            declared(reply.body)
            if content is None
            else file_of(declared, reply.body, content)
        )
    return subject.python(declared, reply.body)


def answer_of(reply: Reply) -> Answer:
    """Return an answer as the specification writes it."""
    headers = list(reply.headers)
    body = b""
    if reply.content is not None:
        name = written_type(reply.content)
        content_type, body = written(name, reply.body, manner=reply.manner)
        headers.append(("content-type", content_type))
    answer = Answer(status=reply.status, headers=tuple(headers), body=body)
    return reply.manner.answer(answer)
