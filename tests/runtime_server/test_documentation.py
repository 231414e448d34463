"""The specification and its page."""

import base64
import hashlib
import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from asking import got
from browser import shown
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
    with served(serve(specification)) as address:
        page = shown(f"{address}/docs", tmp_path / "profile")
    assert page.console == []
    assert "Shop &lt;script&gt; 1" in page.text
    assert "&lt;b&gt;Sells&lt;/b&gt;" in page.text
    assert "List the items" in page.text
    assert 'id="listItems"' in page.text


HOSTILE = {
    "openapi": "3.1.0",
    "info": {
        "title": "<img src=x onerror=alert(1)>",
        "version": "1",
        "description": (
            "# Title <b>\n\n* one `a<b>`\n  more\n* **two**\n\n"
            "[good](https://example.test/a?b) [bad](javascript:alert(1))\n\n"
            "```\n<script>\n```\nopen ``` end"
        ),
    },
    "tags": [{"name": "b", "description": "*"}, {"name": "a"}],
    "paths": {
        "/a": {
            "get": {
                "operationId": "loop",
                "tags": ["a", "b"],
                "security": [{"missing": []}, {}],
                "parameters": [
                    {"$ref": "#/nowhere"},
                    {"name": "x", "in": "query", "schema": True},
                    {
                        "name": "y",
                        "in": "header",
                        "content": {"a/b": {"schema": False}},
                    },
                ],
                "requestBody": {"content": {"multipart/form-data": {}, "a/b": {}}},
                "responses": {
                    "200": {"content": {"a/b": {"schema": {"$ref": "#/x/Loop"}}}},
                    "default": {"$ref": "elsewhere.json#/a"},
                },
                "callbacks": {"back": {"{$url}": {"post": {"responses": {}}}}},
            }
        }
    },
    "x": {
        "Loop": {
            "allOf": [{"$ref": "#/x/Loop"}, {"not": {"type": "null"}}],
            "properties": {"self": {"$ref": "#/x/Loop"}, "any": True, "none": False},
            "patternProperties": {"^x": {"enum": ["</script>", None]}},
            "prefixItems": [{"const": 1}],
        }
    },
    "webhooks": {"told": {"post": {"responses": {"2XX": {"description": "ok"}}}}},
}


def test_no_specification_breaks_the_page(tmp_path: Path) -> None:
    specification = tmp_path / "openapi.json"
    specification.write_text(json.dumps(HOSTILE))
    with served(serve(specification)) as address:
        page = shown(f"{address}/docs#loop", tmp_path / "profile")
    assert page.console == []
    assert "cannot be shown" not in page.text
    assert "&lt;img src=x onerror=alert(1)&gt; 1" in page.text
    assert "<h3>Title &lt;b&gt;</h3>" in page.text
    assert "<li>one <code>a&lt;b&gt;</code>\nmore</li>" in page.text
    assert "<strong>two</strong>" in page.text
    assert '<a href="https://example.test/a?b">good</a>' in page.text
    assert "[bad](javascript:alert(1))" in page.text
    assert "<pre>&lt;script&gt;</pre>" in page.text
    assert "Asks for missing, or nothing." in page.text
    assert page.text.index("<h2>b</h2>") < page.text.index("<h2>a</h2>")
    assert "Calls back" in page.text
    assert "<h2>Webhooks</h2>" in page.text
    assert "Try it" in page.text
