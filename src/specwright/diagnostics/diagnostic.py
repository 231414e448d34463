"""What specwright has to say about a specification, and where."""

from dataclasses import dataclass
from enum import IntEnum


class Severity(IntEnum):
    """How bad it is. Only an error stops what was asked for."""

    NOTE = 1
    WARNING = 2
    ERROR = 3


@dataclass(frozen=True, order=True, slots=True)
class Span:
    """A stretch of one source file.

    Lines and columns start at 1, columns count code points; the end is exclusive.
    """

    file: str
    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True, order=True, slots=True)
class Location:
    """A node of a document: where a program looks, and where a reader looks.

    Stages know only the `pointer` (RFC 6901, into the composed document). Whoever holds
    the document adds the `span` before anything is printed: see `Document.located`.
    `key` asks for the span of the member's name, not its value.
    """

    pointer: str
    span: Span | None = None
    key: bool = False


@dataclass(frozen=True, order=True, slots=True)
class Note:
    """A second place worth looking at, such as the other half of a clash."""

    location: Location
    message: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Diagnostic:
    """One finding.

    `code` is a slug of the catalogue. `message` is lower case, without a full stop, and
    quotes the specification's own words; `hint` says what to do, in the imperative.
    """

    code: str
    severity: Severity
    location: Location
    message: str
    hint: str | None = None
    notes: tuple[Note, ...] = ()
