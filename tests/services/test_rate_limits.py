"""How often a caller may ask: exact at the end, cheap before it, the same for all processes."""

from collections.abc import AsyncIterator

import pytest

from chronos_synapse.domain.settings import LimitSettings, RateClass, RateLimit
from chronos_synapse.services.accounts.rate_limits import LIFE_S, MOST_CELLS, RateLimits, fixed
from chronos_synapse.storage.redis.rate_limits import Grant, RateLimitStore
from tests.builders import Store, open_store
from tests.support import wait_until

READ = RateClass.READ
HOURLY = RateLimit(count=1, period_s=3600, burst=40)
"""So slow that nothing becomes free while a test runs."""


class Clock:
    """A clock that goes on when it is told to."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


class CountingStore(RateLimitStore):
    """Counts how often Redis is asked."""

    asked = 0

    async def take(self, caller: str, rate_class: RateClass, limit: RateLimit, *, wanted: int, refused: int) -> Grant:
        self.asked += 1
        return await super().take(caller, rate_class, limit, wanted=wanted, refused=refused)


@pytest.fixture
async def store(redis_url: str, key_prefix: str) -> AsyncIterator[Store]:
    """Stores of this test's own."""
    async with open_store(redis_url, key_prefix) as found:
        yield found


def limits_on(store: RateLimitStore, read: RateLimit = HOURLY, clock: Clock | None = None) -> RateLimits:
    return RateLimits(store, fixed(LimitSettings(read=read)), clock=clock or Clock())


async def passed(limits: RateLimits, caller: str, tries: int) -> int:
    """How many of `tries` requests were let through."""
    verdicts = [await limits.take(caller, READ) for _ in range(tries)]
    return sum(verdict is not None and verdict.wait_s == 0 for verdict in verdicts)


async def test_a_burst_passes_and_not_one_more(store: Store) -> None:
    limits = limits_on(store.stores.entry.rate_limits)

    assert await passed(limits, "user-a", 100) == HOURLY.burst


async def test_several_processes_let_no_more_through_together(store: Store) -> None:
    processes = [limits_on(store.stores.entry.rate_limits) for _ in range(4)]

    assert sum([await passed(process, "user-a", 3) for _ in range(10) for process in processes]) == HOURLY.burst


async def test_callers_and_classes_are_counted_apart(store: Store) -> None:
    limits = limits_on(store.stores.entry.rate_limits)
    await passed(limits, "user-a", 100)

    other = await limits.take("user-b", READ)
    write = await limits.take("user-a", RateClass.WRITE)

    assert other is not None
    assert other.wait_s == 0
    assert write is not None
    assert write.wait_s == 0


async def test_what_is_left_and_the_wait_are_told(store: Store) -> None:
    limits = limits_on(store.stores.entry.rate_limits)

    lefts = [verdict.left for verdict in [await limits.take("user-a", READ) for _ in range(40)] if verdict]
    refused = await limits.take("user-a", READ)

    assert lefts == list(range(39, -1, -1))
    assert refused is not None
    assert 3590 <= refused.wait_s <= 3600
    assert refused.full_s > 39 * 3600


async def test_a_caller_who_asks_often_costs_few_questions_to_redis(store: Store) -> None:
    counting = CountingStore(store.door)
    limits = limits_on(counting, RateLimit(count=1000, period_s=1, burst=4000))

    assert await passed(limits, "user-a", 1000) == 1000
    assert counting.asked < 1000 / MOST_CELLS + 10


async def test_a_caller_who_asks_seldom_has_nothing_taken_in_advance(store: Store) -> None:
    clock = Clock()
    limits = limits_on(store.stores.entry.rate_limits, clock=clock)

    for expected in (39, 38, 37):
        verdict = await limits.take("user-a", READ)
        clock.now += LIFE_S + 0.1
        assert verdict is not None
        assert verdict.left == expected


async def test_a_flood_of_refused_requests_asks_redis_once_a_second(store: Store) -> None:
    clock = Clock()
    counting = CountingStore(store.door)
    limits = limits_on(counting, clock=clock)
    await passed(limits, "user-a", 41)
    before = counting.asked

    assert await passed(limits, "user-a", 500) == 0
    assert counting.asked == before
    clock.now += LIFE_S + 0.1
    assert await passed(limits, "user-a", 500) == 0
    assert counting.asked == before + 1
    (blocked,) = await limits.blocked(limit=10)
    assert blocked.caller == "user-a"
    assert blocked.refusals == {"read": 502}


async def test_requests_become_free_with_time(store: Store) -> None:
    limits = RateLimits(
        store.stores.entry.rate_limits, fixed(LimitSettings(read=RateLimit(count=5, period_s=1, burst=1)))
    )
    assert await passed(limits, "user-a", 2) == 1

    async def is_free() -> bool:
        return await passed(limits, "user-a", 1) == 1

    await wait_until(is_free)


async def test_a_caller_who_stays_below_the_rate_is_never_refused(store: Store) -> None:
    """Cells that are taken in advance and not used must not end in a refusal: they come one by one at the end."""
    clocks = [Clock() for _ in range(4)]
    fast = RateLimit(count=100_000, period_s=1, burst=20)
    processes = [limits_on(store.stores.entry.rate_limits, fast, clock) for clock in clocks]

    for _ in range(50):
        for process, clock in zip(processes, clocks, strict=True):
            assert await passed(process, "user-a", 2) == 2
            clock.now += 2 * LIFE_S


async def test_who_was_refused_is_let_in_again_by_hand(store: Store) -> None:
    limits = limits_on(store.stores.entry.rate_limits)
    for caller in ("user-a", "key-b"):
        await passed(limits, caller, 42)
    assert await limits.count_blocked() == 2

    await limits.clear(["user-a"])

    assert [one.caller for one in await limits.blocked(limit=10)] == ["key-b"]
    assert await passed(limits, "user-a", 1) == 1
    assert await limits.clear_all() == 1
    assert await limits.blocked(limit=10) == []


async def test_a_limit_that_was_lowered_makes_nobody_wait_longer_than_it_says(store: Store) -> None:
    await passed(limits_on(store.stores.entry.rate_limits), "user-a", 40)
    lower = RateLimit(count=1, period_s=10, burst=2)

    verdict = await limits_on(store.stores.entry.rate_limits, lower).take("user-a", READ)

    assert verdict is not None
    assert 1 <= verdict.wait_s <= 10


async def test_without_limits_nobody_is_counted(store: Store) -> None:
    limits = RateLimits(store.stores.entry.rate_limits, fixed(None))

    assert await limits.take("user-a", READ) is None


async def test_the_hands_of_many_callers_are_let_go(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("chronos_synapse.services.accounts.rate_limits.MOST_CALLERS", 3)
    limits = limits_on(store.stores.entry.rate_limits)

    for at in range(10):
        assert await passed(limits, f"address-{at}", 1) == 1
