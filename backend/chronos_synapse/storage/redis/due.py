"""DueSet: which job is due when, and which scheduler is about to dispatch it."""

from collections.abc import Sequence

import msgspec

from chronos_synapse.storage.redis.client import RedisDoor
from chronos_synapse.storage.redis.scripts import Script

_CLAIM = Script("claim_due", keys=("due", "due_leases"), args=("limit", "ahead_ms", "lease_ms", "place_from"))


class Claim(msgspec.Struct, frozen=True, kw_only=True):
    """What one look at the due set gave."""

    now_ms: int
    """The server's clock, which alone decides dueness."""
    next_ms: int | None
    """The first due time beyond the look-ahead."""
    place: int
    """How many of the reached jobs were looked at: where the next look of the same sweep begins."""
    jobs: list[tuple[str, int]]
    """(job id, fire time) now leased to the caller."""


class DueSet:
    """The sorted set of armed jobs."""

    def __init__(self, door: RedisDoor) -> None:
        self._door = door
        self._keys = door.keys

    async def claim(self, *, limit: int, ahead_ms: int, lease_ms: int, place: int = 0) -> Claim:
        """Leases up to `limit` jobs that are due within `ahead_ms`, passing over the first `place` of them."""
        keys = [self._keys.due(), self._keys.due_leases()]
        reply = await self._door.run(_CLAIM, keys, [limit, ahead_ms, lease_ms, place])
        jobs = [(reply[at].decode(), int(float(reply[at + 1]))) for at in range(3, len(reply), 2)]
        next_ms = int(float(reply[1])) if reply[1] else None
        return Claim(now_ms=int(reply[0]), next_ms=next_ms, place=int(reply[2]), jobs=jobs)

    async def release(self, job_ids: Sequence[str]) -> None:
        """Gives claims back, so that another scheduler need not wait for them to lapse."""
        if job_ids:
            await self._door.call("ZREM", self._keys.due_leases(), *job_ids)

    async def disarm(self, job_id: str) -> None:
        """Takes a job without definition out of the set."""
        await self._door.pipeline([("ZREM", self._keys.due(), job_id), ("ZREM", self._keys.due_leases(), job_id)])

    async def next_fire_times(self, job_ids: Sequence[str]) -> list[int | None]:
        """The armed fire time of each job, epoch ms."""
        if not job_ids:
            return []
        scores = await self._door.call("ZMSCORE", self._keys.due(), *job_ids)
        return [None if score is None else int(float(score)) for score in scores]

    async def upcoming(self, limit: int) -> list[tuple[str, int]]:
        """The first `limit` (job id, fire time) of all owners."""
        reply = await self._door.call("ZRANGE", self._keys.due(), 0, limit - 1, "WITHSCORES")
        flat = [part for pair in reply for part in pair] if reply and isinstance(reply[0], (list, tuple)) else reply
        return [(_text(flat[at]), int(float(flat[at + 1]))) for at in range(0, len(flat), 2)]


def _text(value: bytes | str) -> str:
    return value.decode() if isinstance(value, bytes) else value
