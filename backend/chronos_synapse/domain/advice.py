"""Advice: what a job's own past says had better be set otherwise, with the numbers it rests on.

Nothing is applied by itself. What a person dismisses is not told again for a while, whatever its numbers come to.
"""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import NewType

import msgspec

from chronos_synapse.domain.access import Sight
from chronos_synapse.domain.execution import ExecutionId
from chronos_synapse.domain.job import Job, JobId, JobState, UserId
from chronos_synapse.domain.query import DEFAULT_LIMIT
from chronos_synapse.domain.retry import RetryPolicy
from chronos_synapse.domain.sandbox import limits_of
from chronos_synapse.domain.schedule import Schedule

AdviceId = NewType("AdviceId", str)

DISMISSED_FOR = timedelta(days=90)
"""How long a dismissed advice stays away, and one that was applied can be undone here."""
OPEN_FOR = timedelta(days=14)
"""One that is not found again for so long is gone: each look renews it."""
MOST_EVIDENCE = 20


class AdviceKind(StrEnum):
    """What it is about."""

    TIMEOUT = "timeout"
    MEMORY = "memory"
    RETRIES = "retries"
    FREQUENCY = "frequency"
    DEAD = "dead"
    """Nothing came of the job for a long time."""
    DUPLICATE = "duplicate"
    """Two jobs do the same at the same times."""
    MOVE = "move"
    """It runs when much else does, and another time is as good."""


class AdviceState(StrEnum):
    """What became of it."""

    OPEN = "open"
    APPLIED = "applied"
    DISMISSED = "dismissed"


class AdvisedSettings(msgspec.Struct, frozen=True, kw_only=True):
    """The settings of a job that an advice is about; None: not about this one."""

    timeout_s: float | None = None
    memory_bytes: int | None = None
    """0: no limit."""
    retry: RetryPolicy | None = None
    schedule: Schedule | None = None
    state: JobState | None = None


class AdviceEvidence(msgspec.Struct, frozen=True, kw_only=True):
    """A number that an advice rests on."""

    name: str
    value: float
    unit: str
    """s, bytes, runs, days, %, or empty."""


class MoveOutlook(msgspec.Struct, frozen=True, kw_only=True):
    """What the moves of one plan do together."""

    shift_s: float
    """By so much this job is later, or earlier where it is below 0."""
    number: int
    """Place in the plan, from 1."""
    of: int
    day: datetime
    """The day whose load was looked at begins here."""
    peak_before: float
    """Executions at once at the worst minute of the day, of the owner's jobs."""
    peak_after: float
    """The same with all moves of the plan made."""
    next_before: tuple[datetime, ...]
    next_after: tuple[datetime, ...]


class Advice(msgspec.Struct, frozen=True, kw_only=True):
    """One proposal for one job. Times are aware UTC."""

    id: AdviceId
    job_id: JobId
    job_name: str
    owner_id: UserId
    tags: tuple[str, ...]
    job_version: int
    """Of the definition that it was made of."""
    kind: AdviceKind
    reason: str
    """A code: what is wrong, such as `missing` or `too_tight`."""
    sentence: str
    before: AdvisedSettings
    """What it was made of: another value by now, and it is out of date."""
    after: AdvisedSettings
    """What is proposed; nothing where only a person can do it."""
    evidence: tuple[AdviceEvidence, ...]
    executions: tuple[ExecutionId, ...] = ()
    """Some that show it, the latest."""
    other_job_id: JobId | None = None
    """The job that does the same."""
    move: MoveOutlook | None = None
    weight: float
    """How much it is worth a look, from 0 to 1."""
    state: AdviceState = AdviceState.OPEN
    revision: int = 1
    """Rises with each change of this advice."""
    made_at: datetime
    """When it was found last."""
    decided_at: datetime | None = None
    decided_by: UserId | None = None
    applied_version: int | None = None
    """Version of the job that applying it made."""

    @property
    def can_apply(self) -> bool:
        """Whether there is something that can be set."""
        return self.after != AdvisedSettings()


class AdviceQuery(msgspec.Struct, frozen=True, kw_only=True):
    """A question to the list."""

    sight: Sight
    job_id: JobId | None = None
    kinds: tuple[AdviceKind, ...] = ()
    states: tuple[AdviceState, ...] = (AdviceState.OPEN,)
    tags: tuple[str, ...] = ()
    limit: int = DEFAULT_LIMIT
    cursor: str | None = None


def advice_id(job_id: str, kind: AdviceKind, reason: str, other_job_id: str = "") -> AdviceId:
    """The same for the same advice, whatever its numbers come to."""
    return AdviceId("-".join(part for part in (job_id, kind.value, reason, other_job_id) if part))


def settings_of(job: Job, like: AdvisedSettings) -> AdvisedSettings:
    """The settings of `job` that `like` is about, as they are."""
    now = AdvisedSettings(
        timeout_s=job.timeout_s,
        memory_bytes=limits_of(job.sandbox).memory_bytes or 0,
        retry=job.retry,
        schedule=job.schedule,
        state=job.state,
    )
    blank = {name: None for name in AdvisedSettings.__struct_fields__ if getattr(like, name) is None}
    return msgspec.structs.replace(now, **blank)
