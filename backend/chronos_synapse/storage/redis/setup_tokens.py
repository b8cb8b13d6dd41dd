"""SetupTokens: the one-time token of the link that makes the first administrator."""

import hashlib
import secrets

from chronos_synapse.storage.redis.client import RedisDoor

LIFE_S = 86_400


class SetupTokens:
    """At most one token is good at a time; only its hash is kept."""

    def __init__(self, door: RedisDoor) -> None:
        self._door = door
        self._keys = door.keys

    async def issue(self) -> str:
        """A fresh token, good for a day; earlier ones end."""
        token = secrets.token_urlsafe(24)
        await self._door.call("SET", self._keys.setup_token(), _digest(token), "EX", LIFE_S)
        return token

    async def is_good(self, token: str) -> bool:
        """Whether `token` is the one in force; it stays so."""
        kept = await self._door.call("GET", self._keys.setup_token())
        return kept is not None and secrets.compare_digest(kept.decode(), _digest(token))

    async def consume(self, token: str) -> bool:
        """Whether `token` was good; it is not any more."""
        if not await self.is_good(token):
            return False
        return bool(await self._door.call("DEL", self._keys.setup_token()))


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
