"""Real specifications: what changed in three years, and nothing in none."""

import json
import re
import resource
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from specwright.build import build_api
from specwright.diff import Change, differences
from specwright.document import ReadPolicy, read_document
from specwright.ir.api import Api

from .test_mirrors import opposite, seen

BREAKING = [
    ("operation-removed", "GET /api/v4/users/me/top/channels was removed"),
    ("operation-removed", "POST /api/v4/opengraph was removed"),
    ("operation-moved", "GET /api/v4/files/{file_id}/public moved to GET /files/"),
    ("response-type-changed", "the type of ClusterInfo changed from object to array"),
    (
        "request-max-items-added",
        "the greatest number of elements of body is now 8; there was none (sent to",
    ),
    (
        "request-required-property-added",
        "body.display_name was added, required (sent to POST /api/v4/schemes)",
    ),
    (
        "request-type-changed",
        "the type of Timezone.useAutomaticTimezone changed from boolean to string",
    ),
]
WHOLE = (
    "mattermost-2023",
    "mattermost-2026",
    "stripe-2023.yaml",
    "kubernetes-swagger2.yaml",
    "github.json",
)


@cache
def api_at(path: Path) -> Api:
    document, findings = read_document(path, policy=ReadPolicy(root=path.parent))
    assert document is not None, findings
    return build_api(document)[0]


def changes(corpus: Path, old: str, new: str) -> tuple[Change, ...]:
    return differences(api_at(corpus / old), api_at(corpus / new))


@pytest.mark.parametrize("name", WHOLE)
def test_nothing_differs_from_itself(corpus: Path, name: str) -> None:
    assert changes(corpus, name, name) == ()


def test_no_example_differs_from_itself(corpus: Path) -> None:
    files = [
        file
        for file in sorted((corpus / "examples").rglob("*"))
        if file.suffix in {".yaml", ".json"}
    ]
    compared = 0
    for file in files:
        document, _ = read_document(file, policy=ReadPolicy(root=file.parent))
        if document is not None:
            api = build_api(document)[0]
            assert differences(api, api) == (), file
            compared += 1
    assert compared > 10


def test_both_ways_agree(corpus: Path) -> None:
    there = seen(changes(corpus, "mattermost-2023", "mattermost-2026"))
    back = seen(changes(corpus, "mattermost-2026", "mattermost-2023"))
    assert {_folded(opposite(rule)) for rule in there} == {*map(_folded, back)}


def _folded(rule: str) -> str:
    # A parameter that was required and one that was not are removed alike.
    return re.sub("^(optional|required)-parameter-", "parameter-", rule)


def test_three_years_of_mattermost(corpus: Path) -> None:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys; from specwright.cli import main; sys.exit(main())",
            "diff",
            "mattermost-2023",
            "mattermost-2026",
            "--format",
            "json",
        ],
        cwd=corpus,
        capture_output=True,
        text=True,
        check=False,
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    assert spent < 5
    # Neither is valid, though only in what the other lacks: see designs/007.
    assert done.returncode == 2, done.stderr
    report = json.loads(done.stdout)
    assert report["next_version"] == "5.0.0"
    errors = [one for one in report["findings"] if one["severity"] == "error"]
    for code, message in BREAKING:
        assert any(
            one["code"] == code and one["message"].startswith(message) for one in errors
        ), message
    assert all("file" in one and one["line"] > 0 for one in report["findings"])
