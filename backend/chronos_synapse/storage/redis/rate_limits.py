"""RateLimitStore: buckets of cells, and who was refused."""

from collections.abc import Sequence
from dataclasses import dataclass

from chronos_synapse.domain.rate import Blocked, interval_us
from chronos_synapse.domain.settings import RateClass, RateLimit
from chronos_synapse.storage.redis.client import RedisDoor
from chronos_synapse.storage.redis.scripts import Script

KEEP_MS = 24 * 3_600_000
"""How long it is remembered that somebody was refused."""
MOST_CALLERS = 10_000
"""Of so many at most."""

_TAKE = Script(
    "gcra",
    keys=("bucket", "limited", "refusals"),
    args=("interval_us", "burst", "wanted", "refused", "caller", "class", "keep_ms", "most_callers"),
)


@dataclass(frozen=True)
class Grant:
    """What came of asking for cells."""

    taken: int
    """Cells that are the caller's now; 0 when it has to wait."""
    left: int
    """Cells that are still free."""
    full_us: int
    """Until all are free again."""
    wait_us: int
    """Until one is free; 0 when some were taken."""


class RateLimitStore:
    """Counts by caller and class."""

    def __init__(self, door: RedisDoor) -> None:
        self._door = door
        self._keys = door.keys

    async def take(self, caller: str, rate_class: RateClass, limit: RateLimit, *, wanted: int, refused: int) -> Grant:
        """Up to `wanted` cells for `caller`; `refused` were refused without asking here since the last time."""
        keys = [self._keys.rate(rate_class, caller), self._keys.limited(), self._keys.refusals(caller)]
        args = [interval_us(limit), limit.burst, wanted, refused, caller, rate_class, KEEP_MS, MOST_CALLERS]
        return Grant(*(int(number) for number in await self._door.run(_TAKE, keys, args)))

    async def blocked(self, *, limit: int, offset: int = 0) -> list[Blocked]:
        """Callers that were refused in the last day, the latest first."""
        rows = await self._door.call("ZREVRANGE", self._keys.limited(), offset, offset + limit - 1, "WITHSCORES")
        callers = [(_text(caller), int(float(at_ms))) for caller, at_ms in _pairs(rows)]
        counts = await self._door.pipeline([("HGETALL", self._keys.refusals(caller)) for caller, _ in callers])
        return [
            Blocked(caller=caller, refused_at_ms=at_ms, refusals={_text(name): int(n) for name, n in _pairs(found)})
            for (caller, at_ms), found in zip(callers, counts, strict=True)
        ]

    async def count_blocked(self) -> int:
        """How many callers `blocked` knows."""
        return int(await self._door.call("ZCARD", self._keys.limited()))

    async def clear(self, callers: Sequence[str]) -> None:
        """Lets `callers` in again, and forgets that they were refused."""
        if not callers:
            return
        buckets = [self._keys.rate(rate_class, caller) for caller in callers for rate_class in RateClass]
        refusals = [self._keys.refusals(caller) for caller in callers]
        await self._door.pipeline([("UNLINK", *buckets, *refusals), ("ZREM", self._keys.limited(), *callers)])


def _pairs(flat: Sequence[bytes] | dict[bytes, bytes]) -> list[tuple[bytes, bytes]]:
    """Pairs of a reply, which the client gives flat or as a mapping."""
    if isinstance(flat, dict):
        return list(flat.items())
    if flat and isinstance(flat[0], tuple):
        return [(pair[0], pair[1]) for pair in flat]
    return list(zip(flat[::2], flat[1::2], strict=True))


def _text(raw: bytes) -> str:
    return raw.decode()
