"""A transport that answers from a list and keeps what it was sent."""

from typing import Any

import httpx2
from pet_api import (
    Client,
    pet,
)

from specwright.runtime.retries import Retries

RATE = {"x-rate": "1"}


class Server:
    """Answers from a list and keeps what it was sent."""

    def __init__(self, *answers: httpx2.Response | Exception) -> None:
        self.answers = list(answers)
        self.requests: list[httpx2.Request] = []
        self.bodies: list[bytes] = []

    def __call__(self, request: httpx2.Request) -> httpx2.Response:
        self.requests.append(request)
        self.bodies.append(request.read())
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if isinstance(answer, Exception):
            raise answer
        return answer

    def client(self, **choices: Any) -> Client:
        return Client(http=httpx2.MockTransport(self), **choices)

    @property
    def last(self) -> httpx2.Request:
        return self.requests[-1]


def found(**members: Any) -> httpx2.Response:
    return httpx2.Response(200, json=pet(**members), headers=RATE)


def no_content() -> httpx2.Response:
    return httpx2.Response(204)


WAITS: list[float] = []


def quick(**choices: Any) -> Retries:
    WAITS.clear()

    async def sleep(seconds: float) -> None:
        WAITS.append(seconds)

    return Retries(
        **{
            "sleep": WAITS.append,
            "sleep_async": sleep,
            "random": lambda: 1.0,
            "clock": lambda: 1_000_000_000.0,
            **choices,
        }
    )
