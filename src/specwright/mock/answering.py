"""The answer to one request, as a handler of the generated package gives it."""

from dataclasses import dataclass
from typing import Any

from hypothesis import strategies as st

from specwright.contract.replies import Reply, handed_over, media_types, replies
from specwright.contract.subject import Subject
from specwright.contract.wire.bodies import Carried
from specwright.ir.operations import MediaType, Operation, Response
from specwright.runtime.server.negotiation import acceptable

from .choice import described, first_success, with_code
from .drawn import UndrawnError, drawn
from .examples import BadExampleError, body_of, first_example
from .preferences import Preferences


class PreferenceError(Exception):
    """A caller prefers what there is not; says what there is."""


class UnansweredError(Exception):
    """The specification says too little to make an answer; says what it lacks."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """What decides about an answer: `key` is all of the request that matters."""

    key: bytes
    accept: str
    preferences: Preferences


def answer(subject: Subject, operation: Operation, seed: int, asked: Asked) -> Any:
    """Return what a handler returns, or the exception that it raises.

    Raises `PreferenceError`, and `UnansweredError` where there is nothing to answer.
    """
    code = asked.preferences.code
    response = _response(subject, operation, code)
    content, example = _content(response, subject, asked)
    key = f"{seed}\0{operation.id}\0{response.pointer}\0".encode() + asked.key
    known = None if example is None else st.just(example[0])
    strategy = replies(subject, response, content, known)
    try:
        reply = drawn(strategy, key)
    except UndrawnError as error:
        message = f"no value was found for {response.status}; give it an example"
        raise UnansweredError(message) from error
    return _given(subject, operation, reply, code)


def _response(subject: Subject, operation: Operation, code: str | None) -> Response:
    table = subject.route(operation).operation
    found: Response | None = None
    if code is None:
        found = first_success(operation)
    elif code.isdecimal():
        found = with_code(operation, table, int(code))
    if found is None and code is None:
        raise UnansweredError("no answer is documented")
    if found is None:
        known = ", ".join(described(operation)) or "none"
        raise PreferenceError(f"code={code} is not documented; there is {known}")
    return found


def _content(
    response: Response, subject: Subject, asked: Asked
) -> tuple[MediaType | None, tuple[Carried] | None]:
    """Return the media type that the caller likes best, and an example in it."""
    contents = media_types(response)
    names = [content.name for content in contents if content is not None]
    order = acceptable(asked.accept, names) or range(len(contents))
    liked = [contents[index] for index in order]
    if asked.preferences.example is not None:
        return _named(subject, liked, asked.preferences.example)
    content = liked[0]
    return content, None if content is None else first_example(subject, content)


def _named(
    subject: Subject, contents: list[MediaType | None], name: str
) -> tuple[MediaType, tuple[Carried]]:
    known: list[str] = []
    for content in contents:
        for example in () if content is None else content.examples:
            known += [example.name] if example.name else []
            if content is None or example.name != name or example.value is None:
                continue
            try:
                return content, (body_of(subject, content, example.value.json),)
            except BadExampleError as error:
                message = f"example={name} is not valid: {error}"
                raise PreferenceError(message) from error
    there = ", ".join(dict.fromkeys(known)) or "none"
    raise PreferenceError(f"example={name} is not documented; there is {there}")


def _given(
    subject: Subject, operation: Operation, reply: Reply, code: str | None
) -> Any:
    given = handed_over(subject, operation, reply)
    if isinstance(given, subject.package.errors.ApiError) and code is not None:
        given.status_code = int(code)
    return given
