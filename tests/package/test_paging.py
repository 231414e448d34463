"""Which operations get a twin that iterates, and how it finds the next page."""

import re
from collections.abc import Callable
from typing import Any

import pytest

from specwright.diagnostics import Diagnostic

Generated = tuple[dict[str, str], tuple[Diagnostic, ...]]
Generator = Callable[[dict[str, Any], str], Generated]

TEXT = {"type": "string"}
NUMBER = {"type": "integer"}
PET = {
    "type": "object",
    "properties": {"id": TEXT, "create_at": NUMBER, "createdBy": TEXT},
}
PETS = {"type": "array", "items": {"$ref": "#/components/schemas/Pet"}}


def wrapped(**members: Any) -> dict[str, Any]:
    return {"type": "object", "properties": {"data": PETS, **members}}


def spec(
    body: dict[str, Any],
    parameters: dict[str, dict[str, Any]],
    declared: object = None,
    **operation: Any,
) -> dict[str, Any]:
    listed = [
        {"name": name, "in": "query", "schema": schema}
        for name, schema in parameters.items()
    ]
    content = {"application/json": {"schema": body}}
    answer = {"description": "Pets.", "content": content}
    answer |= operation.pop("answer", {})
    of = {
        "operationId": "listPets",
        "parameters": listed,
        "responses": {"200": answer, **operation.pop("others", {})},
        **operation,
    }
    if declared is not None:
        of["x-specwright-pagination"] = declared
    return {
        "openapi": "3.1.0",
        "info": {"title": "Pets", "version": "1"},
        "paths": {"/pets": {"get": of}},
        "components": {"schemas": {"Pet": PET}},
    }


def pages_of(generated: Generated) -> str | None:
    """Return the source of the pagination, on one line."""
    squeezed = re.sub(r"\s+", "", generated[0]["operations.py"])
    found = re.search(
        r"_PAGES:Final\[pagination\.Pages\[Pet\]\]=pagination\.Pages\(pagination\.(.*?)\)OPERATIONS",
        squeezed,
    )
    return found and found[1].replace(",)", ")").rstrip(",")


LINK = {"headers": {"Link": {"schema": TEXT}}}
CONVENTIONS: list[tuple[str, dict[str, Any], str | None]] = [
    (
        "pages from 0, as the default says",
        spec(PETS, {"page": {**NUMBER, "default": 0}, "per_page": NUMBER}),
        'PageNumber(page="page",size="per_page",first=0)',
    ),
    (
        "pages from 1, in an object",
        spec(wrapped(), {"pageNumber": NUMBER, "pageSize": NUMBER}),
        'PageNumber(page="page_number",size="page_size",first=1,items=("data"))',
    ),
    (
        "offset",
        spec(wrapped(total=NUMBER), {"offset": NUMBER, "limit": NUMBER}),
        'Offset(offset="offset",limit="limit",items=("data"))',
    ),
    ("offset without a limit", spec(PETS, {"offset": NUMBER}), None),
    (
        "a cursor of several arguments, out of the last item",
        spec(
            PETS,
            {"cursor_id": TEXT, "cursor_create_at": NUMBER, "per_page": NUMBER},
        ),
        (
            'Cursor(arguments={"cursor_id":("id"),"cursor_create_at":("create_at")},'
            'size="per_page")'
        ),
    ),
    (
        "starting after the last item",
        spec(wrapped(has_more={"type": "boolean"}), {"starting_after": TEXT}),
        'Cursor(arguments={"starting_after":("id")},more=("has_more"),items=("data"))',
    ),
    (
        "a cursor in the answer, which may be null",
        spec(wrapped(nextCursor={"type": ["string", "null"]}), {"cursor": TEXT}),
        'Cursor(arguments={"cursor":("next_cursor")},of_last_item=False,items=("data"))',
    ),
    (
        "a cursor in a wrapper of the answer",
        spec(
            wrapped(meta={"type": "object", "properties": {"next_token": TEXT}}),
            {"page_token": TEXT},
        ),
        (
            'Cursor(arguments={"page_token":("meta","next_token")},'
            'of_last_item=False,items=("data"))'
        ),
    ),
    (
        "an address in the answer",
        spec(wrapped(next={**TEXT, "format": "uri"}), {"page": NUMBER}),
        'NextLink(link=("next"),items=("data"))',
    ),
    (
        "hypertext",
        spec(
            wrapped(
                _links={
                    "type": "object",
                    "properties": {
                        "next": {"type": "object", "properties": {"href": TEXT}}
                    },
                }
            ),
            {"after": TEXT},
        ),
        'NextLink(link=("links","next","href"),items=("data"))',
    ),
    ("the header Link", spec(PETS, {"page": NUMBER}, answer=LINK), "NextLink()"),
    ("a header Link that no query follows", spec(PETS, {}, answer=LINK), None),
    ("a page of a book", spec(PET, {"page": NUMBER}), None),
    ("a page with a name", spec(PETS, {"page": TEXT}), None),
    (
        "two lists",
        spec(wrapped(others=PETS), {"page": NUMBER}),
        None,
    ),
    (
        "one success of several",
        spec(PETS, {"page": NUMBER}, others={"204": {"description": "None."}}),
        'PageNumber(page="page",size=None,first=1,items=("body"))',
    ),
    ("turned off", spec(PETS, {"page": NUMBER}, declared=False), None),
    (
        "declared by style alone",
        spec(PETS, {"page": NUMBER}, {"style": "link"}),
        "NextLink()",
    ),
    (
        "declared in full",
        spec(
            wrapped(others=PETS),
            {"from": TEXT, "n": NUMBER},
            {
                "style": "cursor",
                "items": "/others",
                "cursor": {"from": "/createdBy"},
                "size": "n",
            },
        ),
        'Cursor(arguments={"from_":("created_by")},size="n",items=("others"))',
    ),
    (
        "declared with names of its own",
        spec(PETS, {"leaf": NUMBER}, {"style": "page", "page": "leaf", "first": 7}),
        'PageNumber(page="leaf",size=None,first=7)',
    ),
    (
        "declared to count items",
        spec(PETS, {"beyond": NUMBER}, {"style": "offset", "offset": "beyond"}),
        'Offset(offset="beyond",limit=None)',
    ),
    (
        "declared to be in the body",
        spec(
            wrapped(on=TEXT),
            {"at": TEXT},
            {"style": "cursor", "from": "body", "cursor": {"at": "/on"}},
        ),
        'Cursor(arguments={"at":("on")},of_last_item=False,items=("data"))',
    ),
]


@pytest.mark.parametrize(
    ("document", "expected"),
    [(document, expected) for _, document, expected in CONVENTIONS],
    ids=[name for name, _, _ in CONVENTIONS],
)
def test_how_an_operation_pages(
    generator: Generator, document: dict[str, Any], expected: str | None
) -> None:
    generated = generator(document, "pets")
    assert generated[1] == ()
    assert pages_of(generated) == expected
    client = generated[0]["client/default.py"]
    assert ("Iterator[Pet]" in client) == (expected is not None)
    assert ("self._iterate(" in client) == (expected is not None)


@pytest.mark.parametrize(
    ("declared", "problem"),
    [
        ("page", "it is neither false nor an object"),
        ({"style": "pages"}, '"style" is none of "page", "offset", "cursor", "link"'),
        ({"style": "link", "size": "n"}, 'style "link" knows no "size"'),
        (
            {"style": "page", "page": "leaf"},
            'the operation has no parameter "leaf"',
        ),
        (
            {"style": "link", "next": "/links/next"},
            '"/links/next" leads to nothing that is described',
        ),
        ({"style": "link", "next": "next"}, '"next" holds no JSON Pointer'),
        (
            {"style": "link", "items": "/nothing"},
            "the answer holds no list, or several: say `items`",
        ),
        ({"style": "cursor"}, 'what style "cursor" needs is not there'),
    ],
)
def test_a_declaration_that_does_not_fit_is_said(
    generator: Generator, declared: object, problem: str
) -> None:
    generated = generator(spec(wrapped(), {"page": NUMBER}, declared), "pets")
    assert f'"listPets" gets no iterator: {problem}' in [
        one.message for one in generated[1]
    ]
    assert {one.code for one in generated[1]} == {"invalid-pagination"}
    assert pages_of(generated) is None


def test_a_twin_takes_no_name_that_is_taken(generator: Generator) -> None:
    document = spec(PETS, {"page": NUMBER})
    get = document["paths"]["/pets"]["get"]
    document["paths"]["/all"] = {"get": {**get, "operationId": "iterPets"}}
    client = generator(document, "pets")[0]["client/default.py"]
    names = re.findall(r"^    def (\w+)\(self", client, re.MULTILINE) + re.findall(
        r"^    def (\w+)\(\n", client, re.MULTILINE
    )
    assert sorted(set(names)) == [
        "iter_iter_pets",
        "iter_list_pets",
        "iter_pets",
        "list_pets",
    ]
