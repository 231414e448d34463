"""From declarations to views: classes and aliases as the templates see them."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from specwright.ir.json import Json
from specwright.ir.schemas import Annotations
from specwright.schema.direction import Direction

from .annotation import Annotation
from .annotations import Printer
from .defaults import default_source
from .docstrings import docstring
from .imports import Import
from .literals import literal
from .model_views import DeclarationView, FieldView
from .prose import declaration_doc, field_doc
from .residuals import Residuals
from .shapes import (
    AliasDeclaration,
    Anything,
    Declaration,
    EnumDeclaration,
    Heirs,
    Member,
    Nothing,
    RecordDeclaration,
)
from .told import told
from .views import is_required

_ABSENT = frozenset(
    {
        Import("_runtime.absent", "ABSENT", local=True),
        Import("_runtime.absent", "Absent", local=True),
    }
)
_NO_DEFAULT = Annotation("ABSENT", _ABSENT)
_MODEL = Import("_runtime.model", "Model", local=True)
_PARENT = Import("_runtime.heirs", "ParentModel", local=True)
_HEIRS = Import("_runtime.heirs", "Heirs", local=True)
_CHECKED = Import("_runtime.residual", "CheckedModel", local=True)
_FIELD = Import("pydantic", "Field")
_ANNOTATED = Import("typing", "Annotated")


@dataclass(frozen=True, slots=True)
class Declarer:
    """Writes one declaration of a module.

    `places` tells the order of the names of the module, `current` which one this is.
    """

    printer: Printer
    path: str
    places: Mapping[str, int]
    current: int

    def view(
        self, declaration: Declaration, view: Direction | None
    ) -> tuple[DeclarationView, frozenset[Import]]:
        """Return what a template prints, and what it needs imported."""
        direction = view or Direction.RESPONSE
        name = self.printer.name(declaration.key, direction)
        match declaration:
            case RecordDeclaration():
                return self._record(declaration, name, direction)
            case EnumDeclaration():
                return _enum(declaration, name, self.printer.names.members)
            case AliasDeclaration():
                return self._alias(declaration, name, direction)

    def _record(
        self, record: RecordDeclaration, name: str, direction: Direction
    ) -> tuple[DeclarationView, frozenset[Import]]:
        bases = [self.printer.name(base, direction) for base in record.bases]
        imports: set[Import] = {
            Import(self.printer.modules[base], of, local=True)
            for base, of in zip(record.bases, bases, strict=True)
        }
        fields = [*self._specials(record, direction, imports)]
        if record.heirs is not None and not any(map(self._is_parent, record.bases)):
            bases.append("ParentModel")
            imports.add(_PARENT)
        if record.residual and not any(map(self._is_checked, record.bases)):
            bases.append("CheckedModel")
            imports.add(_CHECKED)
        elif not bases:
            bases.append("Model")
            imports.add(_MODEL)
        settings = self._settings(record, direction, imports)
        for member in record.members:
            view, needs = self._field(record, member, direction)
            fields.append(view)
            imports.update(needs)
        doc = _doc(record.schema.annotations, name, 4)
        return (
            DeclarationView(
                template="models/class.jinja",
                name=name,
                header=f"class {name}({', '.join(bases)}{settings}):",
                doc=doc,
                fields=tuple(fields) if doc else _unspaced(fields),
            ),
            frozenset(imports),
        )

    def _is_checked(self, key: str) -> bool:
        record = self.printer.declared.declarations[key]
        return isinstance(record, RecordDeclaration) and (
            bool(record.residual) or any(map(self._is_checked, record.bases))
        )

    def _is_parent(self, key: str) -> bool:
        record = self.printer.declared.declarations[key]
        return isinstance(record, RecordDeclaration) and (
            record.heirs is not None or any(map(self._is_parent, record.bases))
        )

    def _specials(
        self, record: RecordDeclaration, direction: Direction, imports: set[Import]
    ) -> Iterator[FieldView]:
        if record.residual:
            residuals: Residuals = self.printer.residuals
            call, needs = residuals.call(record.residual, direction)
            imports.update(needs)
            yield FieldView(space="\n", source=f"__residual__ = {call}", doc="")
        if record.heirs is not None:
            imports.add(_HEIRS)
            call = self._heirs(record.heirs, direction)
            yield FieldView(space="\n", source=f"__heirs__ = {call}", doc="")

    def _heirs(self, heirs: Heirs, direction: Direction) -> str:
        """Return names, not classes: those are declared further down."""
        values = {
            value: self.printer.name(key, direction) for value, key in heirs.values
        }
        said = [literal(heirs.property), literal(dict[str, Json](values))]
        if heirs.other is not None:
            said.append(literal(self.printer.name(heirs.other, direction)))
        return f"Heirs({', '.join(said)})"

    def _settings(
        self, record: RecordDeclaration, direction: Direction, imports: set[Import]
    ) -> str:
        """Return what a class says about members that it does not name."""
        match record.extras:
            case Anything():
                return ""
            case Nothing():
                return ', extra="forbid"'
            case _:
                of = self._local(self.printer.annotation(record.extras, direction))
                imports.update(of.imports)
                return f", extras={literal(of.text) if of.text == 'None' else of.text}"

    def _field(
        self, record: RecordDeclaration, member: Member, direction: Direction
    ) -> tuple[FieldView, frozenset[Import]]:
        name = self.printer.names.fields[record.key][member.name]
        required = is_required(self.printer.api, member, direction)
        typed = self.printer.annotation(member.shape, direction)
        default: Annotation | None = None
        if not required:
            default = self._default(member, direction)
        imports = {*typed.imports, *(default.imports if default else ())}
        text = typed.text
        if default == _NO_DEFAULT and member.shape == Nothing():
            text, imports = "Absent", {*_ABSENT}
        elif default == _NO_DEFAULT:
            text = f"{text} | Absent"
        if name != member.name:
            text = f"Annotated[{text}, Field(alias={literal(member.name)})]"
            imports |= {_ANNOTATED, _FIELD}
        local = self._local(Annotation(text, frozenset(imports)))
        value = f" = {default.text}" if default else ""
        return (
            FieldView(
                space="\n",
                source=f"{name}: {local.text}{value}",
                doc=_field_doc(member, value),
            ),
            local.imports,
        )

    def _default(self, member: Member, direction: Direction) -> Annotation:
        value = member.schema.annotations.default
        if value is not None:
            found = default_source(self.printer, member.shape, value.json, direction)
            if found is not None and found.made:
                text = f"Field(default_factory=lambda: {found.text})"
                return Annotation(text, found.imports | {_FIELD})
            if found is not None and not self._mentions_later(found.imports):
                return Annotation(found.text, found.imports)
        return _NO_DEFAULT

    def _alias(
        self, alias: AliasDeclaration, name: str, direction: Direction
    ) -> tuple[DeclarationView, frozenset[Import]]:
        of = self.printer.annotation(alias.shape, direction)
        if self._mentions_later(of.imports):
            kind = Import("typing_extensions", "TypeAliasType")
            text = f"{name} = TypeAliasType({literal(name)}, {_string(of.text)})"
        else:
            kind = Import("typing", "TypeAlias")
            text = f"{name}: TypeAlias = {of.text}"
        return (
            DeclarationView(
                template="models/alias.jinja",
                name=name,
                header=text,
                doc=_doc(alias.schema.annotations, name, 0),
                fields=(),
            ),
            of.imports | {kind},
        )

    def _mentions_later(self, imports: frozenset[Import]) -> bool:
        return any(
            self.places.get(each.name, -1) >= self.current
            for each in imports
            if each.local and each.module == self.path
        )

    def _local(self, annotation: Annotation) -> Annotation:
        """Quote a type that mentions what is declared further down."""
        if not self._mentions_later(annotation.imports):
            return annotation
        return Annotation(_string(annotation.text), annotation.imports)


def _field_doc(member: Member, source: str) -> str:
    """Return the words about a member, and a default that Python does not apply."""
    said = member.schema.annotations
    default = ""
    if said.default is not None and source in {"", " = ABSENT"}:
        value = json.dumps(said.default.json, ensure_ascii=False)
        default = f"Default: `{value}`."
    if not (said.description or said.title or said.deprecated or default):
        return ""  # most members, and they are many
    return told(
        field_doc,
        said.description,
        said.title,
        said.deprecated,
        member.name,
        default,
    )


def _unspaced(fields: list[FieldView]) -> tuple[FieldView, ...]:
    """Take the empty line from above the first field."""
    return tuple(replace(of, space="") for of in fields[:1]) + tuple(fields[1:])


def _string(text: str) -> str:
    return literal(text)


def _enum(
    enum: EnumDeclaration, name: str, members: Mapping[str, tuple[str, ...]]
) -> tuple[DeclarationView, frozenset[Import]]:
    base = "StringEnum" if enum.kind == "string" else "IntegerEnum"
    doc = _doc(enum.schema.annotations, name, 4)
    above = [bool(doc), *(bool(of.strip()) for of in enum.descriptions)]
    fields = tuple(
        FieldView(
            space="\n" if apart else "",
            source=f"{member} = {literal(value)}",
            doc=docstring(description, 4) if description.strip() else "",
        )
        for member, value, description, apart in zip(
            members[enum.key], enum.values, enum.descriptions, above[:-1], strict=True
        )
    )
    view = DeclarationView(
        template="models/enumeration.jinja",
        name=name,
        header=f"class {name}({base}):",
        doc=doc,
        fields=fields,
    )
    return view, frozenset({Import("_runtime.enumerations", base, local=True)})


def _doc(said: Annotations, name: str, indent: int) -> str:
    """Return the words about a schema, as a docstring, or nothing."""
    return told(
        declaration_doc, said.description, said.title, said.deprecated, name, indent
    )
