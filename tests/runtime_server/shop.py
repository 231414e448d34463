"""A small shop, declared by hand."""

from typing import Annotated, Any, Protocol

from pydantic import Field

from specwright.runtime.errors import ApiError, EmptyError
from specwright.runtime.file import File
from specwright.runtime.model import Model
from specwright.runtime.operation import (
    Body,
    Content,
    Header,
    Operation,
    Parameter,
    Response,
    json_content,
)
from specwright.runtime.scalars import Integer, Number
from specwright.runtime.server.application import Application
from specwright.runtime.server.route import Reply, Route
from specwright.runtime.variant import EmptyVariant, Variant


class Item(Model):
    name: Annotated[str, Field(min_length=1)]
    price: Number
    tags: Annotated[list[str], Field(default_factory=list)]


class Stored(Item):
    id: str


class Fault(Model):
    words: str


class BadRequest(ApiError[Fault]):
    status = 400
    body_type = Fault


class NotFound(ApiError[Fault]):
    status = 404
    body_type = Fault


class GoneError(EmptyError):
    status = 410


class Other(ApiError[Fault]):
    status = "default"
    body_type = Fault


class UploadOk(Variant[str]):
    status = 200


class UploadNoContent(EmptyVariant):
    status = 204


def _path(name: str, kind: Any = str) -> Parameter:
    return Parameter(argument=name, name=name, place="path", type=kind, required=True)


ADD_ITEM: Operation[Stored] = Operation(
    id="addItem",
    method="POST",
    path="/shops/{shop}/items",
    parameters=(
        _path("shop"),
        Parameter(argument="dry", name="dry", place="query", type=bool, default=False),
        Parameter(argument="trace", name="X-Trace", place="header", type=str),
    ),
    body=Body(contents=json_content(Item)),
    results={201: Response(contents=json_content(Stored))},
    errors={400: BadRequest, 404: NotFound, 410: GoneError},
)
LIST_ITEMS: Operation[list[Stored]] = Operation(
    id="listItems",
    method="GET",
    path="/shops/{shop}/items",
    parameters=(
        _path("shop"),
        Parameter(
            argument="limit",
            name="limit",
            place="query",
            type=Annotated[Integer, Field(ge=1, le=100)],
            default=20,
        ),
        Parameter(argument="tags", name="tags", place="query", type=list[str]),
        Parameter(argument="theme", name="theme", place="cookie", type=str),
    ),
    results={200: Response(contents=json_content(list[Stored]))},
)
CLEAR: Operation[None] = Operation(
    id="clear",
    method="DELETE",
    path="/shops/{shop}/items",
    parameters=(_path("shop"),),
    results={204: Response()},
    errors={"default": Other},
)
UPLOAD: Operation[Any] = Operation(
    id="upload",
    method="POST",
    path="/upload/{upload}",
    parameters=(_path("upload"),),
    body=Body(contents=(Content(media_type="application/octet-stream", type=File),)),
    results={
        200: Response(
            contents=json_content(str),
            headers=(Header(name="X-Size", type=Integer, required=True),),
            variant=UploadOk,
        ),
        204: Response(variant=UploadNoContent),
    },
)
DOWNLOAD: Operation[File] = Operation(
    id="download",
    method="GET",
    path="/download",
    results={
        200: Response(
            contents=(Content(media_type="application/octet-stream", type=File),)
        )
    },
)
PATCH_NOTE: Operation[str] = Operation(
    id="patchNote",
    method="PATCH",
    path="/note",
    body=Body(contents=json_content(str | None), required=False),
    results={
        200: Response(
            contents=(
                Content(media_type="application/json", type=str),
                Content(media_type="text/plain", type=str),
            )
        )
    },
)


class ShopHandler(Protocol):
    def add_item(
        self, shop: str, body: Item, *, dry: bool, trace: str | None
    ) -> Reply[Stored]: ...

    def list_items(
        self, shop: str, *, limit: int, tags: list[str] | None, theme: str | None
    ) -> Reply[list[Stored]]: ...

    def clear(self, shop: str) -> Reply[None]: ...

    def upload(self, upload: str, body: File) -> Reply[UploadOk | UploadNoContent]: ...

    def download(self) -> Reply[File]: ...

    def patch_note(self, body: str | None) -> Reply[str]: ...


ROUTES = (
    Route(ADD_ITEM, ShopHandler.add_item),
    Route(LIST_ITEMS, ShopHandler.list_items),
    Route(CLEAR, ShopHandler.clear),
    Route(UPLOAD, ShopHandler.upload),
    Route(DOWNLOAD, ShopHandler.download),
    Route(PATCH_NOTE, ShopHandler.patch_note),
)


class Shop:
    """Keeps what it was called with; returns `answer` if there is one."""

    def __init__(self) -> None:
        self.calls: list[tuple[Any, ...]] = []
        self.answer: Any = None
        self.error: Exception | None = None

    def _answered(self, default: Any, *call: Any) -> Any:
        self.calls.append(call)
        if self.error is not None:
            raise self.error
        return default if self.answer is None else self.answer

    async def add_item(
        self, shop: str, body: Item, *, dry: bool, trace: str | None
    ) -> Stored:
        stored = Stored(id=shop, name=body.name, price=body.price)
        result: Stored = self._answered(stored, shop, body, dry, trace)
        return result

    def list_items(
        self, shop: str, *, limit: int, tags: list[str] | None, theme: str | None
    ) -> list[Stored]:
        result: list[Stored] = self._answered([], shop, limit, tags, theme)
        return result

    async def clear(self, shop: str) -> None:
        result: None = self._answered(None, shop)
        return result

    async def upload(self, upload: str, body: File) -> UploadOk | UploadNoContent:
        content = body.read()
        default = UploadOk("done", headers={"X-Size": str(len(content))})
        result: UploadOk = self._answered(default, upload, content, body.content_type)
        return result

    async def download(self) -> File:
        result: File = self._answered(File(b"data", filename="a b.bin"))
        return result

    async def patch_note(self, body: str | None) -> str:
        result: str = self._answered("noted", body)
        return result


def serve(shop: Shop | None = None, **settings: Any) -> Application:
    """Return an application that serves the shop."""
    return Application(groups=((ROUTES, shop or Shop()),), **settings)
