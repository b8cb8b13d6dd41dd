"""Recovery: executions whose worker vanished reach an end, and messages that were lost come back."""

import logging
import time
from collections.abc import Sequence
from datetime import timedelta

from chronos_synapse.domain.clock import Clock
from chronos_synapse.domain.errors import Unavailable
from chronos_synapse.domain.execution import Execution, ExecutionState, Outcome
from chronos_synapse.domain.job import Job
from chronos_synapse.domain.query import ExecutionQuery, ExecutionSort
from chronos_synapse.domain.schedule import LostPolicy
from chronos_synapse.services.attempts import state_after_loss
from chronos_synapse.storage.redis.execution_documents import to_domain
from chronos_synapse.storage.redis.executions import Ending, ExecutionStore
from chronos_synapse.storage.redis.history import ExecutionSearch
from chronos_synapse.storage.redis.jobs import JobStore
from chronos_synapse.storage.redis.queue import ExecutionQueue

logger = logging.getLogger(__name__)

BATCH = 100
LOST_MESSAGE_AGE = timedelta(seconds=60)
"""A queued execution younger than this may be on its way; an older one must be on its queue."""
QUEUE_LOOK = 10_000


class Recovery:
    """Looks for what was left behind. Several may run: each step compares before it writes."""

    def __init__(
        self,
        executions: ExecutionStore,
        jobs: JobStore,
        history: ExecutionSearch,
        queue: ExecutionQueue,
        *,
        lease_s: float,
    ) -> None:
        self._executions = executions
        self._jobs = jobs
        self._history = history
        self._queue = queue
        self._lease_s = lease_s
        # Workers that live need one lease to say so after the store, or we, have been away.
        self._trusts_leases_from = time.monotonic() + lease_s

    async def abandon_lapsed(self) -> int:
        """Ends or repeats executions whose lease has lapsed, by their job's policy; gives how many."""
        try:
            execution_ids = await self._executions.lapsed(BATCH)
        except Unavailable:
            self._trusts_leases_from = time.monotonic() + self._lease_s
            raise
        if time.monotonic() < self._trusts_leases_from or not execution_ids:
            return 0
        found = {execution.id: execution for execution in await self._executions.find_many(execution_ids)}
        for execution_id in execution_ids:
            if execution_id not in found:
                await self._executions.forget_lease(execution_id)
        return await self._abandon(list(found.values()))

    async def _abandon(self, lapsed: Sequence[Execution]) -> int:
        if not lapsed:
            return 0
        jobs = await self._jobs.find_many(sorted({execution.job_id for execution in lapsed}))
        endings = [_lost(execution, jobs.get(execution.job_id)) for execution in lapsed]
        counted = await self._executions.abandon(endings)
        for ending, is_done in zip(endings, counted, strict=True):
            if is_done:
                logger.warning(
                    "an attempt was lost",
                    extra={"action": "abandoned", "execution": ending.execution_id, "state": ending.state.value},
                )
        return sum(counted)

    async def restore_lost_messages(self, clock: Clock) -> int:
        """Puts executions that wait, and are on no queue, back on theirs; gives how many.

        A stream can lose messages that its executions do not know of: deleted by hand, or trimmed.
        """
        query = ExecutionQuery(
            owner_id=None,
            states=(ExecutionState.QUEUED, ExecutionState.RETRYING),
            until=clock() - LOST_MESSAGE_AGE,
            sort=ExecutionSort.OLDEST,
            limit=BATCH,
        )
        page = await self._history.find(query, now=clock())
        waiting = [to_domain(document) for document in page.documents]
        if not waiting:
            return 0
        present: set[str] = set()
        for queue in sorted({execution.queue for execution in waiting}):
            present |= await self._queue.waiting_ids(queue, QUEUE_LOOK)
        lost = [execution for execution in waiting if execution.id not in present]
        # A queue longer than our look may hold the rest further on: leave those for later.
        return await self._executions.requeue(lost) if len(present) < QUEUE_LOOK else 0

    async def forget_dead_consumers(self, alive: set[str]) -> None:
        """Drops the queues' memory of workers that are gone, so that it does not grow with every restart."""
        for queue in await self._queue.names():
            for consumer in await self._queue.consumers(queue):
                if consumer not in alive:
                    await self._queue.forget_consumer(queue, consumer)


def _lost(execution: Execution, job: Job | None) -> Ending:
    fence = execution.attempts[-1].number if execution.attempts else 1
    policy = LostPolicy.FAIL if job is None else job.on_lost
    return Ending(
        execution_id=execution.id,
        job_id=execution.job_id,
        owner_id=execution.owner_id,
        job_version=execution.job_version,
        queue=execution.queue,
        fence=fence,
        state=state_after_loss(policy, fence),
        outcome=Outcome.ABANDONED,
        error="Its worker stopped answering.",
        reason="Its worker stopped answering, so how it ended is not known.",
    )
