"""Lists that come in pages, as one run of items.

A pagination says how the arguments of the next call follow from the last answer. It is
data; `Pages` walks in the same way for both clients.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import NoneType
from typing import Any, Final, Generic, TypeAlias, TypeVar, assert_never, cast
from urllib.parse import urlsplit

from .absent import ABSENT
from .answer import Answer
from .errors import ContractError
from .operation import Operation, Parameter
from .percent import WireError

Item = TypeVar("Item")
Steps: TypeAlias = tuple[str, ...]
"""The way into a value, by its Python attributes or its keys."""

_LINK: Final = re.compile(r'<([^>]*)>((?:\s*;\s*[\w*-]+\s*=\s*(?:"[^"]*"|[^",;\s]+))*)')
_NEXT: Final = re.compile(r';\s*rel\s*=\s*(?:"(?:[^"]*\s)?next(?:\s[^"]*)?"|next\b)')


@dataclass(frozen=True, kw_only=True, slots=True)
class PageNumber:
    """`page` counts pages from `first`; `size` says how many items one holds."""

    page: str = "page"
    size: str | None = "per_page"
    first: int = 0
    items: Steps = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Offset:
    """`offset` counts items; `limit` says how many to return."""

    offset: str = "offset"
    limit: str | None = "limit"
    items: Steps = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Cursor:
    """Arguments of the next call are found in the last item, or in the whole body.

    `arguments` maps each to its way there. `more` leads to a flag in the body, where
    there is one; `size` is the argument that says how many items a page holds.
    """

    arguments: Mapping[str, Steps]
    of_last_item: bool = True
    more: Steps | None = None
    size: str | None = None
    items: Steps = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class NextLink:
    """The answer links to the next page: in its body, or in the header `Link`.

    The link's query is read as arguments of the same operation. So a link never leads
    to another host, and credentials stay where they belong.
    """

    link: Steps | None = None
    items: Steps = ()


Pagination: TypeAlias = PageNumber | Offset | Cursor | NextLink


class Page(Generic[Item]):
    """One page: the arguments that ask for it, and its items once it is read."""

    __slots__ = ("_before", "_operation", "_way", "answer", "arguments", "items")

    def __init__(
        self,
        operation: str,
        arguments: dict[str, Any],
        way: Steps,
        before: Sequence[Item],
    ) -> None:
        self._operation = operation
        self._way = way
        self._before = before
        self.arguments = arguments
        self.answer: Answer[Any] | None = None
        self.items: Sequence[Item] = ()

    def read(self, answer: Answer[Any]) -> Sequence[Item]:
        """Take the answer; return the items in it.

        Raises `ContractError` for the same items as on the page before: a server that
        does not turn the page would do so for ever.
        """
        self.answer = answer
        try:
            self.items = _items(_found(answer.result, self._way))
            _refuse_same(self.items, self._before)
        except WireError as error:
            raise _broken(self._operation, error) from None
        return self.items


@dataclass(frozen=True, slots=True)
class Pages(Generic[Item]):
    """How an operation pages through items of one type."""

    pagination: Pagination

    def walk(
        self, operation: Operation[Any], arguments: Mapping[str, Any]
    ) -> Iterator[Page[Item]]:
        """Yield page after page; each has to be read before the next is asked for.

        Raises `ContractError` where an answer leads back to a page that has been.
        """
        current: dict[str, Any] | None = _begun(self.pagination, arguments)
        items: Sequence[Item] = ()
        asked: set[str] = set()
        while current is not None:
            moved = {
                name: value
                for name, value in current.items()
                if value is not arguments.get(name)
            }
            if repr(moved) in asked:
                message = "the next page is one that has been"
                raise _broken(operation.id, WireError(message))
            asked.add(repr(moved))
            page: Page[Item]
            page = Page(operation.id, current, self.pagination.items, items)
            yield page
            if page.answer is None:
                return
            items = page.items
            try:
                current = _next(operation, self.pagination, current, page.answer, items)
            except WireError as error:
                raise _broken(operation.id, error) from None


def _begun(pagination: Pagination, arguments: Mapping[str, Any]) -> dict[str, Any]:
    """Return the arguments of the first call."""
    match pagination:
        case PageNumber(page=page, first=first):
            return _with_default(arguments, page, first)
        case Offset(offset=offset):
            return _with_default(arguments, offset, 0)
        case Cursor() | NextLink():
            return dict(arguments)
        case _:
            assert_never(pagination)


def _with_default(
    arguments: Mapping[str, Any], name: str, default: int
) -> dict[str, Any]:
    given = arguments.get(name)
    return {**arguments, name: default if given is None else given}


def _next(
    operation: Operation[Any],
    pagination: Pagination,
    arguments: dict[str, Any],
    answer: Answer[Any],
    items: Sequence[Any],
) -> dict[str, Any] | None:
    match pagination:
        case PageNumber(page=page, size=size):
            if not items or _short(operation, size, arguments, items):
                return None
            return {**arguments, page: arguments[page] + 1}
        case Offset(offset=offset, limit=limit):
            if not items or _short(operation, limit, arguments, items):
                return None
            return {**arguments, offset: arguments[offset] + len(items)}
        case Cursor():
            return _after(operation, pagination, arguments, answer, items)
        case NextLink(link=link):
            return _linked(operation, _target(link, answer), arguments)
        case _:
            assert_never(pagination)


def _short(
    operation: Operation[Any],
    size: str | None,
    arguments: Mapping[str, Any],
    items: Sequence[Any],
) -> bool:
    """Whether a page holds less than was asked for: it is the last one then."""
    asked = arguments.get(size) if size else None
    if asked is None:
        defaults = {one.argument: one.default for one in operation.parameters}
        asked = defaults.get(size or "")
    return isinstance(asked, int) and len(items) < asked


def _after(
    operation: Operation[Any],
    cursor: Cursor,
    arguments: dict[str, Any],
    answer: Answer[Any],
    items: Sequence[Any],
) -> dict[str, Any] | None:
    if cursor.more is not None and not _found(answer.result, cursor.more):
        return None
    if cursor.of_last_item and not items:
        return None
    if _short(operation, cursor.size, arguments, items):
        return None
    source = items[-1] if cursor.of_last_item else answer.result
    found = {name: _found(source, way) for name, way in cursor.arguments.items()}
    if any(_says_none(value, cursor) for value in found.values()):
        return None
    # A cursor that stays where it is has nothing behind it.
    still = all(arguments.get(name) == value for name, value in found.items())
    return None if still else {**arguments, **found}


def _says_none(value: Any, cursor: Cursor) -> bool:
    """Whether there is no next page; an item of it may hold zero."""
    return value is None or value == "" or (not cursor.of_last_item and not value)


def _target(link: Steps | None, answer: Answer[Any]) -> str | None:
    if link is not None:
        found = _found(answer.result, link)
        return None if found is None else str(found)
    for match in _LINK.finditer(answer.headers.get("link", "")):
        if _NEXT.search(match[2]):
            return match[1]
    return None


def _linked(
    operation: Operation[Any], target: str | None, arguments: Mapping[str, Any]
) -> dict[str, Any] | None:
    # Imported when a link is followed: this is all that needs the wire.
    from .fields import parse_query

    if not target:
        return None
    fields = parse_query(urlsplit(target).query)
    queried = [one for one in operation.parameters if one.place == "query"]
    changed = {**arguments, **_read(queried, fields)}
    if changed == arguments:
        raise WireError("the link to the next page leads nowhere else")
    return changed


def _read(
    parameters: Sequence[Parameter], fields: Mapping[str, Sequence[str]]
) -> dict[str, Any]:
    from .parameters import compile_parameters

    found: dict[str, Any] = {}
    for codec in compile_parameters(parameters):
        if any(codec.claims(name) for name in fields):
            found[codec.parameter.argument] = codec.read(fields)
    return found


def _broken(operation: str, error: WireError) -> ContractError:
    return ContractError(operation, str(error), "pages")


def _refuse_same(items: Sequence[Any], before: Sequence[Any]) -> None:
    """Refuse the page before; plain values may come again."""
    plain = not items or isinstance(items[0], (str, int, float, NoneType))
    if not plain and items == before:
        raise WireError("the next page is the same again")


def _items(found: Any) -> Sequence[Any]:
    if found is None:
        return ()
    page: Sequence[Any] = found
    if not isinstance(found, Sequence) or isinstance(found, str):
        raise WireError(f"a {type(found).__name__} is no page")
    return page


def _found(value: Any, way: Steps) -> Any:
    """Follow a way into a value; None where it ends early."""
    for step in way:
        value = _step(value, step)
        if value is None or value is ABSENT:
            return None
    return value


def _step(value: Any, step: str) -> Any:
    if isinstance(value, Mapping):
        return cast("Mapping[str, Any]", value).get(step)
    return getattr(value, step, None)
