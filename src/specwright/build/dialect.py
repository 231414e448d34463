"""Which edition of OpenAPI a document follows."""

from enum import IntEnum


class Dialect(IntEnum):
    """The editions that differ in what a keyword means."""

    V3_0 = 0
    V3_1 = 1
    V3_2 = 2

    @property
    def title(self) -> str:
        """The name that people know it by."""
        return f"OpenAPI 3.{self.value}"


def dialect_of(version: str) -> Dialect:
    """Return the edition for a version as written.

    Swagger 2.0 arrives converted, and then reads as 3.0. A later 3.x reads as the last
    one known.
    """
    if version.startswith(("3.0", "2.")) or version == "2":
        return Dialect.V3_0
    return Dialect.V3_1 if version.startswith("3.1") else Dialect.V3_2
