"""What a caller may write of a job. Each is checked in full by `job_checks` before it is stored."""

from enum import StrEnum
from typing import Annotated

import msgspec
from msgspec import UNSET, Meta, UnsetType

from chronos_synapse.domain.job import ExecutorRef, JobState
from chronos_synapse.domain.schedule import LostPolicy, MisfirePolicy, OverlapPolicy, Schedule

DEFAULT_TIMEOUT_S = 3600.0
DEFAULT_GRACE_S = 10.0
DEFAULT_MISFIRE_GRACE_S = 60.0
DEFAULT_QUEUE = "default"
MAX_BULK = 1000


class NewJob(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A job to create."""

    name: str
    executor: ExecutorRef
    description: str = ""
    tags: list[str] = []
    state: JobState = JobState.DRAFT
    schedule: Schedule | None = None
    timeout_s: float = DEFAULT_TIMEOUT_S
    grace_s: float = DEFAULT_GRACE_S
    environment: dict[str, str] = {}
    queue: str = DEFAULT_QUEUE
    overlap: OverlapPolicy = OverlapPolicy.SKIP
    misfire: MisfirePolicy = MisfirePolicy.LATEST
    misfire_grace_s: float = DEFAULT_MISFIRE_GRACE_S
    on_lost: LostPolicy = LostPolicy.FAIL


class JobChange(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Fields of a job to change; those that are left out stay as they are."""

    name: str | UnsetType = UNSET
    executor: ExecutorRef | UnsetType = UNSET
    description: str | UnsetType = UNSET
    tags: list[str] | UnsetType = UNSET
    state: JobState | UnsetType = UNSET
    schedule: Schedule | UnsetType | None = UNSET
    timeout_s: float | UnsetType = UNSET
    grace_s: float | UnsetType = UNSET
    environment: dict[str, str] | UnsetType = UNSET
    queue: str | UnsetType = UNSET
    overlap: OverlapPolicy | UnsetType = UNSET
    misfire: MisfirePolicy | UnsetType = UNSET
    misfire_grace_s: float | UnsetType = UNSET
    on_lost: LostPolicy | UnsetType = UNSET


class BulkAction(StrEnum):
    """What can be done to many jobs at once."""

    ACTIVATE = "activate"
    PAUSE = "pause"
    ARCHIVE = "archive"
    DELETE = "delete"


class BulkRequest(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One action for many jobs."""

    ids: Annotated[list[str], Meta(min_length=1, max_length=MAX_BULK)]
    action: BulkAction
