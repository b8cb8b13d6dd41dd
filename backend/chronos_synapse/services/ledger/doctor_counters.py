"""CounterChecks: whether the counters of live executions say what the documents say."""

from collections.abc import Awaitable, Callable, Sequence

from chronos_synapse.services.ledger.doctor_findings import Finding, wrong_counter
from chronos_synapse.storage.redis.ledger_reader import LiveCounts
from chronos_synapse.storage.redis.stores import RedisStores

LOOKS = 5
"""Counters and documents are read one after the other, so what differs is looked at until nothing moves between."""
NONE: LiveCounts = {}


class CounterChecks:
    """Of jobs in batches, and of all owners."""

    def __init__(self, stores: RedisStores) -> None:
        self._stores = stores
        self._ledgers = stores.ledger_reader

    async def of_jobs(self, job_ids: Sequence[str], *, repair: bool) -> list[Finding]:
        """Jobs whose counters are wrong; put right when asked to."""
        found = []
        for job_id in await self._suspects(
            job_ids, self._ledgers.job_counters, await self._ledgers.live_by_job(job_ids)
        ):
            difference = await self._confirmed(job_id, self._ledgers.job_counters, self._of_job)
            if difference:
                if repair:
                    await self._ledgers.correct_job(job_id, difference)
                found.append(wrong_counter("job", difference, job_id=job_id, repaired=repair))
        return found

    async def of_owners(self, *, repair: bool) -> list[Finding]:
        """As `of_jobs`, for every owner."""
        found = []
        owner_ids = await self._stores.jobs.owners()
        for owner_id in await self._suspects(
            owner_ids, self._ledgers.owner_counters, await self._ledgers.live_by_owner()
        ):
            difference = await self._confirmed(owner_id, self._ledgers.owner_counters, self._of_owner)
            if difference:
                if repair:
                    await self._ledgers.correct_owner(owner_id, difference)
                found.append(wrong_counter("owner", difference, owner_id=owner_id, repaired=repair))
        return found

    async def _of_job(self, job_id: str) -> LiveCounts:
        return (await self._ledgers.live_by_job([job_id])).get(job_id, NONE)

    async def _of_owner(self, owner_id: str) -> LiveCounts:
        return (await self._ledgers.live_by_owner()).get(owner_id, NONE)

    async def _suspects(
        self,
        ids: Sequence[str],
        counters: Callable[[Sequence[str]], Awaitable[list[LiveCounts]]],
        documents: dict[str, LiveCounts],
    ) -> list[str]:
        counted = zip(ids, await counters(ids), strict=True)
        return [one for one, counts in counted if _difference(counts, documents.get(one, NONE))]

    async def _confirmed(
        self,
        one: str,
        counters: Callable[[Sequence[str]], Awaitable[list[LiveCounts]]],
        documents: Callable[[str], Awaitable[LiveCounts]],
    ) -> LiveCounts:
        """What is to be added to the counters; nothing when they are right, or when they never stand still."""
        for _ in range(LOOKS):
            (before,) = await counters([one])
            difference = _difference(before, await documents(one))
            (after,) = await counters([one])
            if not difference or before == after:
                return difference
        return {}


def _difference(counts: LiveCounts, documents: LiveCounts) -> LiveCounts:
    """By state, without zeros."""
    found = {state: documents.get(state, 0) - count for state, count in counts.items()}
    return {state: by for state, by in found.items() if by}
