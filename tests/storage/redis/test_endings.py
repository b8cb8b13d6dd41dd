"""finish_attempts.lua: an attempt ends once, by who holds its lease or by a recovery after it has lapsed."""

from typing import Any

import pytest

from chronos_synapse.domain.event import EventType
from chronos_synapse.domain.execution import ExecutionState, Outcome
from chronos_synapse.domain.metric import Metric
from chronos_synapse.domain.schedule import OverlapPolicy
from chronos_synapse.storage.redis.queue import QueueMessage
from tests.builders import Store, dispatch_of, ending_of, missed

LEASE_MS = 10_000


async def events_of(store: Store) -> list[tuple[EventType, str | None]]:
    batches = await store.stores.events.since("0-0", 1000)
    assert batches is not None
    return [
        (event.type, event.execution_id)
        for batch in batches
        for event in batch.events
        if event.type is not EventType.JOB_SAVED
    ]


async def lapsed(store: Store) -> list[str]:
    return (await store.stores.executions.lapsed(10, lease_ms=LEASE_MS))[1]


def retry_of(message: Any, **changes: Any) -> Any:
    values = {
        "state": ExecutionState.RETRYING,
        "outcome": Outcome.ABANDONED,
        "error": "Gone.",
        "exit_code": 9,
        "duration_ms": None,
    }
    return ending_of(message, **(values | changes))


async def test_an_ending_is_stored_with_all_that_is_known_of_it(store: Store) -> None:
    job = await store.save_draft()
    (execution,) = await store.request(job)
    (message,) = await store.start()
    ending = ending_of(
        message,
        state=ExecutionState.FAILED,
        outcome=Outcome.FAILED,
        exit_code=3,
        signal="SIGKILL",
        error='He said "no"\n',
        duration_ms=1234,
        cpu_ms=5,
        peak_memory_bytes=6,
        output="some words",
        log={"lines": 2, "bytes": 10},
    )

    assert await store.stores.executions.finish([ending]) == [True]

    found = await store.stores.executions.find(execution.id)
    assert found is not None
    assert (found.state, found.exit_code, found.error) == (ExecutionState.FAILED, 3, 'He said "no"\n')
    assert (found.duration_ms, found.cpu_ms, found.peak_memory_bytes) == (1234, 5, 6)
    assert (found.log.lines, found.log.bytes, found.log.dropped_lines) == (2, 10, 0)
    (attempt,) = found.attempts
    assert (attempt.outcome, attempt.exit_code, attempt.signal) == (Outcome.FAILED, 3, "SIGKILL")
    assert attempt.finished_at == found.finished_at is not None
    assert await store.door.call("EXISTS", store.door.keys.lease(execution.id)) == 0
    assert await store.door.call("ZCARD", store.door.keys.leases()) == 0
    assert await store.counts(job) == {"failed": 1}
    assert await store.owner_counts() == {"failed": 1}
    assert (await events_of(store))[-1] == (EventType.EXECUTION_FINISHED, execution.id)


async def test_an_ending_counts_once(store: Store) -> None:
    job = await store.save_draft()
    await store.request(job)
    (message,) = await store.start()

    counted = [await store.stores.executions.finish([ending_of(message)]) for _ in range(2)]

    assert counted == [[True], [False]]
    assert await store.counts(job) == {"succeeded": 1}


async def test_only_the_holder_of_the_lease_may_end_an_attempt(store: Store) -> None:
    job = await store.save_draft()
    mine, other = await store.request(job, count=2)
    first, second = await store.start()

    counted = await store.stores.executions.finish([ending_of(first, fence=2), ending_of(second)])

    assert counted == [False, True]
    assert await store.counts(job) == {"running": 1, "succeeded": 1}
    assert {mine.id, other.id} == {first.execution_id, second.execution_id}


async def test_a_retried_attempt_is_kept_and_the_execution_queued_with_the_next_number(store: Store) -> None:
    job = await store.save_draft()
    (execution,) = await store.request(job)
    (first,) = await store.start("w1")

    await store.stores.executions.finish([retry_of(first, signal="SIGKILL")])

    waiting = await store.stores.executions.find(execution.id)
    assert waiting is not None
    assert waiting.state is ExecutionState.RETRYING
    assert waiting.finished_at is None
    assert [(attempt.number, attempt.worker) for attempt in waiting.attempts] == [(1, "w1")]
    assert await store.counts(job) == {"retrying": 1}
    (second,) = await store.start("w2")
    assert (second.fence, second.job_version, second.owner_id) == (2, 1, job.owner_id)
    await store.stores.executions.finish([ending_of(second)])
    done = await store.stores.executions.find(execution.id)
    assert done is not None
    told = [(a.number, a.worker, a.outcome, a.exit_code, a.signal, a.error) for a in done.attempts]
    assert told == [
        (1, "w1", Outcome.ABANDONED, 9, "SIGKILL", "Gone."),
        (2, "w2", Outcome.SUCCEEDED, None, None, None),
    ]
    assert done.lag_ms == waiting.lag_ms
    assert await store.counts(job) == {"succeeded": 1}
    assert await store.owner_counts() == {"succeeded": 1}


async def test_a_late_ending_of_a_lost_attempt_is_refused(store: Store) -> None:
    job = await store.save_draft()
    (execution,) = await store.request(job)
    (first,) = await store.start("w1")
    await store.lapse(execution.id)
    assert await store.stores.executions.abandon([retry_of(first)], lease_ms=LEASE_MS) == [True]
    before = await store.stores.executions.finish([ending_of(first)])
    await store.start("w2")

    during = await store.stores.executions.finish([ending_of(first)])

    assert (before, during) == ([False], [False])
    found = await store.stores.executions.find(execution.id)
    assert found is not None
    assert found.state is ExecutionState.RUNNING


async def test_nothing_is_recovered_whose_lease_still_holds(store: Store) -> None:
    job = await store.save_draft()
    await store.request(job)
    (message,) = await store.start()

    assert await store.stores.executions.abandon([retry_of(message)], lease_ms=LEASE_MS) == [False]
    assert await store.counts(job) == {"running": 1}


async def test_an_attempt_that_was_renewed_after_all_is_not_recovered(store: Store) -> None:
    job = await store.save_draft()
    (execution,) = await store.request(job)
    (message,) = await store.start()
    await store.lapse(execution.id)
    assert (await lapsed(store)) == [execution.id]

    assert await store.stores.executions.renew([(execution.id, 1)], lease_ms=5000) == ["ok"]

    assert (await lapsed(store)) == []
    assert await store.stores.executions.abandon([retry_of(message)], lease_ms=LEASE_MS) == [False]


async def test_an_attempt_whose_lease_itself_has_expired_can_be_recovered(store: Store) -> None:
    job = await store.save_draft()
    (execution,) = await store.request(job)
    (message,) = await store.start()
    await store.lapse(execution.id)
    await store.door.call("DEL", store.door.keys.lease(execution.id))

    assert await store.stores.executions.abandon([retry_of(message)], lease_ms=LEASE_MS) == [True]


async def test_a_person_who_cancelled_a_lost_attempt_sees_no_other_one(store: Store) -> None:
    job = await store.save_draft()
    (execution,) = await store.request(job)
    (message,) = await store.start()
    await store.stores.executions.cancel(execution)
    await store.lapse(execution.id)

    assert await store.stores.executions.abandon([retry_of(message)], lease_ms=LEASE_MS) == [True]

    found = await store.stores.executions.find(execution.id)
    assert found is not None
    assert found.state is ExecutionState.CANCELLED
    assert found.finished_at is not None
    assert await store.start() == []
    assert await store.counts(job) == {"cancelled": 1}


async def test_an_ending_is_measured_by_job_and_by_owner(store: Store) -> None:
    job = await store.save_draft()
    now_ms = await store.now_ms()
    await store.finished(job, count=3, duration_ms=40, lag_ms=7, cpu_ms=5, peak_memory_bytes=6)
    await store.finished(job, state=ExecutionState.TIMED_OUT, outcome=Outcome.TIMED_OUT)
    metrics = store.stores.metrics
    window: dict[str, Any] = {"from_ms": now_ms - 120_000, "to_ms": now_ms + 60_000}

    summed = {
        metric: sum(sample.value for sample in await metrics.samples(job.id, metric, **window))
        for metric in (Metric.SUCCEEDED, Metric.FAILED)
    }
    owners = {
        metric: sum(
            (await metrics.counts_of([f"owner-{job.owner_id}"], metric, **window, bucket_ms=3_600_000)).values()
        )
        for metric in (Metric.SUCCEEDED, Metric.FAILED)
    }

    assert summed == owners == {Metric.SUCCEEDED: 3, Metric.FAILED: 1}
    durations = await metrics.samples(job.id, Metric.DURATION_MS, **window)
    assert {sample.value for sample in durations} == {40, 10}


async def test_attempts_that_are_tried_again_are_not_measured(store: Store) -> None:
    job = await store.save_draft()
    await store.request(job)
    (message,) = await store.start()

    await store.stores.executions.finish([retry_of(message, duration_ms=99)])

    assert await store.stores.metrics.samples(job.id, Metric.DURATION_MS, from_ms=0, to_ms=2**45) == []


async def test_a_counter_never_sees_what_happens_between_two_reads(store: Store) -> None:
    """Whatever happened to them, the executions of a job are counted exactly once each."""
    job = await store.save_draft(overlap=OverlapPolicy.SKIP)
    await store.request(job, count=1)
    (message,) = await store.start()
    await store.stores.executions.finish([retry_of(message)])
    (again,) = await store.start()
    await store.stores.executions.finish([ending_of(again)])
    await store.stores.executions.dispatch([dispatch_of(job, missed(job, 1000, 2000, 2))])
    (waiting,) = await store.request(job)
    await store.stores.executions.cancel(waiting)

    expected = {"succeeded": 1, "missed": 1, "cancelled": 1}
    assert await store.counts(job) == await store.owner_counts() == expected


# steps of the server's clock


async def running(store: Store) -> QueueMessage:
    await store.request(await store.save_draft())
    (message,) = await store.start(lease_ms=LEASE_MS)
    return message


async def lease_ends(store: Store, message: QueueMessage, in_ms: int) -> None:
    ends = await store.now_ms() + in_ms
    await store.door.call("ZADD", store.door.keys.leases(), ends, message.execution_id)


@pytest.mark.parametrize("by_ms", [-86_400_000, -3_600_000, -1])
async def test_a_lease_that_has_ended_has_lapsed(store: Store, by_ms: int) -> None:
    message = await running(store)
    await lease_ends(store, message, by_ms)

    assert await lapsed(store) == [message.execution_id]
    assert await store.stores.executions.abandon([retry_of(message)], lease_ms=LEASE_MS) == [True]


@pytest.mark.parametrize("by_ms", [3_600_000, 86_400_000])
async def test_a_lease_that_was_given_before_the_clock_was_set_back_has_lapsed_unless_it_is_renewed(
    store: Store, by_ms: int
) -> None:
    kept, lost = await running(store), await running(store)
    for message in (kept, lost):
        await lease_ends(store, message, by_ms)
    before = await lapsed(store)

    assert await store.stores.executions.renew([(kept.execution_id, 1)], lease_ms=LEASE_MS) == ["ok"]

    assert set(before) == {kept.execution_id, lost.execution_id}
    assert await lapsed(store) == [lost.execution_id]
    words = await store.stores.executions.abandon([retry_of(kept), retry_of(lost)], lease_ms=LEASE_MS)
    assert words == [False, True]


async def test_a_lease_that_was_just_given_has_not_lapsed(store: Store) -> None:
    message = await running(store)

    assert await lapsed(store) == []
    assert await store.stores.executions.abandon([retry_of(message)], lease_ms=LEASE_MS) == [False]


async def test_a_lease_that_a_worker_holds_for_longer_than_a_recovery_thinks_has_not_lapsed(store: Store) -> None:
    """As while the length of leases is changed, one process after the other."""
    await store.request(await store.save_draft())
    (message,) = await store.start(lease_ms=6 * LEASE_MS)

    assert await store.stores.executions.abandon([retry_of(message)], lease_ms=LEASE_MS) == [False]
    await store.stores.executions.renew([(message.execution_id, 1)], lease_ms=6 * LEASE_MS)
    assert await store.stores.executions.abandon([retry_of(message)], lease_ms=LEASE_MS) == [False]


async def test_what_ended_while_the_clock_showed_another_time_is_stored_all_the_same(store: Store) -> None:
    message = await running(store)
    await lease_ends(store, message, 86_400_000)

    assert await store.stores.executions.finish([ending_of(message)]) == [True]


async def test_no_more_that_has_lapsed_is_told_of_than_is_asked_for(store: Store) -> None:
    await store.request(await store.save_draft(), count=5)
    messages = await store.start()
    for at, message in enumerate(messages):
        await lease_ends(store, message, -1000 if at % 2 else 86_400_000)

    now_ms, found = await store.stores.executions.lapsed(3, lease_ms=LEASE_MS)

    assert len(set(found)) == 3
    assert abs(now_ms - await store.now_ms()) < 60_000
