"""Finisher: stores endings, many in one script call when many come at once."""

import asyncio
import logging
import time

from chronos_synapse.domain.errors import Unavailable
from chronos_synapse.storage.redis.endings import Ending
from chronos_synapse.storage.redis.executions import ExecutionStore

logger = logging.getLogger(__name__)

BATCH = 50
"""Endings in one script call: each costs the server about 80 us."""
RETRY_S = 0.25
HOLD_S = 0.1
"""A burst of starts keeps endings waiting for this long."""
YIELD_S = 0.5
"""Endings wait no longer than this, however much is being started; then all that have gathered are stored."""


class Finisher:
    """A queue of endings with one writer; while a call is on its way the next ones gather.

    The worker holds it while it starts what waits: a due job comes before the bookkeeping of one that has ended.
    """

    def __init__(self, executions: ExecutionStore) -> None:
        self._executions = executions
        self._waiting: list[tuple[Ending, asyncio.Future[bool]]] = []
        self._in_hand = 0
        self._task: asyncio.Task[None] | None = None
        self._held_until = 0.0

    def hold(self) -> None:
        """Work is being started: endings wait a moment, each call a little longer, in all at most `YIELD_S`."""
        self._held_until = time.monotonic() + HOLD_S

    @property
    def backlog(self) -> int:
        """Endings that are not stored yet."""
        return len(self._waiting) + self._in_hand

    async def finish(self, ending: Ending) -> bool:
        """Whether the ending counted; waits through an outage of the store."""
        done: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        self._waiting.append((ending, done))
        if self._task is None:
            self._task = asyncio.create_task(self._write())
        return await done

    async def _write(self) -> None:
        # One turn of the loop first: what ends together is stored together.
        await asyncio.sleep(0)
        while self._waiting:
            await self._yield_to_starts()
            gathered, self._waiting = self._waiting, []
            self._in_hand = len(gathered)
            for at in range(0, len(gathered), BATCH):
                await self._settle(gathered[at : at + BATCH])
        self._task = None

    async def _settle(self, batch: list[tuple[Ending, asyncio.Future[bool]]]) -> None:
        try:
            counted = await self._store([ending for ending, _ in batch])
        except Exception as exc:
            await self._settle_refused(batch, exc)
            return
        for (_, done), is_counted in zip(batch, counted, strict=True):
            if not done.done():
                done.set_result(is_counted)
        self._in_hand -= len(batch)

    async def _settle_refused(self, batch: list[tuple[Ending, asyncio.Future[bool]]], refusal: Exception) -> None:
        """One by one, so that an ending that cannot be stored holds up no other; its own attempt is told."""
        if len(batch) > 1:
            for single in batch:
                await self._settle([single])
            return
        self._in_hand -= 1
        if not batch[0][1].done():
            batch[0][1].set_exception(refusal)

    async def _yield_to_starts(self) -> None:
        deadline = time.monotonic() + YIELD_S
        for _ in range(int(YIELD_S / HOLD_S)):
            wait_s = min(self._held_until, deadline) - time.monotonic()
            if wait_s <= 0:
                return
            await asyncio.sleep(wait_s)

    async def _store(self, endings: list[Ending]) -> list[bool]:
        while True:
            try:
                return await self._executions.finish(endings)
            except Unavailable as exc:
                logger.warning(
                    "endings wait for the store",
                    extra={"action": "finish_waits", "count": len(endings), "why": exc.detail},
                )
                await asyncio.sleep(RETRY_S)
