"""Parameters, both ways (OpenAPI 3.1, section 4.8.12; 3.2 adds `querystring`).

`compile_parameters` turns the declarations of an operation into codecs, once. A codec
writes a Python value as finished text, and reads it back from the fields of a message:
names decoded, values as they came.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Annotated, Any, Final, get_args, get_origin

from .adapters import adapter_of
from .codec import Codec
from .deep_objects import DeepWriter
from .escapes import escape_of, escape_reserved_element
from .notation import Notation
from .operation import Header, Parameter, Place
from .percent import (
    decode,
    decode_plus,
    encode,
    verbatim,
)
from .shapes import Shape, shape_of
from .style_writer import Writer
from .styles import (
    DEFAULT_STYLES,
    SPELLINGS,
    Escape,
    Spelling,
)

_BUILTINS: Final = (str, int, bool)

_HEADER: Final = Spelling(ambiguous=",")


def compile_parameter(
    parameter: Parameter, others: frozenset[str] = frozenset()
) -> Codec:
    """Return the codec of a parameter; `others` are the names beside it."""
    codec = Codec(
        parameter=parameter,
        notation=notation_of(parameter, shape_of(parameter.type), others),
        adapter=adapter_of(parameter.type),
        builtin=_builtin(parameter.type),
    )
    if parameter.place != "querystring":
        return codec
    # Bodies are made of parameters in their turn.
    from .querystring import whole_query

    return whole_query(codec)


def header_codec(header: Header) -> Codec:
    """Return the codec of a header of an answer, or of a part."""
    return compile_parameter(
        Parameter(
            argument=header.name,
            name=header.name,
            place="header",
            type=header.type,
            explode=header.explode,
            media_type=header.media_type,
        )
    )


def notation_of(
    parameter: Parameter, shape: Shape, others: frozenset[str] = frozenset()
) -> Notation:
    """Return how a parameter is spelled; defaults are those of its place."""
    style = parameter.style or DEFAULT_STYLES[parameter.place]
    explode = parameter.explode
    if explode is None:
        explode = style in {"form", "cookie", "deepObject"}
    by_content = parameter.media_type is not None
    deep = style == "deepObject" and not by_content
    spelling = _spelling(parameter, SPELLINGS["form" if deep else style])
    return Notation(
        name=parameter.name,
        key=parameter.name.lower() if parameter.place == "header" else parameter.name,
        place=parameter.place,
        shape=shape,
        writer=_writer(parameter, spelling, explode=explode, deep=deep),
        spelling=_read_spelling(parameter, spelling),
        explode=explode and not by_content,
        deep=deep,
        unescape=_unescape(parameter, style),
        media_type=parameter.media_type,
        others=others - {parameter.name},
    )


def _builtin(declared: Any) -> type[Any] | None:
    """Return the class whose very instances need no serialiser, if there is one."""
    if get_origin(declared) is Annotated:
        return _builtin(get_args(declared)[0])
    return declared if declared in _BUILTINS else None


def _spelling(parameter: Parameter, spelling: Spelling) -> Spelling:
    if parameter.place == "header":
        return _HEADER
    if parameter.place == "cookie":
        return replace(spelling, separator="; ")
    return spelling


def _read_spelling(parameter: Parameter, spelling: Spelling) -> Spelling:
    """Outside paths the name has been read already."""
    if parameter.place == "path":
        return spelling
    return replace(spelling, named=False)


def _writer(
    parameter: Parameter, spelling: Spelling, *, explode: bool, deep: bool
) -> Writer | DeepWriter:
    name = parameter.name
    if parameter.place in {"path", "query"}:
        name = encode(name)
    if deep:
        return DeepWriter(name)
    escape = escape_of(parameter, spelling)
    return Writer(
        name=name,
        spelling=spelling,
        explode=explode,
        escape=escape,
        escape_element=(
            partial(escape_reserved_element, escape)
            if parameter.allow_reserved
            else escape
        ),
    )


def _unescape(parameter: Parameter, style: str) -> Escape:
    match parameter.place:
        case "header":
            return verbatim
        case "cookie":
            return verbatim if style == "cookie" else decode
        case "query":
            return decode_plus
        case _:
            return decode


def compile_parameters(parameters: Sequence[Parameter]) -> tuple[Codec, ...]:
    """Return the codecs of an operation's parameters, in their order."""
    names: dict[Place, set[str]] = {}
    for one in parameters:
        names.setdefault(one.place, set()).add(one.name)
    return tuple(
        compile_parameter(one, frozenset(names[one.place])) for one in parameters
    )
