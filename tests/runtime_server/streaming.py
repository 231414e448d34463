"""Operations whose bodies come or go piece by piece."""

from collections.abc import AsyncIterator, Callable, Iterator
from typing import Annotated, Any, Protocol

from pydantic import Field

from specwright.runtime.file import File
from specwright.runtime.model import Model
from specwright.runtime.operation import (
    Body,
    Content,
    Operation,
    Response,
    json_content,
)
from specwright.runtime.scalars import Integer
from specwright.runtime.server.application import Application
from specwright.runtime.server.route import Reply, Route
from specwright.runtime.stream import Stream


class Form(Model):
    title: str
    count: Integer = 1
    image: File
    more: Annotated[list[File], Field(default_factory=list)]


class Fields(Model):
    title: str
    count: Integer


class Tick(Model):
    number: Integer


PARTS: Operation[str] = Operation(
    id="parts",
    method="POST",
    path="/parts",
    body=Body(contents=(Content(media_type="multipart/form-data", type=Form),)),
    results={200: Response(contents=json_content(str))},
)
FORM: Operation[str] = Operation(
    id="form",
    method="POST",
    path="/form",
    body=Body(
        contents=(
            Content(media_type="application/x-www-form-urlencoded", type=Fields),
            Content(media_type="text/plain", type=str),
        )
    ),
    results={200: Response(contents=json_content(str))},
)
RAW: Operation[File] = Operation(
    id="raw",
    method="POST",
    path="/raw",
    body=Body(contents=(Content(media_type="*/*", type=File),)),
    results={200: Response(contents=(Content(media_type="*/*", type=File),))},
)
TICKS: Operation[Stream[Tick]] = Operation(
    id="ticks",
    method="GET",
    path="/ticks",
    results={
        200: Response(contents=(Content(media_type="text/event-stream", item=Tick),))
    },
)
LINES: Operation[Integer] = Operation(
    id="lines",
    method="POST",
    path="/lines",
    body=Body(contents=(Content(media_type="application/jsonl", item=Tick),)),
    results={200: Response(contents=json_content(Integer))},
)


class StreamHandler(Protocol):
    def parts(self, body: Form) -> Reply[str]: ...

    def form(self, body: Fields | str) -> Reply[str]: ...

    def raw(self, body: File) -> Reply[File]: ...

    def ticks(self) -> Reply[Stream[Tick]]: ...

    def lines(self, body: Stream[Tick]) -> Reply[int]: ...


ROUTES = (
    Route(PARTS, StreamHandler.parts),
    Route(FORM, StreamHandler.form),
    Route(RAW, StreamHandler.raw),
    Route(TICKS, StreamHandler.ticks),
    Route(LINES, StreamHandler.lines),
)


class Streams:
    """Sends back what it gets; `source` makes the ticks."""

    def __init__(
        self,
        source: Callable[[], AsyncIterator[Any]] | Callable[[], Iterator[Any]] = (
            lambda: iter([])
        ),
    ) -> None:
        self.source = source

    async def parts(self, body: Form) -> str:
        files = [body.image, *body.more]
        said = [f"{one.filename}={one.read()!r}:{one.content_type}" for one in files]
        return f"{body.title} {body.count} {' '.join(said)}"

    async def form(self, body: Fields | str) -> str:
        return body if isinstance(body, str) else f"{body.title} {body.count}"

    async def raw(self, body: File) -> File:
        return File(body.chunks(), content_type=body.content_type)

    async def ticks(self) -> Stream[Tick]:
        return Stream(self.source())

    async def lines(self, body: Stream[Tick]) -> int:
        return sum([tick.number async for tick in body])


def serve(handler: Streams | None = None, **settings: Any) -> Application:
    """Return an application that streams."""
    return Application(groups=((ROUTES, handler or Streams()),), **settings)
