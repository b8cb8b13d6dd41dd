"""save_job.lua, rearm.lua, unarmed.lua: no enabled job is without the first due time that is not settled."""

from typing import Any

import pytest

from chronos_synapse.domain.job import Job, JobState
from chronos_synapse.storage.redis.due import Rearming
from chronos_synapse.storage.redis.jobs import Arming
from chronos_synapse.storage.redis.slots import Cursor, CursorKind
from tests.builders import Store, a_job, dispatch_of, next_version, scheduled

FAR_MS = 4_000_000_000_000
DUE = Cursor(kind=CursorKind.DUE, ms=1000)
HELD = Cursor(kind=CursorKind.HELD, ms=1000)


async def armed(store: Store, *, is_held: bool = False, at_ms: int = 1000, **changes: Any) -> Job:
    job = a_job(state=JobState.PAUSED if is_held else JobState.ACTIVE, **changes)
    arming = Arming(next_ms=at_ms, is_held=is_held)
    assert await store.stores.jobs.save(job, expected_version=None, arming=arming) == "ok"
    return job


async def change(store: Store, job: Job, **arming: Any) -> str:
    return await store.stores.jobs.save(
        next_version(job), expected_version=job.version, arming=Arming(**({"next_ms": 2000} | arming))
    )


# saving


@pytest.mark.parametrize(("is_held", "cursor"), [(False, DUE), (True, HELD)])
async def test_a_new_job_is_armed_in_the_same_step_as_it_is_saved(store: Store, is_held: bool, cursor: Cursor) -> None:
    job = await armed(store, is_held=is_held)

    assert await store.stores.slots.cursors([job.id, "nobody"]) == [cursor, Cursor()]
    assert await store.stores.due.next_fire_times([job.id, "nobody"]) == [None if is_held else 1000, None]
    assert await store.stores.due.count_unarmed() == 0


@pytest.mark.parametrize("was_held", [False, True])
@pytest.mark.parametrize("is_held", [False, True])
async def test_a_job_is_due_or_held_and_never_both(store: Store, was_held: bool, is_held: bool) -> None:
    job = await armed(store, is_held=was_held)

    assert await change(store, job, is_held=is_held, seen_ms=1000) == "ok"

    keys = store.door.keys
    scores = [await store.door.call("ZSCORE", key, job.id) for key in (keys.due(), keys.held())]
    assert scores == ([None, 2000] if is_held else [2000, None])
    assert await store.stores.due.count_unarmed() == 0


async def test_a_millisecond_of_our_time_is_armed_exactly(store: Store) -> None:
    job = await armed(store, at_ms=1_795_246_063_489)

    assert (await store.stores.slots.cursor(job.id)).ms == 1_795_246_063_489


@pytest.mark.parametrize("was_held", [False, True])
async def test_a_job_that_nothing_comes_for_need_not_be_armed(store: Store, was_held: bool) -> None:
    job = await armed(store, is_held=was_held)

    assert await change(store, job, next_ms=None, seen_ms=1000) == "ok"

    assert await store.stores.slots.cursor(job.id) == Cursor()
    assert await store.stores.due.count_unarmed() == 0
    assert await store.stores.due.unarmed("0") == ("0", [])


@pytest.mark.parametrize("is_held", [False, True])
@pytest.mark.parametrize("seen_ms", [None, 999])
async def test_a_save_that_saw_another_cursor_writes_nothing(store: Store, is_held: bool, seen_ms: int | None) -> None:
    job = await armed(store, is_held=is_held)

    assert await change(store, job, seen_ms=seen_ms) == "moved"

    assert await store.stores.jobs.find(job.id) == job
    assert await store.stores.jobs.find_version(job.id, 2) is None
    assert (await store.stores.slots.cursor(job.id)).ms == 1000


async def test_a_save_that_expects_a_cursor_where_there_is_none_writes_nothing(store: Store) -> None:
    job = await store.save_draft()

    assert await change(store, job, seen_ms=1000) == "moved"
    assert await change(store, job) == "ok"


async def test_a_changed_schedule_waits_until_the_former_one_has_settled_what_it_owes(store: Store) -> None:
    job = await armed(store)

    assert await change(store, job, seen_ms=1000, is_settled=True) == "moved"

    assert await store.stores.jobs.find(job.id) == job
    due = [dispatch_of(job, scheduled(job, 1000), fire_ms=1000, next_ms=FAR_MS)]
    assert await store.stores.executions.dispatch(due) == ["ok"]
    assert await change(store, job, seen_ms=FAR_MS, is_settled=True) == "ok"


@pytest.mark.parametrize(("resets", "fired"), [(False, 1), (True, 0)])
async def test_the_count_of_due_times_that_fired_begins_anew_when_asked(store: Store, resets: bool, fired: int) -> None:
    job = await armed(store, max_executions=5)
    await store.stores.executions.dispatch([dispatch_of(job, scheduled(job, 1000), fire_ms=1000, next_ms=2000)])
    (before,) = await store.stores.jobs.stats([job.id])

    assert await change(store, job, seen_ms=2000, resets_count=resets) == "ok"

    (stats,) = await store.stores.jobs.stats([job.id])
    assert (before.fired, stats.fired) == (1, fired)
    assert stats.counts["queued"] == 1


async def test_saving_ends_a_schedulers_claim(store: Store) -> None:
    job = await armed(store)
    await store.stores.due.claim(limit=10, ahead_ms=0, lease_ms=60_000)

    await change(store, job, seen_ms=1000)

    claim = await store.stores.due.claim(limit=10, ahead_ms=0, lease_ms=60_000)
    assert claim.jobs == [(job.id, 2000)]


# arming anew


def rearming(job: Job, **changes: Any) -> Rearming:
    values: dict[str, Any] = {
        "job_id": job.id,
        "version": job.version,
        "is_held": False,
        "seen_ms": 1000,
        "fire_ms": 500,
    }
    return Rearming(**(values | changes))


@pytest.mark.parametrize(("is_held", "kind"), [(False, CursorKind.DUE), (True, CursorKind.HELD)])
async def test_a_job_is_given_another_due_time(store: Store, is_held: bool, kind: CursorKind) -> None:
    job = await armed(store, is_held=is_held)
    await store.stores.due.claim(limit=10, ahead_ms=0, lease_ms=60_000)

    assert await store.stores.due.rearm([rearming(job, is_held=is_held)]) == 1

    assert await store.stores.slots.cursor(job.id) == Cursor(kind=kind, ms=500)
    assert await store.door.call("ZCARD", store.door.keys.due_leases()) == 0


@pytest.mark.parametrize("changes", [{"version": 2}, {"seen_ms": 999}, {"seen_ms": None}, {"is_held": True}])
async def test_a_job_that_has_changed_since_is_left_alone(store: Store, changes: dict[str, Any]) -> None:
    job = await armed(store)

    assert await store.stores.due.rearm([rearming(job, **changes)]) == 0

    assert await store.stores.slots.cursor(job.id) == DUE


async def test_a_job_that_nothing_comes_for_is_disarmed(store: Store) -> None:
    job, other = await armed(store), await armed(store)

    assert await store.stores.due.rearm([rearming(job, fire_ms=None), rearming(other)]) == 2

    assert await store.stores.slots.cursors([job.id, other.id]) == [Cursor(), Cursor(kind=CursorKind.DUE, ms=500)]
    assert await store.stores.due.count_unarmed() == 0
    assert await store.stores.due.rearm([]) == 0


async def test_what_has_lost_its_due_time_is_found_and_armed(store: Store) -> None:
    kept = [await armed(store, is_held=bool(at % 2)) for at in range(10)]
    lost = [await armed(store, is_held=bool(at % 2)) for at in range(4)]
    keys = store.door.keys
    for key in (keys.due(), keys.held()):
        await store.door.call("ZREM", key, *(job.id for job in lost))

    assert await store.stores.due.count_unarmed() == 4
    assert await unarmed(store) == {job.id for job in lost}
    again = [rearming(job, seen_ms=None, is_held=job.state is JobState.PAUSED) for job in lost]
    assert await store.stores.due.rearm(again) == 4
    assert await unarmed(store) == set()
    assert {cursor.ms for cursor in await store.stores.slots.cursors([job.id for job in kept])} == {1000}


async def test_every_job_is_looked_at_however_many_there_are(store: Store) -> None:
    ids = [f"x{at:015d}" for at in range(5000)]
    await store.door.call("SADD", store.door.keys.armed(), *ids)
    await store.door.call("ZADD", store.door.keys.due(), *(part for job_id in ids[7:] for part in (1, job_id)))

    assert await unarmed(store) == set(ids[:7])


async def unarmed(store: Store) -> set[str]:
    found: set[str] = set()
    place = "0"
    while True:
        place, job_ids = await store.stores.due.unarmed(place)
        found |= set(job_ids)
        if place == "0":
            return found


async def test_a_schedule_that_has_come_to_its_end_is_not_taken_for_one_that_was_lost(store: Store) -> None:
    job = await armed(store)

    await store.stores.executions.dispatch([dispatch_of(job, scheduled(job, 1000), fire_ms=1000)])

    assert await store.stores.slots.cursor(job.id) == Cursor()
    assert await store.stores.due.count_unarmed() == 0
    assert await unarmed(store) == set()


async def test_a_job_without_definition_is_neither_due_nor_looked_for(store: Store) -> None:
    job = await armed(store)

    await store.stores.due.disarm(job.id)

    assert await store.stores.due.upcoming(10) == []
    assert await store.stores.due.count_unarmed() == 0
