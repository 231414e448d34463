"""Real specifications: everything in them arrives."""

from pathlib import Path
from typing import Any

import pytest

from specwright.document import ReadPolicy, read_document

METHODS = {"get", "put", "post", "delete", "options", "head", "patch", "trace"}

DIGITAL_OCEAN = "digitalocean/specification/DigitalOcean-public.v2.yaml"
SEPARATE = "examples/v2.0/yaml/petstore-separate/spec/swagger.yaml"


@pytest.mark.parametrize(
    ("name", "operations", "schemas", "findings"),
    [
        ("mattermost-2023", 425, 139, []),
        ("mattermost-2026", 528, 182, ["duplicate-fragment-member"]),
        ("github.json", 1223, 969, []),
        ("stripe-2023.yaml", 460, 819, []),
        ("kubernetes-swagger2.yaml", 1067, 737, []),
        (DIGITAL_OCEAN, 659, 896, []),
        (SEPARATE, 4, 3, []),
    ],
)
def test_a_real_specification_arrives_whole(
    corpus: Path,
    name: str,
    operations: int,
    schemas: int,
    findings: list[str],
) -> None:
    policy = ReadPolicy(folders=(corpus / SEPARATE).parents[1:2])
    document, found = read_document(corpus / name, policy=policy)
    assert document is not None
    value: Any = document.value
    assert [finding.code for finding in found] == findings
    assert operations == sum(
        method in METHODS for item in value["paths"].values() for method in item
    )
    assert len(value["components"]["schemas"]) == schemas
    assert [place for place in outward(value, "") if "/example" not in place] == []


def outward(value: Any, place: str) -> list[str]:
    """Return the places of references that lead out of the document."""
    if isinstance(value, list):
        members = list(enumerate(value))
    elif isinstance(value, dict):
        members = [
            (key, member)
            for key, member in value.items()
            if not str(key).startswith("x-")
        ]
    else:
        return []
    found = [
        inner for key, member in members for inner in outward(member, f"{place}/{key}")
    ]
    reference = value.get("$ref") if isinstance(value, dict) else None
    if isinstance(reference, str) and not reference.startswith("#"):
        found.append(place)
    return found


def test_each_small_example_arrives(corpus: Path) -> None:
    files = [
        file
        for file in sorted((corpus / "examples").glob("*/**/*.yaml"))
        if "petstore-separate" not in file.parts
    ]
    assert len(files) == 17
    for file in files:
        document, findings = read_document(file)
        assert document is not None, file
        assert findings == (), file
