"""Parking: what one limit or several keep from starting goes on as soon as there is room, whatever ends meanwhile."""

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


# several gates


async def test_room_of_an_owner_that_one_cannot_use_goes_to_the_next(store: Store) -> None:
    """The tag keeps the first in line from starting; what is behind it waits for the owner only, who has room."""
    await put(store, of_owner(2), of_tag(1))
    await one(store, tags=("t",), at_ms=1)
    await one(store, at_ms=2)
    tagged, plain = await one(store, tags=("t",), at_ms=3), await one(store, at_ms=4)
    first, second = await store.start()
    await store.start()

    await end(store, second)
    found = await all_started(store)
    await end(store, first)

    assert found == [plain.id]
    assert await all_started(store) == [tagged.id]


async def test_room_of_a_tag_that_one_cannot_use_goes_to_the_next(store: Store) -> None:
    await put(store, of_tag(1, "a"), of_tag(1, "b"))
    await one(store, tags=("a",), at_ms=1)
    await one(store, tags=("b",), at_ms=2)
    both, only_b = await one(store, tags=("b", "a"), at_ms=3), await one(store, tags=("b",), at_ms=4)
    first, second = await store.start()
    await store.start()

    await end(store, second)
    (third,) = await store.start() or await store.start()
    assert third.execution_id == only_b.id
    await end(store, first, third)

    assert await all_started(store) == [both.id]


async def all_started(store: Store) -> list[str]:
    """What starts until nothing does: what is let in by one claim is looked at by the next."""
    found = await ids(store)
    for _ in range(5):
        found += await ids(store)
    return found


async def test_everything_ends_whatever_limits_overlap(store: Store) -> None:
    await put(store, of_owner(3), of_tag(1, "a"), of_tag(2, "b"), of_tag(1, "c"))
    tags = [(), ("a",), ("b",), ("c",), ("a", "b"), ("b", "c"), ("a", "b", "c")]
    jobs = [await one_at_a_time(store, tags=tags[at % 7]) for at in range(14)]
    made = [execution.id for job in jobs for execution in await store.request(job, count=4)]
    order, running = [], await store.start()
    while running:
        assert len(running) <= 3
        for tag, most in (("a", 1), ("b", 2), ("c", 1)):
            assert sum(tag in tags[jobs_at(jobs, message) % 7] for message in running) <= most
        order.append(running[0].execution_id)
        await end(store, running.pop(0))
        for _ in range(3):
            running += await store.start()

    assert sorted(order) == sorted(made)


def jobs_at(jobs: list[Job], message: QueueMessage) -> int:
    return [job.id for job in jobs].index(message.job_id)  # type: ignore[arg-type]


# what ends or goes while it waits


@pytest.mark.parametrize("limit", [None, of_owner(1), of_tag(1)])
async def test_what_is_cancelled_while_it_is_parked_blocks_nobody(store: Store, limit: StoredLimit | None) -> None:
    job = await store.save_draft(overlap=OverlapPolicy.ALLOW if limit else OverlapPolicy.QUEUE_ALL, tags=("t",))
    if limit is not None:
        await put(store, limit)
    made = [(await store.request(job, at_ms=at))[0] for at in range(1, 5)]
    (running,) = await store.start()
    for execution in made[1:3]:
        assert (await store.stores.executions.cancel(execution))[0] == "cancelled"

    await end(store, running)

    assert await ids(store) == [made[3].id]


async def test_what_is_cancelled_between_two_gates_passes_on_the_room_that_it_had(store: Store) -> None:
    """It was let back by its tag and then stopped by its owner; nothing of the tag runs that could end."""
    await put(store, of_owner(2), of_tag(1))
    await one(store, tags=("t",), at_ms=1)
    chosen, behind = await one(store, tags=("t",), at_ms=2), await one(store, tags=("t",), at_ms=3)
    (tagged,) = await store.start()
    plain = await one(store, at_ms=0)
    (first,) = await store.start()
    assert first.execution_id == plain.id
    await end(store, tagged)
    await one(store, at_ms=0)
    (second,) = await store.start(limit=1)
    await store.start()

    await store.stores.executions.cancel(chosen)
    await end(store, first, second)

    assert await all_started(store) == [behind.id]


async def test_a_cancelled_retry_that_was_parked_by_its_owner_lets_its_job_go_on(store: Store) -> None:
    await put(store, of_owner(1))
    job = await one_at_a_time(store)
    first, second = [(await store.request(job, at_ms=at))[0] for at in (1, 2)]
    (message,) = await store.start()
    await retry(store, message)
    other = await one(store, at_ms=0)
    (running,) = await store.start()
    assert running.execution_id == other.id
    await store.start()

    await store.stores.executions.cancel(first)
    await end(store, running)

    assert await all_started(store) == [second.id]


@pytest.mark.parametrize("limit", [None, of_owner(1), of_tag(1)])
async def test_what_waits_of_a_deleted_job_goes_on_and_blocks_nobody(store: Store, limit: StoredLimit | None) -> None:
    job = await store.save_draft(overlap=OverlapPolicy.ALLOW if limit else OverlapPolicy.QUEUE_ALL, tags=("t",))
    if limit is not None:
        await put(store, limit)
    made = [(await store.request(job, at_ms=at))[0] for at in range(1, 4)]
    last = await one(store, tags=("t",), at_ms=9)
    messages = await store.start()
    await store.stores.jobs.delete(job)

    started = [message.execution_id for message in messages]
    while messages:
        await end(store, *messages)
        messages = await store.start()
        started += [message.execution_id for message in messages]

    assert sorted(started) == sorted([*(execution.id for execution in made), last.id])


@pytest.mark.parametrize("limit", [of_owner(1), of_tag(1)])
async def test_what_is_abandoned_makes_room(store: Store, limit: StoredLimit) -> None:
    await put(store, limit)
    await one(store, tags=("t",), at_ms=1)
    second = await one(store, tags=("t",), at_ms=2)
    (message,) = await store.start()
    await store.lapse(message.execution_id)
    lost = ending_of(message, state=ExecutionState.ABANDONED, outcome=Outcome.ABANDONED)

    assert await store.stores.executions.abandon([lost], lease_ms=10_000) == [True]

    assert await ids(store) == [second.id]


async def test_an_attempt_that_is_abandoned_long_after_its_lease_has_expired_makes_room(store: Store) -> None:
    """As when everything was switched off for longer than leases are kept."""
    await put(store, of_tag(1))
    await one(store, tags=("t",), at_ms=1)
    second = await one(store, tags=("t",), at_ms=2)
    (message,) = await store.start()
    await store.start()
    await store.lapse(message.execution_id)
    await store.door.call("DEL", store.door.keys.lease(message.execution_id))
    lost = ending_of(message, state=ExecutionState.ABANDONED, outcome=Outcome.ABANDONED)

    assert await store.stores.executions.abandon([lost], lease_ms=10_000) == [True]

    assert await store.stores.limits.uses([of_tag(1)]) == [LimitUse(running=0, waiting=0)]
    assert await ids(store) == [second.id]


async def test_a_retry_whose_lease_has_expired_keeps_its_tags(store: Store) -> None:
    await put(store, of_tag(1))
    await one(store, tags=("t",))
    (message,) = await store.start()
    await store.lapse(message.execution_id)
    await store.door.call("DEL", store.door.keys.lease(message.execution_id))
    lost = ending_of(message, state=ExecutionState.RETRYING, outcome=Outcome.ABANDONED)
    await store.stores.executions.abandon([lost], lease_ms=10_000)

    (again,) = await store.start()

    assert again.fence == 2
    assert await store.stores.limits.uses([of_tag(1)]) == [LimitUse(running=1, waiting=0)]


async def test_a_retry_that_is_cancelled_while_it_waits_lets_its_job_go_on(store: Store) -> None:
    job = await one_at_a_time(store)
    first, second = [(await store.request(job, at_ms=at))[0] for at in (1, 2)]
    (message,) = await store.start()
    await retry(store, message)

    await store.stores.executions.cancel(first)

    assert await all_started(store) == [second.id]


@pytest.mark.parametrize("limit", [None, of_owner(1), of_tag(1)])
async def test_what_is_parked_for_a_limit_that_is_reached_stays_there(store: Store, limit: StoredLimit | None) -> None:
    """Recovery looks at all that waits for long; thousands of them must not go back and forth each time."""
    job = await store.save_draft(overlap=OverlapPolicy.ALLOW if limit else OverlapPolicy.QUEUE_ALL, tags=("t",))
    if limit is not None:
        await put(store, limit)
    made = await store.request(job, count=4)
    await store.start()
    why = await reasons(store, *made)

    assert await store.stores.queue.restore(made, [Priority.NORMAL] * 4) == 0

    assert await reasons(store, *made) == why
    assert await store.door.call("EXISTS", store.door.keys.queue("default")) == 0


async def test_what_is_parked_although_there_is_room_is_put_back(store: Store) -> None:
    """As when the one that it waited for has ended unseen."""
    job = await one_at_a_time(store)
    (execution,) = await store.request(job)
    waiting, parked = store.door.keys.waiting("default", OWNER), store.door.keys.parked(f"job:{job.id}")
    await store.door.call("RENAME", waiting, parked)

    assert await store.stores.queue.restore([execution], [Priority.NORMAL]) == 1

    assert await store.door.call("EXISTS", parked) == 0
    assert await ids(store) == [execution.id]
