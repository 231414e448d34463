"""Requests that break the contract: answered as documented, and saying where."""

from typing import Any

import httpx2
import pytest
from mattermost_api._runtime.server.faults import Fault
from mattermost_api.models import AppError
from mattermost_calls import CALLS, ID, OTHER_ID, app_error
from mattermost_service import Notes, recording_app
from mattermost_transport import LocalTransport

URL = "http://mattermost.test"
CLUSTERS = "/api/v4/remotecluster"
FIELDS = "/api/v4/properties/groups/boards/post/fields"
VALUES = f"/api/v4/properties/groups/boards/post/values/{ID}"
CLUSTER = {"name": "us", "default_team_id": OTHER_ID}
JSON = {"Content-Type": "application/json"}


WRONG: list[tuple[str, str, dict[str, Any], int, str]] = [
    ("GET", CLUSTERS, {"params": {"page": "x"}}, 400, "query:page"),
    ("GET", CLUSTERS, {"params": {"page": "-1"}}, 400, "query:page"),
    ("GET", CLUSTERS, {"params": {"per_page": "201"}}, 400, "query:per_page"),
    ("GET", CLUSTERS, {"params": {"per_page": "0"}}, 400, "query:per_page"),
    ("GET", CLUSTERS, {"params": {"only_plugins": "yes"}}, 400, "query:only_plugins"),
    ("GET", FIELDS, {}, 400, "query:target_type"),
    ("GET", FIELDS, {"params": {"target_type": "none"}}, 400, "query:target_type"),
    ("GET", f"{CLUSTERS}/short", {}, 400, "path:remote_id"),
    ("DELETE", f"{CLUSTERS}/{ID}x", {}, 400, "path:remote_id"),
    ("GET", f"{FIELDS.replace('post', 'pony')}", {}, 400, "path:object_type"),
    ("GET", f"{FIELDS.replace('boards', 'Boards')}", {}, 400, "path:group_name"),
    ("PATCH", f"{CLUSTERS}/{ID}", {"json": {"display_name": 3}}, 400, "#/display_name"),
    ("PATCH", f"{CLUSTERS}/{ID}", {"json": []}, 400, "#"),
    ("PATCH", f"{CLUSTERS}/{ID}", {"content": b"{", "headers": JSON}, 400, "#"),
    ("PATCH", f"{CLUSTERS}/{ID}", {}, 400, ""),
    ("PATCH", VALUES, {"json": []}, 400, "#"),
    ("PATCH", VALUES, {"json": [{"field_id": ID}]}, 400, "#/0/value"),
    ("PATCH", VALUES, {"json": [{"field_id": ID, "value": 1}] * 51}, 400, "#"),
    ("PATCH", f"{CLUSTERS}/{ID}", {"content": b"<a/>"}, 415, ""),
]


@pytest.mark.parametrize(
    ("method", "path", "sent", "status", "where"),
    WRONG,
    ids=[f"{number}-{wrong[4] or wrong[3]}" for number, wrong in enumerate(WRONG)],
)
def test_the_answer_says_where(
    method: str,
    path: str,
    sent: dict[str, Any],
    status: int,
    where: str,
    raw: httpx2.Client,
    notes: Notes,
) -> None:
    if status == 415:
        sent = {**sent, "headers": {"Content-Type": "application/xml"}}
    response = raw.request(method, path, **sent)
    assert response.status_code == status
    body = AppError.model_validate_json(response.content)
    assert body.status_code == status
    assert where in body.message
    assert response.headers["content-type"] == "application/json"
    assert notes.operation is None, "the handler was called"


def test_a_wrong_body_is_an_error_where_422_is_documented_too(
    raw: httpx2.Client, notes: Notes
) -> None:
    response = raw.post(CLUSTERS, json={**CLUSTER, "name": "no spaces"})
    assert response.status_code in {400, 422}
    assert "#/name" in AppError.model_validate_json(response.content).message
    assert notes.operation is None


def test_the_application_can_word_faults_itself(notes: Notes) -> None:
    def problem(fault: Fault) -> AppError:
        return AppError(
            id="api.ours",
            message=fault.detail,
            request_id=ID,
            status_code=fault.status,
        )

    app = recording_app(notes, problem=problem)
    headers = {"Authorization": "Bearer s3cret"}
    transport = LocalTransport(app)
    with httpx2.Client(base_url=URL, headers=headers, transport=transport) as raw:
        response = raw.get(CLUSTERS, params={"page": "x"})
    assert response.status_code == 400
    body = AppError.model_validate_json(response.content)
    assert body.id == "api.ours"
    assert "query:page" in body.message


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Authorization": "Bearer wrong"},
        {"Authorization": "Basic czNjcmV0"},
        {"X-RemoteCluster-Id": ID, "X-RemoteCluster-Token": "s3cret"},
    ],
    ids=["none", "wrong", "another scheme", "those of another operation"],
)
def test_sessions_are_asked_for(
    headers: dict[str, str], raw: httpx2.Client, notes: Notes
) -> None:
    del raw.headers["Authorization"]
    assert raw.get(CLUSTERS, headers=headers).status_code == 401
    assert notes.operation is None


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"X-RemoteCluster-Id": ID},
        {"X-RemoteCluster-Token": "s3cret"},
        {"X-RemoteCluster-Id": ID, "X-RemoteCluster-Token": "wrong"},
        {"Authorization": "Bearer s3cret"},
    ],
    ids=["none", "id alone", "token alone", "wrong token", "a session"],
)
def test_remote_clusters_send_both_headers(
    headers: dict[str, str], raw: httpx2.Client, notes: Notes
) -> None:
    del raw.headers["Authorization"]
    body = CALLS[7].arguments["body"].model_dump(mode="json")
    response = raw.post(f"{CLUSTERS}/ping", json=body, headers=headers)
    assert response.status_code == 401
    assert notes.operation is None


def test_unknown_members_are_not_refused(raw: httpx2.Client, notes: Notes) -> None:
    notes.answer = CALLS[2].results[0]
    sent = {"display_name": "x", "token": "ignored"}
    assert raw.patch(f"{CLUSTERS}/{ID}", json=sent).status_code == 200


def test_paths_that_look_alike_are_told_apart(raw: httpx2.Client, notes: Notes) -> None:
    """A concrete path wins: `ping` is no remote_id, and `upload` no user_id."""
    notes.answer = ValueError("not reached")
    assert raw.get(f"{CLUSTERS}/ping").status_code in {400, 405}
    response = raw.post(f"{CLUSTERS}/upload/image", content=b"x")
    assert response.status_code == 401
    assert raw.get(f"{CLUSTERS}/").status_code == 404
    assert raw.put(CLUSTERS).status_code == 405
    assert notes.operation is None


def test_errors_that_are_raised_say_what_the_handler_says(
    raw: httpx2.Client, notes: Notes
) -> None:
    error = CALLS[2].operation.errors[404]
    notes.answer = error(app_error(404))
    response = raw.get(f"{CLUSTERS}/{ID}")
    assert response.status_code == 404
    assert response.json()["message"] == "nö"
