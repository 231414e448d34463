"""A way to ask an application that needs no network."""

import asyncio
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote


@dataclass
class Got:
    """What came back."""

    status: int
    headers: list[tuple[str, str]]
    content: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.content)

    def header(self, name: str) -> str | None:
        return next((value for key, value in self.headers if key == name), None)


async def ask(
    app: Any,
    method: str,
    target: str,
    /,
    *,
    body: bytes | Iterable[bytes] = b"",
    headers: Mapping[str, str] | Sequence[tuple[bytes, bytes]] = (),
    **scope: Any,
) -> Got:
    """Send one request to an application and collect the answer."""
    raw_path, _, query = target.partition("?")
    pairs = (
        [(k.lower().encode("latin-1"), v.encode("latin-1")) for k, v in headers.items()]
        if isinstance(headers, Mapping)
        else list(headers)
    )
    chunks = [body] if isinstance(body, bytes) else list(body)
    messages: list[dict[str, Any]] = [
        {"type": "http.request", "body": chunk, "more_body": index < len(chunks) - 1}
        for index, chunk in enumerate(chunks)
    ]
    sent: list[dict[str, Any]] = []

    async def receive() -> dict[str, Any]:
        if not messages:
            await asyncio.get_running_loop().create_future()
        return messages.pop(0)

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    await app(
        {
            "type": "http",
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "method": method,
            "scheme": "http",
            "path": unquote(raw_path),
            "raw_path": raw_path.encode("latin-1"),
            "query_string": query.encode("latin-1"),
            "root_path": "",
            "headers": pairs,
            **scope,
        },
        receive,
        send,
    )
    start = sent[0]
    return Got(
        start["status"],
        [(k.decode("latin-1"), v.decode("latin-1")) for k, v in start["headers"]],
        b"".join(message.get("body", b"") for message in sent[1:]),
    )


def got(app: Any, method: str, path: str, **request: Any) -> Got:
    """Ask once, in a loop of its own."""
    return asyncio.run(ask(app, method, path, **request))


JSON = {"content-type": "application/json"}
