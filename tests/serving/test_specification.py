"""The specification and its page, as a generated package serves them."""

import asyncio
import json
from pathlib import Path
from typing import Any

import httpx2
import pytest
import yaml
from browser import shown
from fastapi import FastAPI
from services import harbour_app, mattermost_app
from test_sockets import served

ROOT = Path(__file__).parents[2]


def got(path: str, **choices: Any) -> httpx2.Response:
    app = harbour_app(unimplemented="501", **choices)

    async def run() -> httpx2.Response:
        transport = httpx2.ASGITransport(app=app)
        async with httpx2.AsyncClient(transport=transport) as http:
            return await http.get(f"http://harbour.test{path}")

    return asyncio.run(run())


@pytest.mark.parametrize("path", ["/openapi.json", "/openapi.yaml"])
def test_the_specification_is_what_was_written(path: str) -> None:
    written = yaml.safe_load((ROOT / "spec/harbour/openapi.yaml").read_text("utf-8"))
    response = got(path)
    assert response.status_code == 200
    assert yaml.safe_load(response.text) == written
    kind = "application/json" if path.endswith("json") else "application/yaml"
    assert response.headers["content-type"] == kind


def test_it_can_be_kept_to_oneself() -> None:
    for path in ("/openapi.json", "/openapi.yaml", "/docs"):
        assert got(path, documentation=False).status_code == 404


def test_fragments_are_served_as_one_document() -> None:
    from mattermost_api.server import SPECIFICATION as COMPOSED

    document = json.loads(COMPOSED.read_text("utf-8"))
    assert len(document["paths"]) > 10
    assert {"paths", "components", "info", "openapi"} <= document.keys()


PAGES = {
    "harbour": (
        harbour_app,
        "bookBerth",
        (
            "Harbour 1.0.0",
            'id="listShips"',
            'id="watchTraffic"',
            "Asks for office (berths:write), or session.",
            "application/x-www-form-urlencoded",
            "Somebody else was there first.",
            "Calls back",
            'id="shipStruck"',
        ),
    ),
    "mattermost": (
        mattermost_app,
        "AcceptRemoteClusterInvite",
        (
            "Mattermost remote clusters and properties 4.0.0",
            "<h3>Conventions</h3>",
            "<code>AppError</code>",
            'id="UpdatePropertyValues"',
            "Body, required",
            "Try it",
        ),
    ),
}


@pytest.mark.parametrize("package", PAGES)
def test_a_browser_shows_the_page(package: str, tmp_path: Path) -> None:
    create, operation, wanted = PAGES[package]
    asked: list[str] = []
    app = create(unimplemented="501")

    async def noting(scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] == "http":
            asked.append(scope["path"])
        await app(scope, receive, send)

    outer = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    outer.mount("/v1", noting)
    with served(outer) as address:
        page = shown(f"{address}/v1/docs#{operation}", tmp_path / "profile")
    assert page.console == []
    assert {one for one in wanted if one not in page.text} == set()
    assert asked == ["/v1/docs", "/v1/openapi.json"]
