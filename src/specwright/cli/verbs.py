"""The table of verbs, in the order of the help."""

from typing import Final

from . import explain, init
from .verb import Verb

VERBS: Final[tuple[Verb, ...]] = (init.VERB, explain.VERB)
