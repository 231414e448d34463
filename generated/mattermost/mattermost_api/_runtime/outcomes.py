"""What an answer means, by its status and media type.

An `Outcome` is chosen as soon as the headers are known, and read afterwards.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, cast

from pydantic import ValidationError

from .codec import Codec
from .errors import ApiError, ContractError, UndocumentedError
from .heirs import refusals
from .media import ContentCodec
from .media_types import is_json, matches
from .operation import (
    Header,
    Operation,
    Response,
    Status,
    failure_contents,
)
from .parameters import header_codec
from .percent import WireError

_TOLERANT: Final = {"tolerant": True}


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer that has been read; one to HEAD is `bodiless` whatever it means."""

    status: int
    headers: Mapping[str, str]
    content: bytes
    bodiless: bool = False

    @property
    def content_type(self) -> str:
        """Its media type, empty where it says none."""
        return self.headers.get("content-type", "")


class Success:
    """One documented success."""

    def __init__(self, response: Response) -> None:
        self._codecs = [ContentCodec(content) for content in response.contents]
        self._headers = [(one, header_codec(one)) for one in response.headers]
        self._variant = response.variant

    @property
    def hands_over(self) -> bool:
        """Whether some content is handed over unread."""
        return any(codec.binary or codec.records for codec in self._codecs)

    def passing(self, content_type: str) -> ContentCodec | None:
        """Return the content that is handed over unread: a file or a stream."""
        codec = self._codec(content_type, strict=False)
        return codec if codec and (codec.binary or codec.records) else None

    def _codec(self, content_type: str, *, strict: bool) -> ContentCodec | None:
        best = _closest(self._codecs, content_type)
        if best is not None or strict or not self._codecs:
            return best
        return self._guessed(content_type)

    def _guessed(self, content_type: str) -> ContentCodec | None:
        """Return the content that is meant where the media type is missing or loose."""
        if not content_type:
            return self._codecs[0]
        loose = is_json(content_type)
        like = (one for one in self._codecs if is_json(one.content.media_type))
        return next(like, None) if loose else None

    def read(self, operation: str, reply: Reply, *, strict: bool) -> Any:
        """Return the result that a whole answer holds."""
        if strict:
            self._check(operation, reply)
        if not self._codecs or reply.bodiless:
            return self.wrapped(None, reply.headers, reply.status)
        codec = self._codec(reply.content_type, strict=strict)
        if codec is None:
            raise _undocumented(operation, reply)
        context = None if strict else _TOLERANT
        try:
            body = codec.read(reply.content, reply.content_type, context)
        except (ValidationError, WireError) as error:
            raise _broken(operation, reply.status, error) from None
        return self.wrapped(body, reply.headers, reply.status)

    def _check(self, operation: str, reply: Reply) -> None:
        where = f"response {reply.status}"
        if self._codecs and self._codec(reply.content_type, strict=True) is None:
            message = f"media type {reply.content_type!r} is not declared"
            raise ContractError(operation, message, where)
        if not self._codecs and reply.content:
            raise ContractError(operation, "a body where none is declared", where)
        for header, codec in self._headers:
            self._check_header(operation, header, codec, reply)

    def _check_header(
        self, operation: str, header: Header, codec: Codec, reply: Reply
    ) -> None:
        where = f"response {reply.status}: header {header.name}"
        text = reply.headers.get(codec.key)
        if text is None:
            if header.required:
                raise ContractError(operation, "is required", where)
            return
        try:
            codec.read({codec.key: (text,)})
        except (ValidationError, WireError) as error:
            raise ContractError(operation, summary(error), where) from None

    def wrapped(self, body: Any, headers: Mapping[str, str], status: int) -> Any:
        """Return what a method returns for a body."""
        if self._variant is None:
            return body
        return self._variant(body, headers=headers, status_code=status)


class Failure:
    """One documented failure."""

    def __init__(self, error: type[ApiError[Any]]) -> None:
        self._error = error
        self._codecs = [ContentCodec(content) for content in failure_contents(error)]

    def read(self, operation: str, reply: Reply, *, strict: bool) -> Exception:
        """Return the exception that a whole answer amounts to.

        An answer whose body is not the documented one is undocumented: proxies answer
        with documented statuses too.
        """
        body = None
        if self._codecs and not reply.bodiless:
            codec = _closest(self._codecs, reply.content_type)
            if strict and codec is None:
                message = f"media type {reply.content_type!r} is not declared"
                return ContractError(operation, message, f"response {reply.status}")
            context = None if strict else _TOLERANT
            codec = codec or self._codecs[0]
            try:
                body = codec.read(reply.content, reply.content_type, context)
            except (ValidationError, WireError) as error:
                if strict:
                    return _broken(operation, reply.status, error)
                return _undocumented(operation, reply)
        return self._error(body, headers=reply.headers, status_code=reply.status)


class Outcomes:
    """All that an operation may answer."""

    def __init__(self, operation: Operation[Any]) -> None:
        self._operation = operation
        self._known: dict[int, Success | Failure | None] = {}

    def of(self, status: int) -> Success | Failure | None:
        """Return what a status means; None if it is not documented."""
        if status not in self._known:
            self._known[status] = self._find(status)
        return self._known[status]

    def _find(self, status: int) -> Success | Failure | None:
        """Look up a status; a `default` that stands for both goes by the status."""
        operation = self._operation
        family = cast("Status", f"{status // 100}XX")
        for key in (status, family, "default"):
            failed = status >= 400 or key not in operation.results
            if failed and key in operation.errors:
                return Failure(operation.errors[key])
            if key in operation.results:
                return Success(operation.results[key])
        return None

    def read(self, reply: Reply, *, strict: bool) -> Any:
        """Return the result of an answer, or raise what it amounts to."""
        name = self._operation.id
        match self.of(reply.status):
            case Success() as success:
                return success.read(name, reply, strict=strict)
            case Failure() as failure:
                raise failure.read(name, reply, strict=strict)
            case None:
                raise _undocumented(name, reply)


def _closest(codecs: list[ContentCodec], content_type: str) -> ContentCodec | None:
    """Return the content whose media type goes best with that of an answer."""
    best = max(
        codecs,
        key=lambda codec: matches(codec.content.media_type, content_type),
        default=None,
    )
    if best is None or not matches(best.content.media_type, content_type):
        return None
    return best


def summary(error: ValidationError | WireError) -> str:
    """Return what is wrong, without the values that are."""
    if isinstance(error, WireError):
        return str(error)
    found = refusals(error)
    return "; ".join(
        f"#{''.join(f'/{step}' for step in one['loc'])}: {one['msg']}"
        for one in found[:10]
    )


def _undocumented(operation: str, reply: Reply) -> UndocumentedError:
    return UndocumentedError(
        operation, reply.status, reply.content, headers=reply.headers
    )


def _broken(
    operation: str, status: int, error: ValidationError | WireError
) -> ContractError:
    return ContractError(operation, summary(error), f"response {status}")
