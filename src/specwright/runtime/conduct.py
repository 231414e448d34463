"""A call from arguments to answer, as steps that somebody else takes.

The steps are the same whether a thread waits for them or an event loop does; only
`transport.py` knows which.
"""

import logging
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from time import perf_counter
from typing import Any, Final

import httpx2

from .answer import Answer
from .authorization import (
    Use,
    apply_credential,
    choose_credentials,
    secret_headers,
)
from .credentials import ClientCredentials
from .downloads import RecordReader, handed_over
from .drafts import Draft
from .errors import SpecError, TransportError
from .exchange import RequestInfo, ResponseInfo, masked
from .media import Written
from .operation import Operation
from .options import Options
from .outcomes import Reply, Success
from .percent import encode
from .plans import Plan, plan_of
from .retries import Retries, retries_of
from .settings import ClientSettings
from .steps import Ask, Drop, Load, Send, Steps, Wait
from .tokens import token_request, token_response

LOGGER: Final = logging.getLogger(__name__)


@dataclass(slots=True)
class Call:
    """One call under way."""

    plan: Plan
    settings: ClientSettings
    options: Options
    http: httpx2.Client | httpx2.AsyncClient
    draft: Draft
    uses: tuple[Use, ...]
    info: RequestInfo
    retries: Retries
    repeatable: bool
    started: float = field(default_factory=perf_counter)
    attempt: int = 0
    renewed: bool = False

    def steps(self) -> Steps[Answer[Any]]:
        """Take the call to its answer, or raise what it comes to."""
        while True:
            self.attempt += 1
            response = yield from self._attempt()
            if response is not None:
                return (yield from self._answer(response))

    def _attempt(self) -> Steps[httpx2.Response | None]:
        """Send once; None says that it is worth another attempt."""
        request = yield from self._request()
        try:
            response: httpx2.Response = yield Send(request, self.plan.streams)
        except TransportError as error:
            self._tell_failed(error)
            wait = self._patience(None) if error.retryable else None
            if wait is None:
                error.attached(self.info, None)
                raise
            yield Wait(wait, self.retries)
            return None
        self._tell_answered(response)
        wait = self._worth_another(response)
        if wait is None:
            return response
        yield Drop(response)
        yield Wait(wait, self.retries)
        return None

    def _worth_another(self, response: httpx2.Response) -> float | None:
        """Return the seconds to wait before another attempt, None for no attempt."""
        status = response.status_code
        if status in self.retries.statuses:
            return self._patience(response.headers)
        if status != 401 or self.renewed or not self._replayable:
            return None
        refused = [
            use.secret for use in self.uses if isinstance(use.secret, ClientCredentials)
        ]
        for credentials in refused:
            credentials.forget()
        self.renewed = True
        return 0.0 if refused else None

    def _patience(self, headers: Mapping[str, str] | None) -> float | None:
        if not self.repeatable or not self._replayable:
            return None
        return self.retries.wait(self.attempt, headers)

    @property
    def _replayable(self) -> bool:
        body = self.draft.body.body if self.draft.body else b""
        return isinstance(body, bytes) or body.replayable

    def _request(self) -> Steps[httpx2.Request]:
        draft = self.draft
        if self.uses:
            draft = replace(
                draft,
                headers=dict(draft.headers),
                query=list(draft.query),
                cookies=list(draft.cookies),
            )
            for use in self.uses:
                secret = yield from self._secret(use)
                apply_credential(use.scheme, secret, draft)
        headers = draft.headers
        if draft.cookies:
            headers = {**headers, "cookie": "; ".join(draft.cookies)}
        for hook in self.settings.hooks:
            headers = {**headers, **(hook.started(self.info) or {})}
        return self._built(draft, headers)

    def _built(self, draft: Draft, headers: Mapping[str, str]) -> httpx2.Request:
        content, length = _content(draft.body, self.http)
        if length is not None:
            headers = {**headers, "content-length": str(length)}
        timeout = self.options.timeout or self.settings.timeout
        return self.http.build_request(
            self.plan.operation.method,
            self.settings.url(self.plan.operation, draft.path, "&".join(draft.query)),
            headers=headers,
            content=content,
            timeout=httpx2.USE_CLIENT_DEFAULT if timeout is None else _limit(timeout),
        )

    def _secret(self, use: Use) -> Steps[Any]:
        secret = use.secret
        if isinstance(secret, ClientCredentials):
            return secret.current() or (yield from self._token(secret, use))
        if callable(secret):
            return (yield Ask(secret))
        return secret

    def _token(self, credentials: ClientCredentials, use: Use) -> Steps[str]:
        request = token_request(credentials, use, self.settings.base_url, self.http)
        response: httpx2.Response = yield Send(request, stream=False)
        return token_response(credentials, response)

    def _answer(self, response: httpx2.Response) -> Steps[Answer[Any]]:
        told = self._response_info(response)
        try:
            result = yield from self._result(response, told)
        except SpecError as error:
            error.attached(self.info, told)
            raise
        return Answer(result, self.info, told)

    def _result(self, response: httpx2.Response, told: ResponseInfo) -> Steps[Any]:
        status, strict = response.status_code, self.settings.strict
        if self.plan.streams:
            outcome = self.plan.outcomes.of(status)
            if isinstance(outcome, Success):
                content_type = told.headers.get("content-type", "")
                codec = outcome.passing(content_type)
                if codec is not None:
                    reader = RecordReader(self.info.operation, codec.records, strict)
                    result = handed_over(reader, response, self.http)
                    return outcome.wrapped(result, told.headers, told.status)
            yield Load(response)
        bodiless = self.plan.operation.method.upper() == "HEAD"
        reply = Reply(status, told.headers, response.content, bodiless=bodiless)
        return self.plan.outcomes.read(reply, strict=strict)

    def _response_info(self, response: httpx2.Response) -> ResponseInfo:
        return ResponseInfo(
            status=response.status_code,
            headers=dict(response.headers.items()),
            elapsed=perf_counter() - self.started,
            attempts=self.attempt,
        )

    def _tell_answered(self, response: httpx2.Response) -> None:
        if LOGGER.isEnabledFor(logging.DEBUG):
            LOGGER.debug(
                "%s: %s %s answered %d after %.3f s, attempt %d",
                self.info.operation,
                self.info.method,
                self.draft.path,
                response.status_code,
                perf_counter() - self.started,
                self.attempt,
            )
        if self.settings.hooks:
            told = self._response_info(response)
            for hook in self.settings.hooks:
                hook.answered(self.info, told)

    def _tell_failed(self, error: TransportError) -> None:
        LOGGER.debug(
            "%s: %s %s failed, attempt %d: %s",
            self.info.operation,
            self.info.method,
            self.draft.path,
            self.attempt,
            error,
        )
        for hook in self.settings.hooks:
            hook.failed(self.info, error)


def new_call(
    operation: Operation[Any],
    options: Options,
    arguments: Mapping[str, Any],
    settings: ClientSettings,
    http: httpx2.Client | httpx2.AsyncClient,
) -> Call:
    """Return a call that is ready to be sent.

    Raises `ContractError` for arguments that the operation does not take and
    `CredentialError` for missing credentials.
    """
    plan = plan_of(operation)
    draft = plan.drafter.draft(arguments)
    _add_choices(draft, settings, options)
    retries = retries_of(options.retries, settings.retries)
    return Call(
        plan=plan,
        settings=settings,
        options=options,
        http=http,
        draft=draft,
        uses=_uses(operation, draft, settings, http),
        info=RequestInfo(
            operation=operation.id,
            method=operation.method,
            url=settings.url(operation, draft.path, "&".join(draft.query)),
            headers=masked(draft.headers, secret_headers(settings.schemes)),
        ),
        retries=retries,
        repeatable=plan.idempotent or "idempotency-key" in draft.headers,
    )


def _uses(
    operation: Operation[Any],
    draft: Draft,
    settings: ClientSettings,
    http: httpx2.Client | httpx2.AsyncClient,
) -> tuple[Use, ...]:
    if not operation.security or http.auth is not None:
        return ()
    given = frozenset(draft.headers) | frozenset(http.headers.keys())
    return choose_credentials(operation, settings.schemes, settings.auth, given)


def _add_choices(draft: Draft, settings: ClientSettings, options: Options) -> None:
    if settings.headers:
        draft.headers = {**settings.headers, **draft.headers}
    for name, value in options.headers.items():
        draft.headers[name.lower()] = value
    if options.idempotency_key is not None:
        draft.headers.setdefault("idempotency-key", options.idempotency_key)
    for name, values in options.query.items():
        for value in [values] if isinstance(values, str) else values:
            draft.query.append(f"{encode(name)}={encode(value)}")


def _content(
    written: Written | None, http: httpx2.Client | httpx2.AsyncClient
) -> tuple[Any, int | None]:
    """Return what httpx2 is given to send, and its length if that must be said."""
    if written is None:
        return None, None
    body = written.body
    if isinstance(body, bytes):
        return body, None
    if isinstance(http, httpx2.AsyncClient):
        return body.achunks(), body.length
    return body.chunks(), body.length


def _limit(seconds: float) -> float | None:
    return None if seconds == float("inf") else seconds
