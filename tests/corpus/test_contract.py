"""Contract tests pass on the most intricate operations of real specifications."""

from pathlib import Path

import pytest
from corpus_documents import CORPUS, Specification, specifications
from corpus_packages import command

OPERATIONS = 100
NAMES = ("github", "stripe-2023")


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_the_most_intricate_operations_agree(name: str, tmp_path: Path) -> None:
    """The rule is that of `specwright.contract.intricacy`; nothing is left out."""
    specification = found(name)
    command(specification, tmp_path, "generate")
    chosen = ["--most-intricate", str(OPERATIONS)]
    said = command(specification, tmp_path, "contract", *chosen)
    assert [finding["message"] for finding in said["findings"]] == []
    assert len(said["operations"]) == OPERATIONS
    assert said["checks"] > OPERATIONS * 50


def found(name: str) -> Specification:
    for each in specifications():
        if each.name == name:
            return each
    pytest.skip(f"there is no {name} in {CORPUS}")
