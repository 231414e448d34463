"""What is written reads back as the same value."""

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from specwright.document import ReadPolicy, written
from specwright.document.json_text import parse_json
from specwright.document.yaml_text import parse_yaml

TEXT = st.one_of(
    st.text(),
    st.sampled_from(
        ("on", "no", "0o17", "1e3", "017", "2001-01-01", "12:30:00", "~", "", "=", "<<")
    ),
    st.text(alphabet="0123456789.+-eEx_:on", max_size=6),
    st.text(alphabet="ab\n #:-|>'\" ", max_size=12),
)
SCALAR = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**30), 10**30),
    st.floats(allow_nan=False, allow_infinity=False),
    TEXT,
)
VALUE: st.SearchStrategy[Any] = st.recursive(
    SCALAR, lambda inner: st.lists(inner) | st.dictionaries(TEXT, inner), max_leaves=8
)


@given(st.dictionaries(TEXT, VALUE))
def test_yaml_reads_back(value: dict[str, Any]) -> None:
    assert parse_yaml(written(value), ReadPolicy())[:2] == (value, ())


@given(st.dictionaries(TEXT, VALUE))
def test_json_reads_back(value: dict[str, Any]) -> None:
    text = written(value, as_json=True)
    assert json.loads(text) == value
    assert parse_json(text, ReadPolicy())[:2] == (value, ())
