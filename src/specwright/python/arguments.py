"""The arguments of a call: parameters, the body, and which media type it has."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from specwright.ir.json import Value
from specwright.ir.operations import Body, Operation, Parameter, Place, Style

from .annotation import Annotation, Direction
from .imports import Import
from .literals import literal
from .lowering import Models
from .media import content_type, contents_source
from .prose import parameter_text
from .samples import parameter_example
from .source import constructed, declared, optional, union
from .static import static
from .told import told


@dataclass(frozen=True, kw_only=True, slots=True)
class Argument:
    """An argument of a method: `type` as a client passes it.

    `default` is None where the caller has to give a value; `text` is what the author
    said about it. `is_handled` says whether a handler gets it too; `served` is its type
    there, where that is another.
    """

    name: str
    type: Annotation
    default: Annotation | None
    positional: bool
    text: str = ""
    served: Annotation | None = None
    is_handled: bool = True

    @property
    def declaration(self) -> str:
        """Return it as a client's signature has it."""
        tail = "" if self.default is None else f" = {self.default.text}"
        return declared(self.name, self.type.text, tail)

    @property
    def handled(self) -> str:
        """Return it as a handler's signature has it, which always gets a value."""
        return declared(self.name, (self.served or self.type).text)


NONE = Annotation("None")
_DEFAULT_STYLES: Mapping[Place, Style] = {
    Place.PATH: Style.SIMPLE,
    Place.HEADER: Style.SIMPLE,
    Place.QUERY: Style.FORM,
    Place.COOKIE: Style.FORM,
    Place.QUERYSTRING: Style.FORM,
}
_EXPLODED = frozenset({Style.FORM, Style.COOKIE})


def arguments(operation: Operation, models: Models) -> tuple[Argument, ...]:
    """Return the arguments of an operation's methods in the order of the signature.

    Those in the path come first, in its order, then the body, all positional; the
    others follow as keywords, required ones first.
    """
    names = models.names.arguments.get(operation.pointer, {})
    body = operation.body
    in_path = sorted(
        (one for one in operation.parameters if one.place is Place.PATH),
        key=lambda one: operation.path.find(f"{{{one.name}}}"),
    )
    others = [one for one in operation.parameters if one.place is not Place.PATH]
    listed = [_argument(one, names, models) for one in (*in_path, *others)]
    listed += [] if body is None else _body(body, models)
    return tuple(sorted(listed, key=_order))


def _order(argument: Argument) -> int:
    if argument.positional:
        return 1 if argument.name == "body" else 0
    return 2 if argument.default is None else 3


def _argument(
    parameter: Parameter, names: Mapping[str, str], models: Models
) -> Argument:
    of = static(models.annotation(parameter.schema, Direction.REQUEST))
    default = _default(parameter, models)
    if parameter.required or (default is not None and default.text != "None"):
        passed = served = of
    else:
        passed = served = optional(of)
        default = NONE
    if default is not None and _is_mutable(default):
        passed, default = optional(of), NONE
    return Argument(
        name=names[parameter.pointer],
        type=passed,
        default=None if parameter.required else default,
        positional=parameter.place is Place.PATH,
        text=told(
            parameter_text, parameter.doc.description, parameter_example(parameter)
        ),
        served=served,
    )


def _is_mutable(default: Annotation) -> bool:
    return default.text[:1] in "[{" or default.text.endswith((")", "]"))


def _default(parameter: Parameter, models: Models) -> Annotation | None:
    match parameter.schema.annotations.default:
        case Value(value) if not parameter.required:
            return models.default(parameter.schema, value, Direction.REQUEST)
        case _:
            return None


def _body(body: Body, models: Models) -> list[Argument]:
    types = [content_type(one, Direction.REQUEST, models) for one in body.contents]
    of = static(union(types))
    argument = Argument(
        name="body",
        type=of if body.required else optional(of),
        default=None if body.required else NONE,
        positional=True,
        text=body.doc.description,
    )
    if len({one.text for one in types}) == len(types):
        return [argument]
    names = ", ".join(literal(one.name) for one in body.contents)
    media_type = Annotation(
        f"Literal[{names}] | None", frozenset({Import("typing", "Literal")})
    )
    return [
        argument,
        Argument(
            name="media_type",
            type=media_type,
            default=NONE,
            positional=False,
            text="How the body is written; the first way that fits unless given.",
            is_handled=False,
        ),
    ]


def parameter_source(parameter: Parameter, argument: str, models: Models) -> Annotation:
    """Return the `Parameter(...)` of the operation table."""
    of = models.annotation(parameter.schema, Direction.REQUEST)
    default = _default(parameter, models)
    style = parameter.style
    plain = style is _DEFAULT_STYLES[parameter.place]
    exploded = parameter.explode == (style in _EXPLODED)
    source = constructed(
        "Parameter",
        argument=literal(argument),
        name=literal(parameter.name),
        place=literal(parameter.place.value),
        type=of.text,
        required="True" if parameter.required else None,
        default=default.text if default and default.text != "None" else None,
        style=None if plain or parameter.media_type else literal(style.value),
        explode=None if exploded or parameter.media_type else str(parameter.explode),
        allow_reserved="True" if parameter.allow_reserved else None,
        media_type=parameter.media_type and literal(parameter.media_type),
    )
    imports = of.imports | {Import("_runtime.operation", "Parameter", local=True)}
    return Annotation(
        source, imports | (default.imports if default else frozenset[Import]())
    )


def body_source(body: Body, models: Models) -> Annotation:
    """Return the `Body(...)` of the operation table."""
    contents = contents_source(body.contents, Direction.REQUEST, models)
    source = constructed(
        "Body",
        contents=contents.text,
        required=None if body.required else "False",
    )
    return Annotation(
        source, contents.imports | {Import("_runtime.operation", "Body", local=True)}
    )


def imports_of(
    listed: tuple[Argument, ...], *, handler: bool = False
) -> Iterator[Import]:
    """Yield what the signature of a method needs imported."""
    for argument in listed:
        if handler and not argument.is_handled:
            continue
        of = argument.served or argument.type if handler else argument.type
        yield from of.imports
        if argument.default is not None and not handler:
            yield from argument.default.imports
