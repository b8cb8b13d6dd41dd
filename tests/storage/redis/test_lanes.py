"""Lanes: who may take what, that each gets its turn, and that nothing empty stays."""

import asyncio

import pytest

from chronos_synapse.domain.execution import ExecutionState, Outcome
from chronos_synapse.domain.lane import lane_of
from chronos_synapse.storage.redis.lanes import KEEP_MS, PAGE, LaneUse
from chronos_synapse.storage.redis.limits import StoredLimit
from tests.builders import OWNER, Store, ending_of
from tests.support import PATIENCE_S

GPU = lane_of("default", ("gpu",))


async def started(store: Store, *lanes: str, limit: int = 100, ticket: str = "t") -> list[str]:
    claimed = await store.stores.queue.claim(*lanes, worker="w1", limit=limit, lease_ms=10_000, ticket=ticket)
    return [message.execution_id for message in claimed.messages]


async def bells(store: Store, lane: str) -> int:
    return int(await store.door.call("LLEN", store.door.keys.bell(lane)))


@pytest.fixture
async def quiet(store: Store) -> Store:
    """A store in which the lane with a need is known, and no bell has been rung."""
    await store.request(await store.save_draft(needs=("gpu",)))
    await started(store, GPU, ticket="quiet")
    await store.door.call("DEL", store.door.keys.bell("default"), store.door.keys.bell(GPU))
    return store


# who takes what


async def test_what_needs_a_label_is_only_taken_from_its_lane(store: Store) -> None:
    plain, special = await store.save_draft(), await store.save_draft(needs=("gpu",))
    (first,), (second,) = await store.request(plain), await store.request(special)

    assert await started(store, "default", ticket="a") == [first.id]
    assert await started(store, "default", GPU, ticket="b") == [second.id]


async def test_a_message_says_from_which_lane_it_came(store: Store) -> None:
    await store.request(await store.save_draft(needs=("gpu",)))

    (message,) = await store.start(queue=GPU)

    assert message.queue == GPU


async def test_each_lane_gets_a_share_of_a_claim(store: Store) -> None:
    plain, special = await store.save_draft(), await store.save_draft(needs=("gpu",))
    many, few = await store.request(plain, count=50), await store.request(special, count=50)

    found = await started(store, "default", GPU, limit=20)

    of_plain = len(set(found) & {execution.id for execution in many})
    assert len(found) == 20
    assert 7 <= of_plain <= 13
    assert of_plain + len(set(found) & {execution.id for execution in few}) == 20


async def test_a_lane_that_has_little_leaves_its_share_to_the_others(store: Store) -> None:
    plain, special = await store.save_draft(), await store.save_draft(needs=("gpu",))
    await store.request(plain, count=50)
    (one,) = await store.request(special)

    found = await started(store, GPU, "default", limit=30)

    assert len(found) == 30
    assert one.id in found


async def test_owners_share_a_lane_as_they_share_a_queue(store: Store) -> None:
    for owner_id in ("a", "b"):
        await store.request(await store.save_draft(owner_id=owner_id, needs=("gpu",)), count=30)

    owners = [message.owner_id for message in await store.start(queue=GPU, limit=20)]

    assert (owners.count("a"), owners.count("b")) == (10, 10)


async def test_another_attempt_waits_in_the_same_lane(store: Store) -> None:
    await store.request(await store.save_draft(needs=("gpu",)))
    (message,) = await store.start(queue=GPU)
    again = ending_of(message, state=ExecutionState.RETRYING, outcome=Outcome.ABANDONED)
    await store.stores.executions.finish([again])

    assert await started(store, "default", ticket="a") == []
    assert await started(store, GPU, ticket="b") == [message.execution_id]


@pytest.mark.parametrize("is_lease_known", [True, False])
async def test_what_a_lost_worker_had_waits_in_the_same_lane(store: Store, is_lease_known: bool) -> None:
    await store.request(await store.save_draft(needs=("gpu",), tags=("t",)))
    (message,) = await store.start(queue=GPU)
    await store.lapse(message.execution_id)
    if not is_lease_known:
        await store.door.call("DEL", store.door.keys.lease(message.execution_id))
    lost = ending_of(message, state=ExecutionState.RETRYING, outcome=Outcome.ABANDONED, queue=message.queue)
    assert await store.stores.executions.abandon([lost], lease_ms=1) == [True]

    (again,) = await store.start(queue=GPU)

    assert (again.execution_id, again.fence, again.queue) == (message.execution_id, 2, GPU)


async def test_what_has_lost_its_entry_is_put_back_into_its_lane(store: Store) -> None:
    keys = store.door.keys
    job = await store.save_draft(needs=("gpu",))
    made = await store.request(job)
    await store.door.call("DEL", keys.queue(GPU), keys.waiting(GPU, OWNER), keys.lanes())

    assert await store.stores.queue.restore(made, [job.priority]) == 1

    assert await store.stores.queue.lanes() == [GPU]
    assert await started(store, GPU) == [made[0].id]


@pytest.mark.parametrize("lost", ["queue", "lanes"])
async def test_what_lies_in_a_lane_that_nobody_knows_is_put_back(store: Store, lost: str) -> None:
    keys = store.door.keys
    job = await store.save_draft(needs=("gpu",))
    made = await store.request(job)
    await store.door.call("DEL", keys.queue(GPU) if lost == "queue" else keys.lanes())

    assert await store.stores.queue.restore(made, [job.priority]) == 1
    assert await store.stores.queue.restore(made, [job.priority]) == 0
    assert await store.stores.queue.lanes() == [GPU]
    assert await started(store, GPU) == [made[0].id]


async def test_what_a_limit_kept_from_starting_comes_back_into_its_lane(store: Store) -> None:
    await store.stores.limits.put(StoredLimit(owner_id=OWNER, tag="", limit=1))
    made = await store.request(await store.save_draft(needs=("gpu",)), count=2)
    (first,) = await store.start(queue=GPU)
    await store.stores.executions.finish([ending_of(first)])

    assert await started(store, "default", ticket="a") == []
    (second,) = await started(store, GPU, ticket="b")
    assert {first.execution_id, second} == {execution.id for execution in made}


# who hears of it


async def test_a_claim_says_how_many_lanes_there_are(store: Store) -> None:
    await store.request(await store.save_draft())
    first = await store.stores.queue.claim("default", worker="w1", limit=1, lease_ms=1000, ticket="a")
    await store.request(await store.save_draft(needs=("gpu",)))
    second = await store.stores.queue.claim("default", worker="w1", limit=1, lease_ms=1000, ticket="b")

    assert (first.lane_count, second.lane_count) == (1, 2)
    assert sorted(await store.stores.queue.lanes()) == ["default", GPU]


async def test_a_new_lane_rings_for_all_who_serve_its_queue(store: Store) -> None:
    await store.request(await store.save_draft(needs=("gpu",)))

    assert await bells(store, "default") > 1
    assert await bells(store, GPU) == 1


async def test_a_known_lane_rings_only_for_those_who_take_from_it(quiet: Store) -> None:
    await quiet.request(await quiet.save_draft(needs=("gpu",)))

    assert (await bells(quiet, "default"), await bells(quiet, GPU)) == (0, 1)


async def test_a_claim_rings_for_each_lane_in_which_more_waits(quiet: Store) -> None:
    await quiet.request(await quiet.save_draft(needs=("gpu",)), count=3)
    await quiet.request(await quiet.save_draft(), count=1)
    await quiet.door.call("DEL", quiet.door.keys.bell("default"), quiet.door.keys.bell(GPU))

    await started(quiet, "default", GPU, limit=3)

    assert (await bells(quiet, "default"), await bells(quiet, GPU)) == (0, 1)


async def test_whoever_waits_for_several_lanes_hears_of_each(quiet: Store) -> None:
    waiting = asyncio.create_task(quiet.stores.queue.wait(["default", GPU], timeout_s=PATIENCE_S))
    await asyncio.sleep(0)

    await quiet.request(await quiet.save_draft(needs=("gpu",)))

    await asyncio.wait_for(waiting, PATIENCE_S / 2)


# what they hold


async def test_lanes_tell_what_waits_in_them(store: Store) -> None:
    plain, special = await store.save_draft(owner_id="a"), await store.save_draft(owner_id="b", needs=("gpu",))
    await store.request(plain, at_ms=7000, count=2)
    await store.request(special, at_ms=5000)
    await store.request(special, at_ms=3000)

    uses = await store.stores.lanes.uses()

    assert uses == [
        LaneUse(lane="default", waiting=2, oldest_ms=7000),
        LaneUse(lane=GPU, waiting=2, oldest_ms=3000),
    ]
    assert await store.stores.lanes.uses("a") == uses[:1]


async def test_an_empty_lane_is_not_told_of(quiet: Store) -> None:
    assert await quiet.stores.lanes.uses() == []
    assert await quiet.stores.queue.lanes() == [GPU]


async def test_a_lane_that_has_been_empty_for_long_is_forgotten(quiet: Store) -> None:
    assert await quiet.stores.lanes.tidy() == 0
    await quiet.door.call("ZADD", quiet.door.keys.lanes(), await quiet.now_ms() - KEEP_MS - 1, GPU)

    assert await quiet.stores.lanes.tidy() == 1
    assert await quiet.stores.queue.lanes() == []
    assert await quiet.stores.lanes.tidy() == 0


async def test_a_lane_in_which_something_waits_is_never_forgotten(store: Store) -> None:
    (execution,) = await store.request(await store.save_draft(needs=("gpu",)))
    await store.door.call("ZADD", store.door.keys.lanes(), 1, GPU)

    assert await store.stores.lanes.tidy() == 0
    assert await started(store, GPU) == [execution.id]


async def test_what_was_cancelled_is_taken_off_a_lane_that_nobody_takes_from(store: Store) -> None:
    job = await store.save_draft(needs=("gpu",))
    cancelled, removed, live = await store.request(job, count=3)
    await store.stores.executions.cancel(cancelled)
    await store.door.call("DEL", store.door.keys.execution(removed.id))

    assert await store.stores.lanes.drop_ended([GPU]) == 2
    assert [use.waiting for use in await store.stores.lanes.uses()] == [1]
    assert await started(store, GPU) == [live.id]


async def test_a_lane_whose_executions_were_all_cancelled_vanishes(store: Store) -> None:
    (execution,) = await store.request(await store.save_draft(needs=("gpu",)))
    await store.stores.executions.cancel(execution)
    await store.stores.lanes.drop_ended([GPU])
    await store.door.call("ZADD", store.door.keys.lanes(), 1, GPU)

    assert await store.stores.lanes.tidy() == 1
    assert await store.door.call("EXISTS", store.door.keys.queue(GPU)) == 0


async def test_of_a_long_lane_another_part_is_looked_at_each_time(store: Store) -> None:
    job = await store.save_draft(needs=("gpu",))
    made = [one for part in range(3) for one in await store.request(job, at_ms=1000 * (part + 1), count=PAGE)]
    await store.stores.executions.cancel(made[-1])
    await store.stores.executions.cancel(made[0])

    dropped = [await store.stores.lanes.drop_ended([GPU]) for _ in range(6)]

    assert sum(dropped) == 2
