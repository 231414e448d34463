"""Headers of answers that break the specification: not sent, and not believed."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial

from hypothesis import strategies as st

from specwright.contract.calls import Call, calls, request_of
from specwright.contract.check import NOTHING, Check, Nothing
from specwright.contract.credentials import admission, placed
from specwright.contract.direction import Direction
from specwright.contract.disagreement import expect
from specwright.contract.driver import Driver
from specwright.contract.outcomes import is_raised
from specwright.contract.replies import (
    Reply,
    answer_of,
    declared_header,
    handed_over,
    media_types,
    replies,
)
from specwright.contract.stand import Stand
from specwright.contract.strategies import Site
from specwright.contract.subject import Subject
from specwright.contract.wire.spelling import field
from specwright.ir.json import Json
from specwright.ir.operations import Header, Operation, Response

from . import places
from .answers import planned
from .arrivals import contents_of
from .both import Both
from .misspelled import misspelled

Drawn = tuple[Call, Reply, list[Json]]
_FAILURE = "a package hands on the headers of failures as they come"
_ANY_TEXT = "every text that can be sent is a value of the schema"


def header_checks(
    subject: Subject, operation: Operation, stand: Stand, both: Both
) -> Iterator[Check]:
    """Yield two checks a keyword of each documented header, and two of its absence."""
    for response in operation.responses:
        for header in response.headers:
            bench = _Bench(subject, operation, stand, both, response, header)
            for site in subject.responses.sites(header.schema):
                yield from bench.broken(site)
            if header.required:
                yield from bench.missing()


@dataclass(frozen=True, slots=True)
class _Bench:
    """One header of one answer."""

    subject: Subject
    operation: Operation
    stand: Stand
    both: Both
    response: Response
    header: Header

    @property
    def _failure(self) -> bool:
        return self.response.status[0] not in "123"

    def broken(self, site: Site) -> Iterator[Check]:
        """Give the header a value that breaks a keyword."""
        declared = declared_header(self.header)
        values = misspelled(self.subject, declared, site, Direction.RESPONSE)
        yield from self._checks(site.place, st.nothing() if self._failure else values)

    def missing(self) -> Iterator[Check]:
        """Leave the header out; it is required."""
        yield from self._checks("missing", None)

    def _checks(
        self, case: str, values: st.SearchStrategy[list[Json]] | None
    ) -> Iterator[Check]:
        def changed(drawn: Drawn) -> tuple[Call, Reply] | Nothing:
            call, reply, found = drawn
            if values is not None and not found:
                return NOTHING
            return call, self._having(reply, found)

        content = media_types(self.response)[0]
        some = calls(self.subject, self.operation, contents_of(self.operation)[0])
        strategy = st.tuples(
            some,
            replies(self.subject, self.response, content),
            st.just([]) if values is None else values,
        ).map(changed)
        if self._failure:
            strategy = st.nothing()
        yield self._check("client-refuses-header", case, strategy, self._believed)
        yield self._check("server-keeps-in", f"header {case}", strategy, self._sent)

    def _check(
        self,
        aspect: str,
        case: str,
        strategy: st.SearchStrategy[tuple[Call, Reply] | Nothing],
        test: Callable[[tuple[Call, Reply]], None],
    ) -> Check:
        return Check(
            aspect=aspect,
            operation=self.operation.id,
            case=f"{self.response.status} {self.header.name} {case}",
            about=f"{self.response.status} {self.header.name}",
            pointer=self.header.pointer,
            strategy=strategy,
            test=test,
            reaches=(places.header(self.header, "invalid"),),
            weight=0.2,
            obstacle=_FAILURE if self._failure else _ANY_TEXT,
        )

    def _having(self, reply: Reply, given: list[Json]) -> Reply:
        """Return a reply with a value of the header, or without the header."""
        declared = declared_header(self.header)
        kept = [pair for pair in reply.headers if pair[0] != self.header.name]
        kept += [(self.header.name, field(declared, value)) for value in given]
        return replace(reply, headers=tuple(kept))

    def _said(self, reply: Reply) -> str:
        text = dict(reply.headers).get(self.header.name)
        if text is None:
            return f"header {self.header.name} is required and missing"
        return f"header {self.header.name} is {text!r}"

    def _believed(self, drawn: tuple[Call, Reply]) -> None:
        self.both.each(partial(self._believed_by, *drawn))

    def _believed_by(self, call: Call, reply: Reply, driver: Driver) -> None:
        outcome = driver.call(self.operation, call, lambda _: answer_of(reply))
        refused = is_raised(self.subject, outcome, "ContractError")
        wrong = f"{self._said(reply)}, and is believed: {outcome!r}"
        expect(None if refused else wrong, pointer=self.header.pointer)

    def _sent(self, drawn: tuple[Call, Reply]) -> None:
        call, reply = drawn
        credentials = placed(admission(self.subject.api, self.operation))
        request = request_of(self.operation, call, credentials)
        plan = planned(handed_over(self.subject, self.operation, reply))
        answer = self.stand.send(request, plan)
        kept = answer.status >= 500 or not answer.complete
        wrong = f"{self._said(reply)}, and the server answers {answer.status}"
        expect(None if kept else wrong, pointer=self.header.pointer, request=request)
