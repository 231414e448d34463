"""From a raw path to the operations that live there: a trie of path segments.

A literal segment is tried before one that mixes text and parameters, which is tried
before one that is a parameter alone. Each node of the trie is visited at most once for
a path, so that no path takes longer than the size of the trie.
"""

from collections.abc import Iterator
from typing import Generic, TypeAlias, TypeVar
from urllib.parse import quote, unquote

Target = TypeVar("Target")

Captures: TypeAlias = tuple[str, ...]
"""The percent-encoded values of a path's parameters, in the order of its template."""


class Resource(Generic[Target]):
    """What lives at one path template: a target for each method."""

    __slots__ = ("methods", "template")

    def __init__(self, template: str) -> None:
        self.template = template
        self.methods: dict[str, Target] = {}


class _Pattern:
    """A segment that mixes literal text and parameters, such as `{name}.{suffix}`.

    The leftmost shortest match of each literal is taken. With non-empty parameters that
    finds a match where there is one, without backtracking.
    """

    __slots__ = ("between", "prefix", "suffix")

    def __init__(self, literals: tuple[str, ...]) -> None:
        quoted = [quote(text, safe="!$&'()*+,;=:@~") for text in literals]
        self.prefix, *self.between, self.suffix = quoted

    def match(self, segment: str) -> Captures | None:
        """Return the parameters' values, each at least one character long."""
        end = len(segment) - len(self.suffix)
        start = len(self.prefix)
        if not (segment.startswith(self.prefix) and segment.endswith(self.suffix)):
            return None
        values: list[str] = []
        for literal in self.between:
            found = segment.find(literal, start + 1, end)
            if found < 0:
                return None
            values.append(segment[start:found])
            start = found + len(literal)
        if start >= end:
            return None
        return (*values, segment[start:end])


class _Node(Generic[Target]):
    __slots__ = ("capture", "literals", "patterns", "resource")

    def __init__(self) -> None:
        self.literals: dict[str, _Node[Target]] = {}
        self.patterns: dict[tuple[str, ...], tuple[_Pattern, _Node[Target]]] = {}
        self.capture: _Node[Target] | None = None
        self.resource: Resource[Target] | None = None


class Router(Generic[Target]):
    """The paths of one specification; what was added answers to its method."""

    def __init__(self) -> None:
        self._root: _Node[Target] = _Node()
        self._static: dict[str, dict[str, Target]] = {}

    def add(self, method: str, template: str, target: Target) -> None:
        """Serve `method` at `template`; ValueError if something else is there."""
        node = self._root
        for segment in template.split("/")[1:]:
            node = _child(node, segment_literals(segment))
        if node.resource is None:
            node.resource = Resource(template)
        if method in node.resource.methods:
            raise ValueError(
                f"{method} {template} is served twice, also as {node.resource.template}"
            )
        node.resource.methods[method] = target
        if "{" not in template:
            self._static[template] = node.resource.methods

    def find(self, method: str, path: str) -> tuple[Target, Captures] | None:
        """Return the most concrete target of a percent-encoded path."""
        static = self._static.get(path)
        if static is not None and method in static:
            return static[method], ()
        return _first(self._root, path.split("/"), 1, method)

    def resources(self, path: str) -> Iterator[tuple[Resource[Target], Captures]]:
        """Return each resource that a path matches, the most concrete first."""
        return _matches(self._root, path.split("/"), 1, ())


def segment_literals(segment: str) -> tuple[str, ...]:
    """Return the text around the parameters of a template's segment.

    `pets` gives `("pets",)`, `{id}` gives `("", "")`, `{a}-{b}` gives `("", "-", "")`.
    """
    first, *rest = segment.split("{")
    return (first, *(part.partition("}")[2] for part in rest))


def _child(node: _Node[Target], literals: tuple[str, ...]) -> _Node[Target]:
    if len(literals) == 1:
        return node.literals.setdefault(literals[0], _Node())
    if literals == ("", ""):
        node.capture = node.capture or _Node()
        return node.capture
    if literals not in node.patterns:
        node.patterns[literals] = (_Pattern(literals), _Node())
        node.patterns = dict(sorted(node.patterns.items(), key=_generality))
    return node.patterns[literals][1]


def _generality(item: tuple[tuple[str, ...], object]) -> tuple[int, tuple[str, ...]]:
    """Sort patterns with more literal text before those with less."""
    return -sum(map(len, item[0])), item[0]


def _first(
    node: _Node[Target], segments: list[str], index: int, method: str
) -> tuple[Target, Captures] | None:
    """Return the first of `_matches` that serves `method`, without its generators."""
    captured: list[str] = []
    for position in range(index, len(segments)):
        segment = segments[position]
        literal = node.literals.get(unquote(segment) if "%" in segment else segment)
        if node.patterns or (literal is not None and node.capture is not None):
            found = _branch(node, literal, segments, position, method)
            return None if found is None else (found[0], (*captured, *found[1]))
        if literal is not None:
            node = literal
        elif node.capture is not None and segment:
            node = node.capture
            captured.append(segment)
        else:
            return None
    target = node.resource.methods.get(method) if node.resource else None
    return None if target is None else (target, tuple(captured))


def _branch(
    node: _Node[Target],
    literal: _Node[Target] | None,
    segments: list[str],
    index: int,
    method: str,
) -> tuple[Target, Captures] | None:
    """Try each way on from a node that has several."""
    if literal is not None:
        found = _first(literal, segments, index + 1, method)
        if found is not None:
            return found
    segment = segments[index]
    for pattern, child in node.patterns.values():
        values = pattern.match(segment)
        found = _first(child, segments, index + 1, method) if values else None
        if values is not None and found is not None:
            return found[0], values + found[1]
    if node.capture is None or not segment:
        return None
    found = _first(node.capture, segments, index + 1, method)
    return None if found is None else (found[0], (segment, *found[1]))


def _matches(
    node: _Node[Target], segments: list[str], index: int, captures: Captures
) -> Iterator[tuple[Resource[Target], Captures]]:
    if index == len(segments):
        if node.resource is not None:
            yield node.resource, captures
        return
    segment = segments[index]
    literal = node.literals.get(unquote(segment) if "%" in segment else segment)
    if literal is not None:
        yield from _matches(literal, segments, index + 1, captures)
    for pattern, child in node.patterns.values():
        values = pattern.match(segment)
        if values is not None:
            yield from _matches(child, segments, index + 1, captures + values)
    if node.capture is not None and segment:
        yield from _matches(node.capture, segments, index + 1, (*captures, segment))
