"""The application built from the generated stubs, answering with any valid value."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import uvicorn
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from specwright.build import build_api
from specwright.contract.package import import_package
from specwright.contract.replies import handed_over, media_types, replies
from specwright.contract.subject import Subject
from specwright.document import read_document
from specwright.ir.operations import Operation


def mattermost(root: Path) -> Subject:
    document, _ = read_document(root / "spec/mattermost")
    assert document is not None
    package = import_package("mattermost_api", root / "generated/mattermost")
    return Subject(document=document, api=build_api(document)[0], package=package)


def first(strategy: st.SearchStrategy[Any]) -> Any:
    found: list[Any] = []

    @settings(max_examples=1, database=None, deadline=None, phases=[Phase.generate])
    @given(strategy)
    def keep(value: Any) -> None:
        found.append(value)

    keep()
    return found[0]


def handler(subject: Subject, operation: Operation) -> Callable[..., Any]:
    response = next(r for r in operation.responses if r.status.startswith("2"))
    reply = first(replies(subject, response, media_types(response)[0]))

    async def handle(_: object, *_positional: Any, **_keywords: Any) -> Any:
        return handed_over(subject, operation, reply)

    return handle


CREDENTIALS = {
    "bearer_auth": "x",
    "remote_cluster_id": "a" * 26,
    "remote_cluster_token": "t",
}


class Known:
    def __getattr__(self, attribute: str) -> Callable[..., Any]:
        return lambda credential, _scopes, _request: (
            attribute if credential == CREDENTIALS[attribute] else None
        )


def application(subject: Subject) -> Any:
    groups: dict[str, dict[str, Any]] = {}
    for operation in subject.api.operations:
        route = subject.route(operation)
        method = handler(subject, operation)
        groups.setdefault(route.group, {})[route.method] = method
    handlers = {name: type("Stub", (), m)() for name, m in groups.items()}
    return subject.package.create_app(**handlers, security=Known())


@contextmanager
def serving(app: Any) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    config = uvicorn.Config(app, port=port, log_level="error", lifespan="off")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        thread.join(0.05)
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join()
