"""The pages that people read: README.md, api.md, and pyproject.toml."""

import re
from collections.abc import Iterator
from html import escape

from specwright.ir.api import Api

from .addresses import default_address
from .calls import Call
from .groups import Group
from .imports import Import
from .prose import (
    line,
    page_entry,
    page_opening,
    page_section,
    page_text,
    toml,
    toml_opening,
)
from .snippets import Snippets
from .told import told
from .view import ApiEntry, ApiPage, ApiSection, Project, Readme


def project(api: Api, package: str, dependencies: tuple[str, ...]) -> Project:
    """Return `pyproject.toml`. `package` is the import name."""
    return Project(
        name=toml(package.replace("_", "-")),
        version=toml(release(api.version)),
        description=told(
            toml_opening, api.doc.summary, f"{line(api.title)}: typed client"
        ),
        package=toml(package),
        dependencies=tuple(map(toml, dependencies)),
    )


def release(version: str) -> str:
    """Return the version of an API as one that Python packages may have (PEP 440).

    Its leading numbers are kept: `v1.2-beta` is `1.2`, `2022-11-28` is `2022.11.28`.
    """
    found = re.search(r"\d+(?:[.-]\d+)*", version, re.ASCII)
    if found is None:
        return "0"
    numbers = re.split(r"[.-]", found[0])
    return ".".join(str(int(number)) for number in numbers)


def api_page(
    api: Api,
    package: str,
    groups: tuple[Group, ...],
    calls: tuple[Call, ...],
    hooks: tuple[Call, ...],
) -> ApiPage:
    """Return `api.md`: every method as a signature, by tag, and every webhook."""
    return ApiPage(
        title=page_text(line(api.title)),
        sections=tuple(
            ApiSection(
                title=page_text(group.tag),
                summary=told(page_section, group.description),
                attribute=group.attribute,
                file=f"{package}/client/{group.module}.py",
                entries=tuple(
                    entry
                    for one in calls
                    if one.tag == group.tag
                    for entry in _entries(one)
                ),
            )
            for group in groups
            if group.operations
        ),
        received=tuple(
            ApiSection(
                title=page_text(group.tag),
                summary="",
                attribute=group.receiver,
                file=f"{package}/webhooks/{group.module}.py",
                entries=tuple(_received(one) for one in hooks if one.tag == group.tag),
            )
            for group in groups
            if group.received
        ),
    )


def readme(
    api: Api,
    package: str,
    calls: tuple[Call, ...],
    snippets: Snippets,
    used: frozenset[Import],
) -> Readme:
    """Return `README.md`; a text of the specification in it is only text.

    `used` is what callers have to name.
    """
    names = {one.name for one in used if one.local}
    return Readme(
        title=page_text(line(api.title)),
        description=told(page_opening, api.doc.summary, api.doc.description),
        package=package,
        snippet=snippets.first,
        async_snippet=snippets.asynchronous,
        auth=snippets.auth,
        options=snippets.options,
        errors=snippets.errors,
        pages=snippets.pages,
        server=snippets.server,
        webhooks=snippets.webhooks,
        parser=snippets.parser,
        files="File" in names,
        streams="Stream" in names,
        address=_address(api),
        environment=f"{package.upper()}_BASE_URL",
        operations=len(calls),
    )


def _received(call: Call) -> ApiEntry:
    handler = call.method.handler.removeprefix("self").removeprefix(", ")
    returns = call.method.reply.removeprefix("Reply[").removesuffix("]")
    return ApiEntry(
        name=call.method.name,
        signature=escape(f"({handler}) -> {returns}", quote=False),
        route=_route(call),
        summary=_summary(call),
    )


def _route(call: Call) -> str:
    return escape(f"{call.operation.method} {call.operation.path}", quote=False)


def _summary(call: Call) -> str:
    doc = call.operation.doc
    return told(page_entry, doc.summary, doc.description)


def _entries(call: Call) -> Iterator[ApiEntry]:
    signature = call.method.signature.removeprefix("self, ")
    signature = signature.removesuffix("options: Options | None = None")
    signature = signature.removesuffix(", *, ").removesuffix("*, ").removesuffix(", ")
    route = _route(call)
    yield ApiEntry(
        name=call.method.name,
        signature=escape(f"({signature}) -> {call.method.returns}", quote=False),
        route=route,
        summary=_summary(call),
    )
    iterator = call.method.iterator
    if iterator is not None:
        yield ApiEntry(
            name=iterator.name,
            signature=escape(f"({signature}) -> {iterator.returns}", quote=False),
            route=route,
            summary=page_text(f"Iterates over all pages of `{call.method.name}`."),
        )


def _address(api: Api) -> str:
    """Return where clients go as a code span; empty where that is relative."""
    address = line(default_address(api)).replace("`", "")
    absolute = address.startswith(("http://", "https://"))
    return f"`{address}`" if absolute else ""
