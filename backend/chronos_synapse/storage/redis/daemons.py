"""DaemonStore: what live processes say of themselves, for as long as they say it."""

import time
from collections.abc import Sequence
from datetime import datetime
from typing import Any

import msgspec

from chronos_synapse.domain.worker import WorkerInfo, WorkerOrder
from chronos_synapse.storage.redis.client import RedisDoor

FORGET_AFTER_S = 86_400
ORDER_LIFE_S = 86_400
"""An order outlives the last heartbeat of its worker by so much."""
ANY = "*"
"""In the channel of a worker's news, in the place of an execution: news of the worker itself."""


class DaemonInfo(msgspec.Struct, frozen=True, kw_only=True):
    """A scheduler or analyst that is alive."""

    id: str
    host: str
    pid: int
    started_at: datetime
    seen_at: datetime


class DaemonStore:
    """Heartbeats with a TTL; a process that stops saying so is gone by itself."""

    def __init__(self, door: RedisDoor) -> None:
        self._door = door
        self._keys = door.keys

    async def say(self, kind: str, info: DaemonInfo | WorkerInfo, *, ttl_s: float) -> None:
        """Renews the word of one process."""
        await self._door.pipeline(self._word(kind, info, ttl_s))

    async def report(self, info: WorkerInfo, *, ttl_s: float) -> WorkerOrder | None:
        """As `say`, for a worker; gives what it was told to do, and has that kept for as long as it reports."""
        order = ("GETEX", self._keys.order(info.id), "EX", ORDER_LIFE_S)
        *_, word = await self._door.pipeline([*self._word("worker", info, ttl_s), order])
        return None if word is None else WorkerOrder(word.decode())

    def _word(self, kind: str, info: DaemonInfo | WorkerInfo, ttl_s: float) -> list[tuple[Any, ...]]:
        now = int(time.time())
        key, members = self._keys.daemon(kind, info.id), self._keys.daemons(kind)
        return [
            ("SET", key, msgspec.json.encode(info), "PX", int(ttl_s * 1000)),
            ("ZADD", members, now, info.id),
            ("ZREMRANGEBYSCORE", members, "-inf", now - FORGET_AFTER_S),
        ]

    async def leave(self, kind: str, daemon_id: str) -> None:
        """Takes a process that stops in good order off the list."""
        keys = self._keys
        gone = [("DEL", keys.daemon(kind, daemon_id)), ("ZREM", keys.daemons(kind), daemon_id)]
        await self._door.pipeline([*gone, ("DEL", keys.order(daemon_id))])

    async def order(self, worker_id: str, order: WorkerOrder | None) -> None:
        """Tells a worker what to do; from now on it is given nothing. None takes the order back."""
        key = self._keys.order(worker_id)
        change = ("DEL", key) if order is None else ("SET", key, order.value, "EX", ORDER_LIFE_S)
        await self._door.pipeline([change, ("PUBLISH", self._keys.worker_news(worker_id), f"{ANY} order")])

    async def orders(self, worker_ids: Sequence[str]) -> list[WorkerOrder | None]:
        """What each worker was told to do."""
        found = await self._door.call("MGET", *map(self._keys.order, worker_ids)) if worker_ids else []
        return [None if word is None else WorkerOrder(word.decode()) for word in found]

    async def workers(self) -> list[WorkerInfo]:
        """Workers that are alive, by id."""
        return [msgspec.json.decode(raw, type=WorkerInfo) for raw in await self._alive("worker")]

    async def crew(self) -> list[WorkerInfo]:
        """As `workers`, with what each was told to do already in it."""
        workers = await self.workers()
        orders = await self.orders([worker.id for worker in workers])
        return [told(worker, order) for worker, order in zip(workers, orders, strict=True)]

    async def others(self, kind: str) -> list[DaemonInfo]:
        """Schedulers or analysts that are alive, by id."""
        return [msgspec.json.decode(raw, type=DaemonInfo) for raw in await self._alive(kind)]

    async def _alive(self, kind: str) -> list[bytes]:
        names = sorted(name.decode() for name in await self._door.call("ZRANGE", self._keys.daemons(kind), 0, -1))
        if not names:
            return []
        found = await self._door.call("MGET", *(self._keys.daemon(kind, name) for name in names))
        return [raw for raw in found if raw is not None]


def told(worker: WorkerInfo, order: WorkerOrder | None) -> WorkerInfo:
    """What a worker says of itself, where `order` holds already though it may not have heard of it."""
    is_cordoned, is_draining = order is WorkerOrder.CORDON, worker.is_draining or order is WorkerOrder.DRAIN
    return msgspec.structs.replace(worker, is_cordoned=is_cordoned, is_draining=is_draining)
