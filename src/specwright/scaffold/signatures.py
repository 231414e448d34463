"""How a method that somebody wrote differs from the one that is called now."""

import re
from collections.abc import Iterator, Mapping

import libcst as cst

from .holding import Origin

_WRITER = cst.Module(body=())
_OWN = frozenset({"self", "context"})
_SPACE = re.compile(r"\s+|,(?=\s*[\])])")
_WORD = re.compile(r"\w+")
_PREFIX = re.compile(r"\b(?:[a-z_]\w*\.)+(?=[A-Z])")


def misfits(written: cst.FunctionDef, wanted: cst.FunctionDef) -> Iterator[str]:
    """Yield what keeps a method from being called as its operation now asks."""
    ours, theirs = written.params, wanted.params
    have = [param.name.value for param in (*ours.posonly_params, *ours.params)]
    named = {param.name.value for param in ours.kwonly_params} | set(have)
    for param in theirs.kwonly_params:
        if param.name.value not in named and ours.star_kwarg is None:
            yield f"does not take `{param.name.value}`"
    asked = [param.name.value for param in theirs.params]
    if len(have) < len(asked) and not isinstance(ours.star_arg, cst.Param):
        for name in asked[len(have) :]:
            yield f"does not take `{name}`"
    known = {param.name.value for param in theirs.kwonly_params} | _OWN
    extra = (*ours.posonly_params, *ours.params)[len(asked) :]
    for param in (*extra, *ours.kwonly_params):
        if param.name.value not in known and param.default is None:
            yield f"asks for `{param.name.value}`, which nothing gives it"


def differences(
    written: cst.FunctionDef,
    wanted: cst.FunctionDef,
    names: Mapping[str, Origin | None],
) -> Iterator[tuple[str, str, str]]:
    """Yield annotations that say something else: of what, here, and there.

    `names` are those that the file imports.

    They may be right all the same, which a type checker knows.
    """
    ours = {param.name.value: param.annotation for param in _params(written)}
    theirs = {param.name.value: param.annotation for param in _params(wanted)}
    pairs = [(f"`{name}`", ours.get(name), theirs[name]) for name in theirs]
    for what, here, there in (*pairs, ("the result", written.returns, wanted.returns)):
        if here is None or there is None:
            continue
        if _plain(here, names) != _plain(there, {}):
            yield what, _source(here), _source(there)


def _params(node: cst.FunctionDef) -> Iterator[cst.Param]:
    params = node.params
    yield from (*params.posonly_params, *params.params, *params.kwonly_params)


def _source(node: cst.Annotation) -> str:
    return _SPACE.sub(" ", _WRITER.code_for_node(node.annotation)).strip()


def _plain(node: cst.Annotation, names: Mapping[str, Origin | None]) -> str:
    """Return an annotation without quotes, modules, other names and layout."""
    text = _SPACE.sub("", _WRITER.code_for_node(node.annotation))
    if isinstance(node.annotation, cst.SimpleString):
        text = text[1:-1]
    text = _WORD.sub(lambda word: _meant(word[0], names), _PREFIX.sub("", text))
    return text.removeprefix("Reply[").removesuffix("]") if "Reply[" in text else text


def _meant(word: str, names: Mapping[str, Origin | None]) -> str:
    origin = names.get(word)
    return word if origin is None or not origin[1] else origin[1]
