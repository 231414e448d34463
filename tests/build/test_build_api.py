import json
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from specwright.build import build_api

values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(values, st.sampled_from(["2.0", "3.0.3", "3.1.0", "3.2.0", ""]))
def test_any_json_is_built(document_of: Any, value: Any, version: str) -> None:
    build_api(document_of(value, version))


def test_github_is_built_without_an_error(document_of: Any, corpus: Path) -> None:
    value = json.loads((corpus / "github.json").read_bytes())
    api, findings = build_api(document_of(value))
    assert (len(api.operations), len(api.schemas)) == (1223, 969)
    assert {finding.code for finding in findings} == {
        "nullable-composition",
        "nullable-enum-without-null",
        "nullable-without-type",
        "reserved-header",
    }
