"""Contract tests under pytest: `pytest --specwright-package pets_api`.

Or one line in a test module, `test_contract = contract_of("pets_api")`, which needs the
plugin no less. Each check is a test of its own, so that pytest's selection, its reports
and pytest-xdist work as ever.

The package is one of the configuration, or one that is installed: that is checked
against the specification that it carries.
"""

import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import pytest

if TYPE_CHECKING:
    from specwright.contract.check import Check
    from specwright.contract.subject import Subject

__all__ = ["Contract", "contract_of"]


@dataclass(frozen=True, slots=True)
class Contract:
    """A generated package to check, by its import name."""

    package: str


def contract_of(package: str) -> Contract:
    """Return what a test module declares to have a package checked."""
    return Contract(package)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options of contract tests."""
    group = parser.getgroup("specwright", "contract tests of generated packages")
    group.addoption(
        "--specwright-package",
        action="append",
        default=[],
        metavar="NAME",
        help="check a generated package: one that the configuration names, or one that "
        "is installed; repeatable",
    )
    group.addoption(
        "--specwright-config",
        type=Path,
        metavar="FILE",
        help="the configuration that names the packages, else the nearest one",
    )
    group.addoption("--specwright-seed", type=int, default=0, help="what to draw")
    group.addoption(
        "--specwright-examples", type=int, default=20, help="values for each check"
    )


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(
    session: pytest.Session, config: pytest.Config, items: list[pytest.Item]
) -> None:
    """Add the checks of the packages that the command line names."""
    names = cast("list[str]", config.getoption("--specwright-package"))
    for name in names:
        collector = _package(session, name)
        items.extend(collector.collect())


def pytest_pycollect_makeitem(
    collector: pytest.Module | pytest.Class, obj: object
) -> pytest.Collector | None:
    """Collect the checks of a package that a test module names."""
    if isinstance(obj, Contract):
        return _package(collector, obj.package)
    return None


def _package(parent: pytest.Collector | pytest.Session, name: str) -> "_Package":
    # What pytest passes on to the constructor has no types.
    package: _Package = cast("Any", _Package).from_parent(parent, name=name)
    return package


class _Package(pytest.Collector):
    """The checks of one package."""

    def collect(self) -> Iterator[pytest.Item]:
        """Yield one item a check."""
        from specwright.contract.properties import checks_of
        from specwright.contract.selection import Selection

        subject = _subject(self.name, self.config)
        for check in checks_of(subject, Selection().of(subject)):
            item: _Item = cast("Any", _Item).from_parent(self, name=check.name)
            item.check, item.subject, item.package = check, subject, self.name
            yield item


class _Item(pytest.Item):
    """One check."""

    check: "Check"
    subject: "Subject"
    package: str

    def runtest(self) -> None:
        """Run the check; a disagreement fails the test."""
        from specwright.contract.report import finding_of
        from specwright.contract.runner import Effort, Unreached, run_check
        from specwright.diagnostics import printed

        effort = Effort(
            seed=cast("int", self.config.getoption("--specwright-seed")),
            examples=cast("int", self.config.getoption("--specwright-examples")),
        )
        ending = run_check(self.check, effort)
        if isinstance(ending, Unreached):
            pytest.skip(ending.reason)
        finding = finding_of(self.check, ending, self._command)
        if finding is not None:
            located = self.subject.document.located((finding,))
            pytest.fail(printed(located, "text"), pytrace=False)

    @property
    def _command(self) -> str:
        """How the package is checked without pytest."""
        words = ["specwright", "contract", "--package", self.package]
        config: Path | None = self.config.getoption("--specwright-config")
        return shlex.join(
            words if config is None else [*words, "--config", str(config)]
        )

    def reportinfo(self) -> tuple[Path, int | None, str]:
        """Return where the check stands in a report."""
        return self.path, None, self.name


def _subject(name: str, config: pytest.Config) -> "Subject":
    """Return the package of a name with its specification."""
    from specwright.cli.subjects import subject_named

    file: Path | None = config.getoption("--specwright-config")
    opened = subject_named(name, file)
    if opened.subject is None:
        from specwright.diagnostics import printed

        raise pytest.UsageError(printed(opened.findings, "text").strip())
    return opened.subject
