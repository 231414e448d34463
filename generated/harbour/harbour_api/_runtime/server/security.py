"""Who is calling: the alternatives of an operation, tried in the order declared."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from inspect import isawaitable
from typing import Any, TypeAlias

from ..operation import Operation
from ..schemes import Scheme
from .context import Request
from .credentials import challenge, credential
from .faults import DENIED, UNAUTHENTICATED, RequestError, Violation


class AuthenticationError(Exception):
    """Raised by a scheme's method: this credential proves nothing (401).

    Returning None says the same.
    """


class AuthorizationError(Exception):
    """Raised by a scheme's method: this caller may not do this (403)."""


Check: TypeAlias = Callable[[Any, tuple[str, ...], Request], Awaitable[object] | object]
"""A scheme's method: from credential, scopes and request to a principal or None.

A plain function runs in the event loop and must not wait; who waits is asynchronous.
"""


@dataclass(frozen=True, slots=True)
class _Demand:
    scheme: Scheme
    check: Check
    scopes: tuple[str, ...]


Principals: TypeAlias = Mapping[str, Any]
"""What each satisfied scheme made of its credential, by the scheme's attribute."""


@dataclass(frozen=True, slots=True)
class Guard:
    """The security of one operation: alternatives, each of demands that must all hold.

    An alternative without demands lets everyone in, once the others have failed.
    """

    alternatives: tuple[tuple[_Demand, ...], ...]
    anonymous: bool

    async def admit(self, request: Request) -> Principals:
        """Return the principals of the first alternative that holds.

        Raises `RequestError` with the challenges of all where none does.
        """
        denied = False
        presented: set[str] = set()
        for alternative in self.alternatives:
            try:
                principals = await _satisfied(alternative, request, presented)
            except AuthorizationError:
                denied = True
                continue
            if principals is not None:
                return principals
        if self.anonymous:
            return {}
        if denied:
            raise RequestError(DENIED)
        raise self._unauthenticated(presented)

    def _unauthenticated(self, presented: set[str]) -> RequestError:
        challenges = dict.fromkeys(
            challenge(
                demand.scheme,
                demand.scopes,
                refused=demand.scheme.attribute in presented,
            )
            for alternative in self.alternatives
            for demand in alternative
        )
        message = "the credential is not accepted" if presented else "no credential"
        return RequestError(
            UNAUTHENTICATED,
            Violation("", message),
            headers={"www-authenticate": ", ".join(challenges)},
        )


@dataclass(frozen=True, slots=True)
class Security:
    """The application's security object and the schemes that its methods check."""

    schemes: Mapping[str, Scheme] = field(default_factory=dict[str, Scheme])
    methods: object = None

    def guard(self, operation: Operation[Any]) -> Guard | None:
        """Return what an operation demands; None where it demands nothing.

        Raises LookupError naming a scheme that has no definition or no method.
        """
        alternatives = [
            requirement for requirement in operation.security if requirement
        ]
        if not alternatives:
            return None
        return Guard(
            tuple(
                tuple(self._demand(name, scopes) for name, scopes in required.items())
                for required in alternatives
            ),
            anonymous=len(alternatives) < len(operation.security),
        )

    def _demand(self, name: str, scopes: Sequence[str]) -> _Demand:
        scheme = self.schemes.get(name)
        if scheme is None:
            raise LookupError(f"security scheme {name!r} is not defined")
        check: Check | None = getattr(self.methods, scheme.attribute, None)
        if check is None:
            raise LookupError(f"security has no method {scheme.attribute!r}")
        return _Demand(scheme, check, tuple(scopes))


async def _satisfied(
    alternative: tuple[_Demand, ...], request: Request, presented: set[str]
) -> Principals | None:
    credentials = [credential(demand.scheme, request) for demand in alternative]
    if any(value is None for value in credentials):
        return None
    principals: dict[str, Any] = {}
    for demand, value in zip(alternative, credentials, strict=True):
        presented.add(demand.scheme.attribute)
        try:
            principal = demand.check(value, demand.scopes, request)
            if isawaitable(principal):
                principal = await principal
        except AuthenticationError:
            return None
        if principal is None:
            return None
        principals[demand.scheme.attribute] = principal
    return principals
