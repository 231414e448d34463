from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from specwright.contract.check import NOTHING, Check
from specwright.contract.properties.misspelled import _readings
from specwright.contract.runner import Effort, Held, Unreached, run_check
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


def test_an_object_with_numbers_for_names_may_be_a_list() -> None:
    assert ["a"] in _readings({"0": "a"})


def test_a_check_with_nothing_to_try_reaches_nothing() -> None:
    ending = run_check(check_of(st.just(NOTHING)), Effort(seed=0))
    assert ending == Unreached("no such value can be drawn")


def test_only_what_is_tried_counts() -> None:
    tried: list[int] = []
    some = st.integers().map(lambda drawn: drawn if drawn % 2 else NOTHING)
    ending = run_check(check_of(some, tried.append), Effort(seed=0))
    assert ending == Held(len(tried))
    assert 0 < len(tried) < 20


def check_of(
    strategy: st.SearchStrategy[Any], test: Callable[[Any], None] = lambda _: None
) -> Check:
    return Check(
        aspect="model-accepts",
        operation="",
        case="",
        pointer="",
        strategy=strategy,
        test=test,
    )
