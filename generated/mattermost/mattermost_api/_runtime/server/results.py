"""What a handler returned, as the answer that the specification documents."""

from collections.abc import Callable, Collection, Mapping
from functools import partial
from typing import Any, Final

from pydantic import ValidationError

from ..codec import Codec
from ..errors import ContractError
from ..operation import Header, Operation, Response, Status
from ..parameters import header_codec
from ..percent import WireError
from .answers import Answer, empty, raw_headers
from .encoders import encoder_of
from .encoding import (
    Checking,
    EncodingError,
    name_of,
)
from .faults import NOT_ACCEPTABLE, RequestError, Violation
from .narrowing import is_headed, is_variant
from .negotiation import acceptable

_BODILESS: Final = frozenset({204, 205, 304})


class _Success:
    """One documented success: its status, its media types, its headers."""

    __slots__ = ("_declared", "_encoders", "_headers", "media_types", "status")

    def __init__(
        self,
        status: Status,
        response: Response,
        checking: Checking,
        taken: Collection[Status],
    ) -> None:
        self._declared = status
        self.status = _sent(status, taken)
        self.media_types = tuple(content.media_type for content in response.contents)
        self._encoders = [encoder_of(one, checking) for one in response.contents]
        self._headers = [(header, header_codec(header)) for header in response.headers]

    @property
    def plain(self) -> Callable[[Any], Answer] | None:
        """The way to an answer in one media type without headers, if it is that."""
        if self._headers or len(self._encoders) != 1:
            return None
        return partial(self._encoders[0].answer, self.status)

    def answer(
        self, value: Any, headers: Mapping[str, Any], accept: str, chosen: int | None
    ) -> Answer:
        """Return the answer in the dearest media type that takes the value.

        Raises `EncodingError` where none does, where headers are not as declared, or
        where the chosen status is none of those that this success stands for.
        """
        answer = self._encoded(value, accept, self._status(chosen))
        texts = self._texts(headers)
        self._check_headers(texts)
        try:
            answer.headers.extend(raw_headers(texts))
        except ValueError as error:
            raise EncodingError(str(error)) from error
        return answer

    def _encoded(self, value: Any, accept: str, status: int) -> Answer:
        if not self._encoders:
            if value is not None:
                raise EncodingError(f"a {name_of(value)}, where nothing is sent")
            return empty(status)
        if len(self._encoders) == 1:
            return self._encoders[0].answer(status, value)
        reasons: list[str] = []
        order = acceptable(accept, self.media_types) or range(len(self._encoders))
        for index in order:
            try:
                return self._encoders[index].answer(status, value)
            except EncodingError as error:
                reasons.append(f"{self.media_types[index]}: {error}")
        raise EncodingError("; ".join(reasons))

    def _status(self, chosen: int | None) -> int:
        if chosen is None or chosen == self.status:
            return self.status
        family = f"{chosen // 100}XX"
        if self._declared == family or (self._declared == "default" and chosen < 400):
            return chosen
        raise EncodingError(f"the status {chosen}, where {self._declared} is declared")

    def _texts(self, headers: Mapping[str, Any]) -> dict[str, str]:
        """Return headers as text; one of another type is written as declared."""
        codecs = {header.name.lower(): codec for header, codec in self._headers}
        texts: dict[str, str] = {}
        for name, value in headers.items():
            key = name.lower()
            if isinstance(value, str):
                texts[key] = value
            elif key in codecs:
                texts[key] = _written(name, codecs[key], value)
            else:
                raise EncodingError(f"header {name}: a {name_of(value)}, not text")
        return texts

    def _check_headers(self, given: Mapping[str, str]) -> None:
        for header, codec in self._headers:
            text = given.get(header.name.lower())
            if text is not None:
                _check_header(header, codec, text)
            elif header.required:
                raise EncodingError(f"header {header.name} is required")


class Results:
    """The documented successes of one operation."""

    __slots__ = ("_media_types", "_name", "_plain", "_successes")

    def __init__(self, operation: Operation[Any], checking: Checking) -> None:
        self._name = operation.id
        self._successes: dict[type[Any] | None, _Success] = {
            response.variant: _Success(
                status, response, checking, operation.results.keys()
            )
            for status, response in operation.results.items()
        }
        self._media_types: tuple[str, ...] = tuple(
            media_type
            for success in self._successes.values()
            for media_type in success.media_types
        )
        only = self._successes.get(None)
        self._plain = only.plain if only and len(self._successes) == 1 else None

    def negotiate(self, accept: str) -> None:
        """Refuse a caller who accepts none of the media types of any success."""
        if self._media_types and not acceptable(accept, self._media_types):
            raise RequestError(
                NOT_ACCEPTABLE,
                Violation("header:Accept", f"offered: {', '.join(self._media_types)}"),
            )

    def answer(self, result: Any, accept: bytes) -> Answer:
        """Return the answer for what a handler returned.

        Raises `ContractError` for anything that the operation does not document.
        """
        try:
            if self._plain is not None and not is_headed(result):
                return self._plain(result)
            return self._answer(result, accept.decode("latin-1"))
        except EncodingError as error:
            raise ContractError(self._name, str(error), where="result") from error

    def extend(self, answer: Answer, headers: Mapping[str, str]) -> None:
        """Add headers to an answer.

        Raises `ContractError` for what no header can hold.
        """
        try:
            answer.headers.extend(raw_headers(headers))
        except ValueError as error:
            raise ContractError(self._name, str(error), where="result") from error

    def _answer(self, result: Any, accept: str) -> Answer:
        kind: type[Any] | None = None
        headers: Mapping[str, Any] = {}
        if is_headed(result):
            headers, result = result.headers, result.result
        body, chosen = result, None
        if is_variant(result):
            kind, body, chosen = type(result), result.body, result.status_code
            headers = {**result.headers, **headers}
        success = self._successes.get(kind)
        if success is None:
            raise EncodingError(f"a {name_of(result)}, which is undocumented")
        return success.answer(body, headers, accept, chosen)


def _sent(status: Status, taken: Collection[Status]) -> int:
    """Return the status that stands for a range, or for `default`."""
    if isinstance(status, int):
        return status
    first = 200 if status == "default" else int(status[0]) * 100
    family = range(first, first + 100)
    return next(n for n in family if n not in taken and n not in _BODILESS)


def _written(name: str, codec: Codec, value: Any) -> str:
    try:
        return codec.write(value)
    except WireError as error:
        raise EncodingError(f"header {name}: {error}") from error


def _check_header(header: Header, codec: Codec, text: str) -> None:
    try:
        codec.read({header.name.lower(): (text,)})
    except (WireError, ValidationError) as error:
        raise EncodingError(f"header {header.name}: {error}") from error
