"""What a Redis server must have, and the remedy for what it lacks."""

from typing import Any

import pytest

from chronos_synapse.storage.redis.client import RedisDoor, open_redis
from chronos_synapse.storage.redis.server_check import is_volatile, problems_of
from tests.builders import Store

INFO = {
    "server": {"redis_version": "7.4.1"},
    "persistence": {"aof_enabled": 1},
    "memory": {"maxmemory_policy": "noeviction"},
}
MODULES = [[b"name", name] for name in (b"ReJSON", b"search", b"timeseries")]


class ServerDouble:
    """Answers INFO and MODULE LIST as told; a real server of each broken kind cannot be had."""

    def __init__(self, *, modules: Any = MODULES, **info: dict[str, Any]) -> None:
        self._info = {**INFO, **info}
        self._modules = modules

    async def call(self, *command: Any) -> Any:
        return self._modules if command[0] == "MODULE" else self._info[command[1]]


async def problems(**changes: Any) -> str:
    double: Any = ServerDouble(**changes)
    return " ".join(await problems_of(double))


async def test_the_embedded_server_will_do(store: Store) -> None:
    assert await problems_of(store.door) == []
    assert not await is_volatile(store.door)


async def test_each_thing_that_is_missing_is_named_with_its_remedy() -> None:
    assert await problems() == ""
    assert "7.2.4 is too old" in await problems(server={"redis_version": "7.2.4"})
    assert "no time series module" in await problems(modules=MODULES[:2])
    assert "noeviction" in await problems(memory={"maxmemory_policy": "allkeys-lru"})
    assert (await problems(modules=[])).count("use Redis 8") == 3
    assert await problems(server={"redis_version": "8.0.0"}) == ""


async def test_a_server_that_forgets_is_told_from_one_that_keeps() -> None:
    forgetful: Any = ServerDouble(persistence={"aof_enabled": 0})
    silent: Any = ServerDouble(persistence={})

    assert await is_volatile(forgetful)
    assert await is_volatile(silent)


async def test_a_server_that_is_not_there_is_unavailable(tmp_path: Any) -> None:
    from chronos_synapse.domain.errors import Unavailable  # noqa: PLC0415

    async with open_redis(f"unix://{tmp_path}/nobody.sock", "{t}") as door:
        assert isinstance(door, RedisDoor)
        with pytest.raises(Unavailable):
            await problems_of(door)
