"""Packages that are installed, each with the specification that it carries."""

from argparse import Namespace
from importlib.util import find_spec
from pathlib import Path

from specwright.diagnostics import Diagnostic, Severity
from specwright.ir.json import Json

from .configuration import find_configuration
from .flags import given_settings
from .settings import PACKAGE_SETTINGS, SETTINGS
from .target import PLACES, Plan, Planned, Target, plan_targets, usage_finding


def plan_subjects(arguments: Namespace) -> Planned:
    """Return the packages of the configuration, or the one that is named.

    One that no configuration names is looked for among those that are installed.
    """
    plan, findings = plan_targets(arguments)
    if plan is not None or arguments.spec is not None or arguments.name is None:
        return plan, findings
    target = _installed(arguments)
    if target is None:
        configured = arguments.config or find_configuration(Path.cwd())
        return None, findings if configured else (_nowhere(arguments.name),)
    chosen = given_settings(arguments, SETTINGS)
    severity = Severity[chosen.get("fail-on", "error").upper()]
    return Plan(targets=(target,), fail_on=severity), ()


def carried(output: Path, name: str) -> Path:
    """Return where a package has its specification."""
    return output / name / "openapi.json"


def _nowhere(name: str) -> Diagnostic:
    return usage_finding(
        f"there is no package `{name}`: no configuration names one, and none is "
        "installed that carries its specification",
        f"install it, or pass --spec and --output with --name {name}",
    )


def _installed(arguments: Namespace) -> Target | None:
    from specwright.render import read_manifest

    name: str = arguments.name
    try:
        found = find_spec(name)
    except (ImportError, ValueError):
        return None
    if found is None or found.origin is None:
        return None
    output = Path(found.origin).parent.parent
    specification = carried(output, name)
    if not specification.is_file():
        return None
    manifest = read_manifest(output)
    options = dict[str, Json]() if manifest is None else manifest.options
    chosen = {**options, **given_settings(arguments, PACKAGE_SETTINGS)}
    known = {setting.name for setting in PACKAGE_SETTINGS} - set(PLACES)
    return Target(
        spec=specification,
        source=specification.name,
        output=output,
        name=name,
        choices={key: value for key, value in chosen.items() if key in known},
    )
