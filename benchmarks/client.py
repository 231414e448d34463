"""What a generated client adds to a call over bare httpx2.

Both send the same request to the same transport in memory and end with the same model:
path and query parameters, a header, a JSON body, a validated JSON answer. The figure is
the difference in CPU time of one call.

    PYTHONPATH=src python benchmarks/client.py
"""

import asyncio
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any, Final

import httpx2

sys.path.insert(0, str(Path(__file__).parents[1] / "src"))

from specwright.runtime.client import BaseAsyncClient, BaseClient
from specwright.runtime.credentials import Credentials
from specwright.runtime.model import Model
from specwright.runtime.operation import (
    Body,
    Operation,
    Parameter,
    Response,
    json_content,
)
from specwright.runtime.scalars import Integer

CALLS: Final = 2000
ROUNDS: Final = 7
ADDRESS: Final = "http://pets.test/v1"


class Pet(Model):
    """What is sent, and what is answered."""

    id: Integer
    name: str
    tags: list[str]


OPERATION: Final[Operation[Pet]] = Operation(
    id="movePet",
    method="PUT",
    path="/pets/{petId}/home",
    parameters=(
        Parameter(argument="pet_id", name="petId", place="path", type=Integer),
        Parameter(argument="dry", name="dry", place="query", type=bool),
        Parameter(argument="limit", name="limit", place="query", type=Integer),
        Parameter(argument="trace", name="X-Trace", place="header", type=str),
    ),
    body=Body(contents=json_content(Pet)),
    results={200: Response(contents=json_content(Pet))},
)
PET: Final = Pet(id=1, name="Rex", tags=["a", "b"])
ARGUMENTS: Final = {"pet_id": 7, "dry": True, "limit": 3, "trace": "t", "body": PET}
ANSWER: Final = PET.model_dump_json().encode()
JSON: Final = {"content-type": "application/json"}


def serve(_: httpx2.Request) -> httpx2.Response:
    """Answer without a network."""
    return httpx2.Response(200, content=ANSWER, headers=JSON)


def bare(http: httpx2.Client) -> Pet:
    """Make the call as one would by hand."""
    response = http.request(
        "PUT",
        f"{ADDRESS}/pets/{7}/home",
        params={"dry": "true", "limit": 3},
        headers={"x-trace": "t", "accept": "application/json", **JSON},
        content=PET.model_dump_json().encode(),
    )
    return Pet.model_validate_json(response.content)


async def bare_async(http: httpx2.AsyncClient) -> Pet:
    """Make the call as one would by hand, and await it."""
    response = await http.request(
        "PUT",
        f"{ADDRESS}/pets/{7}/home",
        params={"dry": "true", "limit": 3},
        headers={"x-trace": "t", "accept": "application/json", **JSON},
        content=PET.model_dump_json().encode(),
    )
    return Pet.model_validate_json(response.content)


def measured(call: Callable[[], Any]) -> float:
    """Return the CPU time of a run of calls, in microseconds a call."""
    started = time.process_time()
    call()
    return (time.process_time() - started) / CALLS * 1e6


def report(name: str, bare: list[float], ours: list[float]) -> None:
    """Print medians, and the median of the differences within a round."""
    more = median(b - a for a, b in zip(bare, ours, strict=True))
    sys.stdout.write(
        f"{name:6} httpx2 {median(bare):6.1f} us   ours {median(ours):6.1f} us   "
        f"overhead {more:6.1f} us a call\n"
    )


def sync() -> None:
    """Measure the client that waits."""
    transport = httpx2.MockTransport(serve)
    http = httpx2.Client(transport=transport)
    client = BaseClient[Credentials](ADDRESS, http=transport)

    def run_bare() -> None:
        for _ in range(CALLS):
            bare(http)

    def run_ours() -> None:
        for _ in range(CALLS):
            client.call(OPERATION, None, ARGUMENTS)

    runs = [(measured(run_bare), measured(run_ours)) for _ in range(ROUNDS)]
    report("sync", [one for one, _ in runs], [one for _, one in runs])


async def asynchronous() -> None:
    """Measure the client that is awaited."""
    transport = httpx2.MockTransport(serve)
    http = httpx2.AsyncClient(transport=transport)
    client = BaseAsyncClient[Credentials](ADDRESS, http=transport)
    bares: list[float] = []
    ours: list[float] = []
    for _ in range(ROUNDS):
        started = time.process_time()
        for _ in range(CALLS):
            await bare_async(http)
        between = time.process_time()
        for _ in range(CALLS):
            await client.call(OPERATION, None, ARGUMENTS)
        bares.append((between - started) / CALLS * 1e6)
        ours.append((time.process_time() - between) / CALLS * 1e6)
    report("async", bares, ours)


if __name__ == "__main__":
    sync()
    asyncio.run(asynchronous())
