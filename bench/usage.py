"""What it costs to look at what 50 running jobs use: processor time of worker and server, and bytes of their curves."""

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator, Awaitable, Callable

from bench.figures import Figure, median_of
from bench.machine import cpu_s
from bench.scale import Scale
from bench.stack import Server, clean_store, server
from chronos_synapse.domain.log import LogStream
from chronos_synapse.domain.usage import Quantity, interval_s
from chronos_synapse.sandbox.command import Command
from chronos_synapse.sandbox.process import run_process
from chronos_synapse.sandbox.spawner import Spawner
from chronos_synapse.services.running.usage_sampler import UsageSampler, Watched
from chronos_synapse.storage.redis.client import RedisDoor

JOBS = 50
COMMAND = "while :; do sleep 0.5; done"
"""A shell and a child, which is another one twice a second."""
LIFE_MS = 600_000
HOUR_S = 3600
Used = dict[str, float]


async def measure(scale: Scale) -> list[Figure]:
    """At one look a second, as in the first minute of an attempt, and spread over an attempt of an hour."""
    with server() as running:
        return median_of([await _one_run(running, scale.usage_s) for _ in range(scale.runs)])


async def _one_run(running: Server, seconds: float) -> list[Figure]:
    async with clean_store(running.url) as (door, stores), Spawner() as spawner:
        sampler = UsageSampler(stores.usage, life_ms=LIFE_MS)
        async with _jobs(sampler, spawner) as watched:
            idle = await _used(running.pid, seconds / 2)
            looks = _Looks(sampler, watched)
            busy = await _used(running.pid, seconds, looks.take_until)
        bytes_each = await _bytes(door, [found.execution_id for found in watched])
    bench, unit = f"{JOBS} running jobs", "% of a core"
    shares = {name: max(0.0, busy[name] - idle[name]) * 100 for name in busy}
    every_s = seconds / looks.count
    return [
        *(Figure(bench=bench, name=f"young ones: {name}", value=share, unit=unit) for name, share in shares.items()),
        Figure(bench=bench, name="young ones: both", value=sum(shares.values()), unit=unit, at_most=1.0),
        Figure(bench=bench, name="young ones: a look every", value=every_s, unit="s"),
        Figure(
            bench=bench,
            name="on average over an hour",
            value=sum(shares.values()) * every_s * _share(HOUR_S),
            unit=unit,
        ),
        Figure(bench=bench, name="points of a day", value=_looks(24 * HOUR_S), unit="", at_most=500),
        Figure(bench=bench, name=f"bytes of a curve of {looks.count} points", value=bytes_each, unit="B"),
    ]


class _Looks:
    """As a worker takes them, of attempts that stay young."""

    def __init__(self, sampler: UsageSampler, watched: list[Watched]) -> None:
        self._sampler = sampler
        self._watched = watched
        self.count = 0

    async def take_until(self, end: float) -> None:
        while time.monotonic() < end:
            for found in self._watched:
                found.due_at = 0.0
            self.count += 1
            await asyncio.sleep(await self._sampler.tick())


async def _used(redis_pid: int, seconds: float, work: Callable[[float], Awaitable[None]] | None = None) -> Used:
    """Part of a core that this process and the server use meanwhile."""
    began = time.monotonic()
    own_s, redis_s = time.process_time(), cpu_s(redis_pid)
    if work is not None:
        await work(began + seconds)
    await asyncio.sleep(max(0.0, began + seconds - time.monotonic()))
    took_s = time.monotonic() - began
    return {"worker": (time.process_time() - own_s) / took_s, "redis": (cpu_s(redis_pid) - redis_s) / took_s}


@contextlib.asynccontextmanager
async def _jobs(sampler: UsageSampler, spawner: Spawner) -> AsyncIterator[list[Watched]]:
    """`JOBS` shells that run until the end."""
    cancelled = asyncio.Event()
    watched = [sampler.watch(f"bench{number:011d}-1") for number in range(JOBS)]
    async with asyncio.TaskGroup() as group:
        for found in watched:
            command = Command(
                argv=("/bin/sh", "-c", COMMAND),
                environment={"PATH": "/usr/bin:/bin"},
                cwd="/",
                execution_id=found.execution_id,
                fence=1,
                timeout_s=600.0,
                grace_s=0.1,
                watch=found.attach,
            )
            group.create_task(run_process(command, spawner=spawner, emit=_emit, cancelled=cancelled))
        while not all(found.gauge for found in watched):  # noqa: ASYNC110 - nothing could set an event
            await asyncio.sleep(0.05)
        await asyncio.sleep(2.5)
        yield watched
        cancelled.set()


async def _bytes(door: RedisDoor, execution_ids: list[str]) -> float:
    keys = [door.keys.usage(execution_id, quantity) for execution_id in execution_ids for quantity in Quantity]
    found = await door.pipeline([("MEMORY", "USAGE", key) for key in keys])
    return sum(size or 0 for size in found) / len(execution_ids)


def _share(seconds: int) -> float:
    """Looks at an attempt of this length, as a part of one each second."""
    return _looks(seconds) / seconds


def _looks(seconds: int) -> int:
    age_s = looks = 0
    while age_s < seconds:
        age_s += interval_s(age_s)
        looks += 1
    return looks


async def _emit(stream: LogStream, chunk: bytes) -> None:
    del stream, chunk
