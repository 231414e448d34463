"""An author's examples in docstrings."""

import json
from collections.abc import Iterator

from specwright.ir.json import Json, Value
from specwright.ir.operations import Body, Example, Parameter
from specwright.ir.schemas import Schema

LONGEST = 24
"""Examples with more lines than this are left to the specification."""


def parameter_example(parameter: Parameter) -> str:
    """Return a sentence with an example of a parameter; empty without one."""
    for value in _values(parameter.examples, parameter.schema):
        if isinstance(value, str | int | float) and value != "":
            shown = value if isinstance(value, str) else json.dumps(value)
            return f"For example `{' '.join(shown.split())}`."
    return ""


def body_example(body: Body) -> list[str]:
    """Return the lines of an example of a body; none if there is none that is short."""
    for media_type in body.contents:
        for value in _values(media_type.examples, media_type.schema):
            lines = json.dumps(value, indent=4, ensure_ascii=False).split("\n")
            if len(lines) <= LONGEST:
                return lines
    return []


def _values(examples: tuple[Example, ...], schema: Schema | None) -> Iterator[Json]:
    for example in examples:
        match example.value:
            case Value(value):
                yield value
            case None:
                continue
    if schema is not None:
        yield from schema.annotations.examples
