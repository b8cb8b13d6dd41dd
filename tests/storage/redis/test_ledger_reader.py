"""LedgerReader: reads what many jobs have, in batches, as it is stored."""

import pytest

from chronos_synapse.domain.execution import ExecutionState, scheduled_execution_id
from chronos_synapse.domain.job import Job, JobState
from chronos_synapse.domain.slot import Disposition, SlotReason, SlotRecord
from chronos_synapse.storage.redis import ledger_reader
from chronos_synapse.storage.redis.execution_documents import ORDER_STEPS
from chronos_synapse.storage.redis.jobs import Arming
from chronos_synapse.storage.redis.ledger_reader import LedgerPart, LedgerRange
from tests.builders import Store, a_job, dispatch_of, missed, next_version, scheduled

DUE = (1000, 2000, 3000, 4000, 5000, 6000)


def fired(due_ms: int, late_ms: int) -> SlotRecord:
    return SlotRecord(due_ms=due_ms, until_ms=due_ms, count=1, disposition=Disposition.FIRED, late_ms=late_ms)


async def a_job_with_ledger(store: Store) -> Job:
    """Fired at 1, 2 and 6 seconds, and missed from 3 to 5."""
    job = a_job()
    await store.save(job, fire_ms=DUE[0])
    entries = (scheduled(job, 1000), scheduled(job, 2000), missed(job, 3000, 5000, 3), scheduled(job, 6000))
    order = dispatch_of(job, *entries, fire_ms=1000, next_ms=7000)
    assert await store.stores.executions.dispatch([order]) == ["ok"]
    return job


async def part(store: Store, job: Job, from_ms: int, to_ms: int, limit: int = 10) -> LedgerPart:
    (found,) = await store.stores.ledger_reader.ledgers(
        [LedgerRange(job_id=job.id, from_ms=from_ms, to_ms=to_ms)], limit
    )
    return found


def spans(found: LedgerPart) -> list[tuple[int, int, int]]:
    return [(record.due_ms, record.until_ms, record.count) for record in found.records]


async def test_ledgers_of_many_jobs_come_in_the_order_asked_for(store: Store) -> None:
    jobs = [await a_job_with_ledger(store) for _ in range(3)]
    empty = await store.save_draft()

    found = await store.stores.ledger_reader.ledgers(
        [LedgerRange(job_id=job.id, from_ms=0, to_ms=at) for job, at in zip([*jobs, empty], DUE, strict=False)], 10
    )

    assert [spans(one)[-1:] for one in found] == [[(1000, 1000, 1)], [(2000, 2000, 1)], [(3000, 5000, 3)], []]
    assert [one.settled_until_ms for one in found] == [6000, 6000, 6000, None]
    assert all(one.is_whole for one in found)


async def test_a_range_that_began_before_belongs_to_it(store: Store) -> None:
    job = await a_job_with_ledger(store)

    assert spans(await part(store, job, 4000, 4500)) == [(3000, 5000, 3)]
    assert spans(await part(store, job, 5001, 5999)) == []


async def test_more_than_was_asked_for_is_told(store: Store) -> None:
    job = await a_job_with_ledger(store)

    found = await part(store, job, 0, 9000, limit=2)

    assert spans(found) == [(1000, 1000, 1), (2000, 2000, 1)]
    assert not found.is_whole


async def test_an_amendment_stands_for_a_due_time_only_where_no_record_does(store: Store) -> None:
    job = await a_job_with_ledger(store)
    amendments = store.door.keys.amendments(job.id)
    await store.door.call("HSET", amendments, 4000, "f 7", 2500, "f 8", "b3000", "abc", 9000, "s snoozed")

    found = await part(store, job, 0, 7000)

    assert spans(found) == [(1000, 1000, 1), (2000, 2000, 1), (2500, 2500, 1), (3000, 5000, 3), (6000, 6000, 1)]
    assert fired(2500, 8) in found.records


async def test_a_ledger_that_has_lost_records_says_from_when_it_is_kept(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = await a_job_with_ledger(store)
    assert (await part(store, job, 0, 9000)).kept_from_ms == await store.stores.ledger_reader.kept_from_ms(job.id) == 0

    monkeypatch.setattr(ledger_reader, "SLOTS_CAP", 4)

    assert (
        (await part(store, job, 0, 9000)).kept_from_ms == await store.stores.ledger_reader.kept_from_ms(job.id) == 1000
    )


async def test_due_times_without_record_are_found(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    job = await a_job_with_ledger(store)
    await store.door.call("HSET", store.door.keys.amendments(job.id), 500, "f 7")
    asked = [(job.id, due_ms) for due_ms in (500, 600, 1000, 1001, 3000, 4000, 5000, 5001, 6000, 6001)]

    assert await store.stores.ledger_reader.unrecorded(asked) == [(job.id, at) for at in (600, 1001, 5001, 6001)]

    monkeypatch.setattr(ledger_reader, "SLOTS_CAP", 4)
    assert await store.stores.ledger_reader.unrecorded(asked) == [(job.id, at) for at in (1001, 5001, 6001)]


async def test_executions_that_are_gone_are_found(store: Store) -> None:
    job = await a_job_with_ledger(store)
    there, gone = scheduled_execution_id(job.id, 1000), scheduled_execution_id(job.id, 1)

    assert await store.stores.ledger_reader.gone([there]) == set()
    assert await store.stores.ledger_reader.gone([gone, there]) == {gone}


async def test_executions_are_listed_by_time(store: Store) -> None:
    job = await a_job_with_ledger(store)
    await store.request(job, at_ms=1500)

    found = await store.stores.ledger_reader.fired_by_schedule(1000 * ORDER_STEPS, 2001 * ORDER_STEPS, 10, job.id)

    assert [(job_id, order // ORDER_STEPS, bool(asked_by)) for job_id, order, asked_by in found] == [
        (job.id, 1000, False),
        (job.id, 1500, True),
        (job.id, 2000, False),
    ]


async def test_every_job_is_listed(store: Store) -> None:
    jobs = [await store.save_draft(state=JobState.DRAFT) for _ in range(30)]

    found = [job_id async for page in store.stores.ledger_reader.job_ids() for job_id in page]

    assert sorted(set(found)) == sorted(job.id for job in jobs)
    assert await store.stores.ledger_reader.has_job(jobs[0].id)
    assert not await store.stores.ledger_reader.has_job("0" * 15 + "x")


async def test_former_versions_come_up_to_the_first_that_is_gone(store: Store) -> None:
    job = await store.save_draft()
    for _ in range(4):
        following = next_version(job, name=f"v{job.version + 1}")
        assert await store.stores.jobs.save(following, expected_version=job.version, arming=Arming()) == "ok"
        job = following
    await store.door.call("DEL", store.door.keys.job_version(job.id, 2))

    found = await store.stores.ledger_reader.former_versions(job.id, [4, 3, 2, 1])

    assert [one.version for one in found] == [4, 3]
    assert await store.stores.ledger_reader.former_versions(job.id, []) == []


async def test_counters_and_documents_are_counted_alike(store: Store) -> None:
    job = await a_job_with_ledger(store)
    other = await a_job_with_ledger(store)
    (started, *_) = await store.start(limit=1)
    queued = {"queued": 3, "retrying": 0, "running": 0}
    running = {"queued": 2, "retrying": 0, "running": 1}
    expected = {one.id: running if one.id == started.job_id else queued for one in (job, other)}

    assert await store.stores.ledger_reader.live_by_job([job.id, other.id]) == expected
    assert await store.stores.ledger_reader.job_counters([job.id, other.id]) == [expected[job.id], expected[other.id]]
    in_all = {"queued": 5, "retrying": 0, "running": 1}
    assert await store.stores.ledger_reader.live_by_owner() == {job.owner_id: in_all}
    assert await store.stores.ledger_reader.owner_counters([job.owner_id]) == [in_all]


async def test_counters_are_corrected_by_a_difference(store: Store) -> None:
    job = await a_job_with_ledger(store)

    await store.stores.ledger_reader.correct_job(job.id, {"queued": -1, "running": 1})
    await store.stores.ledger_reader.correct_owner(job.owner_id, {"queued": 4})

    counts = await store.counts(job)
    assert (counts[ExecutionState.QUEUED], counts[ExecutionState.RUNNING]) == (2, 1)
    assert (await store.owner_counts())[ExecutionState.QUEUED] == 7


async def test_a_missed_range_keeps_its_reason(store: Store) -> None:
    job = await a_job_with_ledger(store)

    (found,) = (await part(store, job, 3000, 3000)).records

    assert (found.disposition, found.reason) == (Disposition.MISSED, SlotReason.POLICY)
