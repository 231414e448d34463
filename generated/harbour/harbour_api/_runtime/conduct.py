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
    secret_queries,
)
from .credentials import ClientCredentials, Grant
from .downloads import BodyReader, handed_over
from .drafts import Draft
from .errors import SpecError, TransportError
from .exchange import RequestInfo, ResponseInfo, masked, masked_pair, without_user
from .hooks import Hook
from .media import Written
from .operation import Operation
from .options import Options
from .outcomes import Reply, Success
from .percent import encode
from .plans import Plan, plan_of
from .retries import Retries, retries_of
from .settings import ClientSettings
from .steps import Ask, Drop, Load, Send, Steps, Told, Wait
from .tokens import TokenSource

LOGGER: Final = logging.getLogger(__name__)


@dataclass(slots=True, repr=False)
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
    granted: list[tuple[Grant, str]] = field(default_factory=list[tuple[Grant, str]])
    watching: list[Hook] = field(default_factory=list[Hook])

    def steps(self) -> Steps[Answer[Any]]:
        """Take the call to its answer, or raise what it comes to."""
        while True:
            self.attempt += 1
            response = yield from self._attempt()
            if response is not None:
                return (yield from self._answer(response))

    def _attempt(self) -> Steps[httpx2.Response | None]:
        """Send once; None says that it is worth another attempt."""
        draft = self.draft
        if self.uses:
            draft = yield from self._authorized()
        self.watching.clear()
        try:
            added = self._hook_headers()
            response: httpx2.Response = yield self._sent(draft, added)
            if response.next_request is not None:
                response = yield from self._redirected(response)
        except TransportError as error:
            self._tell_failed(error)
            wait = self._patience(None) if error.retryable else None
            if wait is None:
                bare = error.attached(self.info, None).with_traceback(None)
                raise bare from error.__cause__
            yield Wait(wait, self.retries)
            return None
        except BaseException as error:
            self._tell_failed(error)
            raise
        try:
            self._tell_answered(response)
        except BaseException:
            yield Drop(response)
            raise
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
        if status != 401 or not self.granted:
            return None
        for grant, token in self.granted:
            grant.forget(token)
        if self.renewed or not self._replayable:
            return None
        self.renewed = True
        return 0.0

    def _patience(self, headers: Mapping[str, str] | None) -> float | None:
        if not self.repeatable or not self._replayable:
            return None
        return self.retries.wait(self.attempt, headers)

    @property
    def _replayable(self) -> bool:
        body = self.draft.body.body if self.draft.body else b""
        return isinstance(body, bytes) or body.replayable

    def _authorized(self) -> Steps[Draft]:
        """Return the draft with its credentials."""
        draft = replace(
            self.draft,
            headers=dict(self.draft.headers),
            query=list(self.draft.query),
            cookies=list(self.draft.cookies),
        )
        self.granted.clear()
        for use in self.uses:
            try:
                yield from self._apply(use, draft)
            except SpecError as error:
                # The frames below hold secrets, and some tools show variables.
                raise error.attached(self.info, None).with_traceback(None) from None
        return draft

    def _apply(self, use: Use, draft: Draft) -> Steps[None]:
        secret = use.secret
        if isinstance(secret, ClientCredentials):
            source = TokenSource(secret, use, self.settings.base_url)
            secret = yield from source.token(self.http, self._timeout, self.retries)
            self.granted.append((source.grant, secret))
        elif callable(secret):
            told: Told = yield Ask(secret)
            secret = told.secret
        apply_credential(use.scheme, secret, draft)

    def _hook_headers(self) -> Mapping[str, str]:
        headers: dict[str, str] = {}
        for hook in self.settings.hooks:
            added = hook.started(self.info)
            self.watching.append(hook)
            headers.update(added or {})
        return headers

    def _sent(self, draft: Draft, added: Mapping[str, str]) -> Send:
        headers = draft.headers
        if draft.cookies:
            headers = {**headers, "cookie": "; ".join(draft.cookies)}
        if added:
            headers = {**headers, **added}
        content, length = _content(draft.body, self.http)
        if length is not None:
            headers = {**headers, "content-length": str(length)}
        try:
            request = self.http.build_request(
                self.plan.operation.method,
                self.settings.url(self.plan.operation, draft.path, draft.query),
                headers=headers,
                content=content,
                timeout=self._timeout,
            )
        except httpx2.InvalidURL as error:
            # Not chained: the frames of the other error hold the credentials.
            fault = f"InvalidURL: {error}"
        else:
            return Send(request, self.plan.streams)
        raise TransportError(fault)

    @property
    def _timeout(self) -> Any:
        timeout = self.options.timeout
        if timeout is None:
            timeout = self.settings.timeout
        return httpx2.USE_CLIENT_DEFAULT if timeout is None else _limit(timeout)

    def _redirected(self, response: httpx2.Response) -> Steps[httpx2.Response]:
        """Return where redirects lead, if the HTTP client is one that follows them.

        It would take keys in headers along to whatever host it is sent to.
        """
        secret = secret_headers(self.settings.schemes)
        for _ in range(self.http.max_redirects):
            following = response.next_request
            if following is None or not self._follows:
                return response
            if following.url.origin != response.request.url.origin:
                for name in secret - {"authorization"}:
                    following.headers.pop(name, None)
            yield Drop(response)
            response = yield Send(following, self.plan.streams)
        yield Drop(response)
        raise TransportError(f"more than {self.http.max_redirects} redirects")

    @property
    def _follows(self) -> bool:
        body = self.draft.body.body if self.draft.body else b""
        return self.http.follow_redirects and isinstance(body, bytes)

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
                    reader = BodyReader(self.info, told, codec.records, strict)
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

    def _tell_failed(self, error: BaseException) -> None:
        LOGGER.debug(
            "%s: %s %s failed, attempt %d: %s",
            self.info.operation,
            self.info.method,
            self.draft.path,
            self.attempt,
            error,
        )
        for hook in self.watching:
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
            url=_shown_url(operation, draft, settings),
            headers=masked(draft.headers, secret_headers(settings.schemes)),
        ),
        retries=retries,
        repeatable=plan.idempotent or "idempotency-key" in draft.headers,
    )


def _shown_url(
    operation: Operation[Any], draft: Draft, settings: ClientSettings
) -> str:
    """Return the address without the secrets that the caller put there by hand."""
    pairs, secret = draft.query, secret_queries(settings.schemes)
    if secret and pairs:
        names = frozenset(encode(name) for name in secret)
        pairs = [masked_pair(pair, names) for pair in pairs]
    return without_user(settings.url(operation, draft.path, pairs))


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
