"""What a caller prefers to be answered (RFC 7240)."""

import re
from dataclasses import dataclass
from typing import Final, Self

_QUOTED: Final = r'"(?:[^"\\]|\\.)*"'
_PREFERENCE: Final = re.compile(rf'(?:[^,"]|{_QUOTED})+')
_FIRST: Final = re.compile(rf'(?:[^;"]|{_QUOTED})+')
_ESCAPED: Final = re.compile(r"\\(.)")


@dataclass(frozen=True, kw_only=True, slots=True)
class Preferences:
    """The status and the example that a caller asks for, if any."""

    code: str | None = None
    example: str | None = None

    @classmethod
    def of(cls, header: str) -> Self:
        """Read the value of `Prefer`; the first of each name counts (section 2)."""
        found: dict[str, str] = {}
        for preference in _PREFERENCE.findall(header):
            # What follows a semicolon are parameters, of which ours have none.
            first = _FIRST.match(preference)
            name, _, value = (first.group() if first else "").partition("=")
            found.setdefault(name.strip().lower(), _unquoted(value.strip()))
        # An empty value is the same as none (section 2).
        return cls(code=found.get("code") or None, example=found.get("example") or None)


def _unquoted(text: str) -> str:
    if len(text) > 1 and text.startswith('"') and text.endswith('"'):
        return _ESCAPED.sub(r"\1", text[1:-1])
    return text
