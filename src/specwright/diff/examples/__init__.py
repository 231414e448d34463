"""An example of every rule, which `explain` shows and tests run.

`schemas.yaml` holds, by kind of change, a schema before and after; `rules.yaml`, by
rule, what is merged into a small document before and after.
"""

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

__all__ = ["Example", "base", "examples"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Example:
    """A change that a rule finds.

    `before` and `after` are schemas where `is_schema` says so, else what to merge into
    the document that `base` returns. `backwards` tells that the rule finds the change
    from `after` to `before` too, `only` that one direction alone sees it.
    """

    before: Any
    after: Any
    is_schema: bool
    backwards: bool = False
    only: str | None = None


def base() -> Any:
    """Return the document into which the examples of `rules.yaml` are merged."""
    return deepcopy(_read("rules.yaml")["base"])


@cache
def examples() -> Mapping[str, Example]:
    """Return the examples: by rule, or for schemas by kind of change."""
    found = {
        name: Example(
            before=value["before"],
            after=value["after"],
            is_schema=True,
            backwards=value.get("both-ways", False),
            only=value.get("only"),
        )
        for name, value in _read("schemas.yaml").items()
    }
    found |= {
        name: Example(
            before=value["before"],
            after=value["after"],
            is_schema=False,
            backwards=value.get("backwards", False),
        )
        for name, value in _read("rules.yaml")["rules"].items()
    }
    return found


@cache
def _read(name: str) -> Any:
    import yaml

    return yaml.safe_load(files(__name__).joinpath(name).read_text("utf-8"))
