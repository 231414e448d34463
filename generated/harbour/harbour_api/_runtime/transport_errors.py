"""The transport's errors as this package's own."""

import httpx2

from .errors import TransportError, TransportTimeoutError

_HOPELESS = (httpx2.UnsupportedProtocol, httpx2.LocalProtocolError)


def translated(error: httpx2.RequestError) -> TransportError:
    """Return an error that says what went wrong; the original becomes its cause."""
    kind = type(error).__name__
    message = f"{kind}: {error}" if str(error) else kind
    if isinstance(error, httpx2.TimeoutException):
        told: TransportError = TransportTimeoutError(message)
    else:
        told = TransportError(message)
    told.__cause__ = error
    told.retryable = isinstance(error, httpx2.TransportError) and not isinstance(
        error, _HOPELESS
    )
    return told
