"""The documentation page: one file of HTML that needs nothing but the specification.

All text of the specification is set as text, never as HTML.
"""

from base64 import b64encode
from hashlib import sha256
from typing import Final

from .page import operations, schemas, trial, words
from .page.style import STYLE

_SCRIPT: Final = "".join(one.SCRIPT for one in (words, schemas, trial, operations))

PAGE: Final = (
    '<!doctype html><html lang="en"><head><meta charset="utf-8">'
    '<meta name="viewport" content="width=device-width">'
    '<link rel="icon" href="data:,">'
    f"<title>Documentation</title><style>{STYLE}</style></head>"
    '<body><main id="page">The specification is being read.</main>'
    f"<script>{_SCRIPT}</script></body></html>"
).encode()
"""The page."""


def _hashed(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


POLICY: Final = (
    "default-src 'none'; connect-src 'self'; img-src data:; base-uri 'none'; "
    f"form-action 'none'; script-src {_hashed(_SCRIPT)}; style-src {_hashed(STYLE)}"
)
"""What the page may do: run its own script, and talk to its own server."""
