"""How an attempt ended, and how the script that stores it is told."""

from collections.abc import Mapping

import msgspec

from chronos_synapse.domain.execution import UNSUCCESSFUL, ExecutionState, Outcome, is_dry_run
from chronos_synapse.domain.history_query import LATE_MS
from chronos_synapse.domain.metric import Metric
from chronos_synapse.domain.retry import Cause
from chronos_synapse.storage.redis.execution_documents import Usage


class Ending(msgspec.Struct, frozen=True, kw_only=True):
    """How an attempt ended, as the worker knows it."""

    execution_id: str
    job_id: str
    owner_id: str
    job_version: int
    queue: str
    """The lane that it came from, as the message of its claim has it."""
    fence: int
    state: ExecutionState
    """The execution's state after this attempt."""
    outcome: Outcome
    retry_after_ms: int | None = None
    """When it is `retrying`: how long after this end the next attempt begins; None: as soon as a worker is free."""
    is_dead_letter: bool = False
    """It failed for good though it may be retried: it goes on the list of dead letters."""
    duration_ms: int | None = None
    lag_ms: int | None = None
    exit_code: int | None = None
    signal: str | None = None
    error: str | None = None
    reason: str | None = None
    cause: Cause | None = None
    """Why it did not succeed."""
    http_status: int | None = None
    first_line: int = 0
    """Offset in the log where the attempt begins."""
    setup_ms: int | None = None
    cleanup_ms: int | None = None
    """None: nothing worth a word."""
    cpu_ms: int | None = None
    peak_memory_bytes: int | None = None
    peaks: dict[Metric, int] = {}
    """What else is added to the series of the job."""
    output: str = ""
    """What of the log is indexed for search."""
    log: dict[str, int] = {}

    @property
    def is_dry_run(self) -> bool:
        """It only looked: it is in no series, and is not what the job came to last."""
        return is_dry_run(self.execution_id)


def arguments_of(ending: Ending, samples: Mapping[Metric, int]) -> list[object]:
    """As the script takes it."""
    members, attempt = _members(_document_part(ending)), _members(_attempt_part(ending))
    return [
        ending.job_id,
        ending.owner_id,
        ending.fence,
        ending.state.value,
        members + (b"," if members else b""),
        attempt + b",",
        ending.job_version,
        "" if ending.duration_ms is None else ending.duration_ms,
        ending.queue,
        "" if ending.retry_after_ms is None else ending.retry_after_ms,
        int(ending.is_dead_letter),
        len(samples),
        *(part for metric, value in samples.items() for part in (metric.value, value)),
        counted_as(ending) or "",
    ]


def _document_part(ending: Ending) -> dict[str, object]:
    """What the document says of its last attempt."""
    return {
        "duration_ms": ending.duration_ms,
        "exit_code": ending.exit_code,
        "signal": ending.signal,
        "error": ending.error,
        "reason": ending.reason,
        "output": ending.output or None,
        "usage": _usage(ending).stored or None,
    }


def _usage(ending: Ending) -> Usage:
    return Usage(
        cpu_ms=ending.cpu_ms,
        peak_memory_bytes=ending.peak_memory_bytes,
        setup_ms=ending.setup_ms,
        cleanup_ms=ending.cleanup_ms,
        cause=ending.cause,
        first_line=ending.first_line,
        http_status=ending.http_status,
        lag_ms=ending.lag_ms if ending.lag_ms is not None and ending.lag_ms >= LATE_MS else None,
        **ending.log,
    )


def _attempt_part(ending: Ending) -> dict[str, object]:
    """What is kept of an attempt that another one follows."""
    return {
        "outcome": ending.outcome.value,
        "exit_code": ending.exit_code,
        "signal": ending.signal,
        "error": ending.error,
        "cause": ending.cause,
        "http_status": ending.http_status,
        "first_line": ending.first_line or None,
        "setup_ms": ending.setup_ms,
        "cleanup_ms": ending.cleanup_ms,
        "printed": _usage(ending).printed if ending.log else None,
    }


def samples_of(ending: Ending) -> dict[Metric, int]:
    """What is to be added to the series of the job: nothing while another try may follow."""
    if ending.state is ExecutionState.RETRYING or ending.is_dry_run:
        return {}
    counted = counted_as(ending)
    values = {
        Metric.DURATION_MS: ending.duration_ms,
        Metric.LAG_MS: ending.lag_ms,
        Metric.CPU_MS: ending.cpu_ms,
        Metric.PEAK_MEMORY_BYTES: ending.peak_memory_bytes,
        **ending.peaks,
    }
    found = {metric: value for metric, value in values.items() if value is not None}
    return found if counted is None else found | {counted: 1}


def counted_as(ending: Ending) -> Metric | None:
    """The series that counts an execution which ended so; a cancelled one is in none."""
    if ending.is_dry_run:
        return None
    if ending.state is ExecutionState.SUCCEEDED:
        return Metric.SUCCEEDED
    return Metric.FAILED if ending.state in UNSUCCESSFUL else None


def _members(values: dict[str, object]) -> bytes:
    """JSON members without the braces around them; what is None is left out."""
    return msgspec.json.encode({name: value for name, value in values.items() if value is not None})[1:-1]
