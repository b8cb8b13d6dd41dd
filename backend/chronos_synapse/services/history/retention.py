"""Retention: executions that are older than is kept go, with their logs; a job may keep more, or less, than usual."""

import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Collection, Sequence
from datetime import datetime, timedelta

from chronos_synapse.domain.clock import Clock, to_ms
from chronos_synapse.domain.execution import LIVE_STATES, Origin
from chronos_synapse.domain.job import Job
from chronos_synapse.storage.redis.execution_documents import ExecutionDocument
from chronos_synapse.storage.redis.executions import Removal
from chronos_synapse.storage.redis.search import SearchTimeout
from chronos_synapse.storage.redis.stores import RedisStores

logger = logging.getLogger(__name__)

BATCH = 200
BATCHES = 50
"""In one go, so that a large backlog does not keep the store busy."""
JOBS = 200
JOB_PAGES = 50
"""Jobs that say themselves what is kept: so many pages of so many in one go."""
MOST_EXCLUDED = 500
"""Jobs that keep their executions for longer and are left out of the question for what is too old."""

Days = Callable[[], Awaitable[int]]
"""Gives how long executions are kept, as it is set now."""


class Retention:
    """Removes what is too old, or too much."""

    def __init__(self, stores: RedisStores, *, days: Days) -> None:
        self._stores = stores
        self._days = days

    async def trim(self, clock: Clock) -> int:
        """Removes executions scheduled longer ago than is kept, and what jobs have too many of; gives how many.

        Live ones stay.
        What a backfill ran was scheduled long ago: it is kept from its end on.
        """
        removed, usual = 0, await self._days()
        try:
            days = {job.id: job.keep.days async for job in self._jobs("days") if job.keep.days is not None}
            longer = {job_id for job_id, count in days.items() if count > usual}
            removed += await self._trim_before(clock() - timedelta(days=usual), longer=longer)
            for job_id, count in days.items():
                removed += await self._trim_before(clock() - timedelta(days=count), job_id=job_id)
            async for job in self._jobs("executions"):
                removed += await self._trim_surplus(job)
            async for job in self._jobs("log_bytes"):
                await self._trim_logs(job)
        except SearchTimeout:
            logger.warning("could not list what is too old", extra={"action": "retention_timeout"})
        if removed:
            logger.info("removed old executions", extra={"action": "retention", "count": removed})
        return removed

    async def _jobs(self, what: str) -> AsyncIterator[Job]:
        """Jobs that state how much of `what` is kept."""
        for page in range(JOB_PAGES):
            found = await self._stores.job_search.keeping([what], page=(page * JOBS, JOBS))
            for job in found:
                yield job
            if len(found) < JOBS:
                return

    async def _trim_before(
        self, cutoff: datetime, *, job_id: str | None = None, longer: Collection[str] = frozenset()
    ) -> int:
        """Executions of a job, or of all jobs but `longer`, that were scheduled before `cutoff`."""
        removed, passed_over = 0, None
        without = list(longer)[:MOST_EXCLUDED]
        for _ in range(BATCHES):
            old = await self._stores.history.older_than(
                cutoff, BATCH, after=passed_over, job_id=job_id, without=without
            )
            kept = {found.id: found.order for found in old if found.job_id in longer or _is_kept(found, cutoff)}
            passed_over = max(kept.values(), default=passed_over)
            removed += await self._remove([found for found in old if found.id not in kept])
            if len(old) < BATCH:
                break
        return removed

    async def _trim_surplus(self, job: Job) -> int:
        """Executions that have ended, beyond as many of the newest as the job keeps."""
        removed = 0
        for _ in range(BATCHES):
            surplus = await self._stores.history.ended(job.id, page=(job.keep.executions or 0, BATCH))
            gone = await self._remove(surplus)
            removed += gone
            if len(surplus) < BATCH or not gone:
                break
        return removed

    async def _trim_logs(self, job: Job) -> None:
        """The logs of the oldest executions, so that those of the newer ones are within what the job keeps."""
        left = job.keep.log_bytes or 0
        for page in range(BATCHES):
            found = await self._stores.history.ended(job.id, page=(page * BATCH, BATCH))
            ids = [document.id for document in found]
            sizes = await self._stores.logs.stored_bytes(ids)
            beyond = []
            for execution_id, size in zip(ids, sizes, strict=True):
                left -= size
                if left < 0 and size:
                    beyond.append(execution_id)
            await self._stores.logs.remove(beyond)
            # Beyond a page without any log, all are gone already.
            if len(found) < BATCH or (left < 0 and not any(sizes)):
                break

    async def _remove(self, documents: Sequence[ExecutionDocument]) -> int:
        ended = [found for found in documents if found.state not in LIVE_STATES]
        removals = [Removal(execution_id=found.id, job_id=found.job_id, owner_id=found.owner_id) for found in ended]
        return await self._stores.executions.remove(removals)


def _is_kept(document: ExecutionDocument, cutoff: datetime) -> bool:
    """Whether a backfill ran it lately."""
    ended_ms = document.finished_at
    return document.origin is Origin.BACKFILL and ended_ms is not None and ended_ms >= to_ms(cutoff)
