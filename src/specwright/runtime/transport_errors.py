"""The transport's errors as this package's own."""

import httpx2

from .errors import TransportError, TransportTimeoutError

_HOPELESS = (httpx2.UnsupportedProtocol, httpx2.LocalProtocolError)


def _without_traces(error: httpx2.RequestError) -> httpx2.RequestError:
    """Return an error that says what it did, and not with what variables.

    The frames below hold the request with its credentials, and tools that report
    errors show the variables of all frames.
    """
    one: BaseException | None = error
    while one is not None and one.__traceback__ is not None:
        one.__traceback__ = None
        one = one.__cause__ or one.__context__
    return error


def translated(error: httpx2.RequestError) -> TransportError:
    """Return an error that says what went wrong; the original becomes its cause."""
    kind = type(error).__name__
    message = f"{kind}: {error}" if str(error) else kind
    if isinstance(error, httpx2.TimeoutException):
        told: TransportError = TransportTimeoutError(message)
    else:
        told = TransportError(message)
    told.__cause__ = _without_traces(error)
    told.retryable = isinstance(error, httpx2.TransportError) and not isinstance(
        error, _HOPELESS
    )
    return told
