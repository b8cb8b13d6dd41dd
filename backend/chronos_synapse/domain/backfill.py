"""A backfill: due times of the past that are run after all, a few at a time."""

from datetime import datetime
from enum import StrEnum
from typing import NewType

import msgspec

from chronos_synapse.domain.job import JobId, UserId

BackfillId = NewType("BackfillId", str)


class BackfillState(StrEnum):
    """Where a backfill is."""

    RUNNING = "running"
    DONE = "done"
    """Every one of its executions has ended."""
    CANCELLED = "cancelled"
    """What had not started will not; what had goes on."""


class Backfill(msgspec.Struct, frozen=True, kw_only=True):
    """The definition of a backfill, and how far it has come. Times are aware UTC."""

    id: BackfillId
    """16 hex digits; with job and due time it makes the id of each of its executions."""
    job_id: JobId
    owner_id: UserId
    since: datetime
    until: datetime
    """Inclusive."""
    state: BackfillState
    total: int
    dispatched: int
    """Due times that have an execution."""
    max_parallel: int
    """So many of its executions are live at once."""
    created_at: datetime
    finished_at: datetime | None
    created_by: str
    """Name or e-mail of who asked for it."""
