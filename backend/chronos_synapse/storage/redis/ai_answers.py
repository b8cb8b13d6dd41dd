"""AiAnswerStore: what models wrote, for the next time that the same is asked."""

from chronos_synapse.storage.redis.client import RedisDoor
from chronos_synapse.storage.redis.scripts import Script

LIFE_MS = 7 * 86_400_000
MOST = 200
"""Of an owner; the oldest are forgotten."""
MOST_BYTES = 64_000
"""Of an answer; a longer one is not kept."""

_KEEP = Script(
    "keep_ai_answer",
    keys=("answer", "answers"),
    args=("owner", "digest", "text", "life_ms", "most"),
    names=("ai_answer",),
)


class AiAnswerStore:
    """By owner and digest of the question."""

    def __init__(self, door: RedisDoor) -> None:
        self._door = door
        self._keys = door.keys

    async def find(self, owner_id: str, digest: str) -> bytes | None:
        """The answer."""
        found: bytes | None = await self._door.call("GET", self._keys.ai_answer(owner_id, digest))
        return found

    async def keep(self, owner_id: str, digest: str, answer: bytes) -> None:
        """For seven days, unless it is too long, or too many others come."""
        if len(answer) <= MOST_BYTES:
            keys = [self._keys.ai_answer(owner_id, digest), self._keys.ai_answers(owner_id)]
            await self._door.run(_KEEP, keys, [owner_id, digest, answer, LIFE_MS, MOST])

    async def forget(self, owner_id: str) -> None:
        """All of an owner."""
        answers = self._keys.ai_answers(owner_id)
        digests = await self._door.call("ZRANGE", answers, 0, -1)
        await self._door.call("UNLINK", answers, *(self._keys.ai_answer(owner_id, one.decode()) for one in digests))
