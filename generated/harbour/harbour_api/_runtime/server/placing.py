"""Where webhooks and callbacks are received: their own paths, or an application's."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeAlias

from .arguments import capture_names
from .handlers import HandlerError
from .route import Route

Group: TypeAlias = tuple[Sequence[Route], object]


def placed(
    groups: Iterable[Group], paths: Mapping[str, str] | None, prefix: str
) -> list[Group]:
    """Return those groups that somebody handles, their routes where they are wanted.

    `paths` maps names of methods to whole paths; `prefix` is put before all others.

    Raises `HandlerError` for a path of something that is not there, or that cannot be.
    """
    wanted = paths or {}
    every = tuple(groups)
    known = {route.name: route for routes, _ in every for route in routes}
    findings = [*_misfits(wanted, known)]
    if prefix and not prefix.startswith("/"):
        findings.append(f"the prefix {prefix!r} does not start with a slash")
    if findings:
        raise HandlerError(findings)
    start = prefix.rstrip("/")
    return [
        (tuple(_moved(route, wanted, start) for route in routes), handler)
        for routes, handler in every
        if handler is not None
    ]


def _moved(route: Route, paths: Mapping[str, str], prefix: str) -> Route:
    path = paths.get(route.name, f"{prefix}{route.operation.path}")
    return replace(route, operation=replace(route.operation, path=path))


def _misfits(paths: Mapping[str, str], known: Mapping[str, Route]) -> Iterator[str]:
    for name, path in paths.items():
        if name not in known:
            yield f"paths: nothing is received by a method {name!r}"
        elif not path.startswith("/"):
            yield f"paths: {path!r} for {name!r} does not start with a slash"
        else:
            lost = _needed(known[name]) - set(capture_names(path))
            yield from (f"paths: {path!r} has no {{{one}}}" for one in sorted(lost))


def _needed(route: Route) -> set[str]:
    return {one.name for one in route.operation.parameters if one.place == "path"}
