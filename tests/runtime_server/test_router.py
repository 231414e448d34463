"""Where a path leads."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from specwright.runtime.server.paths import raw_path
from specwright.runtime.server.router import Router, segment_literals


def routed(*templates: str) -> Router[str]:
    router: Router[str] = Router()
    for template in templates:
        method, _, path = template.partition(" ")
        router.add(method, path, template)
    return router


ROUTER = routed(
    "GET /",
    "GET /clusters",
    "GET /clusters/{id}",
    "PATCH /clusters/{id}",
    "POST /clusters/ping",
    "POST /clusters/upload/{upload}",
    "POST /clusters/{user}/image",
    "GET /files/{name}.{suffix}",
    "GET /files/{name}.json",
    "GET /files/{id}",
    "GET /days/{year}-{month}-{day}",
    "GET /slash/",
    "GET /a b/ü",
)


@pytest.mark.parametrize(
    ("method", "path", "expected"),
    [
        ("GET", "/", ("GET /", ())),
        ("GET", "/clusters", ("GET /clusters", ())),
        ("GET", "/clusters/", None),
        ("GET", "/clusters/x", ("GET /clusters/{id}", ("x",))),
        ("POST", "/clusters/ping", ("POST /clusters/ping", ())),
        ("GET", "/clusters/ping", ("GET /clusters/{id}", ("ping",))),
        ("POST", "/clusters/upload/x", ("POST /clusters/upload/{upload}", ("x",))),
        (
            "POST",
            "/clusters/upload/image",
            ("POST /clusters/upload/{upload}", ("image",)),
        ),
        ("POST", "/clusters/u/image", ("POST /clusters/{user}/image", ("u",))),
        ("GET", "/clusters/a%2Fb", ("GET /clusters/{id}", ("a%2Fb",))),
        ("GET", "/clusters/a/b", None),
        ("GET", "/files/a.json", ("GET /files/{name}.json", ("a",))),
        ("GET", "/files/a.b.c", ("GET /files/{name}.{suffix}", ("a", "b.c"))),
        ("GET", "/files/.c", ("GET /files/{id}", (".c",))),
        ("GET", "/files/plain", ("GET /files/{id}", ("plain",))),
        (
            "GET",
            "/days/2026-11-22",
            ("GET /days/{year}-{month}-{day}", ("2026", "11", "22")),
        ),
        ("GET", "/days/2026-11", None),
        ("GET", "/slash/", ("GET /slash/", ())),
        ("GET", "/slash", None),
        ("GET", "/a%20b/%C3%BC", ("GET /a b/ü", ())),
        ("GET", "/%63lusters", ("GET /clusters", ())),
        ("GET", "", None),
    ],
)
def test_a_path_leads_to_the_most_concrete_template(
    method: str, path: str, expected: object
) -> None:
    assert ROUTER.find(method, path) == expected


def test_a_path_names_every_resource_that_it_could_mean() -> None:
    found = [resource.template for resource, _ in ROUTER.resources("/clusters/ping")]
    assert found == ["/clusters/ping", "/clusters/{id}"]


def test_one_place_serves_one_operation() -> None:
    with pytest.raises(ValueError, match="served twice"):
        routed("GET /a/{x}", "GET /a/{y}")


@given(st.text(alphabet="/ab%2.-{}", max_size=40))
def test_what_is_found_is_what_is_listed(path: str) -> None:
    listed = [
        (resource.methods["GET"], captures)
        for resource, captures in ROUTER.resources(path)
        if "GET" in resource.methods
    ]
    found = ROUTER.find("GET", path)
    assert found == (listed[0] if listed else None)


def test_no_path_takes_long() -> None:
    router = routed(
        *(
            f"GET /{'/'.join(['{a}-{b}', '{c}'][i >> k & 1] for k in range(6))}/x"
            for i in range(64)
        )
    )
    path = "/" + "/".join(["-" * 10_000] * 6) + "/y"
    start = time.process_time()
    assert router.find("GET", path) is None
    # Far above what it takes, far below what an explosion would.
    assert time.process_time() - start < 30


@pytest.mark.parametrize(
    ("segment", "literals"),
    [("a", ("a",)), ("{a}", ("", "")), ("x{a}-{b}.y", ("x", "-", ".y"))],
)
def test_literals_stand_around_parameters(
    segment: str, literals: tuple[str, ...]
) -> None:
    assert segment_literals(segment) == literals


@pytest.mark.parametrize(
    ("scope", "expected"),
    [
        ({"path": "/a/b", "raw_path": b"/a%2Fb"}, "/a%2Fb"),
        ({"path": "/a b"}, "/a%20b"),
        ({"path": "/v1/a/b", "raw_path": b"/v1/a%2Fb", "root_path": "/v1"}, "/a%2Fb"),
        ({"path": "/a/b", "raw_path": b"/a/b", "root_path": "/v1"}, "/a/b"),
        ({"path": "/v1", "raw_path": b"/v1", "root_path": "/v1"}, ""),
        ({"path": "/x y/z/", "raw_path": b"/x%20y/z/", "root_path": "/x y"}, "/z/"),
    ],
)
def test_the_path_below_the_root(scope: dict[str, object], expected: str) -> None:
    assert raw_path(scope) == expected
