"""The tests are tested: every fault has to be noticed by the property it is about."""

import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from specwright.build import build_api
from specwright.contract.package import import_package
from specwright.contract.properties import checks_of
from specwright.contract.runner import Crashed, Effort, Failed, run_check
from specwright.contract.subject import Subject
from specwright.document import read_document

from .client_faults import CLIENT_FAULTS
from .fault import Fault
from .model_faults import MODEL_FAULTS
from .server_faults import SERVER_FAULTS
from .table_faults import TABLE_FAULTS

FAULTS = (*MODEL_FAULTS, *TABLE_FAULTS, *CLIENT_FAULTS, *SERVER_FAULTS)

GENERATED = "generated/mattermost/mattermost_api"
# Not the name of the package itself, which other tests have imported.
NAME = "faulty_api"

# More than by default: a fault must not live on for want of luck.
EFFORT = Effort(seed=1, examples=150)
USUAL = Effort(seed=1)


def forget() -> None:
    for module in [name for name in sys.modules if name.split(".")[0] == NAME]:
        del sys.modules[module]


@contextmanager
def imported(root: Path, folder: Path) -> Iterator[Subject]:
    document, _ = read_document(root / "spec/mattermost")
    assert document is not None
    api, _ = build_api(document)
    forget()
    try:
        package = import_package(NAME, folder)
        yield Subject(document=document, api=api, package=package)
    finally:
        sys.path.remove(str(folder))
        forget()


def failures(subject: Subject, fault: Fault, effort: Effort) -> tuple[int, int]:
    """Run the checks that have to notice, up to the first that does."""
    operations = tuple(o for o in subject.api.operations if o.id == fault.operation)
    run = 0
    for check in checks_of(subject, operations):
        if check.aspect.startswith(fault.aspect):
            run += 1
            if isinstance(run_check(check, effort), Failed | Crashed):
                return run, 1
    return run, 0


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_a_fault_is_noticed(fault: Fault, root: Path, tmp_path: Path) -> None:
    shutil.copytree(root / GENERATED, tmp_path / NAME)
    fault.inject(tmp_path / NAME)
    with imported(root, tmp_path) as subject:
        run, failed = failures(subject, fault, EFFORT)
    assert run, "no such check"
    assert failed, "survives"


def test_without_a_fault_nothing_is_noticed(root: Path, tmp_path: Path) -> None:
    shutil.copytree(root / GENERATED, tmp_path / NAME)
    seen = {(fault.aspect, fault.operation): fault for fault in FAULTS}
    with imported(root, tmp_path) as subject:
        wrong = [
            key for key, fault in seen.items() if failures(subject, fault, USUAL)[1]
        ]
    assert wrong == []


def test_there_are_enough_faults() -> None:
    assert len({fault.name for fault in FAULTS}) == len(FAULTS) >= 60
