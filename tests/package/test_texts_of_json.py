"""Strings that are texts of JSON: `contentMediaType` with `contentSchema`."""

import importlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx2
import pytest
from pydantic import ValidationError

from specwright.cli import main

SPECIFICATION = Path(__file__).with_name("feeds.yaml")
PRICE = {"amount": 1.5, "at": "2026-01-02T03:04:05Z"}


@pytest.fixture(scope="module")
def feeds(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    folder = tmp_path_factory.mktemp("feeds")
    target = ["--spec", str(SPECIFICATION), "--output", str(folder)]
    assert main(["generate", *target, "--name", "feeds_api"]) == 0
    sys.path.insert(0, str(folder))
    try:
        package = importlib.import_module("feeds_api")
        importlib.import_module("feeds_api.models")
        yield package
    finally:
        sys.path.remove(str(folder))
        for module in [of for of in sys.modules if of.split(".")[0] == "feeds_api"]:
            del sys.modules[module]


@pytest.fixture
def envelope(feeds: Any) -> Any:
    return feeds.models.Envelope


def test_python_has_the_value_and_the_wire_its_text(feeds: Any, envelope: Any) -> None:
    price = feeds.models.Price.model_validate_json(json.dumps(PRICE))
    made = envelope(payload=[1, 2], price=price)
    written = json.loads(made.model_dump_json(exclude_unset=True))
    assert written["payload"] == "[1,2]"
    assert json.loads(written["price"]) == PRICE
    assert envelope.model_validate_json(json.dumps(written)) == made
    assert made.price.at.year == 2026


def test_a_default_is_the_value(envelope: Any) -> None:
    assert envelope(payload=[]).kind == []


@pytest.mark.parametrize(
    "payload",
    [[1, 2], "", "[1, 2", "[-1]", '["1"]', "[NaN]", "1", f"[{' ' * 60}]"],
)
def test_another_text_is_refused(envelope: Any, payload: Any) -> None:
    with pytest.raises(ValidationError):
        envelope.model_validate_json(json.dumps({"payload": payload}))


def test_the_data_of_an_event_is_typed(feeds: Any) -> None:
    sent = {**PRICE, "next": json.dumps({**PRICE, "amount": 2})}
    body = f"event: note\ndata: hello\n\nevent: price\ndata: {json.dumps(sent)}\n\n"
    asked: list[str] = []

    def serve(request: httpx2.Request) -> httpx2.Response:
        asked.append(request.url.params["filter"])
        headers = {"Content-Type": "text/event-stream"}
        return httpx2.Response(200, text=body, headers=headers)

    client = feeds.Client(
        "http://feeds.test",
        http=httpx2.MockTransport(serve),
    )
    above = feeds.models.FilterText(above=1)
    with client, client.prices.watch_prices(filter=above) as stream:
        note, price = stream
    assert note.data == "hello"
    assert type(price.data) is feeds.models.Price
    assert price.data.next.amount == 2
    assert asked == ['{"above":1}']


def test_the_package_agrees_with_its_specification(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = ["--spec", str(SPECIFICATION), "--output", str(tmp_path)]
    main(["generate", *target, "--name", "told_api"])
    capsys.readouterr()
    main(["contract", *target, "--name", "told_api", "--format", "json"])
    said = json.loads(capsys.readouterr().out)
    assert [finding["message"] for finding in said["findings"]] == []
    contents = [one for one in said["coverage"] if one["sort"] == "contentSchema"]
    assert contents == [
        {"sort": "contentSchema", "places": 5, "valid": 5, "invalid": 5}
    ]


def test_as_annotations_strings_stay_strings(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = ["--spec", str(SPECIFICATION), "--output", str(tmp_path)]
    named = [*target, "--name", "plain_api"]
    assert main(["generate", *named, "--formats", "annotation"]) == 0
    assert "payload: Annotated[str" in (tmp_path / "plain_api/models.py").read_text()
    capsys.readouterr()
    contract = ["contract", *named, "--formats", "annotation", "--max-examples", "5"]
    assert main([*contract, "--operation", "sendPrices"]) == 0
