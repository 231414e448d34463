"""What arrives is compared by its spelling where nothing else is known."""

import pytest

from specwright.contract.wire.scalars import same_parameter
from specwright.ir.json import Json


@pytest.mark.parametrize(
    ("sent", "got", "same"),
    [
        ([False], {"0": "false"}, True),
        ([1, {"a": [True]}], {"0": "1", "1": {"a": {"0": "true"}}}, True),
        ([False, True], {"0": "false"}, False),
        ([1], {"1": "1"}, False),
        ([1], {"0": "2"}, False),
    ],
)
def test_arrays_and_objects_in_brackets(sent: Json, got: Json, *, same: bool) -> None:
    assert same_parameter(sent, got) is same
