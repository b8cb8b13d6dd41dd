"""Definitions: job versions as workers need them, kept at hand since a version never changes."""

from collections import OrderedDict

import msgspec

from chronos_synapse.domain.job import Job, UserId
from chronos_synapse.storage.redis.jobs import JobStore

LIMIT = 20_000


class Definitions:
    """Finds a job as it stood at a version."""

    def __init__(self, jobs: JobStore) -> None:
        self._jobs = jobs
        self._kept: OrderedDict[tuple[str, int], Job] = OrderedDict()

    async def prefetch(self, wanted: list[tuple[str, int]]) -> None:
        """Reads the current definitions of many jobs in one go; older versions are left to `find`."""
        missing = [job_id for job_id, version in wanted if (job_id, version) not in self._kept]
        for job in (await self._jobs.find_many(missing)).values():
            self._keep(job)

    async def find(self, job_id: str, version: int, *, owner_id: str = "") -> Job | None:
        """The job at `version`, or None when the job was deleted.

        `owner_id`: to whom it belongs now, since it may have changed hands since it was read; empty: whoever that is.
        """
        job = self._kept.get((job_id, version))
        if job is not None:
            self._kept.move_to_end((job_id, version))
        else:
            job = await self._jobs.find_version(job_id, version)
            if job is not None:
                self._keep(job)
        if job is None or owner_id in ("", job.owner_id):
            return job
        return msgspec.structs.replace(job, owner_id=UserId(owner_id))

    def _keep(self, job: Job) -> None:
        self._kept[(job.id, job.version)] = job
        if len(self._kept) > LIMIT:
            self._kept.popitem(last=False)
