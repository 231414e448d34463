"""An API that sends much has modules of its own for each tag."""

import subprocess
import sys
from pathlib import Path
from typing import Any

from packages import generate, write

PROGRAM = """
import sys
import many
assert not {"many.operations", "many.webhooks"} & sys.modules.keys()
many.Client("https://example.com").reading.read
assert "many.operations.reading" in sys.modules
assert "many.operations.first" not in sys.modules
from many import operations
assert [one.id for one in operations.OPERATIONS] == ["read"]
assert len(operations.WEBHOOKS) == 60
from many.webhook_client import WebhookClient
from many.webhooks import create_webhook_app, parse_hook7
assert parse_hook7(b'"a"') == "a"
assert create_webhook_app(first=object(), unimplemented="501")
"""


def hook(number: int) -> dict[str, Any]:
    return {
        "operationId": f"hook{number}",
        "tags": ["first" if number % 2 else "second"],
        "requestBody": {"content": {"application/json": {"schema": STRING}}},
        "responses": {
            "200": {
                "description": "Read.",
                "content": {"application/json": {"schema": STRING}},
            },
            "204": {"description": "Noted."},
        },
    }


STRING = {"type": "string"}


def test_what_is_not_used_is_not_loaded(tmp_path: Path) -> None:
    read = {
        "operationId": "read",
        "tags": ["reading"],
        "responses": {"204": {"description": "Nothing."}},
    }
    value = {
        "openapi": "3.1.0",
        "info": {"title": "Many", "version": "1"},
        "paths": {"/read": {"get": read}},
        "webhooks": {f"hook-{number}": {"post": hook(number)} for number in range(60)},
    }
    files, findings = generate(value, "many")
    assert findings == ()
    assert {"many/results/first.py", "many/operations/second.py"} <= files.keys()
    write(files, tmp_path)
    subprocess.run([sys.executable, "-c", PROGRAM], cwd=tmp_path, check=True)
