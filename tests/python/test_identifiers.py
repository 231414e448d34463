import ast
import keyword

from hypothesis import given
from hypothesis import strategies as st

from specwright.python.identifiers import constant, module, pascal, snake, words
from specwright.python.operation_names import module_names
from specwright.python.scopes import Candidate, settle

NAMES = st.text(max_size=12)


def test_words_of_usual_names() -> None:
    spellings = {
        "bornOn": "born_on",
        "HTTPServer": "http_server",
        "userIDs": "user_ids",
        "OAuth2Token": "oauth2_token",
        "X-Rate-Limit": "x_rate_limit",
        "+1": "plus_1",
        "-1": "minus_1",
        "class": "class_",
        "list": "list_",
        "_links": "links",
    }
    assert {name: snake(name) for name in spellings} == spellings


def test_classes_and_constants() -> None:
    assert pascal("HTTP-url") == "HttpUrl"
    assert pascal("simple-user") == "SimpleUser"
    assert constant("2fa") == "VALUE_2FA"
    assert pascal("404").isidentifier()


@given(NAMES)
def test_every_name_has_an_identifier(name: str) -> None:
    for made in (snake(name), pascal(name), constant(name), module(name)):
        assert made.isidentifier()
        assert not keyword.iskeyword(made)
        assert not made.startswith("_")
        tree = ast.parse(f"{made} = 1").body[0]
        assert isinstance(tree, ast.Assign)
        assert isinstance(tree.targets[0], ast.Name)
        assert tree.targets[0].id == made


@given(NAMES)
def test_a_class_never_looks_like_a_field(name: str) -> None:
    assert pascal(name) != snake(name)


@given(st.lists(NAMES, unique=True, max_size=8))
def test_a_scope_names_each_thing_once_in_any_order(names: list[str]) -> None:
    candidates = [Candidate(name, name, (snake(name),)) for name in names]
    settled = settle(candidates)
    assert len(set(settled.values())) == len(names)
    assert settle(reversed(candidates)) == settled


def test_the_author_of_a_name_keeps_it() -> None:
    candidates = [
        Candidate(name, name, (snake(name), f"{snake(name)}_{len(name)}"))
        for name in ("fooBar", "foo_bar")
    ]
    assert settle(candidates)["foo_bar"] == "foo_bar"


def test_digits_that_no_identifier_may_have_are_dropped() -> None:
    assert words("a²b") == ("a2b",)
    assert snake("a፩").isidentifier()


@given(NAMES | st.text(min_size=200) | st.sampled_from(("con", "AUX", "Lpt1", "nul")))
def test_every_module_can_be_a_file_on_every_system(name: str) -> None:
    made = module(name)
    assert made.isidentifier()
    assert len(made.encode()) <= 120
    assert made == made.lower()
    assert made not in {"con", "prn", "aux", "nul", "com1", "lpt1", "__init__"}


def test_a_long_module_ends_with_a_word() -> None:
    assert module("word " * 50) == "_".join(["word"] * 20)


def test_modules_of_tags_are_apart_from_each_other_and_from_what_is_there() -> None:
    long = "About " + "everything " * 40
    tags = ("Shared", "shared", "con", "CON", long, f"{long} else", f"{long} more")
    names = module_names(tags).values()
    assert len(set(names)) == len(tags)
    assert not {"shared", "con", "CON"} & set(names)
    assert all(len(name.encode()) <= 120 for name in names)
