"""The specification itself, as the package serves it."""

import json

from specwright.ir.json import Json

from .file import File


def specification_file(package: str, document: Json) -> File:
    """Return the composed document as JSON, for `/openapi.json`."""
    # Ten times as fast as the standard library with an indent.
    from pydantic_core import PydanticSerializationError, to_json

    try:
        text = to_json(document, indent=2)
    except PydanticSerializationError:
        # A lone surrogate has no UTF-8, and an escape.
        text = json.dumps(document, indent=2).encode()
    return File(f"{package}/openapi.json", text + b"\n")
