"""What a file of the user's holds: its names, its classes, where they end."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

import libcst as cst
from libcst.metadata import CodeRange, MetadataWrapper, PositionProvider

Origin: TypeAlias = tuple[str, str]
"""A module and the name that is imported from it."""

_BREAK = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, kw_only=True, slots=True)
class Held:
    """A class: its bases as they are written, and the names bound in its body."""

    node: cst.ClassDef
    bases: tuple[str, ...]
    methods: Mapping[str, cst.FunctionDef]
    names: frozenset[str]

    @property
    def name(self) -> str:
        """Return what the class is called."""
        return self.node.name.value


@dataclass(frozen=True, kw_only=True, slots=True)
class Holding:
    """A parsed file.

    `names` are all that are bound at the top, with their origins where those are
    imported for good; `calls` the names of functions called anywhere.
    """

    text: str
    module: cst.Module
    positions: Mapping[cst.CSTNode, CodeRange]
    names: Mapping[str, Origin | None]
    classes: tuple[Held, ...]
    calls: tuple[tuple[str, cst.Call], ...]

    def origin(self, dotted: str) -> Origin | None:
        """Return where an expression such as `server.Handler` comes from."""
        head, _, rest = dotted.partition(".")
        found = self.names.get(head)
        if not rest or found is None:
            return None if rest else found
        inner, _, name = rest.rpartition(".")
        start = ".".join(part for part in found if part)
        return ".".join(part for part in (start, inner) if part), name

    def local(self, origin: Origin) -> str | None:
        """Return the name under which something is imported, if it is."""
        for name, found in self.names.items():
            if found == origin:
                return name
        return None


def held(text: str) -> Holding:
    """Return what a file holds; raises `libcst.ParserSyntaxError`."""
    wrapper = MetadataWrapper(cst.parse_module(text))
    survey = _Survey()
    wrapper.module.visit(survey)
    return Holding(
        text=text,
        module=wrapper.module,
        positions=wrapper.resolve(PositionProvider),
        names=survey.names,
        classes=tuple(survey.classes),
        calls=tuple(survey.calls),
    )


def lines_of(text: str) -> Sequence[str]:
    """Return the lines of a file as Python counts them, line breaks and all."""
    ends = [match.end() for match in _BREAK.finditer(text)]
    starts = [0, *ends]
    cut = [text[a:b] for a, b in zip(starts, [*ends, len(text)], strict=True)]
    return cut if cut[-1] else cut[:-1]


def dotted(node: cst.BaseExpression) -> str:
    """Return a name with its dots; empty for anything else."""
    match node:
        case cst.Name(value=value):
            return value
        case cst.Attribute(value=value, attr=attr):
            start = dotted(value)
            return f"{start}.{attr.value}" if start else ""
        case _:
            return ""


@dataclass(slots=True)
class _Names:
    found: dict[str, Origin | None] = field(default_factory=dict[str, Origin | None])

    def bind(self, name: str, origin: Origin | None = None) -> None:
        self.found[name] = None if name in self.found else origin


class _Survey(cst.CSTVisitor):
    """Walks the top of a module; what is inside functions is looked at for calls."""

    def __init__(self) -> None:
        super().__init__()
        self._names = _Names()
        self._inside = 0
        self._checking = 0
        self.classes: list[Held] = []
        self.calls: list[tuple[str, cst.Call]] = []

    @property
    def names(self) -> Mapping[str, Origin | None]:
        return self._names.found

    def visit_FunctionDef(self, node: cst.FunctionDef) -> None:
        if not self._inside:
            self._names.bind(node.name.value)
        self._inside += 1

    def leave_FunctionDef(self, original_node: cst.FunctionDef) -> None:
        self._inside -= 1

    def visit_ClassDef(self, node: cst.ClassDef) -> None:
        if not self._inside:
            self._names.bind(node.name.value)
            self.classes.append(_class(node))
        self._inside += 1

    def leave_ClassDef(self, original_node: cst.ClassDef) -> None:
        self._inside -= 1

    def visit_If(self, node: cst.If) -> None:
        self._checking += _for_checkers(node)

    def leave_If(self, original_node: cst.If) -> None:
        self._checking -= _for_checkers(original_node)

    def visit_Call(self, node: cst.Call) -> None:
        self.calls.append((dotted(node.func), node))

    def visit_AssignTarget(self, node: cst.AssignTarget) -> None:
        if not self._inside:
            for name in _targets(node.target):
                self._names.bind(name)

    def visit_AnnAssign(self, node: cst.AnnAssign) -> None:
        if not self._inside:
            for name in _targets(node.target):
                self._names.bind(name)

    def visit_Import(self, node: cst.Import) -> None:
        for alias in node.names:
            whole = dotted(alias.name)
            name = alias.evaluated_alias or whole.partition(".")[0]
            self._bind(name, (whole if alias.evaluated_alias else name, ""))

    def visit_ImportFrom(self, node: cst.ImportFrom) -> None:
        if isinstance(node.names, cst.ImportStar):
            return
        module = None if node.relative or node.module is None else dotted(node.module)
        for alias in node.names:
            name = alias.evaluated_alias or alias.evaluated_name
            origin = None if module is None else (module, alias.evaluated_name)
            self._bind(name, origin)

    def _bind(self, name: str, origin: Origin | None) -> None:
        if not self._inside:
            self._names.bind(name, None if self._checking else origin)


def _for_checkers(node: cst.If) -> bool:
    return dotted(node.test).rpartition(".")[2] == "TYPE_CHECKING"


def _class(node: cst.ClassDef) -> Held:
    body = _Body()
    node.body.visit(body)
    return Held(
        node=node,
        bases=tuple(dotted(_unsubscripted(base.value)) for base in node.bases),
        methods=body.methods,
        names=frozenset(body.names),
    )


def _unsubscripted(node: cst.BaseExpression) -> cst.BaseExpression:
    return node.value if isinstance(node, cst.Subscript) else node


class _Body(cst.CSTVisitor):
    """Collects what the body of a class binds."""

    def __init__(self) -> None:
        super().__init__()
        self.methods: dict[str, cst.FunctionDef] = {}
        self.names: set[str] = set()

    def visit_FunctionDef(self, node: cst.FunctionDef) -> bool:
        self.methods[node.name.value] = node
        self.names.add(node.name.value)
        return False

    def visit_ClassDef(self, node: cst.ClassDef) -> bool:
        self.names.add(node.name.value)
        return False

    def visit_AssignTarget(self, node: cst.AssignTarget) -> None:
        self.names.update(_targets(node.target))

    def visit_AnnAssign(self, node: cst.AnnAssign) -> None:
        if node.value is not None:
            self.names.update(_targets(node.target))


def _targets(node: cst.BaseExpression) -> Iterator[str]:
    match node:
        case cst.Name(value=value):
            yield value
        case cst.Tuple(elements=elements) | cst.List(elements=elements):
            for element in elements:
                yield from _targets(element.value)
        case _:
            pass
