"""LogWriter: lines in order, exact counts, head and tail, and what happens while the store is away."""

import asyncio
import itertools
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronos_synapse.domain.errors import Unavailable
from chronos_synapse.domain.log import LogLine, LogStream
from chronos_synapse.domain.masking import Mask
from chronos_synapse.services.logs import writer as log_writer
from chronos_synapse.services.logs.digest import EXCERPT_BYTES, STDERR_BYTES
from chronos_synapse.services.logs.writer import BLOCK_OVERHEAD_BYTES, TAIL_BLOCKS, TIDY_BLOCKS, LogLimits, LogWriter
from chronos_synapse.storage.redis.log_blocks import Block
from chronos_synapse.storage.redis.logs import LogStore, NoRoom
from tests.support import wait_until

OUT, ERR, SYSTEM = LogStream.STDOUT, LogStream.STDERR, LogStream.SYSTEM
PLENTY = 1_000_000


class RecordingStore(LogStore):
    """Keeps blocks as the real store does, and is away, slow, lost or broken when told so."""

    def __init__(self) -> None:
        self.calls = 0
        self.kept: dict[str, Block] = {}
        self.newest = -1
        self.drops: list[str] = []
        self.fences: set[int] = set()
        self.is_away = False
        self.is_ours = True
        self.refusal: Exception | None = None
        self.answers = asyncio.Event()
        self.answers.set()

    async def append(
        self, execution_id: str, block: Block | None, *, fence: int, life_ms: int, drop: Sequence[str] = ()
    ) -> bool:
        self.calls += 1
        await self.answers.wait()
        if self.is_away:
            raise Unavailable("Redis does not answer.", part="redis")
        if self.refusal is not None:
            raise self.refusal
        if self.is_ours:
            self._keep(block, drop)
            self.fences.add(fence)
        return self.is_ours

    def _keep(self, block: Block | None, drop: Sequence[str]) -> None:
        if block is not None:
            assert block.first > self.newest
            self.newest = block.last
            self.kept[block.id] = block
        for block_id in drop:
            self.drops.append(block_id)
            del self.kept[block_id]

    @property
    def lines(self) -> dict[int, LogLine]:
        found = [line for block in self.kept.values() for line in block.read(after=-1, limit=1_000_000)]
        return {line.offset: line for line in found}

    @property
    def texts(self) -> list[bytes]:
        return [text for block in self.kept.values() for text in block.text.split(b"\n")]


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither for company nor before a repeat."""
    monkeypatch.setattr(log_writer, "GATHER_S", 0)
    monkeypatch.setattr(log_writer, "RETRY_S", 0)


@pytest.fixture
async def store() -> RecordingStore:
    return RecordingStore()


def writer_to(store: LogStore, *, first_offset: int = 0, **limits: int) -> LogWriter:
    values: dict[str, Any] = {"head_bytes": PLENTY, "tail_bytes": PLENTY, "line_bytes": PLENTY, "life_ms": 1000}
    return LogWriter(store, "e1", fence=3, first_offset=first_offset, limits=LogLimits(**(values | limits)))


async def settle() -> None:
    """Lets everything run that is ready to."""
    for _ in range(20):
        await asyncio.sleep(0)


def cost(*lines: bytes) -> int:
    return sum(len(line) + 1 for line in lines)


# lines


async def test_chunks_become_lines_wherever_they_are_cut(store: RecordingStore) -> None:
    writer = writer_to(store)

    for chunk in (b"on", b"e\ntwo\n\nth", b"", b"ree\n"):
        await writer.emit(OUT, chunk)
    await writer.close()

    assert store.texts == [b"one", b"two", b"", b"three"]
    assert sorted(store.lines) == [0, 1, 2, 3]
    assert writer.totals == {"lines": 4, "bytes": 15}
    assert store.fences == {3}


async def test_the_streams_keep_their_unfinished_lines_apart(store: RecordingStore) -> None:
    writer = writer_to(store)

    await writer.emit(OUT, b"o1")
    await writer.emit(ERR, b"e1\n")
    await writer.emit(OUT, b"o2\n")
    await writer.close()

    assert [(line.stream, line.text) for line in store.lines.values()] == [(ERR, "e1"), (OUT, "o1o2")]


async def test_a_last_line_without_its_end_is_kept(store: RecordingStore) -> None:
    writer = writer_to(store)

    await writer.emit(OUT, b"done\nalmost")
    await settle()
    assert store.texts == [b"done"]
    await writer.close()

    assert store.texts == [b"done", b"almost"]
    assert writer.totals == {"lines": 2, "bytes": 11}


async def test_bytes_that_are_no_utf8_are_kept_as_they_are(store: RecordingStore) -> None:
    writer = writer_to(store)

    await writer.emit(OUT, b"\xff\xfe\x00\xc3\n")
    await writer.close()

    assert store.texts == [b"\xff\xfe\x00\xc3"]


async def test_a_carriage_return_before_the_line_end_belongs_to_it(store: RecordingStore) -> None:
    writer = writer_to(store)

    await writer.emit(OUT, b"one\r\n10 %\r20 %\r\ntwo\r")
    await writer.close()

    assert store.texts == [b"one", b"10 %\r20 %", b"two"]
    assert writer.totals["bytes"] == 20


async def test_a_long_line_is_cut_and_says_so(store: RecordingStore) -> None:
    writer = writer_to(store, line_bytes=4)

    await writer.emit(OUT, b"abcd\nabcde\nab")
    await writer.emit(OUT, b"cdefgh")
    await writer.emit(OUT, b"ijk\nab\n")
    await writer.close()

    assert [(line.text, line.truncated) for line in store.lines.values()] == [
        ("abcd", False),
        ("abcd", True),
        ("abcd", True),
        ("ab", False),
    ]


async def test_what_we_say_ourselves_is_a_line_but_no_byte_of_the_job(store: RecordingStore) -> None:
    writer = writer_to(store)

    await writer.emit(SYSTEM, b"Cancelled\n")
    await writer.close()

    assert [(line.stream, line.text) for line in store.lines.values()] == [(SYSTEM, "Cancelled")]
    assert writer.totals == {"lines": 1}


async def test_a_later_attempt_goes_on_after_the_lines_of_the_one_before(store: RecordingStore) -> None:
    writer = writer_to(store, first_offset=7)

    await writer.emit(OUT, b"a\nb\n")
    await writer.close()

    assert sorted(store.lines) == [7, 8]


async def test_nothing_printed_is_nothing_stored(store: RecordingStore) -> None:
    writer = writer_to(store)

    await writer.emit(OUT, b"")
    await writer.close()

    assert (store.calls, writer.totals, writer.excerpt, writer.last_stderr) == (0, {}, "", "")


async def test_a_carriage_return_at_the_limit_of_a_line_is_not_part_of_it(store: RecordingStore) -> None:
    writer = writer_to(store, line_bytes=4)

    for chunk in (b"abcd\r\nabc", b"d\r", b"\nabcd\r\r\n", b"abcdef", b"gh\r\n"):
        await writer.emit(OUT, chunk)
    await writer.close()

    assert [(line.text, line.truncated) for line in store.lines.values()] == [
        ("abcd", False),
        ("abcd", False),
        ("abcd", True),
        ("abcd", True),
    ]


@given(
    text=st.lists(st.sampled_from([b"a", b"bc", b"\n", b"\r\n", b"\r", b"\xff\x00", b"long line " * 3])).map(b"".join),
    ends=st.lists(st.integers(0, 200)),
)
def test_lines_are_the_same_wherever_their_chunks_are_cut(text: bytes, ends: list[int]) -> None:
    async def print_all(chunks: list[bytes]) -> tuple[list[bytes], list[bool]]:
        store = RecordingStore()
        writer = writer_to(store, line_bytes=20)
        for chunk in chunks:
            await writer.emit(OUT, chunk)
        await writer.close()
        return store.texts, [line.truncated for line in store.lines.values()]

    bounds = sorted({0, len(text), *(end for end in ends if end < len(text))})
    chunks = [text[start:end] for start, end in itertools.pairwise(bounds)]
    expected = text.removesuffix(b"\n").split(b"\n") if text else []

    assert asyncio.run(print_all(chunks)) == (
        [line.removesuffix(b"\r")[:20] for line in expected],
        [len(line.removesuffix(b"\r")) > 20 for line in expected],
    )


async def test_each_line_that_the_job_prints_is_told(store: RecordingStore) -> None:
    writer = writer_to(store, line_bytes=5)
    told: list[tuple[LogStream, bytes]] = []
    writer.on_line = lambda stream, line: told.append((stream, line))

    await writer.emit(OUT, b"one\n\ntw")
    await writer.emit(ERR, b"error here\n")
    await writer.emit(SYSTEM, b"Cancelled\n")
    await writer.emit(OUT, b"o")
    await writer.close()

    assert told == [(OUT, b"one"), (OUT, b""), (ERR, b"error"), (OUT, b"two")]


async def test_secrets_are_hidden_before_lines_are_cut_stored_or_told(store: RecordingStore) -> None:
    writer = writer_to(store)
    writer.mask = Mask(["hunter2-hunter2"])
    told: list[bytes] = []
    writer.on_line = lambda _, line: told.append(line)

    for byte in b"the word is hunter2-hunter2\nand again: hunter2-":
        await writer.emit(OUT, bytes([byte]))
    await writer.emit(ERR, b"hunter2-hunter2 was refused\n")
    await writer.emit(OUT, b"hunter2")
    await writer.emit(SYSTEM, b"GET http://h/?k=hunter2-hunter2\n")
    await writer.close()

    seen = b"\n".join([*store.texts, *told, writer.excerpt.encode(), writer.last_stderr.encode()])
    assert b"hunter2" not in seen
    assert seen.count(b"was refused") == 4
    assert len(store.texts) == 4


# blocks


async def test_lines_that_come_together_are_one_block(store: RecordingStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log_writer, "GATHER_S", 5)
    writer = writer_to(store)

    for number in range(200):
        await writer.emit(OUT if number % 2 else ERR, b"line %d\n" % number)
    await writer.close()

    assert store.texts == [b"line %d" % number for number in range(200)]
    assert store.calls == 1


async def test_a_block_holds_no_more_than_it_may(store: RecordingStore) -> None:
    writer = writer_to(store, head_bytes=10 * PLENTY)
    lines = [b"%060000d" % number for number in range(40)]

    for line in lines:
        await writer.emit(OUT, line + b"\n")
    await writer.emit(OUT, b"x\n" * 500_000)
    await writer.close()

    assert store.texts == [*lines, *[b"x"] * 500_000]
    assert max(len(block.text) for block in store.kept.values()) <= log_writer.BLOCK_BYTES + 60_001


async def test_a_short_log_is_tidy_and_a_long_or_repeated_one_is_not() -> None:
    short, repeated = writer_to(RecordingStore()), writer_to(RecordingStore(), first_offset=5)
    long, often = writer_to(RecordingStore()), writer_to(RecordingStore())
    for writer in (short, repeated):
        await writer.emit(OUT, b"done\n")
        await writer.close()
    await long.emit(OUT, b"word\n" * 4000)
    await long.close()
    for _ in range(TIDY_BLOCKS + 1):
        await often.emit(OUT, b"tick\n")
        await often._start_flusher()
    await often.close()

    assert [writer.is_tidy for writer in (short, repeated, long, often)] == [True, False, False, False]


# the cap


async def test_the_head_and_the_tail_are_kept_and_the_rest_is_counted(store: RecordingStore) -> None:
    lines = [b"line %02d" % number for number in range(20)]
    tail_bytes = cost(*lines[:4]) + 4 * BLOCK_OVERHEAD_BYTES
    writer = writer_to(store, head_bytes=cost(*lines[:3]), tail_bytes=tail_bytes)
    await writer.emit(OUT, b"\n".join(lines[:3]) + b"\n")

    for line in lines[3:]:
        await writer.emit(OUT, line + b"\n")
        await writer._start_flusher()
    await writer.close()

    assert store.texts == lines[:3] + lines[16:]
    assert writer.totals == {"lines": 20, "bytes": 160, "dropped_lines": 13, "dropped_bytes": 13 * 7}
    assert len(store.drops) == 13


async def test_lines_that_fall_out_before_they_are_stored_never_reach_the_store(store: RecordingStore) -> None:
    writer = writer_to(store, head_bytes=1, tail_bytes=2000)

    await writer.emit(OUT, b"head\n" + b"x\n" * 100_000)
    await writer.close()

    assert store.calls <= TAIL_BLOCKS + 3
    assert len(store.drops) <= 1
    assert store.texts[0] == b"head"
    assert 700 <= len(store.texts) <= 1000
    assert writer.totals["dropped_lines"] == 100_001 - len(store.texts)


async def test_the_last_line_is_kept_even_when_it_is_larger_than_the_tail(store: RecordingStore) -> None:
    writer = writer_to(store, head_bytes=1, tail_bytes=0)

    for line in (b"head", b"old", b"x" * 500, b"last words"):
        await writer.emit(OUT, line + b"\n")
        await writer._start_flusher()
    await writer.emit(OUT, b"more\nthe very last")
    await writer.close()

    assert store.texts == [b"head", b"the very last"]
    assert writer.totals["dropped_lines"] == 4


async def test_many_small_blocks_hit_the_cap_by_what_they_cost_themselves(store: RecordingStore) -> None:
    writer = writer_to(store, head_bytes=20 * BLOCK_OVERHEAD_BYTES, tail_bytes=20 * BLOCK_OVERHEAD_BYTES)

    for _ in range(100):
        await writer.emit(OUT, b"\n")
        await writer._start_flusher()
    await writer.close()

    assert 30 <= len(store.kept) <= 40


async def test_the_last_lines_are_kept_even_when_older_ones_are_still_on_their_way(store: RecordingStore) -> None:
    room = 2 * BLOCK_OVERHEAD_BYTES + cost(b"x", b"x")
    writer = writer_to(store, head_bytes=1, tail_bytes=room)
    store.answers.clear()

    await writer.emit(OUT, b"head\n" + b"x\n" * 4)
    await wait_until(lambda: store.calls == 1)
    await writer.emit(OUT, b"y\n" * 1000)
    store.answers.set()
    await writer.close()

    assert (store.texts[0], store.texts[-1]) == (b"head", b"y")
    assert len(store.texts) < room
    assert writer.totals["dropped_lines"] == 1005 - len(store.texts)


@given(
    sizes=st.lists(st.tuples(st.integers(0, 200), st.booleans()), max_size=60),
    head_bytes=st.integers(0, 1500),
    tail_bytes=st.integers(0, 4000),
)
def test_the_counts_are_exact_and_the_bounds_hold_whatever_is_printed(
    sizes: list[tuple[int, bool]], head_bytes: int, tail_bytes: int
) -> None:
    lines = [b"x" * size for size, _ in sizes]

    async def print_all() -> tuple[RecordingStore, LogWriter]:
        store = RecordingStore()
        writer = writer_to(store, head_bytes=head_bytes, tail_bytes=tail_bytes)
        for line, (_, is_stored_first) in zip(lines, sizes, strict=True):
            await writer.emit(OUT, line + b"\n")
            if is_stored_first:
                await settle()
        await writer.close()
        return store, writer

    store, writer = asyncio.run(print_all())

    kept = store.lines
    gone = [line for offset, line in enumerate(lines) if offset not in kept]
    assert all(len(lines[offset]) == len(line.text) for offset, line in kept.items())
    assert writer.totals.get("lines", 0) == len(lines)
    assert writer.totals.get("dropped_lines", 0) == len(gone)
    assert writer.totals.get("dropped_bytes", 0) == sum(map(len, gone))
    assert not lines or len(lines) - 1 in kept
    if gone:
        stored = sum(len(block.text) + 1 + BLOCK_OVERHEAD_BYTES for block in store.kept.values())
        assert stored <= head_bytes + 201 + max(tail_bytes, 201) + 2 * BLOCK_OVERHEAD_BYTES
        first_gone = min(offset for offset in range(len(lines)) if offset not in kept)
        tail = sum(cost(lines[offset]) + BLOCK_OVERHEAD_BYTES for offset in kept if offset > first_gone)
        assert tail >= tail_bytes - tail_bytes // TAIL_BLOCKS - 201 - 2 * BLOCK_OVERHEAD_BYTES


# the store is away


async def test_lines_wait_in_order_until_the_store_is_back(store: RecordingStore) -> None:
    writer = writer_to(store)
    store.is_away = True

    await writer.emit(OUT, b"one\n")
    await wait_until(lambda: store.calls >= 3)
    await writer.emit(OUT, b"two\n")
    assert store.texts == []
    store.is_away = False
    await writer.close()

    assert store.texts == [b"one", b"two"]


async def test_a_job_waits_while_too_much_is_not_stored(store: RecordingStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log_writer, "PENDING_BYTES", 500)
    writer = writer_to(store)
    store.is_away = True

    await writer.emit(OUT, b"x" * 400 + b"\n")
    emitting = asyncio.create_task(writer.emit(OUT, b"y" * 400 + b"\n"))
    calls = store.calls
    await wait_until(lambda: store.calls >= calls + 3)
    assert not emitting.done()
    store.is_away = False
    await emitting
    await writer.close()

    assert store.texts == [b"x" * 400, b"y" * 400]


async def test_a_job_that_prints_without_end_leaves_others_their_turn(store: RecordingStore) -> None:
    writer = writer_to(store)
    turns = 0

    async def other() -> None:
        nonlocal turns
        for _ in range(50):
            turns += 1
            await asyncio.sleep(0)

    beside = asyncio.create_task(other())
    for _ in range(50):
        await writer.emit(OUT, b"y\n")
    assert turns > 10
    await beside
    await writer.close()


async def test_closing_waits_for_a_batch_that_is_on_its_way(store: RecordingStore) -> None:
    writer = writer_to(store)
    store.answers.clear()
    await writer.emit(OUT, b"last words\n")
    await wait_until(lambda: store.calls == 1)

    closing = asyncio.create_task(writer.close())
    await settle()
    assert not closing.done()
    store.answers.set()
    await closing

    assert store.texts == [b"last words"]


async def test_a_block_whose_storing_is_in_doubt_is_sent_again_as_it_was(store: RecordingStore) -> None:
    writer = writer_to(store)
    store.refusal = ValueError("the answer was lost")
    await writer.emit(OUT, b"one\n")
    with pytest.raises(ValueError, match="lost"):
        await writer.close()
    in_doubt = writer._in_flight

    store.refusal = None
    await writer.emit(OUT, b"two\n")
    await writer.close()

    assert next(iter(store.kept.values())) == in_doubt
    assert store.texts == [b"one", b"two"]


async def test_what_the_store_refuses_for_good_is_raised_when_closing(store: RecordingStore) -> None:
    writer = writer_to(store)
    store.refusal = ValueError("OOM command not allowed")

    await writer.emit(OUT, b"one\n")
    await settle()
    await writer.emit(OUT, b"two\n")
    with pytest.raises(ValueError, match="OOM"):
        await writer.close()

    store.refusal = None
    await writer.close()
    assert store.texts == [b"one", b"two"]


async def test_without_room_in_the_store_lines_are_left_out_and_the_log_says_so(
    store: RecordingStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    writer = writer_to(store)
    await writer.emit(OUT, b"one\n")
    await writer._start_flusher()
    store.refusal = NoRoom()
    await writer.emit(OUT, b"two\nthree\n")
    await writer._start_flusher()
    store.refusal = None
    await writer.emit(OUT, b"four\n")
    await writer.close()

    assert [(offset, line.text) for offset, line in store.lines.items()] == [
        (0, "one"),
        (3, "four"),
        (4, "2 lines before this were left out: Redis was short of memory."),
    ]
    assert (writer.totals["dropped_lines"], writer.totals["dropped_bytes"]) == (2, 8)


# the lease is another's


async def test_a_refused_write_tells_that_the_lease_is_lost(store: RecordingStore) -> None:
    writer = writer_to(store)
    told: list[bool] = []
    writer.on_lost = lambda: told.append(writer.is_lost)
    store.is_ours = False

    await writer.emit(OUT, b"one\n")
    await writer.close()

    assert writer.is_lost
    assert told == [True]
    assert store.texts == []


async def test_what_is_printed_after_the_lease_was_lost_is_not_gathered(store: RecordingStore) -> None:
    writer = writer_to(store)
    store.is_ours = False
    await writer.emit(OUT, b"one\n")
    await wait_until(lambda: writer.is_lost, description="the loss is known")

    for _ in range(100):
        await writer.emit(OUT, b"x" * 1000 + b"\n")

    assert writer.totals == {"lines": 1, "bytes": 4}


async def test_a_job_that_waits_for_room_goes_on_when_its_lease_is_lost(
    store: RecordingStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(log_writer, "PENDING_BYTES", 10)
    writer = writer_to(store)
    store.is_away = True
    emitting = asyncio.create_task(writer.emit(OUT, b"x" * 100 + b"\n"))
    await wait_until(lambda: store.calls >= 2)
    assert not emitting.done()

    store.is_away, store.is_ours = False, False
    await emitting
    await writer.close()

    assert writer.is_lost


# what is told of it


async def test_the_last_words_on_stderr_are_told_without_colour_or_control(store: RecordingStore) -> None:
    writer = writer_to(store)

    await writer.emit(ERR, b"first\n\x1b[31mNo space left\x1b[0m on \x07nas2 \n \t\n\n")
    await writer.emit(OUT, b"not this\n")
    await writer.close()

    assert writer.last_stderr == "No space left on nas2"


async def test_last_words_on_stderr_count_without_a_line_end_and_are_shortened(store: RecordingStore) -> None:
    writer = writer_to(store)

    await writer.emit(ERR, b"e" * (STDERR_BYTES + 50))
    await writer.close()

    assert writer.last_stderr == "e" * STDERR_BYTES


async def test_the_excerpt_of_a_short_output_is_all_of_it(store: RecordingStore) -> None:
    writer = writer_to(store)

    await writer.emit(OUT, b"one\ntwo\xff\n")
    await writer.emit(ERR, b"three")
    await writer.close()

    assert writer.excerpt == "one \ntwo\ufffd \nthree"


async def test_the_excerpt_is_words_not_commands_to_a_terminal(store: RecordingStore) -> None:
    writer = writer_to(store)

    await writer.emit(OUT, b"\x1b[1;31mERROR\x1b[0m\tdisk\r\n\x1b]0;title\x07full\n")
    await writer.close()

    assert writer.excerpt.split() == ["ERROR", "disk", "full"]


async def test_the_excerpt_of_a_long_output_is_its_beginning_and_its_end(store: RecordingStore) -> None:
    writer = writer_to(store)

    for number in range(3000):
        await writer.emit(OUT, b"line %05d\n" % number)
    await writer.close()

    lines = writer.excerpt.split(" \n")
    assert (lines[0], lines[-1]) == ("line 00000", "line 02999")
    assert "line 01500" not in lines
    assert all(line.startswith("line ") for line in lines)
    assert EXCERPT_BYTES * 2 - 100 < len(writer.excerpt.encode().replace(b" \n", b"\n")) < EXCERPT_BYTES * 2 + 100


async def test_the_excerpt_of_one_endless_line_is_its_beginning(store: RecordingStore) -> None:
    writer = writer_to(store)

    for _ in range(100):
        await writer.emit(OUT, b"y" * 60_000)
    await writer.close()

    assert writer.excerpt == "y" * EXCERPT_BYTES * 2
    assert writer.totals == {"lines": 1, "bytes": 6_000_000}
    assert not writer.is_tidy
