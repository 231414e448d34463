"""Forms, parts, records: what is written is read equal."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import Field

from specwright.runtime.file import File
from specwright.runtime.media import ContentCodec, choose
from specwright.runtime.media_types import matches, parse_media_type, select_content
from specwright.runtime.model import Model
from specwright.runtime.multipart import Multipart
from specwright.runtime.multipart_reader import (
    MultipartReader,
    disposition_of,
    gather_parts,
    read_parts,
)
from specwright.runtime.operation import Content, Encoding
from specwright.runtime.percent import WireError


class Address(Model):
    city: str


class Person(Model):
    name: str
    age: int = 0
    nick: str | None = None
    tags: list[str] = Field(default_factory=list[str])
    address: Address | None = None


def codec(media_type: str, declared: Any, **encodings: Encoding) -> ContentCodec:
    return ContentCodec(
        Content(media_type=media_type, type=declared, encodings=encodings)
    )


FORM = "application/x-www-form-urlencoded"


def test_a_form() -> None:
    person = Person(name="A & B", age=3, tags=["x", "y"], address=Address(city="Ö"))
    form = codec(FORM, Person)
    written = form.write(person)
    assert written.body == (
        b"name=A%20%26%20B&age=3&tags=x&tags=y&address=%7B%22city%22%3A%22%C3%96%22%7D"
    )
    assert isinstance(written.body, bytes)
    assert form.read(written.body, FORM) == person


def test_a_form_in_the_manner_of_stripe() -> None:
    deep = Encoding(style="deepObject", explode=True)
    form = codec(FORM, Person, tags=deep, address=deep)
    body = b"name=A&address%5Bcity%5D=B&tags[]=x&tags[]=y"
    person = Person(name="A", tags=["x", "y"], address=Address(city="B"))
    assert form.read(body, FORM) == person
    form = codec(FORM, Person, address=deep)
    assert form.write(person).body == b"name=A&tags=x&tags=y&address%5Bcity%5D=B"


def test_a_form_keeps_members_that_nobody_declared() -> None:
    person = codec(FORM, Person).read(b"name=A&other=1", FORM)
    assert person.model_extra == {"other": "1"}


class Upload(Model):
    title: str
    data: File
    more: list[File] = Field(default_factory=list[File])
    about: Address | None = None
    sizes: list[int] = Field(default_factory=list[int])


def read_back(codec: ContentCodec, body: Multipart) -> Any:
    return codec.read(b"".join(body.chunks()), body.content_type)


def test_parts() -> None:
    upload = Upload(
        title='quo"te\r\n',
        data=File(b"\x00\xff", filename='d"ä.bin', content_type="image/png"),
        more=[File(b"1", filename="one.txt"), File(b"2")],
        about=Address(city="B"),
        sizes=[1, 2],
    )
    multipart = codec("multipart/form-data", Upload)
    body = multipart.write(upload).body
    assert isinstance(body, Multipart)
    assert body.length == sum(map(len, body.chunks()))
    assert body.replayable
    read = read_back(multipart, body)
    assert (read.title, read.about, read.sizes) == (upload.title, upload.about, [1, 2])
    assert read.data.read() == b"\x00\xff"
    assert (read.data.filename, read.data.content_type) == ('d"ä.bin', "image/png")
    assert [file.read() for file in read.more] == [b"1", b"2"]
    assert read.more[0].content_type == "text/plain"


def test_parts_have_the_media_types_and_headers_asked_for() -> None:
    multipart = codec(
        "multipart/form-data",
        Upload,
        title=Encoding(content_type="text/markdown"),
        sizes=Encoding(content_type="application/json"),
    )
    file = File(b"", headers={"X-Rate": "1"})
    body = multipart.write(Upload(title="#", data=file, sizes=[1])).body
    assert isinstance(body, Multipart)
    text = b"".join(body.chunks()).decode()
    assert 'name="title"\r\nContent-Type: text/markdown\r\n\r\n#' in text
    assert 'name="sizes"\r\nContent-Type: application/json\r\n\r\n[1]' in text
    assert "X-Rate: 1" in text
    read = read_back(multipart, body)
    assert read.sizes == [1]
    assert read.data.headers == {"x-rate": "1"}


TEXT = st.text(st.characters(codec="utf-8"))
ADDRESSES = st.builds(Address, city=TEXT)


@given(
    st.builds(
        Person,
        name=TEXT,
        age=st.integers(),
        tags=st.lists(TEXT, min_size=1),
        address=ADDRESSES,
    )
)
def test_forms_come_back_equal(person: Person) -> None:
    form = codec(FORM, Person)
    written = form.write(person).body
    assert isinstance(written, bytes)
    assert form.read(written, FORM) == person
    deep = codec(FORM, Person, address=Encoding(style="deepObject"))
    written = deep.write(person).body
    assert isinstance(written, bytes)
    assert deep.read(written, FORM) == person


@given(TEXT, st.binary(), TEXT, ADDRESSES, st.lists(st.integers(), min_size=1))
def test_parts_come_back_equal(
    title: str, data: bytes, filename: str, about: Address, sizes: list[int]
) -> None:
    file = File(data, filename=filename)
    multipart = codec("multipart/form-data", Upload)
    body = multipart.write(
        Upload(title=title, data=file, about=about, sizes=sizes)
    ).body
    assert isinstance(body, Multipart)
    read = read_back(multipart, body)
    assert (read.title, read.about, read.sizes) == (title, about, sizes)
    assert read.data.read() == data
    assert read.data.filename == (filename or "data")


@pytest.mark.parametrize(
    ("text", "name", "filename"),
    [
        ('form-data; name="a"', "a", None),
        ("FORM-DATA;name=a;filename=b.txt", "a", "b.txt"),
        (r'form-data; name="a\"b"; filename="c\d"', 'a"b', r"c\d"),
        ('form-data; name="a\\"; filename="b\\"', "a\\", "b\\"),
        ('form-data; name="a%22;b"; filename="%0D%0a"', 'a";b', "\r\n"),
        ('attachment; name="a"', None, None),
        ('form-data; name="a', None, None),
    ],
)
def test_dispositions(text: str, name: str | None, filename: str | None) -> None:
    found = disposition_of(text)
    assert (found.get("name"), found.get("filename")) == (name, filename)


def test_boundaries_differ() -> None:
    multipart = codec("multipart/form-data", Upload)
    upload = Upload(title="", data=File(b""))
    first, second = multipart.write(upload), multipart.write(upload)
    assert first.content_type != second.content_type


def test_parts_stream_without_being_read() -> None:
    drawn: list[int] = []

    def chunks() -> Iterator[bytes]:
        for index in range(3):
            drawn.append(index)
            yield b"x"

    multipart = codec("multipart/form-data", Upload)
    body = multipart.write(Upload(title="", data=File(chunks()))).body
    assert isinstance(body, Multipart)
    assert not drawn
    assert body.length is None
    assert not body.replayable
    assert b"xxx" in b"".join(body.chunks()).replace(b"\r\n", b"")


class ListSink:
    def __init__(self) -> None:
        self.content = b""

    async def write(self, chunk: bytes, /) -> None:
        self.content += chunk

    async def file(self) -> File:
        return File(self.content)


@pytest.mark.parametrize("size", [1, 7, 1000])
def test_parts_arrive_in_chunks_cut_anywhere(size: int) -> None:
    multipart = codec("multipart/form-data", Upload)
    body = multipart.write(Upload(title="t", data=File(b"\r\n--" * 50))).body
    assert isinstance(body, Multipart)
    whole = b"".join(body.chunks())

    async def arriving() -> AsyncIterator[bytes]:
        for start in range(0, len(whole), size):
            yield whole[start : start + size]

    reader = MultipartReader(body.content_type)
    parts = asyncio.run(gather_parts(reader, arriving(), multipart.parts, ListSink))
    read = multipart.parts.read(parts)
    assert read.title == "t"
    assert read.data.read() == b"\r\n--" * 50


@pytest.mark.parametrize(
    ("content_type", "body"),
    [
        ("multipart/form-data", b""),
        ("multipart/form-data; boundary=x", b""),
        ("multipart/form-data; boundary=x", b"nonsense"),
        (
            "multipart/form-data; boundary=x",
            b'--x\r\ncontent-disposition: form-data; name="a"\r\n\r\nbreaks off',
        ),
        ("multipart/form-data; boundary=x", b"--x\r\na: b\r\n\r\n\r\n--x--\r\n"),
        ("multipart/form-data; boundary=" + "x" * 500, b""),
    ],
)
def test_broken_parts_are_refused(content_type: str, body: bytes) -> None:
    with pytest.raises(WireError):
        read_parts(content_type, body, codec("multipart/form-data", Upload).parts)


def test_too_much_text_and_too_many_parts_are_refused() -> None:
    one = b'--x\r\ncontent-disposition: form-data; name="title"\r\n\r\n%s\r\n'
    parts = codec("multipart/form-data", Upload).parts

    async def gather(body: bytes, count: int) -> None:
        async def arriving() -> AsyncIterator[bytes]:
            yield body

        reader = MultipartReader("multipart/form-data; boundary=x", parts=count)
        await gather_parts(reader, arriving(), parts, ListSink, text_limit=100)

    with pytest.raises(WireError, match="too large"):
        asyncio.run(gather(one % (b"y" * 101) + b"--x--\r\n", 10))
    with pytest.raises(WireError, match="too many"):
        asyncio.run(gather(one % b"" * 11 + b"--x--\r\n", 10))


def test_the_value_decides_between_media_types() -> None:
    binary = codec("application/octet-stream", File)
    parts = codec("multipart/form-data", Upload)
    person = codec("application/json", Person)
    codecs = [binary, parts, person]
    assert choose(codecs, File(b""), None) is binary
    assert choose(codecs, Upload(title="", data=File(b"")), None) is parts
    assert choose(codecs, Person(name=""), None) is person
    assert choose(codecs, Person(name=""), "multipart/form-data") is parts
    with pytest.raises(WireError, match="not a declared media type"):
        choose(codecs, 1, "text/plain")


def test_media_types_match_by_precision() -> None:
    contents = [
        Content(media_type=name)
        for name in ("*/*", "text/*", "text/html", "application/json; v=2")
    ]

    def chosen(actual: str) -> str | None:
        content = select_content(contents, actual)
        return content and content.media_type

    assert chosen("text/HTML; charset=utf-8") == "text/html"
    assert chosen("text/plain") == "text/*"
    assert chosen("application/json;v=2") == "application/json; v=2"
    assert chosen("application/json;v=3") == "*/*"
    assert matches("application/json", "application/problem+json") == 0
    quoted = parse_media_type('a/b; c="d;\\"e"; f=g')
    assert quoted is not None
    assert quoted.parameters == {"c": 'd;"e', "f": "g"}
    assert parse_media_type("nonsense") is None
