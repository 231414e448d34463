"""How structured values are spelled (OpenAPI 3.1, section 4.8.12.3; RFC 6570).

Here values are plain JSON data on one side and text on the other; types come later.
"""

import json
import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias

from .operation import Place, Style
from .percent import WireError

Plain: TypeAlias = bool | int | float | str | list["Plain"] | dict[str, "Plain"] | None
Escape: TypeAlias = Callable[[str], str]
Pairs: TypeAlias = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Spelling:
    """One row of the table of styles.

    `separator` stands between exploded elements, `joiner` between the others; `named`
    says whether the name is written; `bare` whether an empty value drops its `=`.
    """

    prefix: str = ""
    separator: str = ","
    joiner: str = ","
    named: bool = False
    bare: bool = False
    ambiguous: str = ""


SPELLINGS: Final[Mapping[Style, Spelling]] = {
    "simple": Spelling(),
    "label": Spelling(prefix=".", separator="."),
    "matrix": Spelling(prefix=";", separator=";", named=True, bare=True),
    "form": Spelling(separator="&", named=True),
    "spaceDelimited": Spelling(separator="&", joiner="%20", named=True, ambiguous=" "),
    "pipeDelimited": Spelling(separator="&", joiner="%7C", named=True, ambiguous="|"),
    "cookie": Spelling(separator="; ", named=True, ambiguous=","),
}

DEFAULT_STYLES: Final[Mapping[Place, Style]] = {
    "path": "simple",
    "query": "form",
    "header": "simple",
    "cookie": "form",
    "querystring": "form",
}


def text_of(value: Plain) -> str:
    """Return a scalar as text; a nested array or object as JSON."""
    match value:
        case str():
            return value
        case True:
            return "true"
        case False:
            return "false"
        case None:
            return "null"
        case float() if not math.isfinite(value):
            raise WireError(f"{value} is not a JSON number")
        case int() | float():
            return repr(value)
        case _:
            return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
