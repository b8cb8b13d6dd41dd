"""Rearmer: an enabled job has its next due time, whatever happened to the store or to its clock."""

import pytest

from chronos_synapse.domain.clock import from_ms
from chronos_synapse.domain.job import Job, JobState
from chronos_synapse.domain.schedule import CronSpec, DateSpec
from chronos_synapse.services.jobs.job_requests import JobChange
from chronos_synapse.services.scheduling.rearming import Rearmer
from tests.builders import Store, a_job, dispatch_of, scheduled
from tests.services.scheduling import (
    FIRED,
    HOUR_MS,
    MERGED,
    MINUTE_MS,
    ROOT,
    edit,
    every,
    fates_of,
    interval,
    next_fire,
    services_on,
)

DAY_MS = 86_400_000


async def lose(store: Store, *names: str) -> None:
    """Deletes keys of scheduling."""
    for name in names:
        await store.door.call("DEL", getattr(store.door.keys, name)())


async def settled_up_to(store: Store, job: Job, first_ms: int, count: int) -> int:
    """Dispatches `count` due times of a job that is due every minute; gives the next one."""
    for at in range(count):
        due_ms = first_ms + at * MINUTE_MS
        one = dispatch_of(job, scheduled(job, due_ms), fire_ms=due_ms, next_ms=due_ms + MINUTE_MS)
        assert await store.stores.executions.dispatch([one]) == ["ok"]
    return first_ms + count * MINUTE_MS


# due times that were lost


async def test_nothing_is_to_do_while_every_job_is_armed(store: Store) -> None:
    await every(store, 60, first_ms=await store.now_ms() + HOUR_MS)
    await store.save_draft()

    assert await Rearmer(store.stores).rearm() == 0


async def test_jobs_that_lost_their_due_time_go_on_where_their_ledger_ends(
    store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    first_ms = await store.now_ms() - 10 * MINUTE_MS
    job = await every(store, 60, first_ms=first_ms)
    next_ms = await settled_up_to(store, job, first_ms, 3)
    await lose(store, "due", "due_leases")

    assert await Rearmer(store.stores).rearm() == 1

    assert await next_fire(store, job.id) == next_ms
    assert "jobs had lost their due time" in caplog.messages
    assert await Rearmer(store.stores).rearm() == 0


async def test_what_was_due_meanwhile_is_settled_by_its_policy_and_nothing_runs_twice(store: Store) -> None:
    first_ms = await store.now_ms() - 10 * MINUTE_MS
    job = await every(store, 60, first_ms=first_ms, misfire_grace_s=0)
    await settled_up_to(store, job, first_ms, 3)
    await lose(store, "due")

    await Rearmer(store.stores).rearm()
    await services_on(store).catch_up(job)

    assert list((await fates_of(store, job)).values()) == [FIRED] * 3 + [MERGED] * 7 + [FIRED]


async def test_a_job_without_a_ledger_goes_on_from_when_it_was_scheduled(store: Store) -> None:
    now_ms = await store.now_ms()
    schedule = interval(60, now_ms - HOUR_MS)
    job = a_job(schedule=schedule, created_at=from_ms(now_ms - 90_000), updated_at=from_ms(now_ms - 90_000))
    await store.save(job, fire_ms=now_ms - MINUTE_MS)
    renamed = await edit(store, job, next_ms=now_ms - MINUTE_MS, name="Other", updated_at=from_ms(now_ms - 1000))
    await lose(store, "due")

    await Rearmer(store.stores).rearm()

    assert await next_fire(store, renamed.id) == now_ms - MINUTE_MS


async def test_due_times_of_a_former_schedule_are_not_due_again(store: Store) -> None:
    now_ms = await store.now_ms()
    job = a_job(schedule=interval(60, now_ms - HOUR_MS), updated_at=from_ms(now_ms - HOUR_MS))
    await store.save(job, fire_ms=now_ms - 30 * MINUTE_MS)
    moved = await edit(
        store,
        job,
        next_ms=now_ms - 60_000,
        schedule=interval(30, now_ms - HOUR_MS),
        updated_at=from_ms(now_ms - 70_000),
    )
    await lose(store, "due")

    await Rearmer(store.stores).rearm()

    assert await next_fire(store, moved.id) == now_ms - MINUTE_MS


async def test_a_paused_job_is_held_again(store: Store) -> None:
    services = services_on(store)
    now_ms = await store.now_ms()
    job = await every(store, 60, first_ms=now_ms + 30_000, updated_at=from_ms(now_ms - MINUTE_MS))
    await services.jobs.change(ROOT, job.id, JobChange(state=JobState.PAUSED))
    await lose(store, "held")

    assert await Rearmer(store.stores).rearm() == 1

    cursor = await store.stores.slots.cursor(job.id)
    assert (cursor.kind, cursor.ms) == ("held", now_ms + 30_000)


async def test_a_schedule_that_has_ended_is_not_armed_and_not_looked_at_again(store: Store) -> None:
    now_ms = await store.now_ms()
    job = a_job(schedule=DateSpec(run_at=from_ms(now_ms - 1000)), updated_at=from_ms(now_ms - 500))
    await store.save(job, fire_ms=now_ms - 1000)
    await lose(store, "due")
    rearmer = Rearmer(store.stores)

    await rearmer.rearm()

    assert await next_fire(store, job.id) is None
    assert await store.stores.due.count_unarmed() == 0


async def test_a_date_that_came_while_its_due_time_was_lost_is_met(store: Store) -> None:
    now_ms = await store.now_ms()
    job = a_job(schedule=DateSpec(run_at=from_ms(now_ms - 1000)), updated_at=from_ms(now_ms - MINUTE_MS))
    await store.save(job, fire_ms=now_ms - 1000)
    await lose(store, "due")

    await Rearmer(store.stores).rearm()
    await services_on(store).catch_up(job)

    assert await fates_of(store, job) == {now_ms - 1000: FIRED}


async def test_a_schedule_that_is_not_understood_stops_no_other_job(
    store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    now_ms = await store.now_ms()
    broken = a_job(schedule=CronSpec(expression="61 * * * *"))
    await store.save(broken, fire_ms=now_ms)
    job = await every(store, 60, first_ms=now_ms + MINUTE_MS, updated_at=from_ms(now_ms))
    await lose(store, "due")

    await Rearmer(store.stores).rearm()

    assert await next_fire(store, job.id) == now_ms + MINUTE_MS
    assert "a stored schedule cannot be read" in caplog.messages


async def test_thousands_of_jobs_are_armed_anew(store: Store) -> None:
    now_ms = await store.now_ms()
    jobs = [await every(store, 60, first_ms=now_ms + MINUTE_MS, updated_at=from_ms(now_ms)) for _ in range(1200)]
    await lose(store, "due")

    assert await Rearmer(store.stores).rearm() == 1200

    assert set(await store.stores.due.next_fire_times([job.id for job in jobs])) == {now_ms + MINUTE_MS}


async def test_a_job_that_was_armed_by_somebody_else_meanwhile_is_left_alone(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    now_ms = await store.now_ms()
    job = await every(store, 60, first_ms=now_ms + MINUTE_MS, updated_at=from_ms(now_ms))
    await lose(store, "due")
    find_version = store.stores.jobs.find_many

    async def find_and_edit(job_ids: list[str]) -> dict[str, Job]:
        found = await find_version(job_ids)
        monkeypatch.undo()
        await edit(store, job, next_ms=now_ms + HOUR_MS, schedule=interval(3600, now_ms + HOUR_MS))
        return found

    monkeypatch.setattr(store.stores.jobs, "find_many", find_and_edit)

    assert await Rearmer(store.stores).rearm() == 0
    assert await next_fire(store, job.id) == now_ms + HOUR_MS
