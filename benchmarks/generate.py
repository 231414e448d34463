"""What generating costs: CPU seconds and memory of the whole command.

Beside openapi-python-client and datamodel-code-generator where they are: installed with
`pip install -e '.[benchmark]'`, or in an environment of their own that is on the path.

    python benchmarks/generate.py [SPEC ...]
    PATH=elsewhere/bin:$PATH python benchmarks/generate.py [SPEC ...]

Without arguments the real specifications of the corpus are measured. specwright
generates each into an empty folder, then again with nothing changed, then after a
description was edited; a rival, which has nothing incremental, once. A status other
than 0 tells that a program had something to say; what rivals leave out they mostly do
not say.
"""

import os
import re
import resource
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[1]
CORPUS = Path(os.environ.get("SPECWRIGHT_CORPUS", ROOT.parent / "shared/corpus"))
SPECS = (
    "mattermost-2023",
    "mattermost-2026",
    "github.json",
    "stripe-2023.yaml",
    "kubernetes-swagger2.yaml",
    "digitalocean/specification",
)
ROOT_FILE = "DigitalOcean-public.v2.yaml"
DESCRIPTION = re.compile(r'("description": "|description: )(?=[A-Za-z])')
LIMIT = 300
"""Seconds after which a program is stopped."""


def measured(command: list[str]) -> tuple[float, float, str]:
    """Run a program; return its CPU seconds, its memory in MB, and how it ended."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        _run(command, writer)
    os.close(writer)
    with os.fdopen(reader) as stream:
        text = stream.read()
    os.waitpid(child, 0)
    seconds, memory, status = text.split()
    return float(seconds), float(memory), status


def _run(command: list[str], writer: int) -> None:
    # In a process of its own, so that the peak of one program is not another's.
    try:
        done = subprocess.run(command, capture_output=True, check=False, timeout=LIMIT)
        status = str(done.returncode)
    except subprocess.TimeoutExpired:
        status = "stopped"
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = used.ru_utime + used.ru_stime
    os.write(writer, f"{seconds} {used.ru_maxrss / 1024} {status}".encode())
    os._exit(0)


def edit(spec: Path) -> None:
    """Change the first description of a specification."""
    files = [spec] if spec.is_file() else sorted(spec.glob("*.yaml"))
    for file in files:
        text = file.read_text("utf-8")
        changed, count = DESCRIPTION.subn(r"\g<1>Edited, ", text, count=1)
        if count:
            file.write_text(changed, "utf-8")
            return


def copied(spec: Path, folder: Path) -> Path:
    """Copy a specification to where it can be edited; return what to read."""
    copy = folder / spec.name
    if spec.is_file():
        shutil.copyfile(spec, copy)
        return copy
    shutil.copytree(spec, copy, copy_function=shutil.copyfile)
    for path in (copy, *copy.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)
    return copy / ROOT_FILE if (copy / ROOT_FILE).exists() else copy


def ours(spec: Path, folder: Path) -> Iterator[tuple[str, list[str]]]:
    """Yield what to measure of specwright, editing the specification on the way."""
    command = [sys.executable, "-m", "specwright", "generate", "--spec", str(spec)]
    command += ["--output", str(folder / "out"), "--name", "measured"]
    yield "specwright, cold", command
    yield "specwright, nothing changed", command
    edit(spec)
    yield "specwright, one edit", command


def rivals(spec: Path, folder: Path) -> Iterator[tuple[str, list[str]]]:
    """Yield what to measure of those who read this specification and are here."""
    client = _program("openapi-python-client")
    if client and spec.is_file():
        output = str(folder / "client")
        command = [client, "generate", "--path", str(spec), "--output-path", output]
        yield "openapi-python-client", [*command, "--meta", "none"]
    models = _program("datamodel-codegen")
    if models and spec.is_file():
        command = [models, "--input", str(spec), "--input-file-type", "openapi"]
        command += ["--output", str(folder / "models.py")]
        command += ["--output-model-type", "pydantic_v2.BaseModel"]
        yield "datamodel-codegen, models", command


def _program(name: str) -> str | None:
    """Return where a program is: beside this Python, or on the path."""
    beside = str(Path(sys.executable).parent)
    return shutil.which(name, path=os.pathsep.join((beside, os.environ["PATH"])))


def main() -> None:
    """Measure what the command line names, or the corpus."""
    named = [Path(name) for name in sys.argv[1:]]
    for spec in named or [CORPUS / name for name in SPECS]:
        with TemporaryDirectory() as name:
            folder = Path(name)
            readable = copied(spec, folder)
            for title, command in ours(readable, folder):
                _print(spec, title, command)
            for title, command in rivals(_whole(readable, folder), folder):
                _print(spec, title, command)


def _whole(spec: Path, folder: Path) -> Path:
    """Return one file that rivals can read: fragments are bundled first."""
    if spec.is_file() and spec.name != ROOT_FILE:
        return spec
    whole = folder / "whole.json"
    command = [sys.executable, "-m", "specwright", "bundle", "--spec", str(spec)]
    subprocess.run([*command, "--to", str(whole)], capture_output=True, check=False)
    return whole


def _print(spec: Path, title: str, command: list[str]) -> None:
    seconds, memory, status = measured(command)
    print(
        f"{spec.name:26} {title:28} {seconds:7.2f} s {memory:7.0f} MB  status {status}",
        flush=True,
    )


if __name__ == "__main__":
    main()
