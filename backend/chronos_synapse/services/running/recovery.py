"""Recovery: executions whose worker vanished reach an end, and what waits and is on no queue comes back."""

import logging
import time
from collections.abc import Sequence
from datetime import timedelta

from chronos_synapse.domain.access import EVERYTHING
from chronos_synapse.domain.clock import Clock
from chronos_synapse.domain.errors import Unavailable
from chronos_synapse.domain.execution import Execution, ExecutionState, Outcome
from chronos_synapse.domain.job import Job
from chronos_synapse.domain.query import ExecutionQuery, ExecutionSort
from chronos_synapse.domain.retry import Cause
from chronos_synapse.domain.schedule import Priority
from chronos_synapse.services.running.retrying import after_loss, is_lost_letter
from chronos_synapse.storage.redis.endings import Ending
from chronos_synapse.storage.redis.execution_documents import to_domain
from chronos_synapse.storage.redis.stores import RedisStores

logger = logging.getLogger(__name__)

BATCH = 100
MOST_PAGES = 20
"""Batches of waiting executions in one look, the oldest first: many may wait for long with good reason."""
WAITING_AGE = timedelta(seconds=60)
"""What waits for longer than this is put on its queue, should it not be there."""
STEP_MS = 5000
"""The server's clock and ours differ by no more between two looks, unless one of them was set."""


class Recovery:
    """Looks for what was left behind. Several may run: each step compares before it writes."""

    def __init__(self, stores: RedisStores, *, lease_s: float) -> None:
        self._executions = stores.executions
        self._jobs = stores.jobs
        self._history = stores.history
        self._queue = stores.queue
        self._delays = stores.delays
        self._lease_s = lease_s
        # Workers that live need one lease to say so after the store, or we, have been away.
        self._trusts_leases_from = time.monotonic() + lease_s
        self._clock_offset_ms: float | None = None

    async def abandon_lapsed(self) -> int:
        """Ends or repeats executions whose lease has lapsed, by their job's policy; gives how many."""
        try:
            now_ms, execution_ids = await self._executions.lapsed(BATCH, lease_ms=int(self._lease_s * 1000))
        except Unavailable:
            self._distrust_leases()
            raise
        self._look_at_clock(now_ms)
        if time.monotonic() < self._trusts_leases_from or not execution_ids:
            return 0
        found = {execution.id: execution for execution in await self._executions.find_many(execution_ids)}
        for execution_id in execution_ids:
            if execution_id not in found:
                await self._executions.forget_lease(execution_id)
        return await self._abandon(list(found.values()))

    def _distrust_leases(self) -> None:
        self._trusts_leases_from = time.monotonic() + self._lease_s

    def _look_at_clock(self, now_ms: int) -> None:
        """When the server's clock was set, leases say nothing until workers have renewed them."""
        offset_ms = now_ms - time.monotonic() * 1000
        if self._clock_offset_ms is not None and abs(offset_ms - self._clock_offset_ms) > STEP_MS:
            logger.warning(
                "the server's clock was set", extra={"action": "clock_set", "by_ms": offset_ms - self._clock_offset_ms}
            )
            self._distrust_leases()
        self._clock_offset_ms = offset_ms

    async def _abandon(self, lapsed: Sequence[Execution]) -> int:
        if not lapsed:
            return 0
        jobs = await self._jobs.find_many(sorted({execution.job_id for execution in lapsed}))
        endings = [_lost(execution, jobs.get(execution.job_id)) for execution in lapsed]
        counted = await self._executions.abandon(endings, lease_ms=int(self._lease_s * 1000))
        for ending, is_done in zip(endings, counted, strict=True):
            if is_done:
                logger.warning(
                    "an attempt was lost",
                    extra={"action": "abandoned", "execution": ending.execution_id, "state": ending.state.value},
                )
        return sum(counted)

    async def restore_waiting(self, clock: Clock) -> int:
        """Puts executions that wait, and are on no queue, back on theirs; gives how many.

        An entry can be lost that its execution does not know of, as when a key is deleted by hand; and one that is
        parked is looked at again, should what it waited for have ended unseen.
        """
        now, count, cursor = clock(), 0, None
        for _ in range(MOST_PAGES):
            query = ExecutionQuery(
                sight=EVERYTHING,
                states=(ExecutionState.QUEUED, ExecutionState.RETRYING),
                until=now - WAITING_AGE,
                sort=ExecutionSort.OLDEST,
                limit=BATCH,
                cursor=cursor,
            )
            page = await self._history.find(query, now=now)
            count += await self._restore([to_domain(document) for document in page.documents])
            cursor = page.next_cursor
            if cursor is None:
                break
        return count

    async def _restore(self, waiting: Sequence[Execution]) -> int:
        jobs = await self._jobs.find_many(sorted({execution.job_id for execution in waiting}))

        def priorities(of: Sequence[Execution]) -> list[Priority]:
            found = [jobs.get(execution.job_id) for execution in of]
            return [Priority.NORMAL if job is None else job.priority for job in found]

        delayed = [execution for execution in waiting if execution.retry_at is not None]
        over = await self._delays.restore(delayed, priorities(delayed))
        queued = [execution for execution in waiting if execution.retry_at is None or execution.id in over]
        return await self._queue.restore(queued, priorities(queued))


def _lost(execution: Execution, job: Job | None) -> Ending:
    fence = execution.attempts[-1].number if execution.attempts else 1
    return Ending(
        execution_id=execution.id,
        job_id=execution.job_id,
        owner_id=execution.owner_id,
        job_version=execution.job_version,
        queue=execution.lane,
        fence=fence,
        state=after_loss(job, fence),
        is_dead_letter=is_lost_letter(job, fence),
        outcome=Outcome.ABANDONED,
        cause=Cause.LOST,
        error="Its worker stopped answering.",
        reason="Its worker stopped answering, so how it ended is not known.",
    )
