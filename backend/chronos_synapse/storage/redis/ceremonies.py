"""Ceremonies: what is remembered between the two halves of a log-in, to be taken once."""

import hashlib
from typing import Final

from chronos_synapse.storage.redis.client import RedisDoor

LIFE_S: Final = 600


class Ceremonies:
    """Keeps what belongs to a secret of the caller's for ten minutes; of the secret only the digest."""

    def __init__(self, door: RedisDoor) -> None:
        self._door = door
        self._keys = door.keys

    async def begin(self, kind: str, secret: bytes, remembered: bytes) -> None:
        """Remember something until it is taken with the same `secret`."""
        await self._door.call("SET", self._key(kind, secret), remembered, "EX", LIFE_S)

    async def take(self, kind: str, secret: bytes) -> bytes | None:
        """What was remembered; of several callers, one gets it."""
        found: bytes | None = await self._door.call("GETDEL", self._key(kind, secret))
        return found

    def _key(self, kind: str, secret: bytes) -> str:
        return self._keys.ceremony(kind, hashlib.sha256(secret).hexdigest())
