"""OpenTelemetry's view of calls; needs `opentelemetry-api`, imported when made.

A client span an attempt, with the attributes of the semantic conventions for HTTP, and
the trace's context in the headers.
"""

from collections.abc import Mapping
from importlib import import_module
from typing import Any, Protocol
from urllib.parse import urlsplit

from .exchange import RequestInfo, ResponseInfo


class Span(Protocol):
    """What is asked of a span of OpenTelemetry."""

    def set_attribute(self, key: str, value: str | int, /) -> None:
        """Note something about the call."""
        ...

    def set_status(self, status: Any, /) -> None:
        """Say that the call failed."""
        ...

    def end(self) -> None:
        """Stop the clock."""
        ...


class Telemetry:
    """A hook: `Client(hooks=[Telemetry()])`. The tracer is OpenTelemetry's."""

    def __init__(self, tracer: Any = None) -> None:
        self._trace: Any = import_module("opentelemetry.trace")
        self._propagate: Any = import_module("opentelemetry.propagate")
        self._tracer: Any = tracer or self._trace.get_tracer(__name__)
        self._spans: dict[int, Span] = {}

    def started(self, request: RequestInfo) -> Mapping[str, str]:
        """Start a span and hand its context on."""
        address = urlsplit(request.url)
        span: Span = self._tracer.start_span(
            request.operation,
            kind=self._trace.SpanKind.CLIENT,
            attributes={
                "http.request.method": request.method,
                "server.address": address.hostname or "",
                "url.scheme": address.scheme,
                "url.path": address.path,
            },
        )
        self._spans[id(request)] = span
        headers: dict[str, str] = {}
        self._propagate.inject(headers, self._trace.set_span_in_context(span))
        return headers

    def answered(self, request: RequestInfo, response: ResponseInfo) -> None:
        """End the span with the status."""
        span = self._spans.pop(id(request))
        span.set_attribute("http.response.status_code", response.status)
        if response.status >= 400:
            span.set_status(self._trace.Status(self._trace.StatusCode.ERROR))
        span.end()

    def failed(self, request: RequestInfo, error: BaseException) -> None:
        """End the span with the kind of error."""
        span = self._spans.pop(id(request))
        span.set_attribute("error.type", type(error).__name__)
        span.set_status(self._trace.Status(self._trace.StatusCode.ERROR))
        span.end()
