"""YAML that is written is read as what was meant."""

from typing import Any

import yaml
from hypothesis import given
from hypothesis import strategies as st

from specwright.runtime.server.yaml_text import yaml_text

LETTERS = st.sampled_from("a -:#{}[]'\"\n\\yn0.1,&*!|>@`?~$/")
SCALARS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(alphabet=st.characters(exclude_categories=("Cs",)))
    | st.text(alphabet=LETTERS, max_size=12)
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text(alphabet=LETTERS, max_size=5), inner, max_size=4)
    ),
    max_leaves=10,
)


@given(VALUES)
def test_what_is_read_is_what_was_written(value: Any) -> None:
    assert yaml.safe_load(yaml_text(value)) == value


def test_it_is_laid_out_for_people() -> None:
    value = {
        "200": {"description": "A page.\nAnother.\n", "no": [], "empty": {}},
        "list": [{"name": "a b", "on": "off"}, [1, 1e30, None], "1.0", "\ud800"],
    }
    assert yaml_text(value) == (
        '"200":\n  description: |\n    A page.\n    Another.\n  "no": []\n  empty: {}\n'
        'list:\n  - name: a b\n    "on": "off"\n  - - 1\n    - 1.0e+30\n    - null\n'
        '  - "1.0"\n  - "\\ud800"\n'
    )
