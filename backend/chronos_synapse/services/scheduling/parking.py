"""Parking: lets in what waited for a limit that has changed."""

from collections.abc import Sequence

from chronos_synapse.domain.schedule import Priority
from chronos_synapse.storage.redis.stores import RedisStores

AT_ONCE = 500
"""Executions in one script call."""


class Parking:
    """Executions that a limit keeps from starting lie aside; nobody looks at them until one of it has ended."""

    def __init__(self, stores: RedisStores) -> None:
        self._limits = stores.limits
        self._queue = stores.queue
        self._executions = stores.executions
        self._jobs = stores.jobs

    async def let_in(self, scope: str) -> int:
        """Puts what waits for `scope` on its queue, as long as there is room; a claim parks again what may not start.

        Gives how many.
        """
        count = 0
        while True:
            restored = await self._restore(await self._limits.parked(scope, AT_ONCE))
            count += restored
            if not restored:
                return count

    async def _restore(self, parked: Sequence[str]) -> int:
        waiting = await self._executions.find_many(parked)
        jobs = await self._jobs.find_many(sorted({execution.job_id for execution in waiting}))
        priorities = [
            jobs[execution.job_id].priority if execution.job_id in jobs else Priority.NORMAL for execution in waiting
        ]
        return await self._queue.restore(waiting, priorities)
