"""From an execution to what the models take in."""

from datetime import datetime
from math import nan

from chronos_models.history import Observation
from chronos_synapse.domain.clock import to_ms
from chronos_synapse.domain.execution import (
    UNSUCCESSFUL,
    Execution,
    ExecutionState,
    Origin,
    is_dry_run,
    is_of_backfill,
)

LEARNED = UNSUCCESSFUL | {ExecutionState.SUCCEEDED}
"""States that say something of a job: a person's word to end it, or never having begun, does not."""


def is_asked_of_the_past(execution_id: str) -> bool:
    """Whether it is a run of the past or a rehearsal: those say nothing of how the job stands."""
    return is_of_backfill(execution_id) or is_dry_run(execution_id)


def is_learned(execution: Execution) -> bool:
    """Whether there is something to learn from it."""
    is_whole = execution.started_at is not None and execution.finished_at is not None
    return is_whole and execution.state in LEARNED and not is_asked_of_the_past(execution.id)


def host_of(worker: str) -> str:
    """The machine of a worker, whose id is `host-pid-random`."""
    parts = worker.rsplit("-", 2)
    return parts[0] if len(parts) == 3 else worker


def observation_of(execution: Execution, number: int, *, was_awaited: bool = True) -> Observation:
    """`execution`, which has ended, as the `number`-th of its job.

    Of one that was tried again, the times are those of the last attempt. Nothing is said of when that began, nor of
    when one began that no scheduler was there to begin in time (`was_awaited` false).
    """
    ended_s = seconds(execution.finished_at)
    started_s = ended_s if execution.started_at is None else seconds(execution.started_at)
    if execution.duration_ms is not None:
        ended_s = started_s + execution.duration_ms / 1000.0
    is_due = was_awaited and execution.origin is Origin.SCHEDULE and len(execution.attempts) <= 1
    log = execution.log
    return Observation(
        number=number,
        due_s=seconds(execution.scheduled_for) if is_due else nan,
        started_s=started_s,
        ended_s=ended_s,
        is_success=execution.state is ExecutionState.SUCCEEDED,
        is_timeout=execution.state is ExecutionState.TIMED_OUT,
        cpu_s=nan if execution.cpu_ms is None else execution.cpu_ms / 1000.0,
        peak_memory_bytes=nan if execution.peak_memory_bytes is None else float(execution.peak_memory_bytes),
        output_bytes=float(log.bytes + log.dropped_bytes),
        retries=max(len(execution.attempts) - 1, 0),
        host=host_of(execution.attempts[-1].worker) if execution.attempts else "",
    )


def seconds(instant: datetime | None) -> float:
    """Unix seconds; NaN for none."""
    return nan if instant is None else to_ms(instant) / 1000.0
