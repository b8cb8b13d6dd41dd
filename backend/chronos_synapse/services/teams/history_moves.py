"""HistoryMoves: the history of jobs that have changed hands follows them, in batches."""

import logging
import time

from chronos_synapse.domain.transfer import Transfer
from chronos_synapse.storage.redis.search import SearchTimeout
from chronos_synapse.storage.redis.stores import RedisStores

logger = logging.getLogger(__name__)

TURN_S = 5.0
"""So long one turn of the analyst."""


class HistoryMoves:
    """Moves the history of jobs that have changed hands. Any number of processes may."""

    def __init__(self, stores: RedisStores) -> None:
        self._transfers = stores.transfers

    async def advance(self, *, turn_s: float = TURN_S) -> None:
        """One turn for every job whose history follows."""
        for job_id in await self._transfers.open():
            await self.move(job_id, turn_s=turn_s)

    async def move(self, job_id: str, *, turn_s: float) -> bool:
        """Moves for about so long; whether the whole history has followed."""
        transfer = await self._transfers.find(job_id)
        if transfer is None:
            return True
        ends_at = time.monotonic() + turn_s
        try:
            while time.monotonic() < ends_at:
                if not await self._move_batch(transfer):
                    await self._transfers.end(transfer)
                    logger.info("a job's history has changed hands", extra={"action": "transferred", "job": job_id})
                    return True
        except SearchTimeout:
            logger.warning("could not list what changes hands", extra={"action": "transfer_timeout", "job": job_id})
        return False

    async def _move_batch(self, transfer: Transfer) -> bool:
        found = await self._transfers.left(transfer)
        if found:
            await self._transfers.move_executions(transfer, found)
            return True
        return await self._transfers.move_samples(transfer)
