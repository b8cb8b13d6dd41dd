"""DueSet: who may dispatch what."""

import asyncio

import pytest

from chronos_synapse.storage.redis.due import Claim
from tests.builders import Store, a_job


async def test_what_is_due_is_leased_to_one_caller_only(store: Store) -> None:
    jobs = [a_job() for _ in range(40)]
    await store.save(*jobs, fire_ms=1000)

    claims = await asyncio.gather(*(store.stores.due.claim(limit=10, ahead_ms=0, lease_ms=60_000) for _ in range(8)))

    claimed = [job_id for claim in claims for job_id, _ in claim.jobs]
    assert sorted(claimed) == sorted(job.id for job in jobs)


async def test_a_claim_gives_the_servers_clock_and_what_is_due_before_the_look_ahead(store: Store) -> None:
    soon, later = a_job(), a_job()
    now_ms = await store.now_ms()
    await store.save(soon, fire_ms=now_ms + 5_000)
    await store.save(later, fire_ms=now_ms + 60_000)

    claim = await store.stores.due.claim(limit=10, ahead_ms=20_000, lease_ms=1000)

    assert claim.jobs == [(soon.id, now_ms + 5_000)]
    assert claim.now_ms >= now_ms


async def test_nothing_is_claimed_before_the_look_ahead_reaches_it(store: Store) -> None:
    await store.save(a_job(), fire_ms=await store.now_ms() + 60_000)

    claim = await store.stores.due.claim(limit=10, ahead_ms=1000, lease_ms=1000)

    assert claim.jobs == []


async def test_a_claim_that_lapsed_goes_to_the_next_caller(store: Store) -> None:
    job = a_job()
    await store.save(job, fire_ms=1000)
    await store.stores.due.claim(limit=10, ahead_ms=0, lease_ms=0)

    claim = await store.stores.due.claim(limit=10, ahead_ms=0, lease_ms=60_000)

    assert claim.jobs == [(job.id, 1000)]


async def test_a_claim_made_ahead_lasts_past_the_due_time(store: Store) -> None:
    job = a_job()
    fire_ms = await store.now_ms() + 30_000
    await store.save(job, fire_ms=fire_ms)

    await store.stores.due.claim(limit=10, ahead_ms=60_000, lease_ms=1500)

    ends = await store.door.call("ZSCORE", store.door.keys.due_leases(), job.id)
    assert float(ends) == fire_ms + 1500


async def test_a_released_claim_is_free_at_once(store: Store) -> None:
    job = a_job()
    await store.save(job, fire_ms=1000)
    await store.stores.due.claim(limit=10, ahead_ms=0, lease_ms=60_000)

    await store.stores.due.release([job.id])

    claim = await store.stores.due.claim(limit=10, ahead_ms=0, lease_ms=60_000)
    assert claim.jobs == [(job.id, 1000)]


async def test_the_earliest_are_claimed_first(store: Store) -> None:
    jobs = [a_job() for _ in range(5)]
    for at, job in enumerate(jobs):
        await store.save(job, fire_ms=5000 - at)

    claim = await store.stores.due.claim(limit=2, ahead_ms=0, lease_ms=60_000)

    assert claim.jobs == [(jobs[4].id, 4996), (jobs[3].id, 4997)]


async def test_a_disarmed_job_is_not_due_any_more(store: Store) -> None:
    job = a_job()
    await store.save(job, fire_ms=1000)

    await store.stores.due.disarm(job.id)

    assert await store.stores.due.upcoming(10) == []
    assert await store.stores.due.next_fire_times([]) == []


async def test_upcoming_gives_the_first_of_all(store: Store) -> None:
    first, second, third = a_job(), a_job(), a_job()
    for at, job in enumerate((first, second, third)):
        await store.save(job, fire_ms=1000 + at)

    assert await store.stores.due.upcoming(2) == [(first.id, 1000), (second.id, 1001)]


async def test_a_sweep_passes_over_what_it_has_seen(store: Store) -> None:
    jobs = [a_job() for _ in range(5)]
    for at, job in enumerate(jobs):
        await store.save(job, fire_ms=1000 + at)

    first = await store.stores.due.claim(limit=2, ahead_ms=0, lease_ms=60_000)
    second = await store.stores.due.claim(limit=2, ahead_ms=0, lease_ms=60_000, place=first.place)
    third = await store.stores.due.claim(limit=2, ahead_ms=0, lease_ms=60_000, place=second.place)

    assert [claim.place for claim in (first, second, third)] == [2, 4, 5]
    assert [job_id for claim in (first, second, third) for job_id, _ in claim.jobs] == [job.id for job in jobs]


async def test_jobs_behind_many_that_others_claimed_are_found(store: Store) -> None:
    due = {f"x{at:015d}": at for at in range(2500)}
    await store.door.call("ZADD", store.door.keys.due(), *(part for item in due.items() for part in item[::-1]))
    await store.stores.due.claim(limit=2300, ahead_ms=0, lease_ms=60_000)

    claim = await store.stores.due.claim(limit=500, ahead_ms=0, lease_ms=60_000)

    assert sorted(claim.jobs) == sorted(due.items())[2300:]


# a pause of all scheduling


async def test_nothing_is_claimed_while_all_scheduling_is_paused(store: Store) -> None:
    job = a_job()
    await store.save(job, fire_ms=1000)
    await store.stores.pauses.begin(reason="Move", by="Ann")

    during = await store.stores.due.claim(limit=10, ahead_ms=0, lease_ms=60_000)
    await store.stores.pauses.end()
    afterwards = await store.stores.due.claim(limit=10, ahead_ms=0, lease_ms=60_000)

    assert during.jobs == []
    assert during.now_ms > 0
    assert afterwards.jobs == [(job.id, 1000)]


# the server's clock


async def claimed(store: Store) -> Claim:
    return await store.stores.due.claim(limit=10, ahead_ms=1000, lease_ms=1500)


async def test_a_clock_that_goes_on_was_not_set_back(store: Store) -> None:
    await claimed(store)
    await claimed(store)
    assert await store.stores.due.set_back_until() is None


@pytest.mark.parametrize("is_paused", [False, True])
async def test_a_clock_that_was_set_back_is_noticed_until_it_is_dealt_with(store: Store, is_paused: bool) -> None:
    await claimed(store)
    await store.pass_time(3_600_000)
    if is_paused:
        await store.stores.pauses.begin(reason="Move", by="Ann")

    await claimed(store)
    await claimed(store)
    until_ms = await store.stores.due.set_back_until()

    assert until_ms is not None
    assert until_ms > await store.now_ms() + 3_500_000
    await store.stores.due.forget_set_back(until_ms)
    await claimed(store)
    assert await store.stores.due.set_back_until() is None


async def test_a_clock_that_was_set_back_twice_is_remembered_up_to_the_latest(store: Store) -> None:
    await claimed(store)
    await store.pass_time(3_600_000)
    await claimed(store)
    first = await store.stores.due.set_back_until()
    await store.pass_time(60_000)

    await claimed(store)

    assert await store.stores.due.set_back_until() == first


async def test_another_step_of_the_clock_is_not_forgotten_with_the_former_one(store: Store) -> None:
    await claimed(store)
    await store.pass_time(60_000)
    await claimed(store)
    first = await store.stores.due.set_back_until()
    await store.pass_time(3_600_000)
    await claimed(store)

    assert first is not None
    await store.stores.due.forget_set_back(first)

    await claimed(store)
    assert await store.stores.due.set_back_until() is not None


async def test_a_step_of_less_than_a_second_is_none(store: Store) -> None:
    await claimed(store)
    await store.pass_time(500)

    await claimed(store)
    assert await store.stores.due.set_back_until() is None


async def test_a_claim_that_was_made_before_the_clock_was_set_back_does_not_hold(store: Store) -> None:
    job = a_job()
    await store.save(job, fire_ms=1000)
    ends = await store.now_ms() + 3_600_000
    await store.door.call("ZADD", store.door.keys.due_leases(), ends, job.id)

    assert (await claimed(store)).jobs == [(job.id, 1000)]


async def test_every_armed_job_is_seen_part_by_part(store: Store) -> None:
    jobs = [a_job() for _ in range(1200)]
    for at, job in enumerate(jobs):
        await store.save(job, fire_ms=1000 + at)

    seen: dict[str, int] = {}
    place = "0"
    while True:
        place, page = await store.stores.due.armed(place)
        seen |= dict(page)
        if place == "0":
            break

    assert seen == {job.id: 1000 + at for at, job in enumerate(jobs)}


async def test_what_comes_again_is_kept_by_its_time(store: Store) -> None:
    due = store.stores.due
    await due.replay_at("a", 1000)
    await due.replay_at("b", 2000)
    await due.replay_at("a", 3000)

    assert await due.replays(2999, 10) == [("b", 2000)]
    await due.replay_at("b", None)
    assert await due.replays(3000, 10) == [("a", 3000)]


async def test_a_claim_tells_the_version_of_the_calendars(store: Store) -> None:
    before = (await claimed(store)).calendars_version
    await store.door.call("INCR", store.door.keys.calendars_version())

    assert (before, (await claimed(store)).calendars_version) == (0, 1)
