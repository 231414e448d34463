from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import cast

import pytest
from hypothesis import strategies as st

from specwright.contract.check import Check
from specwright.contract.direction import Direction
from specwright.contract.disagreement import DisagreementError
from specwright.contract.oracle.conversion import Conversion
from specwright.contract.oracle.pointers import found
from specwright.contract.oracle.resource import Resource
from specwright.contract.report import finding_of
from specwright.contract.runner import (
    Broken,
    Crashed,
    Effort,
    Failed,
    Held,
    Unsound,
    run_check,
)
from specwright.contract.wire import Request
from specwright.ir.json import Json

CHECK = Check(
    aspect="server-refuses-body",
    operation="addPet",
    case="application/json",
    pointer="/paths/~1pets/post",
    strategy=st.none(),
    test=lambda _: None,
)
REQUEST = Request(
    method="POST",
    target="/pets?x=1",
    headers=(("Content-Type", "a/b"), ("Content-Length", "2")),
    body=b"{}",
)


def failed(message: str, request: Request | None = REQUEST) -> Failed:
    return Failed(DisagreementError(message, pointer="/x", request=request), 7)


def test_a_failure_says_where_what_and_how_to_see_it_again() -> None:
    command = "specwright contract --name pets"
    found = finding_of(CHECK, failed("{} is taken"), command, "http://pets.test")
    assert found is not None
    assert found.location.pointer == "/x"
    assert found.message == (
        "server-refuses-body of addPet (application/json): {} is taken"
    )
    assert found.hint == (
        f"draw it again with `{command} --seed 7 --operation addPet`; "
        "try `curl -i -X POST -H 'Content-Type: a/b' --data-binary '{}' "
        "'http://pets.test/pets?x=1'`"
    )


def test_a_long_run_is_told_by_its_length() -> None:
    found = finding_of(CHECK, failed("'" + "x" * 513 + "' is taken", None))
    assert found is not None
    assert found.message.endswith("'xxx...[513]' is taken")
    assert found.hint is not None
    assert "curl" not in found.hint


def test_what_holds_is_no_finding() -> None:
    assert finding_of(CHECK, Held(3)) is None


def test_what_a_check_raises_by_itself_is_said_of_the_check() -> None:
    def test(_: object) -> None:
        found({"a": 1}, cast("str", 1))

    ending = run_check(replace(CHECK, test=test), Effort(seed=1))
    assert isinstance(ending, Broken)
    said = finding_of(CHECK, ending)
    assert said is not None
    assert said.code == "broken-check"
    assert "in specwright.contract.oracle.pointers, line" in said.message


def test_a_schema_that_is_none_is_said_of_the_specification() -> None:
    value: dict[str, Json] = {
        "components": {
            "schemas": {"A": {"$ref": "#/components/schemas/B"}, "C": {"type": "strng"}}
        }
    }
    conversion = Conversion(value, Direction.REQUEST, old=False)
    resource = Resource(conversion.converted(), conversion.places, {}, {})
    for name in "AC":

        def test(_: object, pointer: str = f"/components/schemas/{name}") -> None:
            resource.accepts(pointer, 1)

        ending = run_check(replace(CHECK, test=test), Effort(seed=1))
        assert isinstance(ending, Unsound)
        said = finding_of(CHECK, ending)
        assert said is not None
        assert said.code == "unsound-schema"


def test_what_a_package_raises_is_said_of_the_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "raising_api"
    (package / "_runtime").mkdir(parents=True)
    code = "from . import _runtime\n\ndef read(value): return 1 / value\n"
    (package / "__init__.py").write_text(code, "utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    read = import_module("raising_api").read
    ending = run_check(replace(CHECK, test=lambda _: read(0)), Effort(seed=1))
    assert isinstance(ending, Crashed)
    said = finding_of(CHECK, ending)
    assert said is not None
    assert said.code == "server-disagrees"
