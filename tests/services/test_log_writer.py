"""LogWriter: lines in order, exact counts, head and tail, and what happens while the store is away."""

import asyncio
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronos_synapse.domain.errors import Unavailable
from chronos_synapse.domain.log import LogStream
from chronos_synapse.services import log_writer
from chronos_synapse.services.log_writer import EXCERPT_BYTES, LINE_OVERHEAD_BYTES, STDERR_BYTES, LogLimits, LogWriter
from chronos_synapse.storage.redis.logs import LogStore, StoredLine
from tests.support import wait_until

OUT, ERR, SYSTEM = LogStream.STDOUT, LogStream.STDERR, LogStream.SYSTEM
PLENTY = 1_000_000


class RecordingStore(LogStore):
    """Keeps lines as the real store does, and is away, slow, lost or broken when told so."""

    def __init__(self) -> None:
        self.calls = 0
        self.lines: dict[int, StoredLine] = {}
        self.drops: list[tuple[int, int]] = []
        self.fences: set[int] = set()
        self.is_away = False
        self.is_ours = True
        self.refusal: Exception | None = None
        self.answers = asyncio.Event()
        self.answers.set()

    async def append(
        self,
        execution_id: str,
        lines: Sequence[StoredLine],
        *,
        fence: int,
        life_ms: int,
        drop: Sequence[tuple[int, int]] = (),
    ) -> bool:
        self.calls += 1
        await self.answers.wait()
        if self.is_away:
            raise Unavailable("Redis does not answer.", part="redis")
        if self.refusal is not None:
            raise self.refusal
        if self.is_ours:
            self._keep(lines, drop)
            self.fences.add(fence)
        return self.is_ours

    def _keep(self, lines: Sequence[StoredLine], drop: Sequence[tuple[int, int]]) -> None:
        assert [line.offset for line in lines] == sorted(line.offset for line in lines)
        assert not self.lines or not lines or lines[0].offset > max(self.lines)
        self.lines |= {line.offset: line for line in lines}
        for first, last in drop:
            self.drops.append((first, last))
            for offset in range(first, last + 1):
                del self.lines[offset]

    @property
    def texts(self) -> list[bytes]:
        return [line.text for _, line in sorted(self.lines.items())]


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
    return sum(len(line) + LINE_OVERHEAD_BYTES for line in lines)


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

    assert [(line.stream, line.text) for line in store.lines.values()] == [(ERR, b"e1"), (OUT, b"o1o2")]


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
        (b"abcd", False),
        (b"abcd", True),
        (b"abcd", True),
        (b"ab", False),
    ]


async def test_what_we_say_ourselves_is_a_line_but_no_byte_of_the_job(store: RecordingStore) -> None:
    writer = writer_to(store)

    await writer.emit(SYSTEM, b"Cancelled\n")
    await writer.close()

    assert [(line.stream, line.text) for line in store.lines.values()] == [(SYSTEM, b"Cancelled")]
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


# the cap


async def test_the_head_and_the_tail_are_kept_and_the_rest_is_counted(store: RecordingStore) -> None:
    lines = [b"line %02d" % number for number in range(20)]
    writer = writer_to(store, head_bytes=cost(*lines[:3]), tail_bytes=cost(*lines[:4]))

    for line in lines:
        await writer.emit(OUT, line + b"\n")
        await settle()
    await writer.close()

    assert store.texts == lines[:3] + lines[16:]
    assert writer.totals == {"lines": 20, "bytes": 160, "dropped_lines": 13, "dropped_bytes": 13 * 7}
    assert sorted(offset for first, last in store.drops for offset in range(first, last + 1)) == list(range(3, 16))


async def test_what_is_stored_and_falls_out_at_once_is_dropped_as_one_range(store: RecordingStore) -> None:
    writer = writer_to(store, head_bytes=1, tail_bytes=cost(*[b"x"] * 5))

    await writer.emit(OUT, b"x\n" * 6)
    await settle()
    await writer.emit(OUT, b"x\n" * 5)
    await writer.close()

    assert store.drops == [(1, 5)]
    assert sorted(store.lines) == [0, 6, 7, 8, 9, 10]


async def test_a_line_that_is_larger_than_the_tail_takes_the_tail_with_it(store: RecordingStore) -> None:
    writer = writer_to(store, head_bytes=1, tail_bytes=100)

    await writer.emit(OUT, b"head\nold tail\n")
    await settle()
    await writer.emit(OUT, b"x" * 200 + b"\n")
    await writer.close()

    assert store.texts == [b"head"]
    assert writer.totals["dropped_lines"] == 2


async def test_the_last_lines_are_kept_even_when_older_ones_are_still_on_their_way(store: RecordingStore) -> None:
    writer = writer_to(store, head_bytes=1, tail_bytes=cost(b"x", b"x"))
    store.answers.clear()

    await writer.emit(OUT, b"head\nx\nx\n")
    await wait_until(lambda: store.calls == 1)
    await writer.emit(OUT, b"y\n" * 5)
    store.answers.set()
    await writer.close()

    assert store.texts == [b"head", b"y", b"y"]
    assert (writer.totals["lines"], writer.totals["dropped_lines"]) == (8, 5)


@given(
    sizes=st.lists(st.tuples(st.integers(0, 200), st.booleans()), max_size=60),
    head_bytes=st.integers(0, 1500),
    tail_bytes=st.integers(0, 1500),
)
def test_the_counts_are_exact_whatever_is_printed(
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

    kept = kept_offsets(lines, head_bytes, tail_bytes)
    gone = [line for offset, line in enumerate(lines) if offset not in kept]
    assert set(store.lines) == kept
    assert writer.totals.get("lines", 0) == len(lines)
    assert writer.totals.get("dropped_lines", 0) == len(gone)
    assert writer.totals.get("dropped_bytes", 0) == sum(map(len, gone))


def kept_offsets(lines: list[bytes], head_bytes: int, tail_bytes: int) -> set[int]:
    """What the head takes, its last line possibly beyond the limit, and the longest end that fits."""
    head_end = 0
    while head_end < len(lines) and cost(*lines[:head_end]) < head_bytes:
        head_end += 1
    tail_start = len(lines)
    while tail_start > head_end and cost(*lines[tail_start - 1 :]) <= tail_bytes:
        tail_start -= 1
    return {*range(head_end), *range(tail_start, len(lines))}


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

    assert writer.excerpt == "one\ntwo\ufffd\nthree"


async def test_the_excerpt_of_a_long_output_is_its_beginning_and_its_end(store: RecordingStore) -> None:
    writer = writer_to(store)

    for number in range(3000):
        await writer.emit(OUT, b"line %05d\n" % number)
    await writer.close()

    lines = writer.excerpt.split("\n")
    assert (lines[0], lines[-1]) == ("line 00000", "line 02999")
    assert "line 01500" not in lines
    assert EXCERPT_BYTES * 2 - 100 < len(writer.excerpt) < EXCERPT_BYTES * 2 + 100
