"""LogPacker: what is done for a log once its execution has ended."""

from datetime import datetime, timedelta

import pytest

from chronos_synapse.domain.clock import utc_now
from chronos_synapse.domain.errors import Unavailable
from chronos_synapse.domain.execution import ExecutionState, Outcome
from chronos_synapse.domain.log import LogStream
from chronos_synapse.domain.schedule import OverlapPolicy
from chronos_synapse.services.logs import packer as log_packer
from chronos_synapse.services.logs.packer import LogPacker
from tests.builders import Store, ending_of
from tests.services.printing import LONG, Printing

OUT = LogStream.STDOUT


@pytest.fixture
def printing(store: Store) -> Printing:
    return Printing(store)


async def texts(store: Store, execution_id: str) -> list[tuple[int, str]]:
    found = await store.stores.logs.read(execution_id, after=-1, limit=100_000)
    return [(line.offset, line.text) for line in found]


async def open_logs(store: Store) -> list[str]:
    return [name for name, _ in await store.stores.log_index.open_logs(after=0, limit=100)]


async def size(store: Store, execution_id: str) -> int:
    return int(await store.door.call("MEMORY", "USAGE", store.door.keys.log(execution_id)))


async def has_words(store: Store, execution_id: str) -> bool:
    return bool(await store.door.call("EXISTS", store.door.keys.log_words(execution_id)))


def later() -> datetime:
    return utc_now() + timedelta(minutes=5)


async def test_a_short_log_takes_the_memory_it_needs_and_no_document(store: Store, printing: Printing) -> None:
    job = await store.save_draft()
    message, log = await printing.start(job)
    await log.emit(OUT, b"done\nand well\n")
    await log.close()
    before = await size(store, message.execution_id)

    await printing.end(message, log)

    assert before > 4000
    assert await size(store, message.execution_id) < 1000
    assert await texts(store, message.execution_id) == [(0, "done"), (1, "and well")]
    assert not await has_words(store, message.execution_id)
    assert await open_logs(store) == []
    assert await store.door.call("PTTL", store.door.keys.log(message.execution_id)) > 0


async def test_nothing_printed_is_nothing_to_do(store: Store, printing: Printing) -> None:
    message, log = await printing.start(await store.save_draft())

    await printing.end(message, log)

    assert await open_logs(store) == []


async def test_many_small_blocks_become_few_large_ones_with_the_same_lines(store: Store, printing: Printing) -> None:
    message, log = await printing.start(await store.save_draft())
    for number in range(60):
        await log.emit(LogStream.STDERR if number % 3 else OUT, b"tick %d\n" % number)
        await log._start_flusher()
    before = await store.stores.logs.read(message.execution_id, after=-1, limit=100)
    assert (await store.stores.logs.extent(message.execution_id))[1] == 60

    await printing.end(message, log)

    assert await store.stores.logs.read(message.execution_id, after=-1, limit=100) == before
    assert await store.stores.logs.extent(message.execution_id) == ("60-60", 1)
    assert await size(store, message.execution_id) < 2000
    assert await open_logs(store) == []


async def test_holes_stay_where_they_are(store: Store, printing: Printing, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log_packer, "BLOCK_BYTES", 100)
    message, log = await printing.start(await store.save_draft())
    for number in range(40):
        await log.emit(OUT, b"tick %d\n" % number)
        await log._start_flusher()
    drop = [f"{offset + 1}-1" for offset in range(10, 20)]
    await store.stores.logs.append(message.execution_id, None, fence=1, life_ms=60_000, drop=drop)

    await printing.end(message, log)

    assert [offset for offset, _ in await texts(store, message.execution_id)] == [*range(10), *range(20, 40)]
    assert 2 < (await store.stores.logs.extent(message.execution_id))[1] < 6


async def test_a_long_log_gets_a_document_of_its_words(store: Store, printing: Printing) -> None:
    execution_id = await printing.run(await store.save_draft(), LONG)

    assert await has_words(store, execution_id)
    life_ms = await store.door.call("PTTL", store.door.keys.log_words(execution_id))
    assert 0 < life_ms <= 600_000
    assert await open_logs(store) == []


async def test_a_log_of_several_attempts_is_indexed_as_a_whole(store: Store, printing: Printing) -> None:
    message, log = await printing.start(await store.save_draft())
    await log.emit(OUT, b"first words\n")
    await log.close()
    retry = {"state": ExecutionState.RETRYING, "outcome": Outcome.FAILED, "log": log.totals}
    assert await store.stores.executions.finish([ending_of(message, **retry)]) == [True]
    await store.pass_time(3_600_000)
    (message,) = await store.start()
    log = printing.writer(message, first_offset=1)
    await log.emit(OUT, b"second words\n")

    await printing.end(message, log)

    assert await has_words(store, message.execution_id)
    assert await texts(store, message.execution_id) == [(0, "first words"), (1, "second words")]


async def test_who_catches_up_looks_after_what_a_worker_did_not_come_to(store: Store, printing: Printing) -> None:
    job = await store.save_draft(overlap=OverlapPolicy.ALLOW)
    left = await printing.run(job, LONG, packed=False)
    running, log = await printing.start(job)
    await log.emit(OUT, b"still here\n")
    await log._start_flusher()
    gone = await printing.run(job, b"x\n", packed=False)
    await store.door.call("DEL", store.door.keys.execution(gone))

    too_soon = await printing.packer.catch_up(utc_now)
    await store.door.call("ZADD", store.door.keys.open_logs(), 1, gone)
    done = await printing.packer.catch_up(later)

    assert (too_soon, done) == (1, 2)
    assert await has_words(store, left)
    assert await open_logs(store) == [running.execution_id]
    await log.close()


async def test_an_outage_leaves_the_logs_on_the_list(
    store: Store, printing: Printing, monkeypatch: pytest.MonkeyPatch
) -> None:
    execution_id = await printing.run(await store.save_draft(), LONG, packed=False)
    packer = LogPacker(store.stores.logs, store.stores.log_index)

    async def away(*_: object) -> None:
        raise Unavailable("Redis does not answer.", part="redis")

    monkeypatch.setattr(store.stores.log_index, "documents", away)
    log = printing.writer((await printing.start(await store.save_draft()))[0], first_offset=7)
    packer.ended(execution_id, log)
    await packer.close()

    assert await open_logs(store) == [execution_id]


async def test_packing_again_changes_nothing(store: Store, printing: Printing) -> None:
    execution_id = await printing.run(await store.save_draft(), LONG)
    before = await texts(store, execution_id)
    (document,) = await store.stores.log_index.documents([execution_id])
    assert document is not None

    await printing.packer.pack(document)

    assert await texts(store, execution_id) == before
