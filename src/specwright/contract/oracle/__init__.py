"""The judge: what the specification says of a value, by jsonschema-rs and nobody else.

Nothing here imports `build`, `schema` or `python`: a mistake of theirs must not be
made a second time by whoever looks for it.
"""

from .oracle import Oracle, Refusal
from .resource import UnsoundSchemaError

__all__ = ["Oracle", "Refusal", "UnsoundSchemaError"]
