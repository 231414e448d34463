"""What `contract` is about: a target, read again and imported."""

from argparse import ArgumentParser
from pathlib import Path
from typing import TYPE_CHECKING

from .console import Console
from .pipeline import build
from .sources import digest_of, source_names
from .target import Target, declare_targets, options_of, plan_targets

if TYPE_CHECKING:
    from collections.abc import Mapping

    from specwright.contract.opening import Opened
    from specwright.ir.api import Api


def subject_of(target: Target, console: Console) -> "Opened":
    """Return the specification of a target with the package made from it."""
    from specwright.contract.opening import Opened, Stated, open_subject
    from specwright.render import read_manifest

    built = build(target, console)
    document, api = built.document, built.api
    if document is None or api is None:
        return Opened(findings=built.located)
    manifest = read_manifest(target.output)
    names = source_names(target.spec, document.files)
    return open_subject(
        document,
        api,
        output=target.output,
        name=target.name,
        digest=digest_of(target.spec, names) or document.digest,
        stated=None if manifest is None else Stated(manifest.spec, manifest.options),
        classes=_classes(target, api),
    )


def _classes(target: Target, api: "Api") -> "Mapping[str, str]":
    from specwright.python import Options
    from specwright.python.lowering import allocate_names

    options = Options(**options_of(target))
    return allocate_names(api, options)[0].classes


def subject_named(name: str, config: Path | None) -> "Opened":
    """Return the package of that name in the configuration, with its specification."""
    from specwright.contract.opening import Opened

    parser = ArgumentParser()
    declare_targets(parser)
    arguments = parser.parse_args([])
    arguments.name, arguments.config = name, config
    plan, findings = plan_targets(arguments)
    if plan is None:
        return Opened(findings=findings)
    return subject_of(plan.targets[0], Console(quiet=True))
