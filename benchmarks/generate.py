"""What generating costs: CPU seconds of the whole command, from a cold start.

    python benchmarks/generate.py [SPEC ...]

Without arguments the real specifications of the corpus are measured. Each is generated
into an empty folder, then again with nothing changed, then after a description was
edited.
"""

import os
import re
import resource
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[1]
CORPUS = Path(os.environ.get("SPECWRIGHT_CORPUS", ROOT.parent / "shared/corpus"))
SPECS = ("mattermost-2023", "github.json")
DESCRIPTION = re.compile(r'("description": "|description: )(?=[A-Za-z])')


def cpu_seconds(arguments: list[str]) -> tuple[float, int]:
    """Run specwright; return its CPU seconds, children included, and its status."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    run = subprocess.run(
        [sys.executable, "-m", "specwright", *arguments],
        capture_output=True,
        check=False,
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if run.returncode == 2:
        sys.stderr.buffer.write(run.stderr)
    spent = (after.ru_utime + after.ru_stime) - (before.ru_utime + before.ru_stime)
    return spent, run.returncode


def edit(spec: Path) -> None:
    """Change the first description of a specification."""
    files = [spec] if spec.is_file() else sorted(spec.glob("*.yaml"))
    for file in files:
        text = file.read_text("utf-8")
        changed, count = DESCRIPTION.subn(r"\g<1>Edited, ", text, count=1)
        if count:
            file.write_text(changed, "utf-8")
            return


def measure(spec: Path, folder: Path) -> None:
    """Print the figures of one specification."""
    copy = folder / spec.name
    if spec.is_dir():
        shutil.copytree(spec, copy, copy_function=shutil.copyfile)
        copy.chmod(0o755)
    else:
        shutil.copyfile(spec, copy)
    command = ["generate", "--spec", str(copy), "--output", str(folder / "out")]
    command += ["--name", "measured"]
    for title in ("cold", "nothing changed", "one description edited"):
        if title.startswith("one"):
            edit(copy)
        seconds, status = cpu_seconds(command)
        print(f"{spec.name:24} {title:24} {seconds:6.2f} s   status {status}")


def main() -> None:
    """Measure what the command line names, or the corpus."""
    named = [Path(name) for name in sys.argv[1:]]
    for spec in named or [CORPUS / name for name in SPECS]:
        with TemporaryDirectory() as folder:
            measure(spec, Path(folder))


if __name__ == "__main__":
    main()
