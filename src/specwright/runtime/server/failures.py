"""Answers to what goes wrong: faults of requests and documented errors."""

import json
import logging
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from ..errors import ApiError, ContractError
from ..operation import Operation, failure_contents
from .answers import Answer, empty, raw_headers, whole
from .encoders import encoder_of
from .encoding import Checking, EncodingError, JsonEncoder
from .faults import Documented, Fault, RequestError
from .negotiation import acceptable
from .wording import worded

LOGGER: Final = logging.getLogger(__name__)

Problem = Callable[[Fault], object | None]


def problem_json(fault: Fault) -> Answer:
    """Return a fault as RFC 9457 has it, with every violation under `errors`."""
    problem: dict[str, Any] = {
        "type": "about:blank",
        "title": fault.title,
        "status": fault.status,
    }
    if fault.violations:
        problem["errors"] = [
            {"where": violation.where, "message": violation.message}
            for violation in fault.violations
        ]
    content = json.dumps(problem, separators=(",", ":")).encode()
    return whole(fault.status, b"application/problem+json", content)


class ErrorEncoder:
    """Writes one documented error."""

    __slots__ = ("_encoders", "_media_types")

    def __init__(self, error: type[ApiError[Any]], checking: Checking) -> None:
        contents = failure_contents(error)
        self._encoders = [encoder_of(content, checking) for content in contents]
        self._media_types = [content.media_type for content in contents]

    def answer(self, status: int, body: Any, accept: bytes = b"") -> Answer:
        """Return the answer in the dearest media type that takes the body.

        Raises `EncodingError` where none does.
        """
        if len(self._encoders) == 1:
            return self._encoders[0].answer(status, body)
        if not self._encoders and body is None:
            return empty(status)
        reasons: list[str] = []
        dearest = acceptable(accept.decode("latin-1"), self._media_types)
        for index in dearest or range(len(self._encoders)):
            try:
                return self._encoders[index].answer(status, body)
            except EncodingError as error:
                reasons.append(f"{self._media_types[index]}: {error}")
        raise EncodingError("; ".join(reasons) or "a body where none is documented")


class Failures:
    """The answers of one operation that are no success.

    Without an operation they are those to requests that reach none; `others` are then
    the errors whose media types the application's problems may take.
    """

    def __init__(
        self,
        operation: Operation[Any] | None,
        problem: Problem | None,
        checking: Checking,
        others: Iterable[type[ApiError[Any]]] = (),
    ) -> None:
        self._name = operation.id if operation else "request"
        classes: Mapping[Any, type[ApiError[Any]]] = (
            operation.errors if operation else {}
        )
        self._documented = Documented(operation, classes)
        self._problem = problem
        self._checking: Checking = checking
        self._others = (*classes.values(), *others)
        self._encoders = {
            error: ErrorEncoder(error, checking) for error in classes.values()
        }

    def fault(self, error: RequestError) -> Answer:
        """Return the answer to a fault, as the application words it if it does."""
        fault = self._documented.fault(error)
        LOGGER.info(
            "%s: %d %s (%s)", self._name, fault.status, fault.detail, fault.reference
        )
        answer = self._worded(fault) or problem_json(fault)
        answer.headers.extend(raw_headers(error.headers))
        return answer

    def _worded(self, fault: Fault) -> Answer | None:
        try:
            body = self._problem(fault) if self._problem else None
            if body is not None and fault.error is None:
                return self._alike(fault.status, body)
            if body is None:
                body = worded(fault)
            if body is None or fault.error is None:
                return None
            return self._encoders[fault.error].answer(fault.status, body)
        except Exception:
            LOGGER.exception("%s: no problem made for %d", self._name, fault.status)
            return None

    def _alike(self, status: int, body: object) -> Answer:
        """Return a body for a status that is not documented as errors that are."""
        for error in self._others:
            if type(body) in {error.body_type, *error.media_types.values()}:
                return ErrorEncoder(error, self._checking).answer(status, body)
        return JsonEncoder(Any, "application/json", "off").answer(status, body)

    def documented(self, error: ApiError[Any], accept: bytes = b"") -> Answer:
        """Return the answer that a raised error stands for, as the caller likes it.

        Raises `ContractError` if the operation does not document it, or not so.
        """
        encoder = next(
            (
                self._encoders[kind]
                for kind in type(error).__mro__
                if kind in self._encoders
            ),
            None,
        )
        if encoder is None or not _covers(error.status, error.status_code):
            kind = f"{type(error).__name__} with status {error.status_code}"
            raise ContractError(self._name, f"{kind} is undocumented")
        try:
            answer = encoder.answer(error.status_code, error.body, accept)
            answer.headers.extend(raw_headers(error.headers))
        except (EncodingError, ValueError) as reason:
            raise ContractError(
                self._name, str(reason), where=f"error {error.status}"
            ) from reason
        return answer


def _covers(declared: int | str, status: int) -> bool:
    """Whether a declared status, or range of them, is the one that is answered."""
    if isinstance(declared, int):
        return status == declared
    return status >= 400 and declared in {"default", f"{status // 100}XX"}
