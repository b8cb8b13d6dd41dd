"""Limits: what a job, an owner or a tag keeps from starting waits aside, and goes on as soon as there is room."""

from typing import Any

import pytest

from chronos_synapse.domain.execution import Execution, ExecutionState, Outcome
from chronos_synapse.domain.job import Job
from chronos_synapse.domain.schedule import OverlapPolicy, Priority
from chronos_synapse.storage.redis.limits import LimitUse, StoredLimit
from chronos_synapse.storage.redis.queue import QueueMessage
from tests.builders import OWNER, Store, ending_of


def of_owner(limit: int, owner_id: str = OWNER) -> StoredLimit:
    return StoredLimit(owner_id=owner_id, tag="", limit=limit)


def of_tag(limit: int, tag: str = "t", owner_id: str = OWNER) -> StoredLimit:
    return StoredLimit(owner_id=owner_id, tag=tag, limit=limit)


async def put(store: Store, *limits: StoredLimit) -> None:
    for limit in limits:
        await store.stores.limits.put(limit)


async def one(store: Store, **changes: Any) -> Execution:
    """A waiting execution of a job of its own."""
    at_ms = changes.pop("at_ms", None)
    return (await store.request(await store.save_draft(**changes), at_ms=at_ms))[0]


async def end(store: Store, *messages: QueueMessage, **changes: Any) -> None:
    assert all(await store.stores.executions.finish([ending_of(message, **changes) for message in messages]))


async def retry(store: Store, message: QueueMessage) -> None:
    await end(store, message, state=ExecutionState.RETRYING, outcome=Outcome.ABANDONED, duration_ms=None)


async def ids(store: Store) -> list[str]:
    return [message.execution_id for message in await store.start()]


async def reasons(store: Store, *executions: Execution) -> list[str | None]:
    found = await store.stores.executions.find_many([execution.id for execution in executions])
    return [execution.reason for execution in found]


async def one_at_a_time(store: Store, **changes: Any) -> Job:
    return await store.save_draft(overlap=OverlapPolicy.QUEUE_ALL, **changes)


# the store of limits


async def test_limits_are_kept_until_they_are_removed(store: Store) -> None:
    limits = [of_owner(3), of_tag(2, "a:b/c"), of_tag(1, "t", "u2")]
    await put(store, *limits)

    found = await store.stores.limits.all()
    removed = [await store.stores.limits.remove(limits[1]) for _ in range(2)]

    assert found == limits
    assert removed == [True, False]
    assert await store.stores.limits.all() == [limits[0], limits[2]]


async def test_a_limit_that_is_put_again_is_replaced(store: Store) -> None:
    await put(store, of_tag(2), of_tag(5))

    assert await store.stores.limits.all() == [of_tag(5)]


async def test_what_runs_and_waits_under_each_limit_is_known(store: Store) -> None:
    await put(store, of_owner(3), of_tag(1))
    for _ in range(3):
        await one(store, tags=("t",))
    await store.start()

    assert await store.stores.limits.uses([of_owner(3), of_tag(1), of_tag(1, "other")]) == [
        LimitUse(running=1, waiting=0),
        LimitUse(running=1, waiting=2),
        LimitUse(running=0, waiting=0),
    ]
    assert await store.stores.limits.uses([]) == []


# one gate


async def test_a_job_runs_as_many_at_once_as_it_may(store: Store) -> None:
    job = await one_at_a_time(store, max_concurrent=2)
    made = await store.request(job, at_ms=1000, count=2) + await store.request(job, at_ms=2000, count=2)

    first = await store.start()
    nothing = await ids(store)
    why = await reasons(store, *made[2:])
    await end(store, first[0])
    (third,) = await ids(store)

    assert {message.execution_id for message in first} == {execution.id for execution in made[:2]}
    assert nothing == []
    assert why == ["Waits until an earlier execution of the job has ended."] * 2
    assert third in {execution.id for execution in made[2:]}


async def test_a_job_that_allows_overlaps_has_no_gate(store: Store) -> None:
    job = await store.save_draft(overlap=OverlapPolicy.ALLOW, max_concurrent=1)
    made = await store.request(job, count=5)

    assert len(await ids(store)) == len(made)


@pytest.mark.parametrize("limit", [of_owner(2), of_tag(2)])
async def test_no_more_run_at_once_than_a_limit_says(store: Store, limit: StoredLimit) -> None:
    await put(store, limit)
    made = [await one(store, tags=("t",), at_ms=1000 + at) for at in range(5)]
    order = [execution.id for execution in made]

    running = await store.start()
    seen = [message.execution_id for message in running]
    while running:
        assert len(running) <= 2
        assert await ids(store) == []
        await end(store, running.pop(0))
        following = await store.start()
        running += following
        seen += [message.execution_id for message in following]

    assert seen == order
    assert await store.stores.limits.uses([limit]) == [LimitUse(running=0, waiting=0)]


async def test_what_waits_for_a_limit_says_so_until_it_starts(store: Store) -> None:
    await put(store, of_owner(1), of_tag(1, "t", "u2"))
    first, second = await one(store), await one(store)
    third, fourth = await one(store, owner_id="u2", tags=("t",)), await one(store, owner_id="u2", tags=("t",))

    messages = await store.start()
    why = await reasons(store, first, second, third, fourth)
    await end(store, *messages)
    await store.start()

    assert why == [None, "Waits: its owner may run 1 at once.", None, "Waits: of the tag t, 1 may run at once."]
    assert await reasons(store, first, second, third, fourth) == [None] * 4


async def test_a_limit_is_its_owners_own(store: Store) -> None:
    await put(store, of_owner(1), of_tag(1))
    for owner_id in (OWNER, "u2"):
        for _ in range(3):
            await one(store, owner_id=owner_id, tags=("t",))

    owners = [message.owner_id for message in await store.start()]

    assert sorted(owners) == [OWNER, "u2", "u2", "u2"]


async def test_a_limit_counts_what_ran_before_it_was_set(store: Store) -> None:
    await one(store, tags=("t",))
    await store.start()
    await put(store, of_tag(1))
    await one(store, tags=("t",))

    assert await ids(store) == []


async def test_the_first_by_place_goes_first_when_there_is_room(store: Store) -> None:
    await put(store, of_tag(1))
    await one(store, tags=("t",), at_ms=1)
    (running,) = await store.start()
    at_ms = await store.now_ms()
    normal = await one(store, tags=("t",), at_ms=at_ms)
    urgent = await one(store, tags=("t",), at_ms=at_ms, priority=Priority.HIGH)
    await store.start()

    await end(store, running)
    (second,) = await store.start()
    await end(store, second)

    assert second.execution_id == urgent.id
    assert await ids(store) == [normal.id]


async def test_another_try_needs_no_room_in_its_job_for_it_has_kept_it(store: Store) -> None:
    job = await one_at_a_time(store)
    first, second = await store.request(job, at_ms=1, count=1) + await store.request(job, at_ms=2, count=1)
    (message,) = await store.start()
    await retry(store, message)

    (again,) = await store.start()
    await end(store, again)

    assert (again.execution_id, again.fence) == (first.id, 2)
    assert await ids(store) == [second.id]


async def test_another_try_makes_room_for_others_of_its_owner_meanwhile(store: Store) -> None:
    await put(store, of_owner(1))
    first, second = await one(store, at_ms=2), await one(store, at_ms=1)
    (message,) = await store.start()
    await retry(store, message)

    (next_one,) = await store.start()
    await end(store, next_one)
    rest = await ids(store)

    assert {message.execution_id, next_one.execution_id, *rest} == {first.id, second.id}


async def test_a_limit_that_is_lowered_lets_go_on_what_runs(store: Store) -> None:
    await put(store, of_owner(3))
    for _ in range(5):
        await one(store)
    running = await store.start()
    await put(store, of_owner(1))

    for message in running[:2]:
        await end(store, message)
        assert await ids(store) == []
    await end(store, running[2])

    assert len(await ids(store)) == 1


async def test_a_limit_that_is_raised_lets_in_what_is_put_back(store: Store) -> None:
    await put(store, of_owner(1))
    for _ in range(4):
        await one(store)
    await store.start()
    await put(store, of_owner(3))

    parked = await store.stores.limits.parked("owner:u1", 100)
    waiting = await store.stores.executions.find_many(parked)
    restored = await store.stores.queue.restore(waiting, [Priority.NORMAL] * 3)

    assert restored == 3
    assert len(await ids(store)) == 2
    assert await store.stores.limits.uses([of_owner(3)]) == [LimitUse(running=3, waiting=1)]


async def test_what_was_put_back_and_starts_says_no_more_that_it_waits(store: Store) -> None:
    await put(store, of_owner(1))
    made = [await one(store, at_ms=at) for at in range(2)]
    await store.start()
    await store.stores.limits.remove(of_owner(1))

    await store.stores.queue.restore(made[1:], [Priority.NORMAL])
    await store.start()

    assert await reasons(store, *made) == [None, None]
    assert await store.stores.limits.uses([of_owner(1)]) == [LimitUse(running=2, waiting=0)]
