import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from specwright.contract.properties.misspelled import _readings
from specwright.contract.strategies.patterns import matches
from specwright.contract.strategies.runs import runs

RUNS = (
    "^([A-Za-z0-9]{26})?$",
    "^[A-Z]{2}$",
    "^[a-z][a-z0-9_]*$",
    r"^\d{3}-\w+$",
    r"^[\w.-]+@[\w.-]+$",
    "^[+]x?$",
)


@pytest.mark.parametrize("regex", RUNS)
@settings(max_examples=20, database=None, deadline=None)
@given(st.data())
def test_what_is_drawn_from_runs_matches(regex: str, data: st.DataObject) -> None:
    drawn = runs(regex)
    assert drawn is not None
    assert matches(regex, data.draw(drawn))


@pytest.mark.parametrize("regex", ["a", "^a", "^(a|b)$", "^a.b$", "^[^a]$", "^(a)+$"])
def test_other_patterns_are_left_alone(regex: str) -> None:
    assert runs(regex) is None


def test_an_empty_text_may_be_an_empty_list() -> None:
    assert [] in _readings("")
    assert ["a", "b"] in _readings("a|b")
