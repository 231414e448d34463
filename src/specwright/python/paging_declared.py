"""How an operation pages, as `x-specwright-pagination` declares it.

    x-specwright-pagination: false            # no pages, whatever it looks like
    x-specwright-pagination: {style: page}    # the names are found by convention
    x-specwright-pagination:
      style: page                         # or offset, cursor, link
      items: /data                        # the list; unless it is the only one
      page: page                          # page: the parameter that counts pages
      first: 1                            # page: the number of the first one
      offset: skip                        # offset: the parameter that counts items
      size: per_page                      # page, offset, cursor: how many items
      cursor: {cursor_id: /id}            # cursor: parameters and what they become
      from: item                          # cursor: found in the last item, or `body`
      more: /has_more                     # cursor: whether there is another page
      next: /links/next                   # link: in the body; else header `Link`

Parameters go by their name on the wire, places in an answer by a JSON Pointer.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final

from specwright.ir.json import Json
from specwright.ir.operations import Parameter

from . import paging_conventions as conventions
from .listing import Listing
from .paging_source import (
    PagingSource,
    cursor_source,
    link_source,
    offset_source,
    page_source,
)
from .ways import Way

EXTENSION: Final = "x-specwright-pagination"
_MEMBERS: Final[Mapping[str, frozenset[str]]] = {
    "page": frozenset({"style", "items", "page", "first", "size"}),
    "offset": frozenset({"style", "items", "offset", "size"}),
    "cursor": frozenset({"style", "items", "cursor", "from", "more", "size"}),
    "link": frozenset({"style", "items", "next"}),
}


@dataclass(frozen=True, slots=True)
class Declaration:
    """What an author declared, read; `problems` says what is wrong with it."""

    listing: Listing
    given: Mapping[str, Json]
    problems: list[str] = field(default_factory=list[str])

    def read(self) -> tuple[PagingSource, Way] | None:
        """Return the pagination and the way to the items, None if problems remain."""
        style = self.given.get("style")
        if not isinstance(style, str) or style not in _MEMBERS:
            styles = ", ".join(f'"{one}"' for one in _MEMBERS)
            self.problems.append(f'"style" is none of {styles}')
            return None
        for name in self.given.keys() - _MEMBERS[style]:
            self.problems.append(f'style "{style}" knows no "{name}"')
        items = self._items()
        read: Mapping[str, Callable[[Way], PagingSource | None]] = {
            "page": self._page,
            "offset": self._offset,
            "cursor": self._cursor,
            "link": self._link,
        }
        if items is None:
            return None
        source = read[style](items)
        if source is None and not self.problems:
            self.problems.append(f'what style "{style}" needs is not there')
        return None if source is None or self.problems else (source, items)

    def _items(self) -> Way | None:
        given = self.given.get("items")
        way = self.listing.items() if given is None else self._way(given, "items")
        if way is None or not self.listing.is_list(way):
            self.problems.append("the answer holds no list, or several: say `items`")
            return None
        return way

    def _page(self, items: Way) -> PagingSource | None:
        page = self._parameter("page", conventions.PAGES)
        if page is None:
            return None
        first = self.given.get("first")
        if not isinstance(first, int):
            first = conventions.first_page(self.listing, page)
        return page_source(self.listing.argument(page), self._size(), first)

    def _offset(self, items: Way) -> PagingSource | None:
        offset = self._parameter("offset", conventions.OFFSETS)
        if offset is None:
            return None
        return offset_source(self.listing.argument(offset), self._size())

    def _cursor(self, items: Way) -> PagingSource | None:
        cursors = self.given.get("cursor")
        if not isinstance(cursors, dict):
            return conventions.by_last_item(
                self.listing, items
            ) or conventions.by_cursor(self.listing)
        of_last_item = self.given.get("from", "item") == "item"
        start = self.listing.element(items) if of_last_item else self.listing.body
        arguments: dict[str, Way] = {}
        for name, pointer in cursors.items():
            parameter = self._named(name)
            way = self._way(pointer, "cursor", start)
            if parameter is not None and way is not None:
                arguments[self.listing.argument(parameter)] = way
        more = self.given.get("more")
        return cursor_source(
            arguments,
            of_last_item=of_last_item,
            more=None if more is None else self._way(more, "more"),
            size=self._size(),
        )

    def _link(self, items: Way) -> PagingSource | None:
        pointer = self.given.get("next")
        return link_source(None if pointer is None else self._way(pointer, "next"))

    def _size(self) -> str | None:
        if "size" not in self.given:
            return conventions.size(self.listing)
        parameter = self._named(self.given["size"])
        return None if parameter is None else self.listing.argument(parameter)

    def _parameter(self, key: str, names: tuple[str, ...]) -> Parameter | None:
        if key in self.given:
            return self._named(self.given[key])
        queried = self.listing.queried
        return next((queried[name] for name in names if name in queried), None)

    def _named(self, name: Json) -> Parameter | None:
        found = self.listing.parameters.get(name) if isinstance(name, str) else None
        if found is None:
            self.problems.append(f'the operation has no parameter "{name}"')
        return found

    def _way(self, pointer: Json, key: str, start: Way | None = None) -> Way | None:
        """Follow a JSON Pointer (RFC 6901) into the answer."""
        way: Way | None = start or self.listing.body
        if not isinstance(pointer, str) or (pointer and not pointer.startswith("/")):
            self.problems.append(f'"{key}" holds no JSON Pointer')
            return None
        for step in pointer.split("/")[1:]:
            name = step.replace("~1", "/").replace("~0", "~")
            way = None if way is None else self.listing.on(way).get(name)
        if way is None:
            self.problems.append(f'"{pointer}" leads to nothing that is described')
        return way
