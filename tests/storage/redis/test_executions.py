"""ExecutionStore: starting, cancelling, renewing and removing executions."""

from typing import Any

from chronos_synapse.domain.clock import from_ms
from chronos_synapse.domain.event import EventType
from chronos_synapse.domain.execution import ExecutionState, Outcome
from chronos_synapse.domain.metric import Metric
from chronos_synapse.domain.schedule import OverlapPolicy
from chronos_synapse.storage.redis.executions import Removal
from tests.builders import Store, ending_of
from tests.support import PATIENCE_S


async def events_of(store: Store) -> list[tuple[EventType, str | None]]:
    batches = await store.stores.events.since("0-0", 1000)
    assert batches is not None
    return [
        (event.type, event.execution_id)
        for batch in batches
        for event in batch.events
        if event.type is not EventType.JOB_SAVED
    ]


def retry_of(message: Any, **changes: Any) -> Any:
    values = {"state": ExecutionState.RETRYING, "outcome": Outcome.ABANDONED, "duration_ms": None}
    return ending_of(message, **(values | changes))


# start


async def test_a_started_attempt_has_a_lease_and_waits_no_more(store: Store) -> None:
    job = await store.save_draft(tags=("a",))
    (execution,) = await store.request(job)

    claimed = await store.stores.queue.claim("default", worker="w1", limit=1, lease_ms=5000, ticket="t")

    found = await store.stores.executions.find(execution.id)
    keys, now_ms = store.door.keys, claimed.now_ms
    assert found is not None
    assert (found.state, found.started_at) == (ExecutionState.RUNNING, from_ms(now_ms))
    assert found.lag_ms == now_ms - claimed.messages[0].due_ms
    assert [(attempt.number, attempt.worker, attempt.outcome) for attempt in found.attempts] == [(1, "w1", None)]
    assert float(await store.door.call("ZSCORE", keys.leases(), execution.id)) == now_ms + 5000
    assert float(await store.door.call("ZSCORE", keys.running(job.id), execution.id)) == now_ms
    assert await store.door.call("PTTL", keys.lease(execution.id)) > 0
    assert await store.door.call("EXISTS", keys.queue("default"), keys.waiting("default", job.owner_id)) == 0
    assert await store.counts(job) == await store.owner_counts() == {"running": 1}
    assert (await events_of(store))[-1] == (EventType.EXECUTION_STARTED, execution.id)


async def test_what_has_ended_is_not_among_what_runs_any_more(store: Store) -> None:
    job = await store.save_draft(tags=("a",))
    await store.finished(job, count=3)

    keys = store.door.keys
    assert await store.door.call("EXISTS", keys.running(job.id), keys.leases()) == 0
    assert await store.door.call("HGET", keys.running_tags(job.owner_id), "a") == b"0"


# cancel


async def test_a_waiting_execution_is_cancelled_at_once(store: Store) -> None:
    job = await store.save_draft()
    (execution,) = await store.request(job)

    assert await store.stores.executions.cancel(execution) == ("cancelled", "")

    found = await store.stores.executions.find(execution.id)
    assert found is not None
    assert (found.state, found.reason) == (ExecutionState.CANCELLED, "Cancelled before it started.")
    assert found.finished_at is not None
    assert await store.counts(job) == {"cancelled": 1}
    assert await store.owner_counts() == {"cancelled": 1}
    assert (await events_of(store))[-1] == (EventType.EXECUTION_FINISHED, execution.id)


async def test_an_execution_that_waits_for_another_try_keeps_its_first_attempt_when_cancelled(store: Store) -> None:
    job = await store.save_draft()
    (execution,) = await store.request(job)
    (message,) = await store.start()
    await store.stores.executions.finish([retry_of(message)])

    assert await store.stores.executions.cancel(execution) == ("cancelled", "")

    found = await store.stores.executions.find(execution.id)
    assert found is not None
    assert found.state is ExecutionState.CANCELLED
    assert [(attempt.number, attempt.outcome) for attempt in found.attempts] == [(1, Outcome.ABANDONED)]


async def test_the_worker_of_a_running_execution_is_asked_to_end_it(store: Store) -> None:
    job = await store.save_draft()
    (execution,) = await store.request(job)
    await store.start("w7")

    async with store.stores.events.subscriber() as subscription:
        await subscription.subscribe(store.stores.events.worker_channel("w7"))
        await subscription.next(timeout_s=1)
        answer = await store.stores.executions.cancel(execution)
        heard = await subscription.next(timeout_s=PATIENCE_S)

    assert answer == ("asked", "w7")
    assert heard == f"{execution.id} 1"
    assert await store.stores.executions.renew([(execution.id, 1)], lease_ms=5000) == ["cancel"]
    assert await store.counts(job) == {"running": 1}


async def test_what_has_ended_cannot_be_cancelled(store: Store) -> None:
    job = await store.save_draft()
    (execution,) = await store.finished(job)

    assert await store.stores.executions.cancel(execution) == ("final", "succeeded")
    assert await store.counts(job) == {"succeeded": 1}


async def test_what_is_not_there_cannot_be_cancelled(store: Store) -> None:
    job = await store.save_draft()
    (execution,) = await store.finished(job)
    await store.stores.executions.remove([Removal(execution_id=execution.id, job_id=job.id, owner_id=job.owner_id)])

    assert await store.stores.executions.cancel(execution) == ("missing", "")


# renew, remove


async def test_renewing_tells_what_is_not_held_any_more(store: Store) -> None:
    job = await store.save_draft()
    held, ended = await store.request(job, count=2)
    first, second = await store.start()
    await store.stores.executions.finish([ending_of(second)])

    words = await store.stores.executions.renew(
        [(first.execution_id, 1), (first.execution_id, 2), (second.execution_id, 1)], lease_ms=5000
    )

    assert words == ["ok", "lost", "lost"]
    assert await store.stores.executions.renew([], lease_ms=5000) == []
    assert {held.id, ended.id} == {first.execution_id, second.execution_id}


async def test_what_a_recovery_has_let_go_of_is_not_renewed(store: Store) -> None:
    await store.request(await store.save_draft())
    (message,) = await store.start()
    await store.door.call("ZREM", store.door.keys.leases(), message.execution_id)

    assert await store.stores.executions.renew([(message.execution_id, 1)], lease_ms=5000) == ["lost"]
    assert await store.door.call("ZCARD", store.door.keys.leases()) == 0


async def test_removing_takes_the_log_and_the_counts_with_it_and_leaves_live_ones(store: Store) -> None:
    job = await store.save_draft()
    (ended,) = await store.finished(job)
    (live,) = await store.request(job)
    await store.door.call("XADD", store.door.keys.log(ended.id), "1-0", "x", "y")

    removed = await store.stores.executions.remove(
        [Removal(execution_id=item.id, job_id=job.id, owner_id=job.owner_id) for item in (ended, live)]
    )

    assert removed == 1
    assert [found.id for found in await store.stores.executions.find_many([ended.id, live.id])] == [live.id]
    assert await store.door.call("EXISTS", store.door.keys.log(ended.id)) == 0
    assert await store.counts(job) == await store.owner_counts() == {"queued": 1}
    assert await store.stores.executions.remove([]) == 0


async def test_a_lease_without_its_execution_is_forgotten(store: Store) -> None:
    job = await store.save_draft()
    (execution,) = await store.request(job)
    await store.start()

    await store.stores.executions.forget_lease(execution.id)

    assert await store.stores.executions.renew([(execution.id, 1)], lease_ms=1) == ["lost"]
    assert await store.stores.executions.find_many([]) == []
    assert await store.stores.executions.find("nobody") is None


async def test_scripts_work_again_after_the_server_has_forgotten_them(store: Store) -> None:
    job = await store.save_draft()
    await store.request(job)
    await store.door.call("SCRIPT", "FLUSH")

    assert len(await store.start()) == 1


async def test_a_clock_that_was_far_ahead_for_a_moment_stops_neither_starts_nor_endings(store: Store) -> None:
    """A series refuses samples that are older than its retention, counted from its newest one."""
    job = await store.save_draft(overlap=OverlapPolicy.SKIP)
    await store.request(job, count=2)
    await store.finished_running()
    far_ms = await store.now_ms() + 400 * 86_400_000
    for metric in (Metric.NOT_RUN, Metric.SUCCEEDED, Metric.DURATION_MS):
        await store.door.call("TS.ADD", store.door.keys.series(job.id, metric), far_ms, 1)

    await store.request(job, count=2)
    await store.finished_running()

    assert await store.counts(job) == {"succeeded": 2, "skipped": 2}
