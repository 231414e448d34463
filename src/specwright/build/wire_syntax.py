"""What HTTP itself can hold: names of headers and cookies, media types, methods.

Nothing that breaks these rules could ever be sent.
"""

import re
from typing import Final

from specwright.ir.operations import Place

_TOKEN: Final = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
"""RFC 9110, section 5.6.2."""

_COOKIE: Final = re.compile(r"[!#-+\--:<>-~]+")
"""More than RFC 6265 wants: what no reader takes for the end of the name."""

_VALUE: Final = re.compile(r"[!-~]([ -~]*[!-~])?")
"""The part of RFC 9110, section 5.5, that every reader understands alike."""


def is_token(text: str) -> bool:
    """Tell whether a text can be a header, a method or a scheme of authentication."""
    return _TOKEN.fullmatch(text) is not None


def is_header_value(text: str) -> bool:
    """Tell whether a text can be what a header says."""
    return _VALUE.fullmatch(text) is not None


def can_name(text: str, place: Place) -> bool:
    """Tell whether a parameter in some place can be called that."""
    match place:
        case Place.HEADER:
            return is_token(text)
        case Place.COOKIE:
            return _COOKIE.fullmatch(text) is not None
        case Place.PATH | Place.QUERY | Place.QUERYSTRING:
            return True  # percent-encoding holds everything
