"""How parameters are spelled (OpenAPI 3.1, section 4.8.12.3)."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from specwright.ir.operations import Place, Style

from .findings import Findings
from .node import Node

_BY_PLACE: Final[Mapping[Place, tuple[Style, ...]]] = MappingProxyType(
    {
        Place.PATH: (Style.SIMPLE, Style.LABEL, Style.MATRIX),
        Place.QUERY: (
            Style.FORM,
            Style.SPACE_DELIMITED,
            Style.PIPE_DELIMITED,
            Style.DEEP_OBJECT,
        ),
        Place.HEADER: (Style.SIMPLE,),
        Place.COOKIE: (Style.FORM, Style.COOKIE),
        Place.QUERYSTRING: (Style.FORM,),
    }
)
"""Place -> the styles that it knows, its default first."""


def style_of(node: Node, place: Place) -> Style:
    """Return the style of a parameter, the default where the place lacks it."""
    known = _BY_PLACE[place]
    written = node.text("style")
    if written is None or written in known:
        return known[0] if written is None else Style(written)
    node.findings.add(
        "style-out-of-place",
        node.at("style"),
        f"`style` `{written}` is not for `{place}`; `{known[0]}` is used",
        hint="write " + " or ".join(f"`{style}`" for style in known),
    )
    return known[0]


def explode_of(node: Node, style: Style) -> bool:
    """Return whether each element or member is written apart."""
    explode = node.flag("explode")
    return style in {Style.FORM, Style.COOKIE} if explode is None else explode


def written_style(node: Node, findings: Findings) -> Style | None:
    """Return the style of a property of a form, if one is written."""
    written = node.text("style")
    if written is None or written in _BY_PLACE[Place.QUERY]:
        return None if written is None else Style(written)
    findings.add(
        "style-out-of-place",
        node.at("style"),
        f"`style` `{written}` is not for the properties of a form; it is left out",
        hint="write " + " or ".join(f"`{style}`" for style in _BY_PLACE[Place.QUERY]),
    )
    return None
