"""When two JSON values are the same (JSON Schema Core, section 4.2.2)."""

import json

from specwright.ir.json import Json


def canonical(value: Json) -> str:
    """Return a text that two values share when they are equal as JSON.

    1 equals 1.0, and neither equals true; the order of members does not count.
    """
    return json.dumps(_normal(value), sort_keys=True)


def _normal(value: Json) -> Json:
    if isinstance(value, bool):
        return value
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, list):
        return [_normal(each) for each in value]
    if isinstance(value, dict):
        return {name: _normal(each) for name, each in value.items()}
    return value
