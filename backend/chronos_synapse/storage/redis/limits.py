"""LimitStore: how many executions of an owner, or of an owner's tag, may run at once."""

from collections.abc import Sequence
from enum import StrEnum

import msgspec

from chronos_synapse.storage.redis.client import RedisDoor


class LimitScope(StrEnum):
    """What a limit is for."""

    OWNER = "owner"
    TAG = "tag"


class StoredLimit(msgspec.Struct, frozen=True, kw_only=True):
    """One limit. For an owner's limit `tag` is empty."""

    owner_id: str
    tag: str
    limit: int

    @property
    def scope(self) -> str:
        """How scripts name it."""
        return f"tag:{self.owner_id}:{self.tag}" if self.tag else f"owner:{self.owner_id}"


class LimitUse(msgspec.Struct, frozen=True, kw_only=True):
    """How many run under a limit, and how many wait because of it."""

    running: int
    waiting: int


class LimitStore:
    """Reads and writes limits; claims look at them."""

    def __init__(self, door: RedisDoor) -> None:
        self._door = door
        self._keys = door.keys

    async def all(self) -> list[StoredLimit]:
        """Every limit, owners' first."""
        found = await self._door.call("HGETALL", self._keys.limits())
        limits = [_limit(name.decode(), int(value)) for name, value in found.items()]
        return sorted(limits, key=lambda limit: (bool(limit.tag), limit.tag, limit.owner_id))

    async def put(self, limit: StoredLimit) -> None:
        """Sets one limit; what runs already goes on."""
        await self._door.call("HSET", self._keys.limits(), limit.scope, limit.limit)

    async def remove(self, limit: StoredLimit) -> bool:
        """Whether it was there."""
        return bool(await self._door.call("HDEL", self._keys.limits(), limit.scope))

    async def uses(self, limits: Sequence[StoredLimit]) -> list[LimitUse]:
        """What runs and waits under each."""
        commands: list[tuple[object, ...]] = []
        for limit in limits:
            counter = (
                ("HGET", self._keys.running_tags(limit.owner_id), limit.tag)
                if limit.tag
                else ("HGET", self._keys.owner_stats(limit.owner_id), "running")
            )
            commands += [counter, ("ZCARD", self._keys.parked(limit.scope))]
        replies = await self._door.pipeline(commands) if commands else []
        pairs = zip(replies[::2], replies[1::2], strict=True)
        return [LimitUse(running=max(0, int(running or 0)), waiting=int(waiting)) for running, waiting in pairs]

    async def parked(self, scope: str, limit: int) -> list[str]:
        """Ids of executions that wait because of a limit, those that go first first."""
        found = await self._door.call("ZRANGE", self._keys.parked(scope), 0, limit - 1)
        return [entry.decode().partition(" ")[0] for entry in found]


def _limit(scope: str, limit: int) -> StoredLimit:
    kind, _, rest = scope.partition(":")
    owner_id, _, tag = rest.partition(":") if kind == LimitScope.TAG else (rest, "", "")
    return StoredLimit(owner_id=owner_id, tag=tag, limit=limit)
