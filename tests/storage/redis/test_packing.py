"""Commands are packed in C, and come out as redis-py's own packing has them."""

import pytest
from redis.asyncio.connection import Connection

from chronos_synapse.storage.redis.client import open_redis
from chronos_synapse.storage.redis.packing import packed_by_hiredis


@pytest.mark.parametrize(
    "command",
    [
        ("SET", "key", "value"),
        ("SET", "ключ", b"\x00\xff\r\n"),
        ("ZADD", "due", 1_750_000_000_000, "member"),
        ("ZADD", "due", 1.5, "member"),
        ("CLIENT SETINFO", "LIB-NAME", "x"),
        (b"CONFIG GET", "maxmemory"),
        ("EVALSHA", "sha", 1, "key", "x" * 100_000),
    ],
)
def test_a_command_is_packed_as_the_protocol_wants_it(command: tuple[object, ...]) -> None:
    packed = packed_by_hiredis(Connection)().pack_command(*command)

    assert b"".join(packed) == b"".join(Connection().pack_command(*command))


async def test_every_connection_of_a_door_packs_in_c(redis_url: str, key_prefix: str) -> None:
    async with open_redis(redis_url, key_prefix) as door:
        assert await door.call("PING")

        assert door.client.connection_pool.connection_class.__name__.startswith("Packed")
