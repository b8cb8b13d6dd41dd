"""Logs at volume: one job that prints as fast as it can, what is kept of it, and what other jobs feel of that."""

import asyncio
import os
import random
import statistics
import subprocess
import time
from pathlib import Path

import msgspec

from bench import jobs
from bench.figures import Figure, percentile
from bench.machine import cpu_s
from bench.scale import Scale
from bench.stack import Server, clean_store, processes, server, until, until_alive
from bench.workers import memory_bytes
from chronos_synapse.domain.clock import to_ms, utc_now
from chronos_synapse.domain.execution import FINAL_STATES, Execution, Origin, requested_execution_id
from chronos_synapse.domain.job import Job
from chronos_synapse.domain.sandbox import Limits, Sandbox
from chronos_synapse.storage.redis.execution_documents import JobMembers
from chronos_synapse.storage.redis.executions import Dispatch
from chronos_synapse.storage.redis.stores import RedisStores

MB = 1_000_000
KEPT_SHARE = 5
"""One byte of so many, when all is kept."""
MOST_KEPT = 2_000 * MB
BESIDE_EVERY_S = 0.1
BESIDE = 20
LIMIT_S = 300.0
PIPE_BYTES = 65_536
WORDS = ("copied", "opened", "closed", "retried", "connection", "worker", "shard", "users", "orders", "invoices")


async def measure(scale: Scale) -> list[Figure]:
    """Long lines beyond the cap, long lines that are all kept, a million short ones, lines of a server, one line."""
    with server() as running:
        file = _lines_of_a_server(running.home / "server.log", scale.log_bytes // 20)
        async with clean_store(running.url) as (_, stores):
            with processes(running.url, running.home, "worker") as (worker,):
                await until_alive(stores, "worker")
                bench = _Bench(stores, running, worker.pid)
                return [
                    *await bench.beyond_the_cap(scale.log_bytes),
                    *await bench.kept(
                        f"yes {'x' * 99} | head -c {scale.log_bytes // KEPT_SHARE}", "long lines, all kept"
                    ),
                    *await bench.kept("seq 1 1000000", "1,000,000 short lines, all kept", lines=1_000_000),
                    *await bench.kept(f"cat {file}", "lines of a server, all kept"),
                    *await bench.one_line(scale.log_bytes),
                ]


class _Bench:
    """One store and one worker."""

    def __init__(self, stores: RedisStores, running: Server, worker_pid: int) -> None:
        self._stores = stores
        self._redis_pid = running.pid
        self._worker_pid = worker_pid
        self._number = 0

    async def beyond_the_cap(self, size: int) -> list[Figure]:
        """With small jobs beside it, whose start must not be late."""
        command = f"yes {'x' * 99} | head -c {size}"
        alone = await self._lags(None)
        printing = asyncio.create_task(self._run(command))
        beside = await self._lags(printing)
        execution, figures = await printing
        bench = f"{size // MB:,} MB of long lines, 5 MB kept"
        kept = execution.log.bytes - execution.log.dropped_bytes - execution.log.dropped_lines
        return [
            *_speed(bench, execution, command, at_least=50),
            *figures,
            Figure(bench=bench, name="kept", value=kept / MB, unit="MB", at_most=5.5),
            Figure(bench=bench, name="its log in Redis", value=await self._stored(execution) / MB, unit="MB"),
            Figure(
                bench=bench, name="worker at most", value=memory_bytes(self._worker_pid) / MB, unit="MB", at_most=150
            ),
            Figure(bench=bench, name="start of other jobs, alone, p99", value=percentile(alone, 0.99), unit="ms"),
            Figure(
                bench=bench,
                name="start of other jobs, beside it, p99",
                value=percentile(beside, 0.99),
                unit="ms",
                at_most=1000,
            ),
        ]

    async def kept(self, command: str, bench: str, *, lines: int = 0) -> list[Figure]:
        """All that is printed is kept."""
        execution, figures = await self._run(command, output_bytes=MOST_KEPT)
        assert execution.log.dropped_lines == 0
        assert lines in (0, execution.log.lines)
        stored = await self._stored(execution)
        assert await self._stores.logs.last_offset(execution.id) == execution.log.lines - 1
        return [
            *_speed(
                bench, execution, command, at_least=None if lines else 50, lines_at_least=200_000 if lines else None
            ),
            *figures,
            Figure(bench=bench, name="stored per printed byte", value=stored / execution.log.bytes, unit=""),
        ]

    async def one_line(self, size: int) -> list[Figure]:
        """A line without an end."""
        command = f"head -c {size} /dev/zero | tr '\\0' x"
        execution, figures = await self._run(command)
        assert execution.log.lines == 1
        return [*_speed(f"one line of {size // MB:,} MB", execution, command, at_least=50), *figures]

    async def _run(self, command: str, *, output_bytes: int | None = None) -> tuple[Execution, list[Figure]]:
        sandbox = Sandbox(limits=Limits(output_bytes=output_bytes))
        # The log of the run before is packed and indexed meanwhile, which takes as long as a flood.
        await until(self._is_all_packed, limit_s=LIMIT_S, what="packing the log before")
        before = cpu_s(self._worker_pid), cpu_s(self._redis_pid)
        execution = await self._ended(self._job("shell", {"command": command}, sandbox))
        assert execution.exit_code == 0, execution.error
        size = execution.log.bytes / 1e9
        return execution, [
            Figure(
                bench="processor time for a GB printed",
                name=f"{name}: {command[:24]}",
                value=(now - then) / size,
                unit="s",
            )
            for name, then, now in zip(
                ("worker", "redis"), before, (cpu_s(self._worker_pid), cpu_s(self._redis_pid)), strict=True
            )
        ]

    async def _is_all_packed(self) -> bool:
        return not await self._stores.log_index.open_logs(after=0.0, limit=1)

    async def _lags(self, meanwhile: asyncio.Task[tuple[Execution, list[Figure]]] | None) -> list[float]:
        """How late small jobs start, ms, one after the other until `meanwhile` is over, at least a few."""
        lags: list[float] = []
        while len(lags) < BESIDE or (meanwhile is not None and not meanwhile.done()):
            execution = await self._ended(self._job("shell", {"command": "true"}))
            lags.append(execution.lag_ms or 0)
            await asyncio.sleep(BESIDE_EVERY_S)
        return lags

    def _job(self, kind: str, config: dict[str, str], sandbox: Sandbox | None = None) -> Job:
        self._number += 1
        job = jobs.paused(jobs.a_job(self._number, kind, config))
        return job if sandbox is None else msgspec.structs.replace(job, sandbox=sandbox)

    async def _ended(self, job: Job) -> Execution:
        await jobs.save(self._stores, [job], [None])
        now_ms = to_ms(utc_now())
        execution_id = requested_execution_id(job.id, now_ms, "1")
        new = JobMembers(job).queued(execution_id, scheduled_ms=now_ms, origin=Origin.API)
        words = await self._stores.executions.dispatch([Dispatch(job=job, fire_ms=None, next_ms=None, entries=[new])])
        assert words == ["ok"]
        found: list[Execution] = []

        async def is_over() -> bool:
            found[:] = await self._stores.executions.find_many([execution_id])
            return found[0].state in FINAL_STATES

        await until(is_over, limit_s=LIMIT_S, what=job.name)
        return found[0]

    async def _stored(self, execution: Execution) -> int:
        (size,) = await self._stores.logs.stored_bytes([execution.id])
        return size


def _speed(
    bench: str, execution: Execution, command: str, *, at_least: float | None, lines_at_least: float | None = None
) -> list[Figure]:
    """Beside a reader that does nothing with what it reads."""
    took_s = (execution.duration_ms or 1) / 1000
    floor_s = statistics.median(_floor_s(command) for _ in range(3))
    size = execution.log.bytes
    return [
        Figure(bench=bench, name="printed a second", value=size / took_s / MB, unit="MB", at_least=at_least),
        Figure(
            bench=bench, name="lines a second", value=execution.log.lines / took_s, unit="", at_least=lines_at_least
        ),
        Figure(bench=bench, name="the same pipe, read and thrown away", value=size / floor_s / MB, unit="MB/s"),
        Figure(bench=bench, name="times as long as that", value=took_s / floor_s, unit=""),
    ]


def _floor_s(command: str) -> float:
    began = time.perf_counter()
    with subprocess.Popen(["/bin/sh", "-c", command], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        while os.read(process.stdout.fileno(), PIPE_BYTES):
            pass
    return time.perf_counter() - began


def _lines_of_a_server(path: Path, size: int) -> Path:
    """Lines with times, levels, ids, addresses and a few hundred words."""
    rng, written, number = random.Random(5), 0, 0
    with path.open("w") as file:
        while written < size:
            number += 1
            words = " ".join(rng.choices(WORDS, k=6))
            written += file.write(
                f"2026-05-03T08:{number // 60 % 60:02d}:{number % 60:02d}.{rng.randrange(1000):03d} INFO"
                f" [pool-{number % 8}] {words} id={rng.getrandbits(48):012x}"
                f" from 10.0.{rng.randrange(256)}.{rng.randrange(256)} took {rng.randrange(2000)} ms\n"
            )
    return path
