"""The programs in the README of a generated package are right."""

import ast
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGES = ("harbour", "mattermost")


def snippets(package: str) -> list[str]:
    text = (ROOT / "generated" / package / "README.md").read_text("utf-8")
    return re.findall(r"```python\n(.*?)```", text, re.DOTALL)


def whole(package: str, snippet: str) -> str:
    """Return a snippet as a program that a type checker can judge."""
    name = f"{package}_api"
    lines = [f"import {name}", "from typing import Any"]
    lines += ["async def main() -> None:"]
    if "as client" not in snippet and "client = " not in snippet:
        lines.append(f"    client = {name}.Client()")
    if "auth=auth" in snippet:
        lines.append("    auth: Any = None")
    for handler in re.findall(r"=(My\w+)\(\)", snippet):
        lines.append(f"    {handler}: Any = None")
    return "\n".join([*lines, *(f"    {line}" for line in snippet.splitlines())])


@pytest.mark.parametrize("package", PACKAGES)
def test_every_snippet_is_typed(package: str, tmp_path: Path) -> None:
    found = snippets(package)
    assert len(found) >= 6
    for number, snippet in enumerate(found):
        program = whole(package, snippet)
        ast.parse(program)
        (tmp_path / f"snippet{number}.py").write_text(program + "\n", "utf-8")
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "mypy",
            "--strict",
            *sorted(one.name for one in tmp_path.glob("*.py")),
        ],
        cwd=tmp_path,
        env={**os.environ, "MYPYPATH": str(ROOT / "generated" / package)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
