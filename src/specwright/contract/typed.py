"""Which Python types a package has for which schemas."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, get_args

from specwright.contract.direction import Direction
from specwright.contract.disagreement import DisagreementError
from specwright.contract.streams import item_of
from specwright.contract.subject import Subject
from specwright.contract.wire.bodies import (
    has_members,
    is_json,
    says_text,
    written_type,
)
from specwright.ir.operations import MediaType, Operation
from specwright.ir.schemas import Reference, Schema


@dataclass(frozen=True, kw_only=True, slots=True)
class Typed:
    """A schema and the Python type that was made of it."""

    operation: str
    where: str
    schema: Schema
    declared: Any
    direction: Direction

    @property
    def identity(self) -> tuple[str, Direction]:
        """Two declarations with the same one need to be checked once."""
        return identity_of(self.schema, self.direction)


def identity_of(schema: Schema, direction: Direction) -> tuple[str, Direction]:
    """Return what two declarations of the same thing have in common."""
    match schema.assertions:
        case (Reference(target),):
            return target, direction
        case _:
            return schema.pointer, direction


def typed_schemas(subject: Subject, operation: Operation) -> Iterator[Typed]:
    """Yield every parameter, JSON body, JSON answer and item of an operation."""
    table = subject.route(operation).operation
    for parameter, generated in zip(
        operation.parameters, table.parameters, strict=False
    ):
        yield Typed(
            operation=operation.id,
            where=f"{parameter.place} {parameter.name}",
            schema=parameter.schema,
            declared=generated.type,
            direction=Direction.REQUEST,
        )
    for content in operation.body.contents if operation.body and table.body else ():
        known = has_type(table.body.contents, content)
        name = written_type(content)
        valued = has_members(name) or says_text(name, content.schema)
        if content.schema and known and valued:
            yield Typed(
                operation=operation.id,
                where=content.name,
                schema=content.schema,
                declared=type_of(table.body.contents, content),
                direction=Direction.REQUEST,
            )
    yield from _answered(operation, table)


def _answered(operation: Operation, table: Any) -> Iterator[Typed]:
    for response in operation.responses:
        status = status_of(response.status)
        for content in response.contents:
            schema = value_schema(content)
            if schema is None:
                continue
            if status in table.results:
                if not has_type(table.results[status].contents, content):
                    continue  # whoever answers in that media type finds it missing
                declared = type_of(table.results[status].contents, content)
                if item_of(content) is not None:
                    (declared,) = get_args(declared)
            elif status in table.errors:
                declared = failure_type(table.errors[status], content)
            else:
                continue  # whoever answers with that status finds it missing
            yield Typed(
                operation=operation.id,
                where=f"{response.status} {content.name}",
                schema=schema,
                declared=declared,
                direction=Direction.RESPONSE,
            )


def value_schema(content: MediaType) -> Schema | None:
    """Return the schema of what an answer says: of its items where it is a stream."""
    name, schema = written_type(content), content.schema
    return schema if is_json(name) or says_text(name, schema) else item_of(content)


def failure_type(error: Any, content: MediaType) -> Any:
    """Return the Python type of a failure's body in a media type."""
    return error.media_types.get(content.name, error.body_type)


def status_of(text: str) -> int | str:
    """Return a status as the package's table has it."""
    return int(text) if text.isdigit() else text


def has_type(contents: Any, content: MediaType) -> bool:
    """Return whether the package has a media type."""
    return any(each.media_type == content.name for each in contents)


def type_of(contents: Any, content: MediaType) -> Any:
    """Return the Python type of a media type.

    Raises `DisagreementError` where the package does not have it.
    """
    for each in contents:
        if each.media_type == content.name:
            return each.type
    known = ", ".join(each.media_type for each in contents)
    message = f"the package knows {known or 'no media type'}, not {content.name}"
    raise DisagreementError(message, pointer=content.pointer)


def file_of(declared: Any, body: bytes, content: MediaType) -> Any:
    """Return a file of the package; in a range of media types it has to say its own."""
    known = {"content_type": written_type(content)} if "*" in content.name else {}
    return declared(body, **known)
