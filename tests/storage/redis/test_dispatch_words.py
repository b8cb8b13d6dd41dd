"""What a dispatch answers: `ok`, `capped`, `early`, `held`, `moved` or `stale`, and what it leaves alone then."""

import pytest

from chronos_synapse.domain.job import Job, JobState
from chronos_synapse.domain.schedule import OverlapPolicy
from chronos_synapse.domain.slot import Disposition, SlotReason, SlotRecord
from chronos_synapse.storage.redis.executions import Dispatch
from chronos_synapse.storage.redis.jobs import Arming
from chronos_synapse.storage.redis.slots import Cursor, CursorKind
from tests.builders import Store, a_job, dispatch_of, missed, next_version, requested, scheduled, settled


async def ledger(store: Store, job: Job) -> list[SlotRecord]:
    return await store.stores.slots.between(job.id, 0, 2**45, 1000)


async def paused(store: Store, at_ms: int = 1000) -> Job:
    job = a_job(state=JobState.PAUSED)
    await store.stores.jobs.save(job, expected_version=None, arming=Arming(next_ms=at_ms, is_held=True))
    return job


async def test_in_a_pause_of_all_scheduling_nothing_is_settled(store: Store) -> None:
    job = a_job()
    await store.save(job, fire_ms=1000)
    await store.stores.due.claim(limit=10, ahead_ms=0, lease_ms=60_000)
    await store.stores.pauses.begin(reason="Move", by="Ann")
    order = [dispatch_of(job, scheduled(job, 1000), fire_ms=1000, next_ms=2000)]

    word = await store.stores.executions.dispatch(order)

    assert word == ["held"]
    assert await store.start() == []
    assert await ledger(store, job) == []
    assert await store.stores.due.next_fire_times([job.id]) == [1000]
    await store.stores.pauses.end()
    claim = await store.stores.due.claim(limit=10, ahead_ms=0, lease_ms=60_000)
    assert claim.jobs == [(job.id, 1000)]
    assert await store.stores.executions.dispatch(order) == ["ok"]


async def test_in_a_pause_of_all_scheduling_requests_are_met(store: Store) -> None:
    job = await store.save_draft()
    await store.stores.pauses.begin(reason="Move", by="Ann")

    await store.request(job)

    assert len(await store.start()) == 1


@pytest.mark.parametrize("is_held", [False, True])
async def test_what_is_given_up_is_settled_in_a_pause_too(store: Store, is_held: bool) -> None:
    job = await paused(store) if is_held else a_job()
    if not is_held:
        await store.save(job, fire_ms=1000)
    await store.stores.pauses.begin(reason="Move", by="Ann")
    record = settled(job, 1000, Disposition.SKIPPED, SlotReason.PAUSED)
    order = Dispatch(job=job, fire_ms=1000, next_ms=2000, entries=[record], is_held=is_held, is_given_up=True)

    assert await store.stores.executions.dispatch([order]) == ["ok"]

    assert [(found.due_ms, found.reason) for found in await ledger(store, job)] == [(1000, SlotReason.PAUSED)]
    kind = CursorKind.HELD if is_held else CursorKind.DUE
    assert await store.stores.slots.cursor(job.id) == Cursor(kind=kind, ms=2000)
    assert await store.stores.due.count_unarmed() == 0


async def test_a_held_due_time_is_settled_only_by_who_says_that_it_is_held(store: Store) -> None:
    job = await paused(store)
    order = dispatch_of(job, scheduled(job, 1000), fire_ms=1000)

    assert await store.stores.executions.dispatch([order]) == ["moved"]

    record = settled(job, 1000, Disposition.SKIPPED, SlotReason.PAUSED)
    given_up = Dispatch(job=job, fire_ms=1000, next_ms=None, entries=[record], is_held=True, is_given_up=True)
    assert await store.stores.executions.dispatch([given_up]) == ["ok"]
    assert await store.stores.slots.cursor(job.id) == Cursor()
    assert await store.stores.due.count_unarmed() == 0


async def test_the_last_due_time_within_the_cap_says_so_and_what_follows_does_not_run(store: Store) -> None:
    job = a_job(max_executions=3)
    await store.save(job, fire_ms=1000)
    first = dispatch_of(job, scheduled(job, 1000), fire_ms=1000, next_ms=2000)
    gap = [scheduled(job, at_ms) for at_ms in (2000, 3000, 4000)]
    rest = dispatch_of(job, *gap, fire_ms=2000, next_ms=5000)

    words = [await store.stores.executions.dispatch([order]) for order in (first, rest)]

    assert words == [["ok"], ["capped"]]
    assert [message.due_ms for message in await store.start()] == [1000, 2000, 3000]
    (stats,) = await store.stores.jobs.stats([job.id])
    assert stats.fired == 3
    assert [(found.due_ms, found.disposition, found.reason) for found in await ledger(store, job)] == [
        (1000, Disposition.FIRED, None),
        (2000, Disposition.FIRED, None),
        (3000, Disposition.FIRED, None),
        (4000, Disposition.SKIPPED, SlotReason.RUN_CAP),
    ]
    assert await store.counts(job) == {"running": 3}


async def test_requests_neither_count_towards_the_cap_nor_are_they_stopped_by_it(store: Store) -> None:
    job = a_job(max_executions=1)
    await store.save(job, fire_ms=1000)
    await store.request(job)
    order = dispatch_of(job, scheduled(job, 1000), fire_ms=1000, next_ms=2000)

    words = [
        await store.stores.executions.dispatch([order]),
        await store.stores.executions.dispatch([dispatch_of(job, requested(job, 1500, nonce="x"))]),
    ]

    assert words == [["capped"], ["ok"]]
    assert await store.counts(job) == {"queued": 3}


async def test_what_was_skipped_for_an_overlap_does_not_count_towards_the_cap(store: Store) -> None:
    job = a_job(max_executions=2, overlap=OverlapPolicy.SKIP)
    await store.save(job, fire_ms=1000)

    words = await store.stores.executions.dispatch(
        [dispatch_of(job, scheduled(job, 1000), scheduled(job, 2000), fire_ms=1000, next_ms=3000)]
    )

    (stats,) = await store.stores.jobs.stats([job.id])
    assert (words, stats.fired) == (["ok"], 1)


async def test_a_request_for_a_job_that_was_edited_or_deleted_is_stale(store: Store) -> None:
    edited, deleted = await store.save_draft(), await store.save_draft()
    await store.stores.jobs.save(next_version(edited), expected_version=1, arming=Arming())
    await store.stores.jobs.delete(deleted)

    words = await store.stores.executions.dispatch(
        [dispatch_of(job, requested(job, 1000)) for job in (edited, deleted)]
    )

    assert words == ["stale", "stale"]
    assert await store.start() == []


async def test_whatever_the_word_the_arguments_of_the_next_job_are_its_own(store: Store) -> None:
    now_ms = await store.now_ms()
    jobs = [a_job(owner_id=f"u{at}") for at in range(5)]
    fires = [1000, now_ms + 60_000, 1500, 1000, 1000]
    for job, fire_ms in zip(jobs, fires, strict=True):
        await store.save(job, fire_ms=fire_ms)
    await store.stores.jobs.save(next_version(jobs[3]), expected_version=1, arming=Arming(next_ms=1000, seen_ms=1000))
    expected = [1000, now_ms + 60_000, 1000, 1000, 1000]
    batch = [
        dispatch_of(
            job,
            missed(job, 500, 600, 2),
            settled(job, 700, Disposition.SKIPPED, SlotReason.CALENDAR, "x y|z"),
            scheduled(job, fire_ms),
            fire_ms=fire_ms,
            next_ms=fire_ms + 1000,
        )
        for job, fire_ms in zip(jobs, expected, strict=True)
    ]

    words = await store.stores.executions.dispatch(batch)

    assert words == ["ok", "early", "moved", "stale", "ok"]
    for job in (jobs[0], jobs[4]):
        assert [(found.due_ms, found.detail) for found in await ledger(store, job)] == [
            (500, ""),
            (700, "x y|z"),
            (1000, ""),
        ]
        assert await store.owner_counts(job.owner_id) == {"queued": 1, "missed": 1}
    assert {message.job_id for message in await store.start()} == {jobs[0].id, jobs[4].id}
    assert await store.stores.due.next_fire_times([job.id for job in jobs]) == [
        2000,
        now_ms + 60_000,
        1500,
        1000,
        2000,
    ]


@pytest.mark.parametrize("word", ["moved", "stale", "early"])
async def test_a_claim_is_kept_only_for_what_comes_early(store: Store, word: str) -> None:
    job = a_job()
    fire_ms = await store.now_ms() + (60_000 if word == "early" else -60_000)
    await store.save(job, fire_ms=fire_ms)
    if word == "stale":
        await store.stores.jobs.save(
            next_version(job), expected_version=1, arming=Arming(next_ms=fire_ms, seen_ms=fire_ms)
        )
    await store.stores.due.claim(limit=10, ahead_ms=120_000, lease_ms=60_000)
    asked_ms = fire_ms - 1 if word == "moved" else fire_ms

    words = await store.stores.executions.dispatch([dispatch_of(job, scheduled(job, asked_ms), fire_ms=asked_ms)])

    assert words == [word]
    assert await store.door.call("ZCARD", store.door.keys.due_leases()) == (1 if word == "early" else 0)


async def test_a_due_time_that_comes_again_runs_no_second_time(store: Store) -> None:
    """As after the server's clock was set back: the ledger and the history keep what they say."""
    job = a_job(max_executions=5)
    await store.save(job, fire_ms=1000)
    first = dispatch_of(job, scheduled(job, 1000), scheduled(job, 2000), fire_ms=1000, next_ms=3000)
    await store.stores.executions.dispatch([first])
    before = await ledger(store, job)
    await store.door.call("ZADD", store.door.keys.due(), 1000, job.id)

    assert await store.stores.executions.dispatch([first]) == ["ok"]

    (stats,) = await store.stores.jobs.stats([job.id])
    assert await ledger(store, job) == before
    assert (stats.fired, len(await store.start())) == (2, 2)
    assert await store.counts(job) == {"running": 2}


async def test_what_does_not_run_for_a_calendar_is_in_the_ledger_and_in_no_history(store: Store) -> None:
    job = a_job()
    await store.save(job, fire_ms=1000)
    record = settled(job, 1000, Disposition.SKIPPED, SlotReason.CALENDAR, "Germany")

    await store.stores.executions.dispatch([dispatch_of(job, record, fire_ms=1000, next_ms=2000)])

    assert await store.counts(job) == {}
    (found,) = await ledger(store, job)
    assert (found.disposition, found.reason, found.detail) == (Disposition.SKIPPED, SlotReason.CALENDAR, "Germany")
