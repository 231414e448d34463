"""What `contract` is about: a target, read again and imported."""

from argparse import ArgumentParser
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from specwright.diagnostics import Severity

from .console import Console
from .installed import carried, plan_subjects
from .pipeline import build, make
from .sources import digest_of, source_names
from .target import Target, declare_targets, options_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from specwright.contract.opening import Opened
    from specwright.ir.api import Api


def subject_of(target: Target, console: Console) -> "Opened":
    """Return the specification of a target with the package made from it."""
    from specwright.contract.opening import Opened, Stated, kept_apart, open_subject
    from specwright.render import read_manifest

    built = build(target, console)
    document, api = built.document, built.api
    if document is None or api is None:
        return Opened(findings=built.located)
    manifest = read_manifest(target.output)
    names = source_names(target.spec, document.files)
    digest = digest_of(target.spec, names) or document.digest
    stated = None if manifest is None else Stated(manifest.spec, manifest.options)
    if target.spec == carried(target.output, target.name):
        options = options_of(target) if manifest is None else manifest.options
        stated = Stated(digest, options)  # nothing else was it generated from
    opened = open_subject(
        document,
        api,
        output=target.output,
        name=target.name,
        digest=digest,
        stated=stated,
        classes=_classes(target, api),
    )
    return kept_apart(opened, target.output)


def generated_subject(target: Target, folder: Path, console: Console) -> "Opened":
    """Return the specification of a target with a package that is made for the call.

    It is written to a folder that is empty, and imported from there. The findings are
    the errors of the specification, which cost no more than what they are about.
    """
    from specwright.contract.opening import Opened, Stated, open_subject
    from specwright.render import write_files

    made = make(target, console)
    if made.document is None or made.api is None or made.files is None:
        return Opened(findings=made.located)
    _, refused = write_files(made.files, folder)
    if refused:
        return Opened(findings=refused)
    opened = open_subject(
        made.document,
        made.api,
        output=folder,
        name=target.name,
        digest=made.digest,
        stated=Stated(made.digest, options_of(target)),
        classes=_classes(target, made.api),
    )
    errors = (one for one in made.located if one.severity is Severity.ERROR)
    return replace(opened, findings=(*errors, *opened.findings))


def _classes(target: Target, api: "Api") -> "Mapping[str, str]":
    from specwright.python import Options
    from specwright.python.lowering import allocate_names

    options = Options(**options_of(target))
    return allocate_names(api, options)[0].classes


def subject_named(name: str, config: Path | None) -> "Opened":
    """Return a package with its specification, as the command line would name it."""
    from specwright.contract.opening import Opened

    parser = ArgumentParser()
    declare_targets(parser)
    arguments = parser.parse_args([])
    arguments.name, arguments.config = name, config
    plan, findings = plan_subjects(arguments)
    if plan is None:
        return Opened(findings=findings)
    return subject_of(plan.targets[0], Console(quiet=True))
