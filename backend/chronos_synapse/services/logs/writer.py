"""LogWriter: what an attempt prints, cut into lines, capped, and stored in order.

Kept are the head and the tail of the log; what falls out between is a hole in the offsets, which readers show as a
marker. When the store is away, lines wait here up to a bound; then the job's pipe is no longer read, so that it waits.
"""

import asyncio
import contextlib
import logging
import time
from collections import deque
from collections.abc import Callable

import msgspec

from chronos_synapse.domain.errors import Unavailable
from chronos_synapse.domain.log import LogStream
from chronos_synapse.domain.masking import Mask, MaskedStream
from chronos_synapse.services.logs.cutter import LineCutter, Piece
from chronos_synapse.services.logs.digest import LogDigest
from chronos_synapse.storage.redis.log_blocks import Block, Span, join_spans
from chronos_synapse.storage.redis.logs import LogStore, NoRoom

logger = logging.getLogger(__name__)

BLOCK_OVERHEAD_BYTES = 64
"""What a block costs in the store beside its text; counted, so that many small ones hit the cap, too."""
BLOCK_BYTES = 131_072
"""Text of a full block."""
PENDING_BYTES = 393_216
"""More than this unstored, and the pipe is left alone until some of it is stored; a hundred jobs may print at once."""
TAIL_BLOCKS = 4
"""The tail is stored in at least so many blocks, for it is let go block by block."""
GATHER_S = 0.02
"""Lines that come within this time travel together, unless they fill a block before."""
RETRY_S = 0.25
TIDY_BLOCKS = 4
"""A log of so few blocks is as good as packed."""


class LogLimits(msgspec.Struct, frozen=True, kw_only=True):
    """How much of a log is kept; `life_ms` is how long."""

    head_bytes: int
    tail_bytes: int
    line_bytes: int
    life_ms: int


class _Run(msgspec.Struct, frozen=True):
    """Lines of one stream, with the offset of the first."""

    first: int
    time_ms: int
    stream: LogStream
    piece: Piece


class _StoredBlock(msgspec.Struct, frozen=True):
    """What is to be known of a block of the tail to let it go."""

    id: str
    lines: int
    size: int


class LogWriter:
    """Stores the output of one attempt. `close` must be awaited; `is_lost` tells that the lease is another's."""

    on_lost: Callable[[], None] | None = None
    """Called when a write was refused because the lease is another's."""
    on_line: Callable[[LogStream, bytes], None] | None = None
    """Called with each line that the job prints, as it is kept: masked, and cut if it is too long."""
    mask: Mask | None = None
    """Hides what must not be seen; to be set before the first `emit`."""

    def __init__(self, store: LogStore, execution_id: str, *, fence: int, first_offset: int, limits: LogLimits) -> None:
        self.is_lost = False
        self.first_line = first_offset
        """Offset of the attempt's first line."""
        self._store = store
        self._execution_id = execution_id
        self._fence = fence
        self._limits = limits
        self._next_offset = first_offset
        self._head_left = limits.head_bytes
        self._head_end = first_offset
        self._cutters = {stream: LineCutter(limits.line_bytes) for stream in (LogStream.STDOUT, LogStream.STDERR)}
        self._masked: dict[LogStream, MaskedStream] = {}
        self._unstored: deque[_Run] = deque()
        self._unstored_bytes = 0
        self._in_flight: Block | None = None
        """Sent, and not known to be stored: it is sent again as it is."""
        self._stored_tail: deque[_StoredBlock] = deque()
        self._tail_bytes = 0
        self._drops: list[str] = []
        self._blocks = 0
        self._left_out = 0
        """Lines that there was no room for, and of which the log does not tell yet."""
        self._digest = LogDigest()
        self._flusher: asyncio.Task[None] | None = None
        self._is_closing = False
        self._is_urgent = asyncio.Event()
        self._has_room = asyncio.Event()
        self._has_room.set()

    async def emit(self, stream: LogStream, chunk: bytes) -> None:
        """Takes a chunk as printed; returns when there is room for more. Once the lease is lost, nothing is kept."""
        if self.is_lost:
            await asyncio.sleep(0)
            return
        if stream is LogStream.SYSTEM:
            self._say(chunk)
        else:
            self._digest.bytes += len(chunk)
            self._take(stream, self._cutters[stream].feed(self._hide(stream, chunk)))
        if self._unstored:
            self._start_flusher()
        # Gives others their turn: a job that prints without end must not hold up heartbeats.
        await asyncio.sleep(0)
        await self._has_room.wait()

    async def close(self) -> None:
        """Stores what is left, unfinished lines included; returns when it is stored or the lease is lost.

        What the store refuses for good is raised: an attempt whose output was not kept has not succeeded.
        """
        for stream, cutter in self._cutters.items():
            if stream in self._masked:
                self._take(stream, cutter.feed(self._masked.pop(stream).end()))
            self._take(stream, cutter.end())
        self._is_closing = True
        self._is_urgent.set()
        while (self._has_work() or self._flusher is not None) and not self.is_lost:
            await self._start_flusher()

    @property
    def totals(self) -> dict[str, int]:
        """Lines and bytes printed, and how many of them were left out; empty when nothing was printed."""
        return self._digest.totals

    @property
    def excerpt(self) -> str:
        """The beginning and the end of the output, for search."""
        return self._digest.excerpt

    @property
    def last_stderr(self) -> str:
        """The last line with words on it that came by stderr, shortened: often the reason of a failure."""
        return self._digest.last_stderr

    @property
    def is_empty(self) -> bool:
        """The execution has printed nothing at all."""
        return self._next_offset == 0

    @property
    def is_tidy(self) -> bool:
        """Nothing is left to do for the log: it is one of few blocks, and its excerpt is all of it."""
        return self.first_line == 0 and self._blocks <= TIDY_BLOCKS and self._digest.has_all

    def _hide(self, stream: LogStream, chunk: bytes) -> bytes:
        if self.mask is None or self.mask.is_empty:
            return chunk
        if stream not in self._masked:
            self._masked[stream] = self.mask.stream()
        return self._masked[stream].feed(chunk)

    def _say(self, chunk: bytes) -> None:
        chunk = chunk if self.mask is None else self.mask.output(chunk)
        text = chunk.rstrip(b"\n")
        self._add(LogStream.SYSTEM, Piece(text, text.count(b"\n") + 1))

    def _take(self, stream: LogStream, pieces: list[Piece]) -> None:
        for piece in pieces:
            if self.on_line is not None:
                for line in piece.text.split(b"\n"):
                    self.on_line(stream, line)
            self._add(stream, piece)

    def _add(self, stream: LogStream, piece: Piece) -> None:
        self._digest.take(stream, piece)
        time_ms = time.time_ns() // 1_000_000
        rest: Piece | None = piece
        if self._head_left > 0:
            front, rest = piece.split(self._head_left)
            self._head_left -= front.size
            self._append(_Run(self._next_offset, time_ms, stream, front))
            self._head_end = self._next_offset
        if rest is not None:
            self._tail_bytes += rest.size
            self._append(_Run(self._next_offset, time_ms, stream, rest))
            self._shrink_tail()
        if self._unstored_bytes >= BLOCK_BYTES:
            self._is_urgent.set()
        if self._unstored_bytes > PENDING_BYTES:
            self._has_room.clear()

    def _append(self, run: _Run) -> None:
        self._unstored.append(run)
        self._unstored_bytes += run.piece.size
        self._next_offset += run.piece.lines

    def _shrink_tail(self) -> None:
        """Lets the oldest lines of the tail go, from the store or before they ever reach it; the newest one stays.

        Older lines may be on their way to the store; then it waits for them, rather than let newer ones go.
        """
        while (excess := self._tail_bytes - self._limits.tail_bytes) > 0:
            if len(self._stored_tail) > (not self._unstored and self._in_flight is None):
                block = self._stored_tail.popleft()
                self._drops.append(block.id)
                self._tail_bytes -= block.size + BLOCK_OVERHEAD_BYTES
                self._digest.drop(block.lines, block.size)
            elif self._in_flight is None and (size := min(excess, self._droppable())) > 0:
                front = self._pop_front(size).piece
                self._tail_bytes -= front.size
                self._digest.drop(front.lines, front.size)
            else:
                return

    def _droppable(self) -> int:
        """Bytes that are not stored, belong to the tail, and are not of the newest line."""
        if not self._unstored or self._unstored[0].first < self._head_end:
            return 0
        newest = self._unstored[-1].piece
        return self._unstored_bytes - (newest.size - newest.text.rfind(b"\n") - 1)

    def _pop_front(self, size: int) -> _Run:
        """Takes the oldest lines that are not stored, up to the one with their byte number `size`."""
        run = self._unstored.popleft()
        front, rest = run.piece.split(size)
        if rest is not None:
            self._unstored.appendleft(_Run(run.first + front.lines, run.time_ms, run.stream, rest))
        self._unstored_bytes -= front.size
        return _Run(run.first, run.time_ms, run.stream, front)

    def _has_work(self) -> bool:
        return bool(self._unstored or self._drops or self._in_flight is not None)

    def _start_flusher(self) -> asyncio.Task[None]:
        if self._flusher is None:
            self._flusher = asyncio.create_task(self._flush())
            self._flusher.add_done_callback(_complain)
        return self._flusher

    async def _flush(self) -> None:
        try:
            while self._has_work() and not self.is_lost:
                await self._gather()
                await self._store_some()
        finally:
            self._has_room.set()
            self._flusher = None

    async def _gather(self) -> None:
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(GATHER_S):
                await self._is_urgent.wait()

    async def _store_some(self) -> None:
        if self._in_flight is None and self._unstored:
            self._in_flight = self._take_block()
        block, drops = self._in_flight, self._drops
        self._drops = []
        try:
            is_kept = await self._store_surely(block, drops)
        except BaseException:
            # Nothing is given up: the next try has it again, as it is.
            self._drops = drops + self._drops
            raise
        self._in_flight = None
        if block is not None and is_kept:
            self._settle(block)
        elif block is not None:
            self._leave_out(block)
        self._shrink_tail()
        if self._unstored_bytes < BLOCK_BYTES and not self._is_closing:
            self._is_urgent.clear()
        if self._unstored_bytes <= PENDING_BYTES:
            self._has_room.set()

    def _take_block(self) -> Block:
        """The oldest lines that are not stored, either of the head or of the tail."""
        is_tail = self._unstored[0].first >= self._head_end
        room = min(BLOCK_BYTES, max(1, self._limits.tail_bytes // TAIL_BLOCKS)) if is_tail else BLOCK_BYTES
        runs: list[_Run] = []
        while self._unstored and room > 0 and (self._unstored[0].first >= self._head_end) == is_tail:
            runs.append(self._pop_front(room))
            room -= runs[-1].piece.size
        return _block(runs)

    def _settle(self, block: Block) -> None:
        if self._left_out:
            lines, self._left_out = self._left_out, 0
            self._say(b"%d lines before this were left out: Redis was short of memory.\n" % lines)
        self._blocks += 1
        if block.first >= self._head_end:
            self._stored_tail.append(_StoredBlock(block.id, block.lines, len(block.text) + 1))
            self._tail_bytes += BLOCK_OVERHEAD_BYTES
        else:
            self._head_left -= BLOCK_OVERHEAD_BYTES

    def _leave_out(self, block: Block) -> None:
        size = len(block.text) + 1
        self._digest.drop(block.lines, size)
        self._left_out += block.lines
        if block.first >= self._head_end:
            self._tail_bytes -= size

    async def _store_surely(self, block: Block | None, drops: list[str]) -> bool:
        """Repeats until it is known to be stored: the offsets keep a repeat from storing anything twice.

        False when there is no room for it.
        """
        while True:
            try:
                is_ours = await self._store.append(
                    self._execution_id, block, fence=self._fence, life_ms=self._limits.life_ms, drop=drops
                )
            except Unavailable:
                await asyncio.sleep(RETRY_S)
                continue
            except NoRoom:
                return False
            if not is_ours:
                self._give_up()
            return True

    def _give_up(self) -> None:
        self.is_lost = True
        self._has_room.set()
        if self.on_lost is not None:
            self.on_lost()


def _block(runs: list[_Run]) -> Block:
    first = runs[0].first
    return Block(
        first,
        join_spans([Span(run.time_ms, run.stream, run.piece.lines) for run in runs]),
        b"\n".join(run.piece.text for run in runs),
        tuple(run.first - first + line for run in runs for line in run.piece.cut),
    )


def _complain(flusher: asyncio.Task[None]) -> None:
    if not flusher.cancelled() and flusher.exception() is not None:
        logger.error("lines could not be stored", extra={"action": "log_refused"}, exc_info=flusher.exception())
