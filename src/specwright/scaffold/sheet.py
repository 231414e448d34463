"""What a fresh file of handlers holds, ready to be printed."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Duty:
    """A method that is to be written: its source in pieces."""

    name: str
    signature: str
    returns: str
    doc: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Stub:
    """A class that implements the Protocol `base`; an application takes it by name.

    `attribute` is that name.
    """

    name: str
    base: str
    attribute: str
    doc: str
    methods: tuple[Duty, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Sheet:
    """A file of handlers, or one of receivers.

    `home` is the dotted module of the Protocols and of `create`, the function that
    makes the application `app` from `arguments`; `kind` is what the names of those
    Protocols end in that stand for a tag. `lines` are the statements that import.
    """

    doc: str
    home: str
    kind: str
    lines: tuple[str, ...]
    stubs: tuple[Stub, ...]
    app: str
    create: str
    arguments: str
