"""Each specification of the corpus is generated once."""

from collections.abc import Callable

import pytest
from corpus_documents import CORPUS, Specification, specifications
from corpus_packages import Generated, generate

Generator = Callable[[Specification], Generated]


@pytest.fixture(scope="session")
def generator(tmp_path_factory: pytest.TempPathFactory) -> Generator:
    made: dict[str, Generated] = {}

    def generated(specification: Specification) -> Generated:
        if specification.name not in made:
            folder = tmp_path_factory.mktemp(specification.package)
            made[specification.name] = generate(specification, folder)
        return made[specification.name]

    return generated


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "specification" in metafunc.fixturenames:
        found = list(specifications())
        skip = pytest.mark.skip(reason=f"there is no corpus in {CORPUS}")
        metafunc.parametrize(
            "specification",
            found or [pytest.param(None, marks=skip)],
            ids=[one.name for one in found] or ["none"],
        )


@pytest.fixture
def generated(specification: Specification, generator: Generator) -> Generated:
    return generator(specification)
