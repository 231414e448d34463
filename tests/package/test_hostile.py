"""Text of a specification stays text, wherever a specification can hold text."""

import ast
import tomllib
from collections.abc import Callable
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

PLACES = (
    "title",
    "version",
    "description",
    "summary",
    "tag",
    "tag_description",
    "parameter",
    "parameter_description",
    "scheme",
    "scheme_name",
    "scope",
    "response_description",
    "server",
    "server_variable",
    "media_type",
    "header",
    "example",
    "path",
    "id",
)
ATTACKS = (
    '"""\nimport os\n"""',
    "'''\nimport os",
    "\\",
    '"',
    "{{ 7 * 7 }}{% raw %}",
    "\n    import os\n",
    "\r\x00\x1b[31m\u202e\ud800",
    '");import os;("',
    "`</code><script>",
    "${jndi:x} %s {0} {self}",
    "#\nimport os",
    "",
)


def specification(texts: dict[str, str]) -> dict[str, Any]:
    path = "/" + texts["path"].replace("{", "").replace("}", "")
    return {
        "openapi": "3.1.0",
        "info": {
            "title": texts["title"],
            "version": texts["version"],
            "description": texts["description"],
        },
        "servers": [
            {
                "url": "https://{a}/" + texts["server"],
                "description": texts["description"],
                "variables": {
                    "a": {
                        "default": texts["server_variable"],
                        "enum": [texts["server_variable"], "b"],
                        "description": texts["description"],
                    }
                },
            }
        ],
        "tags": [{"name": texts["tag"], "description": texts["tag_description"]}],
        "paths": {
            path: {
                "post": {
                    "operationId": texts["id"],
                    "tags": [texts["tag"]],
                    "summary": texts["summary"],
                    "description": texts["description"],
                    "deprecated": True,
                    "security": [{texts["scheme"]: [texts["scope"]]}],
                    "parameters": [
                        {
                            "name": texts["parameter"],
                            "in": "query",
                            "description": texts["parameter_description"],
                            "schema": {"type": "string", "default": texts["example"]},
                            "example": texts["example"],
                        }
                    ],
                    "requestBody": {
                        "content": {
                            "application/json": {
                                "schema": {"type": "string"},
                                "example": texts["example"],
                            },
                            texts["media_type"]: {"schema": {"type": "string"}},
                        }
                    },
                    "responses": {
                        "200": {
                            "description": texts["response_description"],
                            "headers": {texts["header"]: {"schema": {}}},
                        },
                        "404": {"description": texts["response_description"]},
                    },
                }
            }
        },
        "components": {
            "securitySchemes": {
                texts["scheme"]: {
                    "type": "apiKey",
                    "in": "header",
                    "name": texts["scheme_name"],
                    "description": texts["description"],
                }
            }
        },
    }


text = st.sampled_from(ATTACKS) | st.text(max_size=20)


def shape(files: dict[str, str]) -> None:
    """Check that each file holds what templates put there, and nothing more."""
    project = tomllib.loads(files["pyproject.toml"])
    assert set(project) == {"build-system", "project", "tool"}
    assert project["project"]["name"] == "hostile"
    for path, source in files.items():
        if not path.endswith(".py") or "_runtime" in path:
            continue
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.Import | ast.ImportFrom):
                names = {alias.name for alias in node.names}
                assert "os" not in names, path


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.fixed_dictionaries(dict.fromkeys(PLACES, text)))
def test_no_text_becomes_code(
    generator: Callable[[Any, str], Any], texts: dict[str, str]
) -> None:
    files, _ = generator(specification(texts), "hostile")
    shape(files)
    compile(files["operations.py"], "operations.py", "exec")


def test_every_attack_in_every_place(
    generator: Callable[[Any, str], Any],
) -> None:
    for attack in ATTACKS:
        files, _ = generator(specification(dict.fromkeys(PLACES, attack)), "hostile")
        shape(files)
