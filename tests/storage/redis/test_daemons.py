"""DaemonStore: who is alive."""

from chronos_synapse.domain.clock import utc_now
from chronos_synapse.domain.worker import WorkerInfo
from chronos_synapse.storage.redis.daemons import DaemonInfo
from tests.builders import Store
from tests.support import wait_until


def a_scheduler(daemon_id: str) -> DaemonInfo:
    return DaemonInfo(id=daemon_id, host="h", pid=1, started_at=utc_now(), seen_at=utc_now())


def a_worker(daemon_id: str) -> WorkerInfo:
    return WorkerInfo(
        id=daemon_id,
        host="h",
        pid=1,
        queues=("default",),
        slots=4,
        running=1,
        started_at=utc_now(),
        seen_at=utc_now(),
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
