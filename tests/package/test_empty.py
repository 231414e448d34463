"""A document without paths is a document too."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import black


def test_webhooks_alone_make_a_package(
    generator: Callable[[Any, str], Any], tmp_path: Path
) -> None:
    response = {"200": {"description": "ok"}}
    value = {
        "openapi": "3.1.0",
        "info": {"title": "Hooks", "version": "1"},
        "webhooks": {"pinged": {"post": {"responses": response}}},
    }
    files, findings = generator(value, "hooks")
    assert findings == ()
    for path, text in files.items():
        target = tmp_path / "hooks" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text)
        if path.endswith(".py") and text:
            assert black.format_str(text, mode=black.Mode()) == text, path
    program = (
        "import hooks.server, hooks.webhooks\n"
        "hooks.server.create_app()\nhooks.webhooks.create_webhook_app()\n"
        "hooks.Client()"
    )
    subprocess.run([sys.executable, "-c", program], cwd=tmp_path, check=True)
