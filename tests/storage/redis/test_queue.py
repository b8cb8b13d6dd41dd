"""ExecutionQueue: who gets which execution, in which order, and that none is lost or given twice."""

import asyncio
from typing import Any

import pytest

from chronos_synapse.domain.clock import from_ms
from chronos_synapse.domain.execution import ExecutionState, Outcome
from chronos_synapse.domain.schedule import Priority
from chronos_synapse.storage.redis.queue import HEAD_START_MS, Claimed
from tests.builders import Store, ending_of
from tests.support import PATIENCE_S

HOUR_MS = 3_600_000


async def claim(store: Store, worker: str = "w1", **changes: Any) -> Claimed:
    values: dict[str, Any] = {"lanes": ["default"], "limit": 100, "lease_ms": 10_000, "ticket": "t1"} | changes
    return await store.stores.queue.claim(*values.pop("lanes"), worker=worker, **values)


async def started(store: Store, *, limit: int = 100, queue: str = "default") -> list[str]:
    return [message.execution_id for message in await store.start(limit=limit, queue=queue)]


def retry_of(message: Any) -> Any:
    return ending_of(message, state=ExecutionState.RETRYING, outcome=Outcome.ABANDONED, duration_ms=None)


# claiming


async def test_a_claim_gives_what_waits_with_all_that_a_worker_must_know(store: Store) -> None:
    job = await store.save_draft(tags=("a", "b"), owner_id="u7")
    (execution,) = await store.request(job, at_ms=5000)

    claimed = await claim(store)

    (message,) = claimed.messages
    assert message.execution_id == execution.id
    assert (message.job_id, message.owner_id, message.job_version, message.fence) == (job.id, "u7", 1, 1)
    assert (message.queue, message.due_ms) == ("default", 5000)
    found = await store.stores.executions.find(execution.id)
    assert found is not None
    assert found.started_at == from_ms(claimed.now_ms)


async def test_no_two_workers_get_the_same_execution(store: Store) -> None:
    job = await store.save_draft()
    made = await store.request(job, count=40)

    claims = await asyncio.gather(*(claim(store, f"w{at}", limit=7, ticket=f"t{at}") for at in range(8)))

    given = [message.execution_id for claimed in claims for message in claimed.messages]
    assert sorted(given) == sorted(execution.id for execution in made)
    assert await store.counts(job) == {"running": 40}


async def test_asked_again_with_the_same_ticket_it_gives_the_same(store: Store) -> None:
    """The answer to the first call can be lost; nobody else would ever run these then."""
    job = await store.save_draft(tags=("ü",))
    await store.request(job, count=5)

    first, again, other = await claim(store, limit=2), await claim(store, limit=2), await claim(store, ticket="t2")

    assert first == again
    assert len(first.messages) == 2
    assert len(other.messages) == 3
    assert await store.counts(job) == {"running": 5}


async def test_a_ticket_is_the_workers_own(store: Store) -> None:
    job = await store.save_draft()
    await store.request(job, count=2)

    first, other = await claim(store, "w1", limit=1), await claim(store, "w2", limit=1)

    assert first.messages[0].execution_id != other.messages[0].execution_id


async def test_a_claim_that_gave_nothing_may_give_something_under_the_same_ticket(store: Store) -> None:
    job = await store.save_draft()
    nothing = await claim(store)
    await store.request(job)

    found = await claim(store)

    assert nothing.messages == []
    assert len(found.messages) == 1


async def test_the_answer_to_a_claim_is_kept_for_as_long_as_the_leases_hold(store: Store) -> None:
    job = await store.save_draft()
    await store.request(job)

    await claim(store, lease_ms=7000)

    assert 0 < await store.door.call("PTTL", store.door.keys.claim("w1", "t1")) <= 7000


async def test_a_claim_rings_for_another_worker_as_long_as_more_waits(store: Store) -> None:
    job = await store.save_draft()
    await store.request(job, count=3)
    bells = []
    for at in range(2):
        await store.door.call("DEL", store.door.keys.bell("default"))
        await claim(store, limit=2, ticket=f"t{at}")
        bells.append(await store.door.call("LLEN", store.door.keys.bell("default")))

    assert bells == [1, 0]


async def test_queues_are_apart(store: Store) -> None:
    fast, slow = await store.save_draft(queue="fast"), await store.save_draft(queue="slow")
    (first,), (second,) = await store.request(fast), await store.request(slow)

    assert await started(store, queue="idle") == []
    assert await started(store, queue="fast") == [first.id]
    assert await started(store, queue="slow") == [second.id]


async def test_a_claim_looks_at_a_bounded_number_and_goes_on_where_it_stopped(store: Store) -> None:
    """What was cancelled while it waited is passed over; a queue full of it must not stop the server."""
    job = await store.save_draft()
    for execution in await store.request(job, at_ms=1000, count=450):
        await store.stores.executions.cancel(execution)
    (live,) = await store.request(job, at_ms=2000)

    claims = [await claim(store, limit=10, ticket=f"t{at}") for at in range(3)]

    assert [[message.execution_id for message in claimed.messages] for claimed in claims] == [[], [], [live.id]]


# bells


async def test_a_worker_that_waits_hears_of_what_comes(store: Store) -> None:
    job = await store.save_draft(queue="slow")
    waiting = asyncio.create_task(store.stores.queue.wait(["default", "slow"], timeout_s=PATIENCE_S))
    await asyncio.sleep(0)

    await store.request(job)

    await asyncio.wait_for(waiting, PATIENCE_S / 2)


async def test_nothing_comes_and_the_wait_is_over(store: Store) -> None:
    await store.stores.queue.wait(["default"], timeout_s=0.01)


async def test_one_bell_rings_the_next_while_more_waits(store: Store) -> None:
    job = await store.save_draft()
    await store.request(job, count=3)
    bell = store.door.keys.bell("default")
    await store.door.call("DEL", bell)

    await claim(store, limit=2)
    rung = await store.door.call("LLEN", bell)
    await store.door.call("DEL", bell)
    await claim(store, limit=2, ticket="t2")

    assert (rung, await store.door.call("LLEN", bell)) == (1, 0)


async def test_bells_that_nobody_hears_do_not_gather(store: Store) -> None:
    job = await store.save_draft()
    for _ in range(40):
        await store.request(job)

    assert await store.door.call("LLEN", store.door.keys.bell("default")) <= 16


# whose turn it is


async def test_an_owner_with_many_does_not_keep_another_waiting(store: Store) -> None:
    many, few = await store.save_draft(owner_id="many"), await store.save_draft(owner_id="few")
    await store.request(many, at_ms=1000, count=100)
    await store.request(few, at_ms=2000, count=3)

    first = await store.start(limit=10)

    owners = [message.owner_id for message in first]
    assert owners.count("few") == 3
    assert owners.count("many") == 7


async def test_owners_that_always_have_work_get_equal_shares(store: Store) -> None:
    for owner_id in ("a", "b", "c"):
        await store.request(await store.save_draft(owner_id=owner_id), count=60)

    owners = [message.owner_id for _ in range(9) for message in await store.start(limit=10)]

    assert len(owners) == 90
    assert {owner_id: owners.count(owner_id) for owner_id in "abc"} == {"a": 30, "b": 30, "c": 30}


async def test_an_owner_that_comes_anew_neither_waits_for_the_past_nor_takes_everything(store: Store) -> None:
    old, new = await store.save_draft(owner_id="old"), await store.save_draft(owner_id="new")
    await store.request(old, count=100)
    await store.start(limit=50)
    await store.request(new, count=50)

    owners = [message.owner_id for message in await store.start(limit=40)]

    assert 15 <= owners.count("new") <= 25


async def test_of_one_owner_those_that_have_waited_longest_go_first(store: Store) -> None:
    jobs = [await store.save_draft() for _ in range(4)]
    made = [(await store.request(job, at_ms=4000 - at))[0].id for at, job in enumerate(jobs)]

    assert await started(store) == made[::-1]


@pytest.mark.parametrize("priority", [Priority.LOW, Priority.HIGH, Priority.CRITICAL])
async def test_a_priority_is_a_head_start_and_not_more(store: Store, priority: Priority) -> None:
    normal, other = await store.save_draft(), await store.save_draft(priority=priority)
    start_ms = HEAD_START_MS[priority]
    at_ms = await store.now_ms()
    (between,) = await store.request(normal, at_ms=at_ms)
    (before,) = await store.request(other, at_ms=at_ms + start_ms - 1)
    (after,) = await store.request(other, at_ms=at_ms + start_ms + 1)

    assert await started(store) == [before.id, between.id, after.id]


def test_each_priority_starts_ahead_of_the_one_below() -> None:
    starts = [HEAD_START_MS[priority] for priority in Priority]

    assert starts == sorted(starts)
    assert HEAD_START_MS[Priority.NORMAL] == 0


# what does not start


async def test_what_was_cancelled_or_removed_while_it_waited_does_not_start(store: Store) -> None:
    job = await store.save_draft()
    cancelled, removed, live = await store.request(job, count=3)
    await store.stores.executions.cancel(cancelled)
    await store.door.call("DEL", store.door.keys.execution(removed.id))

    assert await started(store) == [live.id]
    assert await store.door.call("EXISTS", store.door.keys.queue("default")) == 0


async def test_an_entry_of_an_earlier_attempt_starts_nothing(store: Store) -> None:
    job = await store.save_draft()
    await store.request(job)
    keys = store.door.keys
    (stale,) = await store.door.call("ZRANGE", keys.waiting("default", job.owner_id), 0, -1)
    (first,) = await store.start()
    await store.stores.executions.finish([retry_of(first)])
    await store.door.call("ZADD", keys.waiting("default", job.owner_id), 1, stale)

    (second,) = await store.start()

    assert (second.execution_id, second.fence) == (first.execution_id, 2)
    assert await store.door.call("EXISTS", keys.queue("default")) == 0


async def test_an_owner_whose_executions_were_deleted_by_hand_holds_up_nobody(store: Store) -> None:
    gone, other = await store.save_draft(owner_id="gone"), await store.save_draft(owner_id="other")
    await store.request(gone)
    (live,) = await store.request(other)
    await store.door.call("DEL", store.door.keys.waiting("default", "gone"))

    assert await started(store) == [live.id]
    assert await store.door.call("EXISTS", store.door.keys.queue("default")) == 0


async def test_a_retried_attempt_keeps_its_place_and_gets_the_next_number(store: Store) -> None:
    job = await store.save_draft(priority=Priority.HIGH, tags=("a",))
    first, second = [(await store.request(job, at_ms=at_ms))[0] for at_ms in (1000, 2000)]
    (message,) = await store.start(limit=1)
    await store.stores.executions.finish([retry_of(message)])

    again = await store.start()

    assert [(found.execution_id, found.fence) for found in again] == [(first.id, 2), (second.id, 1)]


# what has lost its entry


async def test_what_waits_and_is_on_no_queue_is_put_back_in_its_place(store: Store) -> None:
    job = await store.save_draft(queue="slow", tags=("x", "y"))
    (first,) = await store.request(job, at_ms=1000)
    (message,) = await store.start(queue="slow")
    await store.stores.executions.finish([retry_of(message)])
    (second,) = await store.request(job, at_ms=2000)
    waiting_key = store.door.keys.waiting("slow", job.owner_id)
    before = await store.door.call("ZRANGE", waiting_key, 0, -1, "WITHSCORES")
    await store.door.call("DEL", store.door.keys.queue("slow"), waiting_key)
    waiting = await store.stores.executions.find_many([first.id, second.id])

    restored = await store.stores.queue.restore(waiting, [job.priority] * 2)

    assert restored == 2
    assert await store.door.call("ZRANGE", waiting_key, 0, -1, "WITHSCORES") == before
    assert [(found.execution_id, found.fence) for found in await store.start(queue="slow")] == [
        (first.id, 2),
        (second.id, 1),
    ]


async def test_what_is_on_its_queue_runs_or_has_ended_is_not_put_back(store: Store) -> None:
    job = await store.save_draft()
    made = await store.request(job, count=3)
    (running, ended) = await store.start(limit=2)
    await store.stores.executions.finish([ending_of(ended)])

    assert await store.stores.queue.restore(made, [job.priority] * 3) == 0

    (left,) = await started(store)
    assert {running.execution_id, ended.execution_id, left} == {execution.id for execution in made}
    assert await store.stores.queue.restore([], []) == 0


async def test_what_is_put_back_by_two_at_once_starts_once(store: Store) -> None:
    job = await store.save_draft()
    made = await store.request(job)
    await store.door.call("DEL", store.door.keys.queue("default"), store.door.keys.waiting("default", job.owner_id))

    counts = await asyncio.gather(*(store.stores.queue.restore(made, [job.priority]) for _ in range(2)))

    assert sorted(counts) == [0, 1]
    assert len(await started(store)) == 1
