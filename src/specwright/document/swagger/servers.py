"""Servers: `schemes`, `host` and `basePath` of Swagger 2.0."""

from specwright.ir.json import Json

from .context import Context, strings
from .moves import inside


def servers(context: Context, schemes: Json, new: str) -> list[Json]:
    """Return a server for each scheme; `https` where a host has none."""
    host = context.root.get("host")
    path = context.root.get("basePath")
    base = path if isinstance(path, str) else ""
    if not isinstance(host, str) or not host:
        context.moves.record(new, "/basePath")
        return [{"url": base or "/"}]
    found: list[Json] = []
    for scheme in strings(schemes) or ["https"]:
        context.moves.record(inside(new, len(found)), "/host")
        found.append({"url": f"{scheme}://{host}{base.rstrip('/')}"})
    return found
