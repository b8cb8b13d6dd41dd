"""What an execution weighs that went through every transition, without its log."""

import secrets
from collections.abc import Sequence

from bench import jobs
from bench.figures import Figure
from bench.scale import Scale
from bench.stack import clean_store, collect_garbage, server, used_memory
from bench.wire import Wire
from chronos_synapse.domain.execution import ExecutionState, Origin, Outcome, scheduled_execution_id
from chronos_synapse.domain.job import Job
from chronos_synapse.storage.redis.endings import Ending
from chronos_synapse.storage.redis.execution_documents import JobMembers
from chronos_synapse.storage.redis.executions import Dispatch
from chronos_synapse.storage.redis.indexes import EXECUTIONS
from chronos_synapse.storage.redis.queue import QueueMessage
from chronos_synapse.storage.redis.stores import RedisStores

JOBS = 500
AT_ONCE = 100
QUEUE = "default"
START_MS = 1_750_000_000_000
MINUTE_MS = 60_000
OUTPUT = "Copied 1284 files to the archive, 17 were unchanged"


async def measure(scale: Scale) -> list[Figure]:
    """Bytes an execution, and bytes that the first one of a job adds for its series."""
    count = max(1, scale.stored // JOBS)
    with server() as running, Wire(running.url) as wire:
        async with clean_store(running.url) as (door, stores):
            found = [jobs.paused(jobs.a_job(number, "shell", {"command": "backup"})) for number in range(JOBS)]
            await jobs.save(stores, found, [None] * JOBS)
            index = door.keys.index(EXECUTIONS)
            weights = [used_memory(wire)]
            news = [0]
            for rounds in (range(1), range(1, count + 1)):
                for number in rounds:
                    for at in range(0, JOBS, AT_ONCE):
                        await run_all(stores, found[at : at + AT_ONCE], START_MS + number * MINUTE_MS)
                collect_garbage(wire, index)
                # The stream of events has a cap, so it does not belong to any execution.
                news.append(int(wire.call("MEMORY", "USAGE", door.keys.events(), "SAMPLES", 0)))
                weights.append(used_memory(wire) - news[-1])
    each = (weights[2] - weights[1]) / (count * JOBS)
    first = (weights[1] - weights[0]) / JOBS - each
    return [
        Figure(
            bench="memory",
            name=f"Redis bytes an execution, {count * JOBS:,} through every transition",
            value=each,
            unit="bytes",
            at_most=1536,
        ),
        Figure(bench="memory", name="Redis bytes that a job's first one adds", value=first, unit="bytes"),
        Figure(bench="memory", name="Redis bytes of the capped stream of events", value=news[-1], unit="bytes"),
    ]


async def run_all(stores: RedisStores, found: Sequence[Job], due_ms: int) -> None:
    """Each job is dispatched, started and ended once."""
    ids = [scheduled_execution_id(job.id, due_ms) for job in found]
    words = await stores.executions.dispatch(
        [_dispatch(job, execution_id, due_ms) for job, execution_id in zip(found, ids, strict=True)]
    )
    assert set(words) == {"ok"}
    claimed = await stores.queue.claim(
        QUEUE, worker="bench-worker-1", limit=len(ids), lease_ms=10_000, ticket=secrets.token_hex(8)
    )
    assert len(claimed.messages) == len(ids)
    assert all(await stores.executions.finish([_ending(message) for message in claimed.messages]))


def _dispatch(job: Job, execution_id: str, due_ms: int) -> Dispatch:
    new = JobMembers(job).queued(execution_id, scheduled_ms=due_ms, origin=Origin.SCHEDULE, is_slot=True)
    return Dispatch(job=job, fire_ms=None, next_ms=None, entries=[new])


def _ending(message: QueueMessage) -> Ending:
    return Ending(
        execution_id=message.execution_id,
        job_id=message.job_id,
        owner_id=message.owner_id,
        job_version=message.job_version,
        queue=QUEUE,
        fence=message.fence,
        state=ExecutionState.SUCCEEDED,
        outcome=Outcome.SUCCEEDED,
        duration_ms=1234,
        lag_ms=12,
        exit_code=0,
        cpu_ms=321,
        peak_memory_bytes=12_345_678,
        output=OUTPUT,
        log={"lines": 1, "bytes": len(OUTPUT) + 1},
    )
