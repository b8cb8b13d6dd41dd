"""Due times that were only passed over, and come again because the server's clock was set back."""

import logging

import pytest

from chronos_synapse.domain.clock import from_ms
from chronos_synapse.domain.job import Job, JobState
from chronos_synapse.domain.schedule import IntervalSpec, OverlapPolicy
from chronos_synapse.domain.slot import Disposition
from chronos_synapse.services.jobs.job_requests import JobChange
from chronos_synapse.services.scheduling import replaying
from chronos_synapse.services.scheduling.calendars import CalendarService
from chronos_synapse.services.scheduling.replaying import Replayer
from tests.builders import Store, a_job, dispatch_of, missed, scheduled
from tests.services.scheduling import ADA, new, services_on
from tests.support import wait_until

DAY_MS = 86_400_000
SECOND_MS = 1000
AHEAD_MS = 3000
"""The first due time is so far ahead that it has not come when a test begins to look."""


def replayer(store: Store) -> Replayer:
    return Replayer(store.stores, CalendarService(store.stores))


async def every_second(store: Store, first_ms: int, **changes: object) -> Job:
    """A job that has been due each second from `first_ms` on, and is armed a day later."""
    job = a_job(schedule=IntervalSpec(every_s=1, start_at=from_ms(first_ms)), **changes)
    await store.save(job, fire_ms=1)
    return job


async def jump(store: Store, job: Job, first_ms: int, *, fired: int, given_up: int) -> None:
    """What a clock that was put forward made of the job: some due times ran, those after them were given up."""
    ran = [scheduled(job, first_ms + at * SECOND_MS) for at in range(fired)]
    rest_ms = first_ms + fired * SECOND_MS
    lost = [missed(job, rest_ms, rest_ms + (given_up - 1) * SECOND_MS, given_up)] if given_up else []
    # As it was settled: all of that had been reached by the clock of then, which is why nothing is compared here.
    await store.door.call("ZADD", store.door.keys.due(), 1, job.id)
    for order in [dispatch_of(job, entry) for entry in ran] + [dispatch_of(job, entry) for entry in lost]:
        assert await store.stores.executions.dispatch([order]) == ["ok"]
    await store.door.call("ZADD", store.door.keys.due(), first_ms + DAY_MS, job.id)


async def set_back(store: Store) -> None:
    """Lets the server's clock have been put back by a day, as a scheduler finds it."""
    await store.stores.due.claim(limit=0, ahead_ms=0, lease_ms=0)
    await store.pass_time(DAY_MS)
    await store.stores.due.claim(limit=0, ahead_ms=0, lease_ms=0)
    assert await store.stores.due.set_back_until() is not None


async def fired_ms(store: Store, job: Job, first_ms: int) -> list[int]:
    """Seconds after `first_ms` of the due times that the ledger says have fired."""
    records = await store.stores.slots.between(job.id, first_ms, first_ms + DAY_MS, 100)
    return [(record.due_ms - first_ms) // SECOND_MS for record in records if record.disposition is Disposition.FIRED]


async def test_what_was_given_up_comes_again_and_what_ran_does_not(
    store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    first_ms = await store.now_ms() + AHEAD_MS
    job = await every_second(store, first_ms)
    await jump(store, job, first_ms, fired=2, given_up=3)
    await set_back(store)
    caplog.set_level(logging.WARNING)
    again = replayer(store)

    assert await again.follow_clock() == 1

    async def all_have_fired() -> bool:
        await again.run()
        return await fired_ms(store, job, first_ms) == [0, 1, 2, 3, 4]

    await wait_until(all_have_fired, timeout_s=60, description="the given-up due times have come again")
    await again.run()
    assert await store.stores.due.replays(first_ms + DAY_MS, 10) == []
    assert (await store.counts(job))["queued"] == 5
    assert await store.stores.due.next_fire_times([job.id]) == [first_ms + DAY_MS]
    assert "the server's clock was set back" in caplog.messages
    assert await store.stores.due.set_back_until() is None
    assert await again.follow_clock() == 0


async def test_nothing_comes_again_of_a_job_that_gave_nothing_up(store: Store) -> None:
    first_ms = await store.now_ms()
    job = await every_second(store, first_ms)
    await jump(store, job, first_ms, fired=3, given_up=0)
    await set_back(store)

    assert await replayer(store).follow_clock() == 0

    assert await store.stores.due.replays(first_ms + DAY_MS, 10) == []
    assert await store.stores.due.next_fire_times([job.id]) == [first_ms + DAY_MS]


async def test_what_was_given_up_is_found_behind_any_number_of_those_that_ran(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(replaying, "RECORDS", 2)
    first_ms = await store.now_ms() + 20 * AHEAD_MS
    job = await every_second(store, first_ms)
    await jump(store, job, first_ms, fired=5, given_up=2)
    await set_back(store)

    assert await replayer(store).follow_clock() == 1
    assert await store.stores.due.replays(first_ms + DAY_MS, 10) == [(job.id, first_ms + 5 * SECOND_MS)]


async def test_a_clock_that_was_corrected_by_a_little_brings_nothing_again(store: Store) -> None:
    await store.stores.due.claim(limit=0, ahead_ms=0, lease_ms=0)
    await store.pass_time(500)

    await store.stores.due.claim(limit=0, ahead_ms=0, lease_ms=0)
    assert await store.stores.due.set_back_until() is None
    assert await replayer(store).follow_clock() == 0


async def test_what_comes_again_too_late_stays_given_up(store: Store) -> None:
    first_ms = await store.now_ms() + 20 * AHEAD_MS
    job = await every_second(store, first_ms, misfire_grace_s=0)
    await jump(store, job, first_ms, fired=0, given_up=3)
    await set_back(store)
    again = replayer(store)
    await again.follow_clock()
    await store.stores.due.replay_at(job.id, 1)

    await again.run()

    assert await fired_ms(store, job, first_ms) == []
    assert (await store.stores.due.replays(first_ms + DAY_MS, 10))[0][1] >= first_ms


async def test_a_job_that_is_not_active_any_more_is_not_run_again(store: Store) -> None:
    job = await store.save_draft(schedule=None)
    await store.stores.due.replay_at(job.id, 1)
    await store.stores.due.replay_at("gone", 1)

    assert await replayer(store).run() == 2
    assert await store.stores.due.replays(DAY_MS, 10) == []


async def test_nothing_comes_again_in_a_pause_of_all_scheduling(store: Store) -> None:
    job = await every_second(store, await store.now_ms())
    await store.stores.due.replay_at(job.id, 1)
    await store.stores.pauses.begin(reason="r", by="b")

    assert await replayer(store).run() == 0
    assert await store.stores.due.replays(DAY_MS, 10) == [(job.id, 1)]


async def test_a_pause_of_the_previous_one_skips_what_comes_again(store: Store) -> None:
    """It stays given up, and the next is looked at."""
    first_ms = await store.now_ms() + AHEAD_MS
    job = await every_second(store, first_ms, overlap=OverlapPolicy.SKIP)
    await jump(store, job, first_ms, fired=1, given_up=2)
    await set_back(store)
    again = replayer(store)
    await again.follow_clock()

    async def none_is_left() -> bool:
        await again.run()
        return await store.stores.due.replays(first_ms + DAY_MS, 10) == []

    await wait_until(none_is_left, timeout_s=60, description="all that comes again was looked at")
    assert await fired_ms(store, job, first_ms) == [0]


async def test_nothing_comes_again_of_a_job_that_got_another_schedule(store: Store) -> None:
    jobs = services_on(store).jobs
    job = await jobs.create(ADA, new(state=JobState.ACTIVE, schedule=IntervalSpec(every_s=60)))
    await store.stores.due.replay_at(job.id, 1)

    await jobs.change(ADA, job.id, JobChange(name="another"))
    assert await store.stores.due.replays(DAY_MS, 10) == [(job.id, 1)]
    await jobs.change(ADA, job.id, JobChange(schedule=IntervalSpec(every_s=30)))
    assert await store.stores.due.replays(DAY_MS, 10) == []
