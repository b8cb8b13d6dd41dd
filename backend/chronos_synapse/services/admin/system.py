"""SystemService: the health of the servers, of the search indexes and of the processes, and what is wrong with them."""

import asyncio
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import msgspec

from chronos_synapse.domain.access import Permission, Principal
from chronos_synapse.domain.clock import Clock, to_ms, utc_now
from chronos_synapse.domain.errors import Conflict, NotFound, Unavailable
from chronos_synapse.domain.worker import WorkerInfo
from chronos_synapse.services.accounts.access import require
from chronos_synapse.services.audit.draft import note
from chronos_synapse.storage.postgres.health import DatabaseHealth, DatabaseState
from chronos_synapse.storage.redis.client import RedisDoor
from chronos_synapse.storage.redis.daemons import DaemonInfo
from chronos_synapse.storage.redis.index_health import IndexHealth, IndexState
from chronos_synapse.storage.redis.memory import MemoryStore, numbers
from chronos_synapse.storage.redis.server_check import VOLATILE, is_volatile, problems_of
from chronos_synapse.storage.redis.stores import RedisStores

NEARLY_FULL = 0.8
"""Share of the memory limit from which on it is told."""


class RedisView(msgspec.Struct, frozen=True, kw_only=True):
    """Redis, as it says itself."""

    version: str
    uptime_s: int
    role: str
    """`master` or `slave`."""
    keys: int
    clients: int
    blocked_clients: int
    """That wait for something to come."""
    commands_per_s: int
    expired_keys: int
    evicted_keys: int
    """Anything but 0 is a loss of data."""
    rejected_connections: int
    fragmentation: float
    """Memory that the machine gives, divided by what is used."""
    is_append_only: bool
    is_append_ok: bool
    """Whether the last write of the append-only file went well."""
    append_bytes: int
    """Its size."""
    is_rewriting: bool
    is_snapshot_ok: bool
    last_snapshot_at: datetime | None
    unsaved_changes: int
    """Since the last snapshot."""


class SystemProblem(msgspec.Struct, frozen=True, kw_only=True):
    """Something that needs a person."""

    part: str
    """`redis`, `postgres`, `indexes`, `processes` or `memory`."""
    detail: str


class SystemView(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that the product stands on."""

    now: datetime
    redis: RedisView
    postgres: DatabaseState | None
    """Null: it does not answer."""
    indexes: list[IndexState]
    schedulers: list[DaemonInfo]
    workers: list[WorkerInfo]
    analysts: list[DaemonInfo]
    problems: list[SystemProblem]
    """Empty when all is well."""


class SystemService:
    """Looks, and makes indexes anew."""

    def __init__(
        self,
        door: RedisDoor,
        stores: RedisStores,
        database: DatabaseHealth,
        *,
        indexes: IndexHealth,
        clock: Clock = utc_now,
    ) -> None:
        self._door = door
        self._stores = stores
        self._database = database
        self._memory = MemoryStore(door)
        self._indexes = indexes
        self._clock = clock

    async def view(self, principal: Principal) -> SystemView:
        """How things stand now."""
        require(principal, Permission.SYSTEM_READ)
        daemons = self._stores.daemons
        info, keys, indexes, postgres = await asyncio.gather(
            self._memory.info(), self._door.call("DBSIZE"), self._indexes.states(), self._postgres_view()
        )
        schedulers, workers, analysts = await asyncio.gather(
            daemons.others("scheduler"), daemons.crew(), daemons.others("analyst")
        )
        view = SystemView(
            now=self._clock(),
            redis=_redis(info, int(keys)),
            postgres=postgres,
            indexes=indexes,
            schedulers=schedulers,
            workers=workers,
            analysts=analysts,
            problems=[],
        )
        told = [SystemProblem(part="redis", detail=detail) for detail in await self._redis_problems()]
        return msgspec.structs.replace(view, problems=[*told, *_problems(view), *_memory_problems(info)])

    async def rebuild_index(self, principal: Principal, name: str) -> IndexState:
        """Begins to make an index anew; the present one answers until the other is full. Conflict while one is made."""
        require(principal, Permission.SYSTEM_MANAGE)
        if name not in {state.name for state in await self._indexes.states()}:
            raise NotFound("index", name)
        if not await self._indexes.begin_rebuild(name, f"{to_ms(self._clock()):x}"):
            raise Conflict("This index is being made anew already.", code="index.rebuilding")
        note(kind="index", id=name, name=name)
        return next(state for state in await self._indexes.states() if state.name == name)

    async def _postgres_view(self) -> DatabaseState | None:
        try:
            return await self._database.state()
        except Unavailable:
            return None

    async def _redis_problems(self) -> list[str]:
        problems = await problems_of(self._door)
        return [*problems, VOLATILE] if await is_volatile(self._door) else problems


def _redis(info: Mapping[str, Any], keys: int) -> RedisView:
    found = numbers(info, _NUMBERS.values())
    saved_s = numbers(info, ("rdb_last_save_time",))["rdb_last_save_time"]
    return RedisView(
        **{field: found[name] for field, name in _NUMBERS.items()},
        version=str(info.get("redis_version", "")),
        role=str(info.get("role", "")),
        keys=keys,
        fragmentation=float(str(info.get("mem_fragmentation_ratio", 0))),
        is_append_only=_is_on(info, "aof_enabled"),
        is_append_ok=info.get("aof_last_write_status", "ok") == "ok",
        is_rewriting=_is_on(info, "aof_rewrite_in_progress"),
        is_snapshot_ok=info.get("rdb_last_bgsave_status", "ok") == "ok",
        last_snapshot_at=datetime.fromtimestamp(saved_s, UTC) if saved_s else None,
    )


_NUMBERS = {
    "uptime_s": "uptime_in_seconds",
    "clients": "connected_clients",
    "blocked_clients": "blocked_clients",
    "commands_per_s": "instantaneous_ops_per_sec",
    "expired_keys": "expired_keys",
    "evicted_keys": "evicted_keys",
    "rejected_connections": "rejected_connections",
    "append_bytes": "aof_current_size",
    "unsaved_changes": "rdb_changes_since_last_save",
}


def _is_on(info: Mapping[str, Any], name: str) -> bool:
    return str(info.get(name, "0")) == "1"


def _problems(view: SystemView) -> list[SystemProblem]:
    redis = view.redis
    found = {
        "redis": [
            (not redis.is_append_ok, "The last write of the append-only file failed: is the disk full?"),
            (not redis.is_snapshot_ok, "The last snapshot failed: is the disk full, or memory short?"),
            (redis.evicted_keys > 0, f"{redis.evicted_keys:,} keys were evicted: data is lost."),
            (
                redis.rejected_connections > 0,
                f"{redis.rejected_connections:,} clients were refused: raise maxclients.",
            ),
        ],
        "postgres": [(view.postgres is None, "Postgres does not answer: nobody can log in.")],
        "indexes": [
            (state.failures > 0, f"{state.failures:,} documents are not in the index {state.name}: make it anew.")
            for state in view.indexes
        ],
        "processes": [
            (not view.schedulers, "No scheduler is running: nothing becomes due."),
            (not view.workers, "No worker is running: nothing is started."),
            (not view.analysts, "No analyst is running: lost executions are not noticed, old ones not removed."),
        ],
    }
    return [SystemProblem(part=part, detail=detail) for part, all_ in found.items() for is_so, detail in all_ if is_so]


def _memory_problems(info: Mapping[str, Any]) -> list[SystemProblem]:
    found = numbers(info, ("used_memory", "maxmemory", "total_system_memory"))
    limit = found["maxmemory"] or found["total_system_memory"]
    if not limit or found["used_memory"] < NEARLY_FULL * limit:
        return []
    share = found["used_memory"] / limit
    return [SystemProblem(part="memory", detail=f"{share:.0%} of the memory is used; at 100% nothing can be written.")]
