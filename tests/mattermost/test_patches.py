"""A member that is null is not one that is absent."""

import json
from typing import Any

import httpx2
import pytest
from mattermost_api import Client
from mattermost_api._runtime.absent import ABSENT
from mattermost_api.models import PatchRemoteClusterRequest, PropertyFieldPatch
from mattermost_calls import CALLS, CLUSTER, ID
from mattermost_service import Notes
from pydantic import ValidationError

PATCHES: list[tuple[PatchRemoteClusterRequest, dict[str, Any]]] = [
    (PatchRemoteClusterRequest(), {}),
    (PatchRemoteClusterRequest(display_name=None), {"display_name": None}),
    (PatchRemoteClusterRequest(display_name=""), {"display_name": ""}),
    (
        PatchRemoteClusterRequest(display_name=None, default_team_id=ID),
        {"display_name": None, "default_team_id": ID},
    ),
]


@pytest.mark.parametrize(("patch", "sent"), PATCHES, ids=[str(s) for _, s in PATCHES])
def test_null_and_absent_are_two_things(
    patch: PatchRemoteClusterRequest,
    sent: dict[str, Any],
    client: Client,
    notes: Notes,
) -> None:
    assert json.loads(patch.model_dump_json()) == sent
    notes.answer = CLUSTER
    client.remote_clusters.patch_remote_cluster(ID, patch)
    arrived = notes.arguments["body"]
    assert isinstance(arrived, PatchRemoteClusterRequest)
    assert arrived == patch
    for name in ("display_name", "default_team_id"):
        assert getattr(arrived, name) == sent.get(name, ABSENT)
        assert (getattr(arrived, name) is ABSENT) == (name not in sent)


def test_null_is_refused_where_it_means_nothing() -> None:
    with pytest.raises(ValidationError):
        PropertyFieldPatch.model_validate({"name": None})
    assert PropertyFieldPatch.model_validate({}).name is ABSENT


def test_null_inside_of_free_form_objects_stays(
    raw: httpx2.Client, notes: Notes
) -> None:
    notes.answer = CALLS[13].results[0]
    path = f"/api/v4/properties/groups/boards/post/fields/{ID}"
    response = raw.patch(path, json={"attrs": {"color": None, "size": 1}})
    assert response.status_code == 200
    assert notes.arguments["body"].attrs == {"color": None, "size": 1}
    assert response.json()["linked_field_id"] is None
    assert "permission_field" not in response.json()


def test_what_is_absent_reads_as_its_default(raw: httpx2.Client, notes: Notes) -> None:
    notes.answer = CALLS[13].results[0]
    sent = {"name": "a", "type": "text", "target_type": "system"}
    path = "/api/v4/properties/groups/boards/post/fields"
    assert raw.post(path, json=sent).status_code == 201
    body = notes.arguments["body"]
    assert body.permission_field == "member"
    assert json.loads(body.model_dump_json()) == sent
