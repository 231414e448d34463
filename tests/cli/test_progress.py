"""What is being done is shown in one line, which is taken back."""

import pytest

from specwright.cli.console import Console


def test_progress_never_takes_two_lines(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "20")
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    with Console().progress("a check with a very long name"):
        pass
    assert capsys.readouterr().err == "\r\033[Ka check with a  ...\r\033[K"
