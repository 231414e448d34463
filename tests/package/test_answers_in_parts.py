"""Answers in parts, with files that are sent as they are read."""

import asyncio
import importlib
import sys
from collections.abc import AsyncIterator, Iterator
from typing import Any

import httpx2
import pytest

from specwright.cli import main

SPECIFICATION = """
openapi: 3.1.0
info: {title: Papers, version: "1"}
paths:
  /papers:
    get:
      operationId: getPapers
      tags: [papers]
      responses:
        "200":
          description: The papers.
          content:
            multipart/form-data:
              schema:
                type: object
                required: [title, scan]
                properties:
                  title: {type: string}
                  scan: {type: string, contentMediaType: application/octet-stream}
"""
SCAN = [b"a" * 1000, b"b" * 1000]


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    folder = tmp_path_factory.mktemp("papers")
    spec = folder / "papers.yaml"
    spec.write_text(SPECIFICATION)
    target = ["--spec", str(spec), "--output", str(folder), "--name", "papers_api"]
    assert main(["generate", *target]) == 0
    assert "python-multipart" in (folder / "pyproject.toml").read_text()
    sys.path.insert(0, str(folder))
    try:
        package = importlib.import_module("papers_api")
        importlib.import_module("papers_api.models")
        importlib.import_module("papers_api.server")
        yield package
    finally:
        sys.path.remove(str(folder))
        for module in [of for of in sys.modules if of.split(".")[0] == "papers_api"]:
            del sys.modules[module]


@pytest.mark.parametrize("once", [True, False])
def test_a_file_arrives_as_it_was_sent(papers: Any, once: bool) -> None:
    async def chunks() -> AsyncIterator[bytes]:
        for chunk in SCAN:
            yield chunk

    class Papers(papers.server.PapersHandler):
        async def get_papers(self) -> Any:
            scan = papers.File(chunks() if once else b"".join(SCAN))
            return papers.models.GetPapersResponse(title="Plan", scan=scan)

    async def received() -> Any:
        app = papers.server.create_app(papers=Papers())
        http = httpx2.ASGITransport(app=app)
        async with papers.AsyncClient("http://papers.test", http=http) as client:
            found = await client.papers.get_papers()
            return found.title, await found.scan.aread()

    assert asyncio.run(received()) == ("Plan", b"".join(SCAN))
