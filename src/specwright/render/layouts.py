"""What is known about the layout of files from before."""

from typing import Protocol

from .file import File


class Layouts(Protocol):
    """Remembers how files were laid out, so that the same need not be done again."""

    def known(self, printed: File) -> File | None:
        """Return the file laid out that a template printed; None if it is not known."""
        ...

    def learn(self, printed: File, laid_out: File) -> None:
        """Take note of how a file is laid out."""
        ...
