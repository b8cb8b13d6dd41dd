"""DeadLetterStore: executions that failed for good though they may be retried, until a person decides on them."""

import msgspec

from chronos_synapse.storage.redis.client import RedisDoor
from chronos_synapse.storage.redis.executions import DEAD_LETTERS_CAP


class DeadLetter(msgspec.Struct, frozen=True, kw_only=True):
    """One entry of the list."""

    execution_id: str
    ended_ms: int
    """When it failed, epoch ms."""


class DeadLetterStore:
    """`finish` puts executions here; they leave by a decision, or when they are removed."""

    def __init__(self, door: RedisDoor) -> None:
        self._door = door
        self._keys = door.keys

    async def all_of(self, owner_id: str) -> list[DeadLetter]:
        """Those of an owner, the latest first."""
        key = self._keys.dead_letters(owner_id)
        raw = await self._door.call("ZREVRANGE", key, 0, DEAD_LETTERS_CAP, "WITHSCORES")
        pairs = zip(raw[::2], raw[1::2], strict=True)
        return [DeadLetter(execution_id=found.decode(), ended_ms=int(float(score))) for found, score in pairs]

    async def take(self, owner_id: str, execution_id: str) -> DeadLetter | None:
        """Takes one off the list; None when it is not there, as when somebody else has just taken it."""
        key = self._keys.dead_letters(owner_id)
        score, removed = await self._door.pipeline([("ZSCORE", key, execution_id), ("ZREM", key, execution_id)])
        return DeadLetter(execution_id=execution_id, ended_ms=int(float(score))) if removed else None

    async def put_back(self, owner_id: str, letter: DeadLetter) -> None:
        """Puts one back where it was."""
        await self._door.call("ZADD", self._keys.dead_letters(owner_id), letter.ended_ms, letter.execution_id)
