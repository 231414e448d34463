"""What statuses are called (RFC 9110, section 15)."""

from http import HTTPStatus
from typing import Final

_RANGES: Final = {
    "1XX": "Informational",
    "2XX": "Success",
    "3XX": "Redirection",
    "4XX": "ClientError",
    "5XX": "ServerError",
    "DEFAULT": "Default",
}
_NAMES: Final = {status.value: status.phrase for status in HTTPStatus}
# Phrases that changed between Python releases: every machine writes the same names.
_PINNED: Final = {
    413: "Content Too Large",
    414: "URI Too Long",
    416: "Range Not Satisfiable",
    418: "Im a Teapot",
    422: "Unprocessable Content",
}


def reason(status: str) -> str:
    """Return a status as part of a class's name: `404` is `NotFound`.

    A status without a reason phrase is `Status499`, `4XX` is `ClientError`, `default`
    is `Default`.
    """
    if not status.isdigit():
        return _RANGES[status.upper()]
    phrase = _PINNED.get(int(status)) or _NAMES.get(int(status))
    if phrase is None:
        return f"Status{status}"
    words = phrase.replace("-", " ").replace("'", "").split()
    return "".join(word[:1].upper() + word[1:].lower() for word in words)
