"""The command that is printed sends the very request, in a shell."""

import shlex
import shutil
import subprocess
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any, ClassVar

import pytest

from specwright.contract.wire import Request
from specwright.contract.wire.curl import Hidden, curl

BODIES = (b"", b"{}", b"it's", b"@file", b"a\r\nb", b"\x00\xff'%\\\n", "é".encode())


class Noting(BaseHTTPRequestHandler):
    seen: ClassVar[list[tuple[str, str, bytes, Any]]] = []

    def answer(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", "0")))
        self.seen.append((self.command, self.path, body, self.headers))
        self.send_response(204)
        self.end_headers()

    def __getattr__(self, name: str) -> Any:
        if name.startswith("do_"):
            return self.answer
        raise AttributeError(name)

    def log_message(self, *_: Any) -> None:
        pass


@pytest.mark.skipif(shutil.which("curl") is None, reason="curl is not installed")
def test_curl_sends_the_request() -> None:
    server = HTTPServer(("127.0.0.1", 0), Noting)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    base = f"http://127.0.0.1:{server.server_port}"
    Noting.seen.clear()
    try:
        for index, body in enumerate(BODIES):
            headers = (("X-Empty", ""), ("Content-Type", "a/b")) if index % 2 else ()
            method = "POST" if body else "HEAD"
            target = "/a/%2E%2E/b%2Fc?x=%5B1%5D&y="
            request = Request(method=method, target=target, headers=headers, body=body)
            subprocess.run(["sh", "-c", curl(request, base)], check=True, timeout=20)
            got_method, got_target, got_body, got_headers = Noting.seen[-1]
            assert (got_method, got_target, got_body) == (method, target, body)
            assert got_headers.get("Content-Type") == dict(headers).get("Content-Type")
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def test_secrets_are_left_to_the_shell() -> None:
    hidden = (
        Hidden(
            text="Authorization: Bearer x", shown="Authorization: Bearer ", source="$A"
        ),
        Hidden(text="key=x", shown="key=", source="$B"),
    )
    headers = (("authorization", "Bearer x"), ("X-Other", "x"))
    request = Request(method="GET", target="/x?key=x&a=x", headers=headers)
    command = curl(request, "http://h", hidden)
    environment = {"A": "secret", "B": "other"}
    echoed = subprocess.run(
        ["sh", "-c", command.replace("curl", "printf '%s\\n'", 1)],
        env={**environment, "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=True,
    ).stdout.splitlines()
    assert "Authorization: Bearer secret" in echoed
    assert "X-Other: x" in echoed
    assert echoed[-1] == "http://h/x?key=other&a=x"
    assert "Bearer x" not in shlex.split(command)[5]
