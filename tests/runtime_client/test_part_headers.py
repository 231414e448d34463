"""The documented headers of parts are checked by whoever writes and whoever reads."""

from typing import Any

import pytest
from pydantic import BaseModel

from specwright.runtime.file import File
from specwright.runtime.media import ContentCodec
from specwright.runtime.operation import Content, Encoding, Header
from specwright.runtime.percent import WireError

HEADERS = (
    Header(name="X-Checksum", type=int, required=True),
    Header(name="X-Note", type=str),
)


class Upload(BaseModel):
    scan: File
    title: str = "none"


def codec(**encodings: Encoding) -> ContentCodec:
    content = Content(
        media_type="multipart/form-data", type=Upload, encodings=encodings
    )
    return ContentCodec(content)


SCANNED = codec(scan=Encoding(headers=HEADERS))


def sent(one: ContentCodec, value: Any) -> tuple[bytes, str]:
    written = one.write(value)
    assert not isinstance(written.body, bytes)
    return b"".join(written.body.chunks()), written.content_type


def scan(**headers: str) -> Upload:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Upload(scan=File(b"1", headers=named))


@pytest.mark.parametrize("name", ["X_Checksum", "x_checksum"])
def test_headers_that_are_documented_arrive(name: str) -> None:
    upload = SCANNED.read(*sent(SCANNED, scan(**{name: "7", "X_Other": "a"})))
    assert upload.scan.headers == {"x-checksum": "7", "x-other": "a"}


@pytest.mark.parametrize(
    ("value", "message"),
    [
        (scan(), "the part 'scan' needs the header X-Checksum"),
        (scan(X_Checksum="x"), "the header X-Checksum of the part 'scan': "),
    ],
)
def test_what_is_not_as_documented_is_neither_sent_nor_read(
    value: Upload, message: str
) -> None:
    with pytest.raises(WireError, match=message):
        sent(SCANNED, value)
    with pytest.raises(WireError, match=message):
        SCANNED.read(*sent(codec(), value))


def test_only_files_have_headers_to_send() -> None:
    titled = codec(title=Encoding(headers=HEADERS))
    value = Upload(scan=File(b"1"), title="a")
    with pytest.raises(WireError, match="the part 'title' needs the header"):
        sent(titled, value)
    with pytest.raises(WireError, match="the part 'title' needs the header"):
        titled.read(*sent(codec(), value))


def test_the_media_type_is_no_header_to_check() -> None:
    typed = codec(
        scan=Encoding(headers=(Header(name="Content-Type", type=int, required=True),))
    )
    assert typed.read(*sent(typed, scan())).scan.read() == b"1"
