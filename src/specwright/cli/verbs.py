"""The table of verbs, in the order of the help."""

from typing import Final

from . import bundle, check, contract, diff, explain, generate, init, lint
from .verb import Verb

VERBS: Final[tuple[Verb, ...]] = (
    generate.VERB,
    check.VERB,
    lint.VERB,
    diff.VERB,
    contract.VERB,
    bundle.VERB,
    explain.VERB,
    init.VERB,
)
