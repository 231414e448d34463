"""What is generated to receive webhooks and callbacks: one folder a behaviour.

`received.md` is what `api.md` says of it, under the modules that there are.
"""

import os
import subprocess
import sys
from pathlib import Path

import black
import pytest
from packages import Generated, generate, read, write

CASES = sorted((Path(__file__).parent / "cases").iterdir())
IDS = [case.name for case in CASES]


def generated(case: Path) -> Generated:
    return generate(read(case / "openapi.yaml"), case.name.replace("-", "_"))


def told(files: dict[str, str]) -> str:
    """Return the modules of receivers, and what the page about the API says of them."""
    modules = [f"{path}\n" for path in sorted(files) if "/webhooks/" in path]
    _, _, listed = files["api.md"].partition("# What is received")
    kept = [f"{line.strip()}\n" for line in listed.split("\n") if line[:1] == "*"]
    return "".join([*modules, *kept])


@pytest.mark.parametrize("case", CASES, ids=IDS)
def test_what_is_received_is_listed(case: Path) -> None:
    files, findings = generated(case)
    assert told(files) == (case / "received.md").read_text("utf-8")
    assert findings == ()


@pytest.mark.parametrize("case", CASES, ids=IDS)
def test_black_would_change_nothing(case: Path) -> None:
    files, _ = generated(case)
    for path, text in files.items():
        if path.endswith(".py") and "_runtime" not in path and text:
            assert black.format_str(text, mode=black.Mode()) == text, path


def test_all_of_it_is_typed_and_starts(tmp_path: Path) -> None:
    names: list[str] = []
    programs: list[str] = []
    for case in CASES:
        files, _ = generated(case)
        write(files, tmp_path)
        name = case.name.replace("-", "_")
        names.append(name)
        programs.append(f"import {name}.client, {name}.server, {name}.operations")
        if f"{name}/webhooks/__init__.py" in files:
            programs.append(f"from {name}.webhooks import create_webhook_app")
            programs.append(f"from {name}.webhooks import *")
            programs.append(f"from {name}.webhook_client import WebhookClient")
            programs.append(f"from {name}.operations import *")
            programs.append(_started(f"{name}.operations"))
    environment = {**os.environ, "PYTHONPATH": str(tmp_path)}
    command = [sys.executable, "-c", "\n".join(programs)]
    subprocess.run(command, check=True, env=environment)
    run = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", *names],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout


def _started(operations: str) -> str:
    """Return a program that serves everything, and asks at every path."""
    return f"""
import inspect
for group in dir(WebhookClient):
    getattr(WebhookClient(), group)
given = {{
    name: type("Nothing", (), {{}})()
    for name in inspect.signature(create_webhook_app).parameters
    if name not in {{"security", "paths", "prefix", "unimplemented", "choices"}}
}}
security = type("Security", (), {{"__getattr__": lambda self, name: print}})()
security = {{"security": security}} if "Security" in globals() else {{}}
create_webhook_app(**given, **security, unimplemented="501")
globals().pop("Security", None)
import {operations} as table
assert len({{(one.method, one.path) for one in table.WEBHOOKS}}) == len(table.WEBHOOKS)
"""
