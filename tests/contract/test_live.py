import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from specwright.cli import main

from .stub import application, mattermost, serving

_INT64 = re.compile(
    r"became -?92233720368547758\d\d|cursor_create_at: Value greater than maximum"
)
AUTH = ["--auth", "bearerAuth=x", "--auth", "remoteClusterId=" + "a" * 26]
AUTH += ["--auth", "remoteClusterToken=t"]


def command(root: Path, url: str) -> list[str]:
    return [
        "contract",
        *("--spec", str(root / "spec/mattermost")),
        *("--output", str(root / "generated/mattermost")),
        *("--name", "mattermost_api", "--url", url, *AUTH),
        *("--max-examples", "4", "--format", "json"),
    ]


def test_the_stubs_pass(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with serving(application(mattermost(root))) as url:
        status = main([*command(root, url), "--all-methods"])
    said = json.loads(capsys.readouterr().out)
    assert said["failed"] == 0, said
    assert status == 0
    assert said["checks"] > 200


@pytest.mark.usefixtures("capsys")
def test_only_reading_methods_are_called_by_default(root: Path) -> None:
    methods: set[str] = set()
    app = application(mattermost(root))

    async def watched(scope: Any, receive: Any, send: Any) -> None:
        methods.add(scope["method"])
        await app(scope, receive, send)

    with serving(watched) as url:
        main([*command(root, url), "--operation", "GetRemoteCluster"])
        main(command(root, url))
    assert methods == {"GET"}


def test_a_wrong_answer_is_reported_with_a_command(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    async def wrong(_scope: Any, _receive: Any, send: Any) -> None:
        headers = [(b"content-type", b"application/json")]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": b'{"id": 1}'})

    with serving(wrong) as url:
        chosen = ["--operation", "GetRemoteCluster"]
        status = main([*command(root, url), *chosen])
    said = json.loads(capsys.readouterr().out)
    assert status == 1
    finding = said["findings"][0]
    assert finding["code"] == "live-server-disagrees"
    assert "curl" in finding["hint"]
    assert "--seed 0" in finding["hint"]


def test_schemathesis_finds_nothing_in_the_stubs(root: Path, tmp_path: Path) -> None:
    """A second judge, which sees some things differently.

    * The stubs remember nothing: what was deleted is still there. Not a matter of the
      document, so that check is left out.
    * `PATCH /remotecluster/ping`: it wants a 405, since the concrete path has no PATCH.
      The templated path beside it has one, and `ping` breaks the pattern of its
      parameter: a 400. That check is left out. Nor does it want `Allow` (ST205) to list
      the methods of the templated path.
    * It takes `format: int64` for a range. Here numeric formats are annotations, as in
      JSON Schema; the integers at the ends of that range are the only requests that
      it wants refused and we accept.
    """
    program = Path(sys.executable).with_name("schemathesis")
    if not program.exists():
        pytest.skip("schemathesis is not installed")
    subject = mattermost(root)
    spec = tmp_path / "openapi.yaml"
    spec.write_text(yaml.safe_dump(subject.document.value), "utf-8")
    with serving(application(subject)) as url:
        done = subprocess.run(
            [
                *(program, "run", str(spec), "--url", url, "--max-examples", "5"),
                *("-H", "Authorization: Bearer x", "--seed", "1", "--no-color"),
                *("-H", "X-RemoteCluster-Token: t"),
                *("-H", "X-RemoteCluster-Id: " + "a" * 26, "--mode", "all"),
                *("--exclude-checks", "use_after_free,unsupported_method"),
            ],
            capture_output=True,
            text=True,
            check=False,
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": ""},
        )
    wanted = [line for line in done.stdout.splitlines() if "Invalid component" in line]
    beyond = [line for line in wanted if _INT64.search(line)]
    assert wanted == beyond
    codes = set(re.findall(r"- (ST\d+) ", done.stdout))
    assert codes <= {"ST201", "ST205"}, done.stdout[-6000:]
