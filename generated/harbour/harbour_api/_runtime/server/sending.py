"""Answers on the wire; one in chunks stops when nobody listens any more."""

from .answers import Answer, Chunks
from .context import Scope
from .incoming import Receive, Send
from .leaving import unless_gone


async def send_answer(
    answer: Answer, scope: Scope, receive: Receive, send: Send
) -> None:
    """Send an answer; the body of an answer to HEAD stays behind.

    Raises `DisconnectedError` when the caller goes away in the middle. What goes wrong
    in making chunks is raised too: an answer that breaks off must not look complete.
    """
    await send(
        {
            "type": "http.response.start",
            "status": answer.status,
            "headers": answer.headers,
        }
    )
    body = answer.body
    head = scope["method"] == "HEAD"
    if isinstance(body, bytes):
        await send({"type": "http.response.body", "body": b"" if head else body})
        return
    try:
        if not head:
            await unless_gone(_send_chunks(body, send), receive)
        else:
            await send({"type": "http.response.body", "body": b""})
    finally:
        await body.aclose()


async def _send_chunks(chunks: Chunks, send: Send) -> None:
    async for chunk in chunks:
        await send({"type": "http.response.body", "body": chunk, "more_body": True})
    await send({"type": "http.response.body", "body": b""})
