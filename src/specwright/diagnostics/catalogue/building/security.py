"""What may be wrong with security."""

from typing import Final

from specwright.diagnostics.catalogue.entry import Entry
from specwright.diagnostics.diagnostic import Severity

ENTRIES: Final = (
    Entry(
        code="undefined-security-scheme",
        severity=Severity.ERROR,
        title="a security scheme that nobody defines",
        what="Each name in `security` is a security scheme of `components`.",
        why="Nobody can satisfy a scheme that is not described, and leaving it out "
        "would let everyone in.",
        bad="""\
security: [{token: []}]
""",
        good="""\
security: [{token: []}]
components:
  securitySchemes: {token: {type: http, scheme: bearer}}
""",
    ),
    Entry(
        code="unknown-security-scheme",
        severity=Severity.ERROR,
        title="a security scheme that cannot be used",
        what="A security scheme has a known `type`, and what that type needs.",
        why="Otherwise nobody knows what to send; the scheme is left out.",
        bad="""\
components:
  securitySchemes: {token: {type: apiKey, in: header}}
""",
        good="""\
components:
  securitySchemes: {token: {type: apiKey, in: header, name: X-Token}}
""",
    ),
)
