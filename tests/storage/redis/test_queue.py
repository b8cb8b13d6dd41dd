"""ExecutionQueue: who gets which message, also after the stream was tampered with."""

from chronos_synapse.storage.redis.queue import GROUP
from tests.builders import Store


async def test_what_was_queued_before_the_first_worker_came_is_read(store: Store) -> None:
    job = await store.save_draft()
    (execution,) = await store.request(job)

    assert [message.execution_id for message in await store.read()] == [execution.id]
    assert await store.stores.queue.names() == ["default"]


async def test_no_two_workers_get_the_same_message(store: Store) -> None:
    job = await store.save_draft()
    made = await store.request(job, count=10)

    first, second = await store.read("w1", limit=6), await store.read("w2", limit=6)

    assert len(first) == 6
    assert {message.execution_id for message in (*first, *second)} == {execution.id for execution in made}
    assert await store.read("w3") == []


async def test_several_queues_are_read_at_once(store: Store) -> None:
    fast, slow = await store.save_draft(queue="fast"), await store.save_draft(queue="slow")
    await store.request(fast)
    await store.request(slow)
    for queue in ("fast", "slow", "idle"):
        await store.stores.queue.prepare(queue)

    found = await store.stores.queue.read(["fast", "slow", "idle"], worker="w1", limit=10, block_ms=1)

    assert {queue: [message.job_id for message in messages] for queue, messages in found.items()} == {
        "fast": [fast.id],
        "slow": [slow.id],
    }


async def test_what_a_worker_read_and_did_not_start_goes_to_another(store: Store) -> None:
    job = await store.save_draft()
    (execution,) = await store.request(job)
    await store.read("w1")

    too_soon = await store.stores.queue.reclaim("default", worker="w2", idle_ms=60_000, limit=10)
    reclaimed = await store.stores.queue.reclaim("default", worker="w2", idle_ms=0, limit=10)

    assert too_soon == []
    assert [message.execution_id for message in reclaimed] == [execution.id]


async def test_a_message_that_was_deleted_meanwhile_is_not_reclaimed(store: Store) -> None:
    job = await store.save_draft()
    await store.request(job)
    (message,) = await store.read("w1")
    await store.door.call("XDEL", store.door.keys.queue("default"), message.id)

    assert await store.stores.queue.reclaim("default", worker="w2", idle_ms=0, limit=10) == []


async def test_a_group_that_was_destroyed_is_made_anew_and_everything_read(store: Store) -> None:
    job = await store.save_draft()
    await store.read()
    (execution,) = await store.request(job)
    await store.door.call("XGROUP", "DESTROY", store.door.keys.queue("default"), GROUP)
    nothing = await store.stores.queue.read(["default"], worker="w1", limit=10, block_ms=1)

    found = await store.stores.queue.read(["default"], worker="w1", limit=10, block_ms=1)

    assert nothing == {}
    assert [message.execution_id for message in found["default"]] == [execution.id]


async def test_reclaiming_from_a_queue_that_was_deleted_makes_it_anew(store: Store) -> None:
    await store.read()
    await store.door.call("DEL", store.door.keys.queue("default"))

    assert await store.stores.queue.reclaim("default", worker="w1", idle_ms=0, limit=10) == []
    assert await store.stores.queue.consumers("default") in ([], ["w1"])


async def test_a_worker_is_forgotten_once_nothing_hangs_on_it(store: Store) -> None:
    job = await store.save_draft()
    await store.request(job)
    await store.read("w1")

    await store.stores.queue.forget_consumer("default", "w1")
    kept = await store.stores.queue.consumers("default")
    await store.stores.queue.reclaim("default", worker="w2", idle_ms=0, limit=10)
    await store.stores.queue.forget_consumer("default", "w1")

    assert kept == ["w1"]
    assert await store.stores.queue.consumers("default") == ["w2"]


async def test_what_waits_is_known_whether_a_worker_has_read_it_or_not(store: Store) -> None:
    job = await store.save_draft()
    made = await store.request(job, count=4)
    await store.read("w1", limit=2)

    assert await store.stores.queue.waiting_ids("default", 100) == {execution.id for execution in made}
    assert len(await store.stores.queue.waiting_ids("default", 3)) == 3
