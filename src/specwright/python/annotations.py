"""From shapes to annotations: the Python source of a type."""

from collections.abc import Iterable
from collections.abc import Mapping as MappingType
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from specwright.ir.api import Api
from specwright.ir.json import Json
from specwright.schema.direction import Direction

from .annotation import Annotation
from .declaring import Declared
from .imports import Import
from .literals import literal
from .names import Names
from .residuals import Residuals
from .shapes import (
    Anything,
    Array,
    Boolean,
    Checked,
    Enumeration,
    Formatted,
    JsonText,
    Literals,
    Mapping,
    Named,
    Nothing,
    Null,
    Numeric,
    Record,
    Shape,
    String,
    Tag,
    Tuple,
    Union,
)
from .views import Views

_NOTHING: Final[frozenset[Import]] = frozenset()
_ANNOTATED: Final = Import("typing", "Annotated")
_FIELD: Final = Import("pydantic", "Field")
_SCALARS: Final = "_runtime.scalars"
_FORMATS: Final = {
    "date-time": Import("_runtime.formats", "DateTime", local=True),
    "date": Import("_runtime.formats", "Date", local=True),
    "time": Import("_runtime.formats", "Time", local=True),
    "uuid": Import("_runtime.formats", "Uuid", local=True),
    "byte": Import("_runtime.formats", "Base64", local=True),
    "binary": Import("_runtime.file", "File", local=True),
}
_JSON_TEXT: Final = Import("_runtime.json_texts", "JsonText", local=True)


class Typed(NamedTuple):
    """A type with what is said about it inside `Annotated`."""

    base: str
    metadata: tuple[str, ...] = ()
    imports: frozenset[Import] = _NOTHING

    def noted(self, text: str, *imports: Import) -> "Typed":
        """Return the type with one more note."""
        return Typed(self.base, (*self.metadata, text), self.imports | {*imports})

    def annotation(self) -> Annotation:
        """Return the type as it is written."""
        if not self.metadata:
            return Annotation(self.base, self.imports)
        text = f"Annotated[{', '.join((self.base, *self.metadata))}]"
        return Annotation(text, self.imports | {_ANNOTATED})


@dataclass(frozen=True, slots=True)
class Printer:
    """Writes the type of a shape, as it is seen in one direction."""

    api: Api
    declared: Declared
    names: Names
    modules: MappingType[str, str]
    views: Views
    residuals: Residuals
    _known: dict[tuple[int, Direction], tuple[Shape, Annotation]] = field(
        default_factory=dict[tuple[int, Direction], tuple[Shape, Annotation]]
    )

    def annotation(self, shape: Shape, direction: Direction) -> Annotation:
        """Return the type of a shape."""
        known = self._known.get((id(shape), direction))
        if known is None:  # the shape is kept, or another could have its id
            known = shape, self.typed(shape, direction).annotation()
            self._known[id(shape), direction] = known
        return known[1]

    def typed(self, shape: Shape, direction: Direction) -> Typed:
        """Return the type of a shape, notes apart."""
        match shape:
            case Named(target=target):
                return self._named(target, direction)
            case Record(key=key) | Enumeration(key=key):
                return self.reference(key, direction)
            case Array() | Tuple() | Mapping():
                return self._container(shape, direction)
            case JsonText(value=value):
                of = self.annotation(value, direction)
                return Typed(f"JsonText[{of.text}]", (), of.imports | {_JSON_TEXT})
            case Union():
                return self._union(shape, direction)
            case Checked(shape=inner, residual=groups):
                call, imports = self.residuals.call(groups, direction)
                return self.typed(inner, direction).noted(call, *imports)
            case _:
                return _scalar(shape)

    def reference(self, key: str, direction: Direction) -> Typed:
        """Return the name of a declaration."""
        name = self.name(key, direction)
        return Typed(name, (), frozenset({Import(self.modules[key], name, local=True)}))

    def name(self, key: str, direction: Direction) -> str:
        """Return the name of a declaration as it is seen in one direction."""
        view = self.views.view(key, direction)
        if view is Direction.REQUEST and key in self.names.request_classes:
            return self.names.request_classes[key]
        return self.names.classes[key]

    def _named(self, target: str, direction: Direction) -> Typed:
        expanded = self.declared.expanded(target)
        if expanded is not None:
            return self.typed(expanded, direction)
        return self.reference(target, direction)

    def _container(self, shape: Array | Tuple | Mapping, direction: Direction) -> Typed:
        match shape:
            case Array(item=item, minimum=minimum, maximum=maximum):
                of = self.annotation(item, direction)
                typed = Typed(f"list[{of.text}]", (), of.imports)
            case Mapping(value=value, key=key, minimum=minimum, maximum=maximum):
                of = self.annotation(value, direction)
                name = self.annotation(key, direction)
                typed = Typed(
                    f"dict[{name.text}, {of.text}]", (), of.imports | name.imports
                )
            case Tuple(items=items):
                each = [self.annotation(item, direction) for item in items]
                inner = ", ".join(of.text for of in each) or "()"
                imports = _NOTHING.union(*(of.imports for of in each))
                fixed = Import(_SCALARS, "Fixed", local=True)
                return Typed(f"tuple[{inner}]", ("Fixed()",), imports | {fixed})
        return _limited(typed, min_length=minimum, max_length=maximum)

    def _union(self, shape: Union, direction: Direction) -> Typed:
        variants = [v for v in shape.variants if v != Null()]
        each = [self.annotation(variant, direction) for variant in variants]
        imports = _NOTHING.union(*(of.imports for of in each))
        text = " | ".join(dict.fromkeys(of.text for of in each))
        if shape.tag is not None and len(shape.tag.values) == len(variants):
            tagged = Typed(text, (_tagged(shape.tag),), imports | {_TAGGED})
            annotation = tagged.annotation()
            text, imports = annotation.text, annotation.imports
        if len(variants) < len(shape.variants):
            text = f"{text} | None"
        return Typed(text, (), imports)


_TAGGED: Final = Import("_runtime.unions", "Tagged", local=True)


def _tagged(tag: Tag) -> str:
    values = ", ".join(literal(list(of)) for of in tag.values)
    hint = "" if tag.exact else ", hint=True"
    return f"Tagged({literal(tag.property)}, {values}{hint})"


def _scalar(shape: Shape) -> Typed:
    match shape:
        case Anything():
            return Typed("Any", (), frozenset({Import("typing", "Any")}))
        case Nothing():
            return _local("Nothing", Import(_SCALARS, "Nothing", local=True))
        case Null():
            return Typed("None")
        case Boolean():
            return Typed("bool")
        case Numeric():
            return _numeric(shape)
        case String(min_length=least, max_length=most, pattern=pattern):
            return _limited(
                Typed("str"), min_length=least, max_length=most, pattern=pattern
            )
        case Formatted(format=name):
            return _local(_FORMATS[name].name, _FORMATS[name])
        case Literals(values=values):
            return _literals(values)
        case _:
            raise AssertionError(shape)


def _local(name: str, *imports: Import) -> Typed:
    return Typed(name, (), frozenset(imports))


def _numeric(shape: Numeric) -> Typed:
    bounds = {
        "ge": shape.ge,
        "gt": shape.gt,
        "le": shape.le,
        "lt": shape.lt,
        "multiple_of": shape.multiple_of,
    }
    said = _arguments(bounds)
    if not said:
        name = "Integer" if shape.integer else "Number"
        return _local(name, Import(_SCALARS, name, local=True))
    base = "int" if shape.integer else "float"
    return Typed(base).noted(f"Bounds({said})", Import(_SCALARS, "Bounds", local=True))


def _limited(typed: Typed, **limits: Json) -> Typed:
    said = _arguments(limits)
    return typed.noted(f"Field({said})", _FIELD) if said else typed


def _arguments(limits: MappingType[str, Json]) -> str:
    return ", ".join(
        f"{name}={literal(value)}"
        for name, value in limits.items()
        if value is not None
    )


def _literals(values: tuple[Json, ...]) -> Typed:
    plain = [v for v in values if v is None or isinstance(v, str | bool | int)]
    exact = Import(_SCALARS, "Exactly", local=True)
    said = ", ".join(map(literal, values))
    if len(plain) == len(values):
        typed = _local(f"Literal[{said}]", Import("typing", "Literal"))
        if all(isinstance(value, str) for value in values):
            return typed
        return typed.noted(f"Exactly({said})", exact)
    names = list(dict.fromkeys(map(_python_type, values)))
    names.sort(key=lambda name: name == "None")
    anything = any("Any" in name for name in names)
    imports = frozenset({Import("typing", "Any")} if anything else ())
    return Typed(" | ".join(names), (), imports).noted(f"Exactly({said})", exact)


def _python_type(value: Json) -> str:
    match value:
        case None:
            return "None"
        case list():
            return "list[Any]"
        case dict():
            return "dict[str, Any]"
        case _:
            return type(value).__name__


def join(annotations: Iterable[Annotation]) -> frozenset[Import]:
    """Return all imports of several annotations."""
    return _NOTHING.union(*(of.imports for of in annotations))
