"""Rearming: no enabled job stays without its next due time, whatever happened to the store."""

import logging
from collections.abc import Sequence

from chronos_synapse.domain.clock import from_ms, to_ms
from chronos_synapse.domain.errors import ChronosError
from chronos_synapse.domain.job import Job, JobState
from chronos_synapse.services.scheduling.arming import has_same_due_times
from chronos_synapse.storage.redis.due import Rearming
from chronos_synapse.storage.redis.slots import Cursor
from chronos_synapse.storage.redis.stores import RedisStores
from chronos_synapse.triggers.build import build

logger = logging.getLogger(__name__)

MOST_VERSIONS = 100


class Rearmer:
    """Looks for jobs that are not armed. Several may run."""

    def __init__(self, stores: RedisStores) -> None:
        self._due = stores.due
        self._jobs = stores.jobs
        self._slots = stores.slots

    async def rearm(self) -> int:
        """Arms every enabled job that has lost its due time; gives how many."""
        if await self._due.count_unarmed() <= 0:
            return 0
        count, place = 0, "0"
        while True:
            place, job_ids = await self._due.unarmed(place)
            count += await self._arm(job_ids)
            if place == "0":
                break
        if count:
            logger.error("jobs had lost their due time", extra={"action": "rearmed", "count": count})
        return count

    async def _arm(self, job_ids: Sequence[str]) -> int:
        jobs = await self._jobs.find_many(job_ids)
        cursors = await self._slots.cursors(job_ids)
        items = []
        for job_id, cursor in zip(job_ids, cursors, strict=True):
            job = jobs.get(job_id)
            if job is not None and cursor.kind is None:
                items.append(await self.rearming_of(job, cursor))
        return await self._due.rearm(items)

    async def rearming_of(self, job: Job, cursor: Cursor) -> Rearming:
        """The first due time that the ledger does not tell of."""
        fire_ms = None
        if job.schedule is not None and job.has_due_times:
            newest = await self._slots.newest(job.id)
            since_ms = await self._scheduled_since_ms(job)
            after_ms = since_ms if newest is None else max(since_ms, newest.until_ms)
            fire_ms = _next_ms(job, after_ms)
        return Rearming(
            job_id=job.id,
            version=job.version,
            is_held=job.state is JobState.PAUSED,
            seen_ms=cursor.ms,
            fire_ms=fire_ms,
        )

    async def _scheduled_since_ms(self, job: Job) -> int:
        """Since when the job has had the due times that it has."""
        since = job
        for version in range(job.version - 1, max(0, job.version - MOST_VERSIONS), -1):
            former = await self._jobs.find_version(job.id, version)
            if former is None or not former.has_due_times or not has_same_due_times(former, job):
                break
            since = former
        return to_ms(since.updated_at)


def _next_ms(job: Job, after_ms: int) -> int | None:
    if job.schedule is None:
        return None
    try:
        due = build(job.schedule, job.timing, seed=job.id).next_after(from_ms(after_ms))
    except ChronosError:
        logger.exception("a stored schedule cannot be read", extra={"action": "bad_schedule", "job": job.id})
        return None
    return None if due is None else to_ms(due)
