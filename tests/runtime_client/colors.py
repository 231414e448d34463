"""A parameter called `color`, of any type, in any place and style."""

from typing import Any

from specwright.runtime.codec import Codec
from specwright.runtime.fields import parse_cookies, parse_query
from specwright.runtime.operation import Parameter, Place, Style
from specwright.runtime.parameters import compile_parameter


def codec(
    declared: Any, place: Place, style: Style | None = None, **more: Any
) -> Codec:
    return compile_parameter(
        Parameter(
            argument="color",
            name="color",
            place=place,
            type=declared,
            style=style,
            **more,
        )
    )


def received(one: Codec, text: str) -> Any:
    """Read what was written, as a server would."""
    match one.parameter.place:
        case "path":
            return one.read({"color": [text]})
        case "header":
            return one.read({"color": [text]})
        case "cookie":
            return one.read(parse_cookies(text))
        case _:
            return one.read(parse_query(text))
