"""Python identifiers of names that an author chose freely.

Every function returns a valid identifier for any text whatever, one that is neither a
keyword nor a name that its kind of place cannot have. Two names may get the same
identifier: `scopes` settles that.
"""

import keyword
import re
import unicodedata
from functools import cache

_BOUNDARY = re.compile(
    r"(?<=[a-z0-9])(?=[A-Z])"  # fooBar
    r"|(?<=[A-Z])(?=[A-Z][a-z])"  # HTTPServer
)
_PLURAL = re.compile(r"(?<![A-Z])([A-Z]{2,})s(?![a-z])")
_BRANDS = re.compile(r"OAuth|IPv(?=[46])|GraphQL")
_SIGN = re.compile(r"^([+-])(?=\.?\d)")
_SIGNS = {"+": "plus ", "-": "minus "}
_SYMBOLS = {
    "-": "dash",
    "_": "underscore",
    ".": "dot",
    "/": "slash",
    "$": "dollar",
    "@": "at",
    "+": "plus",
    "#": "hash",
    "*": "star",
    " ": "space",
    "<": "less than",
    ">": "greater than",
    "=": "equals",
}
_SOFT = frozenset({"match", "case", "type", "_"})

_LONGEST_MODULE = 100
"""In bytes. File systems take 255, and Windows 260 for all of a path."""

# What Windows takes for a device, whatever follows the first full stop.
_DEVICES = frozenset(
    {
        *("aux", "con", "nul", "prn"),
        *(f"{port}{number}" for port in ("com", "lpt") for number in range(10)),
    }
)

# Names that a class body or a signature uses itself.
_TYPES = frozenset(
    {"bool", "bytes", "dict", "float", "int", "list", "object", "str", "tuple"}
)
_OWN = _TYPES | {"self", "cls"}


@cache
def words(name: str) -> tuple[str, ...]:
    """Return the words of a name: `bornOn`, `born-on` and `BORN_ON` have the same.

    Initialisms are one word each. A name of symbols alone is spelled out; one without
    any character has no words.
    """
    text = name if name.isascii() else unicodedata.normalize("NFKC", name)
    text = _SIGN.sub(lambda found: _SIGNS[found[1]], text)
    found = _split(text)
    return found or _split(" ".join(map(_spoken, text)))


@cache
def spelled(name: str) -> tuple[str, ...]:
    """Return the words of a name with its punctuation and capitals as words too.

    Names that are told apart by nothing else have different words here.
    """
    text = unicodedata.normalize("NFKC", name)
    parts: list[str] = []
    if text[:1].isupper():
        parts.append("upper" if text.isupper() and len(text) > 1 else "capital")
    for piece in re.split(r"([^\w]|_)", text):
        if re.fullmatch(r"[^\W_]+", piece):
            parts.extend(_split(piece))
        elif piece:
            parts.extend(_split(_spoken(piece)))
    return tuple(parts)


def marked(name: str) -> tuple[str, ...]:
    """Return the words of `spelled`, every capital that begins a word told."""
    parts: list[str] = []
    for place, word in enumerate(spelled(name)):
        if place and word[:1].isupper() and parts[-1] not in {"capital", "upper"}:
            parts.append("capital")
        parts.append(word)
    if not any(character.isalnum() for character in name):
        parts.append("sign")
    return tuple(parts)


def snake(name: str) -> str:
    """Return `born_on` for `bornOn`: a field, an argument, a method."""
    return snake_of(words(name))


def pascal(name: str) -> str:
    """Return `HttpUrl` for `HTTP-url`: a class."""
    return pascal_of(words(name))


def constant(name: str) -> str:
    """Return `BORN_ON` for `bornOn`: a constant, a member of an enumeration."""
    return constant_of(words(name))


def module(name: str) -> str:
    """Return `born_on` for `Born on`: a module."""
    return module_of(words(name))


def module_of(parts: tuple[str, ...]) -> str:
    """Join words to the name of a module that can be a file on every system."""
    joined = _short(_begun("_".join(parts).lower(), "tag"))
    return _kept(joined, _SOFT | _DEVICES | {"init", "shared"})


def snake_of(parts: tuple[str, ...], avoid: frozenset[str] = frozenset()) -> str:
    """Join words to a lower-case identifier that is none of `avoid`."""
    joined = _kept(_begun("_".join(parts).lower(), "value"), _OWN)
    return f"{joined}_" if joined in avoid else joined


def pascal_of(parts: tuple[str, ...], avoid: frozenset[str] = frozenset()) -> str:
    """Join words to the name of a class that is none of `avoid`."""
    joined = "".join(map(_capitalised, parts))
    if not joined[:1].isupper() or not joined.isidentifier():
        joined = _valid(f"Schema{joined}")
    return f"{joined}Model" if joined in avoid or keyword.iskeyword(joined) else joined


def constant_of(parts: tuple[str, ...], avoid: frozenset[str] = frozenset()) -> str:
    """Join words to an upper-case identifier that is none of `avoid`."""
    return _kept(_begun("_".join(parts).upper(), "VALUE"), avoid)


def _split(text: str) -> tuple[str, ...]:
    text = _BRANDS.sub(lambda found: found[0].capitalize(), text)
    text = _PLURAL.sub(lambda found: found[1].capitalize() + "s", text)
    parts = re.split(r"[\W_]+", _BOUNDARY.sub(" ", text))
    return tuple(filter(None, map(_continuing, parts)))


def _continuing(word: str) -> str:
    if word.isascii():
        return word
    # \w has digits such as the superscript two that no identifier may have.
    return "".join(c for c in word if f"x{c}".isidentifier())


def _spoken(character: str) -> str:
    named = unicodedata.name(character, f"u{ord(character):04x}")
    return f" {_SYMBOLS.get(character, named.lower())} "


def _capitalised(word: str) -> str:
    if len(word) > 1 and word.isupper():
        return word.capitalize()
    return word[:1].upper() + word[1:]


def _begun(joined: str, prefix: str) -> str:
    if not joined:
        return prefix
    if not joined.isidentifier() or joined.startswith("_"):
        return _valid(f"{prefix}_{joined}")
    return joined


def _short(joined: str) -> str:
    """Leave out the last words of a name that is too long, or of its only word."""
    data = joined.encode()
    if len(data) <= _LONGEST_MODULE:
        return joined
    kept = data[: _LONGEST_MODULE + 1].decode("utf-8", "ignore")
    return kept.rpartition("_")[0] or kept[:-1]


def _valid(joined: str) -> str:
    normal = unicodedata.normalize("NFKC", joined)
    if normal.isidentifier():
        return normal
    return "".join(c for c in normal if f"x{c}".isidentifier())


def _kept(joined: str, avoid: frozenset[str]) -> str:
    ascii_only = joined.isascii()
    normal = joined if ascii_only else unicodedata.normalize("NFKC", joined)
    return f"{normal}_" if normal in avoid or keyword.iskeyword(normal) else normal
