"""ExecutionStore: each transition of an execution, and that it happens once."""

from typing import Any

import pytest

from chronos_synapse.domain.clock import from_ms
from chronos_synapse.domain.event import EventType
from chronos_synapse.domain.execution import ExecutionState, Origin, Outcome, scheduled_execution_id
from chronos_synapse.domain.metric import Metric
from chronos_synapse.domain.schedule import OverlapPolicy
from chronos_synapse.storage.redis.executions import Removal
from tests.builders import Store, a_job, dispatch_of, ending_of, missed, next_version, requested, scheduled


async def events_of(store: Store) -> list[tuple[EventType, str | None]]:
    batches = await store.stores.events.since("0-0", 1000)
    assert batches is not None
    return [
        (event.type, event.execution_id)
        for batch in batches
        for event in batch.events
        if event.type is not EventType.JOB_SAVED
    ]


# dispatch


async def test_a_due_time_becomes_a_queued_execution_and_the_next_is_armed(store: Store) -> None:
    job = a_job(tags=("a",), queue="slow", name="Näme")
    await store.save(job, fire_ms=1000)

    words = await store.stores.executions.dispatch([dispatch_of(job, scheduled(job, 1000), fire_ms=1000, next_ms=2000)])

    assert words == ["ok"]
    execution = await store.stores.executions.find(scheduled_execution_id(job.id, 1000))
    assert execution is not None
    assert (execution.state, execution.origin, execution.queue) == (ExecutionState.QUEUED, Origin.SCHEDULE, "slow")
    assert (execution.job_name, execution.job_version, execution.tags) == ("Näme", 1, ("a",))
    assert execution.scheduled_for == from_ms(1000)
    assert execution.attempts == ()
    (message,) = await store.read(queue="slow")
    assert (message.execution_id, message.job_version, message.fence) == (execution.id, 1, 1)
    assert message.due_ms == 1000
    assert await store.stores.due.next_fire_times([job.id]) == [2000]
    assert await store.counts(job) == {"queued": 1}


async def test_the_same_due_time_is_dispatched_only_once(store: Store) -> None:
    job = a_job()
    await store.save(job, fire_ms=1000)
    batch = [dispatch_of(job, scheduled(job, 1000), fire_ms=1000, next_ms=2000)]

    words = [await store.stores.executions.dispatch(batch) for _ in range(2)]

    assert words == [["ok"], ["moved"]]
    assert len(await store.read()) == 1
    assert await store.counts(job) == {"queued": 1}


async def test_an_execution_that_exists_is_not_created_again(store: Store) -> None:
    job = a_job()
    await store.save(job, fire_ms=1000)
    new = scheduled(job, 1000)

    await store.stores.executions.dispatch([dispatch_of(job, new), dispatch_of(job, new)])

    assert len(await store.read()) == 1
    assert await store.counts(job) == {"queued": 1}
    assert await store.owner_counts() == {"queued": 1}


async def test_nothing_is_dispatched_before_its_time(store: Store) -> None:
    job = a_job()
    fire_ms = await store.now_ms() + 60_000
    await store.save(job, fire_ms=fire_ms)

    words = await store.stores.executions.dispatch(
        [dispatch_of(job, scheduled(job, fire_ms), fire_ms=fire_ms, next_ms=fire_ms + 1000)]
    )

    assert words == ["early"]
    assert await store.read() == []
    assert await store.stores.due.next_fire_times([job.id]) == [fire_ms]


async def test_a_due_time_that_was_moved_is_left_alone(store: Store) -> None:
    job = a_job()
    await store.save(job, fire_ms=1500)

    words = await store.stores.executions.dispatch([dispatch_of(job, scheduled(job, 1000), fire_ms=1000, next_ms=2000)])

    assert words == ["moved"]
    assert await store.stores.due.next_fire_times([job.id]) == [1500]


async def test_an_edited_job_is_not_dispatched_by_its_former_definition(store: Store) -> None:
    job = a_job()
    await store.save(job, fire_ms=1000)
    await store.stores.jobs.save(next_version(job), expected_version=1, next_fire_ms=1000)
    await store.stores.due.claim(limit=10, ahead_ms=0, lease_ms=60_000)

    words = await store.stores.executions.dispatch([dispatch_of(job, scheduled(job, 1000), fire_ms=1000, next_ms=2000)])

    assert words == ["stale"]
    claim = await store.stores.due.claim(limit=10, ahead_ms=0, lease_ms=60_000)
    assert claim.jobs == [(job.id, 1000)]


async def test_one_word_a_job_whatever_became_of_the_others(store: Store) -> None:
    jobs = [a_job() for _ in range(3)]
    await store.save(jobs[0], jobs[2], fire_ms=1000)
    batch = [
        dispatch_of(job, missed(job, 500, 900, 3), scheduled(job, 1000), fire_ms=1000, next_ms=None) for job in jobs
    ]

    words = await store.stores.executions.dispatch(batch)

    assert words == ["ok", "moved", "ok"]
    assert {message.job_id for message in await store.read()} == {jobs[0].id, jobs[2].id}


async def test_a_job_without_a_next_due_time_is_disarmed(store: Store) -> None:
    job = a_job()
    await store.save(job, fire_ms=1000)

    await store.stores.executions.dispatch([dispatch_of(job, scheduled(job, 1000), fire_ms=1000)])

    assert await store.stores.due.next_fire_times([job.id]) == [None]


@pytest.mark.parametrize("state", ["queued", "running", "retrying"])
async def test_a_due_time_is_skipped_while_the_previous_execution_has_not_ended(store: Store, state: str) -> None:
    job = a_job(overlap=OverlapPolicy.SKIP)
    await store.save(job, fire_ms=1000)
    await store.stores.executions.dispatch([dispatch_of(job, scheduled(job, 1000), fire_ms=1000, next_ms=2000)])
    if state != "queued":
        (message,) = await store.start()
        if state == "retrying":
            await store.stores.executions.finish([retry_of(message)])

    await store.stores.executions.dispatch([dispatch_of(job, scheduled(job, 2000), fire_ms=2000, next_ms=3000)])

    skipped = await store.stores.executions.find(scheduled_execution_id(job.id, 2000))
    assert skipped is not None
    assert skipped.state is ExecutionState.SKIPPED
    assert skipped.reason == "The previous execution had not ended."
    assert skipped.finished_at is not None
    assert skipped.attempts == ()
    assert await store.counts(job) == {state: 1, "skipped": 1}
    assert (await events_of(store))[-1] == (EventType.EXECUTION_FINISHED, skipped.id)


async def test_after_the_end_of_one_execution_the_next_due_time_runs(store: Store) -> None:
    job = a_job(overlap=OverlapPolicy.SKIP)
    await store.save(job, fire_ms=1000)
    await store.stores.executions.dispatch([dispatch_of(job, scheduled(job, 1000), fire_ms=1000, next_ms=2000)])
    (message,) = await store.start()
    await store.stores.executions.finish([ending_of(message)])

    await store.stores.executions.dispatch([dispatch_of(job, scheduled(job, 2000), fire_ms=2000, next_ms=3000)])

    assert await store.counts(job) == {"queued": 1, "succeeded": 1}


async def test_due_times_that_were_given_up_become_one_record_with_their_number(store: Store) -> None:
    job = a_job()
    await store.save(job, fire_ms=1000)

    await store.stores.executions.dispatch(
        [dispatch_of(job, missed(job, 1000, 9000, 9), scheduled(job, 10_000), fire_ms=1000, next_ms=11_000)]
    )

    record = await store.stores.executions.find(scheduled_execution_id(job.id, 1000))
    assert record is not None
    assert record.state is ExecutionState.MISSED
    assert (record.missed_count, record.missed_until) == (9, from_ms(9000))
    assert record.reason == "Nobody was there."
    assert record.finished_at is not None
    assert await store.counts(job) == {"queued": 1, "missed": 1}


async def test_what_did_not_run_is_counted_in_the_series_of_job_and_owner(store: Store) -> None:
    job = a_job(overlap=OverlapPolicy.SKIP)
    await store.save(job, fire_ms=1000)
    now_ms = await store.now_ms()

    await store.stores.executions.dispatch(
        [dispatch_of(job, missed(job, 1000, 9000, 9), scheduled(job, 10_000), scheduled(job, 11_000), fire_ms=1000)]
    )

    metrics = store.stores.metrics
    window: dict[str, Any] = {"from_ms": now_ms - 60_000, "to_ms": now_ms + 60_000}
    own = await metrics.samples(job.id, Metric.NOT_RUN, **window)
    owners = await metrics.counts_of_owners([job.owner_id], Metric.NOT_RUN, **window, bucket_ms=3_600_000)
    assert sum(sample.value for sample in own) == 10
    assert sum(owners.values()) == 10


async def test_a_batch_is_published_as_one_event_batch(store: Store) -> None:
    jobs = [a_job() for _ in range(3)]
    await store.save(*jobs, fire_ms=1000)

    await store.stores.executions.dispatch(
        [dispatch_of(job, scheduled(job, 1000), fire_ms=1000, next_ms=2000) for job in jobs]
    )

    batches = await store.stores.events.since("0-0", 100)
    assert batches is not None
    last = batches[-1].events
    assert [event.execution_id for event in last] == [scheduled_execution_id(job.id, 1000) for job in jobs]
    assert {(event.type, event.state) for event in last} == {(EventType.EXECUTION_QUEUED, ExecutionState.QUEUED)}


# start


async def test_a_started_attempt_has_a_lease_and_its_message_is_gone(store: Store) -> None:
    job = await store.save_draft()
    (execution,) = await store.request(job)
    (message,) = await store.read("w1")

    now_ms, are_ours = await store.stores.executions.start([message], queue="default", worker="w1", lease_ms=5000)

    found = await store.stores.executions.find(execution.id)
    keys = store.door.keys
    assert are_ours == [True]
    assert found is not None
    assert (found.state, found.started_at) == (ExecutionState.RUNNING, from_ms(now_ms))
    assert found.lag_ms == now_ms - message.due_ms
    assert [(attempt.number, attempt.worker, attempt.outcome) for attempt in found.attempts] == [(1, "w1", None)]
    assert float(await store.door.call("ZSCORE", keys.leases(), execution.id)) == now_ms + 5000
    assert await store.door.call("PTTL", keys.lease(execution.id)) > 0
    assert await store.door.call("XLEN", keys.queue("default")) == 0
    assert (await store.door.call("XPENDING", keys.queue("default"), "workers"))["pending"] == 0
    assert await store.counts(job) == {"running": 1}
    assert await store.owner_counts() == {"running": 1}
    assert (await events_of(store))[-1] == (EventType.EXECUTION_STARTED, execution.id)


async def test_an_execution_starts_at_one_worker_only(store: Store) -> None:
    job = await store.save_draft()
    await store.request(job)
    (message,) = await store.read("w1")
    start = store.stores.executions.start

    answers = [await start([message], queue="default", worker=worker, lease_ms=5000) for worker in ("w1", "w2")]

    assert [are_ours for _, are_ours in answers] == [[True], [False]]
    assert await store.counts(job) == {"running": 1}


async def test_a_worker_that_asks_again_whether_it_has_started_is_told_so(store: Store) -> None:
    """The answer to the first call can be lost; nobody else would ever run it then."""
    job = await store.save_draft()
    await store.request(job)
    (message,) = await store.read("w1")
    start = store.stores.executions.start

    answers = [await start([message], queue="default", worker="w1", lease_ms=5000) for _ in range(2)]

    assert [are_ours for _, are_ours in answers] == [[True], [True]]
    assert await store.counts(job) == {"running": 1}
    assert [kind for kind, _ in await events_of(store)].count(EventType.EXECUTION_STARTED) == 1


async def test_a_message_of_an_earlier_attempt_starts_nothing(store: Store) -> None:
    job = await store.save_draft()
    await store.request(job)
    (first,) = await store.start("w1")
    await store.stores.executions.finish([retry_of(first)])
    (second,) = await store.read("w2")

    _, are_ours = await store.stores.executions.start([first, second], queue="default", worker="w2", lease_ms=5000)

    assert are_ours == [False, True]


async def test_an_execution_that_was_cancelled_or_removed_does_not_start(store: Store) -> None:
    job = await store.save_draft()
    cancelled, removed = await store.request(job, count=2)
    messages = await store.read()
    for execution in (cancelled, removed):
        await store.stores.executions.cancel(execution)
    await store.stores.executions.remove([Removal(execution_id=removed.id, job_id=job.id, owner_id=job.owner_id)])

    _, are_ours = await store.stores.executions.start(messages, queue="default", worker="w1", lease_ms=5000)

    assert are_ours == [False, False]
    assert await store.counts(job) == {"cancelled": 1}
    assert await store.door.call("XLEN", store.door.keys.queue("default")) == 0


# finish


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
    assert await store.stores.executions.abandon([retry_of(first)]) == [True]
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

    assert await store.stores.executions.abandon([retry_of(message)]) == [False]
    assert await store.counts(job) == {"running": 1}


async def test_an_attempt_that_was_renewed_after_all_is_not_recovered(store: Store) -> None:
    job = await store.save_draft()
    (execution,) = await store.request(job)
    (message,) = await store.start()
    await store.lapse(execution.id)
    assert await store.stores.executions.lapsed(10) == [execution.id]

    assert await store.stores.executions.renew([(execution.id, 1)], lease_ms=5000) == ["ok"]

    assert await store.stores.executions.lapsed(10) == []
    assert await store.stores.executions.abandon([retry_of(message)]) == [False]


async def test_an_attempt_whose_lease_itself_has_expired_can_be_recovered(store: Store) -> None:
    job = await store.save_draft()
    (execution,) = await store.request(job)
    (message,) = await store.start()
    await store.lapse(execution.id)
    await store.door.call("DEL", store.door.keys.lease(execution.id))

    assert await store.stores.executions.abandon([retry_of(message)]) == [True]


async def test_a_person_who_cancelled_a_lost_attempt_sees_no_other_one(store: Store) -> None:
    job = await store.save_draft()
    (execution,) = await store.request(job)
    (message,) = await store.start()
    await store.stores.executions.cancel(execution)
    await store.lapse(execution.id)

    assert await store.stores.executions.abandon([retry_of(message)]) == [True]

    found = await store.stores.executions.find(execution.id)
    assert found is not None
    assert found.state is ExecutionState.CANCELLED
    assert found.finished_at is not None
    assert await store.read() == []
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
        metric: sum((await metrics.counts_of_owners([job.owner_id], metric, **window, bucket_ms=3_600_000)).values())
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
        heard = await subscription.next(timeout_s=5)

    assert answer == ("asked", "w7")
    assert heard == execution.id
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


# renew, remove, requeue


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


async def test_a_lost_message_is_written_again_with_the_next_number(store: Store) -> None:
    job = await store.save_draft(queue="slow")
    (first,) = await store.request(job)
    (message,) = await store.start(queue="slow")
    await store.stores.executions.finish([retry_of(message, queue="slow")])
    (second,) = await store.request(job)
    await store.door.call("DEL", store.door.keys.queue("slow"))
    waiting = await store.stores.executions.find_many([first.id, second.id])

    assert await store.stores.executions.requeue(waiting) == 2

    messages = {message.execution_id: message for message in await store.start(queue="slow")}
    assert (messages[first.id].fence, messages[second.id].fence) == (2, 1)
    assert messages[second.id].job_version == job.version
    assert await store.stores.executions.requeue(waiting) == 0
    assert await store.stores.executions.requeue([]) == 0


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
    assert requested(job, 1).state is ExecutionState.QUEUED


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
