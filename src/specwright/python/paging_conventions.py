"""How an operation pages, told by the names that most APIs use."""

from collections.abc import Iterable, Mapping
from typing import Final

from specwright.ir.operations import Parameter
from specwright.ir.schemas import Format

from .identifiers import snake
from .listing import Listing
from .paging_source import (
    PagingSource,
    cursor_source,
    link_source,
    offset_source,
    page_source,
)
from .ways import Way

PAGES: Final = ("page", "page_number", "page_index", "page_num", "current_page")
SIZES: Final = (
    "per_page",
    "page_size",
    "limit",
    "size",
    "page_limit",
    "max_results",
    "max_per_page",
    "count",
)
OFFSETS: Final = ("offset", "skip", "start")
CURSORS: Final = (
    "cursor",
    "page_cursor",
    "page_token",
    "next_token",
    "next_cursor",
    "continuation_token",
    "start_cursor",
    "marker",
    "after",
    "page",
)
_FOLLOWING: Final = (
    "next_cursor",
    "next_page_token",
    "next_token",
    "continuation_token",
    "end_cursor",
    "next_marker",
    "next_page",
    "next",
    "after",
    "cursor",
)
_LINKS: Final = ("next", "next_url", "next_link", "next_page_url", "odata_next_link")
_WRAPPERS: Final = (
    "links",
    "meta",
    "metadata",
    "page_info",
    "pagination",
    "paging",
    "response_metadata",
)
_MORE: Final = ("has_more", "has_next", "has_next_page", "more")
_ADDRESSES: Final = frozenset({"uri", "uri-reference", "iri", "iri-reference", "url"})


def conventional(found: Listing, items: Way) -> PagingSource | None:
    """Return how an operation pages, None where nothing says that it does.

    What the server itself names (a link, a cursor) goes before counting.
    """
    return (
        by_header(found)
        or by_link(found)
        or by_last_item(found, items)
        or by_cursor(found)
        or by_page(found)
        or by_offset(found)
    )


def by_header(found: Listing) -> PagingSource | None:
    """Read the documented header `Link` (RFC 8288), where a query can follow it."""
    headed = any(one.name.lower() == "link" for one in found.response.headers)
    if headed and _first(found.queried, (*PAGES, *CURSORS, *OFFSETS)):
        return link_source(None)
    return None


def by_link(found: Listing) -> PagingSource | None:
    """Read a member that holds the address of the next page."""
    way = next_link(found)
    return None if way is None else link_source(way)


def next_link(found: Listing) -> Way | None:
    """Return the way to a next link in the body."""
    for name, way in _candidates(found, _LINKS):
        reference = found.on(way).get("href")
        if reference is not None:
            return reference
        if _is_address(way) or name == "links":
            return way
    return None


def by_last_item(found: Listing, items: Way) -> PagingSource | None:
    """Read the last item: `cursor_id` is its `id`, `starting_after` is its `id`."""
    item = dict(_snake(found.on(found.element(items))))
    arguments: dict[str, Way] = {}
    for name, parameter in found.queried.items():
        of = "id" if name == "starting_after" else name.removeprefix("cursor_")
        if of != name and of in item:
            arguments[found.argument(parameter)] = item[of]
    if not arguments:
        return None
    return cursor_source(
        arguments, of_last_item=True, more=more(found), size=size(found)
    )


def by_cursor(found: Listing) -> PagingSource | None:
    """Read a member of the answer that is the next value of a parameter."""
    cursor = _first(found.queried, CURSORS)
    if cursor is None or found.counts(cursor) is not None:
        return None
    way = following(found)
    if way is None:
        return None
    arguments = {found.argument(cursor): way}
    return cursor_source(arguments, of_last_item=False, more=more(found))


def following(found: Listing) -> Way | None:
    """Return the way to the next cursor in the body."""
    return next((way for _, way in _candidates(found, _FOLLOWING)), None)


def by_page(found: Listing) -> PagingSource | None:
    """Count pages."""
    page = _first(found.queried, PAGES)
    if page is None or found.counts(page) is None:
        return None
    return page_source(found.argument(page), size(found), first_page(found, page))


def by_offset(found: Listing) -> PagingSource | None:
    """Count items, where the caller can also say how many there shall be."""
    offset = _first(found.queried, OFFSETS)
    limit = size(found)
    if offset is None or limit is None or found.counts(offset) is None:
        return None
    return offset_source(found.argument(offset), limit)


def first_page(found: Listing, page: Parameter) -> int:
    """Return the number of the first page: the default, or the least there is."""
    default = page.schema.annotations.default
    if default is not None and isinstance(default.json, int):
        return default.json
    shape = found.counts(page)
    return 1 if shape is None or shape.ge is None else int(shape.ge)


def size(found: Listing) -> str | None:
    """Return the argument that says how many items a page holds."""
    parameter = _first(found.queried, SIZES)
    if parameter is None or found.counts(parameter) is None:
        return None
    return found.argument(parameter)


def more(found: Listing) -> Way | None:
    """Return the way to the flag that tells whether there is another page."""
    return next((way for _, way in _candidates(found, _MORE)), None)


def _candidates(found: Listing, names: Iterable[str]) -> Iterable[tuple[str, Way]]:
    """Yield members of these names, of the body and of what wraps such members.

    Each comes with the name of the wrapper.
    """
    places = [("", found.members)]
    for wrapper in _WRAPPERS:
        way = found.members.get(wrapper)
        if way is not None:
            places.append((wrapper, dict(_snake(found.on(way)))))
    for place, members in places:
        yield from ((place, members[name]) for name in names if name in members)


def _is_address(way: Way) -> bool:
    return way.member is not None and any(
        isinstance(one, Format) and one.name in _ADDRESSES
        for one in way.member.schema.assertions
    )


def _snake(ways: Mapping[str, Way]) -> Iterable[tuple[str, Way]]:
    return ((snake(name), way) for name, way in ways.items())


def _first(
    parameters: Mapping[str, Parameter], names: Iterable[str]
) -> Parameter | None:
    return next((parameters[name] for name in names if name in parameters), None)
