"""Bodies of webhooks, read without an application."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from harbour_api.errors import ContractError
from harbour_api.models import ShipRequest
from harbour_api.webhooks import parse_ship_struck

from specwright.runtime import errors
from specwright.runtime.file import File
from specwright.runtime.operation import Body, Content, Operation, json_content
from specwright.runtime.parsing import Parser
from specwright.runtime.stream import Stream

SHIP = {"name": "Anna", "flag": "NL", "kind": "tug"}
GENERATED = Path(__file__).parents[2] / "generated/harbour"


def parsed(
    body: bytes, headers: dict[str, str] | None = None, /, **declared: Any
) -> Any:
    operation: Operation[Any] = Operation(
        id="sent", method="POST", path="/sent", body=Body(**declared), results={}
    )
    return Parser[Any](operation).read(body, headers)


def test_a_body_becomes_its_model() -> None:
    body = json.dumps(SHIP).encode()
    for headers in (
        None,
        {"Content-Type": "application/json; charset=utf-8", "X-Other": "1"},
        {"content-type": "application/json"},
    ):
        ship = parse_ship_struck(body, headers)
        assert isinstance(ship, ShipRequest)
        assert (ship.name, ship.flag) == ("Anna", "NL")


@pytest.mark.parametrize(
    ("body", "headers", "message"),
    [
        (b"{", None, "EOF"),
        (b"", None, "a body is required"),
        (b"[]", None, "Input should be an object"),
        (b'{"name": "Anna", "flag": "nl", "kind": "tug"}', None, "#/flag: "),
        (b'{"name": "Anna", "flag": "NL", "kind": "car"}', None, "#/kind: "),
        (b'{"name": NaN, "flag": "NL", "kind": "tug"}', None, "NaN and Infinity"),
        (b"{}", {"content-type": "text/plain"}, "media type 'text/plain'"),
        (b"{}", {}, "media type '' is not among application/json"),
        (b"{}", {"content-type": "application/json; charset=utf-16"}, "media type"),
    ],
)
def test_a_wrong_body_breaks_the_contract(
    body: bytes, headers: dict[str, str] | None, message: str
) -> None:
    with pytest.raises(ContractError) as caught:
        parse_ship_struck(body, headers)
    assert message in caught.value.message
    assert (caught.value.operation, caught.value.where) == ("shipStruck", "body")


def test_no_body_is_none_where_there_need_be_none() -> None:
    assert parsed(b"", contents=json_content(int), required=False) is None
    assert parsed(b"", {}, contents=json_content(int), required=False) is None
    assert parsed(b"1", contents=json_content(int), required=False) == 1


def test_other_media_types_are_read_too() -> None:
    form = Content(media_type="application/x-www-form-urlencoded", type=dict[str, str])
    text = Content(media_type="text/plain", type=str)
    file = Content(media_type="image/png", type=File)
    lines = Content(media_type="application/jsonl", type=Stream[int], item=int)
    contents = (form, text, file, lines)

    def sent(body: bytes, media_type: str) -> Any:
        return parsed(body, {"Content-Type": media_type}, contents=contents)

    assert sent(b"a=b", form.media_type) == {"a": "b"}
    assert sent(b"", "text/plain") == ""
    assert sent("ü".encode(), "text/plain; charset=utf-8") == "ü"
    assert sent(b"\x89PNG", "image/png").read() == b"\x89PNG"
    assert list(sent(b"1\n2\n", "application/jsonl")) == [1, 2]
    with pytest.raises(errors.ContractError, match="valid integer"):
        sent(b'1\n"x"\n', "application/jsonl")


def test_parts_are_read_with_their_boundary() -> None:
    parts = (Content(media_type="multipart/form-data", type=dict[str, str]),)
    body = b'--b\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n--b--\r\n'
    headers = {"content-type": "multipart/form-data; boundary=b"}
    assert parsed(body, headers, contents=parts) == {"a": "1"}
    with pytest.raises(errors.ContractError):
        parsed(body, contents=parts)


def test_only_who_receives_imports_what_receives() -> None:
    program = (
        "import sys, harbour_api, harbour_api.client.ships\n"
        "harbour_api.Client()\n"
        "parts = {part for name in sys.modules for part in name.split('.')}\n"
        "assert not parts & {'server', 'webhooks'}, parts"
    )
    subprocess.run([sys.executable, "-c", program], cwd=GENERATED, check=True)
