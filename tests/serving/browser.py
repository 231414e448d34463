"""A browser without a screen, for the tests of pages."""

import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest


@dataclass(frozen=True)
class Shown:
    """What a page became: its nodes as text, and what the console said."""

    text: str
    console: list[str]


def shown(address: str, profile: Path) -> Shown:
    """Return what Chromium makes of a page, or skip where there is none."""
    browser = shutil.which("chromium") or shutil.which("google-chrome")
    if browser is None:
        pytest.skip("no Chromium here: `apt-get install chromium`")
    done = subprocess.run(
        [
            browser,
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-background-networking",
            "--enable-logging=stderr",
            f"--user-data-dir={profile}",
            "--virtual-time-budget=5000",
            "--dump-dom",
            address,
        ],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    console = re.findall(r"CONSOLE[^\]]*\] (.*)", done.stderr)
    page, script, _ = done.stdout.partition("<script>")
    assert script
    return Shown(page, console)
