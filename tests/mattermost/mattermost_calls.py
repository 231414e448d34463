"""One call of each of the twenty operations: what goes in, and what may come back."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from mattermost_api import operations, results
from mattermost_api._runtime.file import File
from mattermost_api._runtime.operation import Operation
from mattermost_api.models import (
    AcceptRemoteClusterInviteRequest,
    AppError,
    CreatePropertyFieldRequest,
    CreateRemoteClusterRequest,
    CreateRemoteClusterResponse,
    FileInfo,
    GenerateRemoteClusterInviteRequest,
    PatchRemoteClusterRequest,
    PropertyField,
    PropertyFieldPatch,
    PropertyFieldType,
    PropertyObjectType,
    PropertyPermissionLevel,
    PropertyTargetType,
    PropertyValue,
    RemoteCluster,
    RemoteClusterFrame,
    RemoteClusterMsg,
    RemoteClusterPing,
    RemoteClusterResponse,
    RemoteClusterResponseStatus,
    RemoteSetProfileImageRequest,
    StatusOk,
    UpdatePropertyValuesRequestItem,
    UpdateSystemPropertyValuesRequestItem,
    UploadRemoteClusterDataRequest,
)

ID: Final = "wsw9cawfb7rzpm3eutbyxz7edr"
OTHER_ID: Final = "4xp9fdt77pncbef59f4k1qe83o"
NOW: Final = 1_780_000_000_000
PICTURE: Final = bytes(range(256)) * 64

CLUSTER: Final = RemoteCluster(
    remote_id=ID,
    remote_team_id="",
    name="partner-corp",
    display_name="Pärtner & Co. 🤝",
    site_url="https://chat.partner.example",
    create_at=NOW,
    delete_at=0,
    last_ping_at=NOW + 1,
    last_global_user_sync_at=0,
    default_team_id=OTHER_ID,
    token="",
    remote_token="",
    topics=" sharedchannel_sync ",
    creator_id=OTHER_ID,
    plugin_id="",
    options=96,
)
FRAME: Final = RemoteClusterFrame(
    remote_id=ID,
    msg=RemoteClusterMsg(
        id=OTHER_ID, topic="ping", create_at=NOW, payload={"sent_at": NOW, "recv_at": 0}
    ),
)
FIELD: Final = PropertyField(
    id=ID,
    group_id=OTHER_ID,
    name="Priority",
    type=PropertyFieldType.SELECT,
    attrs={"options": [{"id": ID, "name": "High"}]},
    target_id="",
    target_type=PropertyTargetType.SYSTEM,
    object_type=PropertyObjectType.POST,
    create_at=NOW,
    update_at=NOW,
    delete_at=0,
    protected=False,
    permission_values=PropertyPermissionLevel.NONE,
    linked_field_id=None,
    created_by=OTHER_ID,
    updated_by="",
)
VALUE: Final = PropertyValue(
    id=ID,
    target_id="system",
    target_type="system",
    group_id=OTHER_ID,
    field_id=ID,
    value=[None, {"any": ["json", 1.5, True]}],
    create_at=NOW,
    update_at=NOW,
    delete_at=0,
    created_by="",
    updated_by="",
)
DONE: Final = StatusOk(status="OK")
STORED: Final = FileInfo(
    id=ID,
    user_id="nouser",
    channel_id=OTHER_ID,
    create_at=NOW,
    update_at=NOW,
    delete_at=0,
    name="diagram.PNG",
    extension="png",
    size=len(PICTURE),
    mime_type="image/png",
    width=16,
    mini_preview=None,
    remote_id=ID,
    archived=False,
)


@dataclass(frozen=True, kw_only=True)
class Call:
    """An operation, the client's method, its arguments, and each success."""

    operation: Operation[Any]
    tag: str
    method: str
    arguments: Mapping[str, Any]
    results: tuple[Any, ...]


def _cluster_call(operation: Operation[Any], *answers: Any, **arguments: Any) -> Call:
    return Call(
        operation=operation,
        tag="remote_clusters",
        method=_method(operation),
        arguments=arguments,
        results=answers,
    )


def _property_call(operation: Operation[Any], *answers: Any, **arguments: Any) -> Call:
    return Call(
        operation=operation,
        tag="properties",
        method=_method(operation),
        arguments={"group_name": "boards", **arguments},
        results=answers,
    )


def _method(operation: Operation[Any]) -> str:
    """Return the name of a constant in lower case: it is that of the method."""
    return next(
        name for name, value in vars(operations).items() if value is operation
    ).lower()


CALLS: Final = (
    _cluster_call(
        operations.GET_REMOTE_CLUSTERS,
        [CLUSTER, CLUSTER],
        [],
        page=3,
        per_page=200,
        exclude_offline=True,
        in_channel="a b&c=d/é",
        not_in_channel="",
        only_confirmed=True,
        only_plugins=False,
        exclude_plugins=True,
        include_deleted=True,
    ),
    _cluster_call(
        operations.CREATE_REMOTE_CLUSTER,
        CreateRemoteClusterResponse(remote_cluster=CLUSTER, invite="aW52aXRl"),
        CreateRemoteClusterResponse(
            remote_cluster=CLUSTER, invite="aW52aXRl", password="0123456789abcdef"
        ),
        body=CreateRemoteClusterRequest(name="Partner", default_team_id=OTHER_ID),
    ),
    _cluster_call(operations.GET_REMOTE_CLUSTER, CLUSTER, remote_id=ID),
    _cluster_call(
        operations.PATCH_REMOTE_CLUSTER,
        CLUSTER,
        remote_id=ID,
        body=PatchRemoteClusterRequest(display_name=None),
    ),
    _cluster_call(operations.DELETE_REMOTE_CLUSTER, None, remote_id=ID),
    _cluster_call(
        operations.GENERATE_REMOTE_CLUSTER_INVITE,
        'an "invite" with \\ and 🤝',
        remote_id=ID,
        body=GenerateRemoteClusterInviteRequest(password="pässword"),
    ),
    _cluster_call(
        operations.ACCEPT_REMOTE_CLUSTER_INVITE,
        CLUSTER,
        body=AcceptRemoteClusterInviteRequest(
            invite="aW52aXRl", name="us", default_team_id=ID, password="x"
        ),
    ),
    _cluster_call(
        operations.REMOTE_CLUSTER_PING,
        RemoteClusterPing(sent_at=NOW, recv_at=NOW + 42),
        body=FRAME,
    ),
    _cluster_call(
        operations.REMOTE_CLUSTER_ACCEPT_MESSAGE,
        RemoteClusterResponse(
            status=RemoteClusterResponseStatus.OK, err="", payload=None
        ),
        RemoteClusterResponse(
            status=RemoteClusterResponseStatus.FAIL, err="no", payload=[1, "two"]
        ),
        body=FRAME,
    ),
    _cluster_call(operations.REMOTE_CLUSTER_CONFIRM_INVITE, DONE, body=FRAME),
    _cluster_call(
        operations.UPLOAD_REMOTE_CLUSTER_DATA,
        results.UploadRemoteClusterDataOk(STORED),
        results.UploadRemoteClusterDataNoContent(),
        upload_id=ID,
        body=File(PICTURE),
    ),
    _cluster_call(
        operations.UPLOAD_REMOTE_CLUSTER_DATA,
        results.UploadRemoteClusterDataOk(STORED),
        upload_id=ID,
        body=UploadRemoteClusterDataRequest(file=File(PICTURE, filename="a.png")),
    ),
    _cluster_call(
        operations.REMOTE_SET_PROFILE_IMAGE,
        DONE,
        user_id=OTHER_ID,
        body=RemoteSetProfileImageRequest(
            image=File(PICTURE, filename="profile.png", content_type="image/png")
        ),
    ),
    _property_call(
        operations.CREATE_PROPERTY_FIELD,
        FIELD,
        object_type=PropertyObjectType.TEMPLATE,
        body=CreatePropertyFieldRequest(
            name="Priority",
            type=PropertyFieldType.MULTISELECT,
            target_type=PropertyTargetType.TEAM,
            target_id=ID,
            attrs={"options": [{"name": "High"}], "none": None},
            permission_field=PropertyPermissionLevel.SYSADMIN,
        ),
    ),
    _property_call(
        operations.GET_PROPERTY_FIELDS,
        [FIELD],
        object_type=PropertyObjectType.SYSTEM,
        target_type=PropertyTargetType.CHANNEL,
        target_id=OTHER_ID,
        cursor_id=ID,
        cursor_create_at=2**53 + 1,
        per_page=1,
    ),
    _property_call(
        operations.UPDATE_PROPERTY_FIELD,
        FIELD,
        object_type=PropertyObjectType.USER,
        field_id=ID,
        body=PropertyFieldPatch(attrs={"color": None}, linked_field_id=""),
    ),
    _property_call(
        operations.DELETE_PROPERTY_FIELD,
        DONE,
        object_type=PropertyObjectType.CHANNEL,
        field_id=ID,
    ),
    _property_call(
        operations.GET_PROPERTY_VALUES,
        [VALUE],
        object_type=PropertyObjectType.POST,
        target_id=ID,
        cursor_id=None,
        cursor_create_at=None,
        per_page=60,
    ),
    _property_call(
        operations.UPDATE_PROPERTY_VALUES,
        [VALUE, VALUE],
        object_type=PropertyObjectType.POST,
        target_id=ID,
        body=[
            UpdatePropertyValuesRequestItem(field_id=ID, value=None),
            UpdatePropertyValuesRequestItem(field_id=OTHER_ID, value={"a": [1]}),
        ],
    ),
    _property_call(
        operations.GET_SYSTEM_PROPERTY_VALUES,
        [VALUE],
        cursor_id=ID,
        cursor_create_at=NOW,
        per_page=61,
    ),
    _property_call(
        operations.UPDATE_SYSTEM_PROPERTY_VALUES,
        [VALUE],
        body=[UpdateSystemPropertyValuesRequestItem(field_id=ID, value="text")],
    ),
)


def app_error(status: int) -> AppError:
    """Return the body of a failure."""
    return AppError(
        id="api.test.app_error",
        message="nö",
        request_id=ID,
        status_code=status,
    )
