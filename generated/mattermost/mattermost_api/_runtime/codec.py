"""One parameter, ready to be written and read."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from pydantic import TypeAdapter, ValidationError
from pydantic_core import PydanticSerializationError, to_json

from .fields import NOTHING, Fields
from .notation import Notation
from .operation import Parameter
from .percent import WireError
from .styles import Plain


@dataclass(frozen=True, slots=True)
class Codec:
    """A notation with the declared type behind it.

    Instances of the class `builtin` need no serialiser.
    """

    parameter: Parameter
    notation: Notation
    adapter: TypeAdapter[Any]
    builtin: type[Any] | None

    @property
    def key(self) -> str:
        """The name under which fields are looked up."""
        return self.notation.key

    def write(self, value: Any) -> str:
        """Return a value as text: a segment, a header, or `name=value` pairs.

        Empty text means that nothing is sent. Raises `WireError` for a value that is
        not of the declared type, or that its style cannot express.
        """
        plain = value if type(value) is self.builtin else self._plain(value)
        text = self.notation.write(plain)
        if not text and self.parameter.place == "path":
            raise WireError("a path parameter cannot be empty")
        return text

    def _plain(self, value: Any) -> Plain:
        plain = dumped(self.adapter, value)
        if isinstance(plain, str) and "string" not in self.notation.shape.scalars:
            raise WireError(f"text, where the type is {self.parameter.type}")
        return plain

    def read(self, fields: Fields) -> Any:
        """Return the validated value, or `NOTHING` where the parameter is absent.

        Raises `WireError` for text that is not in the declared style, and pydantic's
        `ValidationError` for a value that is not of the declared type.
        """
        plain = self.notation.read(fields)
        if plain is NOTHING:
            return self._absent()
        try:
            return self._validated(plain)
        except ValidationError:
            other = self._meant(fields)
            if other is NOTHING:
                raise
            return other

    def _validated(self, plain: Any) -> Any:
        return self.adapter.validate_json(to_json(plain), strict=True, by_name=False)

    def _absent(self) -> Any:
        """Read an exploded array that is required and has no elements."""
        notation = self.notation
        spread = notation.explode and notation.shape.array and not notation.deep
        if not self.parameter.required or not spread:
            return NOTHING
        return self._validated([])

    def _meant(self, fields: Fields) -> Any:
        """Return the value that the fields spell too, `NOTHING` if there is none."""
        for other in self.notation.readings(fields):
            with suppress(ValidationError):
                return self._validated(other)
        return NOTHING

    def claims(self, name: str) -> bool:
        """Whether a field of that name belongs to this parameter."""
        return self.notation.claims(name)


def dumped(
    adapter: TypeAdapter[Any],
    value: Any,
    context: Any = None,
    fallback: Callable[[Any], Any] | None = None,
) -> Plain:
    """Return a value as JSON data; one of another type raises `WireError`.

    `fallback` writes what is no JSON data where any JSON data may stand.
    """
    try:
        plain: Plain = adapter.dump_python(
            value,
            mode="json",
            by_alias=True,
            exclude_unset=True,
            warnings="error",
            context=context,
            fallback=fallback,
        )
    except PydanticSerializationError as error:
        raise WireError(str(error).splitlines()[-1].strip()) from None
    return plain
