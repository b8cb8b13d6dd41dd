"""Whose secrets and variables a caller means, and which jobs use one."""

from collections.abc import Sequence

import msgspec

from chronos_synapse.domain.access import Permission, Principal
from chronos_synapse.domain.errors import Conflict, brief
from chronos_synapse.domain.job import Job
from chronos_synapse.domain.reference import uses_of
from chronos_synapse.domain.scope import Scope
from chronos_synapse.services.accounts.access import is_job_id, owner_named, require, visible
from chronos_synapse.storage.redis.stores import RedisStores

NAMED_JOBS = 5


class JobUse(msgspec.Struct, frozen=True, kw_only=True):
    """A job that uses something."""

    id: str
    name: str


class Scoping:
    """Finds the scope of a request, and the jobs in it."""

    def __init__(self, stores: RedisStores) -> None:
        self._jobs = stores.jobs
        self._search = stores.job_search

    async def scope(
        self, principal: Principal, need: Permission, *, job_id: str | None = None, owner_id: str | None = None
    ) -> Scope:
        """The job's when one is named, else the owner's, which may be a team, else the caller's.

        NotFound for a job or an owner whose things the caller does not see, Denied without the right `need`.
        """
        require(principal, need)
        if job_id is not None:
            found = await self._jobs.find(job_id) if is_job_id(job_id) else None
            job = visible(found, principal, kind="job", identifier=job_id, need=need)
            return Scope(owner_id=job.owner_id, job_id=job.id)
        return Scope(owner_id=owner_named(principal, need, owner_id))

    async def users(self, scope: Scope, use: str) -> list[JobUse]:
        """Jobs that use it; one more than NAMED_JOBS stands for any number of others."""
        jobs = await self._search.using(scope.owner_id, use, NAMED_JOBS + 1)
        return [JobUse(id=job.id, name=job.name) for job in jobs if _is_in(scope, job) and use in uses_of(job)]

    async def refuse_used(self, scope: Scope, use: str) -> None:
        """Conflict when jobs use it."""
        users = await self.users(scope, use)
        if users:
            raise Conflict(f"Jobs use it: {_names(users)}. Take it off them first, or force it.", code="reference.used")


def _is_in(scope: Scope, job: Job) -> bool:
    return scope.job_id in (None, job.id)


def _names(users: Sequence[JobUse]) -> str:
    names = ", ".join(brief(job.name) for job in users[:NAMED_JOBS])
    return f"{names} and others" if len(users) > NAMED_JOBS else names
