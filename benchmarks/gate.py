"""What the gate costs: seconds of CPU, for real specifications and this repository.

Reads the corpus that SPECWRIGHT_CORPUS names, or `../shared/corpus`.
"""

import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
CORPUS = Path(os.environ.get("SPECWRIGHT_CORPUS", ROOT.parent / "shared/corpus"))
PROGRAM = "import sys; from specwright.cli import main; sys.exit(main())"


def seconds(arguments: list[str], folder: Path, cache: Path) -> float:
    """Run specwright and return the CPU time it took; findings are no failure."""
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT / "src"),
        "XDG_CACHE_HOME": str(cache),
    }
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, *arguments],
        cwd=folder,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        check=False,
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode not in {0, 1}:
        raise SystemExit(done.stderr.decode())
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def edited(folder: Path) -> Path:
    """Return a copy of GitHub's specification with a kind of change all through."""
    text = (CORPUS / "github.json").read_text("utf-8")
    file = folder / "edited.json"
    file.write_text(text.replace('"type": "integer"', '"type": "number"'), "utf-8")
    return file


def main() -> None:
    """Print a line a case."""
    with tempfile.TemporaryDirectory() as name:
        folder, cache = Path(name), Path(name) / "cache"
        json = ["--format", "json"]
        # Real specifications seldom are valid: see designs/007.
        diff = ["diff", "--allow-invalid", *json]
        github = str(CORPUS / "github.json")
        years = [str(CORPUS / f"mattermost-{year}") for year in (2023, 2026)]
        cases = {
            "check of this repository, the first time": (["check", *json], ROOT),
            "check of this repository, nothing changed": (["check", *json], ROOT),
            "diff of Mattermost 2023 and 2026": ([*diff, *years], folder),
            "lint of GitHub, the first time": (
                ["lint", "--spec", github, *json],
                folder,
            ),
            "lint of GitHub again": (["lint", "--spec", github, *json], folder),
            "diff of GitHub and an edited copy": (
                [*diff, github, str(edited(folder))],
                folder,
            ),
        }
        for title, (arguments, where) in cases.items():
            print(f"{title:45} {seconds(arguments, where, cache):6.2f} s")


if __name__ == "__main__":
    main()
