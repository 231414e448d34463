"""Values compared as JSON Schema compares them."""

from specwright.ir.json import Json


def identity(value: Json) -> object:
    """Return something hashable, equal for exactly the values that are equal as JSON.

    1 equals 1.0, and not true; the order of members does not count.
    """
    match value:
        case bool():
            return ("boolean", value)
        case list():
            return ("array", *map(identity, value))
        case dict():
            return frozenset(
                (str(name), identity(member)) for name, member in value.items()
            )
        case _:
            return value
