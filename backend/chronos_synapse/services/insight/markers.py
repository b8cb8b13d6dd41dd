"""MarkerService: hears of deploys, which explain what changes after them."""

import logging
from collections.abc import Sequence
from datetime import datetime, timedelta

import msgspec

from chronos_models.detectors.state import MOST_TEXT
from chronos_models.history import Marker
from chronos_synapse.domain.access import Permission, Principal
from chronos_synapse.domain.clock import Clock, utc_now
from chronos_synapse.domain.errors import Conflict, Invalid, Unavailable
from chronos_synapse.domain.job import Job
from chronos_synapse.domain.query import MAX_LIMIT, JobQuery
from chronos_synapse.services.accounts.access import is_job_id, require, require_on, visible
from chronos_synapse.services.insight.desks import Desks
from chronos_synapse.storage.redis.monitors import LearningStep
from chronos_synapse.storage.redis.stores import RedisStores

logger = logging.getLogger(__name__)

TRIES = 5
MOST_TAGS = 20
JOBS_AT_ONCE = 50
OLDEST = timedelta(days=1)
"""A deploy that is told of later explains nothing any more."""
AHEAD = timedelta(minutes=5)
"""Clocks differ."""


class Marked(msgspec.Struct, frozen=True, kw_only=True):
    """What came of a marker."""

    jobs: int
    """How many it is about."""
    learned: int
    """Of how many of those something was learned before, so that a change can be told by it."""


class MarkerService:
    """Deploys are told to the models, and only there."""

    def __init__(self, stores: RedisStores, desks: Desks, *, clock: Clock = utc_now) -> None:
        self._stores = stores
        self._desks = desks
        self._clock = clock

    async def mark(
        self,
        principal: Principal,
        version: str,
        at: datetime | None = None,
        *,
        job_ids: Sequence[str] = (),
        tags: Sequence[str] = (),
    ) -> Marked:
        """`version` was deployed to these jobs, and to those of the caller's with all these tags.

        Invalid names a field; NotFound for a job that the caller does not see, Denied for one that is not theirs to
        change. Of jobs found by tags, those that the caller may not change are passed over.
        """
        require(principal, Permission.JOB_UPDATE)
        at = self._checked(version, at, job_ids, tags)
        jobs = [*await self._named(principal, job_ids), *await self._tagged(principal, tags)]
        found = {job.id: job for job in jobs}
        marker = Marker(time_s=at.timestamp(), kind="deploy", version=version)
        learned = 0
        for first in range(0, len(found), JOBS_AT_ONCE):
            learned += await self._mark(list(found)[first : first + JOBS_AT_ONCE], marker)
        logger.info(
            "a deploy was told of", extra={"action": "deploy_marked", "jobs": len(found), "deployed": version[:40]}
        )
        return Marked(jobs=len(found), learned=learned)

    def _checked(self, version: str, at: datetime | None, job_ids: Sequence[str], tags: Sequence[str]) -> datetime:
        if not version.strip() or len(version) > MOST_TEXT or not version.isprintable():
            detail = f"A version is one line of 1 to {MOST_TEXT} characters."
            raise Invalid(detail, pointer="/version", code="deploy.version")
        if not job_ids and not tags:
            raise Invalid("Name the jobs, or a tag that they have.", pointer="/job_ids", code="deploy.jobs")
        if len(job_ids) > MAX_LIMIT:
            raise Invalid(f"Name at most {MAX_LIMIT:,} jobs.", pointer="/job_ids", code="deploy.jobs")
        if len(tags) > MOST_TAGS or not all(tags):
            raise Invalid(f"Name at most {MOST_TAGS} tags.", pointer="/tags", code="deploy.tags")
        now = self._clock()
        at = at or now
        if not now - OLDEST <= at <= now + AHEAD:
            raise Invalid("A deploy is told of within a day.", pointer="/at", code="deploy.at")
        return at

    async def _named(self, principal: Principal, job_ids: Sequence[str]) -> list[Job]:
        known = await self._stores.jobs.find_many([job_id for job_id in job_ids if is_job_id(job_id)])
        jobs = [visible(known.get(job_id), principal, kind="job", identifier=job_id) for job_id in job_ids]
        for job in jobs:
            require_on(principal, Permission.JOB_UPDATE, job.owner_id, job.id)
        return jobs

    async def _tagged(self, principal: Principal, tags: Sequence[str]) -> list[Job]:
        if not tags:
            return []
        query: JobQuery | None = JobQuery(sight=principal.sight, tags=tuple(tags), limit=MAX_LIMIT)
        found: list[Job] = []
        while query is not None:
            page = await self._stores.job_search.find(query)
            if not page.complete:
                raise Unavailable("The jobs with these tags were not found in time; try again.", part="redis")
            found += page.jobs
            cursor = page.next_cursor
            query = None if cursor is None else msgspec.structs.replace(query, cursor=cursor)
        return [job for job in found if Permission.JOB_UPDATE in principal.rights(job.owner_id, job.id)]

    async def _mark(self, job_ids: Sequence[str], marker: Marker) -> int:
        for _ in range(TRIES):
            desks = await self._desks.open(job_ids)
            for desk in desks.values():
                desk.mark(marker)
            learnt = [desk.learnt() for desk in desks.values()]
            if not learnt or await self._stores.insight.monitors.put(LearningStep(learnt=learnt)):
                return len(learnt)
        raise Conflict("The jobs are being learned from all the time; try again.", code="deploy.busy")
