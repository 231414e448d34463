"""Faults in headers, styles of paths, content in parameters, ranges, and residuals."""

from dataclasses import replace

from .fault import AUTH, QUAY, Fault, model, runtime, table

MOVE = "moveCrane"
ADD = "addCrane"
NOTE = "putNote"

_HEADERS = (
    table(
        "header renamed", MOVE, 'name="X-Load"', 'name="X-Lode"', "client-request", MOVE
    ),
    table(
        "header sent as a cookie",
        MOVE,
        'name="X-Trace",\n            place="header"',
        'name="X-Trace",\n            place="cookie"',
        "client-request",
        MOVE,
    ),
    runtime(
        "absent header sent empty",
        "drafts.py",
        "            if text is not None:\n                headers[",
        '            if (text := text or "none"):\n                headers[',
        "client-request",
        MOVE,
    ),
    runtime(
        "name of a header read by the letter",
        "server/arguments.py",
        'argument.codec.key.encode("latin-1")',
        'argument.codec.parameter.name.encode("latin-1")',
        "server-arrival",
        MOVE,
    ),
    table(
        "bound of a header dropped",
        MOVE,
        "type=Annotated[int, Bounds(ge=1)]",
        "type=int",
        "server-refuses-parameter",
        MOVE,
    ),
    table(
        "list in a header of an answer unchecked",
        MOVE,
        "type=Annotated[list[Integer], Field(min_length=1)],\n                    req",
        "type=str,\n                    req",
        "client-refuses-header",
        MOVE,
    ),
)

_STYLES = (
    table(
        "label forgotten",
        MOVE,
        'style="label"',
        'style="simple"',
        "client-request",
        MOVE,
    ),
    table(
        "matrix forgotten",
        MOVE,
        'style="matrix"',
        'style="simple"',
        "client-request",
        MOVE,
    ),
    table(
        "spaces spelled as commas",
        MOVE,
        'style="spaceDelimited"',
        'style="form",\n            explode=False',
        "client-request",
        MOVE,
    ),
    table(
        "JSON in the query spelled as a form",
        MOVE,
        'media_type="application/json",\n        ),\n    ),\n    results',
        "\n        ),\n    ),\n    results",
        "client-request",
        MOVE,
    ),
)

_SECURITY = (
    runtime(
        "password sent in the clear",
        "authorization.py",
        "b64encode(",
        "(",
        "client-request",
        MOVE,
    ),
    Fault(
        "key under another name in the query",
        AUTH,
        "SCHEMES",
        'name="word"',
        'name="wort"',
        "server-security",
        MOVE,
    ),
    table(
        "alternative with a key dropped",
        MOVE,
        '        {"word": ()},\n',
        "",
        "server-security",
        MOVE,
    ),
)

_BODIES = (
    table(
        "range of failures not known",
        MOVE,
        '"4XX": errors.ClientError',
        "400: errors.ClientError",
        "client-answer",
        MOVE,
    ),
    table(
        "write-only member asked for in answers",
        ADD,
        "201: Response(contents=json_content(Crane))",
        "201: Response(contents=json_content(CraneRequest))",
        "client-answer",
        ADD,
    ),
    table(
        "read-only member asked for in requests",
        ADD,
        "json_content(CraneRequest)",
        "json_content(Crane)",
        "client-request",
        ADD,
    ),
    table(
        "length of a text forgotten",
        NOTE,
        "Field(max_length=40)",
        "Field()",
        "server-refuses-body",
        NOTE,
    ),
    runtime(
        "text written as JSON",
        "media.py",
        "return body.decode()",
        "return body.decode()[1:]",
        "server-arrival",
        NOTE,
    ),
)

_MODELS = (
    model(
        "default of a member changed",
        "class Crane(",
        "reach: Integer = 12",
        "reach: Integer = 13",
        "accepts",
        ADD,
    ),
    model(
        "default of a member forgotten",
        "class CraneRequest(",
        "reach: Integer = 12",
        "reach: Integer | Absent = ABSENT",
        "accepts",
        ADD,
    ),
    model(
        "members by pattern unchecked",
        "class CraneRequest(",
        '{"^x-": {"type": "boolean"}}',
        '{"^x-": {}}',
        "refuses",
        ADD,
    ),
    model(
        "other members unchecked",
        "class CraneRequest(",
        '"additionalProperties": {"type": "integer"}',
        '"additionalProperties": {}',
        "refuses",
        ADD,
    ),
    model(
        "dependent member not asked for",
        "class CraneRequest(",
        '{"dependentRequired": {"axles": ["kind"]}}',
        "{}",
        "refuses",
        ADD,
    ),
    model(
        "consequence of a condition dropped",
        "class CraneRequest(",
        '"then": {"required": ["axles"]}',
        '"then": {}',
        "refuses",
        ADD,
    ),
    model(
        "items of a tuple swapped",
        "class CraneRequest(",
        "tuple[str, Integer]",
        "tuple[Integer, str]",
        "accepts",
        ADD,
    ),
    model(
        "nothing contained",
        "class CraneRequest(",
        '"minimum": 100',
        '"minimum": 0',
        "refuses",
        ADD,
    ),
)

QUAY_FAULTS = tuple(
    replace(fault, api=QUAY)
    for fault in (*_HEADERS, *_STYLES, *_SECURITY, *_BODIES, *_MODELS)
)
