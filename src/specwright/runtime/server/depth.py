"""How deep JSON nests, without parsing it."""

import re
from typing import Final

ENGINE: Final = 200
"""The depth at which the JSON parser itself gives up."""

_TOKEN: Final = re.compile(rb'"(?:[^"\\]++|\\.)*+"|[\[{]|[\]}]', re.DOTALL)


def deeper_than(limit: int, content: bytes) -> bool:
    """Whether arrays and objects nest deeper than `limit` in a JSON text."""
    if limit >= ENGINE or content.count(b"[") + content.count(b"{") <= limit:
        return False
    depth = 0
    for token in _TOKEN.finditer(content):
        opening = token.group()
        if opening in {b"[", b"{"}:
            depth += 1
            if depth > limit:
                return True
        elif opening in {b"]", b"}"}:
            depth -= 1
    return False
