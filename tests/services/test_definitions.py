"""Definitions: the job as it stood at a version, read from the store once."""

import msgspec
import pytest

from chronos_synapse.domain.job import UserId
from chronos_synapse.services.jobs import definitions as module
from chronos_synapse.services.jobs.definitions import Definitions
from chronos_synapse.storage.redis.jobs import Arming
from tests.builders import Store, next_version


async def test_a_version_is_found_whether_it_is_the_current_one_or_not(store: Store) -> None:
    first = await store.save_draft(name="first")
    second = next_version(first, name="second")
    await store.stores.jobs.save(second, expected_version=1, arming=Arming())
    definitions = Definitions(store.stores.jobs)

    assert await definitions.find(first.id, 1) == first
    assert await definitions.find(first.id, 2) == second
    assert await definitions.find(first.id, 3) is None
    assert await definitions.find("nobody", 1) is None


async def test_a_version_that_was_read_before_is_not_read_again(store: Store) -> None:
    job = await store.save_draft()
    definitions = Definitions(store.stores.jobs)
    await definitions.prefetch([(job.id, 1), ("nobody", 1)])
    await store.door.call("DEL", store.door.keys.job(job.id))

    assert await definitions.find(job.id, 1) == job


async def test_an_edit_is_seen_at_once(store: Store) -> None:
    job = await store.save_draft(name="first")
    definitions = Definitions(store.stores.jobs)
    await definitions.find(job.id, 1)
    second = next_version(job, name="second")
    await store.stores.jobs.save(second, expected_version=1, arming=Arming())

    await definitions.prefetch([(job.id, 2)])

    assert await definitions.find(job.id, 2) == second
    assert await definitions.find(job.id, 1) == job


async def test_a_job_that_changed_hands_is_its_new_owners_in_every_version(store: Store) -> None:
    first = await store.save_draft(owner_id=UserId("u1"))
    definitions = Definitions(store.stores.jobs)
    await definitions.find(first.id, 1)
    second = next_version(first, owner_id=UserId("u2"))
    await store.stores.jobs.save(second, expected_version=1, arming=Arming())

    kept = await definitions.find(first.id, 1, owner_id="u2")
    read = await Definitions(store.stores.jobs).find(first.id, 1)

    assert kept == read == msgspec.structs.replace(first, owner_id=UserId("u2"))


async def test_only_so_many_are_kept(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LIMIT", 2)
    jobs = [await store.save_draft() for _ in range(3)]
    definitions = Definitions(store.stores.jobs)
    for job in jobs:
        await definitions.find(job.id, 1)
    for job in jobs:
        await store.door.call("DEL", store.door.keys.job(job.id))

    assert await definitions.find(jobs[0].id, 1) is None
    assert await definitions.find(jobs[2].id, 1) == jobs[2]
