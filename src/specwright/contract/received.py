"""Webhooks and callbacks: what the server sends, and a package receives."""

from dataclasses import replace
from urllib.parse import quote

from specwright.ir.operations import Operation
from specwright.schema.media_types import with_callbacks

from .subject import Subject


def received(subject: Subject) -> tuple[Operation, ...]:
    """Return the webhooks and callbacks of a specification, each once.

    No specification says at which path they arrive: that is what the package says.
    """
    operations = {one.pointer for one in subject.api.operations}
    every = with_callbacks((*subject.api.webhooks, *subject.api.operations))
    found = {one.pointer: one for one in every if one.pointer not in operations}
    return tuple(_placed(subject, one) for one in found.values())


def _placed(subject: Subject, operation: Operation) -> Operation:
    path: str = subject.package.received[operation.id].operation.path
    return replace(operation, path=quote(path, safe="/{}!$&'()*+,;=:@~"))
