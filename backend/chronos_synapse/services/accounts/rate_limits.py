"""RateLimits: how often each caller may ask, counted in Redis for all processes together.

A process takes several cells at a time for callers that ask often, and spends them for a second without asking Redis.
That never refuses a caller who stays below its rate: cells go one by one once half of the burst is spent. What it may
let through beside the rate in any second is what the processes had in hand: MOST_CELLS - 1 each.
"""

import time
from collections.abc import Awaitable, Callable, Sequence

from chronos_synapse.domain.rate import Blocked
from chronos_synapse.domain.settings import LimitSettings, RateClass, RateLimit
from chronos_synapse.storage.redis.rate_limits import Grant, RateLimitStore

MOST_CELLS = 20
LIFE_S = 1.0
"""How long cells, or the knowledge that there are none, are kept in hand."""
MOST_CALLERS = 20_000
"""Callers whose cells a process keeps in hand."""

LimitSource = Callable[[], Awaitable[LimitSettings | None]]
"""Gives the limits of now, None for none at all; asked at each request, so it answers from memory."""


class Verdict:
    """What a request is told of its caller's limit."""

    __slots__ = ("full_s", "left", "limit", "rate_class", "wait_s")

    def __init__(self, rate_class: RateClass, limit: RateLimit, *, left: int, full_s: int, wait_s: int) -> None:
        self.rate_class = rate_class
        self.limit = limit
        self.left = left
        """Requests that could follow at once."""
        self.full_s = full_s
        """Until the whole burst is free again."""
        self.wait_s = wait_s
        """0 when the request is let through."""


class _Hand:
    """What a process has in hand for one caller and class."""

    __slots__ = ("cells", "full_s", "left", "refused", "size", "until", "wait_until")

    def __init__(self) -> None:
        self.cells = 0
        self.left = 0
        self.full_s = 0
        self.until = 0.0
        self.wait_until = 0.0
        self.refused = 0
        self.size = 1


def fixed(limits: LimitSettings | None) -> LimitSource:
    """A source that always gives `limits`."""

    async def give() -> LimitSettings | None:
        return limits

    return give


class RateLimits:
    """Lets requests through, and knows who was refused."""

    def __init__(
        self, store: RateLimitStore, limits: LimitSource, *, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._store = store
        self._limits = limits
        self._clock = clock
        self._hands: dict[tuple[RateClass, str], _Hand] = {}

    async def take(self, caller: str, rate_class: RateClass) -> Verdict | None:
        """Whether this request is one too many; None when nothing is limited."""
        limits = await self._limits()
        if limits is None:
            return None
        limit = limits.of(rate_class)
        now = self._clock()
        hand = self._hands.get((rate_class, caller)) or self._new_hand(rate_class, caller, now)
        if hand.cells and now < hand.until:
            hand.cells -= 1
        elif now < hand.wait_until and now < hand.until:
            hand.refused += 1
        else:
            await self._refill(hand, caller, rate_class, limit)
            now = self._clock()
        wait_s = max(1, -int(-(hand.wait_until - now) // 1)) if now < hand.wait_until else 0
        return Verdict(rate_class, limit, left=hand.left + hand.cells, full_s=hand.full_s, wait_s=wait_s)

    async def blocked(self, *, limit: int, offset: int = 0) -> list[Blocked]:
        """Callers that were refused in the last day, the latest first."""
        return await self._store.blocked(limit=limit, offset=offset)

    async def count_blocked(self) -> int:
        """How many callers were refused in the last day."""
        return await self._store.count_blocked()

    async def clear(self, callers: Sequence[str]) -> None:
        """Lets `callers` in again; other processes follow within LIFE_S."""
        await self._store.clear(callers)
        for caller in callers:
            for rate_class in RateClass:
                self._hands.pop((rate_class, caller), None)

    async def clear_all(self) -> int:
        """Lets everybody in again; how many there were."""
        cleared = 0
        while found := await self._store.blocked(limit=500):
            await self.clear([one.caller for one in found])
            cleared += len(found)
        return cleared

    async def _refill(self, hand: _Hand, caller: str, rate_class: RateClass, limit: RateLimit) -> None:
        """Asks for as many cells again as the caller used up, twice as many when it did so in time."""
        is_busy = self._clock() < hand.until
        hand.size = min(MOST_CELLS, hand.size * 2, max(1, limit.burst // 10)) if is_busy else 1
        refused, hand.refused = hand.refused, 0
        grant = await self._store.take(caller, rate_class, limit, wanted=hand.size, refused=refused)
        self._keep(hand, grant)

    def _keep(self, hand: _Hand, grant: Grant) -> None:
        now = self._clock()
        in_hand = hand.cells if now < hand.until else 0
        hand.cells = in_hand + max(0, grant.taken - 1)
        hand.left = grant.left
        hand.full_s = -(-grant.full_us // 1_000_000)
        hand.until = now + LIFE_S
        hand.wait_until = now + grant.wait_us / 1_000_000 if not grant.taken else 0.0

    def _new_hand(self, rate_class: RateClass, caller: str, now: float) -> _Hand:
        if len(self._hands) >= MOST_CALLERS:
            self._hands = {key: hand for key, hand in self._hands.items() if hand.until > now}
            if len(self._hands) >= MOST_CALLERS:
                self._hands.clear()
        hand = self._hands[rate_class, caller] = _Hand()
        return hand
