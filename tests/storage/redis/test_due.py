"""DueSet: who may dispatch what."""

import asyncio

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
