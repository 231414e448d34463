"""Every operation, called with the generated clients, served by the generated stubs."""

import asyncio
from typing import Any

import pytest
from mattermost_api import AsyncClient, Client, operations
from mattermost_calls import CALLS, ID, Call, app_error
from mattermost_service import Notes, assert_arrived

CASES = [
    pytest.param(call, answer, id=f"{call.operation.id}-{number}")
    for call in CALLS
    for number, answer in enumerate(call.results)
]
FAILURES = [
    pytest.param(call, status, id=f"{call.operation.id}-{status}")
    for call in {call.operation.id: call for call in CALLS}.values()
    for status in call.operation.errors
]


def test_no_operation_is_left_out() -> None:
    assert {call.operation.id for call in CALLS} == {
        operation.id for operation in operations.OPERATIONS
    }
    assert len(operations.OPERATIONS) == 20


def test_no_success_is_left_out() -> None:
    """Where there are several, each has a class of its own."""
    for operation in operations.OPERATIONS:
        variants = {response.variant for response in operation.results.values()} - {
            None
        }
        answered = {
            type(answer)
            for call in CALLS
            if call.operation is operation
            for answer in call.results
        }
        assert variants <= answered


def send(client: Client, call: Call) -> Any:
    return getattr(getattr(client, call.tag), call.method)(**call.arguments)


def send_async(client: AsyncClient, call: Call) -> Any:
    async def run() -> Any:
        async with client:
            return await getattr(getattr(client, call.tag), call.method)(
                **call.arguments
            )

    return asyncio.run(run())


@pytest.mark.parametrize(("call", "answer"), CASES)
def test_arguments_and_results_arrive(
    call: Call, answer: Any, notes: Notes, client: Client
) -> None:
    notes.answer = answer
    result = send(client, call)
    assert_arrived(notes, call)
    assert result == answer
    assert type(result) is type(answer)


@pytest.mark.parametrize(("call", "answer"), CASES)
def test_the_async_client_does_the_same(
    call: Call, answer: Any, notes: Notes, async_client: AsyncClient
) -> None:
    notes.answer = answer
    result = send_async(async_client, call)
    assert_arrived(notes, call)
    assert result == answer
    assert type(result) is type(answer)


@pytest.mark.parametrize(("call", "status"), FAILURES)
def test_documented_failures_arrive(
    call: Call, status: int, notes: Notes, client: Client
) -> None:
    error = call.operation.errors[status]
    notes.answer = error(app_error(status))
    with pytest.raises(error) as raised:
        send(client, call)
    assert raised.value.body == app_error(status)
    assert raised.value.status == status


@pytest.mark.parametrize(("call", "status"), FAILURES)
def test_documented_failures_arrive_at_the_async_client(
    call: Call, status: int, notes: Notes, async_client: AsyncClient
) -> None:
    error = call.operation.errors[status]
    notes.answer = error(app_error(status))
    with pytest.raises(error) as raised:
        send_async(async_client, call)
    assert raised.value.body == app_error(status)


def test_ids_in_bodies_are_not_confused(notes: Notes, client: Client) -> None:
    call = CALLS[2]
    notes.answer = call.results[0]
    assert client.remote_clusters.get_remote_cluster(ID).remote_id == ID
