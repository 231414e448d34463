"""Handlers' methods, checked before anything is served, and called one way."""

from asyncio import to_thread
from collections.abc import Callable, Coroutine, Iterable
from dataclasses import dataclass
from inspect import (
    isasyncgenfunction,
    isawaitable,
    iscoroutinefunction,
    signature,
)
from typing import Any, Final, TypeAlias

from ..operation import Operation
from .route import Route

CONTEXT: Final = "context"

Call: TypeAlias = Callable[..., Coroutine[Any, Any, Any]]


class HandlerError(TypeError):
    """Handlers do not fit the specification; lists every way in which they do not."""

    def __init__(self, findings: Iterable[str]) -> None:
        super().__init__(
            "the handlers do not fit:" + "".join(f"\n  * {one}" for one in findings)
        )


@dataclass(frozen=True, slots=True)
class Handler:
    """A method that serves an operation."""

    call: Call
    wants_context: bool


def handler_of(route: Route, group: object) -> Handler | str | None:
    """Return the method of `group` that serves a route.

    None where there is no such method; text that says why it cannot be called.
    """
    method = route.served_by(group)
    if method is None:
        return None
    wants_context = CONTEXT in signature(method).parameters
    finding = _misfit(route, method, wants_context=wants_context)
    if finding is not None:
        return f"{type(group).__name__}.{route.name}: {finding}"
    return Handler(_awaitable(method), wants_context)


def missing(route: Route, group: object) -> str:
    """Return the finding that a route has no method."""
    operation = route.operation
    return (
        f"{type(group).__name__}.{route.name} is missing, for {operation.id} "
        f"({operation.method} {operation.path})"
    )


def _misfit(
    route: Route, method: Callable[..., Any], *, wants_context: bool
) -> str | None:
    operation = route.operation
    positional = [None] * _count(operation)
    keywords: dict[str, Any] = {
        parameter.argument: None
        for parameter in operation.parameters
        if parameter.place != "path"
    }
    if wants_context:
        keywords[CONTEXT] = None
    try:
        signature(method).bind(*positional, **keywords)
    except TypeError as error:
        return f"{error}; called as {_described(operation)}"
    return None


def _count(operation: Operation[Any]) -> int:
    paths = sum(parameter.place == "path" for parameter in operation.parameters)
    return paths + (operation.body is not None)


def _described(operation: Operation[Any]) -> str:
    names = [one.argument for one in operation.parameters if one.place == "path"]
    names += ["body"] if operation.body is not None else []
    keywords = [one.argument for one in operation.parameters if one.place != "path"]
    return f"({', '.join(names + (['*', *keywords] if keywords else []))})"


def _awaitable(method: Callable[..., Any]) -> Call:
    if iscoroutinefunction(method):
        return method
    if isasyncgenfunction(method):
        return _started(method)
    return _threaded(method)


def _started(method: Callable[..., Any]) -> Call:
    async def call(*arguments: Any, **keywords: Any) -> Any:
        return method(*arguments, **keywords)

    return call


def _threaded(method: Callable[..., Any]) -> Call:
    async def call(*arguments: Any, **keywords: Any) -> Any:
        result = await to_thread(method, *arguments, **keywords)
        return await result if isawaitable(result) else result

    return call
