"""A worker's gate with attempts behind it, and a bare echo on a unix socket, in a process of their own."""

import asyncio
import json
import sys
import tempfile
from pathlib import Path

import uvloop

from bench.jobs import a_job, paused, save
from bench.stack import clean_store
from chronos_synapse.bootstrap import runtime_calls
from chronos_synapse.daemons.process import spare_what_stays
from chronos_synapse.daemons.runtime_gate import RuntimeGate
from chronos_synapse.domain.clock import to_ms, utc_now
from chronos_synapse.domain.execution import ExecutionId, Origin, requested_execution_id
from chronos_synapse.domain.job import Job, JobId
from chronos_synapse.domain.runtime import AttemptFacts
from chronos_synapse.storage.redis.execution_documents import JobMembers
from chronos_synapse.storage.redis.executions import Dispatch
from chronos_synapse.storage.redis.stores import RedisStores

LEASE_MS = 3_600_000


async def main(url: str, count: int) -> None:
    """Serves `count` attempts until standard input ends; says first where, as one line of JSON."""
    async with clean_store(url) as (_, stores):
        attempts = await _attempts(stores, count)
        with tempfile.TemporaryDirectory(prefix="chronos-bench-") as folder:
            async with RuntimeGate.serving(runtime_calls(stores), stores.runtime_tokens, folder=Path(folder)) as gate:
                doors = [await gate.open(facts) for facts in attempts]
                async with await asyncio.start_unix_server(_echo, Path(folder) / "echo.sock", backlog=512):
                    found = {
                        "socket": str(doors[0].socket),
                        "echo": str(Path(folder) / "echo.sock"),
                        "tokens": [door.environment["CHRONOS_TOKEN"] for door in doors],
                    }
                    spare_what_stays()  # as the worker does
                    print(json.dumps(found), flush=True)
                    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)


async def _echo(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    writer.write(await reader.read(65_536))
    await writer.drain()
    writer.close()


async def _attempts(stores: RedisStores, count: int) -> list[AttemptFacts]:
    """Running attempts, each of a job of its own."""
    jobs = {job.id: job for job in (paused(a_job(number)) for number in range(count))}
    await save(stores, list(jobs.values()), [None] * count)
    now_ms = to_ms(utc_now())
    for job in jobs.values():
        new = JobMembers(job).queued(
            requested_execution_id(job.id, now_ms, "1"), scheduled_ms=now_ms, origin=Origin.MANUAL
        )
        await stores.executions.dispatch([Dispatch(job=job, fire_ms=None, next_ms=None, entries=[new])])
    claimed = await stores.queue.claim("default", worker="bench", limit=count, lease_ms=LEASE_MS, ticket="1")
    return [_facts(jobs[JobId(message.job_id)], message.execution_id, message.fence) for message in claimed.messages]


def _facts(job: Job, execution_id: str, fence: int) -> AttemptFacts:
    return AttemptFacts(
        execution_id=ExecutionId(execution_id),
        job_id=job.id,
        job_name=job.name,
        job_version=job.version,
        owner_id=job.owner_id,
        attempt=fence,
        queue=job.queue,
        scheduled_for=utc_now(),
        started_at=utc_now(),
    )


if __name__ == "__main__":
    uvloop.run(main(sys.argv[1], int(sys.argv[2])))  # as the worker does
