"""Enumerations that can meet values of tomorrow.

A decoder that passes `context={"tolerant": True}` keeps a value that the enumeration
does not list as a member without a name; everywhere else such a value is refused.
"""

from collections.abc import Callable
from enum import Enum, IntEnum, StrEnum
from typing import Any, Self

from pydantic import GetCoreSchemaHandler, ValidationInfo
from pydantic_core import CoreSchema, PydanticCustomError, core_schema


class StringEnum(StrEnum):
    """An enumeration of strings: each member equals its string."""

    @property
    def is_known(self) -> bool:
        """Whether the specification lists this value."""
        return self._value_ in type(self)._value2member_map_

    @classmethod
    def unknown(cls, value: str) -> Self:
        """Return a member without a name for a value that is not listed."""
        member = str.__new__(cls, value)
        member._name_, member._value_ = value, value
        return member

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Look listed values up in Rust; keep others where that is asked for."""
        listed = core_schema.enum_schema(cls, list(cls), sub_type="str", strict=False)
        return _open(cls, listed, _otherwise(cls, str))

    def __reduce_ex__(self, proto: Any) -> tuple[Any, ...]:
        """Survive pickling, listed or not."""
        return (_restored, (type(self), self._value_))


class IntegerEnum(IntEnum):
    """An enumeration of integers: each member equals its integer."""

    @property
    def is_known(self) -> bool:
        """Whether the specification lists this value."""
        return self._value_ in type(self)._value2member_map_

    @classmethod
    def unknown(cls, value: int) -> Self:
        """Return a member without a name for a value that is not listed."""
        member = int.__new__(cls, value)
        member._name_, member._value_ = str(value), value
        return member

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Take the integer in any of JSON's spellings: 1 is 1.0."""
        listed = core_schema.no_info_plain_validator_function(_listed(cls))
        return _open(cls, listed, _otherwise(cls, int))

    def __reduce_ex__(self, proto: Any) -> tuple[Any, ...]:
        """Survive pickling, listed or not."""
        return (_restored, (type(self), self._value_))


def _open(cls: type[Enum], listed: CoreSchema, others: CoreSchema) -> CoreSchema:
    values = [repr(member.value) for member in cls]
    expected = " or ".join(filter(None, [", ".join(values[:-1]), *values[-1:]]))
    return core_schema.union_schema(
        [listed, others],
        mode="left_to_right",
        custom_error_type="enumeration",
        custom_error_message="Input should be {expected}",
        custom_error_context={"expected": expected},
        serialization=core_schema.simple_ser_schema("any"),
    )


def _otherwise(cls: type[StringEnum] | type[IntegerEnum], kind: type) -> CoreSchema:
    """Take listed values from Python code too, and others where that is asked for."""

    def keep(value: Any, info: ValidationInfo) -> Enum:
        fits = type(value) is kind
        if fits and value in cls._value2member_map_:
            return cls(value)
        if fits and info.context and info.context.get("tolerant"):
            return cls.unknown(value)
        raise PydanticCustomError("enumeration", "Input should be a listed value")

    return core_schema.with_info_plain_validator_function(keep)


def _listed(cls: type[Enum]) -> Callable[[Any], Enum]:
    def look_up(value: Any) -> Enum:
        if isinstance(value, int | float) and not isinstance(value, bool):
            return cls(value)
        raise ValueError("not an integer")

    return look_up


def _restored(cls: type[StringEnum] | type[IntegerEnum], value: Any) -> Enum:
    return cls(value) if value in cls._value2member_map_ else cls.unknown(value)
