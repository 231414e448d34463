"""What starting costs: a package imported, a client made, a server imported and built.

    python benchmarks/import.py [SPEC ...]

Without arguments GitHub's specification of the corpus is measured, beside the packages
of this repository. Each line is a process of its own, the best of three: CPU seconds
and memory beyond those of an interpreter that does nothing. The target for GitHub is
0.15 s and 40 MB for an import and a client.
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[1]
CORPUS = Path(os.environ.get("SPECWRIGHT_CORPUS", ROOT.parent / "shared/corpus"))
TIMES = 3
STEPS = {
    "nothing": "pass",
    "import, client": "import {name}; {name}.Client('http://localhost')",
    "import, models": "from {name} import models; models.__all__",
    "server imported": "import {name}.server",
    "server built": """
import inspect
from {name} import server

class Anything:
    def __getattr__(self, name):
        async def method(*arguments, **named):
            raise NotImplementedError
        return method

names = inspect.signature(server.create_app).parameters
groups = {{one: Anything() for one in names if one not in ("unimplemented", "choices")}}
server.create_app(**groups)
""",
}
PROGRAM = """
import os, resource, sys
sys.path.insert(0, {folder!r})
{step}
used = resource.getrusage(resource.RUSAGE_SELF)
peak = used.ru_maxrss
if os.path.exists("/proc/self/status"):
    # Linux counts what a process had before it became this program in ru_maxrss.
    lines = open("/proc/self/status").read().splitlines()
    peak = next(int(one.split()[1]) for one in lines if one.startswith("VmHWM"))
print(used.ru_utime + used.ru_stime, peak / 1024)
"""


def measured(step: str, folder: Path) -> tuple[float, float]:
    """Return the CPU seconds and the megabytes of a program, the best of a few."""
    program = PROGRAM.format(folder=str(folder), step=step)
    runs = [_run(program) for _ in range(TIMES)]
    return min(seconds for seconds, _ in runs), min(memory for _, memory in runs)


def _run(program: str) -> tuple[float, float]:
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    seconds, memory = done.stdout.split()[-2:]
    return float(seconds), float(memory)


def generated(spec: Path, folder: Path) -> str:
    """Generate a package into a folder; return its name."""
    name = f"{spec.stem}_api".replace("-", "_")
    command = [sys.executable, "-m", "specwright", "generate", "--quiet"]
    command += ["--spec", str(spec), "--output", str(folder), "--name", name]
    subprocess.run(command, check=False, capture_output=True)
    return name


def packages(folder: Path) -> Iterator[tuple[str, Path]]:
    """Yield the names of the packages to measure, and where they are."""
    specs = [Path(one) for one in sys.argv[1:]]
    if not specs:
        yield "mattermost_api", ROOT / "generated/mattermost"
        yield "harbour_api", ROOT / "generated/harbour"
        specs = [CORPUS / "github.json"]
    for number, spec in enumerate(specs):
        if spec.exists():
            output = folder / str(number)
            yield generated(spec, output), output


def main() -> None:
    """Print a line for each package and step."""
    print(f"{'package':<20} {'step':<18} {'CPU s':>8} {'MB':>8}")
    with TemporaryDirectory() as folder:
        for name, output in packages(Path(folder)):
            idle = measured(STEPS["nothing"], output)
            for title, step in list(STEPS.items())[1:]:
                found = measured(step.format(name=name), output)
                seconds, memory = (a - b for a, b in zip(found, idle, strict=True))
                print(f"{name:<20} {title:<18} {seconds:>8.2f} {memory:>8.0f}")


if __name__ == "__main__":
    main()
