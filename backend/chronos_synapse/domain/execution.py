"""An execution: one run of a job for one due time or request, made of attempts."""

from datetime import datetime
from enum import StrEnum
from typing import NewType

import msgspec

from chronos_synapse.domain.job import JobId, UserId
from chronos_synapse.domain.lane import lane_of
from chronos_synapse.domain.retry import Cause

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
    """After an attempt that did not succeed: queued again, or waiting for the time of the next one."""
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
    cause: Cause | None = None
    """Why it did not succeed."""
    http_status: int | None = None
    """What a server answered last."""
    first_line: int = 0
    """Offset in the log where it begins; it goes on to where the next one begins."""
    setup_ms: int | None = None
    """How long it took to prepare it, before the program itself began."""
    cleanup_ms: int | None = None
    """How long it took to clear away after it."""
    retry_at: datetime | None = None
    """When the next attempt was to begin; absent when at once, or never."""


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
    needs: tuple[str, ...] = ()
    """Labels that a worker must have to run it."""
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
    cause: Cause | None = None
    """Why the last attempt did not succeed."""
    http_status: int | None = None
    retry_at: datetime | None = None
    """While it is `retrying`: when the next attempt begins; absent: as soon as a worker is free."""
    is_dry_run: bool = False
    """It only looked whether it could run."""

    @property
    def lane(self) -> str:
        """Where it waits for a worker."""
        return lane_of(self.queue, self.needs)

    @property
    def next_fence(self) -> int:
        """The number that the next attempt would have."""
        return max((attempt.number for attempt in self.attempts), default=0) + 1


def scheduled_execution_id(job_id: JobId, due_ms: int) -> ExecutionId:
    """The only id that (job, due time) can have, so that no slot can run twice."""
    return ExecutionId(f"{job_id}-{due_ms:x}")


GIVEN_DIGITS = 10
DRY_RUN_DIGITS = 12
BACKFILL_DIGITS = 16
"""Hex digits at the end of an id, after the due time: by their number it is known what was asked for."""


def backfill_execution_id(job_id: JobId, due_ms: int, backfill_id: str) -> ExecutionId:
    """The only id that (job, due time) can have within one backfill."""
    return ExecutionId(f"{job_id}-{due_ms:x}-{backfill_id}")


def requested_execution_id(job_id: JobId, asked_ms: int, nonce: str) -> ExecutionId:
    """The id of an execution that a person or program asked for.

    A nonce of `GIVEN_DIGITS` says that something is given to it, one of `DRY_RUN_DIGITS` that it is a dry run.
    """
    return ExecutionId(f"{job_id}-{asked_ms:x}-{nonce}")


def due_ms_of(execution_id: str) -> int:
    """When it was due, or asked for: the second part of every id, epoch ms."""
    return int(execution_id.split("-")[1], 16)


def is_of_backfill(execution_id: str) -> bool:
    """Whether a backfill asked for it."""
    return _nonce_digits(execution_id) == BACKFILL_DIGITS


def is_dry_run(execution_id: str) -> bool:
    """Whether it only looks if it could run."""
    return _nonce_digits(execution_id) == DRY_RUN_DIGITS


def may_be_given(execution_id: str) -> bool:
    """Whether its record must be read before it runs: it may be given parameters there. A scheduled one never is."""
    return _nonce_digits(execution_id) in (GIVEN_DIGITS, DRY_RUN_DIGITS)


def _nonce_digits(execution_id: str) -> int:
    head, _, nonce = execution_id.rpartition("-")
    return len(nonce) if "-" in head else 0
