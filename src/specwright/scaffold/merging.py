"""A file of the user's, with what is new in the specification added to it."""

import ast
import codecs
import io
import tokenize
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePath

import libcst as cst

from specwright.diagnostics import Diagnostic

from .borrowing import Borrowing, indented
from .findings import unreadable
from .holding import Held, Holding, held
from .insertion import (
    Insertion,
    end_of_class,
    end_of_classes,
    end_of_imports,
    inserted,
    margins,
)
from .judging import judged
from .roles import Roles
from .sheet import Sheet


@dataclass(frozen=True, kw_only=True, slots=True)
class Merged:
    """A file as it should be: `added` names classes, and methods with their class."""

    content: bytes
    added: tuple[str, ...] = ()


def merged(
    written: bytes, fresh: bytes, sheet: Sheet, file: PurePath
) -> tuple[Merged | None, tuple[Diagnostic, ...]]:
    """Return a file of the user's with what it lacks, every line of it kept.

    `written` is that file, called `file` in findings, `fresh` what `printed_sheet`
    says. None where the file is not Python.
    """
    if not written.strip():
        return Merged(content=fresh, added=tuple(one.name for one in sheet.stubs)), ()
    read, findings = _read(written, file)
    if read is None:
        return None, findings
    holding, encoding = read
    text, added = _Merging(
        roles=Roles(holding, sheet),
        borrowing=Borrowing(fresh=held(fresh.decode()), into=holding),
    ).merged()
    start = codecs.BOM_UTF8 if written.startswith(codecs.BOM_UTF8) else b""
    content = start + text.encode(encoding, "backslashreplace")
    return Merged(content=content, added=added), ()


def left(
    written: bytes, fresh: bytes, sheet: Sheet, file: PurePath
) -> tuple[Diagnostic, ...]:
    """Return what is left to the user to change in a file, where it stands there."""
    if not written.strip():
        return ()
    read, findings = _read(written, file)
    if read is None:
        return findings
    return tuple(judged(Roles(read[0], sheet), held(fresh.decode()), file))


def _read(
    written: bytes, file: PurePath
) -> tuple[tuple[Holding, str] | None, tuple[Diagnostic, ...]]:
    """Return what a file holds, and its encoding."""
    try:
        encoding, _ = tokenize.detect_encoding(io.BytesIO(written).readline)
        holding = held(_decoded(written, encoding))
    except cst.ParserSyntaxError as error:
        line, column = _place(written, error)
        return None, (unreadable(file, line, column, "this is not Python"),)
    except (SyntaxError, UnicodeError) as error:
        message = f"this is not Python: {str(error).splitlines()[0]}"
        return None, (unreadable(file, 1, 1, message),)
    plain = "utf-8" if encoding == "utf-8-sig" else encoding
    return (holding, plain), ()


def _place(written: bytes, error: cst.ParserSyntaxError) -> tuple[int, int]:
    """Return where a file is wrong: Python knows better of indentation."""
    try:
        ast.parse(written)
    except SyntaxError as found:
        if found.lineno is not None:
            return found.lineno, max(found.offset or 1, 1)
    return error.editor_line, error.editor_column


def _decoded(written: bytes, encoding: str) -> str:
    if b"\0" in written:  # libcst takes them, Python does not
        raise SyntaxError("it has null bytes")
    return written.decode(encoding)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Merging:
    roles: Roles
    borrowing: Borrowing

    def merged(self) -> tuple[str, tuple[str, ...]]:
        sheet, holding = self.roles.sheet, self.roles.holding
        stubs = {one.name: one for one in self.borrowing.fresh.classes}
        methods = [
            addition
            for stub in sheet.stubs
            for found in self.roles.implementers(stub)
            if self.roles.hindrance(found) is None
            for name in self.roles.missing(stub, found)
            for addition in self._method(found, stubs[stub.name], name)
        ]
        names = self.roles.classes_to_add()
        classes = [*self._classes(stubs, names)]
        imports = self.borrowing.imports()
        start = [Insertion(end_of_imports(holding), imports)] if imports else []
        text = inserted(holding, [*start, *(one for _, one in methods), *classes])
        return text, (*(name for name, _ in methods), *names.values())

    def _method(
        self, found: Held, fresh: Held, name: str
    ) -> Iterator[tuple[str, Insertion]]:
        margin, step = margins(self.roles.holding, found)
        text = indented(self.borrowing.source(fresh.methods[name]), margin, step)
        line = end_of_class(self.roles.holding, found)
        yield f"{found.name}.{name}", Insertion(line, f"\n{text}")

    def _classes(
        self, stubs: dict[str, Held], names: dict[str, str]
    ) -> Iterator[Insertion]:
        sheet, holding = self.roles.sheet, self.roles.holding
        line = end_of_classes(holding, sheet.create)
        for name in names:
            text = self.borrowing.source(stubs[name].node, names)
            yield Insertion(line, f"\n\n{text}")
        statement = self.borrowing.fresh.module.body[-1]
        if isinstance(statement, cst.SimpleStatementLine) and self.roles.wants_app:
            yield Insertion(line, f"\n\n{self.borrowing.source(statement, names)}")
