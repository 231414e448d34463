"""The path of a request as it was sent, below where the application is mounted."""

from urllib.parse import quote, unquote

from .context import Scope


def raw_path(scope: Scope) -> str:
    """Return the percent-encoded path without the root path.

    ASGI servers may leave `raw_path` out; an encoded slash is lost then.
    """
    raw: bytes | None = scope.get("raw_path")
    path = (
        quote(scope["path"], safe="/:@!$&'()*+,;=~")
        if raw is None
        else (raw.decode("latin-1").partition("?")[0])
    )
    root: str = scope.get("root_path", "").rstrip("/")
    return _below(root, path) if root else path


def _below(root: str, path: str) -> str:
    """Take off as many segments as the root has, if they are the root's."""
    segments = path.split("/")
    count = root.count("/") + 1
    if unquote("/".join(segments[:count])) != root:
        return path
    return "/" + "/".join(segments[count:]) if segments[count:] else ""
