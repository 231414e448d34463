"""Files in bodies: in parts where anything may stand, and as one of many types."""

from typing import Any

import pytest

from specwright.runtime.file import File
from specwright.runtime.media import ContentCodec
from specwright.runtime.model import Model
from specwright.runtime.multipart import Multipart
from specwright.runtime.operation import Content
from specwright.runtime.percent import WireError


class Loose(Model):
    photo: Any
    scans: list[Any]


def test_files_travel_where_anything_may_stand() -> None:
    codec = ContentCodec(Content(media_type="multipart/form-data", type=Loose))
    files = [File(bytes([each]), filename=f"{each}.png") for each in (255, 254, 253)]
    members = {"photo": files[0], "scans": files[1:2], "further": files[2], "no": "a"}
    written = codec.write(Loose.model_validate(members))
    assert isinstance(written.body, Multipart)
    read = codec.read(b"".join(written.body.chunks()), written.content_type)
    assert [one.read() for one in (read.photo, *read.scans, read.further)] == [
        b"\xff",
        b"\xfe",
        b"\xfd",
    ]
    assert (read.photo.filename, read.no) == ("255.png", "a")
    with pytest.raises(WireError, match="a object cannot be written in parts"):
        codec.write(Loose(photo=object(), scans=[]))


def test_texts_that_are_declared_stay_texts_under_any_file_name() -> None:
    codec = ContentCodec(Content(media_type="multipart/form-data", type=dict[str, str]))
    body = (
        b'--b\r\nContent-Disposition: form-data; name="a"; filename="a.txt"\r\n\r\n'
        b"x\r\n--b--\r\n"
    )
    assert codec.read(body, "multipart/form-data; boundary=b") == {"a": "x"}


@pytest.mark.parametrize(
    ("file", "written"),
    [
        (File(b"", content_type="image/gif"), "image/gif"),
        (File(b"", filename="a.png"), "image/png"),
        (File(b""), None),
        (File(b"", content_type="text/plain"), None),
    ],
)
def test_a_file_says_which_type_of_a_range_it_is(
    file: File, written: str | None
) -> None:
    one = ContentCodec(Content(media_type="image/*", type=File))
    if written is None:
        with pytest.raises(WireError, match=r"needs a content_type: image/\*"):
            one.write(file)
    else:
        assert one.write(file).content_type == written
