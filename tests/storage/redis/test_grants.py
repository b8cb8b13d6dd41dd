"""Jobs are shared by grants that stand alike by job and by subject."""

import pytest

from chronos_synapse.domain.access import GrantLevel
from chronos_synapse.domain.grant import Grant
from chronos_synapse.domain.job import JobId, UserId
from chronos_synapse.storage.redis import grants as module
from tests.builders import OWNER, START, Store

ANN, BEN, CREW = UserId("a1"), UserId("b1"), UserId("t1")


def a_grant(job_id: str, subject_id: UserId = ANN, level: GrantLevel = GrantLevel.VIEW) -> Grant:
    return Grant(job_id=JobId(job_id), subject_id=subject_id, level=level, granted_by=OWNER, granted_at=START)


async def test_a_grant_is_found_by_job_and_by_subject(store: Store) -> None:
    job = await store.save_draft()
    grants = store.stores.grants

    assert await grants.put(a_grant(job.id)) == "ok"

    assert await grants.on(job.id) == [a_grant(job.id)]
    assert await grants.of([ANN]) == {job.id: GrantLevel.VIEW}
    assert await grants.of([BEN]) == await grants.of([]) == {}


async def test_the_highest_of_several_levels_counts(store: Store) -> None:
    first, second = await store.save_draft(), await store.save_draft()
    grants = store.stores.grants
    for grant in (
        a_grant(first.id, ANN, GrantLevel.EDIT),
        a_grant(first.id, CREW, GrantLevel.RUN),
        a_grant(second.id, CREW, GrantLevel.RUN),
        a_grant(second.id, ANN, GrantLevel.VIEW),
    ):
        assert await grants.put(grant) == "ok"

    assert await grants.of([ANN, CREW]) == {first.id: GrantLevel.EDIT, second.id: GrantLevel.RUN}


async def test_a_second_grant_takes_the_place_of_the_first(store: Store) -> None:
    job = await store.save_draft()
    for level in (GrantLevel.EDIT, GrantLevel.VIEW):
        await store.stores.grants.put(a_grant(job.id, ANN, level))

    assert await store.stores.grants.on(job.id) == [a_grant(job.id)]
    assert await store.stores.grants.of([ANN]) == {job.id: GrantLevel.VIEW}


async def test_a_removed_grant_is_gone_on_both_sides(store: Store) -> None:
    job = await store.save_draft()
    await store.stores.grants.put(a_grant(job.id))

    assert await store.stores.grants.remove(job.id, ANN)
    assert not await store.stores.grants.remove(job.id, ANN)
    assert await store.stores.grants.on(job.id) == []
    assert await store.stores.grants.of([ANN]) == {}


async def test_there_is_room_for_so_many(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_OF_JOB", 2)
    monkeypatch.setattr(module, "MOST_OF_SUBJECT", 1)
    first, second = await store.save_draft(), await store.save_draft()
    grants = store.stores.grants

    assert await grants.put(a_grant(first.id, ANN)) == "ok"
    assert await grants.put(a_grant(second.id, ANN)) == "subject_full"
    assert await grants.put(a_grant(first.id, BEN)) == "ok"
    assert await grants.put(a_grant(first.id, CREW)) == "job_full"
    assert await grants.put(a_grant(first.id, BEN, GrantLevel.EDIT)) == "ok"
    assert await grants.put(a_grant("0" * 16)) == "missing"


async def test_grants_go_with_the_job(store: Store) -> None:
    job, other = await store.save_draft(), await store.save_draft()
    for one in (job, other):
        await store.stores.grants.put(a_grant(one.id))

    await store.stores.jobs.delete(job)

    assert await store.stores.grants.on(job.id) == []
    assert await store.stores.grants.of([ANN]) == {other.id: GrantLevel.VIEW}


async def test_grants_go_with_the_subject(store: Store) -> None:
    job, other = await store.save_draft(), await store.save_draft()
    for one in (job, other):
        await store.stores.grants.put(a_grant(one.id, CREW))
    await store.stores.grants.put(a_grant(job.id, ANN))

    assert await store.stores.grants.forget(CREW) == 2

    assert await store.stores.grants.on(job.id) == [a_grant(job.id, ANN)]
    assert await store.stores.grants.of([CREW, ANN]) == {job.id: GrantLevel.VIEW}
