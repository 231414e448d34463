"""Settings as flags of the command line."""

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from typing import Any

from .settings import Setting


def declare_settings(parser: ArgumentParser, settings: Sequence[Setting]) -> None:
    """Give a parser a flag for each setting."""
    for setting in settings:
        flag = f"--{setting.name}"
        if setting.kind is bool:
            parser.add_argument(
                flag, action="store_true", default=None, help=setting.help
            )
        else:
            parser.add_argument(
                flag,
                type=setting.kind,
                choices=setting.choices or None,
                metavar=None if setting.choices else setting.argument.upper(),
                help=setting.help,
            )


def given_settings(arguments: Namespace, settings: Sequence[Setting]) -> dict[str, Any]:
    """Return those settings that the command line has a value for."""
    values = {
        setting.name: getattr(arguments, setting.argument) for setting in settings
    }
    return {name: value for name, value in values.items() if value is not None}
