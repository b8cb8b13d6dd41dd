"""(b) Jobs that do nothing, all due at one instant: how late they start, and how fast the scheduler is."""

from collections.abc import Sequence
from datetime import datetime

from bench import jobs
from bench.figures import Figure, median_of, spread
from bench.floor import measure_floor
from bench.machine import children_of, cpu_s
from bench.scale import Scale
from bench.stack import Server, clean_store, processes, server, until, until_alive
from chronos_synapse.domain.clock import to_ms, utc_now
from chronos_synapse.domain.execution import Execution, ExecutionState, scheduled_execution_id
from chronos_synapse.domain.job import Job
from chronos_synapse.storage.redis.stores import RedisStores

READ = 500
LIMIT_S = 120.0


async def measure(scale: Scale) -> list[Figure]:
    """Floor, scheduler alone, and scheduler with worker, in turn on one server."""
    figures: list[Figure] = []
    with server() as running:
        for count in scale.fires:
            figures += median_of([await _one_run(running, count) for _ in range(scale.runs)])
    return figures


async def _one_run(running: Server, count: int) -> list[Figure]:
    floor = measure_floor(running.url, count)
    queued, _ = await fire_all(running, count, "noop", {}, kinds=("scheduler",))
    alone = fires_per_s(queued)
    executions, used = await fire_all(running, count, "noop", {}, kinds=("scheduler", "worker"))
    busy = fires_per_s(executions)
    bench = f"fires {count:,}"
    lags = spread([lag_ms(execution) for execution in executions])
    limits = {"p99": (200.0, 100.0)} if count == 1000 else {}
    return [
        floor,
        Figure(bench=bench, name="scheduler alone", value=alone, unit="/s"),
        Figure(bench=bench, name="scheduler alone / floor", value=alone / floor.value, unit="", at_least=0.5, aim=0.7),
        Figure(bench=bench, name="scheduler beside a worker", value=busy, unit="/s"),
        Figure(bench=bench, name="scheduler beside a worker / floor", value=busy / floor.value, unit=""),
        *(
            Figure(
                bench=bench,
                name=f"start lag {share}",
                value=lag,
                unit="ms",
                at_most=limits.get(share, (None, None))[0],
                aim=limits.get(share, (None, None))[1],
            )
            for share, lag in lags.items()
        ),
        Figure(bench=bench, name="all ended after", value=max(map(ended_s, executions)), unit="s"),
        *(
            Figure(bench=bench, name=f"processor time each, {name}", value=seconds / count * 1e6, unit="us")
            for name, seconds in used.items()
        ),
    ]


async def fire_all(
    running: Server, count: int, kind: str, config: dict[str, object], *, kinds: Sequence[str]
) -> tuple[list[Execution], dict[str, float]]:
    """The executions of `count` new jobs that were due at one instant, when all have ended.

    Without a worker they are only queued. Beside them: seconds of processor time that each process used meanwhile.
    """
    wanted = "succeeded" if "worker" in kinds else "queued"
    async with clean_store(running.url) as (_, stores):
        with processes(running.url, running.home, *kinds) as started:
            await until_alive(stores, *kinds)
            pids = {"redis": running.pid} | dict(zip(kinds, (found.pid for found in started), strict=True))
            if "worker" in pids:
                pids["companion"] = children_of(pids["worker"])[0]
            at = await _arm(stores, [jobs.a_job(number, kind, config) for number in range(count)])
            before = {name: cpu_s(pid) for name, pid in pids.items()}

            async def is_done() -> bool:
                return (await stores.jobs.owner_counts([jobs.OWNER]))[wanted] >= count

            await until(is_done, limit_s=LIMIT_S, what=f"{count} executions")
            used = {name: cpu_s(pid) - before[name] for name, pid in pids.items()}
            return await _executions(stores, count, at), used


async def _arm(stores: RedisStores, found: list[Job]) -> datetime:
    at = jobs.next_second(2.5 + len(found) / 1500)
    await jobs.save(stores, found, [to_ms(at)] * len(found))
    if utc_now() >= at:
        raise TimeoutError("saving the jobs took longer than foreseen")
    return at


async def _executions(stores: RedisStores, count: int, at: datetime) -> list[Execution]:
    ids = [scheduled_execution_id(jobs.a_job(number).id, to_ms(at)) for number in range(count)]
    found = []
    for first in range(0, count, READ):
        found += await stores.executions.find_many(ids[first : first + READ])
    assert len(found) == count
    assert all(execution.state in (ExecutionState.QUEUED, ExecutionState.SUCCEEDED) for execution in found)
    return found


def fires_per_s(executions: Sequence[Execution]) -> float:
    """Fires a second from the due instant on.

    A batch carries the time at which it began, so those of the last one are not counted.
    """
    last = max(execution.queued_at for execution in executions)
    before = sum(execution.queued_at < last for execution in executions)
    elapsed_s = (last - executions[0].scheduled_for).total_seconds()
    return (before or len(executions)) / max(elapsed_s, 0.001)


def lag_ms(execution: Execution) -> float:
    """From due to started, milliseconds."""
    assert execution.started_at is not None
    return (execution.started_at - execution.scheduled_for).total_seconds() * 1000


def ended_s(execution: Execution) -> float:
    """From due to ended, seconds."""
    assert execution.finished_at is not None
    return (execution.finished_at - execution.scheduled_for).total_seconds()
