"""The specification and its page."""

import base64
import hashlib
import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml
from asking import got
from shop import ROUTES, Shop
from test_sockets import served

from specwright.runtime.server.application import Application

SPEC: dict[str, Any] = {
    "openapi": "3.0.3",
    "info": {"title": "Shop <script>", "version": "1", "description": "<b>Sells</b>"},
    "paths": {
        "/shops/{shop}/items": {
            "get": {
                "operationId": "listItems",
                "summary": "List the items",
                "tags": ["items"],
                "parameters": [
                    {
                        "name": "shop",
                        "in": "path",
                        "required": True,
                        "schema": {"type": "string"},
                    }
                ],
                "responses": {
                    "200": {
                        "description": "Items.",
                        "content": {
                            "application/json": {
                                "schema": {"$ref": "#/components/schemas/Item"}
                            }
                        },
                    }
                },
            }
        }
    },
    "components": {
        "schemas": {
            "Item": {
                "type": "object",
                "properties": {
                    "name": {"type": "string"},
                    "next": {"$ref": "#/components/schemas/Item"},
                },
            }
        }
    },
}


@pytest.fixture
def specification(tmp_path: Path) -> Path:
    path = tmp_path / "openapi.json"
    path.write_text(json.dumps(SPEC, indent=1))
    return path


def serve(specification: Path, **settings: Any) -> Application:
    return Application(
        groups=((ROUTES, Shop()),), specification=specification, **settings
    )


def test_the_specification_is_served_as_it_is(specification: Path) -> None:
    app = serve(specification)
    reply = got(app, "GET", "/openapi.json")
    assert reply.content == specification.read_bytes()
    assert reply.header("content-type") == "application/json"
    written = got(app, "GET", "/openapi.yaml").content.decode()
    assert yaml.safe_load(written) == SPEC
    assert written.startswith('openapi: "3.0.3"\ninfo:\n  title: ')
    specification.with_suffix(".yaml").write_text("openapi: 3.0.3\n")
    reply = got(serve(specification), "GET", "/openapi.yaml")
    assert (reply.content, reply.header("content-type")) == (
        b"openapi: 3.0.3\n",
        "application/yaml",
    )


def test_it_can_be_kept_to_oneself(specification: Path) -> None:
    app = serve(specification, documentation=False)
    for path in ("/openapi.json", "/openapi.yaml", "/docs"):
        assert got(app, "GET", path).status == 404


def test_the_page_may_run_its_own_script_and_nothing_else(specification: Path) -> None:
    reply = got(serve(specification), "GET", "/docs")
    policy = reply.header("content-security-policy")
    assert policy is not None
    page = reply.content.decode()
    assert "http://" not in page
    assert "https://" not in page
    assert "innerHTML" not in page
    for tag in ("script", "style"):
        found = re.search(f"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
        assert found is not None
        digest = base64.b64encode(hashlib.sha256(found[1].encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy


def test_a_browser_shows_the_page(specification: Path, tmp_path: Path) -> None:
    browser = shutil.which("chromium") or shutil.which("google-chrome")
    if browser is None:
        pytest.skip("no Chromium here")
    with served(serve(specification)) as address:
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
    assert "Shop &lt;script&gt; 1" in shown
    assert "&lt;b&gt;Sells&lt;/b&gt;" in shown
    assert "List the items" in shown
    assert '<details id="listItems">' in shown
