"""Generated models agree with the JSON-Schema-Test-Suite."""

import json
import tomllib
from pathlib import Path

import pytest
from generated import imported, lowered
from pydantic import ValidationError
from suite import Group, groups, remotes, specification

EXCEPTIONS = Path(__file__).with_name("exceptions.toml")


def disagreements(group: Group, others: dict[str, object], version: str, **options: object) -> list[str]:
    models = lowered(specification(group.schema, others, version), **options)
    wrong: list[str] = []
    with imported(models) as module:
        holder = module.Holder
        for test in group.tests:
            text = f'{{"value": {test.data}}}'
            try:
                decoded = holder.model_validate_json(text, by_name=False)
            except ValidationError:
                decoded = None
            if (decoded is not None) != test.valid:
                wrong.append(test.name)
            elif decoded is not None and not survives(decoded.model_dump_json(), text):
                wrong.append(f"{test.name} (round trip)")
    return wrong


def survives(written: str, text: str) -> bool:
    return json.loads(written) == json.loads(text)
