"""The stored ending of an attempt, from what the executor says, what the worker did to it, and the job's policies."""

from datetime import datetime
from random import Random

import msgspec

from chronos_synapse.domain.execution import Attempt, ExecutionState, Outcome, is_of_backfill
from chronos_synapse.domain.job import Job
from chronos_synapse.domain.retry import Cause
from chronos_synapse.domain.usage import UsageTotals, peak_memory_bytes
from chronos_synapse.executors.base import Result
from chronos_synapse.services.logs.writer import LogWriter
from chronos_synapse.services.running.retrying import Facts, LogPatterns, decide, since_first_s
from chronos_synapse.storage.redis.executions import Ending
from chronos_synapse.storage.redis.queue import QueueMessage

WORTH_MS = 20
"""A shorter clearing away is not worth a word."""

_rng = Random()  # noqa: S311 - spreads retries, keeps nothing secret


class Trial(msgspec.Struct, frozen=True, kw_only=True):
    """An attempt whose job is known."""

    message: QueueMessage
    job: Job
    scheduled_for: datetime
    started_at: datetime
    earlier: tuple[Attempt, ...]
    """The attempts of its execution, this one included when it is not the first."""
    log: LogWriter
    patterns: LogPatterns


class Course(msgspec.Struct, frozen=True, kw_only=True):
    """How an attempt went."""

    result: Result
    duration_ms: int
    cleanup_ms: int
    is_interrupted: bool
    """The worker was stopping."""
    is_replaced: bool
    """A newer execution of its job takes its place."""
    used: UsageTotals | None
    """As far as it was looked at."""


def ending_of(trial: Trial, course: Course) -> Ending:
    """What is stored of an attempt that was ours to its end."""
    message, result, log = trial.message, course.result, trial.log
    outcome, reason = _outcome(course)
    verdict = decide(trial.job, message.execution_id, _facts(trial, course, outcome), _rng)
    return Ending(
        execution_id=message.execution_id,
        job_id=message.job_id,
        owner_id=message.owner_id,
        job_version=message.job_version,
        queue=message.queue,
        fence=message.fence,
        state=verdict.state,
        outcome=outcome,
        retry_after_ms=verdict.retry_after_ms,
        is_dead_letter=verdict.is_dead_letter,
        duration_ms=course.duration_ms,
        lag_ms=_lag_ms(trial),
        exit_code=result.exit_code,
        signal=result.signal,
        error=reason if outcome is Outcome.ABANDONED else _error(result, log),
        reason=reason,
        cause=verdict.cause,
        http_status=result.http_status,
        first_line=log.first_line,
        setup_ms=result.setup_ms,
        cleanup_ms=course.cleanup_ms if course.cleanup_ms >= WORTH_MS else None,
        cpu_ms=result.cpu_ms,
        peak_memory_bytes=peak_memory_bytes(result.peak_memory_bytes, course.used),
        peaks={} if course.used is None else course.used.peaks,
        output=log.excerpt,
        log=log.totals,
    )


def ending_of_deleted(message: QueueMessage) -> Ending:
    """The end of an execution whose job is gone."""
    return Ending(
        execution_id=message.execution_id,
        job_id=message.job_id,
        owner_id=message.owner_id,
        job_version=message.job_version,
        queue=message.queue,
        fence=message.fence,
        state=ExecutionState.CANCELLED,
        outcome=Outcome.CANCELLED,
        reason="Its job was deleted before it started.",
    )


def refused(error: str) -> Result:
    """It cannot be run as it is declared."""
    return Result(outcome=Outcome.FAILED, error=error, cause=Cause.REFUSED)


def broken(error: str) -> Result:
    """A defect of ours."""
    return Result(outcome=Outcome.FAILED, error=error, cause=Cause.INTERNAL)


def _facts(trial: Trial, course: Course, outcome: Outcome) -> Facts:
    result, number = course.result, trial.message.fence
    return Facts(
        number=number,
        outcome=outcome,
        cause=result.cause,
        exit_code=result.exit_code,
        signal=result.signal,
        http_status=result.http_status,
        since_first_s=_since_first_s(trial, course.duration_ms / 1000),
        has_pattern=trial.patterns.found,
    )


def _since_first_s(trial: Trial, duration_s: float) -> float:
    number, attempts = trial.message.fence, trial.earlier
    if not attempts:
        return duration_s
    if number not in {attempt.number for attempt in attempts}:
        attempts = (*attempts, Attempt(number=number, worker="", started_at=trial.started_at))
    return since_first_s(attempts, number=number, duration_s=duration_s)


def _outcome(course: Course) -> tuple[Outcome, str | None]:
    """How the attempt ended, and in words why it did not come to its own end."""
    outcome = course.result.outcome
    if outcome is not Outcome.CANCELLED:
        return outcome, None
    if course.is_interrupted:
        return Outcome.ABANDONED, "Its worker was stopped before it ended."
    return outcome, "A newer execution took its place." if course.is_replaced else "Cancelled on request."


def _lag_ms(trial: Trial) -> int | None:
    # A backfill is late on purpose: that is not how long work waits here. Nor is a further attempt late.
    if trial.message.fence > 1 or is_of_backfill(trial.message.execution_id):
        return None
    return max(0, int((trial.started_at - trial.scheduled_for).total_seconds() * 1000))


def _error(result: Result, log: LogWriter) -> str | None:
    """What the executor says, and for a program that failed by itself what it said last."""
    is_own_failure = result.outcome is Outcome.FAILED and result.exit_code not in (None, 0)
    if result.error is None or not is_own_failure or not log.last_stderr:
        return result.error
    return f"{result.error}: {log.last_stderr}"
