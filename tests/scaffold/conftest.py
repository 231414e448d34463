from pathlib import Path

import pytest
from scaffolding import Workshop


@pytest.fixture
def workshop(tmp_path: Path) -> Workshop:
    made = Workshop(tmp_path)
    made.specify()
    return made
