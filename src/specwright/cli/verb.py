"""A verb of the command line."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from .status import Status

Arguments: TypeAlias = Namespace


@dataclass(frozen=True, kw_only=True, slots=True)
class Verb:
    """One subcommand: what it is called, what it takes, what it does.

    `declare` adds its arguments to a parser. `run` gets them and answers with the exit
    status; it imports what is slow to import.
    """

    name: str
    summary: str
    declare: Callable[[ArgumentParser], None]
    run: Callable[[Namespace], Status]
