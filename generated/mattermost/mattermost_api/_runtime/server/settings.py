"""What an application may choose about serving, whatever its specification."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from typing import Any, Literal, TypedDict

from .faults import Fault


@dataclass(frozen=True, kw_only=True, slots=True)
class Limits:
    """What one request may cost. Sizes are in bytes, times in seconds.

    `body` bounds a body that is decoded in memory, `upload` a body that is spooled to
    disk above `spool`. `body_seconds` bounds the time that a body takes to arrive,
    `idle_seconds` for an upload the time between two chunks of it.
    """

    body: int = 1024 * 1024
    upload: int = 100 * 1024 * 1024
    spool: int = 1024 * 1024
    parts: int = 1000
    json_depth: int = 200
    body_seconds: float = 30.0
    idle_seconds: float = 30.0


class Choices(TypedDict, total=False):
    """The keyword arguments that every `create_app` takes beside handlers.

    `responses` says what becomes of an answer that breaks the contract: with `raise`
    (the default) the caller gets a 500, with `log` a wrong value is logged and sent,
    with `off` the value is not checked after it is encoded.

    `problem` makes the body of an answer to a faulty request. For a status that the
    operation documents it has to be of that shape; for others, such as 404 for an
    unknown path and 500, it may be a model or any JSON. Without it, or where it returns
    None, members of usual names (`message`, `status_code`...) of the documented shape
    are filled in; where that is not enough the answer is `application/problem+json`
    (RFC 9457).

    `lifespan` makes a context in which the application runs; what it yields is the
    handlers' `context.state`. A host that mounts the application enters
    `app.running()` in its own lifespan.

    `cancel_on_disconnect` cancels a handler when its caller goes away; by default only
    bodies that are being sent stop.

    `documentation` may be False, to keep the specification and its page to oneself.

    `propagate` lets unexpected exceptions through to the server or the test after the
    answer, instead of logging them.
    """

    responses: Literal["raise", "log", "off"]
    limits: Limits
    problem: Callable[[Fault], object | None]
    lifespan: Callable[[], AbstractAsyncContextManager[Any]]
    cancel_on_disconnect: bool
    documentation: bool
    propagate: bool


class Settings(Choices, total=False):
    """What an application may choose.

    `unimplemented` says what becomes of operations without a handler: `refuse` (the
    default) to start, or answer `501`.
    """

    unimplemented: Literal["refuse", "501"]
