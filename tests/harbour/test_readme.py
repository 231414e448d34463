"""The README of a generated package: its programs run one after the other."""

import os
import re
import subprocess
import sys
from pathlib import Path

from listening import served
from office import Office

PACKAGE = Path(__file__).parents[2] / "generated/harbour"
CALLS = ("Call", "Credentials", "Options", "Pages", "Errors")


def programs() -> list[str]:
    """Return what the sections about calls show, in order."""
    text = (PACKAGE / "README.md").read_text("utf-8")
    sections = re.split(r"^## ", text, flags=re.MULTILINE)
    chosen = [one for one in sections if one.startswith(CALLS)]
    return re.findall(r"```python\n(.*?)```", "".join(chosen), re.DOTALL)


def runnable(program: str, address: str) -> str:
    """Return a program for the office at an address, and awaited where it has to be."""
    identity = f'"program", "hush", token_url="{address}/token"'
    program = program.replace("https://api.example.com", address)
    program = program.replace('"client id", "client secret"', identity)
    if "async with" not in program:
        return program
    body = "".join(f"    {line}\n" for line in program.splitlines())
    return f"import asyncio\nasync def main():\n{body}\nasyncio.run(main())\n"


def test_programs_run() -> None:
    office = Office()
    office.guard.tokens["..."] = frozenset({"register:read"})
    with served(office) as address:
        script = "\n".join(runnable(one, address) for one in programs())
        done = subprocess.run(
            [sys.executable, "-c", script],
            env={
                **os.environ,
                "HARBOUR_API_BASE_URL": address,
                "PYTHONPATH": str(PACKAGE),
            },
            capture_output=True,
            text=True,
            check=False,
        )
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("number=1 depth=3.5") == 2
    assert done.stdout.count("name='Ship ") == 7
    assert "[Berth(number=1, depth=3.5)" in done.stdout
