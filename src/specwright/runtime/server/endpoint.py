"""One operation, served: everything that can be known before a request is."""

from dataclasses import dataclass
from typing import Any

from ..file import File
from ..operation import Operation
from .answers import Answer
from .arguments import Arguments
from .bodies import Bodies, Waiting
from .context import Context, Request, Scope
from .encoding import Checking
from .failures import Failures, Problem
from .faults import INVALID, UNIMPLEMENTED, RequestError, Violation
from .handlers import Handler
from .narrowing import is_api_error
from .receiving import Receive
from .results import Results
from .router import Captures
from .security import Guard
from .settings import Limits


@dataclass(frozen=True, slots=True)
class Policy:
    """The settings that endpoints share."""

    limits: Limits
    waiting: Waiting
    problem: Problem | None
    checking: Checking


class Endpoint:
    """Serves one operation with one method of a handler."""

    __slots__ = (
        "_arguments",
        "_bodies",
        "_call",
        "_guard",
        "_keywords",
        "_results",
        "_wants_context",
        "failures",
        "operation",
    )

    def __init__(
        self,
        operation: Operation[Any],
        handler: Handler | None,
        guard: Guard | None,
        policy: Policy,
    ) -> None:
        self.operation = operation
        self.failures = Failures(operation, policy.problem, policy.checking)
        self._call = handler.call if handler else _unimplemented
        self._wants_context = handler is not None and handler.wants_context
        self._guard = guard
        self._arguments = Arguments(operation)
        self._bodies = (
            Bodies(operation.body, policy.limits, policy.waiting)
            if operation.body is not None
            else None
        )
        self._keywords = any(one.place != "path" for one in operation.parameters)
        self._results = Results(operation, policy.checking)

    async def answer(
        self,
        scope: Scope,
        receive: Receive,
        captures: Captures,
        opened: list[File],
        state: Any,
    ) -> Answer:
        """Return the answer to a request; adds to `opened` what is to be closed.

        Raises `ContractError` where the handler broke the contract, and what else it
        raised that is not documented.
        """
        try:
            principals = None
            if self._guard is not None:
                principals = await self._guard.admit(Request(self.operation, scope))
            accept = _accept(scope)
            if accept:
                self._results.negotiate(accept)
            arguments, keywords = await self._read(scope, receive, captures, opened)
            if self._wants_context:
                keywords["context"] = Context(
                    Request(self.operation, scope), principals or {}, state
                )
            result = await self._call(*arguments, **keywords)
            return self._results.answer(result, accept)
        except RequestError as error:
            return self.failures.fault(error)
        except Exception as error:
            if is_api_error(error):
                return self.failures.documented(error)
            raise

    async def _read(
        self,
        scope: Scope,
        receive: Receive,
        captures: Captures,
        opened: list[File],
    ) -> tuple[tuple[Any, ...], dict[str, Any]]:
        violations: list[Violation] = []
        arguments = self._arguments.positional(captures, violations) if captures else ()
        keywords = self._arguments.keywords(scope, violations) if self._keywords else {}
        if self._bodies is not None:
            try:
                body = await self._bodies.read(scope, receive, opened)
            except RequestError as error:
                raise _joined(error, violations) from None
            arguments = (*arguments, body)
        if violations:
            raise RequestError(INVALID, *violations)
        return arguments, keywords


def _joined(error: RequestError, violations: list[Violation]) -> RequestError:
    return RequestError(
        error.statuses, *violations, *error.violations, headers=error.headers
    )


def _accept(scope: Scope) -> str:
    for name, value in scope["headers"]:
        if name == b"accept":
            accept: bytes = value
            return "" if accept == b"*/*" else accept.decode("latin-1")
    return ""


async def _unimplemented(*_: Any, **__: Any) -> Any:
    raise RequestError(UNIMPLEMENTED)
