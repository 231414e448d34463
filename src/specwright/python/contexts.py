"""Where a schema stands, in words: what an inline schema is named after."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from specwright.ir.api import Api
from specwright.ir.operations import Header, MediaType, Operation, Response
from specwright.ir.schemas import Const, Enum, Properties, Reference, Schema
from specwright.schema.subschemas import subschemas

from .identifiers import spelled, words
from .outcomes import outcomes
from .reasons import reason

_ORDINALS: Final = (
    "First",
    "Second",
    "Third",
    "Fourth",
    "Fifth",
    "Sixth",
    "Seventh",
    "Eighth",
    "Ninth",
    "Tenth",
    "Eleventh",
    "Twelfth",
)
_STEPS: Final = {
    "items": ("Item",),
    "additionalProperties": ("Value",),
    "unevaluatedProperties": ("Value",),
    "unevaluatedItems": ("Item",),
    "contains": ("Contained",),
    "contentSchema": ("Content",),
    "propertyNames": ("Name",),
    "not": ("Not",),
    "if": ("If",),
    "then": ("Then",),
    "else": ("Else",),
}
_MEMBERS: Final = frozenset(
    {"properties", "$defs", "definitions", "dependentSchemas", "patternProperties"}
)


@dataclass(frozen=True, slots=True)
class Context:
    """Words for a place: `short` as a person would, `full` with all there is.

    `rank` is lower the better the right to a name; `text` is the author's own name.
    """

    short: tuple[str, ...]
    full: tuple[str, ...]
    rank: int
    text: str = ""

    def then(self, short: tuple[str, ...], full: tuple[str, ...]) -> "Context":
        """Return the context of something inside."""
        return Context((*self.short, *short), (*self.full, *full), self.rank + 1)


def tokens(pointer: str) -> list[str]:
    """Return the steps of a JSON pointer."""
    return [t.replace("~1", "/").replace("~0", "~") for t in pointer.split("/")[1:]]


@dataclass(frozen=True, slots=True)
class Root:
    """A schema that stands in something else than a schema."""

    context: Context
    schema: Schema


def roots(api: Api) -> dict[str, Root]:
    """Return the outermost schemas of an API, by pointer."""
    found: dict[str, Root] = {}
    for pointer, schema in api.schemas.items():
        steps = tokens(pointer)
        if len(steps) == 3 and steps[:2] == ["components", "schemas"]:
            found[pointer] = Root(component_context(steps[2], ()), schema)
    for operation in _operations(api):
        for context, schema in _operation_roots(operation):
            found.setdefault(schema.pointer, Root(context, schema))
    return found


def component_context(name: str, suffix: tuple[str, ...]) -> Context:
    """Return the context of a component."""
    return Context((*words(name), *suffix), (*spelled(name), *suffix), 0, name)


def _operations(api: Api) -> Iterator[Operation]:
    waiting = [*api.operations, *api.webhooks]
    while waiting:
        operation = waiting.pop(0)
        yield operation
        for callback in operation.callbacks:
            waiting.extend(callback.operations)


def _operation_roots(operation: Operation) -> Iterator[tuple[Context, Schema]]:
    own = Context(words(operation.id), spelled(operation.id), 1)
    for parameter in operation.parameters:
        name, place = words(parameter.name), (parameter.place.value.title(),)
        context = own.then(name, (*spelled(parameter.name), *place))
        yield _shared(parameter.pointer, context, ("Parameter",)), parameter.schema
    if operation.body is not None:
        context = own.then(("Request",), ("Request",))
        base = _shared(operation.body.pointer, context, ("Request",))
        yield from _content_roots(base, operation.body.contents)
    successes = outcomes(operation).successes
    for response in operation.responses:
        status = words(reason(response.status))
        first = bool(successes) and response is successes[0]
        context = own.then(
            ("Response",) if first else (*status, "Response"), (*status, "Response")
        )
        base = _shared(response.pointer, context, ("Response",))
        yield from _response_roots(base, response)


def _response_roots(
    base: Context, response: Response
) -> Iterator[tuple[Context, Schema]]:
    yield from _content_roots(base, response.contents)
    for header in response.headers:
        yield _header_context(base, header), header.schema


def _header_context(base: Context, header: Header) -> Context:
    name = (*words(header.name), "Header")
    return _shared(header.pointer, base.then(name, name), ("Header",))


def _content_roots(
    base: Context, contents: tuple[MediaType, ...]
) -> Iterator[tuple[Context, Schema]]:
    for place, content in enumerate(contents):
        subtype = words(content.name.partition("/")[2].partition(";")[0])
        full = (*base.full[:-1], *subtype, *base.full[-1:])
        json = "json" in content.name
        context = Context(base.short, full, base.rank + (0 if json else 1 + place))
        if content.schema is not None:
            yield context, content.schema
        if content.item is not None:
            yield context.then(("Event",), ("Event",)), content.item
        for encoding in content.encodings:
            for header in encoding.headers:
                yield _header_context(context, header), header.schema


def _shared(pointer: str, context: Context, suffix: tuple[str, ...]) -> Context:
    """Return the context of a component that many operations share."""
    steps = tokens(pointer)
    if len(steps) < 3 or steps[0] != "components":
        return context
    short, full = words(steps[2]), spelled(steps[2])
    ends = tuple(map(str.title, short[-1:])) == suffix
    return Context(short if ends else (*short, *suffix), (*full, *suffix), 1)


def context_of(pointer: str, known: dict[str, Root]) -> Context:
    """Return the words for any schema, from the nearest root that it stands in."""
    steps = pointer.split("/")
    for cut in range(len(steps), 1, -1):
        root = known.get("/".join(steps[:cut]))
        if root is not None:
            return _descend(
                root, tokens("/" + "/".join(steps[cut:])) if steps[cut:] else []
            )
    rest = tokens(pointer)
    named = tuple(word for step in rest for word in words(step))
    return Context(named, tuple(w for step in rest for w in spelled(step)), 3)


def _descend(root: Root, steps: list[str]) -> Context:
    context, schema = root.context, root.schema
    pointer = schema.pointer
    inner: Schema | None = schema
    while steps:
        step = steps.pop(0)
        pointer = f"{pointer}/{_escaped(step)}"
        more = steps.pop(0) if steps and _has_key(step) else None
        if more is not None:
            pointer = f"{pointer}/{_escaped(more)}"
        context = context.then(*_step(step, more, inner))
        inner = _inside(inner, pointer)
    return context


def _has_key(step: str) -> bool:
    return step in _MEMBERS or step in {"allOf", "anyOf", "oneOf", "prefixItems"}


def _step(
    step: str, more: str | None, schema: Schema | None
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    if step == "allOf" or more is None:
        found = _STEPS.get(step, () if step == "allOf" else words(step))
        return found, found
    if step == "patternProperties":
        return ("Value",), (*spelled(more), "Value")
    if step in _MEMBERS:
        return words(more), spelled(more)
    if step == "prefixItems":
        found = (ordinal(int(more)) if more.isdigit() else more,)
        return found, found
    found = _variant(step, int(more) if more.isdigit() else 0, schema)
    return found, found


def ordinal(place: int) -> str:
    """Return `First` for 0; beyond twelve, letters."""
    if place < len(_ORDINALS):
        return _ORDINALS[place]
    letters = ""
    rest = place - len(_ORDINALS)
    while rest >= 0:
        letters = chr(ord("a") + rest % 26) + letters
        rest = rest // 26 - 1
    return f"Further{letters.title()}"


def _variant(step: str, place: int, schema: Schema | None) -> tuple[str, ...]:
    """Return what tells one variant of a union from its siblings."""
    siblings = _branches(step, schema)
    if place >= len(siblings):
        return (ordinal(place),)
    for tell in (_title, _target, _constant):
        told = [tell(sibling) for sibling in siblings]
        if told[place] and told.count(told[place]) == 1:
            return told[place]
    return _only_member(siblings[place], siblings) or (ordinal(place),)


def _branches(step: str, schema: Schema | None) -> tuple[Schema, ...]:
    if schema is None:
        return ()
    for assertion in schema.assertions:
        if type(assertion).__name__.lower() == step.lower():
            return subschemas(assertion)
    return ()


def _title(schema: Schema) -> tuple[str, ...]:
    title = words(schema.annotations.title)
    return title if len(title) < 6 else ()


def _target(schema: Schema) -> tuple[str, ...]:
    targets = [a.target for a in schema.assertions if isinstance(a, Reference)]
    return words(tokens(targets[0])[-1]) if targets else ()


def _constant(schema: Schema) -> tuple[str, ...]:
    for _, member in _members(schema):
        for assertion in member.assertions:
            match assertion:
                case Const(value=str(value)) | Enum(values=(str(value),)):
                    return words(value)
                case _:
                    pass
    return ()


def _only_member(schema: Schema, siblings: tuple[Schema, ...]) -> tuple[str, ...]:
    others = {
        name
        for sibling in siblings
        if sibling is not schema
        for name, _ in _members(sibling)
    }
    own = [name for name, _ in _members(schema) if name not in others]
    return ("With", *words(own[0])) if own else ()


def _members(schema: Schema) -> tuple[tuple[str, Schema], ...]:
    for assertion in schema.assertions:
        if isinstance(assertion, Properties):
            return assertion.members
    return ()


def _inside(schema: Schema | None, pointer: str) -> Schema | None:
    if schema is not None:
        for assertion in schema.assertions:
            for inner in subschemas(assertion):
                if inner.pointer == pointer:
                    return inner
    return None


def _escaped(step: str) -> str:
    return step.replace("~", "~0").replace("/", "~1")
