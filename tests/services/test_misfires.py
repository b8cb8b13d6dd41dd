"""What became of due times that were not met: the same after a stop, a stall, an edit, and pauses of either kind."""

import json
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from chronos_synapse.domain.clock import from_ms, to_ms
from chronos_synapse.domain.execution import ExecutionState
from chronos_synapse.domain.job import Job, JobState
from chronos_synapse.domain.schedule import MisfirePolicy, OverlapPolicy
from chronos_synapse.domain.slot import SlotReason
from chronos_synapse.services.jobs.job_requests import JobChange
from chronos_synapse.services.scheduling.pausing import PauseRequest
from tests.builders import Store, a_job
from tests.services.scheduling import (
    ADA,
    FIRED,
    HOUR_MS,
    MERGED,
    MINUTE_MS,
    ROOT,
    Fate,
    Services,
    every,
    executions_of,
    fates_of,
    interval,
    missed,
    next_fire,
    owe,
    records_of,
    services_on,
    skipped,
    stored,
)

BACK_MS = 2 * HOUR_MS + 30_000
"""How long nothing was dispatched: 121 due times of a job that is due every minute."""
YEAR = 31_536_000


@pytest.fixture
def services(store: Store) -> Services:
    return services_on(store)


# after a stop


async def after_an_outage(services: Services, **changes: Any) -> tuple[Job, int, list[Fate]]:
    """A job due every minute that was last looked at 2 h 30 s ago: job, first due time, fates of all that were due."""
    first_ms = await services.store.now_ms() - BACK_MS
    job = await every(services.store, 60, first_ms=first_ms, misfire_grace_s=1, **changes)
    await services.catch_up(job)
    fates = await fates_of(services.store, job)
    assert list(fates) == [first_ms + minute * MINUTE_MS for minute in range(121)]
    return job, first_ms, list(fates.values())


async def test_after_an_outage_the_latest_runs_and_one_record_tells_of_the_others(services: Services) -> None:
    job, first_ms, fates = await after_an_outage(services)

    assert fates == [MERGED] * 120 + [FIRED]
    record, latest = await executions_of(services.store, job)
    assert (record.state, record.missed_count) == (ExecutionState.MISSED, 120)
    assert record.scheduled_for == from_ms(first_ms)
    assert record.missed_until == from_ms(first_ms + 119 * MINUTE_MS)
    assert (latest.state, latest.scheduled_for) == (ExecutionState.QUEUED, from_ms(first_ms + 120 * MINUTE_MS))
    assert await services.store.counts(job) == {"missed": 1, "queued": 1}


async def test_after_an_outage_a_job_that_does_not_catch_up_only_has_the_record(services: Services) -> None:
    job, _, fates = await after_an_outage(services, misfire=MisfirePolicy.SKIP)

    assert fates == [missed(SlotReason.POLICY)] * 121
    (record,) = await executions_of(services.store, job)
    assert (record.state, record.missed_count) == (ExecutionState.MISSED, 121)


async def test_after_an_outage_a_job_that_wants_all_gets_up_to_the_cap(services: Services) -> None:
    job, first_ms, fates = await after_an_outage(services, misfire=MisfirePolicy.ALL, misfire_cap=100)

    assert fates == [missed(SlotReason.CATCH_UP_CAP)] * 21 + [FIRED] * 100
    made = await executions_of(services.store, job)
    assert [to_ms(execution.scheduled_for) for execution in made[1:]] == [
        first_ms + minute * MINUTE_MS for minute in range(21, 121)
    ]
    late_ms = [record.late_ms for record in await records_of(services.store, job.id) if record.late_ms is not None]
    assert late_ms == sorted(late_ms, reverse=True)
    assert late_ms[-1] >= 30_000


async def test_what_is_later_than_the_window_is_given_up(services: Services) -> None:
    _, _, fates = await after_an_outage(services, misfire=MisfirePolicy.ALL, misfire_window_s=600)

    assert fates == [missed(SlotReason.EXPIRED)] * 111 + [FIRED] * 10


async def test_what_overlaps_while_it_is_caught_up_is_skipped_for_that(services: Services) -> None:
    _, _, fates = await after_an_outage(
        services, misfire=MisfirePolicy.ALL, misfire_cap=5, overlap=OverlapPolicy.QUEUE_ALL, overlap_queue_limit=2
    )

    assert fates[-5:] == [FIRED] * 3 + [skipped(SlotReason.QUEUE_FULL)] * 2


@pytest.mark.parametrize(
    ("policy", "ran", "counts"),
    [
        (MisfirePolicy.LATEST, 1, {MERGED: YEAR}),
        (MisfirePolicy.SKIP, 0, {missed(SlotReason.POLICY): YEAR + 1}),
        (MisfirePolicy.ALL, 10, {missed(SlotReason.CATCH_UP_CAP): YEAR + 1 - 10}),
    ],
)
async def test_a_year_of_every_second_is_settled_in_a_few_records(
    services: Services, policy: MisfirePolicy, ran: int, counts: dict[Fate, int]
) -> None:
    """On time is what became due while the test ran."""
    first_ms = await services.store.now_ms() - YEAR * 1000 - 500
    job = await every(services.store, 1, first_ms=first_ms, misfire_grace_s=0.4, misfire=policy, misfire_cap=10)

    await services.catch_up(job)

    armed = await next_fire(services.store, job.id)
    assert armed is not None
    records = await records_of(services.store, job.id)
    fired = [record for record in records if (record.disposition, record.reason) == FIRED]
    others = [record for record in records if record not in fired]
    assert sum(record.count for record in records) == (armed - first_ms) // 1000
    assert {(record.disposition, record.reason) for record in others} == set(counts)
    assert sum(record.count for record in others) >= sum(counts.values())
    assert len(others) <= 4
    assert len(fired) >= ran


# the same by whatever way

Way = Callable[[Services, Job, int], Awaitable[None]]


async def by_a_stop(services: Services, job: Job, first_ms: int) -> None:
    """Nobody dispatched."""
    await owe(services.store, job.id, first_ms)


async def by_a_pause(services: Services, job: Job, first_ms: int) -> None:
    """The job was paused just before its first due time, and goes on."""
    await services.jobs.change(ROOT, job.id, JobChange(state=JobState.PAUSED))
    await was_paused_at(services.store, job.id, first_ms - 1)
    await owe(services.store, job.id, first_ms)
    await services.jobs.change(ROOT, job.id, JobChange(state=JobState.ACTIVE))


async def by_a_pause_of_all(services: Services, job: Job, first_ms: int) -> None:
    """All scheduling was paused just before the first due time, and goes on."""
    await services.pausing.pause_all(ROOT, PauseRequest(reason="Moving house"), by="root")
    document = b'{"since":%d,"reason":"Moving house","by":"root"}' % (first_ms - 1)
    await services.store.door.call("SET", services.store.door.keys.pause(), document)
    await owe(services.store, job.id, first_ms)
    await services.pausing.resume_all(ROOT)


async def by_an_edit(services: Services, job: Job, first_ms: int) -> None:
    """The schedule is changed while due times of the former one are overdue."""
    await owe(services.store, job.id, first_ms)
    far = interval(HOUR_MS, first_ms + 1000 * HOUR_MS)
    await services.jobs.change(ROOT, job.id, JobChange(schedule=far))


async def by_an_archive(services: Services, job: Job, first_ms: int) -> None:
    """The job is put away while due times are overdue."""
    await owe(services.store, job.id, first_ms)
    await services.jobs.change(ROOT, job.id, JobChange(state=JobState.ARCHIVED))


async def was_paused_at(store: Store, job_id: str, at_ms: int) -> None:
    """Lets the pause of a job have begun then."""
    await store.door.call("JSON.SET", store.door.keys.job(job_id), "$.paused_at", at_ms)


STOPS = [by_a_stop, by_an_edit, by_an_archive]
PAUSES = [by_a_pause, by_a_pause_of_all]


@pytest.mark.parametrize("way", STOPS + PAUSES)
@pytest.mark.parametrize("policy", MisfirePolicy)
async def test_the_policy_decides_alike_by_whatever_way_due_times_were_missed(
    services: Services, way: Way, policy: MisfirePolicy
) -> None:
    now_ms = await services.store.now_ms()
    first_ms = now_ms - 9 * MINUTE_MS - 30_000
    job = a_job(schedule=interval(60, first_ms), misfire=policy, misfire_cap=2, misfire_window_s=330, misfire_grace_s=5)
    await services.store.save(job, fire_ms=now_ms + 30_000)

    await way(services, job, first_ms)
    await services.catch_up(job)

    held = way in PAUSES
    beyond = skipped(SlotReason.PAUSED) if held else missed(SlotReason.CATCH_UP_CAP)
    given_up = skipped(SlotReason.PAUSED) if held else missed(SlotReason.POLICY)
    expired = skipped(SlotReason.PAUSED) if held else missed(SlotReason.EXPIRED)
    fresh = {
        MisfirePolicy.LATEST: [MERGED] * 4 + [FIRED],
        MisfirePolicy.ALL: [beyond] * 3 + [FIRED] * 2,
        MisfirePolicy.SKIP: [given_up] * 5,
    }[policy]
    assert list((await fates_of(services.store, job)).values()) == [expired] * 5 + fresh


@pytest.mark.parametrize("policy", MisfirePolicy)
async def test_even_a_short_pause_makes_misfires(services: Services, policy: MisfirePolicy) -> None:
    """All of them are within the grace."""
    now_ms = await services.store.now_ms()
    first_ms = now_ms - 25_000
    job = a_job(schedule=interval(10, first_ms), misfire=policy, misfire_cap=1, misfire_grace_s=3600)
    await services.store.save(job, fire_ms=now_ms + 5000)

    await by_a_pause_of_all(services, job, first_ms)
    await services.catch_up(job)

    paused = skipped(SlotReason.PAUSED)
    assert (
        list((await fates_of(services.store, job)).values())[:3]
        == {
            MisfirePolicy.LATEST: [MERGED, MERGED, FIRED],
            MisfirePolicy.ALL: [paused, paused, FIRED],
            MisfirePolicy.SKIP: [paused] * 3,
        }[policy]
    )


# jobs that will not go on as they were


@pytest.mark.parametrize(
    "change",
    [JobChange(state=JobState.ARCHIVED), JobChange(state=JobState.DRAFT), JobChange(schedule=None)],
)
async def test_what_was_held_is_skipped_when_a_paused_job_will_not_go_on(services: Services, change: JobChange) -> None:
    now_ms = await services.store.now_ms()
    first_ms = now_ms - 3 * MINUTE_MS
    job = a_job(schedule=interval(60, first_ms))
    await services.store.save(job, fire_ms=now_ms + 30_000)
    await services.jobs.change(ROOT, job.id, JobChange(state=JobState.PAUSED))
    await was_paused_at(services.store, job.id, first_ms - 1)
    await owe(services.store, job.id, first_ms)

    await services.jobs.change(ROOT, job.id, change)

    fates = await fates_of(services.store, job)
    assert list(fates.values())[:4] == [skipped(SlotReason.PAUSED)] * 4
    assert await services.store.counts(job) == {}
    assert (await services.store.stores.slots.cursor(job.id)).ms is None


async def test_a_paused_job_with_another_schedule_is_held_from_then_on(services: Services) -> None:
    now_ms = await services.store.now_ms()
    first_ms = now_ms - 3 * MINUTE_MS
    job = a_job(schedule=interval(60, first_ms))
    await services.store.save(job, fire_ms=now_ms + 30_000)
    await services.jobs.change(ROOT, job.id, JobChange(state=JobState.PAUSED))
    await was_paused_at(services.store, job.id, first_ms - 1)
    await owe(services.store, job.id, first_ms)

    await services.jobs.change(ROOT, job.id, JobChange(schedule=interval(3600, now_ms + HOUR_MS)))

    assert list((await fates_of(services.store, job)).values())[:4] == [skipped(SlotReason.PAUSED)] * 4
    cursor = await services.store.stores.slots.cursor(job.id)
    assert (cursor.kind, cursor.ms) == ("held", now_ms + HOUR_MS)


async def test_an_edit_in_a_pause_of_all_gives_up_what_was_held(services: Services) -> None:
    now_ms = await services.store.now_ms()
    first_ms = now_ms - 3 * MINUTE_MS - 5000
    job = a_job(schedule=interval(60, first_ms), misfire=MisfirePolicy.ALL)
    await services.store.save(job, fire_ms=first_ms)
    await services.pausing.pause_all(ROOT, PauseRequest(reason="Stop"), by="root")
    document = b'{"since":%d,"reason":"Stop","by":"root"}' % (first_ms + 1)
    await services.store.door.call("SET", services.store.door.keys.pause(), document)

    await services.jobs.change(ROOT, job.id, JobChange(schedule=interval(3600, now_ms + HOUR_MS)))

    fates = await fates_of(services.store, job)
    assert list(fates.values()) == [missed(SlotReason.POLICY)] + [skipped(SlotReason.PAUSED)] * 3
    assert "queued" not in await services.store.counts(job)


async def test_deleting_a_job_settles_what_it_owes(services: Services) -> None:
    now_ms = await services.store.now_ms()
    first_ms = now_ms - 3 * MINUTE_MS - 5000
    job = await every(services.store, 60, first_ms=first_ms, misfire_grace_s=0)

    await services.jobs.delete(ROOT, job.id)

    assert list((await fates_of(services.store, job)).values()) == [MERGED] * 3 + [FIRED]


async def test_deleting_a_job_that_pauses_itself_meanwhile_leaves_no_former_version(services: Services) -> None:
    first_ms = await services.store.now_ms() - 3 * MINUTE_MS
    job = await every(services.store, 60, first_ms=first_ms, max_executions=1)

    await services.jobs.delete(ROOT, job.id)

    assert await services.store.door.call("EXISTS", services.store.door.keys.job_version(job.id, 1)) == 0
    assert await services.store.stores.jobs.find(job.id) is None


async def test_what_cannot_be_understood_any_more_can_still_be_changed(services: Services) -> None:
    """A schedule that an older version stored and this one refuses."""
    job = await every(services.store, 60, first_ms=await services.store.now_ms() - HOUR_MS, owner_id=ADA.user_id)
    broken = {"kind": "cron", "expression": "61 * * * *", "timezone": "UTC"}
    await services.store.door.call("JSON.SET", services.store.door.keys.job(job.id), "$.schedule", json.dumps(broken))

    changed = await services.jobs.change(ADA, job.id, JobChange(schedule=None))

    assert changed.schedule is None
    assert (await stored(services.store, job.id)).version == 2
