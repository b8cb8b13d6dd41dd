"""Retention: executions that are older than is kept go, with their logs."""

import logging
from datetime import datetime, timedelta

from chronos_synapse.domain.clock import Clock, to_ms
from chronos_synapse.domain.execution import LIVE_STATES, Origin
from chronos_synapse.storage.redis.execution_documents import ExecutionDocument
from chronos_synapse.storage.redis.executions import ExecutionStore, Removal
from chronos_synapse.storage.redis.history import ExecutionSearch
from chronos_synapse.storage.redis.search import SearchTimeout

logger = logging.getLogger(__name__)

BATCH = 200
BATCHES = 50
"""In one go, so that a large backlog does not keep the store busy."""


class Retention:
    """Removes what is too old."""

    def __init__(self, history: ExecutionSearch, executions: ExecutionStore, *, days: int) -> None:
        self._history = history
        self._executions = executions
        self._age = timedelta(days=days)

    async def trim(self, clock: Clock) -> int:
        """Removes executions scheduled longer ago than is kept; gives how many. Live ones stay.

        What a backfill ran was scheduled long ago: it is kept from its end on.
        """
        removed = 0
        cutoff = clock() - self._age
        passed_over: int | None = None
        for _ in range(BATCHES):
            try:
                old = await self._history.older_than(cutoff, BATCH, after=passed_over)
            except SearchTimeout:
                logger.warning("could not list what is too old", extra={"action": "retention_timeout"})
                break
            kept = {found.id: found.order for found in old if _is_kept(found, cutoff)}
            passed_over = max(kept.values(), default=passed_over)
            ended = [found for found in old if found.id not in kept and found.state not in LIVE_STATES]
            removals = [Removal(execution_id=found.id, job_id=found.job_id, owner_id=found.owner_id) for found in ended]
            removed += await self._executions.remove(removals)
            if len(old) < BATCH:
                break
        if removed:
            logger.info("removed old executions", extra={"action": "retention", "count": removed})
        return removed


def _is_kept(document: ExecutionDocument, cutoff: datetime) -> bool:
    """Whether a backfill ran it lately."""
    ended_ms = document.finished_at
    return document.origin is Origin.BACKFILL and ended_ms is not None and ended_ms >= to_ms(cutoff)
