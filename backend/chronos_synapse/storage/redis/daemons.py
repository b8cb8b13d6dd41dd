"""DaemonStore: what live processes say of themselves, for as long as they say it."""

import time
from datetime import datetime

import msgspec

from chronos_synapse.domain.worker import WorkerInfo
from chronos_synapse.storage.redis.client import RedisDoor

FORGET_AFTER_S = 86_400


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
        now = int(time.time())
        key, members = self._keys.daemon(kind, info.id), self._keys.daemons(kind)
        await self._door.pipeline(
            [
                ("SET", key, msgspec.json.encode(info), "PX", int(ttl_s * 1000)),
                ("ZADD", members, now, info.id),
                ("ZREMRANGEBYSCORE", members, "-inf", now - FORGET_AFTER_S),
            ]
        )

    async def leave(self, kind: str, daemon_id: str) -> None:
        """Takes a process that stops in good order off the list."""
        await self._door.pipeline(
            [("DEL", self._keys.daemon(kind, daemon_id)), ("ZREM", self._keys.daemons(kind), daemon_id)]
        )

    async def workers(self) -> list[WorkerInfo]:
        """Workers that are alive, by id."""
        return [msgspec.json.decode(raw, type=WorkerInfo) for raw in await self._alive("worker")]

    async def others(self, kind: str) -> list[DaemonInfo]:
        """Schedulers or analysts that are alive, by id."""
        return [msgspec.json.decode(raw, type=DaemonInfo) for raw in await self._alive(kind)]

    async def _alive(self, kind: str) -> list[bytes]:
        names = sorted(name.decode() for name in await self._door.call("ZRANGE", self._keys.daemons(kind), 0, -1))
        if not names:
            return []
        found = await self._door.call("MGET", *(self._keys.daemon(kind, name) for name in names))
        return [raw for raw in found if raw is not None]
