"""HealthService: whether each part that the product needs is there, told in time."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime

import msgspec

from chronos_synapse.domain.errors import Unavailable
from chronos_synapse.domain.worker import WorkerInfo
from chronos_synapse.storage.redis.client import RedisDoor
from chronos_synapse.storage.redis.daemons import DaemonInfo, DaemonStore
from chronos_synapse.storage.redis.server_check import problems_of

LIMIT_S = 2.0
"""A part that has not answered by then counts as away."""


class PartHealth(msgspec.Struct, frozen=True, kw_only=True):
    """One part."""

    ok: bool
    detail: str
    seen_at: datetime | None
    """The latest heartbeat, for parts that have one."""


class Parts(msgspec.Struct, frozen=True, kw_only=True):
    """Every part."""

    redis: PartHealth
    postgres: PartHealth
    scheduler: PartHealth
    worker: PartHealth
    analyst: PartHealth


class Health(msgspec.Struct, frozen=True, kw_only=True):
    """The whole: `ready` when each part is, else `not_ready`."""

    status: str
    parts: Parts

    @property
    def is_ready(self) -> bool:
        """Whether each part is there."""
        return self.status == "ready"


class HealthService:
    """Asks all parts at the same time."""

    def __init__(self, door: RedisDoor, daemons: DaemonStore, check_postgres: Callable[[], Awaitable[None]]) -> None:
        self._door = door
        self._daemons = daemons
        self._check_postgres = check_postgres

    async def check(self) -> Health:
        """How things stand now; takes two seconds at most."""
        redis, postgres, scheduler, worker, analyst = await asyncio.gather(
            _part("Redis", self._redis()),
            _part("Postgres", self._postgres()),
            _part("Redis", self._alive("scheduler", self._daemons.others("scheduler"))),
            _part("Redis", self._alive("worker", self._daemons.workers())),
            _part("Redis", self._alive("analyst", self._daemons.others("analyst"))),
        )
        parts = Parts(redis=redis, postgres=postgres, scheduler=scheduler, worker=worker, analyst=analyst)
        found = (redis, postgres, scheduler, worker, analyst)
        return Health(status="ready" if all(part.ok for part in found) else "not_ready", parts=parts)

    async def _redis(self) -> PartHealth:
        problems = await problems_of(self._door)
        return PartHealth(ok=not problems, detail=" ".join(problems) or "answers", seen_at=None)

    async def _postgres(self) -> PartHealth:
        await self._check_postgres()
        return PartHealth(ok=True, detail="answers", seen_at=None)

    async def _alive(self, kind: str, asking: Awaitable[Sequence[WorkerInfo | DaemonInfo]]) -> PartHealth:
        alive = await asking
        if not alive:
            return PartHealth(ok=False, detail=f"No {kind} is running.", seen_at=None)
        seen_at = max(info.seen_at for info in alive)
        return PartHealth(ok=True, detail=f"{len(alive)} running", seen_at=seen_at)


async def _part(server: str, asking: Awaitable[PartHealth]) -> PartHealth:
    try:
        async with asyncio.timeout(LIMIT_S):
            return await asking
    except TimeoutError:
        return PartHealth(ok=False, detail=f"{server} does not answer within {LIMIT_S:g} s.", seen_at=None)
    except Unavailable as exc:
        return PartHealth(ok=False, detail=exc.detail, seen_at=None)
