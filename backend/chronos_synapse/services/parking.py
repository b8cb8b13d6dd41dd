"""Parking: lets in what waited for a limit that has changed."""

from chronos_synapse.storage.redis.stores import RedisStores

AT_ONCE = 1000
"""The rest follows when these have ended, or with the next look of recovery."""


class Parking:
    """Executions that a limit keeps from starting lie aside; nobody looks at them until one of it has ended."""

    def __init__(self, stores: RedisStores) -> None:
        self._limits = stores.limits
        self._queue = stores.queue
        self._executions = stores.executions
        self._jobs = stores.jobs

    async def let_in(self, scope: str) -> int:
        """Puts what waits for `scope` on its queue; a claim parks again what still may not start. Gives how many."""
        parked = await self._limits.parked(scope, AT_ONCE)
        waiting = await self._executions.find_many(parked)
        jobs = await self._jobs.find_many(sorted({execution.job_id for execution in waiting}))
        known = [execution for execution in waiting if execution.job_id in jobs]
        return await self._queue.restore(known, [jobs[execution.job_id].priority for execution in known])
