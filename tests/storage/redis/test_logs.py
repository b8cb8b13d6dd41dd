"""LogStore: blocks of lines by offset, in order, each once."""

import os

import pytest

from chronos_synapse.domain.clock import from_ms
from chronos_synapse.domain.log import LogLine, LogStream
from chronos_synapse.storage.redis import logs
from chronos_synapse.storage.redis.log_blocks import Block, Span
from chronos_synapse.storage.redis.logs import NoRoom
from tests.builders import Store
from tests.log_blocks import a_block, numbered
from tests.support import PATIENCE_S

LIFE_MS = 60_000
MIXED = Block(
    0,
    (Span(1000, LogStream.STDOUT, 1), Span(1001, LogStream.STDERR, 1), Span(1002, LogStream.SYSTEM, 1)),
    "größer\n".encode() + b"\xff\x00bytes\n",
    (1,),
)


async def running(store: Store) -> str:
    """The id of an execution whose first attempt has a lease."""
    await store.request(await store.save_draft())
    (message,) = await store.start()
    return message.execution_id


async def put(store: Store, execution_id: str, *blocks: Block) -> None:
    for block in blocks:
        assert await store.stores.logs.append(execution_id, block, fence=1, life_ms=LIFE_MS)


async def offsets(store: Store, execution_id: str) -> list[int]:
    return [line.offset for line in await store.stores.logs.read(execution_id, after=-1, limit=10_000)]


async def test_lines_come_back_in_order_as_they_were(store: Store) -> None:
    execution_id = await running(store)

    await put(store, execution_id, MIXED)

    assert await store.stores.logs.read(execution_id, after=-1, limit=10) == [
        LogLine(offset=0, time=from_ms(1000), stream=LogStream.STDOUT, text="größer"),
        LogLine(offset=1, time=from_ms(1001), stream=LogStream.STDERR, text="\ufffd\x00bytes", truncated=True),
        LogLine(offset=2, time=from_ms(1002), stream=LogStream.SYSTEM, text=""),
    ]


async def test_a_repeated_append_stores_nothing_twice(store: Store) -> None:
    execution_id = await running(store)
    await put(store, execution_id, numbered(0, 4), numbered(0, 4), numbered(5, 6), numbered(0, 4))

    assert await offsets(store, execution_id) == list(range(7))


async def test_a_repeated_append_of_what_was_dropped_since_does_not_bring_it_back(store: Store) -> None:
    execution_id = await running(store)
    await put(store, execution_id, numbered(0, 4), numbered(5, 6))
    await store.stores.logs.append(execution_id, None, fence=1, life_ms=LIFE_MS, drop=[numbered(5, 6).id])

    await put(store, execution_id, numbered(5, 6))

    assert await offsets(store, execution_id) == list(range(5))


async def test_an_attempt_without_the_lease_stores_nothing(store: Store) -> None:
    execution_id = await running(store)

    assert not await store.stores.logs.append(execution_id, numbered(0, 1), fence=2, life_ms=LIFE_MS)
    assert not await store.stores.logs.append("nobody", numbered(0, 1), fence=1, life_ms=LIFE_MS)

    assert await offsets(store, execution_id) == []


async def test_dropped_blocks_leave_holes_and_the_rest_stays(store: Store) -> None:
    execution_id = await running(store)
    blocks = [numbered(at, at) for at in range(2500)]
    await put(store, execution_id, *blocks[:50])

    drop = [block.id for block in blocks[1:2400]]
    await store.stores.logs.append(execution_id, numbered(50, 60), fence=1, life_ms=LIFE_MS, drop=drop)

    assert await offsets(store, execution_id) == [0, *range(50, 61)]


async def test_pages_are_bounded_by_offset_and_number_wherever_blocks_begin(store: Store) -> None:
    execution_id = await running(store)
    await put(store, execution_id, numbered(0, 4), numbered(5, 5), numbered(6, 9))
    read = store.stores.logs.read

    for after in range(-1, 11):
        for limit in (1, 2, 5, 100):
            page = await read(execution_id, after=after, limit=limit)
            assert [line.offset for line in page] == list(range(after + 1, min(10, after + 1 + limit)))
    page = await read(execution_id, after=2, before=7, limit=100)
    assert [(line.offset, line.text) for line in page] == [(at, f"line {at}") for at in range(3, 7)]


async def test_many_small_blocks_are_read_in_few_calls(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    execution_id = await running(store)
    await put(store, execution_id, *[numbered(at, at) for at in range(300)])
    calls = 0
    call = store.door.call

    async def counted(*command: object) -> object:
        nonlocal calls
        calls += 1
        return await call(*command)

    monkeypatch.setattr(store.door, "call", counted)

    assert await offsets(store, execution_id) == list(range(300))
    assert calls <= 4


async def test_large_blocks_are_read_few_at_a_time(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    execution_id = await running(store)
    noise = os.urandom(100_000).replace(b"\n", b" ")
    await put(store, execution_id, *[a_block(at, [noise]) for at in range(logs.FIRST_BLOCKS + 2)])
    counts: list[object] = []
    call = store.door.call

    async def noted(*command: object) -> object:
        counts.append(command[-1])
        return await call(*command)

    monkeypatch.setattr(store.door, "call", noted)

    assert await offsets(store, execution_id) == list(range(logs.FIRST_BLOCKS + 2))
    assert set(counts) == {logs.FIRST_BLOCKS}


async def test_the_last_offset_counts_lines_that_were_dropped_since(store: Store) -> None:
    execution_id = await running(store)
    before = await store.stores.logs.last_offset(execution_id)
    await put(store, execution_id, numbered(0, 4), numbered(5, 9))
    await store.stores.logs.append(execution_id, None, fence=1, life_ms=LIFE_MS, drop=[numbered(5, 9).id])

    assert (before, await store.stores.logs.last_offset(execution_id)) == (-1, 9)


async def test_the_block_of_an_offset_is_found_or_the_first_one_after_it(store: Store) -> None:
    execution_id = await running(store)
    await put(store, execution_id, numbered(0, 4), numbered(8, 9))

    found = [await store.stores.logs.block_at(execution_id, offset) for offset in (0, 4, 5, 9, 10)]

    assert [block and block.first for block in found] == [0, 0, 8, 8, None]


async def test_logs_are_refused_before_anything_else_when_memory_is_short(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    execution_id = await running(store)
    await put(store, execution_id, numbered(0, 0), numbered(1, 1))
    monkeypatch.setattr(logs, "LOOK_EVERY_S", -1)
    used = int((await store.door.call("INFO", "memory"))["used_memory"])
    _, before = await store.door.call("CONFIG", "GET", "maxmemory")
    try:
        await store.door.call("CONFIG", "SET", "maxmemory", int(used * 1.05))
        with pytest.raises(NoRoom):
            await store.stores.logs.append(
                execution_id, numbered(2, 2), fence=1, life_ms=LIFE_MS, drop=[numbered(1, 1).id]
            )
        assert await offsets(store, execution_id) == [0]
    finally:
        await store.door.call("CONFIG", "SET", "maxmemory", before)

    await put(store, execution_id, numbered(3, 3))

    assert await offsets(store, execution_id) == [0, 3]


async def test_a_log_lives_as_long_as_it_is_told(store: Store) -> None:
    execution_id = await running(store)

    await store.stores.logs.append(execution_id, numbered(0, 0), fence=1, life_ms=5_000_000)

    life_ms = await store.door.call("PTTL", store.door.keys.log(execution_id))
    assert 4_000_000 < life_ms <= 5_000_000


async def test_growth_is_published(store: Store) -> None:
    execution_id = await running(store)

    async with store.stores.events.subscriber() as subscription:
        await subscription.subscribe(store.stores.events.log_channel(execution_id))
        await subscription.next(timeout_s=1)
        await put(store, execution_id, numbered(0, 4))
        heard = await subscription.next_message(timeout_s=PATIENCE_S)

    assert heard == (store.stores.events.log_channel(execution_id), b"5-5")


async def test_lines_of_an_earlier_version_are_read(store: Store) -> None:
    log = store.door.keys.log("e1")
    await store.door.call("XADD", log, "1-0", "t", 1000, "s", "o", "x", "one")
    await store.door.call("XADD", log, "3-0", "t", 1001, "s", "E", "x", b"three\n\xff")

    assert await store.stores.logs.read("e1", after=-1, limit=10) == [
        LogLine(offset=0, time=from_ms(1000), stream=LogStream.STDOUT, text="one"),
        LogLine(offset=2, time=from_ms(1001), stream=LogStream.STDERR, text="three \ufffd", truncated=True),
    ]
    assert await store.stores.logs.last_offset("e1") == 2


async def test_packed_blocks_take_the_place_of_the_log_and_live_as_long(store: Store) -> None:
    execution_id = await running(store)
    await put(store, execution_id, *[numbered(at, at) for at in range(20)])
    before = await store.stores.logs.read(execution_id, after=-1, limit=100)
    extent = await store.stores.logs.extent(execution_id)

    await store.stores.logs.begin_packing(execution_id)
    await store.stores.logs.add_packed(execution_id, numbered(0, 19))
    assert await store.stores.logs.replace(execution_id, extent)

    assert [line.text for line in await store.stores.logs.read(execution_id, after=-1, limit=100)] == [
        line.text for line in before
    ]
    assert await store.stores.logs.extent(execution_id) == ("20-20", 1)
    assert 0 < await store.door.call("PTTL", store.door.keys.log(execution_id)) <= LIFE_MS
    assert await store.door.call("EXISTS", store.door.keys.packed_log(execution_id)) == 0


async def test_a_log_that_has_grown_meanwhile_is_not_replaced(store: Store) -> None:
    execution_id = await running(store)
    await put(store, execution_id, numbered(0, 0))
    extent = await store.stores.logs.extent(execution_id)
    await store.stores.logs.add_packed(execution_id, numbered(0, 0))
    await put(store, execution_id, numbered(1, 1))

    assert not await store.stores.logs.replace(execution_id, extent)
    assert not await store.stores.logs.replace("gone", ("1-1", 1))

    assert await offsets(store, execution_id) == [0, 1]


async def test_stored_bytes_are_told_for_each_log(store: Store) -> None:
    execution_id = await running(store)
    await put(store, execution_id, a_block(0, [os.urandom(50_000)]))

    some, none = await store.stores.logs.stored_bytes([execution_id, "none"])

    assert none == 0
    assert 50_000 < some < 100_000
