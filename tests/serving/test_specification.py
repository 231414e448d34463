"""The specification and its page, as a generated package serves them."""

import asyncio
import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import httpx2
import pytest
import yaml
from harbour_api.server import create_app
from test_sockets import served

ROOT = Path(__file__).parents[2]


class Nobody:
    """Lets nobody in."""

    def office(self, credential: str, scopes: tuple[str, ...], request: object) -> None:
        return None

    session = office


def got(path: str, **choices: Any) -> httpx2.Response:
    app = create_app(security=Nobody(), unimplemented="501", **choices)

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


def test_a_browser_shows_the_page(tmp_path: Path) -> None:
    browser = shutil.which("chromium") or shutil.which("google-chrome")
    if browser is None:
        pytest.skip("no Chromium here")
    app = create_app(security=Nobody(), unimplemented="501")
    with served(app) as address:
        done = subprocess.run(
            [
                browser,
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-background-networking",
                f"--user-data-dir={tmp_path / 'profile'}",
                "--virtual-time-budget=5000",
                "--dump-dom",
                f"{address}/docs",
            ],
            capture_output=True,
            text=True,
            timeout=60,
            check=True,
        )
    shown = done.stdout.partition("<script>")[0]
    assert "Harbour 1.0.0" in shown
    for operation in ("listShips", "bookBerth", "watchTraffic"):
        assert f'<details id="{operation}">' in shown
