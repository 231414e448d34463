"""Addresses with variables in them (OpenAPI 3.1, section 4.8.5)."""

import re
from collections.abc import Mapping

_VARIABLE = re.compile(r"\{([^{}]+)\}")


def expand(template: str, variables: Mapping[str, str]) -> str:
    """Return the address with each `{variable}` replaced; unknown ones stay."""
    return _VARIABLE.sub(
        lambda found: variables.get(found[1], found[0]),
        template,
    )
