"""dispatch.lua: due times become executions and entries of the ledger, once each, and the next one is armed."""

from typing import Any

from chronos_synapse.domain.clock import from_ms
from chronos_synapse.domain.event import EventType
from chronos_synapse.domain.execution import ExecutionState, Origin, scheduled_execution_id
from chronos_synapse.domain.job import Job
from chronos_synapse.domain.metric import Metric
from chronos_synapse.domain.schedule import OverlapPolicy
from chronos_synapse.domain.slot import SlotRecord
from chronos_synapse.storage.redis.jobs import Arming
from tests.builders import Store, a_job, dispatch_of, missed, next_version, scheduled


async def ledger(store: Store, job: Job) -> list[SlotRecord]:
    return await store.stores.slots.between(job.id, 0, 2**45, 1000)


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
    (message,) = await store.start(queue="slow")
    assert (message.execution_id, message.job_version, message.fence) == (execution.id, 1, 1)
    assert message.due_ms == 1000
    assert await store.stores.due.next_fire_times([job.id]) == [2000]
    assert await store.counts(job) == {"running": 1}


async def test_the_same_due_time_is_dispatched_only_once(store: Store) -> None:
    job = a_job()
    await store.save(job, fire_ms=1000)
    batch = [dispatch_of(job, scheduled(job, 1000), fire_ms=1000, next_ms=2000)]

    words = [await store.stores.executions.dispatch(batch) for _ in range(2)]

    assert words == [["ok"], ["moved"]]
    assert len(await store.start()) == 1
    assert await store.counts(job) == {"running": 1}


async def test_an_execution_that_exists_is_not_created_again(store: Store) -> None:
    job = a_job()
    await store.save(job, fire_ms=1000)
    new = scheduled(job, 1000)

    await store.stores.executions.dispatch([dispatch_of(job, new), dispatch_of(job, new)])

    assert len(await store.start()) == 1
    assert await store.counts(job) == {"running": 1}
    assert await store.owner_counts() == {"running": 1}


async def test_nothing_is_dispatched_before_its_time(store: Store) -> None:
    job = a_job()
    fire_ms = await store.now_ms() + 60_000
    await store.save(job, fire_ms=fire_ms)

    words = await store.stores.executions.dispatch(
        [dispatch_of(job, scheduled(job, fire_ms), fire_ms=fire_ms, next_ms=fire_ms + 1000)]
    )

    assert words == ["early"]
    assert await store.start() == []
    assert await store.stores.due.next_fire_times([job.id]) == [fire_ms]


async def test_a_gap_is_not_settled_before_the_last_of_its_due_times(store: Store) -> None:
    """As when the clock is set back between the plan and the script."""
    job = a_job()
    now_ms = await store.now_ms()
    await store.save(job, fire_ms=1000)

    for last in (missed(job, 2000, now_ms + 60_000, 9), scheduled(job, now_ms + 60_000)):
        order = dispatch_of(job, scheduled(job, 1000), last, fire_ms=1000, next_ms=now_ms + 61_000)
        assert await store.stores.executions.dispatch([order]) == ["early"]

    assert await ledger(store, job) == []
    assert await store.stores.due.next_fire_times([job.id]) == [1000]


async def test_a_due_time_that_was_moved_is_left_alone(store: Store) -> None:
    job = a_job()
    await store.save(job, fire_ms=1500)

    words = await store.stores.executions.dispatch([dispatch_of(job, scheduled(job, 1000), fire_ms=1000, next_ms=2000)])

    assert words == ["moved"]
    assert await store.stores.due.next_fire_times([job.id]) == [1500]


async def test_an_edited_job_is_not_dispatched_by_its_former_definition(store: Store) -> None:
    job = a_job()
    await store.save(job, fire_ms=1000)
    await store.stores.jobs.save(next_version(job), expected_version=1, arming=Arming(next_ms=1000, seen_ms=1000))
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
    assert {message.job_id for message in await store.start()} == {jobs[0].id, jobs[2].id}


async def test_a_job_without_a_next_due_time_is_disarmed(store: Store) -> None:
    job = a_job()
    await store.save(job, fire_ms=1000)

    await store.stores.executions.dispatch([dispatch_of(job, scheduled(job, 1000), fire_ms=1000)])

    assert await store.stores.due.next_fire_times([job.id]) == [None]


async def test_due_times_that_were_given_up_become_one_record_with_their_number(store: Store) -> None:
    job = a_job()
    await store.save(job, fire_ms=1000)

    await store.stores.executions.dispatch(
        [dispatch_of(job, missed(job, 1000, 9000, 9), scheduled(job, 10_000), fire_ms=1000, next_ms=11_000)]
    )

    record = await store.stores.executions.find(scheduled_execution_id(job.id, 1000) + "-0")
    assert record is not None
    assert record.state is ExecutionState.MISSED
    assert (record.missed_count, record.missed_until) == (9, from_ms(9000))
    assert record.reason == "Nothing could dispatch it in time, and the job does not catch up."
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
    owners = await metrics.counts_of([f"owner-{job.owner_id}"], Metric.NOT_RUN, **window, bucket_ms=3_600_000)
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
