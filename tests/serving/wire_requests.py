"""A good request of every operation of the generated packages, and ways to spoil it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from random import Random
from urllib.parse import unquote_to_bytes

ID = "wsw9cawfb7rzpm3eutbyxz7edr"
SHIP = "3f2504e0-4f89-11d3-9a0c-0305e82c3301"
CLUSTERS = "/api/v4/remotecluster"
GROUP = "/api/v4/properties/groups/boards"
JSON = "application/json"
PARTS = "multipart/form-data; boundary=b"
CREDENTIALS = (
    (b"authorization", b"Bearer t"),
    (b"x-remotecluster-id", ID.encode()),
    (b"x-remotecluster-token", b"t"),
    (b"cookie", b"harbour_session=s; language=nl"),
)


@dataclass(frozen=True)
class Sent:
    """A request as bytes: `target` is the path with the query."""

    method: str
    target: bytes
    headers: tuple[tuple[bytes, bytes], ...]
    body: bytes

    @property
    def scope(self) -> dict[str, object]:
        raw, _, query = self.target.partition(b"?")
        path = unquote_to_bytes(raw).decode("utf-8", "replace")
        return {"path": path, "raw_path": raw, "query_string": query}

    @property
    def message(self) -> bytes:
        """Return the request as HTTP/1.1 has it; the connection closes after it."""
        headers = (
            (b"host", b"x"),
            (b"connection", b"close"),
            (b"content-length", b"%d" % len(self.body)),
            *self.headers,
        )
        lines = [b"%s %s HTTP/1.1" % (self.method.encode(), self.target)]
        lines += [b"%s: %s" % header for header in headers]
        return b"\r\n".join([*lines, b"", self.body])


def _good(line: str, media_type: str = "", body: str = "") -> Sent:
    method, _, target = line.partition(" ")
    typed = ((b"content-type", media_type.encode()),) if media_type else ()
    return Sent(method, target.encode(), (*CREDENTIALS, *typed), body.encode())


def _part(name: str) -> str:
    head = f'--b\r\nContent-Disposition: form-data; name="{name}"; filename="f.png"'
    return f"{head}\r\nContent-Type: image/png\r\n\r\ndata\r\n--b--\r\n"


_CLUSTER = (
    f'{{"name": "us", "default_team_id": "{ID}", "password": "p", "invite": "x"}}'
)
_TOLD = '{"sent_at": 1, "recv_at": 0}'
_FRAME = (
    f'{{"remote_id": "{ID}", "msg": {{"id": "{ID}", "topic": "t", "create_at": 1, '
    f'"payload": {_TOLD}}}}}'
)
_VALUES = f'[{{"field_id": "{ID}", "value": [1, {{"a": null}}]}}]'
_FIELD = '{"name": "P", "type": "select", "target_type": "system", "attrs": {"a": []}}'
_BOOKING = "from=2026-01-01T00:00:00Z&to=2026-01-02T00:00:00Z&services=water&ship="

MATTERMOST = (
    _good(f"GET {CLUSTERS}?page=1&per_page=5&only_plugins=true&in_channel={ID}"),
    _good(f"POST {CLUSTERS}", JSON, _CLUSTER),
    _good(f"GET {CLUSTERS}/{ID}"),
    _good(f"PATCH {CLUSTERS}/{ID}", JSON, '{"display_name": "x"}'),
    _good(f"DELETE {CLUSTERS}/{ID}"),
    _good(f"POST {CLUSTERS}/{ID}/generate_invite", JSON, '{"password": "pppppppp"}'),
    _good(f"POST {CLUSTERS}/accept_invite", JSON, _CLUSTER),
    _good(f"POST {CLUSTERS}/ping", JSON, _FRAME),
    _good(f"POST {CLUSTERS}/msg", JSON, _FRAME),
    _good(f"POST {CLUSTERS}/confirm_invite", JSON, _FRAME),
    _good(f"POST {CLUSTERS}/upload/{ID}", "application/octet-stream", "data"),
    _good(f"POST {CLUSTERS}/upload/{ID}", PARTS, _part("file")),
    _good(f"POST {CLUSTERS}/{ID}/image", PARTS, _part("image")),
    _good(f"GET {GROUP}/post/fields?target_type=system&per_page=5&cursor_id={ID}"),
    _good(f"POST {GROUP}/post/fields", JSON, _FIELD),
    _good(f"PATCH {GROUP}/post/fields/{ID}", JSON, '{"name": "P"}'),
    _good(f"DELETE {GROUP}/post/fields/{ID}"),
    _good(f"GET {GROUP}/post/values/{ID}?per_page=4"),
    _good(f"PATCH {GROUP}/post/values/{ID}", JSON, _VALUES),
    _good(f"GET {GROUP}/system/values"),
    _good(f"PATCH {GROUP}/system/values", JSON, _VALUES),
)
HARBOUR = (
    _good("GET /ships?filter[kind]=tug&flags=NL%7CPT&page_size=3&cursor=abc"),
    _good("POST /ships", JSON, '{"name": "A", "flag": "NL", "kind": "tug"}'),
    _good(f"GET /ships/{SHIP}"),
    _good(f"PATCH /ships/{SHIP}", "application/merge-patch+json", '{"name": "B"}'),
    _good(f"DELETE /ships/{SHIP}"),
    _good(f"GET /ships/{SHIP}/papers"),
    _good(f"POST /ships/{SHIP}/papers", PARTS, _part("pages")),
    _good("GET /berths?page=2"),
    _good(
        "PUT /berths/5/booking",
        "application/x-www-form-urlencoded",
        f"{_BOOKING}{SHIP}",
    ),
    _good("GET /traffic"),
    _good("GET /traffic/log?day=2026-01-01"),
)

_PIECES = [
    *(b"% %00 %ff %2F .. // \0 \r\n \xff & = ; , | [ ] # ? + ' [a][b] []".split(b" ")),
    *(b"null true {} NaN -0 1e999 0x10 1_0 \\ud800 \\u0000 2026-13-45".split(b" ")),
    *(b'" " \xed\xa0\x80 \xc0\xaf'.split(b" ")),
    b" ",
    "\u0661".encode(),
    b"9" * 400,
    b"[" * 300,
    b'{"a":' * 300,
]
_TYPES = [
    *(b"application/json text/plain */* / a/b;;;= multipart/mixed".split(b" ")),
    *(b"application/octet-stream application/x-www-form-urlencoded".split(b" ")),
    b"application/JSON; charset=utf-16",
    b"application/json; charset=\xff",
    b'multipart/form-data; boundary=""',
    b"multipart/form-data; boundary=b",
    b"",
]
_NAMES = (
    b"content-type content-type content-length accept cookie authorization expect "
    b"transfer-encoding content-encoding host prefer range x-remotecluster-id \xff a"
).split(b" ")
_VALUES_OF_HEADERS = [
    *_TYPES,
    *(b"99999999999999999999 -1 5 gzip chunked 100-continue Bearer basic".split(b" ")),
    *(b"Basic\x20= Basic\x20YTpi harbour_session=;;;= language=%ff".split(b" ")),
    b"*/*;q=x",
    b"text/html;q=-1, */*;q=inf",
]


def mutated(random: Random, content: bytes) -> bytes:
    """Cut, double, overwrite or flip some of the bytes."""
    data = bytearray(content)
    for _ in range(random.randint(1, 4)):
        start = random.randint(0, len(data))
        end = min(len(data), start + random.randint(0, 8))
        match random.randrange(6):
            case 0:
                del data[start:end]
            case 1:
                data[start:start] = random.choice(_PIECES)
            case 2:
                data[start:end] = random.choice(_PIECES)
            case 3:
                data[start:end] = bytes(one ^ 1 << 3 for one in data[start:end])
            case 4:
                data[start:start] = data[start:end] * random.randint(1, 5)
            case _:
                data[start:end] = random.randbytes(random.randint(0, 6))
    return bytes(data)


def spoiled(random: Random, good: Sequence[Sent]) -> Sent:
    """Return one of the requests, with something wrong in it more often than not."""
    sent = random.choice(good)
    headers = [one for one in sent.headers if random.random() < 0.9]
    for _ in range(random.choice([0, 0, 1, 3])):
        value = random.choice(_VALUES_OF_HEADERS)
        headers.append((random.choice(_NAMES), value))
    random.shuffle(headers)
    if random.random() < 0.6:
        sent = replace(sent, target=mutated(random, sent.target))
    if random.random() < 0.6:
        sent = replace(sent, body=mutated(random, sent.body))
    if random.random() < 0.1:
        methods = ["HEAD", "OPTIONS", "PUT", "TRACE", "CONNECT", "BREW", "get", ""]
        sent = replace(sent, method=random.choice(methods))
    return replace(sent, headers=tuple(headers))
