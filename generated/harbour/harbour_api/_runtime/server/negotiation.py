"""What a caller accepts (RFC 9110, section 12.5.1)."""

from collections.abc import Sequence

from ..media_types import matches


def acceptable(accept: str, media_types: Sequence[str]) -> tuple[int, ...]:
    """Return the indices of the types that an `Accept` allows, the dearest first."""
    ranges = [_weighted(text) for text in accept.split(",") if text.strip()]
    if not ranges:
        return tuple(range(len(media_types)))
    weights = [_weight(ranges, media_type) for media_type in media_types]
    allowed = [index for index, weight in enumerate(weights) if weight > 0]
    return tuple(sorted(allowed, key=lambda index: -weights[index]))


def _weighted(text: str) -> tuple[str, float]:
    """Split a media range from its weight; a weight that is no number counts as 0."""
    media_range, *parameters = text.split(";")
    kept = [media_range.strip()]
    weight = 1.0
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "q":
            weight = _number(value)
            break
        kept.append(parameter.strip())
    return ";".join(kept), weight


def _number(text: str) -> float:
    try:
        return min(max(float(text), 0.0), 1.0)
    except ValueError:
        return 0.0


def _weight(ranges: list[tuple[str, float]], media_type: str) -> float:
    """Return the weight of the closest range; a declared range goes with any of its."""
    closeness, weight = max(
        (max(matches(wanted, media_type), matches(media_type, wanted)), weight)
        for wanted, weight in ranges
    )
    return weight if closeness else 0.0
