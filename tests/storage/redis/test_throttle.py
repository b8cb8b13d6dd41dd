"""Throttle: how often something may be tried."""

from tests.builders import Store
from tests.support import wait_until


async def test_tries_within_the_limit_pass_and_the_next_must_wait(store: Store) -> None:
    waits = [await store.stores.entry.throttle.hit("login", "a", limit=3, window_s=60) for _ in range(5)]

    assert waits[:3] == [0, 0, 0]
    assert all(0 < wait <= 60 for wait in waits[3:])


async def test_callers_do_not_share_a_counter(store: Store) -> None:
    for _ in range(2):
        await store.stores.entry.throttle.hit("login", "a", limit=1, window_s=60)

    assert await store.stores.entry.throttle.hit("login", "b", limit=1, window_s=60) == 0
    assert await store.stores.entry.throttle.hit("setup", "a", limit=1, window_s=60) == 0


async def test_a_success_starts_afresh(store: Store) -> None:
    for _ in range(2):
        await store.stores.entry.throttle.hit("login", "a", limit=1, window_s=60)

    await store.stores.entry.throttle.forget("login", "a")

    assert await store.stores.entry.throttle.hit("login", "a", limit=1, window_s=60) == 0


async def test_the_window_ends(store: Store) -> None:
    assert await store.stores.entry.throttle.hit("login", "a", limit=0, window_s=1) == 1

    async def is_free() -> bool:
        return not await store.door.call("EXISTS", store.door.keys.throttle("login", "a"))

    await wait_until(is_free, description="the window is over")
