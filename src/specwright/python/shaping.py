"""From schemas to shapes."""

from collections.abc import Mapping as MappingType
from dataclasses import dataclass, field
from typing import Final

from specwright.ir.api import Api
from specwright.ir.json import JsonType
from specwright.ir.schemas import (
    AllOf,
    Const,
    ContentSchema,
    DynamicReference,
    Enum,
    MaxLength,
    MinLength,
    Never,
    Pattern,
    PropertyNames,
    Reference,
    Schema,
    Type,
)
from specwright.schema.raw_parts import raw_parts
from specwright.schema.subschemas import inside, reachable

from .array_shapes import array
from .enum_shapes import listed
from .object_outlines import Outline, count_group, is_never, outline_object
from .options import Options
from .overlap import types_of
from .parts import (
    EVERY_TYPE,
    GENERAL,
    UNIONS,
    Part,
    all_parts,
    allowed_types,
    every,
    implied_types,
    outer_parts,
    values_of,
)
from .records import RecordOutline
from .restating import leave_to_bases
from .scalar_shapes import bytes_of, numeric, string
from .shapes import (
    Anything,
    Boolean,
    Checked,
    EnumDeclaration,
    Group,
    JsonText,
    Mapping,
    Named,
    Nothing,
    Null,
    Numeric,
    Record,
    Shape,
    String,
    checked,
    union_of,
)
from .union_shapes import unite

_PLAIN: Final[MappingType[JsonType, Shape]] = {
    JsonType.STRING: String(),
    JsonType.INTEGER: Numeric(integer=True),
    JsonType.NUMBER: Numeric(integer=False),
    JsonType.BOOLEAN: Boolean(),
    JsonType.NULL: Null(),
}
_DEEPEST = 60


@dataclass(slots=True)
class Shaper:
    """Makes shapes, and notes the classes that they need on the way.

    `outlines` holds the records met so far, their members not yet shaped: so recursive
    schemas come to an end.
    """

    api: Api
    options: Options
    outlines: dict[str, RecordOutline] = field(default_factory=dict[str, RecordOutline])
    enums: dict[str, EnumDeclaration] = field(
        default_factory=dict[str, EnumDeclaration]
    )
    _tops: dict[str, Shape] = field(default_factory=dict[str, Shape])
    _shapes: dict[int, tuple[Schema, Shape]] = field(
        default_factory=dict[int, tuple[Schema, Shape]]
    )
    _merged: dict[tuple[int, ...], tuple[tuple[Schema, ...], Schema]] = field(
        default_factory=dict[tuple[int, ...], tuple[tuple[Schema, ...], Schema]]
    )
    _active: set[int] = field(default_factory=set[int])
    _raw: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        """Find out which strings travel as bytes."""
        if self.options.formats == "typed":
            self._raw = raw_parts(self.api)

    def follow(self, target: str) -> Schema | None:
        """Return the schema that a reference means."""
        return self.api.schemas.get(target)

    def top(self, pointer: str) -> Shape | None:
        """Return the shape of a schema that references mean; None while it is made."""
        if pointer not in self._tops:
            schema = self.follow(pointer)
            if schema is None or id(schema) in self._active:
                return None
            self._tops[pointer] = self.shape(schema)
        return self._tops[pointer]

    def shape(self, schema: Schema) -> Shape:
        """Return the shape of any schema."""
        known = self._shapes.get(id(schema))
        if known is not None:
            return known[1]
        if id(schema) in self._active or len(self._active) > _DEEPEST:
            return Checked(Anything(), (schema.assertions,))
        self._active.add(id(schema))
        made = self._shape(schema)
        self._active.discard(id(schema))
        self._shapes[id(schema)] = (schema, made)
        return made

    def merged(self, pointer: str, schemas: list[Schema]) -> Schema:
        """Return the one schema that says what several say."""
        if len(schemas) == 1:
            return schemas[0]
        key = tuple(map(id, schemas))
        if key not in self._merged:
            of = Schema(pointer, (AllOf(tuple(schemas)),), schemas[0].annotations)
            self._merged[key] = (tuple(schemas), of)
        return self._merged[key][1]

    def _binds(self, schema: Schema) -> bool:
        """Whether dynamic references mean something else inside this schema."""
        within = f"{schema.pointer}/"
        anchors = [root for root in self.api.resources if f"{root}/".startswith(within)]
        anchors.extend(
            pointer
            for named in self.api.resources.values()
            for pointer in named.values()
            if f"{pointer}/".startswith(within)
        )
        return bool(anchors) and any(
            isinstance(assertion, DynamicReference)
            for of in (schema, *reachable(self.api, schema).values())
            for inner in inside(of)
            for assertion in inner.assertions
        )

    def _shape(self, schema: Schema) -> Shape:
        named = self.api.resources and schema.pointer in self.api.schemas
        if named and self._binds(schema):
            return Checked(Anything(), ((Reference(schema.pointer),),))
        if schema.pointer in self._raw:
            return bytes_of(schema)
        plain = self._plain(schema)
        if plain is not None:
            return plain
        parts, targets = outer_parts(schema)
        known = [target for target in dict.fromkeys(targets) if self.follow(target)]
        if len(known) == 1 and self._only_refers(parts, known[0]):
            return Named(known[0])
        if targets:
            inherited = self._inheriting(schema, parts, known)
            if inherited is not None:
                return inherited
            parts = all_parts(schema, self.follow)
        return self._conjunction(schema, parts)

    def _plain(self, schema: Schema) -> Shape | None:
        """Return the shape of the most usual schemas: a scalar type, a reference."""
        match schema.assertions:
            case (Type(types=(only,)),) if only in _PLAIN:
                return _PLAIN[only]
            case (Reference(target=target),) if self.follow(target):
                return Named(target)
            case _:
                return None

    def _only_refers(self, parts: list[Part], target: str) -> bool:
        if any(part.without(Type).assertions for part in parts):
            return False
        allowed = allowed_types(parts)
        found = self.follow(target)
        if allowed is None or found is None:
            return True
        return types_of(found, self.follow, self.options.untyped) <= set(allowed)

    def _inheriting(
        self, schema: Schema, parts: list[Part], targets: list[str]
    ) -> Shape | None:
        """Return a class with bases, where a person would write one."""
        bases: list[RecordOutline] = []
        for target in targets:
            top = self.top(target)
            if top != Record(target) or (base := self.outlines[target]).outline.extras:
                return None
            bases.append(base)
        own = [part.without(Type) for part in parts]
        types = allowed_types(parts)
        if types is not None and JsonType.OBJECT not in types:
            return None
        if any(part.of(*UNIONS, Enum, Const, *GENERAL) for part in own):
            return None
        outline = outline_object(own)
        kin = [ancestor for base in bases for ancestor in self._ancestors(base)]
        leave_to_bases(outline, [self.outlines[key] for key in kin])
        names = [set(outline.members)]
        names.extend(set(self.all_members(base)) for base in bases)
        disjunct = len(set[str]().union(*names)) == sum(map(len, names))
        if not disjunct or outline.extras or len(set(kin)) != len(kin):
            return None
        outline.rest.extend(count_group(outline))
        return self._record(schema, outline, tuple(base.key for base in bases))

    def all_members(self, record: RecordOutline) -> dict[str, list[Schema]]:
        """Return the members of a record and of its bases, by name."""
        found: dict[str, list[Schema]] = {}
        for base in record.bases:
            found.update(self.all_members(self.outlines[base]))
        return {**found, **record.outline.members}

    def _ancestors(self, record: RecordOutline) -> list[str]:
        found = [record.key]
        for base in record.bases:
            found.extend(self._ancestors(self.outlines[base]))
        return found

    def _record(
        self,
        schema: Schema,
        outline: Outline,
        bases: tuple[str, ...] = (),
        general: tuple[Group, ...] = (),
    ) -> Shape:
        self.outlines.setdefault(
            schema.pointer,
            RecordOutline(
                key=schema.pointer,
                schema=schema,
                outline=outline,
                bases=bases,
                residual=(*outline.rest, *general),
            ),
        )
        return Record(schema.pointer)

    def _conjunction(self, schema: Schema, parts: list[Part]) -> Shape:
        if any(every(parts, Never)):
            return Nothing()
        if any(values_of(parts)):
            return self._listed(schema, parts)
        united = unite(self, schema, parts)
        if united is not None:
            return united
        general: list[Group] = [
            (assertion,) for part in parts for assertion in part.of(*GENERAL, *UNIONS)
        ]
        types = self._types(parts)
        if types is not None:
            return self._by_type(schema, parts, types, general)
        if any(part.without(*GENERAL, *UNIONS).assertions for part in parts):
            return self._by_type(schema, parts, EVERY_TYPE, general)
        return checked(Anything(), general)

    def _types(self, parts: list[Part]) -> tuple[JsonType, ...] | None:
        types = allowed_types(parts)
        if types is None and self.options.untyped == "implied":
            types = implied_types(parts)
        return types

    def _by_type(
        self,
        schema: Schema,
        parts: list[Part],
        types: tuple[JsonType, ...],
        general: list[Group],
    ) -> Shape:
        alone = types == (JsonType.OBJECT,)
        variants: list[Shape] = []
        rest: list[Group] = [] if alone else list(general)
        for of in types:
            if of is JsonType.INTEGER and JsonType.NUMBER in types:
                continue
            shape, more = self._of_type(schema, parts, of, general if alone else [])
            variants.append(shape)
            rest.extend(more)
        if not variants:
            return Nothing()
        return checked(variants[0] if alone else union_of(variants), rest)

    def _of_type(
        self, schema: Schema, parts: list[Part], of: JsonType, general: list[Group]
    ) -> tuple[Shape, list[Group]]:
        match of:
            case JsonType.NULL:
                return Null(), []
            case JsonType.BOOLEAN:
                return Boolean(), []
            case JsonType.STRING:
                return self._string(schema, parts)
            case JsonType.ARRAY:
                return array(self, schema, parts)
            case JsonType.OBJECT:
                return self._object(schema, parts, general)
            case _:
                return numeric(parts, integer=of is JsonType.INTEGER)

    def _string(self, schema: Schema, parts: list[Part]) -> tuple[Shape, list[Group]]:
        contents = [of.schema for of in every(parts, ContentSchema)]
        if not contents or self.options.formats != "typed":
            return string(parts, self.options.formats)
        rest = [of for part in parts if (of := part.of(MinLength, MaxLength, Pattern))]
        value = self.merged(f"{schema.pointer}/contentSchema", contents)
        return JsonText(self.shape(value)), rest

    def _object(
        self, schema: Schema, parts: list[Part], general: list[Group]
    ) -> tuple[Shape, list[Group]]:
        outline = outline_object(parts)
        if outline.members or (outline.closed and not outline.patterns):
            outline.rest.extend(count_group(outline))
            return self._record(schema, outline, general=tuple(general)), []
        values = [of for _, of in outline.patterns]
        if not values or outline.extras is None or not is_never(outline.extras):
            values.append(outline.extras or Schema("/anything"))
        value = union_of([self.shape(of) for of in values])
        mapping = Mapping(value, self._key(parts), outline.minimum, outline.maximum)
        if mapping.key != String():
            outline.rest = [of for of in outline.rest if not _names_keys(of)]
        return mapping, [*outline.rest, *general]

    def _key(self, parts: list[Part]) -> Shape:
        names = list(every(parts, PropertyNames))
        if len(names) != 1:
            return String()
        found = self.shape(names[0].schema)
        return found if isinstance(found, String) else String()

    def _listed(self, schema: Schema, parts: list[Part]) -> Shape:
        named = schema.pointer in self.api.schemas
        shape, declared, rest = listed(schema, parts, named=named)
        if declared is not None:
            self.enums.setdefault(declared.key, declared)
        return checked(shape, rest)


def _names_keys(group: Group) -> bool:
    return len(group) == 1 and isinstance(group[0], PropertyNames)
