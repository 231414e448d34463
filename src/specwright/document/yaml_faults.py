"""What libyaml complains about, in words for the author."""

from yaml.error import MarkedYAMLError
from yaml.events import Event, NodeEvent
from yaml.reader import ReaderError

from .fault import Fault, position


def reader_fault(error: ReaderError, text: str) -> Fault:
    """Return the fault of a character that YAML does not allow."""
    before = text.encode("utf-8", "replace")[: error.position]
    line, column = position(text, len(before.decode("utf-8", "ignore")))
    number = error.character if isinstance(error.character, int) else 0
    return Fault(
        code="malformed-yaml",
        message=f"the character U+{number:04X} is not allowed in YAML",
        line=line,
        column=column,
        hint="remove it, or write it as an escape in double quotes",
    )


def syntax_fault(error: MarkedYAMLError, text: str) -> Fault:
    """Return the fault of a text that is not YAML."""
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    tab = _tab(text, line, column)
    if tab is not None:
        return Fault(
            code="malformed-yaml",
            message="a tab stands where YAML wants spaces",
            line=line,
            column=tab,
            hint="indent with spaces",
        )
    first = None
    if error.context_mark is not None and error.context is not None:
        first = (error.context_mark.line + 1, error.context_mark.column + 1)
    return Fault(
        code="malformed-yaml",
        message=" ".join(filter(None, (error.problem or "", error.context))),
        line=line,
        column=column,
        hint=_advice(error.problem or ""),
        first=None if first == (line, column) else first,
        note="it starts here",
    )


def duplicate_key(event: Event, key: str, pointer: str) -> Fault:
    """Return the fault of a key that its mapping has already."""
    line, column = start(event)
    return Fault(
        code="duplicate-key",
        message=f"the key `{key[:80]}` is there twice; the first one counts",
        line=line,
        column=column,
        length=end_column(event) - column,
        hint="remove or rename one of them",
        pointer=pointer,
    )


def complex_key(event: Event) -> Fault:
    """Return the fault of a key that is a mapping, a sequence or an alias of one."""
    line, column = start(event)
    return Fault(
        code="malformed-yaml",
        message="the key of a mapping is not a scalar; it is left out",
        line=line,
        column=column,
        hint="write a string",
    )


def unmergeable(line: int, column: int) -> Fault:
    """Return the fault of `<<` with something that is not a mapping."""
    return Fault(
        code="malformed-yaml",
        message="`<<` merges something that is not a mapping; it is left out",
        line=line,
        column=column,
        length=2,
        hint="merge an alias of a mapping, or a list of them",
    )


def several_documents(event: Event) -> Fault:
    """Return the fault of a file with a second document."""
    line, column = start(event)
    return Fault(
        code="several-documents",
        message="a second YAML document starts here; only the first one is read",
        line=line,
        column=column,
        length=3,
        hint="put it into a file of its own",
    )


def alias_fault(event: Event, code: str, message: str, hint: str) -> Fault:
    """Return the fault of an alias."""
    line, column = start(event)
    name = event.anchor if isinstance(event, NodeEvent) else None
    return Fault(
        code=code,
        message=f"the alias `*{(name or '')[:80]}` {message}",
        line=line,
        column=column,
        length=max(1, end_column(event) - column),
        hint=hint,
    )


def start(event: Event) -> tuple[int, int]:
    """Return line and column, from 1, at which an event starts."""
    mark = event.start_mark
    return (1, 1) if mark is None else (mark.line + 1, mark.column + 1)


def end_column(event: Event) -> int:
    """Return the column, from 1, before which an event ends."""
    mark = event.end_mark
    return 1 if mark is None else mark.column + 1


def _tab(text: str, line: int, column: int) -> int | None:
    lines = text.split("\n", line)
    if line > len(lines):
        return None
    content = lines[line - 1]
    indentation = content[: len(content) - len(content.lstrip())]
    if "\t" in indentation:
        return indentation.index("\t") + 1
    return column if content[column - 1 : column] == "\t" else None


def _advice(problem: str) -> str | None:
    if "mapping values are not allowed" in problem:
        return "check the indentation, and quote a text that holds `: `"
    if "cannot start any token" in problem:
        return "quote the text"
    if "did not find expected key" in problem:
        return "check the indentation"
    return None
