"""A job: what to run, when, and under which policies."""

from datetime import datetime
from enum import StrEnum
from typing import Any, NewType

import msgspec

from chronos_synapse.domain.parameter import Parameter
from chronos_synapse.domain.retention import KeepPolicy
from chronos_synapse.domain.retry import RetryPolicy
from chronos_synapse.domain.sandbox import Sandbox
from chronos_synapse.domain.schedule import LostPolicy, MisfirePolicy, OverlapPolicy, Priority, Schedule, Timing

JobId = NewType("JobId", str)
UserId = NewType("UserId", str)


class JobState(StrEnum):
    """Whether a job is scheduled."""

    DRAFT = "draft"
    """Being written; never scheduled, may be run by hand."""
    ACTIVE = "active"
    """Scheduled."""
    PAUSED = "paused"
    """Due times are held, and the misfire policy decides on them when it is activated again; may be run by hand."""
    ARCHIVED = "archived"
    """Out of sight; neither scheduled nor run."""


class ExecutorRef(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which executor carries out an attempt, and its config."""

    kind: str
    config: dict[str, Any] = {}


class Job(msgspec.Struct, frozen=True, kw_only=True):
    """The durable definition of a job. Times are aware UTC, durations seconds."""

    id: JobId
    name: str
    description: str
    tags: tuple[str, ...]
    state: JobState
    schedule: Schedule | None
    timing: Timing
    executor: ExecutorRef
    timeout_s: float
    """An attempt is ended when it has run this long; what prepares it does not count."""
    setup_timeout_s: float
    """Preparing it may take this long."""
    grace_s: float
    """Time between TERM and KILL when an attempt is ended."""
    environment: dict[str, str]
    parameters: tuple[Parameter, ...]
    sandbox: Sandbox
    retry: RetryPolicy
    keep: KeepPolicy
    queue: str
    needs: tuple[str, ...]
    """Labels that a worker must have to run it."""
    priority: Priority
    overlap: OverlapPolicy
    max_concurrent: int
    """So many executions may run at once before the overlap policy is asked."""
    overlap_queue_limit: int
    """Under `queue_all`, so many may wait."""
    misfire: MisfirePolicy
    misfire_grace_s: float
    """A due time that is later than this is a misfire."""
    misfire_window_s: float | None
    """A misfire that is later than this is never caught up; None: however late."""
    misfire_cap: int
    """Under the policy `all`, at most so many of the latest misfires run."""
    max_executions: int | None
    """When so many due times have fired the job pauses itself; None: no end."""
    reset_counter_on_active: bool
    """Whether activating the job begins that count anew."""
    snoozed_until: datetime | None
    """Due times before this are skipped."""
    paused_at: datetime | None
    """When it was paused last; kept after it is active again, until it is paused anew."""
    resumed_at: datetime | None
    """When that pause ended; None while it lasts."""
    pause_reason: str
    on_lost: LostPolicy
    owner_id: UserId
    version: int
    """Rises by one with each change; an execution pins the version that it ran."""
    created_at: datetime
    updated_at: datetime
    changed_by: UserId = UserId("")
    """Who made this version; empty: the product itself, or nobody knows any more."""

    @property
    def is_scheduled(self) -> bool:
        """Whether the scheduler looks at it."""
        return self.state is JobState.ACTIVE and self.schedule is not None

    @property
    def has_due_times(self) -> bool:
        """Whether due times are accounted for: those of a paused job are held."""
        return self.state in (JobState.ACTIVE, JobState.PAUSED) and self.schedule is not None
