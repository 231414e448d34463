"""Rules about bodies, media types, statuses and response headers."""

from specwright.diff.rule import Area, Direction, Level, Rule

BREAKING, RISKY, COMPATIBLE = Level.BREAKING, Level.RISKY, Level.COMPATIBLE
_NOTHING = "nothing to do"


def _request(slug: str, level: Level, message: str, hint: str = _NOTHING) -> Rule:
    return Rule(
        id=slug,
        level=level,
        area=Area.BODY,
        direction=Direction.REQUEST,
        message=message,
        hint=hint,
    )


def _response(slug: str, level: Level, message: str, hint: str = _NOTHING) -> Rule:
    return Rule(
        id=slug,
        level=level,
        area=Area.RESPONSE,
        direction=Direction.RESPONSE,
        message=message,
        hint=hint,
    )


def _header(slug: str, level: Level, message: str, hint: str = _NOTHING) -> Rule:
    return Rule(
        id=slug,
        level=level,
        area=Area.HEADER,
        direction=Direction.RESPONSE,
        message=message,
        hint=hint,
    )


BODY_RULES = (
    _request(
        "required-body-added",
        BREAKING,
        "{operation} now requires a body",
        "make the body optional",
    ),
    _request("optional-body-added", COMPATIBLE, "{operation} now takes a body"),
    _request(
        "body-removed",
        BREAKING,
        "{operation} no longer takes a body",
        "keep accepting it",
    ),
    _request(
        "body-became-required",
        BREAKING,
        "the body of {operation} became required",
        "keep it optional",
    ),
    _request(
        "body-became-optional", COMPATIBLE, "the body of {operation} became optional"
    ),
    _request("request-media-type-added", COMPATIBLE, "{operation} now accepts {value}"),
    _request(
        "request-media-type-removed",
        BREAKING,
        "{operation} no longer accepts {value}",
        "keep accepting it beside the others",
    ),
    _request(
        "body-part-encoding-changed",
        BREAKING,
        "the part {value} of the body of {operation} is written differently",
        "keep accepting it as it is written today",
    ),
)

RESPONSE_RULES = (
    _response(
        "success-status-added",
        BREAKING,
        "{operation} may now succeed with {value}",
        "clients do not expect it: keep answering with a status that they know",
    ),
    _response(
        "success-status-removed",
        RISKY,
        "{operation} no longer succeeds with {value}",
        "tell the clients that wait for it",
    ),
    _response(
        "covered-success-status-added",
        RISKY,
        "{operation} may now succeed with {value}, which a range or `default` covered",
        "tell the clients what it means",
    ),
    _response(
        "covered-success-status-removed",
        COMPATIBLE,
        "{operation} leaves the success {value} to a range or `default`",
    ),
    _response(
        "error-status-added",
        RISKY,
        "{operation} may now fail with {value}",
        "clients know nothing of it: announce it",
    ),
    _response(
        "error-status-removed", COMPATIBLE, "{operation} no longer fails with {value}"
    ),
    _response(
        "covered-error-status-added",
        COMPATIBLE,
        "the error {value} of {operation}, which a range or `default` covered, is "
        "documented now",
    ),
    _response(
        "covered-error-status-removed",
        COMPATIBLE,
        "{operation} leaves the error {value} to a range or `default`",
    ),
    _response(
        "default-response-added",
        COMPATIBLE,
        "{operation} now documents every other status",
    ),
    _response(
        "default-response-removed",
        RISKY,
        "{operation} no longer documents other statuses",
        "document each status that can occur",
    ),
    _response(
        "response-media-type-added",
        RISKY,
        "{operation} may now answer {status} with {value}",
        "answer with it only where the client asks for it",
    ),
    _response(
        "response-media-type-removed",
        BREAKING,
        "{operation} no longer answers {status} with {value}",
        "keep offering it beside the others",
    ),
    _response(
        "response-media-type-range-removed",
        RISKY,
        "{operation} answers {status} with some media types of {value} alone",
        "tell the clients that ask for others",
    ),
    _response(
        "response-body-added",
        COMPATIBLE,
        "{status} of {operation} carries a body now",
    ),
    _response(
        "response-body-removed",
        BREAKING,
        "{status} of {operation} carries no body any more",
        "keep sending it",
    ),
    _response(
        "link-removed",
        RISKY,
        "{status} of {operation} no longer links to {value}",
        "tell the clients that follow it",
    ),
    _response("link-added", COMPATIBLE, "{status} of {operation} links to {value} now"),
)

HEADER_RULES = (
    _header(
        "response-header-added", COMPATIBLE, "{status} of {operation} has {value} now"
    ),
    _header(
        "required-response-header-removed",
        BREAKING,
        "{status} of {operation} has no header {value} any more",
        "keep sending it",
    ),
    _header(
        "optional-response-header-removed",
        RISKY,
        "{status} of {operation} has no header {value} any more",
        "tell the clients that read it",
    ),
    _header(
        "response-header-became-optional",
        BREAKING,
        "the header {value} of {status} of {operation} became optional",
        "keep sending it always",
    ),
    _header(
        "response-header-became-required",
        COMPATIBLE,
        "the header {value} of {status} of {operation} is always there now",
    ),
    _header(
        "response-header-serialization-changed",
        BREAKING,
        "the header {value} of {status} of {operation} is written differently",
        "keep writing it as clients read it today",
    ),
)
