"""What the executions of jobs came to and when jobs are due next: read beside the definitions, and cheaply."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import msgspec

from chronos_synapse.domain.execution import ExecutionState
from chronos_synapse.domain.job import Job, JobId, UserId
from chronos_synapse.storage.redis.job_documents import decode_job
from chronos_synapse.storage.redis.keys import Keys
from chronos_synapse.storage.redis.scripts import Script

READ_FIGURES = Script("read_figures", keys=("due",), args=("fields", "count"))
KEPT_JOBS = 4096
"""Definitions that are kept decoded; the same ones are asked for again and again."""
KEPT_RECENT = 1024
MAX_KEPT_BYTES = 8192
"""Documents that are longer than this are decoded each time."""

_NAMES = tuple(state.value for state in ExecutionState)
_STATES = {state.value.encode(): state for state in ExecutionState}
_FIELDS = (*_NAMES, "fired", "beside", "last_execution_id", "last_state", "last_finished_at")


class RecentExecution(msgspec.Struct, frozen=True, kw_only=True):
    """One of the latest executions of a job that ended."""

    id: str
    state: ExecutionState
    duration_ms: int | None


class JobStats(msgspec.Struct, frozen=True, kw_only=True):
    """Executions of a job by state, and the latest that ended, newest first."""

    counts: dict[str, int]
    fired: int
    """Due times that fired towards `max_executions`."""
    beside: int
    """Live executions of backfills and dry runs, which do not count towards what of the job may run at once."""
    last_execution_id: str | None
    last_state: ExecutionState | None
    last_finished_ms: int | None
    recent: tuple[RecentExecution, ...]


class JobSheet(msgspec.Struct, frozen=True, kw_only=True):
    """A job with all that is shown of it."""

    job: Job
    stats: JobStats
    next_fire_ms: int | None
    """The armed fire time, epoch ms."""

    @property
    def owner_id(self) -> UserId:
        """Whose it is."""
        return self.job.owner_id

    @property
    def job_id(self) -> JobId:
        """Which one."""
        return self.job.id


def figure_commands(keys: Keys, job_id: str) -> list[tuple[object, ...]]:
    """What reads the figures of one job, in the order in which `sheet_of` takes the replies."""
    return [
        ("HMGET", keys.job_stats(job_id), *_FIELDS),
        ("LRANGE", keys.job_recent(job_id), 0, -1),
        ("ZSCORE", keys.due(), job_id),
    ]


def figure_question(keys: Keys, job_ids: Sequence[str]) -> tuple[list[str], list[object]]:
    """Keys and arguments of READ_FIGURES for several jobs."""
    names = [keys.due()]
    for job_id in job_ids:
        names += (keys.job_stats(job_id), keys.job_recent(job_id))
    return names, [" ".join(_FIELDS), len(job_ids), *job_ids]


def sheet_of(job: Job, figures: Sequence[Any]) -> JobSheet:
    """The sheet of `job`, whose figures were read as one of the two above says."""
    values, recent, due = figures
    return JobSheet(job=job, stats=stats_of(values, recent), next_fire_ms=None if due is None else int(float(due)))


def stats_of(values: Sequence[bytes | None], recent: Sequence[bytes]) -> JobStats:
    """What was counted, and the latest executions, as `figure_commands` reads them."""
    *counts, fired, beside, last_id, last_state, last_finished = values
    return JobStats(
        counts={name: int(value or 0) for name, value in zip(_NAMES, counts, strict=True)},
        fired=int(fired or 0),
        beside=int(beside or 0),
        last_execution_id=None if last_id is None else last_id.decode(),
        last_state=None if last_state is None else _STATES[last_state],
        last_finished_ms=None if last_finished is None else int(last_finished),
        recent=_recent(tuple(recent)),
    )


def known_job(raw: bytes) -> Job:
    """As `decode_job`; what was decoded before is given again, since nothing changes a job that was read."""
    return _known_job(raw) if len(raw) <= MAX_KEPT_BYTES else decode_job(raw)


_known_job = lru_cache(maxsize=KEPT_JOBS)(decode_job)


@lru_cache(maxsize=KEPT_RECENT)
def _recent(entries: tuple[bytes, ...]) -> tuple[RecentExecution, ...]:
    return tuple([_execution(entry) for entry in entries])


def _execution(entry: bytes) -> RecentExecution:
    """An entry is `id state duration_ms`; those that never ran have no duration."""
    execution_id, state, duration = (entry + b" ").split(b" ", 3)[:3]
    return RecentExecution(
        id=execution_id.decode(), state=_STATES[state], duration_ms=int(duration) if duration else None
    )
