import httpx2
import pytest
from mattermost_api import AsyncClient, Auth, Client
from mattermost_api.server import Application
from mattermost_calls import ID
from mattermost_service import TOKEN, Notes, recording_app
from mattermost_transport import LocalTransport

URL = "http://mattermost.test"
AUTH = Auth(bearer_auth=TOKEN, remote_cluster_id=ID, remote_cluster_token=TOKEN)


@pytest.fixture
def notes() -> Notes:
    return Notes()


@pytest.fixture
def app(notes: Notes) -> Application:
    return recording_app(notes)


@pytest.fixture
def client(app: Application) -> Client:
    return Client(URL, auth=AUTH, http=LocalTransport(app), retries=0)


@pytest.fixture
def async_client(app: Application) -> AsyncClient:
    transport = httpx2.ASGITransport(app=app)
    return AsyncClient(URL, auth=AUTH, http=transport, retries=0)


@pytest.fixture
def raw(app: Application) -> httpx2.Client:
    """Return a client that sends whatever it is told to."""
    headers = {"Authorization": f"Bearer {TOKEN}"}
    return httpx2.Client(
        base_url=URL,
        headers=headers,
        transport=LocalTransport(app),
    )
