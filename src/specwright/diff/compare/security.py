"""Changes of security: what operations ask for, and how the schemes work."""

from collections.abc import Iterator, Mapping
from typing import TypeAlias, assert_never

from specwright.diff.change import Change
from specwright.diff.rules import RULES
from specwright.diff.scene import Scene
from specwright.diff.walk import paired
from specwright.ir.api import Api
from specwright.ir.operations import Operation
from specwright.ir.security import (
    ApiKey,
    Http,
    MutualTls,
    OAuth2,
    OAuthFlow,
    OpenIdConnect,
    SecurityScheme,
)

Alternative: TypeAlias = frozenset[str]


def requirement_changes(scene: Scene) -> Iterator[Change]:
    """Yield what changed about the credentials that an operation asks for."""
    names = renamed_schemes(scene.old, scene.new)
    before = _alternatives(scene.before, names)
    after = _alternatives(scene.after, {})
    here = scene.before.pointer, scene.after.pointer
    if _is_open(before) and not _is_open(after):
        yield scene.change("security-added", *here, after=_spelled(after))
        return
    if _is_open(after) and not _is_open(before):
        yield scene.change("security-removed", *here, before=_spelled(before))
        return
    removed, kept, added = paired(before, after)
    eased = {old: new for old in removed for new in after if new < old}
    for old, new in eased.items():
        words = {"before": _joined(old - new), "after": _joined(new)}
        yield scene.change("security-credential-removed", *here, **words)
    tightened = {new: old for new in added for old in removed if old < new}
    for new, old in tightened.items():
        words = {"before": _joined(old), "after": _joined(new - old)}
        yield scene.change("security-credential-added", *here, **words)
    for schemes in removed:
        if schemes not in eased and schemes not in tightened.values():
            value = _joined(schemes)
            yield scene.change("security-alternative-removed", *here, value=value)
    for schemes in added:
        if schemes not in eased.values() and schemes not in tightened:
            value = _joined(schemes)
            yield scene.change("security-alternative-added", *here, value=value)
    for schemes in kept:
        yield from _scope_changes(scene, before[schemes], after[schemes])


def _alternatives(
    operation: Operation, names: Mapping[str, str]
) -> dict[Alternative, dict[str, set[str]]]:
    """Return what lets somebody in; schemes are called as `names` says, if it does."""
    return {
        frozenset(names.get(use.scheme, use.scheme) for use in uses): {
            names.get(use.scheme, use.scheme): set(use.scopes) for use in uses
        }
        for uses in operation.security
    }


def renamed_schemes(old: Api, new: Api) -> dict[str, str]:
    """Return the schemes that have another name now, and are the same otherwise."""
    before = {scheme.name: scheme for scheme in old.security_schemes}
    after = {scheme.name: scheme for scheme in new.security_schemes}
    removed, _, added = paired(before, after)
    return {
        was: now
        for was in removed
        for now in added
        if _works(before[was]) == _works(after[now])
        and [_works(before[one]) for one in removed].count(_works(before[was])) == 1
        and [_works(after[one]) for one in added].count(_works(after[now])) == 1
    }


def _works(scheme: SecurityScheme) -> tuple[object, ...]:
    """Return how a scheme works, whatever it is called and wherever it stands."""
    if not isinstance(scheme, OAuth2):
        return (_summary(scheme),)
    flows = {
        (flow.kind, _urls(flow), tuple(sorted(dict(flow.scopes))))
        for flow in scheme.flows
    }
    return _summary(scheme), frozenset(flows)


def _is_open(alternatives: Mapping[Alternative, object]) -> bool:
    return not alternatives or frozenset() in alternatives


def _joined(schemes: Alternative) -> str:
    return " with ".join(sorted(schemes)) or "anyone"


def _spelled(alternatives: Mapping[Alternative, object]) -> str:
    return " or ".join(sorted(_joined(schemes) for schemes in alternatives))


def _scope_changes(
    scene: Scene, before: dict[str, set[str]], after: dict[str, set[str]]
) -> Iterator[Change]:
    for scheme, scopes in before.items():
        for verb, names in (
            ("removed", scopes - after[scheme]),
            ("added", after[scheme] - scopes),
        ):
            for name in sorted(names):
                yield scene.change(
                    f"security-scope-{verb}",
                    scene.before.pointer,
                    scene.after.pointer,
                    value=name,
                    scheme=scheme,
                )


def scheme_changes(old: Api, new: Api) -> Iterator[Change]:
    """Yield what changed about the security schemes themselves."""
    before = {scheme.name: scheme for scheme in old.security_schemes}
    after = {scheme.name: scheme for scheme in new.security_schemes}
    removed, kept, added = paired(before, after)
    names = renamed_schemes(old, new)
    for was, now in names.items():
        here = before[was].pointer, after[now].pointer
        yield _change("security-scheme-renamed", *here, before=was, after=now)
    removed = [name for name in removed if name not in names]
    added = [name for name in added if name not in names.values()]
    for name in removed:
        pointer = before[name].pointer
        yield _change("security-scheme-removed", pointer, None, value=name)
    for name in added:
        pointer = after[name].pointer
        yield _change("security-scheme-added", None, pointer, value=name)
    for name in kept:
        yield from _kept_changes(before[name], after[name])


def _change(
    rule: str, before: str | None, after: str | None, /, **words: object
) -> Change:
    return Change(rule=RULES[rule], before=before, after=after, words=words)


def _kept_changes(before: SecurityScheme, after: SecurityScheme) -> Iterator[Change]:
    if _summary(before) != _summary(after):
        yield _change(
            "security-scheme-changed",
            before.pointer,
            after.pointer,
            value=after.name,
            before=_summary(before),
            after=_summary(after),
        )
    elif isinstance(before, OAuth2) and isinstance(after, OAuth2):
        yield from _flow_changes(before, after)


def _summary(scheme: SecurityScheme) -> str:
    match scheme:
        case ApiKey():
            return f"{scheme.place} {scheme.parameter}"
        case Http():
            return f"HTTP {scheme.scheme}"
        case OAuth2():
            return "OAuth 2.0"
        case OpenIdConnect():
            return f"OpenID Connect at {scheme.url}"
        case MutualTls():
            return "mutual TLS"
        case _:
            assert_never(scheme)


def _flow_changes(before: OAuth2, after: OAuth2) -> Iterator[Change]:
    old = {flow.kind: flow for flow in before.flows}
    new = {flow.kind: flow for flow in after.flows}
    here = before.pointer, after.pointer
    for kind in old.keys() - new.keys():
        yield _change("oauth-flow-removed", *here, value=after.name, before=kind)
    for kind in new.keys() - old.keys():
        yield _change("oauth-flow-added", *here, value=after.name, after=kind)
    for kind in old.keys() & new.keys():
        yield from _kept_flow_changes(old[kind], new[kind])


def _kept_flow_changes(before: OAuthFlow, after: OAuthFlow) -> Iterator[Change]:
    here = before.pointer, after.pointer
    for old, new in zip(_urls(before), _urls(after), strict=True):
        if old != new:
            words = {"value": after.kind, "before": old, "after": new}
            yield _change("oauth-url-changed", *here, **words)
    removed, _, added = paired(dict(before.scopes), dict(after.scopes))
    for scope in removed:
        yield _change("oauth-scope-removed", *here, value=after.kind, before=scope)
    for scope in added:
        yield _change("oauth-scope-added", *here, value=after.kind, after=scope)


def _urls(flow: OAuthFlow) -> tuple[str | None, ...]:
    return flow.authorization_url, flow.token_url, flow.refresh_url
