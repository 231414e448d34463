"""Scalars with JSON's own rules.

`"1"` and `true` are not numbers, `1.0` is an integer, and what is written keeps the
number type that was read. The usual path stays in Rust.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import Annotated, Any, NoReturn, TypeAlias, cast, get_args

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema


@dataclass(frozen=True, kw_only=True, slots=True)
class Bounds:
    """An integer (on `int`) or a number (on `float`) within bounds."""

    ge: float | None = None
    gt: float | None = None
    le: float | None = None
    lt: float | None = None
    multiple_of: float | None = None

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Take Python's own integers and floats first, then an integral float."""
        kind = "an integer" if source is int else "a number"
        return core_schema.union_schema(
            [self._integer(), self._integral() if source is int else self._float()],
            mode="left_to_right",
            custom_error_type="number",
            custom_error_message=f"Input should be {kind}{self._wording()}",
            serialization=core_schema.simple_ser_schema(
                "int" if source is int else "any"
            ),
        )

    def _integer(self) -> CoreSchema:
        multiple, other = self.multiple_of, None
        if multiple is not None and not float(multiple).is_integer():
            multiple, other = None, multiple
        schema = core_schema.int_schema(
            strict=True,
            ge=_at_least(self.ge),
            gt=None if self.gt is None else math.floor(self.gt),
            le=None if self.le is None else math.floor(self.le),
            lt=None if self.lt is None else math.ceil(self.lt),
            multiple_of=None if multiple is None else int(multiple),
        )
        return schema if other is None else _after(_multiple_of(other), schema)

    def _integral(self) -> CoreSchema:
        whole = _after(_whole, core_schema.float_schema(strict=True))
        return core_schema.chain_schema([whole, self._integer()])

    def _float(self) -> CoreSchema:
        schema = core_schema.float_schema(
            strict=True,
            allow_inf_nan=False,
            ge=self.ge,
            gt=self.gt,
            le=self.le,
            lt=self.lt,
        )
        if self.multiple_of is None:
            return schema
        return _after(_multiple_of(self.multiple_of), schema)

    def _wording(self) -> str:
        words = (
            ("at least", self.ge),
            ("greater than", self.gt),
            ("at most", self.le),
            ("less than", self.lt),
            ("a multiple of", self.multiple_of),
        )
        said = [f"{word} {value}" for word, value in words if value is not None]
        return f", {' and '.join(said)}" if said else ""


Integer: TypeAlias = Annotated[int, Bounds()]
"""Any integer, `1.0` included."""

Number: TypeAlias = Annotated[float, Bounds()]
"""Any number; integers stay integers."""


class Exactly:
    """One of some JSON values: 1 equals 1.0, and neither equals true."""

    def __init__(self, *values: Any) -> None:
        self.values = values
        self._keys = frozenset(map(_key, values))

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Compare, whatever the annotated type is."""
        return core_schema.no_info_plain_validator_function(self._check)

    def _check(self, value: Any) -> Any:
        if _key(value) in self._keys:
            return value
        expected = " or ".join(map(repr, self.values))
        raise PydanticCustomError(
            "constant", "Input should be {expected}", {"expected": expected}
        )


class Impossible:
    """Refuses every value: the schema `false`."""

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Refuse."""
        return core_schema.no_info_plain_validator_function(self._refuse)

    def _refuse(self, value: Any) -> NoReturn:
        raise PydanticCustomError("impossible", "No value is allowed here")


Nothing: TypeAlias = Annotated[NoReturn, Impossible()]
"""What no value is."""


@dataclass(frozen=True, slots=True)
class Fixed:
    """An array with as many elements as the annotated tuple."""

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Take lists too: they are what JSON has."""
        schema = core_schema.tuple_schema(
            [handler.generate_schema(item) for item in get_args(source)]
        )
        return core_schema.no_info_before_validator_function(_as_tuple, schema)


def _as_tuple(value: Any) -> Any:
    return tuple(cast("list[object]", value)) if isinstance(value, list) else value


def _at_least(bound: float | None) -> int | None:
    return None if bound is None else math.ceil(bound)


def _after(check: Callable[[Any], Any], schema: CoreSchema) -> CoreSchema:
    return core_schema.no_info_after_validator_function(check, schema)


def _whole(value: float) -> int:
    if value.is_integer():
        return int(value)
    raise ValueError("not a whole number")


def _multiple_of(divisor: float) -> Callable[[float], float]:
    # Decimal arithmetic: 19.99 is a multiple of 0.01, whatever binary floats say.
    unit = Fraction(repr(divisor))

    def check(value: float) -> float:
        if Fraction(repr(value)) % unit:
            raise ValueError("not a multiple")
        return value

    return check


def _key(value: Any) -> Any:
    """Return something hashable that is equal for equal JSON values only."""
    if value is None or isinstance(value, bool):
        return (type(value).__name__, value)
    if isinstance(value, dict):
        members = cast("dict[str, Any]", value)
        return frozenset((name, _key(of)) for name, of in members.items())
    if isinstance(value, list | tuple):
        return ("array", *map(_key, cast("list[Any]", value)))
    return str(value) if isinstance(value, str) else value
