"""The command that sends a request again."""

import shlex
from dataclasses import dataclass
from typing import Final

from .message import Request

BASE: Final = "http://localhost:8000"
_OWN: Final = frozenset(
    {"accept-encoding", "connection", "content-length", "host", "user-agent"}
)
"""Headers that say what a client can do, and not what is asked for."""
_PRINTED: Final = frozenset(range(0x20, 0x7F)) - frozenset(b"\\'%")


@dataclass(frozen=True, kw_only=True, slots=True)
class Hidden:
    """A text with a secret at its end, which nobody should read in a log.

    `shown` is the text without the secret, `source` what a shell makes the secret from.
    """

    text: str
    shown: str
    source: str


def curl(request: Request, base: str = BASE, hidden: tuple[Hidden, ...] = ()) -> str:
    """Return a line for a POSIX shell that sends a request, its secrets `hidden`."""
    words = ["--head"] if request.method == "HEAD" else ["-X", request.method]
    words += ["--path-as-is"] if _has_steps(request.path) else []
    sent = [pair for pair in request.headers if pair[0].lower() not in _OWN]
    for name, value in sent:
        words += ["-H", f"{name}: {value}" if value else f"{name};"]
    if request.body and request.header("content-type") is None:
        words += ["-H", "Content-Type:"]  # curl would say that it is a form
    pasted = _pasted(request.body)
    if request.body:
        words += ["--data-binary", "@-" if pasted is None else pasted]
    words.append(base + request.target)
    command = " ".join(_quoted(word, hidden) for word in ["curl", "-i", *words])
    if request.body and pasted is None:
        return f"printf '{_octal(request.body)}' | {command}"
    return command


def _has_steps(path: str) -> bool:
    """Return whether curl would shorten a path by its steps."""
    return "/." in path.replace("%2E", ".").replace("%2e", ".")


def _pasted(body: bytes) -> str | None:
    """Return a body as it can stand in a command; None where it cannot."""
    try:
        text = body.decode()
    except UnicodeDecodeError:
        return None
    plain = not text.startswith("@") and all(c.isprintable() or c == "\n" for c in text)
    return text if plain else None


def _octal(body: bytes) -> str:
    return "".join(chr(b) if b in _PRINTED else f"\\{b:03o}" for b in body)


def _quoted(word: str, hidden: tuple[Hidden, ...]) -> str:
    for one in hidden:
        at = word.casefold().find(one.text.casefold())
        if at >= 0:
            before, after = word[:at] + one.shown, word[at + len(one.text) :]
            rest = _quoted(after, hidden) if after else ""
            return f'{shlex.quote(before)}"{one.source}"{rest}'
    return shlex.quote(word)
