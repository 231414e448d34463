"""The generated server of a specification, with handlers that make their answers."""

from collections.abc import Callable
from importlib import import_module
from typing import Any

from specwright.contract.package import Route
from specwright.contract.stand import application
from specwright.contract.subject import Subject

from .answering import Asked, PreferenceError, UnansweredError, answer
from .preferences import Preferences


def mock_application(subject: Subject, seed: int) -> Any:
    """Return an ASGI application that serves every operation of a specification.

    Requests are judged by the generated server. The same request gets the same answer
    under the same seed. Every credential is good; who has none is refused.
    """
    return application(
        subject.package.create_app,
        subject.package.routes,
        _Handlers(subject, seed).of,
        _Everyone(),
    )


class _Handlers:
    """Makes the handlers; `faults` are those of the package's own server."""

    def __init__(self, subject: Subject, seed: int) -> None:
        self._subject = subject
        self._seed = seed
        self._operations = {each.id: each for each in subject.api.operations}
        self._faults = import_module(f"{subject.package.name}._runtime.server.faults")

    def of(self, route: Route) -> Callable[..., Any]:
        """Return the method that answers one operation."""
        operation = self._operations[route.operation.id]

        async def handle(_: object, *__: Any, context: Any = None, **___: Any) -> Any:
            asked = await _asked(context)
            try:
                given = answer(self._subject, operation, self._seed, asked)
            except PreferenceError as error:
                raise self._refusal("MALFORMED", "header:Prefer", error) from error
            except UnansweredError as error:
                raise self._refusal("UNIMPLEMENTED", "", error) from error
            if isinstance(given, Exception):
                raise given
            return given

        return handle

    def _refusal(self, statuses: str, where: str, error: Exception) -> Exception:
        faults = self._faults
        violation = faults.Violation(where, str(error))
        refusal: Exception = faults.RequestError(getattr(faults, statuses), violation)
        return refusal


class _Everyone:
    """Lets in whoever has a credential, and calls them by the scheme."""

    def __getattr__(self, attribute: str) -> Callable[..., str]:
        def check(_credential: Any, _scopes: Any, _request: Any) -> str:
            return attribute

        return check


async def _asked(context: Any) -> Asked:
    request = context.request
    try:
        body = await request.body()
    except RuntimeError:
        # What comes in pieces has no say: its boundaries are different every time.
        body = b""
    target = request.scope.get("raw_path") or request.path.encode()
    return Asked(
        key=b"\0".join((target, request.scope["query_string"], body)),
        accept=context.headers.get("accept", "*/*"),
        preferences=Preferences.of(context.headers.get("prefer", "")),
    )
