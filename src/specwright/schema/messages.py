"""The messages of an operation, and the schemas of all that it exchanges."""

from collections.abc import Iterator

from specwright.ir.operations import MediaType, Operation
from specwright.ir.schemas import Schema


def messages(operation: Operation) -> Iterator[tuple[MediaType, ...]]:
    """Yield the media types of the request body, then of each response."""
    if operation.body is not None:
        yield operation.body.contents
    for response in operation.responses:
        yield response.contents


def exchanged_schemas(operation: Operation) -> Iterator[Schema]:
    """Yield the schemas of parameters, headers, bodies and items, not of callbacks."""
    for parameter in operation.parameters:
        yield parameter.schema
    for response in operation.responses:
        for header in response.headers:
            yield header.schema
    for contents in messages(operation):
        for content in contents:
            yield from (s for s in (content.schema, content.item) if s is not None)
