import black
import pytest

from specwright.render import File, TemplateError, formatted
from specwright.render import format as formatting

SOURCE = b"""x = {'a': 1,  'b': (1,)}
def f(a, *, b: int = 1, c: "str | None" = None, dddddddddddddddddddd: int = 2) -> int:
    '''Text.'''
    return a
"""


def test_black_and_ruff_write_the_same() -> None:
    files = (File("a.py", SOURCE), File("sub/b.py", b"y=1\n"), File("c.md", b"x  \n"))
    assert formatting.ruff_program() is not None
    assert formatted(files) == formatted(files, exactly=True)
    assert formatted(files)[0].content.decode() == black.format_str(
        SOURCE.decode(), mode=black.Mode()
    )


def test_without_ruff_the_bytes_are_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    expected = formatted((File("a.py", SOURCE),))
    monkeypatch.setattr(formatting, "ruff_program", lambda: None)
    assert formatted((File("a.py", SOURCE),)) == expected


def test_text_that_is_not_python_names_its_file() -> None:
    with pytest.raises(TemplateError, match=r"sub/b\.py") as caught:
        formatted((File("a.py", b"x = 1\n"), File("sub/b.py", b"def\n")))
    assert caught.value.name == "sub/b.py"


LONG = "Aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"


@pytest.mark.parametrize("repeated", [1, 2])
def test_what_fits_on_no_line_is_broken_as_black_does(repeated: int) -> None:
    name = LONG * repeated
    source = f'''class A:
    """Some text: that = {name}, and

    x: int = {name * 2}
    """

    first: {name} = {name}.DESC
    """x: {name} = {name}"""

    def method(
        self,
        *,
        direction: {name} = {name}.DESC,
        other: int = {name}.DESC,
    ) -> None: ...


top: {name} = {name}.DESC

{name}: TypeAlias = dict[str, Any]

{LONG}{"C" * (14 + repeated)}: Final[Operation[{name} | File]] = Operation(id="x")
'''
    file = File("a.py", source.encode())
    assert formatted((file,)) == formatted((file,), exactly=True)


@pytest.mark.parametrize("width", range(20, 60, 3))
@pytest.mark.parametrize("arguments", ["self", "self, one: str", "self, *, one: str"])
@pytest.mark.parametrize(
    "result", ["Reply[{0}]", "Reply[{0} | Headed[{0}, {0}]]", "{0}", "A | Reply[{0}]"]
)
def test_heads_of_functions_are_broken_as_black_does(
    width: int, arguments: str, result: str
) -> None:
    source = f'''class A:
    async def {"f" * width}({arguments}) -> {result.format("B" * width)}:
        """Some text."""
        ...

    def g({arguments}) -> {result.format("B" * (width + 15))}:
        """Some text."""
        return f()
'''
    file = File("a.py", source.encode())
    assert formatted((file,)) == formatted((file,), exactly=True)
