"""The table of verbs, in the order of the help."""

from typing import Final

from . import bundle, check, explain, generate, init
from .verb import Verb

VERBS: Final[tuple[Verb, ...]] = (
    generate.VERB,
    check.VERB,
    bundle.VERB,
    explain.VERB,
    init.VERB,
)
