"""100 shell jobs that run at once on one worker: that all do, and how much memory worker and companion take."""

import asyncio
from collections.abc import Sequence
from pathlib import Path

from bench import jobs
from bench.figures import Figure, median_of
from bench.machine import children_of, cpu_s
from bench.scale import Scale
from bench.stack import Server, clean_store, processes, server, until, until_alive
from chronos_synapse.domain.clock import to_ms, utc_now
from chronos_synapse.domain.execution import Origin, requested_execution_id
from chronos_synapse.domain.job import Job
from chronos_synapse.storage.redis.execution_documents import JobMembers
from chronos_synapse.storage.redis.executions import Dispatch
from chronos_synapse.storage.redis.stores import RedisStores

COMMAND = 'i=0; while [ $i -lt 30 ]; do echo "line $i of a job that goes on"; i=$((i+1)); sleep 0.5; done'
SECONDS = 15
LIMIT_S = 120.0
LOOKS = 20
MIB = 1 << 20


async def measure(scale: Scale) -> list[Figure]:
    """Each prints two lines a second for 15 seconds."""
    with server() as running:
        return median_of([await _one_run(running, scale.shells) for _ in range(scale.runs)])


async def _one_run(running: Server, count: int) -> list[Figure]:
    async with clean_store(running.url) as (_, stores):
        with processes(running.url, running.home, "worker") as (worker,):
            await until_alive(stores, "worker")
            pids = {"worker": worker.pid, "companion": children_of(worker.pid)[0]}
            idle = {name: memory_bytes(pid) for name, pid in pids.items()}
            before = sum(cpu_s(pid) for pid in pids.values())
            await _start(stores, count)
            busy = await _most(pids, stores, count)
            used_s = sum(cpu_s(pid) for pid in pids.values()) - before
    bench, both = f"{count} shell jobs at once", sum(busy.values()) / MIB
    return [
        *(Figure(bench=bench, name=f"{name}, idle", value=size / MIB, unit="MiB") for name, size in idle.items()),
        *(Figure(bench=bench, name=f"{name}, at most", value=size / MIB, unit="MiB") for name, size in busy.items()),
        Figure(bench=bench, name="worker and companion, at most", value=both, unit="MiB", at_most=150.0),
        Figure(bench=bench, name="processor time of both", value=used_s / SECONDS * 100, unit="% of a core"),
    ]


async def _start(stores: RedisStores, count: int) -> None:
    made = [jobs.paused(jobs.a_job(number, "shell", {"command": COMMAND})) for number in range(count)]
    await jobs.save(stores, made, [None] * count)
    now_ms = to_ms(utc_now())
    words = await stores.executions.dispatch([_request(job, now_ms) for job in made])
    assert set(words) == {"ok"}


def _request(job: Job, now_ms: int) -> Dispatch:
    execution_id = requested_execution_id(job.id, now_ms, "1")
    new = JobMembers(job).queued(execution_id, scheduled_ms=now_ms, origin=Origin.API)
    return Dispatch(job=job, fire_ms=None, next_ms=None, entries=[new])


async def _most(pids: dict[str, int], stores: RedisStores, count: int) -> dict[str, int]:
    """The most memory of each process while all of the jobs run, and until they have ended."""

    async def counted(state: str) -> bool:
        return (await stores.jobs.owner_counts([jobs.OWNER]))[state] >= count

    await until(lambda: counted("running"), limit_s=LIMIT_S, what=f"{count} at once")
    found = [await _later(pids) for _ in range(LOOKS)]
    await until(lambda: counted("succeeded"), limit_s=LIMIT_S, what=f"{count} executions")
    return _highest([*found, {name: memory_bytes(pid) for name, pid in pids.items()}])


async def _later(pids: dict[str, int]) -> dict[str, int]:
    await asyncio.sleep(0.5)
    return {name: memory_bytes(pid) for name, pid in pids.items()}


def _highest(found: Sequence[dict[str, int]]) -> dict[str, int]:
    return {name: max(one[name] for one in found) for name in found[0]}


def memory_bytes(pid: int) -> int:
    """What of a process is in memory, shared pages included."""
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS:")) * 1024
