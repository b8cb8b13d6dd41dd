"""LogDivergences: the first line that one log has and another has not, numbers left aside."""

from collections.abc import AsyncIterator

import pytest

from chronos_synapse.domain.log import LogLine, LogStream
from chronos_synapse.services.logs import divergence as module
from chronos_synapse.services.logs.divergence import LogDivergence, LogDivergences, LogMark
from chronos_synapse.storage.redis.log_blocks import Block, Span
from chronos_synapse.storage.redis.logs import LogStore


def block_of(*texts: str, first: int = 0, stream: LogStream = LogStream.STDOUT) -> Block:
    spans = tuple(Span(1_767_225_600_000, stream, 1) for _ in texts)
    return Block(first, spans, "\n".join(texts).encode())


class Blocks(LogStore):
    """Two logs in memory: `this` and `good`."""

    def __init__(self, this: list[Block], good: list[Block]) -> None:
        self.kept = {"this": this, "good": good}

    async def last_offset(self, execution_id: str) -> int:
        return self.kept[execution_id][-1].last if self.kept[execution_id] else -1

    async def blocks(self, execution_id: str, *, after: int = -1) -> AsyncIterator[Block]:
        for block in self.kept[execution_id]:
            if block.last > after:
                yield block

    async def read(self, execution_id: str, *, after: int, limit: int, before: int | None = None) -> list[LogLine]:
        lines = [line for block in self.kept[execution_id] for line in block.read(after=after, limit=limit)]
        return lines[:limit]


async def between(this: list[Block], good: list[Block], *, since: int = 0) -> LogDivergence:
    return await LogDivergences(Blocks(this, good)).between("this", "good", since=since)


async def test_the_first_line_that_the_good_one_has_nothing_like_is_found() -> None:
    good = [block_of("2026-11-20 open db-2", "read 1200 rows", "written 1200 rows", "done")]
    this = [block_of("2026-11-21 open db-3", "read 7 rows", "slow query: 2.3 s", "refused")]

    found = await between(this, good)

    assert found.new == LogMark(offset=2, text="slow query: 2.3 s")
    assert found.missing == LogMark(offset=2, text="written 1200 rows")
    assert not found.is_partial


async def test_numbers_identifiers_colours_and_order_are_no_difference() -> None:
    good = [block_of("took 12 ms", "id 7f3a9c01", "\x1b[32mok\x1b[0m", "a", "b")]
    this = [block_of("id 00bead12", "took 9999 ms", "ok", "b", "a")]

    found = await between(this, good)

    assert (found.new, found.missing) == (None, None)


async def test_only_the_last_attempt_counts() -> None:
    this = [block_of("bad thing", "same", first=0), block_of("same", first=2)]

    found = await between(this, [block_of("same")], since=2)

    assert found.new is None


async def test_lines_without_a_word_and_those_that_we_wrote_do_not_count() -> None:
    this = [block_of("same", "", "12", "---"), block_of("Ended by SIGKILL", first=4, stream=LogStream.SYSTEM)]

    found = await between(this, [block_of("same", "---")])

    assert found.new is None


async def test_a_hole_or_a_long_log_makes_it_partial(monkeypatch: pytest.MonkeyPatch) -> None:
    holed = [block_of("a"), block_of("b", first=9)]
    assert (await between(holed, [block_of("a")])).is_partial

    monkeypatch.setattr(module, "MOST_LINES", 2)
    long = [block_of("x", "y", "z", "new")]
    found = await between(long, [block_of("z")])

    assert found.is_partial
    assert found.new == LogMark(offset=3, text="new")


async def test_a_long_line_is_shown_shortened() -> None:
    found = await between([block_of("x" * 9000)], [block_of("a")])

    assert found.new is not None
    assert len(found.new.text) == module.MOST_CHARACTERS
    assert found.new.text.endswith("…")


async def test_without_lines_there_is_nothing_to_say() -> None:
    found = await between([], [])

    assert (found.new, found.missing, found.is_partial) == (None, None, False)
