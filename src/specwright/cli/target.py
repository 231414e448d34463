"""What to generate, from what and where to: flags and configuration put together."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final, TypeAlias

from specwright.diagnostics import Diagnostic, Location, Severity, Span

from .bounds import Bounds
from .configuration import Configuration, find_configuration, read_configuration
from .flags import declare_settings, given_settings
from .settings import BOUNDS, PACKAGE_SETTINGS, SETTINGS

PLACES: Final = ("spec", "output", "name")
"""The package settings without which nothing can be done."""

_HERE: Final = (*PLACES, *(setting.name for setting in BOUNDS))


@dataclass(frozen=True, kw_only=True, slots=True)
class Target:
    """One package.

    `spec` and `output` are where they stand, seen from the current folder; `source` is
    the specification as it was named, seen from the configuration, for the files that
    are generated. `bounds` limit what is read for it. `choices` holds the other package
    settings that somebody made.
    """

    spec: Path
    source: str
    output: Path
    name: str
    bounds: Bounds = field(default_factory=Bounds)
    choices: Mapping[str, Any]


@dataclass(frozen=True, kw_only=True, slots=True)
class Plan:
    """What a run is about: the packages, and the least severity that fails it.

    `lint` is that table of the configuration, `folder` where the configuration stands.
    """

    targets: tuple[Target, ...] = ()
    fail_on: Severity = Severity.ERROR
    strict: bool = False
    lint: Mapping[str, Any] = field(default_factory=dict[str, Any])
    folder: Path = Path()


@dataclass(frozen=True, kw_only=True, slots=True)
class Inspection:
    """What a run looks at without writing, and how to judge it.

    `subjects` are the specifications, each with the bounds of reading it.
    """

    subjects: Mapping[Path, Bounds]
    plan: Plan


Planned: TypeAlias = tuple[Plan | None, tuple[Diagnostic, ...]]


def declare_targets(parser: ArgumentParser) -> None:
    """Give a parser a flag for every setting."""
    declare_settings(parser, (*PACKAGE_SETTINGS, *SETTINGS))
    parser.add_argument("--config", type=Path, metavar="FILE", help="the configuration")


def plan_targets(arguments: Namespace) -> Planned:
    """Put flags and configuration together; flags win.

    With `--spec` the package is the one that the flags describe; without it, those of
    the configuration, or the one among them that `--name` names.
    """
    configuration, findings = _configuration(arguments)
    if configuration is None:
        return None, findings
    chosen = {**configuration.settings, **given_settings(arguments, SETTINGS)}
    if arguments.spec is None:
        targets, findings = _configured(arguments, configuration)
    else:
        targets, findings = _flagged(arguments)
    if findings:
        return None, findings
    return replace(_judging(configuration, chosen), targets=targets), ()


def _judging(configuration: Configuration, chosen: Mapping[str, Any]) -> Plan:
    return Plan(
        fail_on=Severity[chosen.get("fail-on", "error").upper()],
        strict=chosen.get("strict", False),
        lint=configuration.lint,
        folder=_seen(configuration.folder),
    )


def plan_inspection(
    arguments: Namespace,
) -> tuple[Inspection | None, tuple[Diagnostic, ...]]:
    """Return the specifications that a run looks at, and how to judge them."""
    configuration, findings = _configuration(arguments)
    if configuration is None:
        return None, findings
    if arguments.spec is not None:
        given = given_settings(arguments, PACKAGE_SETTINGS)
        subjects = {Path(arguments.spec): Bounds.of(given)}
    else:
        planned, findings = plan_targets(arguments)
        if planned is None:
            return None, findings
        subjects = {target.spec: target.bounds for target in planned.targets}
    chosen = {**configuration.settings, **given_settings(arguments, SETTINGS)}
    return Inspection(subjects=subjects, plan=_judging(configuration, chosen)), ()


def plan_specification(
    arguments: Namespace,
) -> tuple[tuple[Path, Bounds] | None, tuple[Diagnostic, ...]]:
    """Return the one specification of a run, and the bounds of reading it.

    It is that of `--spec`, or the only one that is configured.
    """
    inspection, findings = plan_inspection(arguments)
    if inspection is None:
        return None, findings
    subjects = tuple(inspection.subjects.items())
    if len(subjects) != 1:
        message = "the packages of the configuration have several specifications"
        return None, (usage_finding(message, "choose one with --name or --spec"),)
    return subjects[0], ()


def _configuration(
    arguments: Namespace,
) -> tuple[Configuration | None, tuple[Diagnostic, ...]]:
    misused = tuple(_misused(arguments))
    if misused:
        return None, misused
    file = arguments.config or find_configuration(Path.cwd())
    if file is None:
        return Configuration(folder=Path(), settings={}), ()
    return read_configuration(file.absolute(), shown(file))


def _misused(arguments: Namespace) -> Iterator[Diagnostic]:
    settings = {setting.name: setting for setting in PACKAGE_SETTINGS}
    for name, value in given_settings(arguments, PACKAGE_SETTINGS).items():
        problem = settings[name].problem(value)
        if problem is not None:
            yield usage_finding(f"--{name} {problem}", f"it is {settings[name].help}")


def _flagged(arguments: Namespace) -> tuple[tuple[Target, ...], tuple[Diagnostic, ...]]:
    given = given_settings(arguments, PACKAGE_SETTINGS)
    missing = [f"--{name}" for name in PLACES if name not in given]
    if missing:
        message = f"with --spec goes {' and '.join(missing)}"
        return (), (usage_finding(message, "add it"),)
    source = Path(given["spec"])
    return (_target(given, Path(), source=source.name or source.as_posix()),), ()


def _configured(
    arguments: Namespace, configuration: Configuration
) -> tuple[tuple[Target, ...], tuple[Diagnostic, ...]]:
    packages = [
        package
        for package in configuration.packages
        if arguments.name in {None, package["name"]}
    ]
    if not packages:
        return (), (_nothing(arguments, configuration),)
    given = given_settings(arguments, PACKAGE_SETTINGS)
    if "output" in given and len(packages) > 1:
        message = "--output says where one package goes, and there are several"
        return (), (usage_finding(message, "choose one with --name"),)
    for name in ("output", "root"):
        if name in given:
            given[name] = str(Path(given[name]).absolute())
    return tuple(_targets(packages, given, configuration.folder)), ()


def _targets(
    packages: Sequence[Mapping[str, Any]], given: Mapping[str, Any], folder: Path
) -> Iterator[Target]:
    for package in packages:
        yield _target({**package, **given}, folder, source=package["spec"])


def _target(settings: Mapping[str, Any], folder: Path, *, source: str) -> Target:
    return Target(
        spec=_seen(folder / settings["spec"]),
        source=source,
        output=_seen(folder / settings["output"]),
        name=settings["name"],
        bounds=_bounds(settings, folder),
        choices={name: value for name, value in settings.items() if name not in _HERE},
    )


def _bounds(settings: Mapping[str, Any], folder: Path) -> Bounds:
    bounds = Bounds.of(settings)
    root = None if bounds.root is None else _seen(folder / bounds.root)
    return replace(bounds, root=root)


def _nothing(arguments: Namespace, configuration: Configuration) -> Diagnostic:
    if configuration.packages:
        names = ", ".join(package["name"] for package in configuration.packages)
        return usage_finding(
            f"there is no package `{arguments.name}`", f"configured are {names}"
        )
    return usage_finding(
        "nothing says what to generate",
        "run `specwright init`, or pass --spec, --output and --name",
    )


def options_of(target: Target) -> dict[str, Any]:
    """Return what the user chose, as the options of the generated Python are called."""
    chosen = {name.replace("-", "_"): value for name, value in target.choices.items()}
    return {"package": target.name, **chosen}


def usage_finding(message: str, hint: str) -> Diagnostic:
    """Return a finding about how specwright was called."""
    span = Span("command line", 1, 1, 1, 1)
    return Diagnostic(
        code="wrong-usage",
        severity=Severity.ERROR,
        location=Location("", span),
        message=message,
        hint=hint,
    )


def _seen(path: Path) -> Path:
    """Return a path as a reader in the current folder would write it."""
    absolute = Path(path).absolute()
    here = Path.cwd()
    return absolute.relative_to(here) if absolute.is_relative_to(here) else path


def shown(path: Path) -> str:
    """Return a path as findings show it."""
    return _seen(path).as_posix()
