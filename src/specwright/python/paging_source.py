"""The source of a pagination, as the runtime knows it."""

from collections.abc import Mapping
from dataclasses import dataclass

from .literals import literal
from .source import constructed
from .ways import Way


@dataclass(frozen=True, slots=True)
class PagingSource:
    """The constructor of a pagination, without the way to its items.

    `name` is the class, `arguments` the source of what it is given.
    """

    name: str
    arguments: Mapping[str, str | None]

    def text(self, items: Way) -> str:
        """Return the call that makes it."""
        way = steps_source(items) if items.steps else None
        return constructed(self.name, **self.arguments, items=way)


def page_source(page: str, size: str | None, first: int) -> PagingSource:
    """Return the source of `PageNumber`."""
    return PagingSource(
        "PageNumber",
        {"page": literal(page), "size": literal(size), "first": literal(first)},
    )


def offset_source(offset: str, limit: str | None) -> PagingSource:
    """Return the source of `Offset`."""
    return PagingSource("Offset", {"offset": literal(offset), "limit": literal(limit)})


def link_source(link: Way | None) -> PagingSource:
    """Return the source of `NextLink`."""
    return PagingSource(
        "NextLink", {"link": None if link is None else steps_source(link)}
    )


def cursor_source(
    arguments: Mapping[str, Way],
    *,
    of_last_item: bool,
    more: Way | None = None,
    size: str | None = None,
) -> PagingSource:
    """Return the source of `Cursor`."""
    listed = (
        f"{literal(name)}: {steps_source(way)}" for name, way in arguments.items()
    )
    return PagingSource(
        "Cursor",
        {
            "arguments": f"{{{', '.join(listed)}}}",
            "of_last_item": None if of_last_item else "False",
            "more": None if more is None else steps_source(more),
            "size": None if size is None else literal(size),
        },
    )


def steps_source(way: Way) -> str:
    """Return the source of the steps of a way."""
    listed = ", ".join(map(literal, way.steps))
    return f"({listed},)" if len(way.steps) == 1 else f"({listed})"
