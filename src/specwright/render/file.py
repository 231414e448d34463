"""A file that is to be written."""

from dataclasses import dataclass
from hashlib import sha256


@dataclass(frozen=True, slots=True)
class File:
    """A file of the generated package.

    `path` is relative to the output folder, with slashes on every system.
    """

    path: str
    content: bytes

    @property
    def digest(self) -> str:
        """Return the SHA-256 of the content in hexadecimal."""
        return sha256(self.content).hexdigest()
