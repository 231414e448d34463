"""The generated client refuses every answer whose body breaks the specification."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from specwright.contract.calls import Call, calls
from specwright.contract.check import Check
from specwright.contract.direction import Direction
from specwright.contract.disagreement import DisagreementError
from specwright.contract.driver import Driver
from specwright.contract.outcomes import is_raised
from specwright.contract.replies import Reply, answer_of, answered_type, replies
from specwright.contract.strategies import Site
from specwright.contract.streams import are_whole, item_of
from specwright.contract.subject import Subject
from specwright.contract.typed import identity_of, value_schema
from specwright.contract.wire.bodies import Carried, says_text, written_type
from specwright.contract.wire.items import Items, received, travels_as_event
from specwright.ir.json import Json
from specwright.ir.operations import MediaType, Operation, Response
from specwright.ir.schemas import Schema

from . import places
from .arrivals import contents_of
from .both import Both

_AT_ONCE = 10
_NEAR = 60


@dataclass(slots=True)
class Tried:
    """Which Python types have been given every broken value of which schema.

    And which keywords have been broken at all.
    """

    _places: set[str] = field(default_factory=set[str])
    _types: dict[tuple[str, Direction], list[Any]] = field(
        default_factory=dict[tuple[str, Direction], list[Any]]
    )

    def anew(self, schema: Schema, declared: Any) -> bool:
        """Return whether a type is met with a schema for the first time."""
        known = self._types.setdefault(identity_of(schema, Direction.RESPONSE), [])
        if any(each == declared for each in known):
            return False
        known.append(declared)
        return True

    def some(self, sites: tuple[Site, ...]) -> tuple[Site, ...]:
        """Return the nearest keywords, and of the others those not broken yet.

        A keyword deep inside may be met in every answer of an API.
        """
        far = (site for site in sites[_NEAR:] if site.place not in self._places)
        kept = (*sites[:_NEAR], *far)
        self._places.update(site.place for site in kept)
        return kept


def distrust_checks(
    subject: Subject, operation: Operation, both: Both, tried: Tried
) -> Iterator[Check]:
    """Yield checks of every answer in JSON and stream, so many keywords at a time.

    A keyword is broken in every way, in two of them for the asynchronous client, deep
    inside, and where a type reads the same schema as before.
    """
    asked = calls(subject, operation, contents_of(operation)[0])
    for response in operation.responses:
        for content in response.contents:
            schema = value_schema(content)
            if schema is None:
                continue
            declared = answered_type(subject, operation, response, content)
            every = tried.anew(schema, declared)
            sites = tried.some(subject.responses.sites(schema))
            bench = _Bench(subject, operation, both, asked, response, content)
            for start in range(0, len(sites), _AT_ONCE):
                some = sites[start : start + _AT_ONCE]
                near = start < _NEAR
                yield bench.check(schema, some, every=every and near)


@dataclass(frozen=True, slots=True)
class _Bench:
    """One documented answer of an operation."""

    subject: Subject
    operation: Operation
    both: Both
    calls: SearchStrategy[Call]
    response: Response
    content: MediaType

    def check(self, schema: Schema, sites: tuple[Site, ...], *, every: bool) -> Check:
        """Give answers that break some of the keywords of the body."""
        subject, operation = self.subject, self.operation
        values = subject.responses

        def test(drawn: tuple[Call, Reply, tuple[list[Json], ...]]) -> None:
            call, reply, broken = drawn
            for site, values in zip(sites, broken, strict=True):
                for value in [*values[:1], *values[1:][-1:]]:
                    self.both.each(partial(self._refused, site, call, reply, value))
                for value in values[1:-1] if every else []:
                    self._refused(site, call, reply, value, self.both.drivers[0])

        bodies = st.none() if item_of(self.content) is None else None
        return Check(
            aspect="client-refuses-body",
            operation=operation.id,
            case=f"{self.response.status} {self.content.name} from {sites[0].place}",
            about=f"{self.response.status} {self.content.name}",
            pointer=self.response.pointer,
            strategy=st.tuples(
                self.calls,
                replies(subject, self.response, self.content, bodies),
                st.tuples(*(values.any_broken(schema, site) for site in sites)),
            ),
            test=test,
            reaches=(places.status(self.response, "invalid"),),
            weight=0.05,
        )

    def _refused(
        self, site: Site, call: Call, reply: Reply, value: Json, driver: Driver
    ) -> None:
        body: Carried = value
        texts = says_text(written_type(self.content), self.content.schema)
        if texts and not isinstance(value, str):
            return
        if isinstance(reply.body, Items):
            if not self._can_follow(value):
                return
            body = replace(reply.body, values=(*reply.body.values, value))
        wrong = answer_of(replace(reply, body=body))
        outcome = driver.call(self.operation, call, lambda _: wrong)
        if not is_raised(self.subject, outcome, "ContractError"):
            message = f"{value!r} breaks {site.words}, and is taken: {outcome!r}"
            raise DisagreementError(message, pointer=site.source)

    def _can_follow(self, value: Json) -> bool:
        """Return whether an item can be written, and is broken when it is read."""
        item = item_of(self.content)
        if item is None or not are_whole(self.subject, self.content, item):
            return True
        if not travels_as_event(value):
            return False
        (read,) = received(Items(values=(value,), whole=True))
        oracle = self.subject.oracle
        return not oracle.accepts(item.pointer, read, Direction.RESPONSE)
