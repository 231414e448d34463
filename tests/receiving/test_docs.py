"""The page on webhooks says what is so."""

import asyncio
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from runpy import run_path

from asking import ask

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "src/specwright/docs/webhooks.md"
RECEIVE, SIGN, PARSE, SEND = re.findall(
    r"```python\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL
)

GIVEN = 'body = b""\nheaders: dict[str, str] = {}\n'
PROGRAMS = {
    "receive.py": RECEIVE,
    "sign.py": SIGN,
    "parse.py": GIVEN + PARSE,
    "send.py": SEND,
}


def test_its_programs_are_typed(tmp_path: Path) -> None:
    for name, text in PROGRAMS.items():
        (tmp_path / name).write_text(text, "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", *PROGRAMS],
        cwd=tmp_path,
        env={**os.environ, "MYPYPATH": str(ROOT / "generated/harbour")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_its_application_receives(tmp_path: Path) -> None:
    path = tmp_path / "page_app.py"
    path.write_text(RECEIVE, "utf-8")
    app = run_path(str(path))["app"]
    headers = {"content-type": "application/json", "authorization": "Bearer expected"}
    body = json.dumps({"number": 7, "depth": 2}).encode()
    got = asyncio.run(ask(app, "POST", "/ready", body=body, headers=headers))
    assert got.status == 204
