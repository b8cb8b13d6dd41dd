"""LogDivergences: where the log of one execution leaves the path of another one.

Lines are compared by what they say: numbers, times and identifiers are taken out before. The order does not count, so
that parts of a program that run beside each other do not look like a difference.
"""

import asyncio
import time
from collections.abc import Sequence

import msgspec

from chronos_synapse.domain.log import LogStream
from chronos_synapse.services.logs.plain import without_escapes
from chronos_synapse.services.logs.wording import wording
from chronos_synapse.storage.redis.log_blocks import Block
from chronos_synapse.storage.redis.logs import LogStore

MOST_LINES = 50_000
"""Of each log that are compared: of the one that went well the first ones, of the other one the last ones."""
READ_S = 1.0
"""How long each is read."""
MOST_CHARACTERS = 500
"""Of a line that is shown."""


class LogMark(msgspec.Struct, frozen=True, kw_only=True):
    """A line of a log."""

    offset: int
    text: str


class LogDivergence(msgspec.Struct, frozen=True, kw_only=True):
    """Where two logs part."""

    new: LogMark | None
    """The first line that the other log has nothing like."""
    missing: LogMark | None
    """The first line of the other log that this one has nothing like."""
    is_partial: bool
    """Not all of both could be compared, so that such a line may stand in the rest."""


class _Outline(msgspec.Struct, frozen=True):
    """What the lines of a log say, and whether these are all of them."""

    lines: Sequence[tuple[int, int]]
    """Offset, and a number for what the line says."""
    is_whole: bool


class LogDivergences:
    """Compares what is stored."""

    def __init__(self, logs: LogStore) -> None:
        self._logs = logs

    async def between(self, execution_id: str, other_id: str, *, since: int = 0) -> LogDivergence:
        """Where the log of `execution_id`, from offset `since` on, parts from that of `other_id`."""
        last = await self._logs.last_offset(execution_id)
        begin = max(since, last + 1 - MOST_LINES)
        this = await self._outline(execution_id, after=begin - 1)
        other = await self._outline(other_id, after=-1)
        is_whole = this.is_whole and other.is_whole and begin == since
        return LogDivergence(
            new=await self._mark(execution_id, _first_new(this, other)),
            missing=await self._mark(other_id, _first_new(other, this)),
            is_partial=not is_whole,
        )

    async def mark(self, execution_id: str, offset: int) -> LogMark | None:
        """The line at `offset`, shortened; None when it is not kept."""
        found = await self._logs.read(execution_id, after=offset - 1, limit=1)
        if not found or found[0].offset != offset:
            return None
        text = without_escapes(found[0].text).strip()
        is_long = len(text) > MOST_CHARACTERS
        return LogMark(offset=offset, text=text[: MOST_CHARACTERS - 1] + "…" if is_long else text)

    async def _mark(self, execution_id: str, offset: int | None) -> LogMark | None:
        return None if offset is None else await self.mark(execution_id, offset)

    async def _outline(self, execution_id: str, *, after: int) -> _Outline:
        deadline = time.monotonic() + READ_S
        lines: list[tuple[int, int]] = []
        reached, is_whole = after, True
        async for block in self._logs.blocks(execution_id, after=after):
            is_whole = is_whole and block.first <= reached + 1
            reached = block.last
            lines += [line for line in await asyncio.to_thread(_said, block) if line[0] > after]
            if len(lines) > MOST_LINES or time.monotonic() > deadline:
                return _Outline(lines[:MOST_LINES], False)
        return _Outline(lines, is_whole)


def _said(block: Block) -> list[tuple[int, int]]:
    """What each line says that a program printed; lines without a word are left out."""
    said: list[tuple[int, int]] = []
    texts = block.text.split(b"\n")
    at = 0
    for span in block.spans:
        if span.stream is not LogStream.SYSTEM:
            for line in range(at, at + span.lines):
                words = wording(texts[line])
                if words:
                    said.append((block.first + line, hash(words)))
        at += span.lines
    return said


def _first_new(this: _Outline, other: _Outline) -> int | None:
    known = {said for _, said in other.lines}
    return next((offset for offset, said in this.lines if said not in known), None)
