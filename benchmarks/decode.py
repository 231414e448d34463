"""Decode 1,000 objects of 20 fields: generated models beside plain pydantic."""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from pydantic import BaseModel, TypeAdapter

TESTS = Path(__file__).parents[1] / "tests" / "conformance"
COUNT, ROUNDS = 1_000, 40


class Plain(BaseModel):
    """The same members as a person would write them for pydantic alone."""

    s0: str
    s1: str
    s2: str
    s3: str
    s4: str | None = None
    s5: str | None = None
    s6: str | None = None
    s7: str | None = None
    i0: int
    i1: int
    i2: int
    i3: int | None = None
    i4: int | None = None
    f0: float
    f1: float
    f2: float | None = None
    b0: bool
    b1: bool | None = None
    l0: list[str]
    l1: list[int] | None = None


def schema() -> dict[str, Any]:
    """Return the schema of the same members."""
    kinds: dict[str, Any] = {
        "s": {"type": "string"},
        "i": {"type": "integer"},
        "f": {"type": "number"},
        "b": {"type": "boolean"},
    }
    properties = {
        name: kinds.get(name[0])
        or {"type": "array", "items": kinds["si"[int(name[1])]]}
        for name in Plain.model_fields
    }
    required = [name for name, of in Plain.model_fields.items() if of.is_required()]
    return {"type": "object", "properties": properties, "required": required}


def document() -> bytes:
    """Return the JSON of all objects."""
    values: dict[str, Any] = {"s": "some text", "i": 12345, "f": 1.25, "b": True}
    one = {
        name: values.get(name[0]) or [["a", "b"], [1, 2]][int(name[1])]
        for name in Plain.model_fields
    }
    return json.dumps([one] * COUNT).encode()


def milliseconds(call: Callable[[], object]) -> float:
    """Return the best of some rounds, in milliseconds of CPU."""
    best = float("inf")
    for _ in range(ROUNDS):
        start = time.process_time()
        call()
        best = min(best, time.process_time() - start)
    return best * 1000


def main() -> None:
    """Print both, and what one costs in terms of the other."""
    sys.path.insert(0, str(TESTS))
    from model_package import imported, lowered, with_schemas

    text = document()
    plain = TypeAdapter(list[Plain])
    with imported(lowered(with_schemas({"Thing": schema()}))) as module:
        ours = TypeAdapter(list[module.Thing])
        pairs = {
            "decode": (
                milliseconds(lambda: plain.validate_json(text)),
                milliseconds(lambda: ours.validate_json(text, by_name=False)),
            ),
        }
        theirs_read, ours_read = plain.validate_json(text), ours.validate_json(text)
        pairs["encode"] = (
            milliseconds(lambda: plain.dump_json(theirs_read)),
            milliseconds(lambda: ours.dump_json(ours_read, exclude_unset=True)),
        )
    for name, (before, after) in pairs.items():
        sys.stdout.write(
            f"{name}: plain {before:.2f} ms, generated {after:.2f} ms, "
            f"{after / before:.2f} times\n"
        )


if __name__ == "__main__":
    main()
