"""URL-encoded forms, both ways (OpenAPI 3.1, section 4.8.15)."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from pydantic import ValidationError
from pydantic_core import to_json

from .adapters import adapter_of
from .codec import dumped
from .fields import NOTHING, Fields, Nothing, parse_query
from .notation import Notation
from .operation import Content, Encoding, Parameter
from .parameters import notation_of
from .percent import WireError
from .shapes import Shape, shape_of
from .styles import Plain


@dataclass(frozen=True, eq=False)
class Form:
    """The members of a body that is a form."""

    content: Content

    @cached_property
    def shape(self) -> Shape:
        """What the declared type stands for."""
        return shape_of(self.content.type)

    @cached_property
    def notations(self) -> Mapping[str, Notation]:
        """How each declared member is spelled."""
        names = frozenset(self.shape.named)
        return {name: self._notation(name, names) for name in self.shape.named}

    def _notation(self, name: str, others: frozenset[str]) -> Notation:
        shape = self.shape.member(name)
        encoding = self.content.encodings.get(name, Encoding())
        return notation_of(form_member(name, encoding, shape), shape, others)

    def write(self, value: Any) -> bytes:
        """Return a form; members that are null or were never set are left out."""
        plain = dumped(adapter_of(self.content.type), value)
        if not isinstance(plain, dict):
            raise WireError("only an object can be written as a form")
        return "&".join(
            text
            for name, member in plain.items()
            if member is not None and (text := self._member(name).write(member))
        ).encode()

    def _member(self, name: str) -> Notation:
        return self.notations.get(name) or self._notation(name, frozenset())

    def read(self, text: str, context: Any = None) -> Any:
        """Return the validated value of a form.

        Raises `WireError` for text that is no form, and pydantic's `ValidationError`
        for one that is not of the declared type.
        """
        fields = parse_query(text)
        notations = self._spelled(fields)
        plain = {
            name: member
            for name, notation in notations.items()
            if not isinstance(member := notation.read(fields), Nothing)
        }
        readings = {
            name: notation.readings(fields) for name, notation in notations.items()
        }
        return best_value(
            plain, readings, lambda members: self._validated(members, context)
        )

    def _spelled(self, fields: Fields) -> Mapping[str, Notation]:
        """Return the members that are declared, and those of all other fields."""
        declared = self.notations.values()
        others = [n for n in fields if not any(one.claims(n) for one in declared)]
        undeclared = {name: self._notation(name, frozenset()) for name in others}
        return {**self.notations, **undeclared}

    def _validated(self, plain: Mapping[str, Plain], context: Any) -> Any:
        return adapter_of(self.content.type).validate_json(
            to_json(plain), strict=True, by_name=False, context=context
        )


def best_value(
    plain: Mapping[str, Plain],
    readings: Mapping[str, Iterator[Plain]],
    validated: Callable[[Mapping[str, Plain]], Any],
) -> Any:
    """Return the value of members, each read differently as long as it is refused.

    Raises pydantic's `ValidationError` of the first reading where none is taken.
    """
    refusal: ValidationError | None = None
    while True:
        try:
            return validated(plain)
        except ValidationError as error:
            refusal = refusal or error
            others = _reread(error, readings)
            if not others:
                raise refusal from None
            plain = {**plain, **others}


def _reread(
    error: ValidationError, readings: Mapping[str, Iterator[Plain]]
) -> dict[str, Plain]:
    """Return what the refused members may spell as well, as far as there is more."""
    refused = {one["loc"][0] for one in error.errors() if one["loc"]}
    found = {
        name: next(others, NOTHING)
        for name, others in readings.items()
        if name in refused
    }
    return {n: each for n, each in found.items() if not isinstance(each, Nothing)}


def form_member(name: str, encoding: Encoding, shape: Shape) -> Parameter:
    """Return a member as the query parameter that it is written like.

    An object is written as JSON unless a style is asked for.
    """
    styled = encoding.style or encoding.explode is not None or encoding.allow_reserved
    media_type = encoding.content_type
    if media_type is None and shape.mapping and not shape.array:
        media_type = "application/json"
    return Parameter(
        argument=name,
        name=name,
        place="query",
        type=Any,
        style=encoding.style,
        explode=encoding.explode,
        allow_reserved=encoding.allow_reserved,
        media_type=None if styled else media_type,
    )
