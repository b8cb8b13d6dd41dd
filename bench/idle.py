"""(d) What it costs to have many jobs of which none is due."""

import asyncio
import time

from bench import jobs
from bench.figures import Figure
from bench.machine import cpu_s
from bench.scale import Scale
from bench.stack import clean_store, processes, server, until_alive, used_memory
from bench.wire import Wire
from chronos_synapse.domain.clock import to_ms, utc_now

KINDS = ("scheduler", "worker", "analyst")
HOUR_MS = 3_600_000
SETTLE_S = 3.0
AT_MOST = {"scheduler": 5.0}


async def measure(scale: Scale) -> list[Figure]:
    """Redis bytes a job; processor time of each process."""
    return await measure_many(scale.idle_jobs, scale.idle_s)


async def measure_million(scale: Scale) -> list[Figure]:
    """The same with so many jobs that only Redis is in the way; takes minutes to set up."""
    return await measure_many(scale.many_jobs, scale.idle_s)


async def measure_many(count: int, seconds: float) -> list[Figure]:
    """The same with `count` jobs, looked at for so long."""
    bench = f"{count:,} jobs"
    with server() as running, Wire(running.url) as wire:
        async with clean_store(running.url) as (_, stores):
            empty = used_memory(wire)
            first_ms = to_ms(utc_now()) + HOUR_MS
            fire_ms: list[int | None] = [first_ms + number * 86_400_000 // count for number in range(count)]
            await jobs.save(stores, [jobs.a_job(number) for number in range(count)], fire_ms)
            per_job = (used_memory(wire) - empty) / count
            with processes(running.url, running.home, *KINDS) as started:
                await until_alive(stores, *KINDS)
                pids = {"redis": running.pid} | dict(zip(KINDS, (found.pid for found in started), strict=True))
                used = await _cpu_percent(pids, seconds)
    return [
        Figure(bench=bench, name="Redis bytes a job", value=per_job, unit="bytes", at_most=2048),
        *(
            Figure(bench=bench, name=f"idle cpu, {name}", value=share, unit="%", at_most=AT_MOST.get(name))
            for name, share in used.items()
        ),
        Figure(bench=bench, name="idle cpu, together", value=sum(used.values()), unit="% of a core"),
    ]


async def _cpu_percent(pids: dict[str, int], seconds: float) -> dict[str, float]:
    await asyncio.sleep(SETTLE_S)
    before = {name: cpu_s(pid) for name, pid in pids.items()}
    began = time.monotonic()
    await asyncio.sleep(seconds)
    elapsed_s = time.monotonic() - began
    return {name: (cpu_s(pid) - before[name]) / elapsed_s * 100 for name, pid in pids.items()}
