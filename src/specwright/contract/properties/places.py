"""What coverage calls the places that checks reach."""

from specwright.contract.check import Kind, Reach
from specwright.contract.strategies import Site
from specwright.contract.wire import Declared
from specwright.ir.operations import Header, MediaType, Response


def keyword(site: Site, kind: Kind) -> Reach:
    """Return the place of a keyword."""
    return Reach(site.place, site.keyword, kind)


def parameter(declared: Declared, kind: Kind) -> Reach:
    """Return the place of a parameter."""
    return Reach(declared.pointer, f"{declared.place} parameter", kind)


def status(response: Response, kind: Kind) -> Reach:
    """Return the place of a status."""
    return Reach(response.pointer, f"status {response.status}", kind)


def media_type(content: MediaType, kind: Kind) -> Reach:
    """Return the place of a media type."""
    return Reach(content.pointer, f"media type {content.name}", kind)


def header(header: Header, kind: Kind) -> Reach:
    """Return the place of a header of an answer."""
    return Reach(header.pointer, "response header", kind)
