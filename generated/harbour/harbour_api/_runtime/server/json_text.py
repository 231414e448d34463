"""What is wrong with a JSON text that a lenient and quick parser lets pass."""

import re
from typing import Final

ENGINE_DEPTH: Final = 200
"""The depth at which the JSON parser itself gives up."""

_STRING: Final = rb'"(?:[^"\\]++|\\.)*+"?'
_TOKEN: Final = re.compile(_STRING + rb"|[\[{]|[\]}]", re.DOTALL)
_CONSTANT: Final = re.compile(_STRING + rb"|NaN|Infinity", re.DOTALL)


def json_fault(content: bytes, depth: int) -> str | None:
    """Return what the parser would not say: too deep, or a number that JSON lacks."""
    if depth < ENGINE_DEPTH and _deeper(content, depth):
        return f"nests deeper than {depth} levels"
    if (b"NaN" in content or b"Infinity" in content) and _has_constant(content):
        return "not JSON: NaN and Infinity are no numbers"
    return None


def _deeper(content: bytes, limit: int) -> bool:
    if content.count(b"[") + content.count(b"{") <= limit:
        return False
    depth = 0
    for token in _TOKEN.finditer(content):
        if token[0] in {b"[", b"{"}:
            depth += 1
            if depth > limit:
                return True
        elif token[0] in {b"]", b"}"}:
            depth -= 1
    return False


def _has_constant(content: bytes) -> bool:
    return any(not token[0].startswith(b'"') for token in _CONSTANT.finditer(content))
