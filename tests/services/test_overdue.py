"""Changes of a job that is due at the same time: nothing is lost, nothing is settled twice."""

import asyncio

import pytest

from chronos_synapse.domain.clock import from_ms
from chronos_synapse.domain.errors import ChronosError, Conflict, Invalid
from chronos_synapse.domain.job import JobState
from chronos_synapse.domain.schedule import DateSpec, IntervalSpec, MisfirePolicy, Timing, Window
from chronos_synapse.domain.slot import SlotReason
from chronos_synapse.services.jobs.job_requests import JobChange
from chronos_synapse.services.scheduling import overdue
from tests.builders import Store, a_job
from tests.services.scheduling import (
    FIRED,
    HOUR_MS,
    MINUTE_MS,
    ROOT,
    Services,
    every,
    fates_of,
    interval,
    missed,
    next_fire,
    owe,
    records_of,
    services_on,
    stored,
    tick_until,
    told_apart,
)


@pytest.fixture
def services(store: Store) -> Services:
    return services_on(store)


async def test_a_change_that_keeps_the_due_times_settles_nothing(services: Services) -> None:
    now_ms = await services.store.now_ms()
    job = await every(services.store, 60, first_ms=now_ms - 10 * MINUTE_MS)

    await services.jobs.change(
        ROOT, job.id, JobChange(name="Other", timing=Timing(windows=(Window(start="00:00", end="24:00"),)))
    )

    assert await records_of(services.store, job.id) == []
    assert await next_fire(services.store, job.id) == now_ms - 10 * MINUTE_MS


async def test_a_refused_change_settles_nothing(services: Services) -> None:
    now_ms = await services.store.now_ms()
    job = await every(services.store, 60, first_ms=now_ms - 10 * MINUTE_MS)

    for change in (
        JobChange(schedule=DateSpec(run_at=from_ms(now_ms - HOUR_MS))),
        JobChange(schedule=IntervalSpec(every_s=0)),
    ):
        with pytest.raises(Invalid):
            await services.jobs.change(ROOT, job.id, change)

    assert await records_of(services.store, job.id) == []
    assert (await stored(services.store, job.id)).version == 1


async def test_after_a_change_of_schedule_the_former_due_times_are_settled_and_the_new_ones_armed(
    services: Services,
) -> None:
    now_ms = await services.store.now_ms()
    job = await every(services.store, 60, first_ms=now_ms - 3 * MINUTE_MS - 5000, misfire=MisfirePolicy.ALL)

    changed = await services.jobs.change(ROOT, job.id, JobChange(schedule=interval(3600, now_ms + HOUR_MS)))

    assert list((await fates_of(services.store, job)).values()) == [FIRED] * 4
    assert changed.next_fire_at == from_ms(now_ms + HOUR_MS)
    made = [record.due_ms for record in await records_of(services.store, job.id)]
    found = await services.store.stores.executions.find_many([f"{job.id}-{due_ms:x}" for due_ms in made])
    assert {execution.job_version for execution in found} == {1}


async def test_jobs_that_are_edited_while_they_are_dispatched_lose_nothing_and_run_nothing_twice(
    services: Services,
) -> None:
    """Each is moved to other due times again and again while two dispatchers are at work."""
    store = services.store
    start_ms = (await store.now_ms() // 1000 + 1) * 1000
    jobs = [await every(store, 1, first_ms=start_ms + 10 * at, owner_id=ROOT.user_id) for at in range(10)]
    stop_ms = start_ms + 4000

    async def is_over() -> bool:
        return await store.now_ms() > stop_ms

    async def edit_again_and_again(job_id: str) -> None:
        for turn in range(12):
            changes = [
                JobChange(schedule=interval(1, start_ms + 37 * (turn + 1))),
                JobChange(state=JobState.PAUSED),
                JobChange(state=JobState.ACTIVE),
                JobChange(name=f"Turn {turn}"),
            ]
            try:
                await services.jobs.change(ROOT, job_id, changes[turn % 4])
            except Conflict:
                continue
            await asyncio.sleep(0.2)

    await asyncio.gather(
        *(tick_until(services.dispatcher(), is_over, ticks=100_000) for _ in range(2)),
        *(edit_again_and_again(job.id) for job in jobs),
    )
    await services.catch_up(*(job.id for job in jobs))

    for job in jobs:
        await check_every_version(store, job.id)


async def check_every_version(store: Store, job_id: str) -> None:
    """Each due time of each version, while it was in force and up to what is armed now, is settled once."""
    latest = await stored(store, job_id)
    versions = [await store.stores.jobs.find_version(job_id, number) for number in range(1, latest.version + 1)]
    cursor = await store.stores.slots.cursor(job_id)
    assert cursor.ms is not None
    wanted: list[int] = []
    for at, version in enumerate(versions):
        assert version is not None
        assert isinstance(version.schedule, IntervalSpec)
        assert version.schedule.start_at is not None
        following = versions[at + 1] if at + 1 < len(versions) else None
        since_ms = 0 if at == 0 else round(version.updated_at.timestamp() * 1000)
        until_ms = cursor.ms - 1 if following is None else round(following.updated_at.timestamp() * 1000)
        anchor_ms = round(version.schedule.start_at.timestamp() * 1000)
        wanted += [due_ms for due_ms in range(anchor_ms, until_ms + 1, 1000) if due_ms > since_ms]
    records = await records_of(store, job_id)
    assert all(record.count == 1 for record in records)
    assert [record.due_ms for record in records] == sorted(wanted)


async def test_two_who_settle_the_same_at_once_settle_it_once(services: Services) -> None:
    now_ms = await services.store.now_ms()
    job = await every(services.store, 60, first_ms=now_ms - HOUR_MS - 5000, misfire=MisfirePolicy.ALL, misfire_cap=5)

    async def change(number: int) -> bool:
        try:
            await services.jobs.change(
                ROOT, job.id, JobChange(schedule=interval(3600, now_ms + HOUR_MS + number * 1000))
            )
        except ChronosError:
            return False
        return True

    changed = await asyncio.gather(*(change(number) for number in range(8)), services.catch_up(job))

    fates = told_apart(await records_of(services.store, job.id), interval(60, now_ms - HOUR_MS - 5000), job)
    assert len(fates) == 61
    assert list(fates.values()) == [missed(SlotReason.CATCH_UP_CAP)] * 55 + [FIRED] * 6
    assert (await stored(services.store, job.id)).version == 1 + sum(bool(one) for one in changed)


async def test_one_who_cannot_settle_in_time_says_so_and_goes_on_the_next_time(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(overdue, "MOST_STEPS", 1)
    now_ms = await services.store.now_ms()
    timing = Timing(windows=(Window(start="00:00", end="24:00"),))
    job = await every(services.store, 1, first_ms=now_ms - 1_500_500, timing=timing, misfire_grace_s=0)

    with pytest.raises(Conflict):
        await services.jobs.change(ROOT, job.id, JobChange(state=JobState.ARCHIVED))
    monkeypatch.undo()
    archived = await services.jobs.change(ROOT, job.id, JobChange(state=JobState.ARCHIVED))

    assert archived.state is JobState.ARCHIVED
    assert sum(record.count for record in await records_of(services.store, job.id)) >= 1501


# due times that are lost, and clocks that are set back


async def test_a_job_that_lost_its_due_time_is_not_forgotten_when_it_is_changed(services: Services) -> None:
    """Who arms it anew needs to know that it must be armed."""
    now_ms = await services.store.now_ms()
    job = await every(services.store, 60, first_ms=now_ms + MINUTE_MS)
    await services.store.door.call("DEL", services.store.door.keys.due())

    await services.jobs.change(ROOT, job.id, JobChange(name="Other"))

    assert await services.store.stores.due.count_unarmed() == 1


async def test_a_paused_job_that_lost_its_due_time_has_one_when_it_goes_on(services: Services) -> None:
    now_ms = await services.store.now_ms()
    job = await every(services.store, 60, first_ms=now_ms + MINUTE_MS)
    await services.jobs.change(ROOT, job.id, JobChange(state=JobState.PAUSED))
    await services.store.door.call("DEL", services.store.door.keys.held())

    resumed = await services.jobs.change(ROOT, job.id, JobChange(state=JobState.ACTIVE))

    assert resumed.next_fire_at == from_ms(now_ms + MINUTE_MS)


async def test_a_job_that_was_paused_when_the_clock_was_set_back_is_due_again(services: Services) -> None:
    now_ms = await services.store.now_ms()
    job = a_job(schedule=interval(60, now_ms - HOUR_MS))
    await services.store.save(job, fire_ms=now_ms + 30_000)
    await services.jobs.change(ROOT, job.id, JobChange(state=JobState.PAUSED))
    await owe(services.store, job.id, now_ms + 24 * HOUR_MS)

    resumed = await services.jobs.change(ROOT, job.id, JobChange(state=JobState.ACTIVE))

    assert resumed.next_fire_at == from_ms(now_ms + MINUTE_MS)
