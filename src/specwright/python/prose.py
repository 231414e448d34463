"""Everything that is made of an author's words: one function a kind of prose.

Each is a function of plain data alone, so that it can be told again when nothing but
the words has changed.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final, TypeAlias

from .docstrings import docstring, quoted, reflowed
from .wording import first_line, prose, returned, room, section, sentence, summary_of

Entries: TypeAlias = tuple[tuple[str, str], ...]
"""What there is to say of things, by their names."""

Outcomes: TypeAlias = tuple[tuple[str, str, str], ...]
"""The name of a class, what there is to say of it, and its status."""

_IDENTIFIER = re.compile(r"\w*(?:[a-z0-9](?=[A-Z])|_)\w*")
_KEPT = re.compile(
    r"(?P<kept>`[\w ./:{}$=,@#%-]+`|\[[\w ,.'/-]+\]\(https?://[\w./#?=&%~+:-]+\))"
    r"|`[^`]*`|[^`\[]+|.",
    re.ASCII | re.DOTALL,
)
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|!])")
_METHOD = 8
_FUNCTION = 4
_ITERATOR = """\
{summary} Iterates over all pages.

Takes the arguments of `{method}`, starts with the page that they ask for, and asks \
for the next one when the iteration gets there."""
_BODY = "The body, as it arrived."
_HEADERS = (
    "The headers that came with it: `Content-Type` says how it is written. Without "
    "them it is taken to be {first}."
)
_BROKEN = "The body is not what the specification says."


def described(text: str, otherwise: str, indent: int, more: str = "") -> str:
    """Return a docstring of a description, or of what is said without one.

    `more` is what there is to say besides.
    """
    said = sentence(text) or otherwise
    return docstring(f"{said}\n\n{more}" if more else said, indent)


def opening(text: str, otherwise: str) -> str:
    """Return the first paragraph of a description, or of what is said without one."""
    return sentence(first_line(sentence(text) or otherwise))


# Schemas ------------------------------------------------------------------------


def declaration_doc(
    description: str, title: str, deprecated: bool, name: str, indent: int
) -> str:
    """Return the words about a class or an alias, or nothing.

    A title that says no more than the name is left out.
    """
    above = () if repeats(title, name) else (title,)
    return _schema_doc(above, description, title, deprecated, indent)


def field_doc(
    description: str, title: str, deprecated: bool, name: str, default: str
) -> str:
    """Return the words about a member, or nothing; the title where there are no others.

    `default` says what the value is that Python does not apply.
    """
    title_told = "" if repeats(title, name) else title
    if default:
        description = f"{description or title_told}\n\n{default}"
    above = () if description else (title_told,)
    return _schema_doc(above, description, title, deprecated, _FUNCTION)


def _schema_doc(
    above: tuple[str, ...],
    description: str,
    title: str,
    deprecated: bool,
    indent: int,
) -> str:
    paragraphs = [*above]
    if description.strip() != title.strip():
        paragraphs.append(description)
    if deprecated:
        paragraphs.append("Deprecated.")
    text = "\n\n".join(part.strip() for part in paragraphs if part.strip())
    return docstring(text, indent) if text else ""


def repeats(title: str, name: str) -> bool:
    """Tell whether a title is the end of a name, or an identifier itself."""
    return _bare(name).endswith(_bare(title)) or bool(_IDENTIFIER.fullmatch(title))


def _bare(text: str) -> str:
    return "".join(filter(str.isalnum, text)).lower()


# Operations ---------------------------------------------------------------------


def method_doc(
    opened: tuple[str, str, str],
    route: str,
    external: str,
    arguments: Entries,
    results: Outcomes,
    failures: Outcomes,
    sample: tuple[str, ...],
) -> str:
    """Return the docstring of a method in full.

    `opened` is its summary, its description, and what is said without either. A single
    result has no name and no status.
    """
    width = room(_METHOD)
    summary, said = summary_of(*opened)
    lines = [*reflowed(summary, width, first=3), "", route, *prose(said, width)]
    if external:
        lines += ["", f"See {external}."]
    told = (one for one in arguments if one[1].strip())
    lines += section("Args:", told, width)
    match results:
        case (("", text, ""),):
            lines += returned(text, width)
        case _:
            lines += section("Returns:", _meanings(results), width)
    lines += section("Raises:", _meanings(failures), width)
    if sample:
        lines += ["", "Example of a body:", *(f"    {line}" for line in sample)]
    return quoted(lines, _METHOD)


def _meanings(outcomes: Outcomes) -> Iterator[tuple[str, str]]:
    for name, text, status in outcomes:
        yield name, sentence(first_line(text)) or f"{status}."


def twin_doc(opened: tuple[str, str, str], method: str) -> str:
    """Return the docstring of a method whose twin has the full one."""
    summary, _ = summary_of(*opened)
    return docstring(f"{summary} See `{method}`.", _METHOD)


def iterator_doc(opened: tuple[str, str, str], method: str) -> str:
    """Return the docstring of a method that goes through the pages of another."""
    summary, _ = summary_of(*opened)
    return docstring(_ITERATOR.format(summary=summary, method=method), _METHOD)


def twin_iterator_doc(opened: tuple[str, str, str], method: str) -> str:
    """Return the docstring of a method whose twin says how it goes through pages."""
    summary, _ = summary_of(*opened)
    text = f"{summary} Iterates over all pages of `{method}`."
    return docstring(text, _METHOD)


def parameter_text(description: str, example: str) -> str:
    """Return what there is to say of a parameter, an example where there is room."""
    description = description.strip()
    if not (example and description) or "\n\n" in description:
        return description or example
    return f"{sentence(description)} {example}"


def callback_text(description: str, where: str) -> str:
    """Return the description of what is sent, and where it is sent to."""
    said = description.strip()
    return f"{said}\n\n{where}" if said else where


def headers_doc(headers: Entries) -> str:
    """Return the docstring of the headers of an answer."""
    told = [(name, sentence(first_line(text))) for name, text in headers]
    lines = ["The headers of an answer."]
    if any(text for _, text in told):
        lines += ["", *(f"* `{name}`: {text}" for name, text in told if text)]
    return docstring("\n".join(lines))


def parser_doc(
    method: str, summary: str, description: str, media_type: str, body: str
) -> str:
    """Return the docstring of a function that reads the body of what was received."""
    width = room(_FUNCTION)
    said, _ = summary_of(summary, description, "")
    lines = [*reflowed(f"Read the body of `{method}`.", width, first=3)]
    if said:
        lines += ["", *reflowed(said, width)]
    headers = _HEADERS.format(first=f"`{media_type}`")
    lines += section("Args:", [("body", _BODY), ("headers", headers)], width)
    if body.strip():
        told = reflowed(sentence(body), width - 4)
        lines += ["", "Returns:", *(f"    {line}" if line else "" for line in told)]
    lines += section("Raises:", [("ContractError", _BROKEN)], width)
    return quoted(lines, _FUNCTION)


# Modules ------------------------------------------------------------------------


def server_doc(description: str, url: str, arguments: Entries) -> str:
    """Return the docstring of a function that returns an address."""
    width = room(_FUNCTION)
    text = sentence(description) or f"The address `{url}`."
    told = (one for one in arguments if one[1])
    lines = [*reflowed(text, width, first=3), *section("Args:", told, width)]
    return quoted(lines, _FUNCTION)


def application_doc(what: str, arguments: Entries) -> str:
    """Return the docstring of a function that makes an application."""
    width = room(_FUNCTION)
    lines = [*reflowed(what, width), *section("Args:", arguments, width)]
    return quoted(lines, _FUNCTION)


# Pages --------------------------------------------------------------------------


def toml_opening(summary: str, otherwise: str) -> str:
    """Return the first paragraph of a summary as a string of TOML."""
    return toml(line(first_line(summary) or otherwise))


def page_opening(summary: str, description: str) -> str:
    """Return the first paragraph of what an API is, for a page."""
    return page_text(first_line(summary or description.strip()))


def page_section(description: str) -> str:
    """Return the first paragraph about a group of operations, for a page."""
    return page_text(sentence(first_line(description)))


def page_entry(summary: str, description: str) -> str:
    """Return one sentence about an operation, for a page."""
    return page_text(summary_of(summary, description, "")[0])


def page_text(text: str) -> str:
    """Return text that Markdown shows as it stands, code and links as what they are."""
    return _KEPT.sub(lambda found: found["kept"] or _escaped(found[0]), text)


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)


def line(text: str) -> str:
    """Return a text on one line."""
    return " ".join(text.split())


def toml(text: str) -> str:
    """Return a text as a string of TOML."""
    # A JSON string with everything beyond ASCII escaped is a TOML string too, where
    # it has no surrogates.
    kept = text.encode("utf-8", "replace").decode()
    return json.dumps(kept, ensure_ascii=False).replace("\x7f", "\\u007f")


def _by_name(
    makers: Iterable[Callable[..., str]],
) -> Mapping[str, Callable[..., str]]:
    return {maker.__name__: maker for maker in makers}


MAKERS: Final = _by_name(
    (
        application_doc,
        callback_text,
        declaration_doc,
        described,
        field_doc,
        headers_doc,
        iterator_doc,
        method_doc,
        opening,
        page_entry,
        page_opening,
        page_section,
        parameter_text,
        parser_doc,
        server_doc,
        toml_opening,
        twin_doc,
        twin_iterator_doc,
    )
)
"""Every kind of prose, by name."""
