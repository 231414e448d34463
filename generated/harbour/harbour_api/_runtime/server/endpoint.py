"""One operation, served: everything that can be known before a request is."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from ..drafts import Drafter
from ..operation import Operation
from .answers import Answer
from .arguments import Arguments
from .bodies import Bodies
from .context import Context, Request
from .encoding import Checking
from .failures import Failures, Problem
from .faults import INVALID, UNIMPLEMENTED, RequestError, Violation
from .handlers import Handler
from .incoming import Incoming
from .leaving import unless_gone
from .narrowing import is_api_error
from .readers import Patience
from .receiving import whole_body
from .results import Results
from .route import MatchedRoute
from .router import Captures
from .security import Guard, Principals


@dataclass(frozen=True, slots=True)
class Policy:
    """The settings that endpoints share."""

    patience: Patience
    problem: Problem | None
    checking: Checking
    cancelling: bool


class Endpoint:
    """Serves one operation with one method of a handler.

    What its types compile to is made when the first request comes: an API may have a
    thousand operations, and few of them are called in one process.
    """

    __slots__ = (
        "_arguments",
        "_bodies",
        "_call",
        "_compiled",
        "_guard",
        "_policy",
        "_results",
        "_wants_context",
        "failures",
        "operation",
        "route",
    )

    _arguments: Arguments
    _bodies: Bodies | None
    _results: Results
    failures: Failures

    def __init__(
        self,
        operation: Operation[Any],
        handler: Handler | None,
        guard: Guard | None,
        policy: Policy,
    ) -> None:
        self.operation = operation
        self.route = MatchedRoute(operation.id, operation.path)
        self._call = handler.call if handler else _unimplemented
        self._wants_context = handler is not None and handler.wants_context
        self._guard = guard
        self._policy = policy
        self._compiled = False

    def ready(self) -> "Endpoint":
        """Return the endpoint, compiled."""
        if not self._compiled:
            self._compile()
        return self

    def _compile(self) -> None:
        operation, policy = self.operation, self._policy
        self.failures = Failures(operation, policy.problem, policy.checking)
        self._arguments = Arguments(operation)
        self._bodies = (
            Bodies(operation.body, policy.patience)
            if operation.body is not None
            else None
        )
        self._results = Results(operation, policy.checking)
        self._compiled = True

    def path(self, arguments: Mapping[str, Any]) -> str:
        """Return the path that leads here with these values of its parameters."""
        return Drafter(self.operation).path(arguments)

    async def answer(
        self, incoming: Incoming, captures: Captures, state: Any
    ) -> Answer:
        """Return the answer to a request.

        Raises `ContractError` where the handler broke the contract, and what else it
        raised that is not documented.
        """
        try:
            principals: Principals = {}
            if self._guard is not None:
                request = self._request(incoming)
                principals = await self._guard.admit(request)
            accept = incoming.headers.get(b"accept", b"*/*")
            if accept != b"*/*":
                self._results.negotiate(accept.decode("latin-1"))
            arguments, keywords = await self._read(incoming, captures)
            context: Context | None = None
            if self._wants_context:
                request = self._request(incoming)
                context = Context(request, principals, state)
                keywords["context"] = context
            work = self._call(*arguments, **keywords)
            if self._policy.cancelling:
                work = unless_gone(work, incoming.receive)
            result = await work
            return self._answered(result, accept, context)
        except RequestError as error:
            return self.failures.fault(error)
        except Exception as error:
            if is_api_error(error):
                accept = incoming.headers.get(b"accept", b"*/*")
                return self.failures.documented(error, accept)
            raise

    def _request(self, incoming: Incoming) -> Request:
        patience = self._policy.patience
        read = partial(whole_body, incoming, patience.limits.body, patience.whole)
        return Request(self.operation, incoming.scope, read)

    def _answered(self, result: Any, accept: bytes, context: Context | None) -> Answer:
        answer = self._results.answer(result, accept)
        if context is not None and context.answer_headers:
            self._results.extend(answer, context.answer_headers)
        return answer

    async def _read(
        self, incoming: Incoming, captures: Captures
    ) -> tuple[tuple[Any, ...], dict[str, Any]]:
        violations: list[Violation] = []
        arguments = self._arguments.positional(captures, violations)
        keywords = self._arguments.keywords(incoming, violations)
        if self._bodies is not None:
            try:
                body = await self._bodies.read(incoming)
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


async def _unimplemented(*_: Any, **__: Any) -> Any:
    raise RequestError(UNIMPLEMENTED)
