"""LogWriter: what an attempt prints, cut into lines, capped, and stored in order.

Kept are the head and the tail of the log; what falls out between is a hole in the offsets, which readers show as a
marker. When the store is away, lines wait here up to a bound; then the job's pipe is no longer read, so that it waits.
"""

import asyncio
import logging
import re
import time
from collections import deque
from collections.abc import Callable

import msgspec

from chronos_synapse.domain.errors import Unavailable
from chronos_synapse.domain.log import LogStream
from chronos_synapse.storage.redis.logs import LogStore, StoredLine

logger = logging.getLogger(__name__)

LINE_OVERHEAD_BYTES = 40
"""What a line costs in the store beside its text; counted, so that a million empty lines hit the cap, too."""
BATCH_LINES = 500
BATCH_BYTES = 262_144
PENDING_BYTES = 4_194_304
"""More than this unstored, and the pipe is left alone until some of it is stored."""
GATHER_S = 0.02
"""Lines that come within this time travel together."""
RETRY_S = 0.25
STDERR_BYTES = 300
"""How much of the last line of stderr becomes part of an error."""
EXCERPT_BYTES = 8192
"""What is indexed for search of the beginning, and of the end, of the output."""


_COLOUR = re.compile(r"\x1b\[[0-9;]*[A-Za-z]")


class LogLimits(msgspec.Struct, frozen=True, kw_only=True):
    """How much of a log is kept; `life_ms` is how long."""

    head_bytes: int
    tail_bytes: int
    line_bytes: int
    life_ms: int


class _Partial:
    """The line of one stream that has not ended yet."""

    def __init__(self) -> None:
        self.text = bytearray()
        self.cut = False


class LogWriter:
    """Stores the output of one attempt. `close` must be awaited; `is_lost` tells that the lease is another's."""

    on_lost: Callable[[], None] | None = None
    """Called when a write was refused because the lease is another's."""

    def __init__(self, store: LogStore, execution_id: str, *, fence: int, first_offset: int, limits: LogLimits) -> None:
        self.is_lost = False
        self._store = store
        self._execution_id = execution_id
        self._fence = fence
        self._limits = limits
        self._next_offset = first_offset
        self._head_left = limits.head_bytes
        self._head_end = first_offset
        self._tail_bytes = 0
        self._partials = {LogStream.STDOUT: _Partial(), LogStream.STDERR: _Partial()}
        self._unstored: deque[StoredLine] = deque()
        self._unstored_bytes = 0
        self._is_storing = False
        self._stored_tail: deque[StoredLine] = deque()
        self._drops: list[tuple[int, int]] = []
        self._totals = {"lines": 0, "bytes": 0, "dropped_lines": 0, "dropped_bytes": 0}
        self._last_stderr = b""
        self._excerpt_head = bytearray()
        self._excerpt_tail: deque[bytes] = deque()
        self._excerpt_tail_bytes = 0
        self._flusher: asyncio.Task[None] | None = None
        self._has_room = asyncio.Event()
        self._has_room.set()

    async def emit(self, stream: LogStream, chunk: bytes) -> None:
        """Takes a chunk as printed; returns when there is room for more. Once the lease is lost, nothing is kept."""
        if self.is_lost:
            await asyncio.sleep(0)
            return
        if stream is LogStream.SYSTEM:
            self._add(stream, chunk.rstrip(b"\n"), truncated=False)
        else:
            self._totals["bytes"] += len(chunk)
            self._split(stream, chunk)
        if self._unstored:
            self._start_flusher()
        # Gives others their turn: a job that prints without end must not hold up heartbeats.
        await asyncio.sleep(0)
        await self._has_room.wait()

    async def close(self) -> None:
        """Stores what is left, unfinished lines included; returns when it is stored or the lease is lost.

        What the store refuses for good is raised: an attempt whose output was not kept has not succeeded.
        """
        for stream, partial in self._partials.items():
            if partial.text:
                self._end_line(stream, partial)
        while (self._unstored or self._drops or self._flusher is not None) and not self.is_lost:
            await self._start_flusher()

    @property
    def totals(self) -> dict[str, int]:
        """Lines and bytes printed, and how many of them were left out; empty when nothing was printed."""
        return {name: count for name, count in self._totals.items() if count}

    @property
    def excerpt(self) -> str:
        """The beginning and the end of the output, for search."""
        tail = b"\n".join(self._excerpt_tail)
        return (bytes(self._excerpt_head) + tail).decode("utf-8", "replace").strip("\n")

    @property
    def last_stderr(self) -> str:
        """The last line with words on it that came by stderr, shortened: often the reason of a failure."""
        text = _COLOUR.sub("", self._last_stderr[:STDERR_BYTES].decode("utf-8", "replace"))
        return "".join(letter for letter in text if letter.isprintable()).strip()

    def _split(self, stream: LogStream, chunk: bytes) -> None:
        partial = self._partials[stream]
        *ended, rest = chunk.split(b"\n")
        for piece in ended:
            self._extend(partial, piece)
            self._end_line(stream, partial)
        self._extend(partial, rest)

    def _extend(self, partial: _Partial, piece: bytes) -> None:
        room = self._limits.line_bytes - len(partial.text)
        partial.text += piece[:room]
        partial.cut = partial.cut or len(piece) > room

    def _end_line(self, stream: LogStream, partial: _Partial) -> None:
        self._add(stream, bytes(partial.text), truncated=partial.cut)
        partial.text.clear()
        partial.cut = False

    def _add(self, stream: LogStream, text: bytes, *, truncated: bool) -> None:
        line = StoredLine(self._next_offset, time.time_ns() // 1_000_000, stream, text.removesuffix(b"\r"), truncated)
        self._next_offset += 1
        self._totals["lines"] += 1
        self._excerpt(line.text)
        if stream is LogStream.STDERR and not line.text.isspace():
            self._last_stderr = line.text or self._last_stderr
        self._unstored.append(line)
        self._unstored_bytes += _cost(line)
        if self._head_left > 0:
            self._head_left -= _cost(line)
            self._head_end = self._next_offset
        else:
            self._tail_bytes += _cost(line)
            self._shrink_tail()
        if self._unstored_bytes > PENDING_BYTES:
            self._has_room.clear()

    def _shrink_tail(self) -> None:
        """Lets the oldest lines of the tail go: from the store, or before they ever reach it.

        Older lines may be on their way to the store; then it waits for them, rather than let newer ones go.
        """
        while self._tail_bytes > self._limits.tail_bytes:
            if self._stored_tail:
                line = self._stored_tail.popleft()
                self._drop(line.offset)
            elif not self._is_storing and self._unstored and self._unstored[0].offset >= self._head_end:
                line = self._unstored.popleft()
                self._unstored_bytes -= _cost(line)
            else:
                return
            self._tail_bytes -= _cost(line)
            self._totals["dropped_lines"] += 1
            self._totals["dropped_bytes"] += len(line.text)

    def _drop(self, offset: int) -> None:
        if self._drops and self._drops[-1][1] == offset - 1:
            self._drops[-1] = (self._drops[-1][0], offset)
        else:
            self._drops.append((offset, offset))

    def _excerpt(self, text: bytes) -> None:
        if len(self._excerpt_head) < EXCERPT_BYTES:
            self._excerpt_head += text[:EXCERPT_BYTES] + b"\n"
            return
        self._excerpt_tail.append(text[:EXCERPT_BYTES])
        self._excerpt_tail_bytes += len(self._excerpt_tail[-1]) + 1
        while self._excerpt_tail_bytes > EXCERPT_BYTES and len(self._excerpt_tail) > 1:
            self._excerpt_tail_bytes -= len(self._excerpt_tail.popleft()) + 1

    def _start_flusher(self) -> asyncio.Task[None]:
        if self._flusher is None:
            self._flusher = asyncio.create_task(self._flush())
            self._flusher.add_done_callback(_complain)
        return self._flusher

    async def _flush(self) -> None:
        try:
            await asyncio.sleep(GATHER_S)
            while (self._unstored or self._drops) and not self.is_lost:
                await self._store_some()
        finally:
            self._has_room.set()
            self._flusher = None

    async def _store_some(self) -> None:
        batch: list[StoredLine] = []
        size = 0
        while self._unstored and len(batch) < BATCH_LINES and size < BATCH_BYTES:
            line = self._unstored.popleft()
            batch.append(line)
            size += _cost(line)
        drops, self._drops = self._drops, []
        self._is_storing = True
        try:
            await self._store_surely(batch, drops)
        except BaseException:
            # Nothing is given up: the next try has them again, in order.
            self._unstored.extendleft(reversed(batch))
            self._drops = drops + self._drops
            raise
        finally:
            self._is_storing = False
        self._unstored_bytes -= size
        self._stored_tail.extend(line for line in batch if line.offset >= self._head_end)
        self._shrink_tail()
        if self._unstored_bytes <= PENDING_BYTES:
            self._has_room.set()

    async def _store_surely(self, batch: list[StoredLine], drops: list[tuple[int, int]]) -> None:
        """Repeats until it is known to be stored: the offsets keep a repeat from storing anything twice."""
        while True:
            try:
                is_ours = await self._store.append(
                    self._execution_id, batch, fence=self._fence, life_ms=self._limits.life_ms, drop=drops
                )
            except Unavailable:
                await asyncio.sleep(RETRY_S)
                continue
            if not is_ours:
                self._give_up()
            return

    def _give_up(self) -> None:
        self.is_lost = True
        self._has_room.set()
        if self.on_lost is not None:
            self.on_lost()


def _complain(flusher: asyncio.Task[None]) -> None:
    if not flusher.cancelled() and flusher.exception() is not None:
        logger.error("lines could not be stored", extra={"action": "log_refused"}, exc_info=flusher.exception())


def _cost(line: StoredLine) -> int:
    return len(line.text) + LINE_OVERHEAD_BYTES
