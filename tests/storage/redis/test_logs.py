"""LogStore: lines by offset, in order, each once."""

from chronos_synapse.domain.clock import from_ms
from chronos_synapse.domain.log import LogLine, LogStream
from chronos_synapse.storage.redis.logs import StoredLine
from tests.builders import Store

LIFE_MS = 60_000


def lines(first: int, last: int) -> list[StoredLine]:
    """Inclusive."""
    return [StoredLine(at, 1000 + at, LogStream.STDOUT, b"line %d" % at) for at in range(first, last + 1)]


async def running(store: Store) -> str:
    """The id of an execution whose first attempt has a lease."""
    await store.request(await store.save_draft())
    (message,) = await store.start()
    return message.execution_id


async def offsets(store: Store, execution_id: str) -> list[int]:
    return [line.offset for line in await store.stores.logs.read(execution_id, after=-1, limit=10_000)]


async def test_lines_come_back_in_order_as_they_were(store: Store) -> None:
    execution_id = await running(store)
    stored = [
        StoredLine(0, 1000, LogStream.STDOUT, "größer".encode()),
        StoredLine(1, 1001, LogStream.STDERR, b"\xff\x00bytes", truncated=True),
        StoredLine(2, 1002, LogStream.SYSTEM, b""),
    ]

    assert await store.stores.logs.append(execution_id, stored, fence=1, life_ms=LIFE_MS)

    assert await store.stores.logs.read(execution_id, after=-1, limit=10) == [
        LogLine(offset=0, time=from_ms(1000), stream=LogStream.STDOUT, text="größer"),
        LogLine(offset=1, time=from_ms(1001), stream=LogStream.STDERR, text="\ufffd\x00bytes", truncated=True),
        LogLine(offset=2, time=from_ms(1002), stream=LogStream.SYSTEM, text=""),
    ]


async def test_a_repeated_append_stores_nothing_twice(store: Store) -> None:
    execution_id = await running(store)
    append = store.stores.logs.append
    await append(execution_id, lines(0, 4), fence=1, life_ms=LIFE_MS)

    again = await append(execution_id, lines(0, 4), fence=1, life_ms=LIFE_MS)
    overlapping = await append(execution_id, lines(3, 6), fence=1, life_ms=LIFE_MS)

    assert (again, overlapping) == (True, True)
    assert await offsets(store, execution_id) == list(range(7))


async def test_an_attempt_without_the_lease_stores_nothing(store: Store) -> None:
    execution_id = await running(store)

    assert not await store.stores.logs.append(execution_id, lines(0, 1), fence=2, life_ms=LIFE_MS)
    assert not await store.stores.logs.append("nobody", lines(0, 1), fence=1, life_ms=LIFE_MS)

    assert await offsets(store, execution_id) == []


async def test_dropped_ranges_leave_holes_and_the_rest_stays(store: Store) -> None:
    execution_id = await running(store)
    append = store.stores.logs.append
    await append(execution_id, lines(0, 2999), fence=1, life_ms=LIFE_MS)

    await append(execution_id, lines(3000, 3001), fence=1, life_ms=LIFE_MS, drop=[(1, 2500), (2600, 2600)])

    assert await offsets(store, execution_id) == [0, *range(2501, 2600), *range(2601, 3002)]


async def test_lines_can_be_dropped_without_storing_any(store: Store) -> None:
    execution_id = await running(store)
    await store.stores.logs.append(execution_id, lines(0, 3), fence=1, life_ms=LIFE_MS)

    assert await store.stores.logs.append(execution_id, [], fence=1, life_ms=LIFE_MS, drop=[(2, 3)])

    assert await offsets(store, execution_id) == [0, 1]


async def test_pages_are_bounded_by_offset_and_number(store: Store) -> None:
    execution_id = await running(store)
    await store.stores.logs.append(execution_id, lines(0, 9), fence=1, life_ms=LIFE_MS)

    page = await store.stores.logs.read(execution_id, after=3, limit=2)

    assert [line.offset for line in page] == [4, 5]
    assert await store.stores.logs.read(execution_id, after=9, limit=2) == []


async def test_the_last_offset_counts_lines_that_were_dropped_since(store: Store) -> None:
    execution_id = await running(store)
    before = await store.stores.logs.last_offset(execution_id)
    await store.stores.logs.append(execution_id, lines(0, 9), fence=1, life_ms=LIFE_MS)
    await store.stores.logs.append(execution_id, [], fence=1, life_ms=LIFE_MS, drop=[(5, 9)])

    assert (before, await store.stores.logs.last_offset(execution_id)) == (-1, 9)


async def test_a_log_lives_as_long_as_it_is_told(store: Store) -> None:
    execution_id = await running(store)

    await store.stores.logs.append(execution_id, lines(0, 0), fence=1, life_ms=5_000_000)

    life_ms = await store.door.call("PTTL", store.door.keys.log(execution_id))
    assert 4_000_000 < life_ms <= 5_000_000


async def test_growth_is_published_with_the_newest_offset(store: Store) -> None:
    execution_id = await running(store)

    async with store.stores.events.subscriber() as subscription:
        await subscription.subscribe(store.stores.events.log_channel(execution_id))
        await subscription.next(timeout_s=1)
        await store.stores.logs.append(execution_id, lines(0, 4), fence=1, life_ms=LIFE_MS)
        heard = await subscription.next_message(timeout_s=5)

    assert heard == (store.stores.events.log_channel(execution_id), b"4")
