"""The function that reads a body takes what the specification allows, and no more."""

from collections.abc import Iterator
from typing import Any

from hypothesis import strategies as st

from specwright.contract.calls import bodies
from specwright.contract.check import Check
from specwright.contract.disagreement import DisagreementError
from specwright.contract.streams import items_difference
from specwright.contract.subject import Subject
from specwright.contract.typed import type_of
from specwright.contract.wire.bodies import Carried, is_json, written, written_type
from specwright.contract.wire.items import Items
from specwright.contract.wire.scalars import same_json, same_parameter
from specwright.ir.json import Json
from specwright.ir.operations import MediaType, Operation
from specwright.ir.schemas import Schema


def parser_checks(subject: Subject, operation: Operation) -> Iterator[Check]:
    """Yield one check a media type, and one of what breaks its schema."""
    if operation.body is None:
        return
    parser = _Parser(subject, operation)
    for content in operation.body.contents:
        yield parser.reads(content)
        if content.schema is not None and is_json(written_type(content)):
            yield parser.refuses(content, content.schema)


class _Parser:
    """The function of one operation."""

    def __init__(self, subject: Subject, operation: Operation) -> None:
        self._subject = subject
        self._operation = operation
        route = subject.route(operation)
        self._table: Any = route.operation
        self._parse: Any = getattr(subject.package.webhooks, f"parse_{route.method}")

    def reads(self, content: MediaType) -> Check:
        """Read what is valid."""

        def test(body: Carried) -> None:
            try:
                got = self._read(content, body)
            except self._broken as error:
                message = f"{body!r} is valid, and the parser says {error}"
                raise self._disagreement(message) from error
            if not self._same(content, body, got):
                raise self._disagreement(f"{body!r} is read as {got!r}")

        drawn = bodies(self._subject, content)
        return self._check("server-parser-reads", content, drawn, test)

    def refuses(self, content: MediaType, schema: Schema) -> Check:
        """Read what breaks one keyword or another."""
        values = self._subject.requests
        broken = st.one_of([values.broken(schema, s) for s in values.sites(schema)])

        def test(body: Json) -> None:
            try:
                got = self._read(content, body)
            except self._broken:
                return
            raise self._disagreement(f"{body!r} is not valid, and read as {got!r}")

        return self._check("server-parser-refuses", content, broken, test)

    def _check(
        self, aspect: str, content: MediaType, strategy: Any, test: Any
    ) -> Check:
        return Check(
            aspect=aspect,
            operation=self._operation.id,
            case=content.name,
            pointer=content.pointer,
            strategy=strategy,
            test=test,
            weight=0.5,
        )

    @property
    def _broken(self) -> type[Exception]:
        error: type[Exception] = self._subject.package.errors.ContractError
        return error

    def _read(self, content: MediaType, body: Carried) -> Any:
        media_type, sent = written(written_type(content), body)
        return self._parse(sent, {"Content-Type": media_type})

    def _same(self, content: MediaType, body: Carried, got: Any) -> bool:
        if isinstance(body, bytes):
            read = got.read() if hasattr(got, "read") else got
            return bool(read == body)
        declared = type_of(self._table.body.contents, content)
        if isinstance(body, Items):
            found = list(got)
            return items_difference(self._subject, declared, body, found) is None
        plain = self._subject.plain(declared, got)
        return same_json(body, plain) or (
            not is_json(written_type(content)) and same_parameter(body, plain)
        )

    def _disagreement(self, message: str) -> DisagreementError:
        return DisagreementError(message, pointer=self._operation.pointer)
