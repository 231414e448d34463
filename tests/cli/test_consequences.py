"""What `generate` says about a changed specification, beside the files."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from specwright.cli import main
from specwright.document import differ_in_words

SPEC = """
openapi: 3.1.0
info: {title: Pond, version: 1.4.0}
paths:
  /fish:
    post:
      operationId: addFish
      tags: [fish]
      parameters:
        - {name: kind, in: query, description: Which kind., schema: {type: string}}
      requestBody:
        required: true
        content: {application/json: {schema: {$ref: "#/components/schemas/Fish"}}}
      responses:
        "204": {description: Swims.}
components:
  schemas:
    Fish:
      type: object
      required: [name]
      properties:
        name: {type: string}
        size: {type: integer, default: 3}
        description: {type: string, enum: [small, large]}
"""
ARGUMENTS = ["generate", "--spec", "spec.yaml", "--output", "out", "--name", "pond"]


@pytest.fixture
def said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., str]:
    """Return what is printed where some text of the specification is replaced."""
    monkeypatch.chdir(tmp_path)
    spec = tmp_path / "spec.yaml"
    spec.write_text(SPEC)
    assert main(ARGUMENTS) == 0
    assert "change" not in capsys.readouterr().err

    def changed(before: str, after: str, *flags: str) -> str:
        assert before in SPEC
        spec.write_text(spec.read_text().replace(before, after))
        assert main([*ARGUMENTS, *flags]) == 0
        printed = capsys.readouterr()
        return printed.out if flags else printed.err

    return changed


def test_a_breaking_change_is_named(said: Callable[..., str]) -> None:
    told = said("required: [name]", "required: [name, size]")
    assert "  1 breaking, " in told
    assert "next version 2.0.0" in told
    assert "breaking: Fish.size became required" in told


def test_a_changed_name_is_named(said: Callable[..., str]) -> None:
    told = said("addFish", "stockFish")
    assert "Python: client.fish.add_fish -> client.fish.stock_fish" in told


def test_words_break_nobody(said: Callable[..., str]) -> None:
    assert "only words changed" in said("Which kind.", "What kind.")


def test_a_default_is_no_word(said: Callable[..., str]) -> None:
    assert "only words changed" not in said("default: 3", "default: 4")


def test_programs_read_it_too(said: Callable[..., str]) -> None:
    told = json.loads(said("required: [name]", "required: [size]", "--format", "json"))
    assert told["changes"]["breaking"] == 1
    assert told["next_version"] == "2.0.0"


def test_nothing_is_said_where_nothing_changed(said: Callable[..., str]) -> None:
    assert "change" not in said("Which kind.", "Which kind.")


def test_names_that_look_like_words_are_none() -> None:
    assert not differ_in_words(
        {"default": {"description": "a"}}, {"default": {"description": "b"}}
    )
    assert not differ_in_words(
        {"enum": [{"description": "a"}]}, {"enum": [{"description": "b"}]}
    )
    assert not differ_in_words(
        {"mapping": {"summary": "#/a"}}, {"mapping": {"summary": "#/b"}}
    )
    assert differ_in_words(
        {"parameters": [{"description": "a"}]}, {"parameters": [{"description": "b"}]}
    )


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(0, 3) | st.sampled_from(["", "a", "b"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["type", "properties", "items", "x"]), inner, max_size=3
        )
    ),
    max_leaves=8,
)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(JSON, JSON)
def test_without_words_only_equal_documents_differ_in_words(
    old: object, new: object
) -> None:
    assert differ_in_words(old, new) == (old == new)
