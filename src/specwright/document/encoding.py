"""Bytes to text (YAML 1.2.2, section 5.2: UTF-8, UTF-16 and UTF-32 by their marks)."""

import codecs

from .fault import Fault, position

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def decoded(data: bytes) -> str | Fault:
    """Return the text of a file without its byte order mark, or what is wrong."""
    mark, encoding = _encoding(data)
    try:
        return data[len(mark) :].decode(encoding)
    except UnicodeDecodeError as error:
        before = data[len(mark) : len(mark) + error.start]
        readable = before.decode(encoding, "replace")
        line, column = position(readable, len(readable))
        wrong = " ".join(f"{byte:02x}" for byte in error.object[error.start :][:1])
        return Fault(
            code="undecodable-text",
            message=f"byte {wrong} is not {encoding.upper()}",
            line=line,
            column=column,
            hint="save the file as UTF-8",
        )


def _encoding(data: bytes) -> tuple[bytes, str]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return mark, encoding
    if len(data) > 1 and data[0] == 0 != data[1]:
        return b"", "utf-16-be"
    if len(data) > 1 and data[1] == 0 != data[0]:
        return b"", "utf-16-le"
    return b"", "utf-8"
