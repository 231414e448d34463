"""What every test may ask for: where the project stands, and the corpus."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update",
        action="store_true",
        help="write what was printed and generated over what was expected",
    )


@pytest.fixture(scope="session", autouse=True)
def _cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep what is remembered between runs of specwright out of the tests' verdicts."""
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(scope="session")
def root() -> Path:
    """Return the folder of the project."""
    return ROOT


@pytest.fixture
def update(request: pytest.FixtureRequest) -> bool:
    """Tell whether the expected files are to be written anew."""
    return bool(request.config.getoption("--update"))


@pytest.fixture(scope="session")
def corpus() -> Path:
    """Return the folder of real specifications, or skip where there is none."""
    folder = Path(os.environ.get("SPECWRIGHT_CORPUS", ROOT.parent / "shared/corpus"))
    if not folder.is_dir():
        pytest.skip(f"no corpus at {folder}; set SPECWRIGHT_CORPUS")
    return folder


@pytest.hookimpl(trylast=True)
def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print which check noticed which injected fault."""
    found = dict(
        sorted(
            (str(properties["fault"]), str(properties["killer"]))
            for reports in terminalreporter.stats.values()
            for report in reports
            if isinstance(report, pytest.TestReport)
            for properties in [dict(report.user_properties)]
            if "fault" in properties
        )
    )
    if not found:
        return
    killed = sum(killer != "survives" for killer in found.values())
    terminalreporter.section("faults and the checks that noticed them")
    if terminalreporter.verbosity > 0:
        for fault, killer in found.items():
            terminalreporter.write_line(f"{fault:45} {killer}")
    terminalreporter.write_line(f"{killed} of {len(found)} faults noticed")
