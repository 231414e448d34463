"""Objects as `name[member]=value` (style `deepObject`).

OpenAPI leaves nested values open. Here, as widely done, each level adds a bracket, and
elements of arrays are written with their index: `filter[tags][0]=new`. Reading takes
`filter[tags][]=new` and repeated names as well.

Of arrays and scalars on their own OpenAPI says nothing either, though many declare the
style for them: `expand[0]=owner`, `created=12`.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from .percent import WireError, decode_plus, encode
from .styles import Plain, text_of

Texts: TypeAlias = str | list["Texts"] | dict[str, "Texts"]

_DEPTH: Final = 32
_BRACKET: Final = re.compile(r"\[([^\[\]]*)\]")
_INDEX: Final = re.compile("[0-9]{1,6}")


@dataclass(frozen=True, slots=True)
class DeepWriter:
    """Writes one parameter."""

    name: str

    def write(self, value: Plain) -> str:
        """Return the pairs that spell a value."""
        return "&".join(_pairs(self.name, value))


def _pairs(name: str, value: Plain) -> Iterator[str]:
    match value:
        case dict() | list() if not value:
            yield f"{name}="
        case dict():
            for key, one in value.items():
                if "[" in key or "]" in key:
                    raise WireError(f"{key!r} holds a bracket")
                yield from _pairs(f"{name}%5B{encode(key)}%5D", one)
        case list():
            for index, one in enumerate(value):
                yield from _pairs(f"{name}%5B{index}%5D", one)
        case _:
            yield f"{name}={encode(text_of(value))}"


def read_deep(
    name: str, fields: Mapping[str, Sequence[str]], *, bare: bool = False
) -> Texts | None:
    """Return the tree of texts under a name, or None where there is nothing.

    Takes names decoded and values as they came. `bare` says that a value may stand
    there without brackets. Raises `WireError` where one does and may not.
    """
    tree: dict[str, Texts] = {}
    found = False
    for key, raws in fields.items():
        if key == name and bare:
            texts: list[Texts] = [decode_plus(raw) for raw in raws]
            return texts[0] if len(texts) == 1 else texts
        if key == name:
            if list(raws) != [""]:
                raise WireError("a value without brackets, where members are meant")
            found = True
        elif key.startswith(f"{name}["):
            found = True
            for raw in raws:
                _insert(tree, _steps(key[len(name) :]), decode_plus(raw))
    return tree if found else None


def _steps(brackets: str) -> list[str]:
    steps = _BRACKET.findall(brackets)
    if "".join(f"[{step}]" for step in steps) != brackets:
        raise WireError(f"{brackets!r} is not a row of brackets")
    if len(steps) > _DEPTH:
        raise WireError(f"brackets nest deeper than {_DEPTH}")
    return steps


def _insert(tree: dict[str, Texts], steps: list[str], text: str) -> None:
    *path, last = steps
    for step in path:
        below = tree.setdefault(step, {})
        if not isinstance(below, dict):
            raise WireError(f"{step!r} is both a value and an object")
        tree = below
    present = tree.get(last)
    if present is None:
        tree[last] = text
    elif isinstance(present, dict):
        raise WireError(f"{last!r} is both a value and an object")
    elif isinstance(present, list):
        present.append(text)
    else:
        tree[last] = [present, text]


def elements_of(tree: Mapping[str, Texts]) -> list[Texts] | None:
    """Return the elements of a tree with empty or numbered brackets, in order."""
    if set(tree) == {""}:
        appended = tree[""]
        return appended if isinstance(appended, list) else [appended]
    if not all(_INDEX.fullmatch(key) for key in tree):
        return None
    return [tree[key] for key in sorted(tree, key=int)]
