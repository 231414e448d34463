"""The header `Prefer` (RFC 7240, section 2)."""

import pytest

from specwright.mock.preferences import Preferences


@pytest.mark.parametrize(
    ("header", "code", "example"),
    [
        ("", None, None),
        ("code=404", "404", None),
        ("Code = 404 , EXAMPLE=empty", "404", "empty"),
        ('code="404"; reason="a;b,c", example=x', "404", "x"),
        ('example="a, b; c"', None, "a, b; c"),
        (r'example="a \"b\" \\"', None, r'a "b" ' + "\\"),
        ("code=404, code=500", "404", None),
        ('code="", example', None, None),
        ("respond-async, wait=10, code=204", "204", None),
    ],
)
def test_preferences(header: str, code: str | None, example: str | None) -> None:
    assert Preferences.of(header) == Preferences(code=code, example=example)
