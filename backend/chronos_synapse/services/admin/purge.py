"""PurgeService: removes history that is too old, or one job's, on an administrator's word, and tells before."""

import time
from datetime import datetime, timedelta

import msgspec

from chronos_synapse.domain.access import Permission, Principal
from chronos_synapse.domain.clock import Clock, utc_now
from chronos_synapse.domain.errors import Invalid, NotFound, Unavailable
from chronos_synapse.services.accounts.access import is_job_id, require
from chronos_synapse.services.audit.draft import changed_nothing, note
from chronos_synapse.storage.redis.executions import Removal
from chronos_synapse.storage.redis.purge import PurgeStore, Selection, scheduled_at
from chronos_synapse.storage.redis.search import SearchTimeout
from chronos_synapse.storage.redis.stores import RedisStores

BATCH = 200
LONGEST_S = 10.0
"""One request removes for so long; what is left is told, and the next one goes on."""
SAMPLED = 100
LONGEST_DAYS = 3650


class PurgeRequest(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Executions to remove with their logs: those scheduled so many days ago or earlier, those of a job, or both.

    What a job says itself of how long it keeps its history does not count here.
    """

    older_than_days: int | None = None
    job_id: str | None = None
    dry_run: bool = True
    """Only tell what would be removed."""


class PurgedJob(msgspec.Struct, frozen=True, kw_only=True):
    """What of it belongs to one job."""

    job_id: str
    job_name: str
    """Empty for a job that was deleted."""
    executions: int


class PurgeReport(msgspec.Struct, frozen=True, kw_only=True):
    """What would be removed, or was."""

    dry_run: bool
    found: int
    """Executions that fit, before anything was removed. Those that wait or run are never among them."""
    removed: int
    left: int
    """Of a purge that took too long for one request: ask again."""
    oldest: datetime | None
    newest: datetime | None
    bytes: int
    """Memory of all that was found, reckoned from a hundred of them at each end."""
    jobs: list[PurgedJob]
    """The twenty jobs with the most, of what was found."""


class PurgeService:
    """For those who may manage the system."""

    def __init__(self, stores: RedisStores, purges: PurgeStore, *, clock: Clock = utc_now) -> None:
        self._stores = stores
        self._purges = purges
        self._clock = clock

    async def purge(self, principal: Principal, request: PurgeRequest) -> PurgeReport:
        """Counts, and removes unless it is a dry run; Invalid when nothing narrows it."""
        require(principal, Permission.SYSTEM_MANAGE)
        selection = self._selection(request)
        try:
            report = await self._found(selection, request)
            if request.dry_run:
                changed_nothing()
                return report
            removed = await self._remove(selection)
            left = await self._purges.count(selection)
        except SearchTimeout as exc:
            raise Unavailable("The search index did not answer in time; try again.", part="redis") from exc
        note(kind="history", id=request.job_id or "", after={"removed": removed, "before": selection.before})
        return msgspec.structs.replace(report, removed=removed, left=left)

    def _selection(self, request: PurgeRequest) -> Selection:
        days, job_id = request.older_than_days, request.job_id
        if days is None and job_id is None:
            raise Invalid("State an age or a job: not everything is removed at once.", code="purge.unbounded")
        if days is not None and not 0 <= days <= LONGEST_DAYS:
            detail = f"older_than_days is from 0 to {LONGEST_DAYS:,}."
            raise Invalid(detail, pointer="/older_than_days", code="purge.days")
        if job_id is not None and not is_job_id(job_id):
            raise NotFound("job", job_id)
        before = None if days is None else self._clock() - timedelta(days=days)
        return Selection(before=before, job_id=job_id)

    async def _found(self, selection: Selection, request: PurgeRequest) -> PurgeReport:
        found = await self._purges.count(selection)
        old = await self._purges.first(selection, SAMPLED)
        new = await self._purges.first(selection, SAMPLED, newest=True)
        sample = list(dict.fromkeys(document.id for document in [*old, *new]))
        size = await self._purges.bytes_of(sample)
        return PurgeReport(
            dry_run=request.dry_run,
            found=found,
            removed=0,
            left=found,
            oldest=scheduled_at(old[0]) if old else None,
            newest=scheduled_at(new[0]) if new else None,
            bytes=round(size / len(sample) * max(found, len(sample))) if sample else 0,
            jobs=await self._jobs(selection),
        )

    async def _jobs(self, selection: Selection) -> list[PurgedJob]:
        shares = await self._purges.by_job(selection)
        jobs = await self._stores.jobs.find_many([share.job_id for share in shares])
        return [
            PurgedJob(
                job_id=share.job_id,
                job_name=jobs[share.job_id].name if share.job_id in jobs else "",
                executions=share.executions,
            )
            for share in shares
        ]

    async def _remove(self, selection: Selection) -> int:
        removed, ends_at = 0, time.monotonic() + LONGEST_S
        while time.monotonic() < ends_at:
            documents = await self._purges.first(selection, BATCH)
            removals = [Removal(execution_id=one.id, job_id=one.job_id, owner_id=one.owner_id) for one in documents]
            gone = await self._stores.executions.remove(removals)
            removed += gone
            # Nothing may go when all of a page are being changed by others; the next request tries again.
            if not gone:
                break
        return removed
