"""The configuration: `specwright.toml`, or `[tool.specwright]` in `pyproject.toml`."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, cast

from specwright.diagnostics import Diagnostic, Location, Severity, Span

from .settings import PACKAGE_SETTINGS, SETTINGS, Setting
from .toml_places import Keys, find_members

FILE: Final = "specwright.toml"
SHARED_FILE: Final = "pyproject.toml"


@dataclass(frozen=True, kw_only=True, slots=True)
class Configuration:
    """What a configuration file says.

    `folder` is where its relative paths start. `settings` holds what stands outside of
    the `[[package]]` tables, `packages` one mapping for each of those; only settings
    that are written occur in them.
    """

    folder: Path
    file: Path | None = None
    settings: Mapping[str, Any]
    packages: tuple[Mapping[str, Any], ...] = ()


def find_configuration(start: Path) -> Path | None:
    """Return the configuration file that rules a folder: the nearest one upwards.

    A `pyproject.toml` counts only if it has a `[tool.specwright]` table.
    """
    for folder in (start, *start.parents):
        if (folder / FILE).is_file():
            return folder / FILE
        shared = folder / SHARED_FILE
        if shared.is_file() and re.search(
            r"^\s*\[+\s*tool\.specwright\b", shared.read_text("utf-8"), re.MULTILINE
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
            _finding(
                "unreadable-configuration", str(error), "", Span(name, 1, 1, 1, 1)
            ),
        )
    try:
        tree = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return None, (_malformed(error, name),)
    root: Keys = ()
    if file.name == SHARED_FILE:
        root = ("tool", "specwright")
        tree = tree["tool"]["specwright"]
    places = {member.path: member.span(name) for member in find_members(text)}
    findings = tuple(_Judge(name, places).tree(tree, root))
    if findings:
        return None, findings
    packages = tree.pop("package", [])
    return (
        Configuration(
            folder=file.parent, file=file, settings=tree, packages=tuple(packages)
        ),
        (),
    )


@dataclass(frozen=True, slots=True)
class _Judge:
    """Knows where the keys of a file stand, and what is wrong with them."""

    name: str
    places: Mapping[Keys, Span]

    def span(self, *paths: Keys) -> Span:
        """Return the place of the first of these that stands in the file."""
        found = (self.places[path] for path in paths if path in self.places)
        return next(found, Span(self.name, 1, 1, 1, 1))

    def table(
        self, members: Mapping[str, Any], known: tuple[Setting, ...], path: Keys
    ) -> Iterator[Diagnostic]:
        """Judge the members of one table."""
        settings = {setting.name: setting for setting in known}
        for key, value in members.items():
            at = (*path, key)
            pointer = _pointer(at)
            span = self.span(at, path)
            if key not in settings:
                yield _unknown(key, settings, pointer, span)
            elif problem := settings[key].problem(value):
                yield _finding("wrong-setting", f"`{key}` {problem}", pointer, span)
        for setting in known:
            if setting.required and setting.name not in members:
                message = f"this package has no `{setting.name}`"
                hint = f"add it: {setting.help}"
                yield _finding(
                    "missing-setting", message, _pointer(path), self.span(path), hint
                )

    def tree(self, tree: Mapping[str, Any], root: Keys) -> Iterator[Diagnostic]:
        """Judge the whole configuration, which stands at `root` in its file."""
        rest = {key: value for key, value in tree.items() if key != "package"}
        yield from self.table(rest, SETTINGS, root)
        packages = _tables(tree.get("package", []))
        if packages is None:
            at = (*root, "package")
            message = "`package` is not an array of tables"
            hint = "write `[[package]]`"
            yield _finding("wrong-setting", message, _pointer(at), self.span(at), hint)
            return
        for index, package in enumerate(packages):
            yield from self.table(package, PACKAGE_SETTINGS, (*root, "package", index))


def _tables(value: Any) -> list[dict[str, Any]] | None:
    if not isinstance(value, list):
        return None
    items = cast("list[object]", value)
    if not all(isinstance(item, dict) for item in items):
        return None
    return cast("list[dict[str, Any]]", items)


def _pointer(path: Keys) -> str:
    return "".join(f"/{part}" for part in path)


def _unknown(
    key: str, known: Mapping[str, Setting], pointer: str, span: Span
) -> Diagnostic:
    from difflib import get_close_matches

    near = get_close_matches(key, known, n=1)
    hint = f"did you mean `{near[0]}`?" if near else f"known are {', '.join(known)}"
    message = f"there is no setting `{key}`"
    return _finding("unknown-setting", message, pointer, span, hint)


def _malformed(error: tomllib.TOMLDecodeError, name: str) -> Diagnostic:
    message, _, place = str(error).partition(" (at ")
    numbers = [int(number) for number in re.findall(r"\d+", place)]
    line, column = numbers if len(numbers) == 2 else (1, 1)
    span = Span(name, line, column, line, column + 1)
    return _finding("malformed-configuration", message.lower(), "", span)


def _finding(
    code: str, message: str, pointer: str, span: Span, hint: str | None = None
) -> Diagnostic:
    return Diagnostic(
        code=code,
        severity=Severity.ERROR,
        location=Location(pointer, span),
        message=message,
        hint=hint,
    )
