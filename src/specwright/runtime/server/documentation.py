"""The specification and a page that shows it, beside what they describe."""

import json
from functools import cached_property
from pathlib import Path
from typing import Final

from .answers import Answer, whole

PATHS: Final = ("/openapi.json", "/openapi.yaml", "/docs")


class Documentation:
    """Answers to `GET` for `PATHS`.

    `specification` is the path of the specification as JSON; beside it, with the suffix
    `.yaml`, it may be found as YAML. Where it is not, it is written as YAML when first
    asked for.
    """

    def __init__(self, specification: Path) -> None:
        self._specification = specification

    def answer(self, path: str) -> Answer | None:
        """Return the answer for a path, if it is one of ours."""
        match path:
            case "/openapi.json":
                return whole(200, b"application/json", self._json)
            case "/openapi.yaml":
                return whole(200, b"application/yaml", self._yaml)
            case "/docs":
                return _page_answer()
            case _:
                return None

    @cached_property
    def _json(self) -> bytes:
        return self._specification.read_bytes()

    @cached_property
    def _yaml(self) -> bytes:
        path = self._specification.with_suffix(".yaml")
        if path.exists():
            return path.read_bytes()
        from .yaml_text import yaml_text

        return yaml_text(json.loads(self._json)).encode()


def _page_answer() -> Answer:
    from .docs_page import PAGE, POLICY

    answer = whole(200, b"text/html; charset=utf-8", PAGE)
    answer.headers.append((b"content-security-policy", POLICY.encode()))
    return answer
