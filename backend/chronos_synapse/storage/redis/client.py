"""The one door to Redis: connections, time limits, and errors in our own words."""

import asyncio
from collections.abc import AsyncIterator, Iterable, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from typing import Any

import redis.asyncio as redis
from redis.asyncio.retry import Retry
from redis.backoff import ExponentialWithJitterBackoff
from redis.exceptions import (
    BusyLoadingError,
    ConnectionError,
    NoScriptError,
    OutOfMemoryError,
    ReadOnlyError,
    RedisError,
    ResponseError,
    TimeoutError,
)

from chronos_synapse.domain.errors import Unavailable
from chronos_synapse.storage.redis.keys import Keys
from chronos_synapse.storage.redis.looks import Looks
from chronos_synapse.storage.redis.packing import packed_by_hiredis
from chronos_synapse.storage.redis.scripts import Script

SOCKET_TIMEOUT_S = 5.0
BLOCK_MS = 1000
"""How long a blocking read waits; well under the socket's own limit."""
CONNECTIONS = 32
RETRIES = 3

_AWAY = (
    ConnectionError,
    TimeoutError,
    BusyLoadingError,
    ReadOnlyError,
    OutOfMemoryError,
    asyncio.TimeoutError,
    OSError,
)
_REFUSED_FOR_NOW = ("MISCONF", "LOADING", "READONLY", "OOM", "CLUSTERDOWN", "MASTERDOWN", "BUSY ", "NOREPLICAS")


@contextmanager
def in_our_words() -> Iterator[None]:
    """Turns the client's errors about an absent server into Unavailable."""
    try:
        yield
    except _AWAY as exc:
        raise Unavailable(f"Redis does not answer: {exc}", part="redis") from exc
    except ResponseError as exc:
        # In a pipeline the client puts the command before the server's words, and sometimes writes those as a tuple.
        if str(exc).rpartition("caused error: ")[2].lstrip("(\"'").startswith(_REFUSED_FOR_NOW):
            raise Unavailable(f"Redis refuses for now: {exc}", part="redis") from exc
        raise


class RedisDoor:
    """Commands, pipelines and scripts on one server under one key prefix.

    Every method raises Unavailable when the server is away or refuses for now; a retried write is safe because each
    script compares before it writes.
    """

    def __init__(self, client: "redis.Redis", keys: Keys) -> None:
        self.client = client
        self.keys = keys
        self._looks = Looks(self.replies)
        self._patterns: dict[str, list[str]] = {}
        """How a script's keys are written, by the script's digest."""

    async def call(self, *command: Any) -> Any:
        """The raw reply of one command."""
        with in_our_words():
            return await self.client.execute_command(*command)

    async def now_ms(self) -> int:
        """The server's clock, which alone decides dueness; epoch ms."""
        seconds, microseconds = await self.call("TIME")
        return int(seconds) * 1000 + int(microseconds) // 1000

    async def pipeline(self, commands: Iterable[Sequence[Any]]) -> list[Any]:
        """The raw replies of several commands, sent in one go, each on its own (no transaction)."""
        with in_our_words():
            pipe = self.client.pipeline(transaction=False)
            for command in commands:
                pipe.execute_command(*command)
            return list(await pipe.execute())

    async def look(self, commands: Sequence[Sequence[Any]]) -> list[Any]:
        """As `pipeline`, for small reads: they travel with those of other tasks."""
        return await self._looks.look(commands)

    async def replies(self, commands: Sequence[Sequence[Any]]) -> list[Any]:
        """As `pipeline`, with an exception in the place of a refused one."""
        with in_our_words():
            pipe = self.client.pipeline(transaction=False)
            for command in commands:
                pipe.execute_command(*command)
            return list(await pipe.execute(raise_on_error=False))

    async def run(self, script: Script, keys: Sequence[str], args: Sequence[Any]) -> Any:
        """The raw reply of `script`; loads it when the server has forgotten it."""
        patterns = self._patterns.get(script.sha)
        if patterns is None:
            patterns = self._patterns[script.sha] = script.patterns(self.keys)
        with in_our_words():
            try:
                return await self.client.evalsha(script.sha, len(keys), *keys, *patterns, *args)
            except NoScriptError:
                return await self.client.eval(script.source, len(keys), *keys, *patterns, *args)

    @asynccontextmanager
    async def subscriber(self) -> AsyncIterator[Any]:
        """A pub/sub connection of its own."""
        pubsub = self.client.pubsub(ignore_subscribe_messages=True)
        try:
            yield pubsub
        finally:
            await pubsub.aclose()


@asynccontextmanager
async def open_redis(url: str, prefix: str) -> AsyncIterator[RedisDoor]:
    """A door to the server at `url`; connections are made when first needed."""
    pool = redis.BlockingConnectionPool.from_url(
        url,
        protocol=2,
        max_connections=CONNECTIONS,
        timeout=SOCKET_TIMEOUT_S,
        socket_timeout=SOCKET_TIMEOUT_S,
        socket_connect_timeout=SOCKET_TIMEOUT_S,
        retry=Retry(ExponentialWithJitterBackoff(cap=0.5, base=0.05), RETRIES),
    )
    pool.connection_class = packed_by_hiredis(pool.connection_class)
    client = redis.Redis.from_pool(pool)
    try:
        yield RedisDoor(client, Keys(prefix))
    finally:
        await client.aclose()


__all__ = ["BLOCK_MS", "RedisDoor", "RedisError", "open_redis"]
