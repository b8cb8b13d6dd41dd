"""A job as it is shown: its definition, when it is due next, and what its executions came to."""

from datetime import datetime
from functools import lru_cache

import msgspec

from chronos_synapse.domain.access import Permission, Principal
from chronos_synapse.domain.clock import from_ms
from chronos_synapse.domain.errors import Invalid
from chronos_synapse.domain.execution import ExecutionState
from chronos_synapse.domain.job import Job
from chronos_synapse.domain.schedule import Schedule
from chronos_synapse.storage.redis.jobs import JobSheet, JobStats, RecentExecution
from chronos_synapse.triggers.describe import describe

BY_HAND = "Only when started by hand"


class JobStatsView(msgspec.Struct, frozen=True, kw_only=True):
    """Executions by state, and the latest that ended, newest first."""

    queued: int
    running: int
    retrying: int
    succeeded: int
    failed: int
    timed_out: int
    cancelled: int
    abandoned: int
    skipped: int
    missed: int
    last_execution_id: str | None
    last_state: ExecutionState | None
    last_finished_at: datetime | None
    recent: tuple[RecentExecution, ...]


class JobView(Job, frozen=True, kw_only=True):
    """A job with what is known of it."""

    schedule_text: str
    """The schedule in words."""
    next_fire_at: datetime | None
    fired_count: int
    """Due times that fired towards `max_executions`; counted while there is one."""
    stats: JobStatsView
    rights: tuple[Permission, ...]
    """What the caller may do with it, by name."""


class JobList(msgspec.Struct, frozen=True, kw_only=True):
    """One page. `complete` False: the answer was cut short, and `total` is a lower bound."""

    items: list[JobView]
    total: int
    complete: bool
    next_cursor: str | None


def view_job(principal: Principal, sheet: JobSheet) -> JobView:
    """A job with its statistics, as the caller sees it."""
    job, due_ms = sheet.job, sheet.next_fire_ms
    return JobView(
        **msgspec.structs.asdict(job),
        schedule_text=schedule_words(job.schedule, seed=job.id),
        next_fire_at=None if due_ms is None else from_ms(due_ms),
        fired_count=sheet.stats.fired,
        stats=_stats(sheet.stats),
        rights=rights_by_name(principal.rights(job.owner_id, job.id)),
    )


@lru_cache(maxsize=256)
def rights_by_name(rights: frozenset[Permission]) -> tuple[Permission, ...]:
    """What a caller may do, in an order that stays."""
    return tuple(sorted(rights))


@lru_cache(maxsize=10_000)
def schedule_words(schedule: Schedule | None, *, seed: str = "") -> str:
    """`schedule` in words, with what `seed` (the job's id) chooses.

    Its bare text when an older version stored what is refused today.
    """
    if schedule is None:
        return BY_HAND
    try:
        return describe(schedule, seed=seed)
    except Invalid:
        return str(getattr(schedule, "expression", "A schedule that is not understood"))


def _stats(stats: JobStats) -> JobStatsView:
    counts = stats.counts
    return JobStatsView(
        **(counts if min(counts.values()) >= 0 else {name: max(0, count) for name, count in counts.items()}),
        last_execution_id=stats.last_execution_id,
        last_state=stats.last_state,
        last_finished_at=None if stats.last_finished_ms is None else from_ms(stats.last_finished_ms),
        recent=stats.recent,
    )
