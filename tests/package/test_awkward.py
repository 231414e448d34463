"""Everything that operations can have, in one specification."""

import ast
import subprocess
import sys
from pathlib import Path

import black
import pytest

from specwright.diagnostics import Diagnostic

Generated = tuple[dict[str, str], tuple[Diagnostic, ...]]


@pytest.fixture(scope="module")
def files(awkward: Generated) -> dict[str, str]:
    return awkward[0]


def test_what_is_left_out_is_said(awkward: Generated) -> None:
    assert [(one.code, one.location.pointer) for one in awkward[1]] == [
        ("unsupported-security-scheme", "/components/securitySchemes/digest"),
        (
            "unsupported-media-type",
            "/paths/~1bodies/post/responses/202/content/application~1xml",
        ),
    ]


def test_every_operation_is_there(files: dict[str, str]) -> None:
    table = files["operations.py"]
    for name in ("onlyDefault", "list", "peek", "sameTypes", "replaceBytes", "nothing"):
        assert f'id="{name}"' in table


def test_names_that_clash_are_told_apart(files: dict[str, str]) -> None:
    method = files["client/auth.py"]
    assert "        id: int,\n" in method
    assert "id_query: str | None = None," in method
    for name in ("self", "body", "options", "operations"):
        assert f"        {name}_: " in method
    assert "def auth_(self)" in files["client/__init__.py"]
    assert "auth_: " in files["server/__init__.py"]


def test_a_certificate_is_the_transports(files: dict[str, str]) -> None:
    assert "    tls: bool | None = None\n" in files["auth.py"]
    assert '"ClientCredentials"' in files["auth.py"]


def test_an_operation_with_a_server_of_its_own_says_so(files: dict[str, str]) -> None:
    table = files["operations.py"]
    assert table.count("server=") == 1
    assert 'server="https://upload.example.com",' in table


def test_a_default_that_can_be_changed_is_none_in_the_signature(
    files: dict[str, str],
) -> None:
    assert "operations_: list[str] | None = None," in files["client/auth.py"]
    assert "operations_: list[str],\n" in files["server/auth.py"]
    assert 'default=["a"],' in files["operations.py"]


def test_deprecated_operations_are_marked(files: dict[str, str]) -> None:
    assert files["client/auth.py"].count("@deprecated(") == 2


def test_errors_of_one_status_and_many_bodies_have_many_names(
    files: dict[str, str],
) -> None:
    assert files["errors.py"].count("    status = 404\n") == 3
    assert (
        'class ClientError(ApiError[dict[str, Any]]):\n    """Wrong."""'
        in (files["errors.py"])
    )
    assert 'class Default(ApiError[Thing]):\n    """Whatever' in files["errors.py"]
    assert "results={},\n" in files["operations.py"]


def test_types_that_do_not_tell_media_types_apart_need_a_word(
    files: dict[str, str],
) -> None:
    assert "media_type: (\n            Literal[" in files["client/other.py"]
    assert "media_type" not in files["server/other.py"]
    assert "Literal" not in files["server/other.py"]
    assert "class SameTypesOk(Variant[Thing | str | File]):" in files["results.py"]


def test_each_security_scheme_has_its_secret(files: dict[str, str]) -> None:
    auth = files["auth.py"]
    assert "basic: BasicSecret | None = None" in auth
    assert 'Bearer(attribute="oauth", token_url="https://example.com/token")' in auth
    assert '{"oauth": ("read", "write")},' in files["operations.py"]
    assert "credential: BasicCredential" in files["server/__init__.py"]


def test_addresses_are_functions(files: dict[str, str]) -> None:
    assert 'DEFAULT: Final = "https://eu.example.com:443/v1"' in files["servers.py"]
    assert (
        'region: Literal["eu", "us"] = "eu", port: str = "443"' in (files["servers.py"])
    )


def test_styles_that_are_not_the_usual_ones_are_written(files: dict[str, str]) -> None:
    table = files["operations.py"]
    assert 'style="deepObject",\n            explode=True,' in table
    assert 'style="pipeDelimited",' in table
    assert 'media_type="application/json",' in table


def test_black_would_change_nothing(files: dict[str, str]) -> None:
    for path, text in files.items():
        if path.endswith(".py") and text:
            ast.parse(text)
            assert black.format_str(text, mode=black.Mode()) == text, path


def test_types_hold_and_modules_load(files: dict[str, str], tmp_path: Path) -> None:
    modules = ["awkward"]
    for path, text in files.items():
        target = tmp_path / "awkward" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text)
        if path.endswith(".py") and "_runtime" not in path:
            module = path.removesuffix(".py").removesuffix("__init__").strip("/")
            modules.append(f"awkward.{module}".replace("/", ".").strip("."))
    program = "\n".join(f"import {module}" for module in modules)
    subprocess.run([sys.executable, "-c", program], cwd=tmp_path, check=True)
    run = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "awkward"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout
