"""VersionService: what a job was, who changed it, and the way back."""

from collections.abc import Collection
from datetime import datetime
from typing import Any, Protocol

import msgspec

from chronos_synapse.domain.access import Permission, Principal
from chronos_synapse.domain.definition_diff import DefinitionDifference, differences
from chronos_synapse.domain.errors import Conflict, NotFound
from chronos_synapse.domain.job import Job
from chronos_synapse.domain.query import DEFAULT_LIMIT
from chronos_synapse.services.accounts.access import is_job_id, require, visible
from chronos_synapse.services.jobs.job_requests import JobChange
from chronos_synapse.services.jobs.job_views import JobView
from chronos_synapse.services.jobs.jobs import JobService
from chronos_synapse.storage.redis.jobs import JobStore
from chronos_synapse.storage.redis.offset_cursor import read_order_cursor, write_order_cursor

KIND = "version"
MOST = 100
"""Versions on a page, each with what it changed."""

_NOT_BROUGHT_BACK = frozenset({"state", "pause_reason", "snoozed_until"})
"""Whether the job runs now is nobody's history."""


class Names(Protocol):
    """Knows what users are called."""

    async def names(self, ids: Collection[str]) -> dict[str, str]:
        """Name by id, of those that there are."""


class VersionSummary(msgspec.Struct, frozen=True, kw_only=True):
    """A version, and what it changed of the one before."""

    version: int
    changed_at: datetime
    changed_by: str
    """A user's id; empty: the product itself."""
    changed_by_name: str
    """Empty when there is no such user any more."""
    changes: list[DefinitionDifference]
    """`left` is what was before. Of the first version, and of one whose predecessor is not kept, none are told."""


class VersionList(msgspec.Struct, frozen=True, kw_only=True):
    """One page, the newest first."""

    items: list[VersionSummary]
    total: int
    next_cursor: str | None


class VersionView(VersionSummary, frozen=True, kw_only=True):
    """A version with the whole definition."""

    definition: Job


class VersionQuery(msgspec.Struct, frozen=True, kw_only=True):
    """Versions of a job."""

    job_id: str
    limit: int = DEFAULT_LIMIT
    cursor: str | None = None


class VersionService:
    """Whoever sees a job sees what it was; whoever may change it may bring that back."""

    def __init__(self, jobs: JobStore, service: JobService, names: Names) -> None:
        self._jobs = jobs
        self._service = service
        self._names = names

    async def page(self, principal: Principal, query: VersionQuery) -> VersionList:
        """One page."""
        job = await self._job(principal, query.job_id, Permission.JOB_READ)
        after, _ = read_order_cursor(query, query.cursor)
        newest = job.version if after is None else min(job.version, after - 1)
        oldest = max(1, newest - min(query.limit, MOST) + 1)
        found = await self._jobs.find_versions(job, range(max(1, oldest - 1), newest + 1))
        shown = [version for version in range(newest, oldest - 1, -1) if version in found]
        names = await self._names.names({found[version].changed_by for version in shown})
        items = [VersionSummary(**_told(found[version], found.get(version - 1), names)) for version in shown]
        following = write_order_cursor(query, oldest, 0) if oldest > 1 else None
        return VersionList(items=items, total=job.version, next_cursor=following)

    async def find(self, principal: Principal, job_id: str, version: int) -> VersionView:
        """The job as it stood at `version`."""
        job = await self._job(principal, job_id, Permission.JOB_READ)
        found = await self._jobs.find_versions(job, [version, version - 1])
        if version not in found:
            raise NotFound(KIND, str(version))
        names = await self._names.names({found[version].changed_by})
        return VersionView(**_told(found[version], found.get(version - 1), names), definition=found[version])

    async def restore(self, principal: Principal, job_id: str, version: int) -> JobView:
        """Brings a definition back, as a new version; whether the job is active stays as it is."""
        require(principal, Permission.JOB_UPDATE)
        job = await self._job(principal, job_id, Permission.JOB_UPDATE)
        former = (await self._jobs.find_versions(job, [version])).get(version)
        if former is None:
            raise NotFound(KIND, str(version))
        if version == job.version:
            raise Conflict("This is the version in force.", code="version.current")
        return await self._service.change(principal, job_id, change_to(former))

    async def _job(self, principal: Principal, job_id: str, need: Permission) -> Job:
        found = await self._jobs.find(job_id) if is_job_id(job_id) else None
        return visible(found, principal, kind="job", identifier=job_id, need=need)


def change_to(former: Job) -> JobChange:
    """Everything that a person may write, as it was."""
    names = [name for name in JobChange.__struct_fields__ if name not in _NOT_BROUGHT_BACK]
    values: dict[str, Any] = {name: getattr(former, name) for name in names}
    values |= {name: list(value) for name, value in values.items() if isinstance(value, tuple)}
    return JobChange(**values)


def _told(job: Job, before: Job | None, names: dict[str, str]) -> dict[str, Any]:
    return {
        "version": job.version,
        "changed_at": job.updated_at,
        "changed_by": job.changed_by,
        "changed_by_name": names.get(job.changed_by, ""),
        "changes": [] if before is None else differences(before, job),
    }
