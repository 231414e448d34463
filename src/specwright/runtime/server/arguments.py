"""A request's parameters as the arguments of a handler."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Final, TypeAlias

from pydantic import ValidationError

from ..codec import Codec
from ..fields import NOTHING, Fields, parse_cookies, parse_query
from ..heirs import refusals
from ..media import ContentCodec
from ..operation import Operation, Parameter
from ..parameters import compile_parameters
from ..percent import WireError
from ..querystring import querystring_codec, read_querystring
from .adapters import compiled
from .context import Scope
from .faults import Violation
from .incoming import Incoming
from .router import Captures
from .violations import located

_NUMBER: Final = re.compile(r"-?(?:0|[1-9][0-9]{0,30})(?:\.[0-9]{1,30})?")

Read: TypeAlias = Callable[[str], Any]


@dataclass(frozen=True, slots=True)
class _PathArgument:
    """A parameter of the path: always there, one raw text."""

    where: str
    index: int
    read: Read

    def take(self, captures: Captures, violations: list[Violation]) -> Any:
        try:
            return self.read(captures[self.index])
        except (WireError, ValidationError) as error:
            violations.extend(_violations(self.where, error))
            return None


@dataclass(frozen=True, slots=True)
class _FieldArgument:
    """A parameter of the query, a header or a cookie."""

    where: str
    argument: str
    key: str
    codec: Codec
    quick: Read | None
    required: bool
    default: Any

    def take(self, fields: Fields, violations: list[Violation]) -> Any:
        raws = fields.get(self.key)
        try:
            if self.quick is None or raws is None or len(raws) != 1:
                value = self.codec.read(fields)
            else:
                value = self.quick(raws[0])
        except (WireError, ValidationError) as error:
            violations.extend(_violations(self.where, error))
            return None
        if value is not NOTHING:
            return value
        if self.required:
            violations.append(Violation(self.where, "is required"))
        return self.default


@dataclass(frozen=True, slots=True)
class _QueryArgument:
    """The whole query as one value."""

    parameter: Parameter
    codec: ContentCodec

    def take(self, scope: Scope, violations: list[Violation]) -> Any:
        where = _where(self.parameter)
        raw = scope.get("query_string", b"").decode("latin-1")
        if raw:
            try:
                return read_querystring(self.codec, raw)
            except (WireError, ValidationError) as error:
                violations.extend(_violations(where, error))
        elif self.parameter.required:
            violations.append(Violation(where, "is required"))
        return self.parameter.default


class Arguments:
    """The parameters of one operation, ready to be read.

    Those of the path are positional, in the order of their declaration; all others are
    keywords.
    """

    __slots__ = ("_cookies", "_headers", "_names", "_path", "_query", "_whole_query")

    def __init__(self, operation: Operation[Any]) -> None:
        codecs = compile_parameters(operation.parameters)
        for codec in codecs:
            compiled(codec.parameter.type)
        names = capture_names(operation.path)
        self._path = tuple(
            _PathArgument(_where(codec.parameter), names.index(codec.key), _read(codec))
            for codec in codecs
            if codec.parameter.place == "path"
        )
        self._query = _fields(codecs, "query")
        self._whole_query = tuple(
            _QueryArgument(parameter, querystring_codec(parameter))
            for parameter in operation.parameters
            if parameter.place == "querystring"
        )
        self._headers = _fields(codecs, "header")
        self._cookies = _fields(codecs, "cookie")
        self._names = frozenset(
            argument.codec.key.encode("latin-1") for argument in self._headers
        )

    def positional(
        self, captures: Captures, violations: list[Violation]
    ) -> tuple[Any, ...]:
        """Return the values of the path; what is wrong goes to `violations`."""
        if not self._path:
            return ()
        return tuple([argument.take(captures, violations) for argument in self._path])

    def keywords(
        self, incoming: Incoming, violations: list[Violation]
    ) -> dict[str, Any]:
        """Return all other values by argument, with defaults for what was not sent."""
        scope = incoming.scope
        values: dict[str, Any] = {}
        if self._query:
            fields = _query_fields(scope, violations)
            for argument in self._query:
                values[argument.argument] = argument.take(fields, violations)
        for whole in self._whole_query:
            values[whole.parameter.argument] = whole.take(scope, violations)
        if self._headers:
            headers = self._header_fields(scope)
            for argument in self._headers:
                values[argument.argument] = argument.take(headers, violations)
        if self._cookies:
            cookies = _cookie_fields(scope)
            for argument in self._cookies:
                values[argument.argument] = argument.take(cookies, violations)
        return values

    def _header_fields(self, scope: Scope) -> Fields:
        fields: dict[str, list[str]] = {}
        for name, value in scope["headers"]:
            if name in self._names:
                fields.setdefault(name.decode("latin-1"), []).append(
                    value.decode("latin-1")
                )
        return fields


def capture_names(template: str) -> list[str]:
    """Return the names of a path template's parameters, in order."""
    return [part.partition("}")[0] for part in template.split("{")[1:]]


def _query_fields(scope: Scope, violations: list[Violation]) -> Fields:
    try:
        return parse_query(scope.get("query_string", b"").decode("latin-1"))
    except WireError as error:
        violations.append(Violation("query:", str(error)))
        return {}


def _cookie_fields(scope: Scope) -> Mapping[str, Sequence[str]]:
    sent = b"; ".join(value for name, value in scope["headers"] if name == b"cookie")
    return parse_cookies(sent.decode("latin-1"))


def _fields(codecs: Sequence[Codec], place: str) -> tuple[_FieldArgument, ...]:
    return tuple(
        _FieldArgument(
            where=_where(codec.parameter),
            argument=codec.parameter.argument,
            key=codec.key,
            codec=codec,
            quick=_quick(codec),
            required=codec.parameter.required,
            default=codec.parameter.default,
        )
        for codec in codecs
        if codec.parameter.place == place
    )


def _where(parameter: Parameter) -> str:
    return f"{parameter.place}:{parameter.name}"


def _read(codec: Codec) -> Read:
    if not codec.notation.spelling.prefix:
        quick = _quick(codec)
        if quick is not None:
            return quick
    return partial(_read_whole, codec)


def _read_whole(codec: Codec, raw: str) -> Any:
    return codec.read({codec.key: (raw,)})


def _quick(codec: Codec) -> Read | None:
    """Return a short way to read text and numbers, of which most parameters are."""
    parameter, notation = codec.parameter, codec.notation
    shape = notation.shape
    if parameter.media_type is not None or notation.deep or shape.structured:
        return None
    if parameter.type is str:
        return notation.unescape
    if tuple(shape.scalars) == ("number",):
        return partial(_read_number, codec)
    return None


def _read_number(codec: Codec, raw: str) -> Any:
    if _NUMBER.fullmatch(raw):
        return codec.adapter.validator.validate_json(raw, strict=True)
    return codec.read({codec.key: (raw,)})


def _violations(
    where: str, error: WireError | ValidationError
) -> tuple[Violation, ...]:
    if isinstance(error, ValidationError):
        found = refusals(error)
        return located(found, where, NOTHING)
    return (Violation(where, str(error)),)
