"""What a handler must not answer never leaves the server as a success."""

import logging
from typing import Any

import httpx2
import pytest
from mattermost_api import errors
from mattermost_api.models import RemoteCluster
from mattermost_calls import CALLS, CLUSTER, ID, app_error
from mattermost_service import Notes

PATH = f"/api/v4/remotecluster/{ID}"

UNDECLARED: list[Any] = [
    None,
    "text",
    {"remote_id": ID},
    [CLUSTER],
    CALLS[7].results[0],
    CLUSTER.model_copy(update={"create_at": "yesterday"}),
    CLUSTER.model_copy(update={"token": "leaked"}),
    RemoteCluster.model_construct(remote_id=ID),
    errors.Conflict(app_error(409)),
    errors.NotFound("no AppError"),
    KeyError("a defect"),
]


@pytest.mark.parametrize("answer", UNDECLARED, ids=lambda answer: type(answer).__name__)
def test_it_becomes_a_500(
    answer: Any,
    raw: httpx2.Client,
    notes: Notes,
    caplog: pytest.LogCaptureFixture,
) -> None:
    notes.answer = answer
    with caplog.at_level(logging.ERROR):
        response = raw.get(PATH)
    assert notes.operation == "get_remote_cluster", "the handler was not called"
    assert response.status_code == 500
    assert "leaked" not in response.text
    assert "a defect" not in response.text
    assert any(record.levelno >= logging.ERROR for record in caplog.records)


def test_nothing_comes_with_a_204(raw: httpx2.Client, notes: Notes) -> None:
    notes.answer = CLUSTER
    assert raw.delete(PATH).status_code == 500


def test_a_variant_of_another_operation_is_none_of_this(
    raw: httpx2.Client, notes: Notes
) -> None:
    notes.answer = CALLS[10].results[1]
    assert raw.get(PATH).status_code == 500
