"""Plain scalars: those of YAML 1.2, and nothing of YAML 1.1."""

from typing import Any

import pytest

from specwright.document.scalars import plain_scalar


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", None),
        ("~", None),
        ("null", None),
        ("Null", None),
        ("true", True),
        ("FALSE", False),
        ("0", 0),
        ("-12", -12),
        ("+3", 3),
        ("0o17", 15),
        ("0xFf", 255),
        ("1.5", 1.5),
        ("1.", 1.0),
        (".5", 0.5),
        ("1e3", 1000.0),
        ("-1.2E-3", -0.0012),
    ],
)
def test_what_is_not_a_string(text: str, expected: Any) -> None:
    value = plain_scalar(text)
    assert (type(value), value) == (type(expected), expected)


@pytest.mark.parametrize(
    "text",
    [
        "on",
        "off",
        "yes",
        "No",
        "y",
        "nULL",
        "tRUE",
        "017",
        "007.5",
        "-01",
        "1_000",
        "0b11",
        "12:30:45",
        "190:20:30",
        "2001-12-14",
        "2001-12-14T21:59:43Z",
        "1.2.3",
        ".",
        "-",
        "+",
        "e3",
        "1e",
        "1e999",
        ".inf",
        "-.INF",
        ".nan",
        "=",
        "<",
        "9" * 5000,
    ],
)
def test_what_is_a_string(text: str) -> None:
    assert plain_scalar(text) == text
