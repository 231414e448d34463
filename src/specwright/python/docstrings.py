"""Docstrings made of an author's words: the one place that writes them."""

import re
import textwrap
from collections.abc import Iterable, Iterator
from functools import lru_cache

from .literals import escaped_text
from .markup import markdown

WIDTH = 88
_ITEM = re.compile(r"([-*+]|\d{1,9}[.)])[ \t]+")
_FENCE = re.compile(r"(`{3,}|~{3,})")
_QUOTE = re.compile(r"[ \t]{0,3}>[ >]*(?=\S)")
_RAW = re.compile(r"(\||#{1,6} |>|<|\[[^\]]+\]:|={3,}$|-{3,}$)")


@lru_cache(2**15)  # the same words stand in many places
def docstring(text: str, indent: int = 0) -> str:
    """Return a docstring that holds `text`, for a place indented by `indent` spaces.

    Prose is wrapped to 88 columns, HTML read as Markdown; lists, tables, headings and
    code blocks keep their lines. The text stays text: quotes, backslashes, control and
    bidirectional characters are written so that none of them has an effect.
    """
    lines = reflowed(text, WIDTH - indent, first=3)
    if len(lines) == 1 and indent + len(_inert(lines[0])) + 6 > WIDTH:
        lines = reflowed(text, WIDTH - indent, first=6)
    return quoted(lines, indent)


def quoted(wrapped: Iterable[str], indent: int = 0) -> str:
    """Return a docstring of lines that are wrapped already, made inert."""
    lines = [_inert(line) for line in wrapped]
    while lines and not lines[0].strip():
        del lines[0]
    if not lines:
        return '""""""'
    lines[0] = lines[0].lstrip()
    # The first line has no margin to compare with: the others decide on it alone.
    if lines[1:] and not _at_margin(lines[1:]):
        lines[1:] = textwrap.dedent("\n".join(lines[1:])).split("\n")
    if lines[0].startswith('"'):
        lines[0] = f" {lines[0]}"
    margin = " " * indent
    if len(lines) == 1:
        end = " " if lines[0].endswith('"') else ""
        return f'"""{lines[0]}{end}"""'
    body = "\n".join(f"{margin}{line}" if line else "" for line in lines)
    return f'"""{body[indent:]}\n{margin}"""'


def reflowed(text: str, width: int, *, first: int = 0) -> list[str]:
    """Return the lines of a Markdown text, prose wrapped to `width` columns.

    `first` columns of the first line are taken already.
    """
    plain = "  " not in text and "<" not in text
    if plain and len(text) + first <= width and text.isprintable():
        line = text.strip(" ")
        return [line] if line else []
    source = text.replace("\r\n", "\n").replace("\r", "\n").expandtabs(4)
    source = markdown(source).strip("\n ")
    lines: list[str] = []
    written = source.split("\n")
    if not _at_margin(written):
        written = textwrap.dedent(source).split("\n")
    for block in _blocks(written):
        taken = 0 if lines else first
        lines.extend(_wrapped(block, width, taken) if block != [""] else block)
    return _squeezed(lines)


def _at_margin(lines: list[str]) -> bool:
    return any(line and not line[0].isspace() for line in lines)


def _squeezed(lines: list[str]) -> list[str]:
    """Drop empty lines at the end and all but one in a row elsewhere."""
    kept: list[str] = []
    for line in lines:
        if line or (kept and kept[-1]):
            kept.append(line.rstrip())
    while kept and not kept[-1]:
        kept.pop()
    return kept


def _blocks(lines: list[str]) -> Iterator[list[str]]:
    """Cut lines into blocks: paragraphs, list items, and lines that stand alone.

    A line that must keep its layout is marked by a leading NUL, one of a quotation, to
    which the line before it does not belong, by another control character.
    """
    block: list[str] = []
    fence = ""
    for line in lines:
        opened = _FENCE.match(line.strip())
        fenced = bool(fence or opened)
        alone = fenced or _stands_alone(line, started=bool(block))
        if opened and (not fence or line.strip().startswith(fence)):
            fence = "" if fence else opened[1]
        if alone or _ITEM.match(line.lstrip()) or not line.strip():
            if block:
                yield block
            block = []
        if alone:
            quoting = not fenced and _QUOTE.match(line)
            yield [f"\1{line.rstrip()}" if quoting else f"\0{line.rstrip()}"]
        elif line.strip():
            block.append(line)
        else:
            yield [""]
    if block:
        yield block


def _stands_alone(line: str, *, started: bool) -> bool:
    if line.startswith("    ") and not started and not _ITEM.match(line.lstrip()):
        return True
    return bool(_RAW.match(line.lstrip())) or line.rstrip("\n").endswith("  ")


def _wrapped(block: list[str], width: int, taken: int) -> list[str]:
    if block[0].startswith("\0"):
        return [block[0][1:]]
    if block[0].startswith("\1"):
        return _quotation(block[0][1:], width, taken)
    start = block[0]
    margin = start[: len(start) - len(start.lstrip())]
    item = _ITEM.match(start.lstrip())
    hanging = margin + " " * len(item[0]) if item else margin
    return _filled(" ".join(block).split(), margin, hanging, max(width, 40), taken)


def _quotation(line: str, width: int, taken: int) -> list[str]:
    quote = _QUOTE.match(line)
    if quote is None or len(line) + taken <= width:
        return [line]
    words = line[quote.end() :].split()
    return _filled(words, quote[0], quote[0], max(width, 40), taken)


def _filled(
    words: list[str], margin: str, hanging: str, width: int, taken: int
) -> list[str]:
    """Fill lines with words as `textwrap` does, which takes its time."""
    lines: list[str] = []
    line, room = margin + words[0], width - taken
    for word in words[1:]:
        if len(line) + 1 + len(word) <= room:
            line = f"{line} {word}"
        else:
            lines.append(line)
            line, room = hanging + word, width
    return [*lines, line]


def _inert(line: str) -> str:
    return escaped_text(line.rstrip()).replace('"""', '""\\"')
