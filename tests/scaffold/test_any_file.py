"""Whatever somebody made of a file: its lines stay, and a second run adds nothing."""

import ast
from pathlib import PurePath

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from specwright.scaffold import Sheet, merged
from specwright.scaffold.sheet import Duty, Stub

NAMES = ("one", "two", "three")
FILE = PurePath("handlers.py")
HEAD = '"""Mine."""\n\nfrom api.models import A\nfrom api.server import H, create_app\n'
JUNK = ("\n", "# note\n", "    # note\n", "        # note\n", "   \n", "\t# note\n")


def method(name: str) -> str:
    return (
        f"\n    async def {name}(\n        self, a: A\n    ) -> A:\n"
        f'        """Ü {name}."""\n        raise NotImplementedError\n'
    )


def file_of(names: tuple[str, ...]) -> str:
    body = "".join(method(name) for name in names)
    return f'{HEAD}\n\nclass C(H):\n    """C."""\n{body}\n\napp = create_app(c=C())\n'


SHEET = Sheet(
    doc='"""Mine."""',
    home="api.server",
    kind="Handler",
    lines=(),
    stubs=(
        Stub(
            name="C",
            base="H",
            attribute="c",
            doc="",
            methods=tuple(
                Duty(name=name, signature="self, a: A", returns="A", doc="")
                for name in NAMES
            ),
        ),
    ),
    app="app",
    create="create_app",
    arguments="c=C()",
)


@st.composite
def files(draw: st.DrawFn) -> bytes:
    names = tuple(name for name in NAMES if draw(st.booleans()))
    pieces: list[str] = []
    for line in file_of(names).splitlines(keepends=True):
        pieces += draw(st.lists(st.sampled_from(JUNK), max_size=2))
        pieces.append(line)
    text = "".join(pieces).replace("    ", draw(st.sampled_from(["    ", "  ", "\t"])))
    text = text.rstrip("\n") if draw(st.booleans()) else text
    text = text.replace("\n", draw(st.sampled_from(["\n", "\r\n"])))
    encoding = draw(st.sampled_from(["utf-8", "utf-8-sig"]))
    return text.encode(encoding)


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(files())
def test_lines_stay_and_nothing_is_added_twice(written: bytes) -> None:
    fresh = file_of(NAMES).encode()
    result, findings = merged(written, fresh, SHEET, FILE)
    assert result is not None
    assert findings == ()
    lines = iter(result.content.splitlines())
    assert all(line in lines for line in written.splitlines())
    (found,) = (
        node
        for node in ast.parse(result.content).body
        if isinstance(node, ast.ClassDef)
    )
    methods = [one.name for one in found.body if isinstance(one, ast.AsyncFunctionDef)]
    assert sorted(methods) == sorted(NAMES)
    again, _ = merged(result.content, fresh, SHEET, FILE)
    assert again is not None
    assert (again.content, again.added) == (result.content, ())
