"""Throttle: how often something may be tried, counted on the server."""

from chronos_synapse.storage.redis.client import RedisDoor
from chronos_synapse.storage.redis.scripts import Script

_HIT = Script("throttle", keys=("counter",), args=("limit", "window_ms"))


class Throttle:
    """Counters with a life of one window."""

    def __init__(self, door: RedisDoor) -> None:
        self._door = door
        self._keys = door.keys

    async def hit(self, scope: str, key: str, *, limit: int, window_s: int) -> int:
        """0 when this try is within `limit` in the window, else the seconds to wait."""
        reply = await self._door.run(_HIT, [self._keys.throttle(scope, key)], [limit, window_s * 1000])
        return -(-int(reply) // 1000)

    async def forget(self, scope: str, key: str) -> None:
        """Starts afresh, as after a success."""
        await self._door.call("DEL", self._keys.throttle(scope, key))
