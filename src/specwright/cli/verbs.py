"""The table of verbs, in the order of the help."""

from typing import Final

from . import (
    bundle,
    check,
    contract,
    diff,
    explain,
    generate,
    init,
    lint,
    mock,
    scaffold,
)
from .verb import Verb

VERBS: Final[tuple[Verb, ...]] = (
    generate.VERB,
    check.VERB,
    lint.VERB,
    diff.VERB,
    contract.VERB,
    mock.VERB,
    scaffold.VERB,
    bundle.VERB,
    explain.VERB,
    init.VERB,
)
