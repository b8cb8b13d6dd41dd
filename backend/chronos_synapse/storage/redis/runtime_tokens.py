"""RuntimeTokens: what an api process must know of an attempt that calls it, kept in the attempt's lease."""

import msgspec

from chronos_synapse.domain.runtime import AttemptFacts
from chronos_synapse.storage.redis.client import RedisDoor
from chronos_synapse.storage.redis.scripts import Script

_GRANT = Script("grant_token", keys=("lease",), args=("fence", "digest", "runtime"))


class Grant(msgspec.Struct, frozen=True, kw_only=True):
    """An attempt that may call the api process."""

    facts: AttemptFacts
    has_secrets: bool


class KeptGrant(msgspec.Struct, frozen=True, kw_only=True):
    """A grant, and the digest of the token that it was given for."""

    digest: str
    grant: Grant


class RuntimeTokens:
    """Grants end with the lease, and so with the attempt."""

    def __init__(self, door: RedisDoor) -> None:
        self._door = door
        self._keys = door.keys

    async def grant(self, facts: AttemptFacts, digest: str, *, has_secrets: bool) -> bool:
        """Lets whoever holds the token of `digest` in; False when the lease is another's by now."""
        runtime = msgspec.json.encode(Grant(facts=facts, has_secrets=has_secrets))
        keys = [self._keys.lease(facts.execution_id)]
        return bool(await self._door.run(_GRANT, keys, [facts.attempt, digest, runtime]))

    async def revoke(self, facts: AttemptFacts) -> None:
        """Lets nobody in any more."""
        await self._door.run(_GRANT, [self._keys.lease(facts.execution_id)], [facts.attempt, "", ""])

    async def find(self, execution_id: str, attempt: int) -> KeptGrant | None:
        """The grant of a running attempt."""
        key = self._keys.lease(execution_id)
        fence, digest, runtime = await self._door.call("HMGET", key, "fence", "token", "runtime")
        if fence is None or digest is None or int(fence) != attempt:
            return None
        return KeptGrant(digest=digest.decode(), grant=msgspec.json.decode(runtime, type=Grant))
