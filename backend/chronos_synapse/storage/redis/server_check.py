"""Whether a Redis server can be our system of record, and if not, what to do about it."""

from typing import Any

from chronos_synapse.storage.redis.client import RedisDoor

OLDEST = (7, 4)

_MODULES = {
    "ReJSON": "JSON",
    "search": "search",
    "timeseries": "time series",
}
_GET_STACK = "use Redis 8 or Redis Stack 7.4, which carry it"


async def problems_of(door: RedisDoor) -> list[str]:
    """One sentence with its remedy for each thing that is missing; empty when the server will do."""
    info = await _sections(door, "server", "persistence", "memory")
    found = _version_problems(info) + await _module_problems(door)
    if info.get("maxmemory_policy") not in (None, "noeviction"):
        found.append(
            f"Redis may evict our data (maxmemory-policy is {info['maxmemory_policy']}): "
            "set `maxmemory-policy noeviction`."
        )
    return found


async def is_volatile(door: RedisDoor) -> bool:
    """Whether a restart of the server would lose acknowledged writes."""
    info = await _sections(door, "persistence")
    return str(info.get("aof_enabled", "0")) != "1"


VOLATILE = (
    "Redis keeps no append-only file, so a restart would lose executions: set `appendonly yes` on the server, "
    "or CHRONOS_ALLOW_VOLATILE_REDIS=1 to run all the same."
)


def _version_problems(info: dict[str, Any]) -> list[str]:
    version = str(info.get("redis_version", "0.0"))
    if tuple(int(part) for part in version.split(".")[:2]) >= OLDEST:
        return []
    return [f"Redis {version} is too old: use 7.4 or newer."]


async def _module_problems(door: RedisDoor) -> list[str]:
    loaded = {_name(module) for module in await door.call("MODULE", "LIST")}
    return [f"Redis has no {words} module: {_GET_STACK}." for name, words in _MODULES.items() if name not in loaded]


def _name(module: Any) -> str:
    fields = module if isinstance(module, dict) else dict(zip(module[::2], module[1::2], strict=True))
    by_text = {_text(field): value for field, value in fields.items()}
    return _text(by_text["name"])


def _text(value: Any) -> str:
    return value.decode() if isinstance(value, bytes) else str(value)


async def _sections(door: RedisDoor, *names: str) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name in names:
        found |= await door.call("INFO", name)
    return found
