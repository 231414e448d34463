"""OpenTelemetry's view of calls; needs `opentelemetry-api`.

A client span an attempt, with the attributes of the semantic conventions for HTTP, and
the trace's context in the headers.
"""

from collections.abc import Mapping
from urllib.parse import urlsplit

from opentelemetry import propagate, trace
from opentelemetry.trace import Span, SpanKind, Status, StatusCode, Tracer

from .exchange import RequestInfo, ResponseInfo


class Telemetry:
    """A hook: `Client(hooks=[Telemetry()])`."""

    def __init__(self, tracer: Tracer | None = None) -> None:
        self._tracer = trace.get_tracer(__name__) if tracer is None else tracer
        self._spans: dict[int, Span] = {}

    def started(self, request: RequestInfo) -> Mapping[str, str]:
        """Start a span and hand its context on."""
        address = urlsplit(request.url)
        span = self._tracer.start_span(
            request.operation,
            kind=SpanKind.CLIENT,
            attributes={
                "http.request.method": request.method,
                "server.address": address.hostname or "",
                "url.scheme": address.scheme,
                "url.path": address.path,
            },
        )
        self._spans[id(request)] = span
        headers: dict[str, str] = {}
        propagate.inject(headers, trace.set_span_in_context(span))
        return headers

    def answered(self, request: RequestInfo, response: ResponseInfo) -> None:
        """End the span with the status."""
        span = self._spans.pop(id(request))
        span.set_attribute("http.response.status_code", response.status)
        if response.status >= 400:
            span.set_status(Status(StatusCode.ERROR))
        span.end()

    def failed(self, request: RequestInfo, error: Exception) -> None:
        """End the span with the kind of error."""
        span = self._spans.pop(id(request))
        span.set_attribute("error.type", type(error).__name__)
        span.set_status(Status(StatusCode.ERROR))
        span.end()
