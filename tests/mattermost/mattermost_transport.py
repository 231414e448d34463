"""A way to call an ASGI application in process without `await`."""

import asyncio
from collections.abc import AsyncIterator

import httpx2
from mattermost_api.server import Application


class LocalTransport(httpx2.BaseTransport):
    """Hands requests to an application and waits for the answer."""

    def __init__(self, app: Application) -> None:
        self._inner = httpx2.ASGITransport(app=app)

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        return asyncio.run(self._answer(request))

    async def _answer(self, request: httpx2.Request) -> httpx2.Response:
        outgoing = httpx2.Request(
            request.method,
            request.url,
            headers=request.headers,
            content=_chunks(request),
        )
        response = await self._inner.handle_async_request(outgoing)
        content = await response.aread()
        return httpx2.Response(
            response.status_code, headers=response.headers, content=content
        )


async def _chunks(request: httpx2.Request) -> AsyncIterator[bytes]:
    assert isinstance(request.stream, httpx2.SyncByteStream)
    for chunk in request.stream:
        yield chunk
