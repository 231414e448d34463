"""What type checkers say of handlers, and of what they return."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
BEGINNING = """\
from harbour_api.models import Berth, ShipPage
from harbour_api.server import Headed, create_app
from harbour_api.server.berths import BerthsHandler, ListBerthsHeaders
from harbour_api.server.ships import ListShipsHeaders, ShipsHandler
from harbour_api.server.traffic import TrafficHandler


class Everyone:
    def office(self, credential: str, scopes: tuple[str, ...], request: object) -> str:
        return credential

    def session(self, credential: str, scopes: tuple[str, ...], request: object) -> str:
        return credential


class Some:
    def list_berths(self, *, page: int) -> list[Berth]:
        return []


"""
GOOD = {
    "a team grows into a specification": """
app = create_app(berths=Some(), security=Everyone(), unimplemented="501")
none = create_app(security=Everyone(), unimplemented="501", documentation=False)
""",
    "handlers of every operation": """
def whole(ships: ShipsHandler, berths: BerthsHandler, traffic: TrafficHandler) -> None:
    create_app(ships=ships, berths=berths, traffic=traffic, security=Everyone())
""",
    "headers with values of their types": """
def answer(page: ShipPage) -> Headed[ShipPage, ListShipsHeaders]:
    return Headed(page, {"X-Total-Count": 5})

def berths() -> list[Berth] | Headed[list[Berth], ListBerthsHeaders]:
    return Headed([], {})
""",
}
BAD = {
    "a tag without a handler": (
        "app = create_app(berths=Some(), security=Everyone())",
        "No overload variant",
    ),
    "a handler that lacks methods": (
        """
def served(ships: ShipsHandler) -> None:
    create_app(ships=ships, berths=Some(), traffic=Some(), security=Everyone())
""",
        "No overload variant",
    ),
    "no security": ('app = create_app(unimplemented="501")', "No overload variant"),
    "a header that is required": (
        """
def answer(page: ShipPage) -> Headed[ShipPage, ListShipsHeaders]:
    return Headed(page, {})
""",
        'Missing key "X-Total-Count"',
    ),
    "a header of another type": (
        """
def answer(page: ShipPage) -> Headed[ShipPage, ListShipsHeaders]:
    return Headed(page, {"X-Total-Count": "five"})
""",
        'item "X-Total-Count" has type "int"',
    ),
    "a result without its headers": (
        """
class Ships:
    def list_ships(self, **_: object) -> ShipPage:
        return ShipPage(items=[], next=None)

ships: ShipsHandler = Ships()
""",
        "Incompatible types in assignment",
    ),
}


def said(programs: dict[str, str], folder: Path) -> dict[str, list[str]]:
    """Return what mypy says of each program."""
    for number, program in enumerate(programs.values()):
        (folder / f"program{number}.py").write_text(BEGINNING + program, "utf-8")
    files = [f"program{number}.py" for number in range(len(programs))]
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", *files],
        cwd=folder,
        env={**os.environ, "MYPYPATH": str(ROOT / "generated/harbour")},
        capture_output=True,
        text=True,
        check=False,
    )
    lines = done.stdout.splitlines()
    assert lines[-1].startswith(("Found", "Success")), done.stdout + done.stderr
    return {
        name: [line for line in lines if line.startswith(f"{file}:")]
        for name, file in zip(programs, files, strict=True)
    }


def test_checkers_tell_what_fits(tmp_path: Path) -> None:
    programs = GOOD | {name: program for name, (program, _) in BAD.items()}
    found = said(programs, tmp_path)
    assert {name: found[name] for name in GOOD} == {name: [] for name in GOOD}
    for name, (_, message) in BAD.items():
        assert message in "\n".join(found[name]), name
