"""Faults: one edit each to the generated package, and the property that must notice."""

from dataclasses import dataclass
from pathlib import Path

MODELS = "models.py"
TABLE = "operations.py"
AUTH = "auth.py"
ERRORS = "errors.py"
CLUSTERS = "client/remote_clusters.py"
PROPERTIES = "client/properties.py"
FIELDS = "GetPropertyFields"
CLUSTER_LIST = "GetRemoteClusters"
CREATE = "CreatePropertyField"
UPLOAD = "UploadRemoteClusterData"
PING = "RemoteClusterPing"
VALUES = "UpdatePropertyValues"


@dataclass(frozen=True, slots=True)
class Api:
    """Where a specification stands, and the package made from it.

    Without a `package` it is made for the tests.
    """

    spec: str
    package: str | None = None


MATTERMOST = Api("spec/mattermost", "generated/mattermost/mattermost_api")
HARBOUR = Api("spec/harbour/openapi.yaml", "generated/harbour/harbour_api")
QUAY = Api("tests/contract/faults/quay.yaml")
KENNEL = Api("tests/package/heirs.yaml")


@dataclass(frozen=True, slots=True)
class Fault:
    """Replace the first `old` after `anchor` in `file` of the package of an `api`.

    `aspect` starts the names of the checks of `operation` that must fail.
    """

    name: str
    file: str
    anchor: str
    old: str
    new: str
    aspect: str
    operation: str
    api: Api = MATTERMOST

    def inject(self, package: Path) -> None:
        """Edit a copy of the package."""
        path = package / self.file
        text = path.read_text("utf-8")
        at = text.index(self.old, text.index(self.anchor))
        text = text[:at] + self.new + text[at + len(self.old) :]
        path.write_text(text, "utf-8")


def model(
    name: str, anchor: str, old: str, new: str, aspect: str, operation: str
) -> Fault:
    return Fault(name, MODELS, anchor, old, new, f"model-{aspect}", operation)


def table(
    name: str, anchor: str, old: str, new: str, aspect: str, operation: str
) -> Fault:
    return Fault(name, TABLE, f'id="{anchor}"', old, new, aspect, operation)


def runtime(
    name: str, file: str, old: str, new: str, aspect: str, operation: str
) -> Fault:
    return Fault(name, f"_runtime/{file}", "", old, new, aspect, operation)
