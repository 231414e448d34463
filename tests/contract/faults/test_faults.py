"""The tests are tested: every fault has to be noticed by the property it is about."""

import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import pytest

from specwright.build import build_api
from specwright.cli import main
from specwright.contract.package import import_package
from specwright.contract.properties import checks_of
from specwright.contract.runner import Broken, Crashed, Effort, Failed, run_check
from specwright.contract.selection import Selection
from specwright.contract.subject import Subject
from specwright.document import read_document
from specwright.python import Options
from specwright.python.lowering import allocate_names
from specwright.schema.media_types import spoken

from .client_faults import CLIENT_FAULTS
from .fault import HARBOUR, KENNEL, MATTERMOST, QUAY, Api, Fault
from .harbour_faults import HARBOUR_FAULTS
from .kennel_faults import KENNEL_FAULTS
from .manner_faults import MANNER_FAULTS
from .model_faults import MODEL_FAULTS
from .name_faults import NAME_FAULTS
from .quay_faults import QUAY_FAULTS
from .received_faults import RECEIVED_FAULTS
from .server_faults import SERVER_FAULTS
from .table_faults import TABLE_FAULTS

FAULTS = (
    *MODEL_FAULTS,
    *TABLE_FAULTS,
    *CLIENT_FAULTS,
    *SERVER_FAULTS,
    *HARBOUR_FAULTS,
    *RECEIVED_FAULTS,
    *MANNER_FAULTS,
    *NAME_FAULTS,
    *QUAY_FAULTS,
    *KENNEL_FAULTS,
)

# Not the name of the package itself, which other tests have imported.
NAME = "faulty_api"

# More than by default: a fault must not live on for want of luck.
EFFORT = Effort(seed=1, examples=150, shrinking=False)
USUAL = Effort(seed=1)


def forget() -> None:
    for module in [name for name in sys.modules if name.split(".")[0] == NAME]:
        del sys.modules[module]


@pytest.fixture(scope="session")
def package_of(
    root: Path, tmp_path_factory: pytest.TempPathFactory
) -> Callable[[Api], Path]:
    """Return the folder of a package; one that is not checked in is generated once."""

    @cache
    def folder(api: Api) -> Path:
        if api.package is not None:
            return root / api.package
        made = tmp_path_factory.mktemp(NAME)
        target = ["--spec", str(root / api.spec), "--output", str(made)]
        assert main(["generate", "--quiet", *target, "--name", NAME]) == 0
        return made / NAME

    return folder


@contextmanager
def imported(root: Path, api: Api, folder: Path) -> Iterator[Subject]:
    document, _ = read_document(root / api.spec)
    assert document is not None
    built, _ = build_api(document)
    forget()
    try:
        package = import_package(NAME, folder)
        classes = allocate_names(built, Options(package=NAME))[0].classes
        yield Subject(
            document=document, api=spoken(built), package=package, classes=classes
        )
    finally:
        sys.path.remove(str(folder))
        forget()


def killed(subject: Subject, fault: Fault, effort: Effort) -> tuple[int, str]:
    """Run the checks that have to notice, up to the first that does; name it.

    What the package raises is noticed; what a check raises by itself is a defect.
    """
    operations = Selection(operations=(fault.operation,)).of(subject)
    run = 0
    for check in checks_of(subject, operations):
        if check.aspect.startswith(fault.aspect):
            run += 1
            ending = run_check(check, effort)
            if isinstance(ending, Failed | Crashed):
                return run, check.name
            assert not isinstance(ending, Broken), f"{check.name}: {ending}"
    return run, ""


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_a_fault_is_noticed(
    fault: Fault,
    root: Path,
    package_of: Callable[[Api], Path],
    tmp_path: Path,
    record_property: Callable[[str, object], None],
) -> None:
    shutil.copytree(package_of(fault.api), tmp_path / NAME)
    fault.inject(tmp_path / NAME)
    with imported(root, fault.api, tmp_path) as subject:
        run, killer = killed(subject, fault, EFFORT)
    assert run, "no such check"
    record_property("fault", fault.name)
    record_property("killer", killer or "survives")
    assert killer, "survives"


@pytest.mark.parametrize(
    "api", [MATTERMOST, HARBOUR, QUAY, KENNEL], ids=lambda api: api.spec
)
def test_without_a_fault_nothing_is_noticed(
    api: Api, root: Path, package_of: Callable[[Api], Path], tmp_path: Path
) -> None:
    shutil.copytree(package_of(api), tmp_path / NAME)
    seen = {(f.aspect, f.operation): f for f in FAULTS if f.api == api}
    with imported(root, api, tmp_path) as subject:
        wrong = [killed(subject, fault, USUAL)[1] for fault in seen.values()]
    assert not any(wrong)


def test_there_are_enough_faults() -> None:
    assert len({fault.name for fault in FAULTS}) == len(FAULTS) >= 60
    assert sum(fault.api == HARBOUR for fault in FAULTS) >= 15
