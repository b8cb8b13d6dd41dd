"""DaemonStore: who is alive."""

import msgspec

from chronos_synapse.domain.clock import from_ms
from chronos_synapse.domain.worker import WorkerInfo, WorkerOrder
from chronos_synapse.storage.redis.daemons import ORDER_LIFE_S, DaemonInfo
from tests.builders import Store
from tests.support import wait_until


def a_scheduler(daemon_id: str) -> DaemonInfo:
    return DaemonInfo(id=daemon_id, host="h", pid=1, started_at=from_ms(0), seen_at=from_ms(0))


def a_worker(daemon_id: str) -> WorkerInfo:
    return WorkerInfo(
        id=daemon_id,
        host="h",
        pid=1,
        queues=("default",),
        slots=4,
        running=1,
        started_at=from_ms(0),
        seen_at=from_ms(0),
    )


async def test_those_that_said_so_are_alive(store: Store) -> None:
    daemons = store.stores.daemons
    first, second, worker = a_scheduler("s1"), a_scheduler("s2"), a_worker("w1")

    await daemons.say("scheduler", second, ttl_s=60)
    await daemons.say("scheduler", first, ttl_s=60)
    await daemons.say("worker", worker, ttl_s=60)

    assert await daemons.others("scheduler") == [first, second]
    assert await daemons.workers() == [worker]
    assert await daemons.others("analyst") == []


async def test_whoever_falls_silent_is_gone(store: Store) -> None:
    await store.stores.daemons.say("scheduler", a_scheduler("s1"), ttl_s=0.05)

    async def is_gone() -> bool:
        return await store.stores.daemons.others("scheduler") == []

    await wait_until(is_gone, description="the word of a silent process has expired")


async def test_whoever_takes_leave_is_gone_at_once(store: Store) -> None:
    await store.stores.daemons.say("worker", a_worker("w1"), ttl_s=60)

    await store.stores.daemons.leave("worker", "w1")

    assert await store.stores.daemons.workers() == []
    assert await store.door.call("ZCARD", store.door.keys.daemons("worker")) == 0


async def test_names_of_processes_of_former_days_are_forgotten(store: Store) -> None:
    await store.door.call("ZADD", store.door.keys.daemons("worker"), 1000, "w0")

    await store.stores.daemons.say("worker", a_worker("w1"), ttl_s=60)

    assert await store.door.call("ZRANGE", store.door.keys.daemons("worker"), 0, -1) == [b"w1"]


# orders


async def test_a_worker_reads_its_order_when_it_reports(store: Store) -> None:
    daemons = store.stores.daemons
    read = [await daemons.report(a_worker("w1"), ttl_s=60)]
    for order in (WorkerOrder.CORDON, WorkerOrder.DRAIN, None):
        await daemons.order("w1", order)
        read.append(await daemons.report(a_worker("w1"), ttl_s=60))

    assert read == [None, WorkerOrder.CORDON, WorkerOrder.DRAIN, None]
    assert await daemons.workers() == [a_worker("w1")]


async def test_an_order_is_kept_for_as_long_as_its_worker_reports(store: Store) -> None:
    key = store.door.keys.order("w1")
    await store.stores.daemons.order("w1", WorkerOrder.CORDON)
    await store.door.call("EXPIRE", key, 5)

    await store.stores.daemons.report(a_worker("w1"), ttl_s=60)

    assert await store.door.call("TTL", key) > ORDER_LIFE_S - 5


async def test_an_order_goes_with_its_worker_and_is_nobody_elses(store: Store) -> None:
    daemons = store.stores.daemons
    for worker_id in ("w1", "w2"):
        await daemons.say("worker", a_worker(worker_id), ttl_s=60)
    await daemons.order("w1", WorkerOrder.CORDON)

    first, second = await daemons.crew()
    await daemons.leave("worker", "w1")

    assert (first.is_cordoned, second.is_cordoned) == (True, False)
    assert await daemons.orders(["w1", "w2"]) == [None, None]
    assert await daemons.orders([]) == []


async def test_a_worker_that_has_not_heard_yet_that_it_may_go_on_is_shown_as_it_will_be(store: Store) -> None:
    stale = msgspec.structs.replace(a_worker("w1"), is_cordoned=True)
    stopping = msgspec.structs.replace(a_worker("w2"), is_draining=True)
    for worker in (stale, stopping):
        await store.stores.daemons.say("worker", worker, ttl_s=60)

    first, second = await store.stores.daemons.crew()

    assert (first.is_cordoned, second.is_draining) == (False, True)
