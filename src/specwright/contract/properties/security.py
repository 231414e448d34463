"""Nobody gets to the handler without the credentials that are asked for."""

from collections.abc import Callable, Iterator

from hypothesis import strategies as st

from specwright.contract.calls import Call, calls, request_of, varied_calls
from specwright.contract.check import Check
from specwright.contract.credentials import Credential, credentials_of, placed
from specwright.contract.disagreement import expect
from specwright.contract.stand import Stand
from specwright.contract.subject import Subject
from specwright.ir.operations import MediaType, Operation, SecurityUse

from .arrivals import contents_of

Given = tuple[Credential, ...]
_Calls = Callable[[Subject, Operation, MediaType | None], st.SearchStrategy[Call]]


def security_checks(
    subject: Subject, operation: Operation, stand: Stand
) -> Iterator[Check]:
    """Yield one check an alternative, and one for callers without credentials."""
    alternatives = operation.security
    if not alternatives or () in alternatives:
        return
    gate = _Gate(subject, operation, stand)
    yield gate.shut((), "no credentials")
    for alternative in alternatives:
        found = credentials_of(subject.api, alternative)
        if found is None:
            continue
        case = " and ".join(each.scheme for each in found)
        yield gate.open(found, case)
        yield gate.denied(found, f"{case} refused")
        for lacking in found:
            kept = tuple(each for each in found if each is not lacking)
            if kept and not _suffices(alternatives, kept):
                yield gate.shut(kept, f"{case} without {lacking.scheme}")


def _suffices(alternatives: tuple[tuple[SecurityUse, ...], ...], given: Given) -> bool:
    names = {each.scheme for each in given}
    return any({use.scheme for use in each} <= names for each in alternatives)


class _Gate:
    """One operation, and who gets in."""

    def __init__(self, subject: Subject, operation: Operation, stand: Stand) -> None:
        self._subject = subject
        self._operation = operation
        self._stand = stand

    def open(self, given: Given, case: str) -> Check:
        """Call with enough credentials."""

        def test(call: Call) -> None:
            status = self._send(call, given)
            self._expect(self._admission(given, status), call, given)

        return self._check(case, test, varied_calls)

    def shut(self, given: Given, case: str) -> Check:
        """Call with too few credentials."""

        def test(call: Call) -> None:
            status = self._send(call, given)
            self._expect(self._exclusion(status), call, given)

        return self._check(case, test)

    def denied(self, given: Given, case: str) -> Check:
        """Call with credentials of which one proves nothing."""

        def test(call: Call) -> None:
            for each in given:
                self._stand.refused = {self._attribute(each)}
                try:
                    status = self._send(call, given)
                finally:
                    self._stand.refused = set()
                self._expect(self._exclusion(status), call, given)

        return self._check(case, test)

    def _check(
        self, case: str, test: Callable[[Call], None], drawn: _Calls = calls
    ) -> Check:
        operation = self._operation
        return Check(
            aspect="server-security",
            operation=operation.id,
            case=case,
            pointer=operation.pointer,
            strategy=drawn(self._subject, operation, contents_of(operation)[0]),
            test=test,
            weight=0.15,
        )

    def _send(self, call: Call, given: Given) -> int:
        return self._stand.send(request_of(self._operation, call, placed(given))).status

    def _expect(self, difference: str | None, call: Call, given: Given) -> None:
        expect(
            difference,
            pointer=self._operation.pointer,
            request=request_of(self._operation, call, placed(given)),
        )

    def _exclusion(self, status: int) -> str | None:
        if self._stand.seen.arguments is not None:
            return "the credentials do not suffice, and the handler is called"
        return None if status in {401, 403} else f"the answer is {status}, not 401"

    def _admission(self, given: Given, status: int) -> str | None:
        if self._stand.seen.arguments is None:
            return f"the credentials suffice, and the server answers {status}"
        asked = dict(self._stand.seen.credentials)
        for each in given:
            got = asked.get(self._attribute(each))
            if got is None:
                return f"nobody asks for {each.scheme}"
            if isinstance(each.given, str) and got != each.given:
                return f"{each.scheme} is {got!r} for {each.given!r}"
            scopes = self._stand.seen.scopes[self._attribute(each)]
            if set(scopes) != set(each.scopes):
                return f"the scopes of {each.scheme} are {scopes}, not {each.scopes}"
        return None

    def _attribute(self, credential: Credential) -> str:
        attribute: str = self._subject.package.schemes[credential.scheme].attribute
        return attribute
