"""Finisher: stores endings, many in one script call when many come at once."""

import asyncio
import logging

from chronos_synapse.domain.errors import Unavailable
from chronos_synapse.storage.redis.executions import Ending, ExecutionStore

logger = logging.getLogger(__name__)

BATCH = 50
"""Endings in one script call: each costs the server about 80 us."""
RETRY_S = 0.25


class Finisher:
    """A queue of endings with one writer; while a call is on its way the next ones gather."""

    def __init__(self, executions: ExecutionStore) -> None:
        self._executions = executions
        self._waiting: list[tuple[Ending, asyncio.Future[bool]]] = []
        self._task: asyncio.Task[None] | None = None

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
            batch, self._waiting = self._waiting[:BATCH], self._waiting[BATCH:]
            for (_, done), counted in zip(batch, await self._store([ending for ending, _ in batch]), strict=True):
                if not done.done():
                    done.set_result(counted)
        self._task = None

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
