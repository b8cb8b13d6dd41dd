"""Executions of the past for tests, written as they lie in Redis: no worker has to run them."""

from collections.abc import Sequence
from typing import Any

import msgspec

from chronos_synapse.domain.execution import ExecutionState
from chronos_synapse.domain.job import Job
from chronos_synapse.storage.redis.execution_documents import ExecutionDocument, Usage, order_of
from tests.builders import Store


def past_run(job: Job, due_ms: int, *, duration_ms: int = 1000, **changes: Any) -> ExecutionDocument:
    """An execution of `job` that succeeded on time, unless `changes` say otherwise."""
    values: dict[str, Any] = {
        "state": ExecutionState.SUCCEEDED,
        "job_id": job.id,
        "job_name": job.name,
        "job_version": job.version,
        "owner_id": job.owner_id,
        "order": order_of(due_ms, f"{job.id}-{due_ms:x}"),
        "queued_at": due_ms,
        "worker": "w1",
        "started_at": due_ms,
        "finished_at": due_ms + duration_ms,
        "duration_ms": duration_ms,
    }
    return ExecutionDocument(**(values | changes))


def printed(text: str, **changes: Any) -> dict[str, Any]:
    """What an execution has that printed `text`."""
    usage = Usage(lines=text.count("\n") + 1, bytes=len(text), **changes)
    return {"output": text, "usage": usage}


async def write_past(store: Store, job: Job, runs: Sequence[ExecutionDocument]) -> None:
    """Stores executions of a job that is stored, counted as if they had run here."""
    keys = store.door.keys
    commands: list[tuple[object, ...]] = []
    for run in runs:
        commands.append(("JSON.SET", keys.execution(run.id), "$", msgspec.json.encode(run)))
        commands.append(("HINCRBY", keys.job_stats(job.id), run.state.value, 1))
    if runs:
        commands.append(("HSET", keys.job_stats(job.id), "last_execution_id", runs[-1].id))
    await store.door.pipeline(commands)
