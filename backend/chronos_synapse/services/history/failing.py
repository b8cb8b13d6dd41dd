"""FailingJobs: jobs whose latest execution did not succeed, since when, and how many times in a row."""

from collections.abc import Sequence
from datetime import datetime

import msgspec

from chronos_synapse.domain.access import Principal
from chronos_synapse.domain.clock import from_ms
from chronos_synapse.domain.execution import UNSUCCESSFUL, Execution, ExecutionState, due_ms_of
from chronos_synapse.domain.failure_pattern import narrowed
from chronos_synapse.domain.job import Job, JobState
from chronos_synapse.domain.query import ExecutionQuery
from chronos_synapse.storage.redis.jobs import JobStats
from chronos_synapse.storage.redis.stores import RedisStores

PAGE = 200
PAGES = 5
"""Failures looked through, newest first: one job that fails every second must not hide the others."""
ENOUGH = 100
"""Jobs with failures, of which some may have recovered since."""


class FailingJob(msgspec.Struct, frozen=True, kw_only=True):
    """One job that fails now."""

    job_id: str
    job_name: str
    execution_id: str
    """The latest execution."""
    state: ExecutionState
    error: str | None
    finished_at: datetime
    since: datetime
    """When the first of the failures in a row ended, as far as recent executions tell."""
    last_good_at: datetime | None
    """When the latest success was due, None when recent executions know of none."""
    count: int
    """Failures in a row, as far as recent executions tell."""
    pattern_id: str | None
    """Of the pattern that the latest failure belongs to; null: none is learnt yet, or the caller does not see it."""


class Failing(msgspec.Struct, frozen=True, kw_only=True):
    """Jobs that fail now."""

    jobs: list[FailingJob]
    """Those that failed last, the latest failure first."""
    total: int
    """How many there are, as far as the latest failures tell: of more than ENOUGH not all."""


class FailingJobs:
    """Finds them from the history and each job's recent executions."""

    def __init__(self, stores: RedisStores) -> None:
        self._stores = stores

    async def find(self, principal: Principal, now: datetime, *, limit: int) -> list[FailingJob]:
        """Up to `limit` jobs of those the caller sees, the latest failure first."""
        return (await self.count(principal, now, limit=limit)).jobs

    async def count(self, principal: Principal, now: datetime, *, limit: int) -> Failing:
        """The same, and how many there are."""
        every = await self._failing(principal, now)
        failing = every[:limit]
        rows = [_row_ids(stats) for _, stats in failing]
        ids = sorted({execution_id for row in rows for execution_id in (row[0], row[-1])})
        known = {str(execution.id): execution for execution in await self._stores.executions.find_many(ids)}
        patterns = await self._patterns(principal, [row[0] for row in rows])
        found = zip(failing, rows, strict=True)
        jobs = [_entry(job, stats, row, known, patterns.get(row[0])) for (job, stats), row in found]
        return Failing(jobs=jobs, total=len(every))

    async def _patterns(self, principal: Principal, execution_ids: Sequence[str]) -> dict[str, str]:
        """Failed execution -> its pattern, of those that the caller may open."""
        found = await self._stores.insight.patterns.of_executions(execution_ids)
        return {
            execution_id: pattern.id
            for execution_id, pattern in found.items()
            if narrowed(pattern, principal.sight) is not None
        }

    async def _failing(self, principal: Principal, now: datetime) -> list[tuple[Job, JobStats]]:
        job_ids = await self._failed_lately(principal, now)
        jobs = await self._stores.jobs.find_many(job_ids)
        kept = [jobs[job_id] for job_id in job_ids if job_id in jobs and jobs[job_id].state is not JobState.ARCHIVED]
        stats = await self._stores.jobs.stats([job.id for job in kept])
        found = [(job, its) for job, its in zip(kept, stats, strict=True) if its.last_state in UNSUCCESSFUL]
        return sorted(found, key=lambda pair: pair[1].last_finished_ms or 0, reverse=True)

    async def _failed_lately(self, principal: Principal, now: datetime) -> list[str]:
        query = ExecutionQuery(sight=principal.sight, states=tuple(sorted(UNSUCCESSFUL)), limit=PAGE)
        job_ids: dict[str, None] = {}
        for _ in range(PAGES):
            page = await self._stores.history.find(query, now=now)
            job_ids |= dict.fromkeys(document.job_id for document in page.documents)
            if page.next_cursor is None or len(job_ids) >= ENOUGH:
                break
            query = msgspec.structs.replace(query, cursor=page.next_cursor)
        return list(job_ids)


def _row_ids(stats: JobStats) -> Sequence[str]:
    """Ids of the failures in a row, newest first; at least the latest execution."""
    row = []
    for recent in stats.recent:
        if recent.state not in UNSUCCESSFUL:
            break
        row.append(recent.id)
    return row or [stats.last_execution_id or ""]


def _last_good(stats: JobStats) -> datetime | None:
    good = next((recent.id for recent in stats.recent if recent.state is ExecutionState.SUCCEEDED), None)
    return None if good is None else from_ms(due_ms_of(good))


def _entry(
    job: Job, stats: JobStats, row: Sequence[str], known: dict[str, Execution], pattern_id: str | None
) -> FailingJob:
    latest, first = known.get(row[0]), known.get(row[-1])
    finished_at = from_ms(stats.last_finished_ms or 0)
    return FailingJob(
        job_id=job.id,
        job_name=job.name,
        execution_id=row[0],
        state=stats.last_state or ExecutionState.FAILED,
        error=latest.error if latest else None,
        finished_at=finished_at,
        last_good_at=_last_good(stats),
        since=(first.finished_at if first else None) or finished_at,
        count=len(row),
        pattern_id=pattern_id,
    )
