"""Names of a package that stand for each other's things.

What a package calls a parameter or a member is its own affair, unless two of them are
called what the specification calls the other: then callers say one and send the other.
"""

from collections.abc import Mapping


def crossed(names: Mapping[str, str]) -> tuple[str, str] | None:
    """Return two names of a specification whose names in Python are exchanged.

    `names` maps what the specification says to what the package says.
    """
    letters = {_letters(said): said for said in names}
    for said, called in names.items():
        other = letters.get(_letters(called))
        if other is None or _letters(other) == _letters(said):
            continue
        if _letters(names[other]) == _letters(said):
            return said, other
    return None


def _letters(name: str) -> str:
    return "".join(filter(str.isalnum, name)).casefold()
