"""What no value can be: types without values, and defaults that their types refuse."""

from collections.abc import Iterator

from specwright.diagnostics import Diagnostic, Location, Severity
from specwright.ir.schemas import Enum, Never, Schema
from specwright.schema.direction import Direction

from .defaults import default_source
from .lowering import Models
from .shapes import AliasDeclaration, Member, Nothing, RecordDeclaration


def impossibilities(models: Models) -> Iterator[Diagnostic]:
    """Report the models and members that cannot be what their schemas say."""
    for declaration in models.printer.declared.declarations.values():
        match declaration:
            case AliasDeclaration(schema=schema, shape=Nothing()):
                yield from _impossible(schema)
            case RecordDeclaration(members=members):
                for member in members:
                    yield from _member(member, models)
            case _:
                pass


def _member(member: Member, models: Models) -> Iterator[Diagnostic]:
    if member.shape == Nothing():
        yield from _impossible(member.schema)
        return
    default = member.schema.annotations.default
    if default is None or default.json is None:
        return
    printer, direction = models.printer, Direction.RESPONSE
    if default_source(printer, member.shape, default.json, direction) is None:
        yield Diagnostic(
            code="unsupported-default",
            severity=Severity.WARNING,
            location=Location(f"{member.schema.pointer}/default"),
            message=f'the default of "{member.name}" cannot be written as a value of '
            "its Python type; there is none in Python",
            hint="correct the default, or the schema",
        )


def _impossible(schema: Schema) -> Iterator[Diagnostic]:
    """Report a schema without values, unless it says so itself or is known to."""
    if any(isinstance(one, Never) or one == Enum(()) for one in schema.assertions):
        return
    yield Diagnostic(
        code="impossible-schema",
        severity=Severity.WARNING,
        location=Location(schema.pointer, key=True),
        message="no value is valid for this schema; its Python type has none",
        hint="look for keywords that contradict each other, such as `type` and `enum`",
    )
