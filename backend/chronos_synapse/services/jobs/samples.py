"""SampleService: a workspace to try things in, made by one call and removed by one, with real jobs that really ran."""

import time
from datetime import timedelta

import msgspec

from chronos_synapse.domain.access import Permission, Principal, Sight
from chronos_synapse.domain.clock import from_ms
from chronos_synapse.domain.errors import Conflict, Invalid, TooMany, Unavailable
from chronos_synapse.domain.job import Job
from chronos_synapse.domain.query import JobQuery
from chronos_synapse.services.accounts.access import require
from chronos_synapse.services.audit.draft import note
from chronos_synapse.services.jobs.jobs import JobService
from chronos_synapse.services.jobs.sample_jobs import TAG, Sample, is_sample, sample_jobs
from chronos_synapse.services.scheduling.backfills import BackfillRequest, BackfillService
from chronos_synapse.storage.redis.executions import Removal
from chronos_synapse.storage.redis.purge import PurgeStore, Selection
from chronos_synapse.storage.redis.search import SearchTimeout
from chronos_synapse.storage.redis.stores import RedisStores
from chronos_synapse.triggers.zone import zone_of

MOST = 100
BATCH = 200
AT_ONCE = 4
"""Runs of a sample's past that go on together."""
LONGEST_S = 8.0
"""One request removes for so long; what is left is told, and the next one goes on."""


class SampleRequest(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Makes the workspace."""

    timezone: str = "UTC"


class SampleJob(msgspec.Struct, frozen=True, kw_only=True):
    """A job of the workspace."""

    id: str
    name: str


class Samples(msgspec.Struct, frozen=True, kw_only=True):
    """The caller's sample workspace; no jobs: there is none."""

    jobs: list[SampleJob]


class SamplesRemoved(msgspec.Struct, frozen=True, kw_only=True):
    """What was removed. `left`: jobs that could not be yet, since something of theirs runs; ask again."""

    jobs: int
    executions: int
    left: int


class SampleService:
    """Of the caller alone: nobody sees or removes another's."""

    def __init__(self, stores: RedisStores, jobs: JobService, backfills: BackfillService, purges: PurgeStore) -> None:
        self._stores = stores
        self._jobs = jobs
        self._backfills = backfills
        self._purges = purges

    async def find(self, caller: Principal) -> Samples:
        """What there is of it."""
        return _view(await self._own(caller))

    async def create(self, caller: Principal, request: SampleRequest, *, by: str) -> Samples:
        """Makes the jobs and has their past run after all; Conflict when they are there already."""
        require(caller, Permission.JOB_CREATE)
        try:
            zone_of(request.timezone)
        except Invalid as refusal:
            raise Invalid(refusal.detail, pointer="/timezone", code=refusal.code) from refusal
        if await self._own(caller):
            raise Conflict("The sample workspace is there already.", code="sample.exists")
        made = []
        for sample in sample_jobs(request.timezone):
            job = await self._jobs.create(caller, sample.job)
            made.append(SampleJob(id=job.id, name=job.name))
            await self._run_past(caller, job, sample, by=by)
        note(kind="sample", id=caller.user_id, owner_id=caller.user_id, after={"jobs": len(made)})
        return Samples(jobs=made)

    async def _run_past(self, caller: Principal, job: Job, sample: Sample, *, by: str) -> None:
        """Without a past the workspace is there all the same."""
        if sample.past is None or not caller.may(Permission.JOB_RUN):
            return
        now = from_ms(await self._stores.due.now_ms())
        request = BackfillRequest(since=now - sample.past, until=now - timedelta(seconds=1), max_parallel=AT_ONCE)
        try:
            await self._backfills.create(caller, job.id, request, by=by)
        except (TooMany, Invalid):
            return

    async def remove(self, caller: Principal) -> SamplesRemoved:
        """Takes away the jobs with all that they did. What runs is ended first."""
        require(caller, Permission.JOB_DELETE)
        removed, jobs, ends_at = 0, await self._own(caller), time.monotonic() + LONGEST_S
        gone = 0
        try:
            for job in jobs:
                removed += await self._clear(caller, job, ends_at)
                if not await self._purges.live(job.id, 1):
                    await self._jobs.delete(caller, job.id)
                    removed += await self._purge(job, ends_at)
                    gone += 1
        except SearchTimeout as exc:
            raise Unavailable("The search index did not answer in time; try again.", part="redis") from exc
        note(kind="sample", id=caller.user_id, owner_id=caller.user_id, before={"jobs": gone, "executions": removed})
        return SamplesRemoved(jobs=gone, executions=removed, left=len(jobs) - gone)

    async def _clear(self, caller: Principal, job: Job, ends_at: float) -> int:
        """Ends what there is of its past to come and of what runs, and removes what is over."""
        for backfill in (await self._backfills.of_job(caller, job.id)).items:
            if backfill.finished_at is None:
                try:
                    await self._backfills.cancel(caller, job.id, backfill.id)
                except Conflict:
                    continue  # It has ended just now.
        live = [one.id for one in await self._purges.live(job.id, BATCH)]
        for execution in await self._stores.executions.find_many(live):
            await self._stores.executions.cancel(execution)
        return await self._purge(job, ends_at)

    async def _purge(self, job: Job, ends_at: float) -> int:
        removed, selection = 0, Selection(before=None, job_id=job.id)
        while time.monotonic() < ends_at:
            documents = await self._purges.first(selection, BATCH)
            removals = [Removal(execution_id=one.id, job_id=one.job_id, owner_id=one.owner_id) for one in documents]
            gone = await self._stores.executions.remove(removals) if removals else 0
            removed += gone
            if not gone:
                break
        return removed

    async def _own(self, caller: Principal) -> list[Job]:
        sight = Sight(owners=(caller.user_id,), only=caller.sight.only)
        page = await self._stores.job_search.find(JobQuery(sight=sight, tags=(TAG,), limit=MOST))
        return [job for job in page.jobs if is_sample(job)]


def _view(jobs: list[Job]) -> Samples:
    return Samples(jobs=[SampleJob(id=job.id, name=job.name) for job in jobs])
