"""What all daemons share: loops that survive, and a word of the living."""

import asyncio
import os
import signal

import pytest

from chronos_synapse.daemons.process import Identity, pause, repeat, stop_on_signals, take_leave
from chronos_synapse.domain.errors import Unavailable
from chronos_synapse.storage.redis.client import open_redis
from chronos_synapse.storage.redis.daemons import DaemonStore


async def test_a_loop_survives_an_outage_and_a_defect(caplog: pytest.LogCaptureFixture) -> None:
    stop = asyncio.Event()
    troubles: list[Exception] = [
        Unavailable("gone", part="redis"),
        RuntimeError("oops"),
        ExceptionGroup("of a task group", [Unavailable("gone", part="redis")]),
    ]
    calls = 0

    async def action() -> float:
        nonlocal calls
        calls += 1
        if troubles:
            raise troubles.pop(0)
        stop.set()
        return 0.0

    await repeat(stop, action, name="test")

    assert calls == 4
    assert caplog.messages.count("a loop failed and goes on") == 1
    assert caplog.messages.count("waiting for the store") == 1


async def test_a_loop_that_waits_ends_as_soon_as_it_is_told_to() -> None:
    stop = asyncio.Event()

    async def action() -> float:
        asyncio.get_running_loop().call_soon(stop.set)
        return 3600.0

    async with asyncio.timeout(30):
        await repeat(stop, action, name="test")


async def test_a_loop_that_never_waits_leaves_others_their_turn() -> None:
    stop = asyncio.Event()
    asyncio.get_running_loop().call_later(0.01, stop.set)

    async def action() -> float:
        return 0.0

    async with asyncio.timeout(30):
        await repeat(stop, action, name="test")


async def test_a_pause_ends_by_itself() -> None:
    async with asyncio.timeout(30):
        await pause(asyncio.Event(), 0.001)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_both_signals_stop(number: signal.Signals) -> None:
    stop = stop_on_signals()

    os.kill(os.getpid(), number)

    async with asyncio.timeout(30):
        await stop.wait()


async def test_an_outage_is_no_reason_not_to_stop(tmp_path: object, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO")
    async with open_redis(f"unix://{tmp_path}/nobody.sock", "{t}") as door:
        await take_leave(DaemonStore(door), "worker", Identity())

    assert "could not take leave" in caplog.messages


def test_no_two_processes_have_the_same_identity() -> None:
    assert Identity().id != Identity().id
    assert Identity().pid == os.getpid()
