from hypothesis import strategies as st

from specwright.contract.check import Check
from specwright.contract.disagreement import DisagreementError
from specwright.contract.report import finding_of
from specwright.contract.runner import Failed, Held
from specwright.contract.wire import Request

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
