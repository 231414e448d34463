"""The configuration: `specwright.toml`, or `[tool.specwright]` in `pyproject.toml`."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, cast

from specwright.diagnostics import Diagnostic, Span

from .judge import Judge, setting_finding
from .toml_places import Keys, find_members

FILE: Final = "specwright.toml"
SHARED_FILE: Final = "pyproject.toml"


@dataclass(frozen=True, kw_only=True, slots=True)
class Configuration:
    """What a configuration file says.

    `folder` is where its relative paths start. `settings` holds what stands outside of
    any table, `packages` one mapping for each `[[package]]`, `lint` that table; only
    settings that are written occur in them.
    """

    folder: Path
    file: Path | None = None
    settings: Mapping[str, Any]
    packages: tuple[Mapping[str, Any], ...] = ()
    lint: Mapping[str, Any] = field(default_factory=dict[str, Any])


def find_configuration(start: Path) -> Path | None:
    """Return the configuration file that rules a folder: the nearest one upwards.

    A `pyproject.toml` counts only if it has a `[tool.specwright]` table.
    """
    for folder in (start, *start.parents):
        if (folder / FILE).is_file():
            return folder / FILE
        shared = folder / SHARED_FILE
        if shared.is_file() and re.search(
            rb"^\s*\[+\s*tool\.specwright\b", shared.read_bytes(), re.MULTILINE
        ):
            return shared
    return None


def read_configuration(
    file: Path, name: str
) -> tuple[Configuration | None, tuple[Diagnostic, ...]]:
    """Read a configuration file, called `name` in findings.

    Every finding is an error: a setting that is not understood must not be ignored.
    """
    try:
        text = file.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        return None, (
            setting_finding(
                "unreadable-configuration",
                f"`{name}` cannot be read: {_reason(error)}",
                "",
                Span(name, 1, 1, 1, 1),
            ),
        )
    try:
        tree = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return None, (_malformed(error, name),)
    except RecursionError:
        message, span = "the values nest too deeply", Span(name, 1, 1, 1, 1)
        return None, (setting_finding("malformed-configuration", message, "", span),)
    root: Keys = ()
    if file.name == SHARED_FILE:
        root = ("tool", "specwright")
        found = _shared_table(tree)
        if found is None:
            message = f"`{name}` has no table `tool.specwright`"
            span = Span(name, 1, 1, 1, 1)
            return None, (setting_finding("missing-setting", message, "", span),)
        tree = found
    places = {member.path: member.span(name) for member in find_members(text)}
    findings = tuple(Judge(name, places).tree(tree, root))
    if findings:
        return None, findings
    configuration = Configuration(
        folder=file.parent,
        file=file,
        packages=tuple(tree.pop("package", ())),
        lint=tree.pop("lint", {}),
        settings=tree,
    )
    return configuration, ()


def _shared_table(tree: Mapping[str, Any]) -> dict[str, Any] | None:
    tool = tree.get("tool")
    table: object = (
        cast("dict[str, object]", tool).get("specwright")
        if isinstance(tool, dict)
        else None
    )
    return cast("dict[str, Any]", table) if isinstance(table, dict) else None


def _reason(error: OSError | UnicodeDecodeError) -> str:
    reason = error.strerror if isinstance(error, OSError) else str(error)
    return (reason or "no reason given").lower()


def _malformed(error: tomllib.TOMLDecodeError, name: str) -> Diagnostic:
    message, _, place = str(error).partition(" (at ")
    numbers = [int(number) for number in re.findall(r"\d+", place)]
    line, column = numbers if len(numbers) == 2 else (1, 1)
    span = Span(name, line, column, line, column + 1)
    return setting_finding("malformed-configuration", message.lower(), "", span)
