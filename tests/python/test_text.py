import ast
import math

import black
import pytest
from hypothesis import given
from hypothesis import strategies as st

from specwright.ir.json import Json
from specwright.python.docstrings import docstring
from specwright.python.imports import Import, import_lines
from specwright.python.literals import literal
from specwright.python.modules import api_name

TEXT = st.text(max_size=200) | st.sampled_from(
    ['"""', "\\", '\\"""', "'''", '"', "a\nb", "\u202e", "\x00", "\ud800", "#", "{%"]
)
JSON: st.SearchStrategy[Json] = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | TEXT,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3)
    ),
    max_leaves=6,
)


@given(JSON)
def test_a_literal_is_its_value(value: Json) -> None:
    source = literal(value)
    source.encode("utf-8")
    assert "\n" not in source
    found = ast.literal_eval(source)
    assert found == value
    assert type(found) is type(value)


def test_the_sign_of_zero_stays() -> None:
    assert math.copysign(1, ast.literal_eval(literal(-0.0))) == -1


@given(TEXT)
def test_strings_are_quoted_as_black_quotes_them(text: str) -> None:
    source = f"x = {literal(text)}\n"
    assert black.format_str(source, mode=black.Mode(line_length=9999)) == source


@given(TEXT)
def test_a_docstring_is_one_inert_expression(text: str) -> None:
    source = f"class A:\n    {docstring(text, 4)}\n\n    x = 1\n"
    source.encode("utf-8")
    body = ast.parse(source).body
    assert len(body) == 1
    assert isinstance(body[0], ast.ClassDef)
    first, second = body[0].body
    assert isinstance(first, ast.Expr)
    assert isinstance(first.value, ast.Constant)
    assert isinstance(second, ast.Assign)


WORD = st.text(st.characters(codec="ascii"), max_size=10)


@given(st.lists(WORD, max_size=40).map(" ".join))
def test_a_docstring_is_laid_out_as_black_does(text: str) -> None:
    made = docstring(text, 4)
    source = f"class A:\n    {made}\n\n    x = 1\n"
    if made != '""""""':
        assert black.format_str(source, mode=black.Mode()) == source


def test_prose_is_wrapped_and_lists_are_kept() -> None:
    text = "A sentence that goes on. " * 6 + "\n\n* one\n* two\n\n```\ncode  here\n```"
    lines = docstring(text, 4).split("\n")
    assert all(len(line) <= 88 for line in lines)
    assert "    * one" in lines
    assert "    * two" in lines
    assert "    code  here" in lines


def test_quotations_are_wrapped_as_quotations() -> None:
    text = f"Some words.\n\n> [!NOTE]\n> {'words and ' * 20}words.\n\n    > code"
    lines = docstring(text).split("\n")
    assert lines[2] == "> [!NOTE]"
    assert lines[3].startswith("> words and words")
    assert lines[5].startswith("> ")
    assert all(len(line) <= 88 for line in lines)
    assert "    > code" in lines
    command = f"> curl {'a ' * 60}"
    assert f"{command.strip()}\n```" in docstring(f"Some words.\n```\n{command}\n```")


@pytest.mark.parametrize(
    ("title", "named"),
    [
        ("Pets", "the Pets API"),
        ("Pets API", "the Pets API"),
        ("The Pets API Reference", "The Pets API Reference"),
        ("petsapi", "the petsapi"),
        (" ", "the described API"),
    ],
)
def test_an_api_is_called_one_once(title: str, named: str) -> None:
    assert api_name(title) == named


def test_imports_are_sorted_in_sections() -> None:
    lines = import_lines(
        [
            Import("_runtime.model", "Model", local=True),
            Import("", "operations", local=True),
            Import("pydantic", "Field"),
            Import("typing", "Any"),
            Import("typing", "TYPE_CHECKING"),
            Import("client.pets", "Pets", local=True),
        ],
        package_path="client.__init__",
    )
    assert lines == (
        "from typing import TYPE_CHECKING, Any",
        "",
        "from pydantic import Field",
        "",
        "from .. import operations",
        "from .._runtime.model import Model",
        "from .pets import Pets",
    )
