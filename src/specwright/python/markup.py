"""HTML in an author's words, where Markdown has the same to say.

Descriptions are Markdown, which lets HTML through, and some authors write nothing
else. In a docstring, where nobody renders it, it is in the way of reading.
"""

import re
from functools import partial
from itertools import groupby
from typing import Final

_ANY = re.compile(r"<(?:p|br|li|a|code|strong|b|em|i)\b", re.IGNORECASE)
_CODE: Final = r"(?P<kept>`[^`\n]*`)|"
_SPANS: Final = tuple(
    (re.compile(rf"{_CODE}<({tags})>(?P<inner>{inner})</\2>", re.IGNORECASE), mark)
    for tags, inner, mark in (
        ("code", "[^<>`]+", "`"),
        ("strong|b", "[^<>]+", "**"),
        ("em|i", "[^<>]+", "*"),
    )
)
_LINK = re.compile(
    rf"""{_CODE}<a\s[^<>]{{0,999}}?\bhref=(["'])(?P<to>[^"'\s()<>]*)\2[^<>]*>"""
    r"(?P<inner>[^<>]+)</a>",
    re.IGNORECASE,
)
_BREAK = re.compile(rf"{_CODE}[ \t]{{0,9}}<br\s?/?>[ \t]{{0,9}}", re.IGNORECASE)
_PAIRS: Final = tuple(
    (
        re.compile(rf"{_CODE}{before}<{tag}(?:\s[^<>]*)?>\s{{0,9}}", re.IGNORECASE),
        re.compile(rf"{_CODE}\s{{0,9}}</{tag}>[ \t]{{0,9}}", re.IGNORECASE),
        begin,
        end,
    )
    for tag, before, begin, end in (
        ("p", r"\s{0,9}", "\n\n", "\n\n"),
        ("ul", r"\s{0,9}", "\n\n", "\n\n"),
        ("ol", r"\s{0,9}", "\n\n", "\n\n"),
        ("li", r"\n?[ \t]{0,9}", "\n- ", ""),
    )
)
_GAP = re.compile(r"\n[ \t\n]*\n")


def markdown(text: str) -> str:
    """Return a text with its paragraphs, lists, code, links, emphasis in Markdown.

    Only what is opened and closed is rewritten. Code, tables, and every other tag are
    left as they stand.
    """
    if "<" not in text or not _ANY.search(text):
        return text
    fence = False

    def literal(line: str) -> bool:
        nonlocal fence
        marks = line.lstrip().startswith(("```", "~~~"))
        fence = fence is not marks
        return fence or marks or line.startswith(("    ", "\t", "|"))

    parts = [
        "\n".join(lines) if kept else _written("\n".join(lines))
        for kept, lines in groupby(text.split("\n"), literal)
    ]
    written = "\n".join(parts)
    return text if written == text else written.strip("\n ")


def _written(text: str) -> str:
    written = text
    for pattern, mark in _SPANS:
        written = pattern.sub(partial(_marked, mark), written)
    written = _LINK.sub(_linked, written)
    written = _BREAK.sub(partial(_put, "\n\n"), written)
    for opening, closing, begin, end in _PAIRS:
        if 0 < _count(opening, written) == _count(closing, written):
            written = opening.sub(partial(_put, begin), written)
            written = closing.sub(partial(_put, end), written)
    return text if written == text else _GAP.sub("\n\n", written)


def _count(pattern: re.Pattern[str], text: str) -> int:
    return sum(1 for found in pattern.finditer(text) if not found["kept"])


def _put(text: str, found: re.Match[str]) -> str:
    return found["kept"] or text


def _marked(mark: str, found: re.Match[str]) -> str:
    if found["kept"]:
        return found["kept"]
    return f"{mark}{found['inner'].strip()}{mark}"


def _linked(found: re.Match[str]) -> str:
    if found["kept"]:
        return found["kept"]
    return f"[{found['inner'].strip()}]({found['to']})"
