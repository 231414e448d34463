"""What building the IR reports.

The examples are laid over a small document that gives rise to no finding.
"""

from typing import Final

from . import documents, messages, operations, parameters, schemas, security, unions

ENTRIES: Final = (
    *documents.ENTRIES,
    *operations.ENTRIES,
    *parameters.ENTRIES,
    *messages.ENTRIES,
    *schemas.ENTRIES,
    *unions.ENTRIES,
    *security.ENTRIES,
)
