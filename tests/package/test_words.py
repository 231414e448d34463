from hypothesis import given
from hypothesis import strategies as st

from specwright.python.modules import api_name
from specwright.python.pages import release
from specwright.python.reasons import reason
from specwright.python.wording import section, sentence, summary_of


def test_statuses_are_called_by_their_reason() -> None:
    assert [reason(status) for status in ("404", "418", "422", "413", "203")] == [
        "NotFound",
        "ImATeapot",
        "UnprocessableContent",
        "ContentTooLarge",
        "NonAuthoritativeInformation",
    ]
    assert [reason(status) for status in ("499", "4XX", "5xx", "default")] == [
        "Status499",
        "ClientError",
        "ServerError",
        "Default",
    ]


@given(st.integers(100, 599))
def test_every_status_has_the_name_of_a_class(status: int) -> None:
    assert reason(str(status)).isidentifier()
    assert reason(str(status))[0].isupper()


def test_versions_become_releases() -> None:
    versions = ["1.2.3", "v2.0-beta", "2022-11-28", "2024-01-01.acacia", "", "next"]
    assert [release(version) for version in versions] == [
        "1.2.3",
        "2.0",
        "2022.11.28",
        "2024.1.1",
        "0",
        "0",
    ]


def test_sentences_end() -> None:
    texts = ["The code", "Really?", "A list:", "of `x`", "", "(see below)"]
    assert [sentence(text) for text in texts] == [
        "The code.",
        "Really?",
        "A list:",
        "of `x`.",
        "",
        "(see below).",
    ]


def test_a_description_that_repeats_the_summary_is_left_out() -> None:
    assert summary_of("Get it", "Get it.", "x") == ("Get it.", "")
    assert summary_of("Get it", "Get it.\nReally.", "x") == ("Get it.", "Really.")
    assert summary_of("", "First.\n\nSecond.", "x") == ("First.", "Second.")
    assert summary_of("", "", "Call `GET /`.") == ("Call `GET /`.", "")


def test_sections_hang() -> None:
    text = "word " * 20
    lines = section("Args:", [("limit", text)], 80)
    assert lines[:2] == ["", "Args:"]
    assert lines[2].startswith("    limit: word")
    assert all(line.startswith("        word") for line in lines[3:])
    assert section("Args:", [], 80) == []


def test_the_first_line_of_an_entry_is_as_long_as_the_others() -> None:
    text = "of " * 60
    first, *rest = section("Args:", [("limit", text)], 80)[2:]
    assert 78 <= len(first) <= 80
    assert all(78 <= len(line) <= 80 for line in rest[:-1])


def test_sentences_name_the_api() -> None:
    assert api_name("Petstore") == "the Petstore API"
    assert api_name("GitHub v3 REST API") == "the GitHub v3 REST API"
    assert api_name("") == "the described API"
