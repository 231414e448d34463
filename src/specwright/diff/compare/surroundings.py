"""Changes of servers, tags and the document itself."""

from collections.abc import Iterator

from specwright.diff.change import Change
from specwright.diff.rules import RULES
from specwright.diff.walk import paired
from specwright.ir.api import Api
from specwright.ir.operations import ServerVariable
from specwright.schema.values import identity

_INFO = "/info"


def surrounding_changes(old: Api, new: Api) -> Iterator[Change]:
    """Yield what changed around the operations."""
    yield from _server_changes(old, new)
    yield from _tag_changes(old, new)
    yield from _info_changes(old, new)
    yield from _extension_changes(old, new)


def _change(
    rule: str, before: str | None, after: str | None, /, **words: object
) -> Change:
    return Change(rule=RULES[rule], before=before, after=after, words=words)


def _server_changes(old: Api, new: Api) -> Iterator[Change]:
    before = {server.url: server for server in old.servers}
    after = {server.url: server for server in new.servers}
    removed, kept, added = paired(before, after)
    for url in removed:
        yield _change("server-removed", before[url].pointer, None, value=url)
    for url in added:
        yield _change("server-added", None, after[url].pointer, value=url)
    if (
        kept
        and old.servers[0].url in after
        and old.servers[0].url != new.servers[0].url
    ):
        first = old.servers[0], new.servers[0]
        words = {"before": first[0].url, "after": first[1].url}
        rule = "default-server-changed"
        yield _change(rule, first[0].pointer, first[1].pointer, **words)
    for url in kept:
        variables = {variable.name: variable for variable in after[url].variables}
        for variable in before[url].variables:
            if variable.name in variables:
                yield from _variable_changes(variable, variables[variable.name])


def _variable_changes(
    before: ServerVariable, after: ServerVariable
) -> Iterator[Change]:
    here = before.pointer, after.pointer
    if before.default != after.default:
        yield _change(
            "server-variable-default-changed",
            *here,
            value=after.name,
            before=before.default,
            after=after.default,
        )
    if bool(before.choices) != bool(after.choices):
        rule = f"server-variable-{'limited' if after.choices else 'freed'}"
        words = {"value": after.name, "after": ", ".join(after.choices)}
        yield _change(rule, *here, **words)
        return
    removed, _, added = paired(before.choices, after.choices)
    for choice in removed:
        rule = "server-variable-choice-removed"
        yield _change(rule, *here, value=after.name, before=choice)
    for choice in added:
        rule = "server-variable-choice-added"
        yield _change(rule, *here, value=after.name, after=choice)


def _tag_changes(old: Api, new: Api) -> Iterator[Change]:
    before = {tag.name: tag for tag in old.tags}
    after = {tag.name: tag for tag in new.tags}
    removed, _, added = paired(before, after)
    for name in removed:
        yield _change("tag-removed", before[name].pointer, None, value=name)
    for name in added:
        yield _change("tag-added", None, after[name].pointer, value=name)


def _info_changes(old: Api, new: Api) -> Iterator[Change]:
    if old.title != new.title:
        words = {"before": old.title, "after": new.title}
        yield _change("api-title-changed", _INFO, _INFO, **words)
    if old.dialect != new.dialect:
        words = {"before": old.dialect, "after": new.dialect}
        yield _change("specification-version-changed", "", "", **words)


def _extension_changes(old: Api, new: Api) -> Iterator[Change]:
    for name in sorted(old.extensions.keys() | new.extensions.keys()):
        before, after = old.extensions.get(name), new.extensions.get(name)
        if identity(before) != identity(after):
            yield _change("extension-changed", "", "", value=name)
