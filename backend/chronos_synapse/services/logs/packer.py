"""LogPacker: what is done for a log once its execution has ended: small blocks become large, long logs are indexed.

The worker that has stored the ending does it, when it has time. What it did not come to is on a list in the store, and
whoever catches up does it.
"""

import asyncio
import contextlib
import logging

from chronos_synapse.domain.clock import Clock, to_ms
from chronos_synapse.domain.errors import Unavailable
from chronos_synapse.domain.execution import FINAL_STATES
from chronos_synapse.services.logs.vocabulary import Vocabulary
from chronos_synapse.services.logs.writer import BLOCK_BYTES, TIDY_BLOCKS, LogWriter
from chronos_synapse.storage.redis.execution_documents import ExecutionDocument
from chronos_synapse.storage.redis.log_blocks import Block, join_blocks
from chronos_synapse.storage.redis.log_index import LogIndex
from chronos_synapse.storage.redis.logs import LogStore

logger = logging.getLogger(__name__)

GATHER_S = 0.5
"""Logs of executions that end within this time are looked after together."""
SETTLED_AT_ONCE = 50
MAX_WAITING = 10_000
"""Logs that wait here; what is more is left to who catches up."""
SMALL_BLOCK_BYTES = 16_384
"""When the blocks of a log take less than this each, as stored, larger ones are worth their making."""
CLOSE_S = 5.0
CATCH_UP_MS = 60_000
"""Whoever ended an execution has looked after its log by then."""
CATCH_UP_BATCH = 200
CATCH_UP_BATCHES = 25


class LogPacker:
    """Looks after logs, one after the other; `close` must be awaited when `ended` was used."""

    def __init__(self, logs: LogStore, index: LogIndex) -> None:
        self._logs = logs
        self._index = index
        self._tidy: list[str] = []
        self._untidy: list[str] = []
        self._task: asyncio.Task[None] | None = None
        self._is_closing = asyncio.Event()

    def ended(self, execution_id: str, log: LogWriter) -> None:
        """An execution has reached a final state, and `log` was that of its last attempt."""
        if len(self._tidy) + len(self._untidy) >= MAX_WAITING or log.is_empty:
            return
        (self._tidy if log.is_tidy else self._untidy).append(execution_id)
        if self._task is None:
            self._task = asyncio.create_task(self._work())

    async def close(self) -> None:
        """Goes on for a few seconds with what waits, and leaves the rest."""
        self._is_closing.set()
        if self._task is not None:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._task, CLOSE_S)

    async def _work(self) -> None:
        try:
            while self._tidy or self._untidy:
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(self._is_closing.wait(), GATHER_S)
                await self._look_after_some()
        except Unavailable as exc:
            # They are on the list of whoever catches up.
            logger.info("logs are left as they are", extra={"action": "packing_waits", "why": exc.detail})
            self._tidy, self._untidy = [], []
        except Exception:
            logger.exception("a log could not be packed", extra={"action": "packing_failed"})
        finally:
            self._task = None

    async def _look_after_some(self) -> None:
        tidy, self._tidy = self._tidy, []
        for at in range(0, len(tidy), SETTLED_AT_ONCE):
            await self._index.settle(tidy[at : at + SETTLED_AT_ONCE])
        while self._untidy:
            execution_id = self._untidy.pop(0)
            (document,) = await self._index.documents([execution_id])
            await self._look_after(execution_id, document)

    async def catch_up(self, clock: Clock) -> int:
        """Looks after logs whose worker did not come to it; gives how many."""
        done, after = 0, 0.0
        for _ in range(CATCH_UP_BATCHES):
            found = await self._index.open_logs(after=after, limit=CATCH_UP_BATCH)
            names = [name for name, _ in found]
            for name, document in zip(names, await self._index.documents(names), strict=True):
                if document is None or _is_left(document, to_ms(clock())):
                    await self._look_after(name, document)
                    done += 1
            if len(found) < CATCH_UP_BATCH:
                break
            after = found[-1][1]
        return done

    async def _look_after(self, execution_id: str, document: ExecutionDocument | None) -> None:
        if document is not None and document.state in FINAL_STATES:
            await self.pack(document)
        await self._index.settle([execution_id])

    async def pack(self, document: ExecutionDocument) -> None:
        """Indexes the log of an execution that has ended, and makes its blocks large when that is worthwhile.

        May be repeated, and may be cut short at any point.
        """
        extent = await self._logs.extent(document.id)
        if not extent[1]:
            return
        (stored,) = await self._logs.stored_bytes([document.id])
        is_worthwhile = extent[1] > TIDY_BLOCKS and stored < extent[1] * SMALL_BLOCK_BYTES
        vocabulary, packing = Vocabulary(), _Packing(self._logs, document.id)
        if is_worthwhile:
            await self._logs.begin_packing(document.id)
        async for block in self._logs.blocks(document.id):
            vocabulary.add(block.text)
            if is_worthwhile:
                await packing.add(block)
            # Attempts run beside this.
            await asyncio.sleep(0)
        await self._index.put(document, vocabulary.text, life_ms=await self._logs.life_ms(document.id))
        if is_worthwhile:
            await packing.end()
            await self._logs.replace(document.id, extent)


class _Packing:
    """Makes large blocks of small ones."""

    def __init__(self, logs: LogStore, execution_id: str) -> None:
        self._logs = logs
        self._execution_id = execution_id
        self._blocks: list[Block] = []
        self._size = 0
        self._next = 0

    async def add(self, block: Block) -> None:
        """The next block of the log."""
        if self._blocks and (block.first != self._next or self._size + len(block.text) > BLOCK_BYTES):
            await self.end()
        self._blocks.append(block)
        self._size += len(block.text) + 1
        self._next = block.last + 1

    async def end(self) -> None:
        """Stores what has gathered."""
        await self._logs.add_packed(self._execution_id, join_blocks(self._blocks))
        self._blocks, self._size = [], 0


def _is_left(document: ExecutionDocument, now_ms: int) -> bool:
    ended_ms = document.finished_at or 0
    return document.state in FINAL_STATES and not now_ms - CATCH_UP_MS < ended_ms <= now_ms
