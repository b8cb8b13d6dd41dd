"""Broadcaster and LogFollower: one connection for all, nothing twice, nothing missed, slow ones start afresh."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import aclosing

import pytest

from chronos_synapse.domain.access import EVERYTHING as ALL
from chronos_synapse.domain.access import Sight
from chronos_synapse.domain.execution import ExecutionState
from chronos_synapse.domain.job import Job, UserId
from chronos_synapse.services.live import QUEUE_LIMIT, Broadcaster, News, Reset, Subscription, Watch
from chronos_synapse.services.logs.follower import LogFollower
from chronos_synapse.storage.redis.events import EventBatch
from chronos_synapse.storage.redis.news import NewsReader
from tests.builders import OWNER, Store, a_job, ending_of
from tests.log_blocks import a_block
from tests.support import wait_until

EVERYTHING = Watch(sight=ALL)


@pytest.fixture
async def broadcaster(store: Store) -> AsyncIterator[Broadcaster]:
    """A broadcaster that has begun to read."""
    broadcaster = Broadcaster(store.stores.events, NewsReader(store.door))
    stop = asyncio.Event()
    is_up = asyncio.Event()

    async def run() -> None:
        async with broadcaster.running():
            is_up.set()
            await stop.wait()

    task = asyncio.create_task(run())
    await is_up.wait()
    yield broadcaster
    stop.set()
    await task


async def jobs_of(following: object, count: int) -> list[str]:
    """Job ids of the next `count` events."""
    found: list[str] = []
    while len(found) < count:
        news = await within(following)
        assert isinstance(news, EventBatch), news
        found += [event.job_id for event in news.events]
    return found


async def within(following: object) -> News:
    """What `following()` gives, in time."""
    async with asyncio.timeout(10):
        news: News = await following()  # type: ignore[operator]
        return news


async def test_what_came_after_an_id_comes_first_and_each_thing_once(store: Store, broadcaster: Broadcaster) -> None:
    first = await store.save_draft()
    last_id = await store.stores.events.latest_id()
    missed = [await store.save_draft() for _ in range(5)]

    async with broadcaster.events(EVERYTHING, last_id) as following:
        live = [await store.save_draft() for _ in range(5)]
        found = await jobs_of(following, 10)

    assert found == [job.id for job in [*missed, *live]]
    assert first.id not in found


async def test_events_that_come_while_a_browser_connects_are_neither_lost_nor_doubled(
    store: Store, broadcaster: Broadcaster
) -> None:
    last_id = await store.stores.events.latest_id()
    saved: list[Job] = []

    async def save() -> None:
        for _ in range(60):
            saved.append(await store.save_draft())

    async def listen(delay: int) -> list[str]:
        await wait_until(lambda: len(saved) >= delay)
        async with broadcaster.events(EVERYTHING, last_id) as following:
            return await jobs_of(following, 60)

    *found, _ = await asyncio.gather(*(listen(delay) for delay in (0, 5, 20, 40, 60)), save())

    assert found == [[job.id for job in saved]] * 5


async def test_a_fresh_browser_learns_where_to_go_on_from(store: Store, broadcaster: Broadcaster) -> None:
    await store.save_draft()

    async with broadcaster.events(EVERYTHING, None) as following:
        greeting = await within(following)

    assert greeting == EventBatch(id=await store.stores.events.latest_id(), events=())


async def test_each_browser_gets_what_it_may_see_of_what_it_asked_for(store: Store, broadcaster: Broadcaster) -> None:
    last_id = await store.stores.events.latest_id()
    own = await store.save_draft()
    foreign = await store.save_draft(owner_id=UserId("bob"))
    (execution,) = await store.request(own)

    async def asked(*topics: str, owner: UserId | None = None) -> list[str]:
        watch = Watch(sight=ALL if owner is None else Sight(owners=(owner,)), topics=frozenset(topics))
        found: list[str] = []
        async with broadcaster.events(watch, last_id) as following:
            end = await store.save_draft(owner_id=owner or OWNER)
            await store.request(end)
            while not found or found[-1] not in (end.id, f"of {end.id}"):
                news = await within(following)
                assert isinstance(news, EventBatch)
                found += [f"of {event.job_id}" if event.execution_id else event.job_id for event in news.events]
        return found[:-1]

    assert (await asked())[:3] == [own.id, foreign.id, f"of {own.id}"]
    assert (await asked(owner=UserId("bob")))[0] == foreign.id
    assert own.id not in await asked(owner=UserId("bob"))
    assert (await asked("executions"))[0] == f"of {own.id}"
    async with broadcaster.events(Watch(sight=ALL, topics=frozenset({f"execution:{execution.id}"})), last_id) as news:
        found = await within(news)
    assert isinstance(found, EventBatch)
    assert [event.execution_id for event in found.events] == [execution.id]


async def test_a_slow_browser_is_told_to_start_afresh_and_costs_no_more_than_its_queue(
    store: Store, broadcaster: Broadcaster
) -> None:
    async with broadcaster.events(EVERYTHING, None) as slow, broadcaster.events(EVERYTHING, None) as quick:
        await within(slow)
        await within(quick)
        seen = 0
        for _ in range(QUEUE_LIMIT + 10):
            await store.save_draft()
            seen += len(await jobs_of(quick, 1))

        reset = await within(slow)
        later = await jobs_of(slow, 1)

    assert seen == QUEUE_LIMIT + 10
    assert isinstance(reset, Reset)
    assert later
    async with broadcaster.events(EVERYTHING, reset.id) as resumed:
        assert (await jobs_of(resumed, 9))[0] == later[0]


async def test_an_interrupted_connection_is_made_anew_and_what_was_missed_comes(
    store: Store, broadcaster: Broadcaster
) -> None:
    async with broadcaster.events(EVERYTHING, None) as following:
        await within(following)
        for _ in range(3):
            await store.door.call("CLIENT", "KILL", "TYPE", "PUBSUB")
            missed = [await store.save_draft() for _ in range(3)]
            assert await jobs_of(following, 3) == [job.id for job in missed]


async def test_a_connection_over_which_nothing_comes_is_asked_and_given_up(
    store: Store, broadcaster: Broadcaster, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("chronos_synapse.storage.redis.news.IDLE_S", 0.05)

    async def is_interrupted() -> bool:
        return "news are interrupted" in caplog.messages

    async with broadcaster.events(EVERYTHING, None) as following:
        await within(following)
        await store.save_draft()
        await jobs_of(following, 1)
        await store.door.call("CLIENT", "PAUSE", 500, "ALL")
        await wait_until(is_interrupted, description="the silent connection to be given up")
        job = await store.save_draft()

        assert await jobs_of(following, 1) == [job.id]


async def test_all_browsers_start_afresh_after_an_interruption_in_which_too_much_happened(
    store: Store, broadcaster: Broadcaster, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with broadcaster.events(EVERYTHING, None) as following:
        await within(following)
        monkeypatch.setattr("chronos_synapse.services.live.REPLAY_LIMIT", 5)
        monkeypatch.setattr("chronos_synapse.services.live.RECONNECT_S", (0.5, 0.5))
        await store.save_draft()
        await jobs_of(following, 1)
        await store.door.call("CLIENT", "KILL", "TYPE", "PUBSUB")
        await store.save(*(a_job() for _ in range(10)))

        assert isinstance(await within(following), Reset)


async def test_a_reset_is_told_when_too_much_was_missed(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("chronos_synapse.services.live.REPLAY_LIMIT", 5)
    last_id = await store.stores.events.latest_id()
    for _ in range(7):
        await store.save_draft()
    broadcaster = Broadcaster(store.stores.events, NewsReader(store.door))

    async with broadcaster.events(EVERYTHING, last_id if last_id != "0-0" else "0-1") as following:
        news = await within(following)

    assert news == Reset(await store.stores.events.latest_id())


def test_what_is_queued_before_a_reset_is_dropped() -> None:
    subscription = Subscription(EVERYTHING)
    subscription.reset("5-0")

    assert asyncio.run(subscription.next()) == Reset("5-0")


class Writer:
    """An execution whose log a test writes."""

    def __init__(self, store: Store, execution_id: str) -> None:
        self.id = execution_id
        self._store = store

    async def write(self, first: int, last: int) -> None:
        """Stores lines with these offsets."""
        block = a_block(first, [b"%d" % at for at in range(first, last + 1)])
        assert await self._store.stores.logs.append(self.id, block, fence=1, life_ms=60_000)


async def test_a_follower_sees_each_line_once_until_the_end(store: Store, broadcaster: Broadcaster) -> None:
    follower = LogFollower(store.stores, broadcaster)
    (execution,) = await store.request(await store.save_draft())
    (message,) = await store.start()
    writer = Writer(store, execution.id)
    offsets: list[int] = []
    ended: list[ExecutionState] = []

    async def follow() -> None:
        async with aclosing(follower.follow(execution.id, after=-1)) as following:
            async for found in following:
                if isinstance(found, ExecutionState):
                    ended.append(found)
                elif found is not None:
                    offsets.extend(line.offset for line in found)

    async with asyncio.timeout(20), asyncio.TaskGroup() as group:
        group.create_task(follow())
        for first in range(0, 1000, 100):
            await writer.write(first, first + 99)
        await store.door.call("CLIENT", "KILL", "TYPE", "PUBSUB")
        await writer.write(1000, 1099)
        await wait_until(lambda: len(offsets) == 1100, description="lines written while the news were interrupted")
        await writer.write(1100, 1199)
        await store.stores.executions.finish([ending_of(message)])

    assert offsets == list(range(1200))
    assert ended == [ExecutionState.SUCCEEDED]


async def test_a_follower_of_what_was_removed_just_ends(store: Store, broadcaster: Broadcaster) -> None:
    follower = LogFollower(store.stores, broadcaster)

    assert [found async for found in follower.follow("0" * 16 + "-1", after=-1)] == []


async def test_log_channels_are_subscribed_once_and_left_again(store: Store, broadcaster: Broadcaster) -> None:
    channel = store.stores.events.log_channel("e1")

    async def listeners() -> int:
        return int((await store.door.call("PUBSUB", "NUMSUB", channel))[1])

    async with broadcaster.log_watch("e1") as first, broadcaster.log_watch("e1") as second:
        await wait_until(lambda: _is(listeners, 1), description="one subscription for two readers")
        await store.door.call("PUBLISH", channel, "5")
        async with asyncio.timeout(10):
            await first.wait()
            await second.wait()
    await wait_until(lambda: _is(listeners, 0), description="the subscription to be left")


async def _is(count: object, wanted: int) -> bool:
    return bool(await count() == wanted)  # type: ignore[operator]
