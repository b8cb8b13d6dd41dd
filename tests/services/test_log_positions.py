"""LogPositions: where a time is, and where the first error is."""

from collections.abc import AsyncIterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronos_synapse.domain.clock import from_ms
from chronos_synapse.domain.log import LogStream
from chronos_synapse.services.logs.positions import LogPositions
from chronos_synapse.storage.redis.log_blocks import Block, Span
from chronos_synapse.storage.redis.logs import LogStore
from tests.log_blocks import a_block

START_MS = 1_767_225_600_000


class Blocks(LogStore):
    """A log in memory; counts the blocks that are read."""

    def __init__(self, *blocks: Block) -> None:
        self.kept = blocks
        self.reads = 0

    async def last_offset(self, execution_id: str) -> int:
        return self.kept[-1].last if self.kept else -1

    async def block_at(self, execution_id: str, offset: int) -> Block | None:
        self.reads += 1
        return next((block for block in self.kept if block.last >= offset), None)

    async def blocks(self, execution_id: str, *, after: int = -1) -> AsyncIterator[Block]:
        for block in self.kept:
            yield block


async def first_error(*blocks: Block) -> int | None:
    return await LogPositions(Blocks(*blocks)).first_error("e1")


@given(
    gaps=st.lists(st.tuples(st.integers(0, 3), st.integers(1, 4), st.integers(0, 50)), max_size=12),
    wanted=st.integers(-10, 400),
)
async def test_a_time_is_found_whatever_blocks_and_holes_there_are(
    gaps: list[tuple[int, int, int]], wanted: int
) -> None:
    blocks, lines, offset, time_ms = [], [], 0, START_MS
    for hole, count, later in gaps:
        offset, time_ms = offset + hole, time_ms + later
        spans = tuple(Span(time_ms + number, LogStream.STDOUT, 1) for number in range(count))
        blocks.append(Block(offset, spans, b"\n" * (count - 1)))
        lines += [(offset + number, time_ms + number) for number in range(count)]
        offset, time_ms = offset + count, time_ms + count

    found = await LogPositions(Blocks(*blocks)).at_time("e1", from_ms(START_MS + wanted))

    assert found == next((at for at, when in lines if when >= START_MS + wanted), None)


async def test_a_time_in_a_long_log_takes_few_reads() -> None:
    log = Blocks(*[a_block(at * 10, [b"x"] * 10, time_ms=START_MS + at * 1000) for at in range(1000)])

    assert await LogPositions(log).at_time("e1", from_ms(START_MS + 777_000)) == 7770
    assert log.reads <= 15


@pytest.mark.parametrize(
    "line",
    [
        b"ERROR disk full",
        b"\x1b[31mError:\x1b[0m no",
        b"ValueError: x",
        b"java.lang.NullPointerException",
        b"Traceback (most recent call last):",
        b"panic: runtime",
        b"2 of 3 failed",
        b"1 error",
    ],
)
async def test_a_line_that_speaks_of_an_error_is_found(line: bytes) -> None:
    assert await first_error(a_block(0, [b"fine", b"ok"]), a_block(5, [b"still fine", line, line])) == 6


@pytest.mark.parametrize("line", [b"0 errors", b"done without errors, no error", b"error_count=0", b"terrorist"])
async def test_a_line_that_says_that_there_is_none_is_not(line: bytes) -> None:
    assert await first_error(a_block(0, [b"fine", line])) is None


async def test_without_such_a_line_the_first_one_on_stderr_is_it() -> None:
    spans = (Span(0, LogStream.STDOUT, 2), Span(0, LogStream.STDERR, 1))

    assert await first_error(a_block(0, [b"a"]), Block(1, spans, b"b\nc\nd")) == 3
    assert await first_error(a_block(0, [b"a"])) is None
    assert await first_error() is None
