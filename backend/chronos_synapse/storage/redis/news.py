"""NewsReader: one pub/sub connection for many channels, which never hides that it was interrupted."""

import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import redis.asyncio as redis
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.exceptions import RedisError

from chronos_synapse.domain.errors import Unavailable
from chronos_synapse.storage.redis.client import RedisDoor

logger = logging.getLogger(__name__)

IDLE_S = 5.0
"""Silence after which the server is asked whether it is there; the same silence again, and it is not."""

Message = tuple[str, bytes | None]
"""Channel and payload. No payload means: subscribed from now on, and what came before may have been missed."""


class NewsReader:
    """Reads in one task, while others subscribe and unsubscribe."""

    def __init__(self, door: RedisDoor) -> None:
        self._door = door
        self._pubsub: Any = None

    @asynccontextmanager
    async def connected(self, wanted: Callable[[], set[str]]) -> AsyncIterator[Callable[[], Any]]:
        """Gives `receive() -> Message` on a fresh connection that is subscribed to the `wanted()` channels.

        Raises Unavailable when the connection cannot be made or is lost.
        """
        pool = self._own_pool()
        pubsub = redis.Redis(connection_pool=pool).pubsub()
        try:
            channels = wanted()
            await pubsub.subscribe(*channels)
            self._pubsub = pubsub
            late = wanted() - channels
            if late:
                await pubsub.subscribe(*late)
            yield lambda: _receive(pubsub)
        except (RedisError, OSError, TimeoutError) as exc:
            raise Unavailable(f"Redis does not answer: {exc}", part="redis") from exc
        finally:
            self._pubsub = None
            await pubsub.aclose()
            await pool.aclose()

    def _own_pool(self) -> Any:
        # Without the repeats of the shared connections: those would reconnect silently and hide a gap.
        shared = self._door.client.connection_pool
        kwargs = {**shared.connection_kwargs, "retry": Retry(NoBackoff(), 0)}
        return redis.ConnectionPool(connection_class=shared.connection_class, max_connections=1, **kwargs)

    async def subscribe(self, channel: str) -> None:
        """Asks for one more channel; while there is no connection, the next one will."""
        await self._send("subscribe", channel)

    async def unsubscribe(self, channel: str) -> None:
        """Asks for one channel less."""
        await self._send("unsubscribe", channel)

    async def _send(self, command: str, channel: str) -> None:
        if self._pubsub is None:
            return
        try:
            await getattr(self._pubsub, command)(channel)
        except (RedisError, OSError, TimeoutError) as exc:
            # The reading task sees the same and connects anew.
            logger.info("news connection lost", extra={"action": "news_lost", "why": str(exc)})


async def _receive(pubsub: Any) -> Message:
    """The next message, however long it takes; TimeoutError when the server answers no ping."""
    is_asked = False
    while True:
        message = await pubsub.get_message(timeout=IDLE_S)
        if message is None:
            if is_asked:
                raise TimeoutError("no answer to a ping")
            await pubsub.ping()
            is_asked = True
            continue
        is_asked = False
        if message["type"] == "message":
            return message["channel"].decode(), message["data"]
        if message["type"] == "subscribe":
            return message["channel"].decode(), None
