"""What stays the same about a finding while lines move."""

from hashlib import sha256

from .diagnostic import Diagnostic


def fingerprint(diagnostic: Diagnostic) -> str:
    """Return 16 hexadecimal digits of the code, the pointer and the message.

    Not of the line, so that a baseline survives edits elsewhere in the file.
    """
    parts = (diagnostic.code, diagnostic.location.pointer, diagnostic.message)
    return sha256("\0".join(parts).encode(errors="replace")).hexdigest()[:16]
