"""What the pages that people read make of an author's words."""

from collections.abc import Callable
from typing import Any

import pytest

from specwright.diagnostics import Diagnostic

Generated = tuple[dict[str, str], tuple[Diagnostic, ...]]
Generator = Callable[[dict[str, Any], str], Generated]


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("Feeds `pet_id` at once", "Feeds `pet_id` at once."),
        ("See [the docs](https://a.example/x)", "See [the docs](https://a.example/x)."),
        ("<p>Feeds <code>it</code></p><p>More</p>", "Feeds `it`."),
        ("See [it](javascript:alert)", r"See \[it\](javascript:alert)."),
        ("![it](https://a.example/x.png)", r"\![it](https://a.example/x.png)."),
        ("<img src=x>", r"\<img src=x\>"),
        ("*a* `b<i>`", r"\*a\* \`b\<i\>\`."),
    ],
)
def test_code_and_links_are_kept_and_nothing_else(
    generator: Generator, said: str, shown: str
) -> None:
    of = {"tags": ["a"], "responses": {"204": {"description": ""}}, "summary": said}
    value = {
        "openapi": "3.1.0",
        "info": {"title": "Pets", "version": "1"},
        "paths": {"/": {"get": of}},
        "tags": [{"name": "a", "description": said}],
    }
    page = generator(value, "paged")[0]["api.md"]
    assert f"\n{shown}\n" in page
    assert page.rstrip("\n").endswith(f" {shown}")
