"""Finisher: every ending is stored once, through outages, and a bad one does not hold up the others."""

import asyncio
from collections.abc import Sequence

import pytest

from chronos_synapse.domain.errors import Unavailable
from chronos_synapse.domain.execution import ExecutionState, Outcome
from chronos_synapse.services.running import finisher as module
from chronos_synapse.services.running.finisher import BATCH, Finisher
from chronos_synapse.storage.redis.endings import Ending
from chronos_synapse.storage.redis.executions import ExecutionStore
from tests.builders import Store, ending_of
from tests.support import wait_until


class MoodyStore(ExecutionStore):
    """Is away when told so, refuses some executions for good, and remembers the sizes of its batches."""

    def __init__(self, store: Store) -> None:
        super().__init__(store.door)
        self.is_away = False
        self.refused: set[str] = set()
        self.batches: list[int] = []

    async def finish(self, endings: Sequence[Ending]) -> list[bool]:
        if self.is_away:
            raise Unavailable("gone", part="redis")
        if self.refused & {ending.execution_id for ending in endings}:
            raise RuntimeError("WRONGTYPE")
        self.batches.append(len(endings))
        return await super().finish(endings)


@pytest.fixture
def moody(store: Store) -> MoodyStore:
    return MoodyStore(store)


async def endings(store: Store, count: int) -> list[Ending]:
    """Of attempts that hold their leases."""
    await store.request(await store.save_draft(), count=count)
    return [ending_of(message) for message in await store.start()]


async def test_what_ends_together_is_stored_together(store: Store, moody: MoodyStore) -> None:
    finisher = Finisher(moody)

    counted = await asyncio.gather(*(finisher.finish(ending) for ending in await endings(store, BATCH + 10)))

    assert counted == [True] * (BATCH + 10)
    assert moody.batches == [BATCH, 10]
    assert await store.owner_counts() == {"succeeded": BATCH + 10}
    assert finisher.backlog == 0


async def test_an_ending_that_does_not_count_is_told_so(store: Store, moody: MoodyStore) -> None:
    (ending,) = await endings(store, 1)
    finisher = Finisher(moody)
    await finisher.finish(ending)

    assert not await finisher.finish(ending)


async def test_endings_wait_until_the_store_is_back(
    store: Store, moody: MoodyStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "RETRY_S", 0.001)
    moody.is_away = True
    finisher = Finisher(moody)
    first, *others = await endings(store, 4)

    waiting = [asyncio.create_task(finisher.finish(ending)) for ending in (first, *others)]
    await wait_until(lambda: finisher.backlog == 4, description="all four wait")
    moody.is_away = False

    assert await asyncio.gather(*waiting) == [True] * 4
    assert await store.owner_counts() == {"succeeded": 4}


async def test_an_ending_that_the_store_refuses_for_good_holds_up_no_other(store: Store, moody: MoodyStore) -> None:
    bad, *good = await endings(store, 5)
    moody.refused = {bad.execution_id}
    finisher = Finisher(moody)

    first, *others = await asyncio.gather(*(finisher.finish(ending) for ending in (bad, *good)), return_exceptions=True)

    assert isinstance(first, RuntimeError)
    assert others == [True] * 4
    assert finisher.backlog == 0
    later, *_ = await endings(store, 1)
    assert await finisher.finish(later)


async def test_an_attempt_that_waits_no_longer_is_stored_all_the_same(store: Store, moody: MoodyStore) -> None:
    (ending,) = await endings(store, 1)
    finisher = Finisher(moody)
    waiting = asyncio.create_task(finisher.finish(ending))
    await asyncio.sleep(0)

    waiting.cancel()
    await asyncio.wait([waiting])

    await wait_until(lambda: finisher.backlog == 0, description="the ending is stored")
    assert await store.owner_counts() == {"succeeded": 1}


async def test_starts_come_first_but_not_for_ever(
    store: Store, moody: MoodyStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "HOLD_S", 0.01)
    monkeypatch.setattr(module, "YIELD_S", 0.05)
    finisher = Finisher(moody)
    (ending,) = await endings(store, 1)

    async def hold_on() -> None:
        while True:
            finisher.hold()
            await asyncio.sleep(0)

    holding = asyncio.create_task(hold_on())
    counted = await finisher.finish(ending)
    holding.cancel()

    assert counted
    assert ending.state is ExecutionState.SUCCEEDED
    assert ending.outcome is Outcome.SUCCEEDED
