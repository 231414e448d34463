import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from specwright.python.docstrings import docstring
from specwright.python.markup import markdown
from specwright.python.wording import sentence, summary_of

TAGS = ["<p>", "</p>", "<br>", "<code>", "</code>", "<a href='/x'>", "</a>", "<b>"]
PIECES = st.sampled_from([*TAGS, "<li>", "</li>", "`", "```", "| ", "\n", "word ", "<"])


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>One.</p>\n\n<p>Two. </p>", "One.\n\nTwo."),
        ("<p>One.</p><P class=x>Two.</P>", "One.\n\nTwo."),
        ("One.<br>Two.<br/><br />Three.", "One.\n\nTwo.\n\nThree."),
        ("The <code>id</code> of it", "The `id` of it"),
        ("<strong>Not</strong> <em>now</em>", "**Not** *now*"),
        ('See <a href="/docs/api">the docs</a>.', "See [the docs](/docs/api)."),
        (
            '<a class="l" href="/a"><code>a.b</code></a> and <a href="/c">c</a>',
            "[`a.b`](/a) and [c](/c)",
        ),
        (
            "<p>Of:</p>\n<ul>\n<li>one</li>\n<li>two</li>\n</ul>",
            "Of:\n\n- one\n- two",
        ),
    ],
)
def test_html_is_read_as_markdown(html: str, text: str) -> None:
    assert markdown(html) == text


@pytest.mark.parametrize(
    "text",
    [
        "a < b and b > c",
        "`<p>` and `<code>`",
        "```\n<p>as it is</p>\n```",
        "| a<br>b | c |",
        "    <p>code</p>",
        "only <code> begins",
        "<amount> of <currency>",
        "ends</a> what <strong>began",
        "<pre>one</pre>",
        "<script>alert(1)</script>",
    ],
)
def test_what_is_no_html_of_ours_stays(text: str) -> None:
    assert markdown(text) == text


def test_sentences_and_summaries_see_no_html() -> None:
    assert sentence("<p>Gets it</p>") == "Gets it."
    assert summary_of("", "<p>First.</p><p>Second.</p>", "x") == ("First.", "Second.")
    assert summary_of("Get it", "<p>Get it.</p>", "x") == ("Get it.", "")


def test_a_docstring_of_html_is_wrapped() -> None:
    text = f"<p>{'A sentence that goes on. ' * 8}</p>"
    assert max(map(len, docstring(text, 4).split("\n"))) <= 88


@given(st.lists(PIECES, max_size=30).map("".join))
def test_no_words_are_lost(text: str) -> None:
    assert markdown(text).count("word") == text.count("word")
    assert markdown(markdown(text)) == markdown(text)


@pytest.mark.parametrize("piece", ["<a ", "<p ", "`", "```", "<a href='", "<code>"])
def test_no_text_takes_long(piece: str) -> None:
    began = time.process_time()
    markdown(piece * 20_000 + "<br>")
    assert time.process_time() - began < 2
