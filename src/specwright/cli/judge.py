"""What is wrong with a configuration, and where it stands."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from posixpath import normpath
from typing import Any, Final, cast

from specwright.diagnostics import Diagnostic, Location, Severity, Span

from .settings import (
    IGNORE_SETTINGS,
    LINT_SETTINGS,
    PACKAGE_SETTINGS,
    RULE_SEVERITIES,
    SETTINGS,
    Setting,
)
from .toml_places import Keys


@dataclass(frozen=True, slots=True)
class Judge:
    """Knows where the keys of a file called `name` stand, by their path."""

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
                yield setting_finding(
                    "wrong-setting", f"`{key}` {problem}", pointer, span
                )
        for setting in known:
            if setting.required and setting.name not in members:
                message = f"this table has no `{setting.name}`"
                hint = f"add it: {setting.help}"
                yield setting_finding(
                    "missing-setting", message, _pointer(path), self.span(path), hint
                )

    def tables(
        self, value: object, known: tuple[Setting, ...], path: Keys
    ) -> Iterator[Diagnostic]:
        """Judge an array of tables."""
        tables = _tables(value)
        if tables is None:
            name = ".".join(str(part) for part in path)
            yield setting_finding(
                "wrong-setting",
                f"`{name}` is not an array of tables",
                _pointer(path),
                self.span(path),
                f"write `[[{name}]]`",
            )
            return
        for index, table in enumerate(tables):
            yield from self.table(table, known, (*path, index))

    def tree(self, tree: Mapping[str, Any], root: Keys) -> Iterator[Diagnostic]:
        """Judge the whole configuration, which stands at `root` in its file."""
        rest = {key: value for key, value in tree.items() if key not in _TABLES}
        yield from self.table(rest, SETTINGS, root)
        packages = (*root, "package")
        yield from self.tables(tree.get("package", []), PACKAGE_SETTINGS, packages)
        yield from self._outputs(_tables(tree.get("package", [])) or [], packages)
        lint = tree.get("lint", {})
        if isinstance(lint, dict):
            yield from self._lint(cast("dict[str, Any]", lint), (*root, "lint"))
        else:
            yield from self.table({"lint": lint}, (_LINT,), root)

    def _outputs(
        self, tables: Iterable[Mapping[str, Any]], path: Keys
    ) -> Iterator[Diagnostic]:
        """Judge where packages go: one of two would remove the files of the other."""
        names: dict[str, object] = {}
        for index, table in enumerate(tables):
            output = table.get("output")
            if not isinstance(output, str):
                continue
            folder = normpath(output)
            if folder in names:
                at = (*path, index, "output")
                yield setting_finding(
                    "wrong-setting",
                    f"`output` is where the package `{names[folder]}` goes, too",
                    _pointer(at),
                    self.span(at, (*path, index)),
                    "give each package a folder of its own",
                )
            names.setdefault(folder, table.get("name"))

    def _lint(self, lint: Mapping[str, Any], path: Keys) -> Iterator[Diagnostic]:
        ignores = (*path, "ignore")
        wrong = tuple(self.table(lint, LINT_SETTINGS, path))
        if not wrong and _tables(lint.get("ignore", [])) is None:
            wrong = tuple(self.tables(lint["ignore"], IGNORE_SETTINGS, ignores))
        yield from wrong
        if wrong:
            return
        yield from self.tables(lint.get("ignore", []), IGNORE_SETTINGS, ignores)
        rules = tuple(
            Setting(name=name, choices=RULE_SEVERITIES, help="how bad it is")
            for name in lint.get("rules", {})
        )
        yield from self.table(lint.get("rules", {}), rules, (*path, "rules"))
        yield from self._rules(lint, path)

    def _rules(self, lint: Mapping[str, Any], path: Keys) -> Iterator[Diagnostic]:
        """Judge the names of rules, wherever they stand."""
        rules: Mapping[str, Any] = lint.get("rules", {})
        named: list[tuple[str, Keys]] = [
            (rule, (*path, "rules", rule)) for rule in rules
        ]
        for index, ignore in enumerate(lint.get("ignore", [])):
            if isinstance(ignore.get("rule"), str):
                named.append((ignore["rule"], (*path, "ignore", index, "rule")))
        if not named:
            return
        from specwright.lint import RULES

        for rule, at in named:
            if rule not in RULES:
                yield _unknown(rule, RULES, _pointer(at), self.span(at, path), "rule")


_TABLES: Final = ("package", "lint")
_LINT: Final = Setting(name="lint", kind=dict, help="what lint looks at")


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
    key: str, known: Iterable[str], pointer: str, span: Span, kind: str = "setting"
) -> Diagnostic:
    from difflib import get_close_matches

    names = list(known)
    near = get_close_matches(key, names, n=1)
    hint = f"did you mean `{near[0]}`?" if near else f"known are {', '.join(names)}"
    message = f"there is no {kind} `{key}`"
    return setting_finding(f"unknown-{kind}", message, pointer, span, hint)


def setting_finding(
    code: str, message: str, pointer: str, span: Span, hint: str | None = None
) -> Diagnostic:
    """Return a finding about a setting, which always is an error."""
    return Diagnostic(
        code=code,
        severity=Severity.ERROR,
        location=Location(pointer, span),
        message=message,
        hint=hint,
    )
