"""Findings as one JSON document."""

import json
from collections.abc import Sequence

from specwright.diagnostics.diagnostic import Diagnostic
from specwright.diagnostics.order import fingerprint
from specwright.diagnostics.plain import plain

from .printer import Style


def print_json(findings: Sequence[Diagnostic], _style: Style) -> str:
    """Return `{"findings": [...]}`."""
    value = {
        "findings": [
            {**plain(finding), "fingerprint": fingerprint(finding)}
            for finding in findings
        ]
    }
    return json.dumps(value, indent=2, ensure_ascii=True) + "\n"
