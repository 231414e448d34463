"""What is new is added; what is there stays, byte for byte."""

import ast
from typing import Any

import pytest
from scaffolding import Workshop, operation

ODD = '''\
#!/usr/bin/env python
# mine
"""Mine."""
from __future__ import annotations
import ships_api.server as server ; from ships_api.models import Ship as Vessel
from mine import Ship

class Fleet( server.ShipsHandler ):   # renamed
\t"""Mine."""
\tdef list_ships( self ) -> list[ Vessel ] :
\t\treturn [ ]
\t# what follows is mine too

\t\t# and this

# before the application
app = server.create_app( ships = Fleet( ) )
# the end'''


def add_operation(spec: dict[str, Any]) -> None:
    spec["paths"]["/ships/{ship_id}"]["delete"] = operation("strikeShip")


def add_tag(spec: dict[str, Any]) -> None:
    spec["paths"]["/berths"] = {"get": operation("listBerths", "berths")}


def without(text: str, added: list[str]) -> str:
    """Return a text without the pieces that are said to be added."""
    for piece in added:
        assert text.count(piece) == 1
        text = text.replace(piece, "")
    return text


def test_a_second_run_changes_nothing(
    workshop: Workshop, capsys: pytest.CaptureFixture[str]
) -> None:
    assert workshop.run() == 0
    before = workshop.file.stat()
    assert workshop.run() == 0
    assert "up to date" in capsys.readouterr().err
    assert workshop.file.stat().st_mtime_ns == before.st_mtime_ns
    assert workshop.run("--check") == 0


def test_an_added_operation_adds_just_that(workshop: Workshop) -> None:
    workshop.run()
    before = workshop.text
    workshop.specify(add_operation)
    assert workshop.run("--check") == 1
    assert workshop.text == before
    assert workshop.run() == 0
    method = """
    async def strike_ship(self, ship_id: Uuid) -> None:
        \"\"\"Call the operation `strikeShip`.\"\"\"
        raise NotImplementedError
"""
    assert without(workshop.text, [method]) == before
    assert workshop.run("--check") == 0


def test_an_added_tag_adds_a_class_before_the_application(
    workshop: Workshop, capsys: pytest.CaptureFixture[str]
) -> None:
    workshop.run()
    before = workshop.text
    workshop.specify(add_tag)
    assert workshop.run() == 0
    text = workshop.text
    assert text.index("class Berths(BerthsHandler)") < text.index("app = create_app(")
    assert "from ships_api.server import BerthsHandler\n" in text
    assert [line for line in before.splitlines() if line not in text.splitlines()] == []
    assert "is not given `berths` [unwritten-handler]" in capsys.readouterr().err
    assert workshop.run("--check") == 1


def test_hand_edits_and_odd_layout_survive(workshop: Workshop) -> None:
    workshop.file.write_bytes(ODD.replace("\n", "\r\n").encode())
    assert workshop.run() == 0
    imported = "from ships_api._runtime.formats import Uuid\r\n"
    method = (
        "\r\n"
        "\tasync def get_ship(self, ship_id: Uuid) -> Vessel:\r\n"
        '\t\t"""Read a ship."""\r\n'
        "\t\traise NotImplementedError\r\n"
    )
    left = without(workshop.text, [imported, method])
    assert left == ODD.replace("\n", "\r\n")
    ast.parse(workshop.text)
    assert workshop.run("--check") == 0


def test_a_name_that_is_taken_is_imported_as_another(workshop: Workshop) -> None:
    workshop.file.write_text(
        "from mine import Ship, Ships, app\n"
        "from ships_api.server import ShipsHandler\n"
        "class Mine(ShipsHandler):\n  name = Ship\n"
    )
    assert workshop.run() == 0
    assert "import Ship as Ship_\n" in workshop.text
    assert "  async def get_ship(self, ship_id: Uuid) -> Ship_:\n" in workshop.text
    assert "    raise NotImplementedError\n" in workshop.text


def test_a_file_with_other_things_gets_everything(workshop: Workshop) -> None:
    workshop.file.write_text("Ships = 1")
    assert workshop.run() == 0
    assert workshop.text.startswith("Ships = 1") or "\nShips = 1\n" in workshop.text
    assert "class Ships_(ShipsHandler):" in workshop.text
    assert "app = create_app(ships=Ships_())" in workshop.text
    assert workshop.run("--check") == 0
