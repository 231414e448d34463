"""Which JSON values a declared Python type stands for.

Text on the wire does not say whether `1` is a number. The declared type does.
"""

import types
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum
from functools import cached_property
from typing import (
    Annotated,
    Any,
    Final,
    Literal,
    TypeAlias,
    TypeVar,
    Union,
    cast,
    get_args,
    get_origin,
    get_type_hints,
    is_typeddict,
)

from pydantic import BaseModel

from .file import File
from .json_texts import Embedded

Scalar: TypeAlias = Literal["string", "number", "boolean", "null"]

_SCALARS: Final[Mapping[type[Any], Scalar]] = {
    bool: "boolean",
    int: "number",
    float: "number",
    Decimal: "number",
    types.NoneType: "null",
}


@dataclass(frozen=True, eq=False)
class Shape:
    """What a value may be; nested shapes are worked out when asked for.

    `items` and `extras` hold the declared types of elements and of members without a
    declaration of their own; `anything` marks a type that says nothing.
    """

    scalars: frozenset[Scalar] = frozenset()
    array: bool = False
    items: tuple[Any, ...] = ()
    mapping: bool = False
    members: Mapping[str, tuple[Any, ...]] = field(
        default_factory=dict[str, tuple[Any, ...]]
    )
    extras: tuple[Any, ...] = ()
    file: bool = False
    anything: bool = False

    @cached_property
    def item(self) -> "Shape":
        """The shape of an element."""
        return _merged(shape_of(item) for item in self.items)

    @cached_property
    def extra(self) -> "Shape":
        """The shape of a member that no declaration names."""
        return _merged(shape_of(extra) for extra in self.extras)

    @cached_property
    def named(self) -> Mapping[str, "Shape"]:
        """The shapes of the declared members, by their names on the wire."""
        return {
            name: _merged(shape_of(declared) for declared in types_)
            for name, types_ in self.members.items()
        }

    def member(self, name: str) -> "Shape":
        """Return the shape of a member by its name on the wire."""
        return self.named.get(name) or self.extra

    @property
    def structured(self) -> bool:
        """Whether the value may be an array or an object."""
        return self.array or self.mapping

    def stands_alone(self, text: str) -> bool:
        """Whether one text may be the whole value, where it may be an element too."""
        return bool(self.scalars - {"null"}) or (bool(self.scalars) and text == "null")


ANYTHING: Final = Shape(scalars=frozenset({"string"}), anything=True)


TEXT: Final = Shape(scalars=frozenset({"string"}))


def shape_of(declared: Any) -> Shape:
    """Return the shape of a declared type."""
    alias = getattr(declared, "__value__", None)
    if alias is not None:
        return shape_of(alias)
    origin = get_origin(declared)
    if origin is not None:
        return _shape_of_generic(origin, get_args(declared))
    if declared is None:
        return Shape(scalars=frozenset[Scalar]({"null"}))
    if declared is Any or isinstance(declared, TypeVar):
        return ANYTHING
    return _shape_of_class(declared) if isinstance(declared, type) else Shape()


def _shape_of_generic(origin: Any, arguments: tuple[Any, ...]) -> Shape:
    if origin is Annotated:
        embedded = any(isinstance(one, Embedded) for one in arguments[1:])
        return TEXT if embedded else shape_of(arguments[0])
    if origin in {Union, types.UnionType}:
        return _merged(shape_of(one) for one in arguments)
    if origin is Literal:
        return _shape_of_values(arguments)
    if isinstance(origin, type):
        return _shape_of_container(cast("type[Any]", origin), arguments)
    return shape_of(getattr(origin, "__value__", Any))


def _shape_of_container(origin: type[Any], arguments: tuple[Any, ...]) -> Shape:
    if issubclass(origin, Mapping):
        return Shape(mapping=True, extras=arguments[1:] or (Any,))
    if issubclass(origin, (Sequence, AbstractSet)):
        items = tuple(one for one in arguments if one is not ...)
        return Shape(array=True, items=items or (Any,))
    return _shape_of_class(origin)


def _shape_of_class(declared: type[Any]) -> Shape:
    if issubclass(declared, BaseModel):
        return _shape_of_model(declared)
    if is_typeddict(declared):
        hints = get_type_hints(declared)
        members = {name: (one,) for name, one in hints.items()}
        return Shape(mapping=True, members=members, extras=(Any,))
    if issubclass(declared, Enum):
        return _shape_of_values(declared)
    if declared is object:
        return ANYTHING
    return _shape_of_builtin(declared)


def _shape_of_builtin(declared: type[Any]) -> Shape:
    if issubclass(declared, (str, bytes, bytearray, File)):
        scalars: frozenset[Scalar] = frozenset({"string"})
        return Shape(scalars=scalars, file=issubclass(declared, File))
    for ancestor, scalar in _SCALARS.items():
        if issubclass(declared, ancestor):
            return Shape(scalars=frozenset({scalar}))
    mapping = issubclass(declared, Mapping)
    if mapping or issubclass(declared, (Sequence, AbstractSet)):
        return Shape(mapping=mapping, array=not mapping, items=(Any,), extras=(Any,))
    return Shape(scalars=frozenset[Scalar]({"string"}))


def _shape_of_model(model: type[BaseModel]) -> Shape:
    if not model.__pydantic_fields_complete__:
        model.model_rebuild()
    fields = model.model_fields
    if model.__pydantic_root_model__:
        return shape_of(fields["root"].annotation)
    members = {
        one.serialization_alias or one.alias or name: (one.annotation,)
        for name, one in fields.items()
    }
    closed = model.model_config.get("extra") == "forbid"
    typed = get_type_hints(model).get("__pydantic_extra__", Any)
    extras = () if closed else tuple(_extra_types(typed))
    return Shape(mapping=True, members=members, extras=extras)


def _extra_types(hint: Any) -> Iterator[Any]:
    arguments = [one for one in get_args(hint) if one is not types.NoneType]
    if get_origin(hint) in {Union, types.UnionType}:
        arguments = list(get_args(arguments[0]))
    yield arguments[1] if len(arguments) == 2 else Any


def _shape_of_values(values: Iterable[Any]) -> Shape:
    plain = (one.value if isinstance(one, Enum) else one for one in values)
    return Shape(scalars=frozenset[Scalar](map(_scalar_of, plain)))


def _scalar_of(value: object) -> Scalar:
    return _SCALARS.get(type(value), "string")


def _merged(shapes: Iterable[Shape]) -> Shape:
    parts = tuple(shapes)
    if len(parts) == 1:
        return parts[0]
    members: dict[str, tuple[Any, ...]] = {}
    for part in parts:
        for name, declared in part.members.items():
            members[name] = members.get(name, ()) + declared
    none: frozenset[Scalar] = frozenset()
    return Shape(
        scalars=none.union(*(part.scalars for part in parts)),
        array=any(part.array for part in parts),
        items=sum((part.items for part in parts), ()),
        mapping=any(part.mapping for part in parts),
        members=members,
        extras=sum((part.extras for part in parts), ()),
        file=any(part.file for part in parts),
        anything=any(part.anything for part in parts),
    )
