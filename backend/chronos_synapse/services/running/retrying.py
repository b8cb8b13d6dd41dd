"""Whether another attempt follows one that has ended, and when: by the job's policy, or `on_lost` when it was lost."""

from collections.abc import Sequence
from random import Random

import msgspec
import re2

from chronos_synapse.domain.execution import (
    UNSUCCESSFUL,
    Attempt,
    ExecutionState,
    Outcome,
    is_dry_run,
)
from chronos_synapse.domain.job import Job
from chronos_synapse.domain.log import LogStream
from chronos_synapse.domain.retry import Cause, RetryPolicy
from chronos_synapse.domain.schedule import LostPolicy

MAX_LOST_ATTEMPTS = 3
"""After this many, or what the policy allows if that is more, lost attempts are not repeated even under `retry`."""


def _re2_options() -> re2.Options:
    options = re2.Options()
    options.log_errors = False
    options.never_capture = True
    return options


_RE2 = _re2_options()


class Facts(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of an attempt that has ended."""

    number: int
    """Counts from 1."""
    outcome: Outcome
    cause: Cause | None = None
    exit_code: int | None = None
    signal: str | None = None
    http_status: int | None = None
    since_first_s: float = 0.0
    """From the start of the execution's first attempt to the end of this one."""
    has_pattern: bool = False
    """A line of it matched one of the policy's patterns."""


class Verdict(msgspec.Struct, frozen=True, kw_only=True):
    """Where the execution goes; the fields of an `Ending` that say so."""

    state: ExecutionState
    cause: Cause | None
    retry_after_ms: int | None = None
    """None: as soon as a worker is free."""
    is_dead_letter: bool = False


class LogPatterns:
    """Looks for a policy's patterns in the lines of one attempt, in time that grows with their length only."""

    def __init__(self, patterns: Sequence[str]) -> None:
        self._patterns = [re2.compile(pattern, _RE2) for pattern in patterns]
        self.found = False

    def see(self, stream: LogStream, text: bytes) -> None:
        """Takes one line; what we say ourselves of an attempt is not its own."""
        if self.found or not self._patterns or stream is LogStream.SYSTEM:
            return
        self.found = any(pattern.search(text) is not None for pattern in self._patterns)


def decide(job: Job, execution_id: str, facts: Facts, rng: Random) -> Verdict:
    """What follows an attempt of `job`. A success and a cancellation are final; a dry run is never repeated."""
    cause = cause_of(facts)
    if facts.outcome is Outcome.ABANDONED:
        return Verdict(
            state=after_loss(job, facts.number), cause=cause, is_dead_letter=is_lost_letter(job, facts.number)
        )
    state = ExecutionState(facts.outcome.value)
    if state not in UNSUCCESSFUL or is_dry_run(execution_id):
        return Verdict(state=state, cause=cause)
    wait_s = next_try(job.retry, facts, rng)
    if wait_s is None:
        return Verdict(state=state, cause=cause, is_dead_letter=job.retry.max_attempts > 1)
    return Verdict(state=ExecutionState.RETRYING, cause=cause, retry_after_ms=round(wait_s * 1000) or None)


def next_try(policy: RetryPolicy, facts: Facts, rng: Random) -> float | None:
    """Seconds to wait before another attempt; None when there is none: used up, not of this kind, or too late."""
    if facts.number >= policy.max_attempts or not is_repeatable(policy, facts):
        return None
    wait_s = wait_after(policy, facts.number, rng)
    if policy.deadline_s is not None and facts.since_first_s + wait_s > policy.deadline_s:
        return None
    return wait_s


def wait_after(policy: RetryPolicy, number: int, rng: Random) -> float:
    """Seconds from the end of attempt `number` to the next one: initial * multiplier ** (number - 1), within the cap.

    The jitter makes it shorter or longer by a share of up to `jitter`, and never longer than the cap.
    """
    try:
        wait_s = policy.initial_s * policy.multiplier ** (number - 1)
    except OverflowError:
        wait_s = policy.cap_s if policy.initial_s else 0.0
    wait_s = min(wait_s, policy.cap_s) * (1 + policy.jitter * (2 * rng.random() - 1))
    return min(wait_s, policy.cap_s)


def is_repeatable(policy: RetryPolicy, facts: Facts) -> bool:
    """Whether the policy names this kind of failure."""
    cause = cause_of(facts)
    if cause is None or cause not in policy.on or (policy.log_patterns and not facts.has_pattern):
        return False
    match cause:
        case Cause.EXIT_CODE:
            return not policy.exit_codes or facts.exit_code in policy.exit_codes
        case Cause.SIGNAL:
            return not policy.signals or facts.signal in policy.signals
        case Cause.HTTP_STATUS:
            return _is_status_named(policy.http_statuses, facts.http_status)
        case _:
            return True


def cause_of(facts: Facts) -> Cause | None:
    """Why it did not succeed; worked out where an executor does not say."""
    if facts.outcome in (Outcome.SUCCEEDED, Outcome.CANCELLED):
        return None
    if facts.outcome is Outcome.ABANDONED:
        return Cause.LOST
    if facts.cause is not None:
        return facts.cause
    if facts.outcome is Outcome.TIMED_OUT:
        return Cause.TIMEOUT
    if facts.signal is not None:
        return Cause.SIGNAL
    if facts.http_status is not None:
        return Cause.HTTP_STATUS
    return Cause.EXIT_CODE if facts.exit_code else Cause.INTERNAL


def after_loss(job: Job | None, number: int) -> ExecutionState:
    """Where an execution goes whose attempt `number` was lost; None: its job was deleted."""
    if job is None or job.on_lost is not LostPolicy.RETRY:
        return ExecutionState.ABANDONED
    most = max(MAX_LOST_ATTEMPTS, job.retry.max_attempts)
    return ExecutionState.RETRYING if number < most else ExecutionState.ABANDONED


def is_lost_letter(job: Job | None, number: int) -> bool:
    """Whether an execution whose attempt `number` was lost is a dead letter."""
    return job is not None and job.retry.max_attempts > 1 and after_loss(job, number) is ExecutionState.ABANDONED


def since_first_s(attempts: Sequence[Attempt], *, number: int, duration_s: float) -> float:
    """From the start of the first attempt to the end of attempt `number`, which took `duration_s`."""
    starts = {attempt.number: attempt.started_at for attempt in attempts}
    first = starts.get(1)
    if first is None or number not in starts:
        return duration_s
    return (starts[number] - first).total_seconds() + duration_s


def _is_status_named(statuses: Sequence[str], status: int | None) -> bool:
    if not statuses:
        return True
    return status is not None and (str(status) in statuses or f"{status // 100}xx" in statuses)
