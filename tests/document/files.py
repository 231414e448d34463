"""Small specifications, written to disk and read."""

from pathlib import Path
from textwrap import dedent

from specwright.diagnostics import Diagnostic
from specwright.document import Document, read_document

HEADER = "openapi: {version}\ninfo: {{title: T, version: '1'}}\n"


def read(
    folder: Path, files: dict[str, str], version: str = "3.1.0"
) -> tuple[Document, tuple[Diagnostic, ...]]:
    for name, content in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        head = HEADER.format(version=version) if name == "api.yaml" else ""
        file.write_text(head + dedent(content))
    document, findings = read_document(folder / "api.yaml")
    assert document is not None
    return document, findings


def short(document: Document, finding: Diagnostic) -> tuple[str, str, str, int, int]:
    (located,) = document.located([finding])
    span = located.location.span
    assert span is not None
    file = Path(span.file).name
    return (finding.code, finding.location.pointer, file, span.line, span.column)
