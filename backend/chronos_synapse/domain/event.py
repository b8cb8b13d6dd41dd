"""Facts that were published, and who hears of them."""

from datetime import datetime
from enum import StrEnum

import msgspec

from chronos_synapse.domain.execution import ExecutionId, ExecutionState
from chronos_synapse.domain.job import JobId, UserId
from chronos_synapse.domain.record import Progress


class EventType(StrEnum):
    """What happened."""

    JOB_SAVED = "job.saved"
    JOB_DELETED = "job.deleted"
    EXECUTION_QUEUED = "execution.queued"
    EXECUTION_STARTED = "execution.started"
    EXECUTION_FINISHED = "execution.finished"
    """Reached a final state, `skipped` and `missed` included."""
    EXECUTION_PROGRESS = "execution.progress"
    """It says how far it has come. Only told to those who watch this execution, and told to nobody later."""
    COMMENT_SAVED = "comment.saved"
    """Somebody commented on the job, or changed or deleted a comment."""
    SCHEDULING_PAUSED = "scheduling.paused"
    """All of it; belongs to no owner and no job, and everyone hears of it."""
    SCHEDULING_RESUMED = "scheduling.resumed"
    NOTIFICATION_CHANGED = "notification.changed"
    """The inbox of one user, who stands for the owner; nobody else hears of it."""
    INSIGHT_CHANGED = "insight.changed"
    """Something is told of a job that was not, or is over, or somebody said what it is worth. What is about all jobs
    belongs to no owner and no job, and everyone hears of it."""


class Event(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One fact. Readers fetch the document when they need more than this."""

    type: EventType
    owner_id: UserId
    job_id: JobId
    execution_id: ExecutionId | None = None
    state: ExecutionState | None = None
    time: datetime | None = None
    progress: Progress | None = None
    opened: str | None = None
    """The insight that is new."""


def topics_of(event: Event) -> tuple[str, ...]:
    """The names under which a browser can ask for `event`."""
    if event.type is EventType.NOTIFICATION_CHANGED:
        return ("notifications",)
    if event.type is EventType.INSIGHT_CHANGED:
        return ("insights", f"job:{event.job_id}") if event.job_id else ("insights",)
    if not event.job_id:
        return ("scheduling",)
    if event.type is EventType.EXECUTION_PROGRESS:
        return (f"execution:{event.execution_id}",)
    if event.type is EventType.COMMENT_SAVED:
        return (f"job:{event.job_id}",)
    group = "jobs" if event.execution_id is None else "executions"
    own = () if event.execution_id is None else (f"execution:{event.execution_id}",)
    return (group, f"job:{event.job_id}", *own)
