"""Faults in what things are called, and in what stands for nothing at all."""

from .fault import (
    FIELDS,
    HARBOUR,
    PING,
    PROPERTIES,
    TABLE,
    Fault,
    model,
    runtime,
    table,
)

_PARAMETERS = """argument="{}",
            name="target_id",
            place="query",
            type=Annotated[str, Field(pattern="^([A-Za-z0-9]{{26}})?$")],
        ),
        Parameter(argument="{}","""
_MEMBERS = """    sent_at: Integer
    \"\"\"When it was sent, by the clock of the sender.\"\"\"

    recv_at: Integer
"""
_EXCHANGED = """    sent_at: Integer = __import__("pydantic").Field(alias="recv_at")
    recv_at: Integer = __import__("pydantic").Field(alias="sent_at")
"""
_ORDER = "        group_name: str,\n        object_type: PropertyObjectType,\n"
_REVERSED = "        object_type: PropertyObjectType,\n        group_name: str,\n"

NAME_FAULTS = (
    table(
        "arguments of parameters exchanged",
        FIELDS,
        _PARAMETERS.format("target_id", "cursor_id"),
        _PARAMETERS.format("cursor_id", "target_id"),
        "client-names",
        FIELDS,
    ),
    model(
        "members exchanged",
        "class RemoteClusterPing",
        _MEMBERS,
        _EXCHANGED,
        "accepts",
        PING,
    ),
    Fault(
        "positions of arguments exchanged",
        PROPERTIES,
        "def get_property_fields",
        _ORDER,
        _REVERSED,
        "client-request",
        FIELDS,
    ),
    runtime(
        "refused credential let in",
        "server/security.py",
        "        if principal is None:\n            return None\n",
        "",
        "server-security",
        FIELDS,
    ),
    runtime(
        "nothing sent as null",
        "drafts.py",
        "(value is None or self._default(value)):\n            return None",
        "(value is None or self._default(value)):\n"
        '            return f"{parameter.name}=null"',
        "client-request",
        FIELDS,
    ),
    Fault(
        "alternatives made one",
        TABLE,
        'id="bookBerth"',
        '        {"office": ("berths:write",)},\n        {"session": ()},\n',
        '        {"office": ("berths:write",), "session": ()},\n',
        "server-security",
        "bookBerth",
        HARBOUR,
    ),
    Fault(
        "media type of a part forgotten",
        TABLE,
        'id="uploadPapers"',
        'encodings={"pages": Encoding(content_type="image/png, image/jpeg")},',
        "",
        "client-request",
        "uploadPapers",
        HARBOUR,
    ),
)
