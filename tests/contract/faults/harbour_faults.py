"""Faults in a package with styles, forms, cookies, scopes, unions and streams."""

from dataclasses import replace

from .fault import AUTH, HARBOUR, Fault, model, runtime, table

LIST = "listShips"
REGISTER = "registerShip"
CHANGE = "changeShip"
GET = "getShip"
BOOK = "bookBerth"
WATCH = "watchTraffic"
LOG = "readTrafficLog"
PAPERS = "uploadPapers"

_SPELLING = (
    table(
        "deepObject spelled as a form",
        LIST,
        'style="deepObject"',
        'style="form"',
        "client-request",
        LIST,
    ),
    table(
        "pipes spelled as commas",
        LIST,
        'style="pipeDelimited"',
        'style="form",\n            explode=False',
        "client-request",
        LIST,
    ),
    table(
        "list exploded",
        LIST,
        'style="pipeDelimited"',
        'style="pipeDelimited",\n            explode=True',
        "client-request",
        LIST,
    ),
    runtime(
        "member of a deepObject not sent",
        "deep_objects.py",
        "for key, one in value.items():",
        "for key, one in list(value.items())[1:]:",
        "client-request",
        LIST,
    ),
    runtime(
        "member of a deepObject not read",
        "deep_objects.py",
        'elif key.startswith(f"{name}["):',
        'elif key.startswith(f"{name}[n"):',
        "server-arrival",
        LIST,
    ),
    table(
        "cookie sent in the query",
        BOOK,
        'place="cookie"',
        'place="query"',
        "client-request",
        BOOK,
    ),
    runtime(
        "cookies not read",
        "fields.py",
        "fields.setdefault(name, []).append(value)\n    return fields",
        "fields.setdefault(name, [])\n    return fields",
        "server-arrival",
        BOOK,
    ),
    table(
        "default of a cookie changed",
        BOOK,
        "default=BookBerthLanguage.EN",
        "default=BookBerthLanguage.NL",
        "server-arrival",
        BOOK,
    ),
    table(
        "date taken for text",
        LOG,
        "type=Date",
        "type=str",
        "server-refuses-parameter",
        LOG,
    ),
    table("UUID taken for text", GET, "type=Uuid", "type=str", "model-refuses", GET),
)

_BODIES = (
    runtime(
        "member of a form not sent",
        "forms.py",
        "for name, member in plain.items()",
        "for name, member in list(plain.items())[1:]",
        "client-request",
        BOOK,
    ),
    runtime(
        "member of a form not read",
        "forms.py",
        "(member := notation.read(fields), Nothing)",
        '(member := notation.read(fields), Nothing) and name != "services"',
        "server-arrival",
        BOOK,
    ),
    table(
        "form sent as JSON",
        BOOK,
        "application/x-www-form-urlencoded",
        "application/json",
        "client-request",
        BOOK,
    ),
    model(
        "form with anything twice",
        "class Booking(",
        'Residual({"uniqueItems": True})',
        "Residual({})",
        "refuses",
        BOOK,
    ),
    table(
        "form of another type",
        BOOK,
        "type=Booking)",
        "type=dict[str, Any])",
        "server-refuses-body",
        BOOK,
    ),
    runtime(
        "part not sent",
        "multipart.py",
        "for part in self.parts:\n            yield",
        "for part in self.parts[1:]:\n            yield",
        "client-request",
        PAPERS,
    ),
    table(
        "merge patch sent as JSON",
        CHANGE,
        "application/merge-patch+json",
        "application/json",
        "client-request",
        CHANGE,
    ),
    model(
        "empty patch let through",
        "class ShipPatch(",
        '{"minProperties": 1}',
        "{}",
        "refuses",
        CHANGE,
    ),
    model(
        "closed object opened",
        "class ShipPatch(",
        'extra="forbid"',
        'extra="allow"',
        "refuses",
        CHANGE,
    ),
    table(
        "read only member asked for",
        REGISTER,
        "json_content(ShipRequest)",
        "json_content(Ship)",
        "server-arrival",
        REGISTER,
    ),
)

_ANSWERS = (
    table(
        "success mistaken for another",
        REGISTER,
        "variant=RegisterShipAccepted",
        "variant=RegisterShipCreated",
        "client-answer",
        REGISTER,
    ),
    table(
        "default failure not known",
        LIST,
        ', "default": errors.Default',
        "",
        "client-answer",
        LIST,
    ),
    table(
        "header of another type",
        LIST,
        "type=Annotated[int, Bounds(ge=0)]",
        "type=int",
        "client-refuses-header",
        LIST,
    ),
    table(
        "required header optional",
        LIST,
        "required=True,\n                ),\n            ),",
        "required=False,\n                ),\n            ),",
        "server-keeps-in",
        LIST,
    ),
    table(
        "header not declared",
        REGISTER,
        'headers=(Header(name="Location", type=str, required=True),),',
        "",
        "client-refuses-header",
        REGISTER,
    ),
    model(
        "variants swapped",
        "Movement: TypeAlias",
        '["arrival"], ["departure"]',
        '["departure"], ["arrival"]',
        "accepts",
        LOG,
    ),
    model(
        "variant dropped",
        "Movement: TypeAlias",
        "Arrival | Departure",
        "Arrival",
        "accepts",
        LOG,
    ),
    model(
        "discriminator ignored",
        "Movement: TypeAlias",
        "Arrival | Departure",
        "Arrival | dict[str, object]",
        "refuses",
        LOG,
    ),
)

_STREAMS = (
    runtime(
        "text of JSON not checked",
        "json_texts.py",
        "core_schema.json_schema(value)",
        "core_schema.json_schema()",
        "model-refuses",
        WATCH,
    ),
    runtime(
        "text of JSON written as its value",
        "json_texts.py",
        "to_json(write(value)).decode()",
        "write(value)",
        "model-accepts",
        WATCH,
    ),
    runtime(
        "events not sent",
        "server/streams.py",
        "yield self._records.write(item)",
        "yield self._records.write(item)[:0]",
        "server-answer",
        WATCH,
    ),
    runtime(
        "events not checked",
        "server/streams.py",
        "                self._encoder.answer(200, item)\n",
        "",
        "server-keeps-in",
        WATCH,
    ),
    runtime(
        "identifier of events not sent",
        "sequences.py",
        "if event.id:",
        "if False:",
        "server-answer",
        WATCH,
    ),
    runtime(
        "second line of events not read",
        "sequences.py",
        'data = "\\n".join(self._data)',
        "data = self._data[0]",
        "client-answer",
        WATCH,
    ),
    runtime(
        "event not received",
        "downloads.py",
        "for record in found:",
        "for record in list(found)[1:]:",
        "client-answer",
        WATCH,
    ),
    runtime(
        "broken line skipped",
        "downloads.py",
        "raise told.attached(self.request, self.response) from None",
        "pass",
        "client-refuses-body",
        LOG,
    ),
    runtime(
        "asynchronous: last line not received",
        "downloads.py",
        "for item in reader.read(splitter.feed(chunk)):",
        "for item in list(reader.read(splitter.feed(chunk)))[:-1]:",
        "client-answer",
        LOG,
    ),
)

_SECURITY = (
    table(
        "scope ignored",
        REGISTER,
        '("register:write",)',
        "()",
        "server-security",
        REGISTER,
    ),
    table(
        "another scope asked for",
        BOOK,
        '("berths:write",)',
        '("register:read",)',
        "server-security",
        BOOK,
    ),
    table(
        "alternative dropped",
        BOOK,
        '        {"session": ()},\n',
        "",
        "server-security",
        BOOK,
    ),
    Fault(
        "session looked for in another cookie",
        AUTH,
        "SCHEMES",
        "harbour_session",
        "harbor_session",
        "server-security",
        BOOK,
    ),
)

HARBOUR_FAULTS = tuple(
    replace(fault, api=HARBOUR)
    for fault in (*_SPELLING, *_BODIES, *_ANSWERS, *_STREAMS, *_SECURITY)
)
