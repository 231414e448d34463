"""What is left to the user is listed where it stands, and never touched."""

from typing import Any

import pytest
from scaffolding import Workshop, operation

HEAD = "from ships_api.server import ShipsHandler\n"
WHOLE = """\
class Mine(ShipsHandler):
    async def list_ships(self): ...
    async def get_ship(self, ship_id): ...
"""


def findings(workshop: Workshop, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """Run, and return the findings, from the line on."""
    before = workshop.text
    capsys.readouterr()
    assert workshop.run() == 0
    assert workshop.text == before
    start = f"{workshop.file.as_posix()}:"
    said = capsys.readouterr().err.splitlines()
    return [
        line.removeprefix(start) for line in said if line[-1:] == "]" and start in line
    ]


def remove_operation(spec: dict[str, Any]) -> None:
    del spec["paths"]["/ships/{ship_id}"]


def test_a_removed_operation_is_listed(
    workshop: Workshop, capsys: pytest.CaptureFixture[str]
) -> None:
    workshop.run()
    lines = workshop.text.splitlines()
    (number,) = (n for n, line in enumerate(lines, 1) if "def get_ship" in line)
    workshop.specify(remove_operation)
    assert findings(workshop, capsys) == [
        (
            f"{number}:15: warning: `Ships.get_ship` is no method of `ShipsHandler` "
            "[orphaned-handler]"
        )
    ]
    assert workshop.run("--check") == 1


def test_a_removed_tag_is_listed(
    workshop: Workshop, capsys: pytest.CaptureFixture[str]
) -> None:
    def add(spec: dict[str, Any]) -> None:
        spec["paths"]["/berths"] = {"get": operation("listBerths", "berths")}

    workshop.specify(add)
    workshop.run()
    workshop.specify()
    (line,) = findings(workshop, capsys)
    assert "`Berths` implements `BerthsHandler`, which `ships_api.server`" in line


def test_changed_arguments_are_listed(
    workshop: Workshop, capsys: pytest.CaptureFixture[str]
) -> None:
    def add(spec: dict[str, Any]) -> None:
        page = {"name": "page", "in": "query", "schema": {"type": "integer"}}
        spec["paths"]["/ships"]["get"]["parameters"] = [page]
        (ship,) = spec["paths"]["/ships/{ship_id}"]["parameters"]
        ship["schema"] = {"type": "string"}

    workshop.run()
    workshop.specify(add)
    missing, other = findings(workshop, capsys)
    assert "warning: `Ships.list_ships` does not take `page`" in missing
    assert "note: the type of `ship_id` is `Uuid` in `Ships.get_ship`" in other
    assert other.endswith("and now `str` [outdated-handler]")
    assert workshop.run("--check") == 1


@pytest.mark.parametrize(
    "body",
    [
        WHOLE,
        WHOLE.replace("async ", ""),
        WHOLE.replace("self)", "self, *, context=None)"),
        WHOLE.replace("ship_id)", "*given, **named)"),
        WHOLE.replace("ship_id)", "ship, more=1)"),
        WHOLE + "    def _own(self): ...\n    @property\n    def mine(self): ...\n",
        (
            "class Some:\n    def list_ships(self): ...\n"
            "class Mine(Some, ShipsHandler):\n"
            "    get_ship = print\n"
        ),
    ],
)
def test_nothing_is_said_of_what_works(
    workshop: Workshop, capsys: pytest.CaptureFixture[str], body: str
) -> None:
    workshop.file.write_text(HEAD + body)
    assert findings(workshop, capsys) == []
    assert workshop.run("--check") == 0


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("class Mine(ShipsHandler): pass\n", "its body is on one line"),
        (
            "import other\nclass Mine(other.Ships, ShipsHandler):\n    pass\n",
            "may inherit that from `other.Ships`",
        ),
        (WHOLE.replace("ship_id", "ship_id, crew"), "asks for `crew`"),
        (WHOLE.replace(", ship_id", ""), "does not take `ship_id`"),
        (WHOLE + "    def close(self): ...\n", "`Mine.close` is no method"),
    ],
)
def test_what_cannot_be_added_is_listed(
    workshop: Workshop, capsys: pytest.CaptureFixture[str], body: str, expected: str
) -> None:
    workshop.file.write_text(HEAD + body)
    (line,) = findings(workshop, capsys)
    assert expected in line
    assert workshop.run("--check") == 1


@pytest.mark.parametrize(
    "content", [b"class :\n", b"\xff\n", b"# coding: nonsense\n", b"x = '\x00'\n"]
)
def test_what_is_not_python_is_refused(
    workshop: Workshop, capsys: pytest.CaptureFixture[str], content: bytes
) -> None:
    workshop.file.write_bytes(content)
    assert workshop.run() == 2
    assert capsys.readouterr().err.count("[unreadable-handlers]") == 1
    assert workshop.file.read_bytes() == content


def test_tabs_that_do_not_fit_are_found_where_they_are(
    workshop: Workshop, capsys: pytest.CaptureFixture[str]
) -> None:
    workshop.file.write_bytes(b"class A:\r\n    def a(self):\r\n\t\tpass\r\n")
    assert workshop.run() == 2
    assert f"{workshop.file.name}:3:" in capsys.readouterr().err


def test_a_folder_is_refused(
    workshop: Workshop, capsys: pytest.CaptureFixture[str]
) -> None:
    workshop.file.mkdir()
    assert workshop.run() == 2
    assert "Is a directory [unreadable-handlers]" in capsys.readouterr().err
    assert list(workshop.file.iterdir()) == []


def test_no_webhooks_are_refused(workshop: Workshop) -> None:
    assert workshop.run("--webhooks") == 2
    assert not workshop.file.exists()
