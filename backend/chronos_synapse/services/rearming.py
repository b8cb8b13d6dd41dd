"""Rearming: no enabled job stays without its next due time, whatever happened to the store or to its clock."""

import logging
from collections.abc import Sequence

from chronos_synapse.domain.clock import from_ms, to_ms
from chronos_synapse.domain.errors import ChronosError
from chronos_synapse.domain.job import Job, JobState
from chronos_synapse.services.arming import has_same_due_times
from chronos_synapse.storage.redis.due import Rearming
from chronos_synapse.storage.redis.slots import Cursor
from chronos_synapse.storage.redis.stores import RedisStores
from chronos_synapse.triggers.build import build

logger = logging.getLogger(__name__)

PAGE = 500
MOST_VERSIONS = 100
MOST_PASSES = 5


class Rearmer:
    """Looks for jobs that are not armed, or armed beyond their next due time. Several may run."""

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

    async def follow_clock(self) -> int:
        """Arms jobs anew after the server's clock was set back: what comes again is due again, and what ran stays run.

        Gives how many are due earlier by that.
        """
        until_ms = await self._due.set_back_until()
        if until_ms is None:
            return 0
        count = 0
        for _ in range(MOST_PASSES):
            moved = await self._follow_once()
            count += moved
            if not moved:
                break
        await self._due.forget_set_back(until_ms)
        logger.warning("the server's clock was set back", extra={"action": "clock_set_back", "jobs": count})
        return count

    async def _follow_once(self) -> int:
        """One pass. Jobs that fire meanwhile shift the places of others, so one pass may pass over some."""
        now_ms = await self._due.now_ms()
        count, place = 0, 0
        while True:
            page = await self._due.armed_after(now_ms, place, PAGE)
            count += await self._due.rearm(await self._earlier(page, now_ms))
            if len(page) < PAGE:
                return count
            # Those that were moved are due earlier now, and so still come before the place.
            place += len(page)

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

    async def _earlier(self, page: Sequence[tuple[str, int]], now_ms: int) -> list[Rearming]:
        jobs = await self._jobs.find_many([job_id for job_id, _ in page])
        found = []
        for job_id, armed_ms in page:
            job = jobs.get(job_id)
            fire_ms = None if job is None else _next_ms(job, now_ms - 1)
            if job is not None and fire_ms is not None and fire_ms < armed_ms:
                found.append(
                    Rearming(job_id=job_id, version=job.version, is_held=False, seen_ms=armed_ms, fire_ms=fire_ms)
                )
        return found


def _next_ms(job: Job, after_ms: int) -> int | None:
    if job.schedule is None:
        return None
    try:
        due = build(job.schedule, job.timing, seed=job.id).next_after(from_ms(after_ms))
    except ChronosError:
        logger.exception("a stored schedule cannot be read", extra={"action": "bad_schedule", "job": job.id})
        return None
    return None if due is None else to_ms(due)
