"""A job: what to run, when, and under which policies."""

from datetime import datetime
from enum import StrEnum
from typing import Any, NewType

import msgspec

from chronos_synapse.domain.schedule import LostPolicy, MisfirePolicy, OverlapPolicy, Schedule

JobId = NewType("JobId", str)
UserId = NewType("UserId", str)


class JobState(StrEnum):
    """Whether a job is scheduled."""

    DRAFT = "draft"
    """Being written; never scheduled, may be run by hand."""
    ACTIVE = "active"
    """Scheduled."""
    PAUSED = "paused"
    """Kept, not scheduled, may be run by hand."""
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
    executor: ExecutorRef
    timeout_s: float
    """An attempt is ended when it has run this long."""
    grace_s: float
    """Time between TERM and KILL when an attempt is ended."""
    environment: dict[str, str]
    queue: str
    overlap: OverlapPolicy
    misfire: MisfirePolicy
    misfire_grace_s: float
    """A due time that is later than this is a misfire."""
    on_lost: LostPolicy
    owner_id: UserId
    version: int
    """Rises by one with each change; an execution pins the version that it ran."""
    created_at: datetime
    updated_at: datetime

    @property
    def is_scheduled(self) -> bool:
        """Whether the scheduler looks at it."""
        return self.state is JobState.ACTIVE and self.schedule is not None
