"""An author's words as the docstrings of methods."""

from collections.abc import Iterable, Sequence

from .docstrings import WIDTH, reflowed
from .markup import markdown

_EMPTY = frozenset(
    {"", "ok", "response", "default response", "success", "successful response"}
)


def sentence(text: str) -> str:
    """Return the text with a full stop where its end is a word."""
    trimmed = markdown(text).strip()
    unfinished = trimmed[-1:].isalnum() or trimmed.endswith((")", "`", "'"))
    return f"{trimmed}." if unfinished else trimmed


def first_line(text: str) -> str:
    """Return the first paragraph on one line, white space squeezed."""
    paragraph = markdown(text).strip().partition("\n\n")[0]
    return " ".join(paragraph.split())


def summary_of(summary: str, description: str, otherwise: str) -> tuple[str, str]:
    """Return one sentence and what there is to say beyond it.

    The first paragraph of the description stands in for a missing summary. A
    description that only repeats the summary is left out.
    """
    summary, description = first_line(summary), markdown(description).strip()
    if not summary:
        head, _, rest = description.partition("\n\n")
        return sentence(first_line(head)) or otherwise, rest.strip()
    if _bare(description) == _bare(summary):
        return sentence(summary), ""
    head, _, rest = description.partition("\n")
    if _bare(head) == _bare(summary):
        description = rest.strip()
    return sentence(summary), description


def _bare(text: str) -> str:
    return text.strip().rstrip(".").casefold()


def section(
    title: str, entries: Iterable[tuple[str, str]], width: int
) -> Sequence[str]:
    """Return a section of a docstring, such as `Args:`; empty without entries."""
    lines = [title]
    for name, text in entries:
        told = sentence(text) or "Not described."
        first, *rest = reflowed(f"{name}: {told}", width - 8, first=-4)
        lines.append(f"    {first}")
        lines.extend(f"        {line}" if line else "" for line in rest)
    return ["", *lines] if len(lines) > 1 else []


def returned(text: str, width: int) -> Sequence[str]:
    """Return the section that says what one success returns, if it says anything."""
    if _bare(text) in _EMPTY:
        return []
    lines = reflowed(sentence(text), width - 4)
    return ["", "Returns:", *(f"    {line}" if line else "" for line in lines)]


def prose(text: str, width: int) -> Sequence[str]:
    """Return a description, wrapped, with an empty line above it."""
    lines = reflowed(text, width)
    return ["", *lines] if lines else []


def room(indent: int) -> int:
    """Return how wide a docstring's lines may be."""
    return WIDTH - indent
