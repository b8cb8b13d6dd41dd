"""BackfillStore: due times are taken in order, no more at once than may be, and none is lost with who took it."""

import asyncio
from typing import Any

from chronos_synapse.domain.backfill import Backfill, BackfillId, BackfillState
from chronos_synapse.domain.execution import ExecutionState, Origin, backfill_execution_id
from chronos_synapse.domain.job import Job
from chronos_synapse.storage.redis.execution_documents import JobMembers
from tests.builders import OWNER, START, Store, a_job, after, dispatch_of, ending_of

DUE = [1_767_225_600_000 + at * 60_000 for at in range(5)]


def a_backfill(job: Job, **changes: Any) -> Backfill:
    values: dict[str, Any] = {
        "id": BackfillId("00000000000000ab"),
        "job_id": job.id,
        "owner_id": job.owner_id,
        "since": START,
        "until": after(300),
        "state": BackfillState.RUNNING,
        "total": len(DUE),
        "dispatched": 0,
        "max_parallel": 2,
        "created_at": after(1000),
        "finished_at": None,
        "created_by": "Ada",
    }
    return Backfill(**(values | changes))


async def created(store: Store, job: Job, **changes: Any) -> Backfill:
    backfill = a_backfill(job, **changes)
    assert await store.stores.backfills.create(backfill, DUE, most_running=10)
    return backfill


async def dispatched(store: Store, job: Job, backfill: Backfill, due: list[int]) -> None:
    members = JobMembers(job)
    entries = [
        members.queued(backfill_execution_id(job.id, at, backfill.id), scheduled_ms=at, origin=Origin.BACKFILL)
        for at in due
    ]
    assert await store.stores.executions.dispatch([dispatch_of(job, *entries)]) == ["ok"]
    await store.stores.backfills.sent(backfill, due, dispatched=len(due))


async def test_what_was_stored_comes_back(store: Store) -> None:
    backfill = await created(store, a_job())

    assert await store.stores.backfills.find(backfill.id) == backfill
    assert await store.stores.backfills.of_job(backfill.job_id) == [backfill]
    assert await store.stores.backfills.running() == [(backfill.id, backfill.job_id, OWNER)]
    assert await store.stores.backfills.find("0" * 16) is None


async def test_an_owner_with_as_many_as_may_run_gets_no_more(store: Store) -> None:
    job = a_job()
    await created(store, job)
    other = a_backfill(job, id=BackfillId("00000000000000cd"))

    assert not await store.stores.backfills.create(other, DUE, most_running=1)
    assert await store.stores.backfills.find(other.id) is None


async def test_due_times_are_taken_in_order_and_no_more_than_may_be_live(store: Store) -> None:
    backfill = await created(store, a_job())

    turn = await store.stores.backfills.advance(backfill)

    assert (turn.due, turn.left, turn.live) == (DUE[:2], 3, 2)


async def test_what_was_taken_is_given_again_until_it_was_sent(store: Store) -> None:
    job = await store.save_draft()
    backfill = await created(store, job)
    await store.stores.backfills.advance(backfill)

    again = await store.stores.backfills.advance(backfill)
    await dispatched(store, job, backfill, DUE[:2])
    then = await store.stores.backfills.advance(backfill)

    assert sorted(again.due) == DUE[:2]
    assert (then.due, then.live) == ([], 2)
    found = await store.stores.backfills.find(backfill.id)
    assert found is not None
    assert found.dispatched == 2


async def test_what_has_ended_makes_room(store: Store) -> None:
    job = await store.save_draft()
    backfill = await created(store, job)
    await store.stores.backfills.advance(backfill)
    await dispatched(store, job, backfill, DUE[:2])
    (message,) = await store.start(limit=1)
    retry = await store.stores.executions.finish([ending_of(message, state=ExecutionState.FAILED)])

    turn = await store.stores.backfills.advance(backfill)

    assert retry == [True]
    assert (turn.due, turn.left, turn.live) == ([DUE[2]], 2, 2)


async def test_what_ended_and_was_removed_is_not_run_again(store: Store) -> None:
    job = await store.save_draft()
    backfill = await created(store, job)
    await store.stores.backfills.advance(backfill)
    await dispatched(store, job, backfill, DUE[:2])
    for due in DUE[:2]:
        execution_id = backfill_execution_id(job.id, due, backfill.id)
        await store.door.call("DEL", store.door.keys.execution(execution_id))

    turn = await store.stores.backfills.advance(backfill)

    assert turn.due == DUE[2:4]


async def test_many_that_advance_at_once_take_no_more_together(store: Store) -> None:
    backfill = await created(store, a_job())

    turns = await asyncio.gather(*(store.stores.backfills.advance(backfill) for _ in range(10)))

    assert {due for turn in turns for due in turn.due} == set(DUE[:2])
    assert all(turn.live == 2 for turn in turns)


async def test_one_that_is_closed_takes_nothing_and_is_kept_for_a_while(store: Store) -> None:
    backfill = await created(store, a_job())
    await store.stores.backfills.advance(backfill)

    ending = (backfill.id, backfill.job_id, backfill.owner_id, BackfillState.CANCELLED)
    assert await store.stores.backfills.close(*ending)
    assert not await store.stores.backfills.close(*ending)

    found = await store.stores.backfills.find(backfill.id)
    assert found is not None
    assert found.state is BackfillState.CANCELLED
    assert found.finished_at is not None
    assert await store.stores.backfills.running() == []
    assert (await store.stores.backfills.advance(backfill)).due == []


async def test_one_that_is_forgotten_leaves_the_list_of_its_job(store: Store) -> None:
    backfill = await created(store, a_job())
    await store.door.call("DEL", store.door.keys.backfill(backfill.id))

    assert await store.stores.backfills.of_job(backfill.job_id) == []
    assert await store.door.call("ZCARD", store.door.keys.backfills(backfill.job_id)) == 0
