"""An execution: one run of a job for one due time or request, made of attempts."""

from datetime import datetime
from enum import StrEnum
from typing import NewType

import msgspec

from chronos_synapse.domain.job import JobId, UserId

ExecutionId = NewType("ExecutionId", str)


class Origin(StrEnum):
    """What asked for an execution."""

    SCHEDULE = "schedule"
    MANUAL = "manual"
    """A person, in the browser."""
    API = "api"
    """A program, by the API or the command line."""
    BACKFILL = "backfill"
    """A person who had due times of the past run after all."""


class ExecutionState(StrEnum):
    """Where an execution is. The first three are live; the others are final."""

    QUEUED = "queued"
    """On a queue, waiting for a worker."""
    RUNNING = "running"
    """An attempt has a lease."""
    RETRYING = "retrying"
    """Queued again after an attempt that did not succeed."""
    SUCCEEDED = "succeeded"
    FAILED = "failed"
    TIMED_OUT = "timed_out"
    CANCELLED = "cancelled"
    ABANDONED = "abandoned"
    """Its worker vanished and the job does not allow another attempt."""
    SKIPPED = "skipped"
    """Due, and not started for a reason such as an overlap."""
    MISSED = "missed"
    """Due while nothing could dispatch it, and given up by the misfire policy."""


LIVE_STATES = frozenset({ExecutionState.QUEUED, ExecutionState.RUNNING, ExecutionState.RETRYING})
FINAL_STATES = frozenset(ExecutionState) - LIVE_STATES
NEVER_STARTED = frozenset({ExecutionState.SKIPPED, ExecutionState.MISSED})
UNSUCCESSFUL = frozenset({ExecutionState.FAILED, ExecutionState.TIMED_OUT, ExecutionState.ABANDONED})
"""What a person means by "failed"."""

TRANSITIONS: dict[ExecutionState, frozenset[ExecutionState]] = {
    ExecutionState.QUEUED: frozenset({ExecutionState.RUNNING, ExecutionState.CANCELLED}),
    ExecutionState.RETRYING: frozenset({ExecutionState.RUNNING, ExecutionState.CANCELLED}),
    ExecutionState.RUNNING: frozenset(
        {
            ExecutionState.SUCCEEDED,
            ExecutionState.FAILED,
            ExecutionState.TIMED_OUT,
            ExecutionState.CANCELLED,
            ExecutionState.ABANDONED,
            ExecutionState.RETRYING,
        }
    ),
    **{state: frozenset() for state in FINAL_STATES},
}
"""Which state may follow which; scripts are handed the expected states from here."""


class Outcome(StrEnum):
    """How an attempt ended."""

    SUCCEEDED = "succeeded"
    FAILED = "failed"
    TIMED_OUT = "timed_out"
    CANCELLED = "cancelled"
    ABANDONED = "abandoned"


class Attempt(msgspec.Struct, frozen=True, kw_only=True):
    """One try within an execution, numbered from 1; the number is also its fence."""

    number: int
    worker: str
    started_at: datetime
    finished_at: datetime | None = None
    outcome: Outcome | None = None
    exit_code: int | None = None
    signal: str | None = None
    """Name of the signal that ended the process, such as `SIGKILL`."""
    error: str | None = None


class LogTotals(msgspec.Struct, frozen=True, kw_only=True):
    """How much an execution printed, and how much of it was left out by the cap."""

    lines: int = 0
    bytes: int = 0
    dropped_lines: int = 0
    dropped_bytes: int = 0


class Execution(msgspec.Struct, frozen=True, kw_only=True):
    """One run of a job. Times are aware UTC; absent means: has not happened."""

    id: ExecutionId
    job_id: JobId
    job_name: str
    job_version: int
    owner_id: UserId
    tags: tuple[str, ...]
    origin: Origin
    state: ExecutionState
    queue: str
    scheduled_for: datetime
    """The due time, or for other origins the moment of the request."""
    queued_at: datetime
    started_at: datetime | None
    finished_at: datetime | None
    duration_ms: int | None
    """Of the last attempt, from start to end."""
    lag_ms: int | None
    """From `scheduled_for` to the first start."""
    exit_code: int | None
    error: str | None
    reason: str | None
    """Why it was skipped, missed, cancelled or abandoned, in words."""
    missed_count: int
    """For `missed`: how many due times this record stands for, up to `missed_until`."""
    missed_until: datetime | None
    cpu_ms: int | None
    peak_memory_bytes: int | None
    log: LogTotals
    attempts: tuple[Attempt, ...]


def scheduled_execution_id(job_id: JobId, due_ms: int) -> ExecutionId:
    """The only id that (job, due time) can have, so that no slot can run twice."""
    return ExecutionId(f"{job_id}-{due_ms:x}")


BACKFILL_DIGITS = 16
"""Hex digits of a backfill's id: by so many after the due time its executions are known from others."""


def backfill_execution_id(job_id: JobId, due_ms: int, backfill_id: str) -> ExecutionId:
    """The only id that (job, due time) can have within one backfill."""
    return ExecutionId(f"{job_id}-{due_ms:x}-{backfill_id}")


def is_of_backfill(execution_id: str) -> bool:
    """Whether a backfill asked for it."""
    words = execution_id.split("-")
    return len(words) == 3 and len(words[2]) == BACKFILL_DIGITS


def requested_execution_id(job_id: JobId, asked_ms: int, nonce: str) -> ExecutionId:
    """The id of an execution that a person or program asked for."""
    return ExecutionId(f"{job_id}-{asked_ms:x}-{nonce}")
