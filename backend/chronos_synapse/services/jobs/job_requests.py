"""What a caller may write of a job. Each is checked in full by `job_checks` before it is stored."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated

import msgspec
from msgspec import UNSET, Meta, UnsetType

from chronos_synapse.domain.access import Permission
from chronos_synapse.domain.job import ExecutorRef, JobState
from chronos_synapse.domain.parameter import Parameter
from chronos_synapse.domain.retention import KEEP_ALL, KeepPolicy
from chronos_synapse.domain.retry import NO_RETRY, RetryPolicy
from chronos_synapse.domain.sandbox import Sandbox
from chronos_synapse.domain.schedule import (
    UNBOUNDED,
    LostPolicy,
    MisfirePolicy,
    OverlapPolicy,
    Priority,
    Schedule,
    Timing,
)

DEFAULT_TIMEOUT_S = 3600.0
DEFAULT_SETUP_TIMEOUT_S = 300.0
DEFAULT_GRACE_S = 10.0
DEFAULT_MISFIRE_GRACE_S = 60.0
DEFAULT_MISFIRE_CAP = 100
DEFAULT_QUEUE = "default"
DEFAULT_QUEUE_LIMIT = 100
MAX_BULK = 1000


class NewJob(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A job to create."""

    name: str
    executor: ExecutorRef
    description: str = ""
    tags: list[str] = []
    state: JobState = JobState.DRAFT
    schedule: Schedule | None = None
    timing: Timing = UNBOUNDED
    timeout_s: float = DEFAULT_TIMEOUT_S
    setup_timeout_s: float = DEFAULT_SETUP_TIMEOUT_S
    grace_s: float = DEFAULT_GRACE_S
    environment: dict[str, str] = {}
    parameters: list[Parameter] = []
    sandbox: Sandbox | UnsetType = UNSET
    """Left out: as administrators have set it for new jobs."""
    retry: RetryPolicy = NO_RETRY
    keep: KeepPolicy = KEEP_ALL
    queue: str = DEFAULT_QUEUE
    needs: list[str] = []
    priority: Priority = Priority.NORMAL
    overlap: OverlapPolicy = OverlapPolicy.SKIP
    max_concurrent: int = 1
    overlap_queue_limit: int = DEFAULT_QUEUE_LIMIT
    misfire: MisfirePolicy = MisfirePolicy.LATEST
    misfire_grace_s: float = DEFAULT_MISFIRE_GRACE_S
    misfire_window_s: float | None = None
    misfire_cap: int = DEFAULT_MISFIRE_CAP
    max_executions: int | None = None
    reset_counter_on_active: bool = True
    snoozed_until: datetime | None = None
    pause_reason: str = ""
    on_lost: LostPolicy = LostPolicy.FAIL
    team_id: str | None = None
    """The team that is to own it; null: the caller does."""


class JobChange(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Fields of a job to change; those that are left out stay as they are."""

    name: str | UnsetType = UNSET
    executor: ExecutorRef | UnsetType = UNSET
    description: str | UnsetType = UNSET
    tags: list[str] | UnsetType = UNSET
    state: JobState | UnsetType = UNSET
    schedule: Schedule | UnsetType | None = UNSET
    timing: Timing | UnsetType = UNSET
    timeout_s: float | UnsetType = UNSET
    setup_timeout_s: float | UnsetType = UNSET
    grace_s: float | UnsetType = UNSET
    environment: dict[str, str] | UnsetType = UNSET
    parameters: list[Parameter] | UnsetType = UNSET
    sandbox: Sandbox | UnsetType = UNSET
    retry: RetryPolicy | UnsetType = UNSET
    keep: KeepPolicy | UnsetType = UNSET
    queue: str | UnsetType = UNSET
    needs: list[str] | UnsetType = UNSET
    priority: Priority | UnsetType = UNSET
    overlap: OverlapPolicy | UnsetType = UNSET
    max_concurrent: int | UnsetType = UNSET
    overlap_queue_limit: int | UnsetType = UNSET
    misfire: MisfirePolicy | UnsetType = UNSET
    misfire_grace_s: float | UnsetType = UNSET
    misfire_window_s: float | UnsetType | None = UNSET
    misfire_cap: int | UnsetType = UNSET
    max_executions: int | UnsetType | None = UNSET
    reset_counter_on_active: bool | UnsetType = UNSET
    snoozed_until: datetime | UnsetType | None = UNSET
    pause_reason: str | UnsetType = UNSET
    on_lost: LostPolicy | UnsetType = UNSET


_PAUSING = frozenset({"state", "pause_reason", "snoozed_until"})


def right_to(change: JobChange) -> Permission:
    """What one needs for `change`: pausing and going on are for those who run a job, all else for those who edit it."""
    stated = {name for name in change.__struct_fields__ if getattr(change, name) is not UNSET}
    is_pause = stated <= _PAUSING and change.state in (UNSET, JobState.ACTIVE, JobState.PAUSED)
    return Permission.JOB_PAUSE if stated and is_pause else Permission.JOB_UPDATE


class BulkAction(StrEnum):
    """What can be done to many jobs at once."""

    ACTIVATE = "activate"
    PAUSE = "pause"
    ARCHIVE = "archive"
    DELETE = "delete"
    TAG = "tag"
    """Give tags; those that a job has stay."""
    UNTAG = "untag"
    RUN = "run"
    """With the defaults of the job's parameters."""
    TRANSFER = "transfer"
    """Hand over to another owner."""


class BulkRequest(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One action for many jobs."""

    ids: Annotated[list[str], Meta(min_length=1, max_length=MAX_BULK)]
    action: BulkAction
    tags: list[str] = []
    """For `tag` and `untag`."""
    owner_id: str | None = None
    """For `transfer`: the user or team that gets them."""
