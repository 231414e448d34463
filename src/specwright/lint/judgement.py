"""Asks jsonschema-rs whether a value is valid for a schema."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, Protocol

from specwright.ir.api import Api
from specwright.ir.json import Json
from specwright.ir.schemas import Schema

_LINE: Final = 160
_SHORT: Final = 40


class _Refusal(Protocol):
    @property
    def message(self) -> str: ...
    @property
    def instance(self) -> object: ...
    @property
    def instance_path(self) -> list[str | int]: ...


class _Validator(Protocol):
    def is_valid(self, instance: Json) -> bool: ...
    def iter_errors(self, instance: Json) -> Iterator[_Refusal]: ...


@dataclass(slots=True)
class Judgement:
    """Answers for the schemas of one API, each compiled once."""

    api: Api
    _compiled: dict[str, _Validator | None] = field(
        default_factory=dict[str, _Validator | None]
    )

    def refuses(self, schema: Schema, value: Json) -> bool:
        """Tell whether a value is invalid; one that does not compile refuses none."""
        validator = self._validator(schema)
        return validator is not None and not validator.is_valid(value)

    def reason(self, schema: Schema, value: Json) -> str:
        """Say where an invalid value is wrong, and why, in a line."""
        validator = self._validator(schema)
        errors = () if validator is None else validator.iter_errors(value)
        for error in errors:
            place = "/".join(str(step) for step in error.instance_path)
            message = _without(error.instance, error.message)
            text = f"{place}: {message}" if place else message
            return text if len(text) <= _LINE else f"{text[:_LINE]}..."
        return "its schema refuses it"

    def refused(self, schema: Schema, values: Iterator[Json]) -> Iterator[Json]:
        """Yield the values that are invalid."""
        return (value for value in values if self.refuses(schema, value))

    def _validator(self, schema: Schema) -> _Validator | None:
        if schema.pointer not in self._compiled:
            self._compiled[schema.pointer] = _compiled(self.api, schema)
        return self._compiled[schema.pointer]


def _without(instance: object, message: str) -> str:
    """Return a message that does not spell out a whole object or list."""
    match instance:
        case dict():
            word = "this object"
        case list():
            word = "this list"
        case _:
            return message
    # Messages begin with the value, in one line of JSON, or with what it lacks.
    spelled = json.dumps(instance, separators=(",", ":"), ensure_ascii=False)
    if len(spelled) <= _SHORT:
        return message
    if message.startswith(spelled):
        return word + message.removeprefix(spelled)
    head, mark, tail = message.rpartition(" is valid under")
    if not mark:
        head, mark, tail = message.rpartition(" is not valid under")
    return f"{word}{mark}{tail}" if mark and head[:1] in "{[" else message


def _compiled(api: Api, schema: Schema) -> _Validator | None:
    import jsonschema_rs

    from specwright.schema.json_schema import as_json_schema

    try:
        return jsonschema_rs.Draft202012Validator(as_json_schema(api, schema))
    except (ValueError, jsonschema_rs.ReferencingError):
        # A pattern that no engine reads, say: other rules report it.
        return None
