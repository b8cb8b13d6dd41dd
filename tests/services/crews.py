"""Workers that say they live, without running."""

from typing import Any

from chronos_synapse.domain.clock import utc_now
from chronos_synapse.domain.worker import WorkerInfo
from tests.builders import Store


def a_worker(worker_id: str = "w1", **changes: Any) -> WorkerInfo:
    """A worker of the queue `default` with free slots."""
    now = utc_now()
    values: dict[str, Any] = {"host": "h", "pid": 1, "queues": ("default",), "slots": 4, "running": 0}
    return WorkerInfo(id=worker_id, started_at=now, seen_at=now, **(values | changes))


async def alive(store: Store, *workers: WorkerInfo) -> None:
    """Lets them say that they live."""
    for worker in workers:
        await store.stores.daemons.say("worker", worker, ttl_s=60)
