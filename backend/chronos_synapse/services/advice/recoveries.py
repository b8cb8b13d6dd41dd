"""How long the failures of a job last, and the retries that would fit them."""

import math
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import msgspec

from chronos_models.advice.retries import RetryAdvice, advise_retries
from chronos_models.retries.memory import FleetRecovery, JobRecovery
from chronos_models.retries.policy import Worth
from chronos_models.retries.recovery import LONGEST_S, Episode
from chronos_synapse.domain.execution import ExecutionState
from chronos_synapse.domain.retry import Cause, RetryPolicy
from chronos_synapse.services.jobs.job_run_checks import LONGEST_WAIT_S, REPEATABLE
from chronos_synapse.storage.redis.execution_documents import ExecutionDocument


class Try(NamedTuple):
    """One attempt. Times are unix seconds."""

    began_s: float
    ended_s: float
    is_success: bool
    pattern: str
    """What went wrong."""
    can_repeat: bool
    """Whether a policy may name why it failed."""


def tries_of(documents: Sequence[ExecutionDocument]) -> list[Try]:
    """All attempts of executions, in the order in which they began."""
    return sorted((one for document in documents for one in _tries(document)), key=lambda one: one.began_s)


def _tries(document: ExecutionDocument) -> Iterator[Try]:
    for attempt in document.attempts.values():
        if attempt.finished_at is not None:
            yield _try(attempt.started_at, attempt.finished_at, attempt.cause, attempt.http_status, attempt.exit_code)
    if document.started_at is None or str(document.fence) in document.attempts:
        return
    ended = document.finished_at or document.started_at + (document.duration_ms or 0)
    if document.state is ExecutionState.SUCCEEDED:
        yield Try(document.started_at / 1000, ended / 1000, True, "", False)
    else:
        usage = document.usage
        yield _try(document.started_at, ended, usage.cause, usage.http_status, document.exit_code)


def _try(began_ms: int, ended_ms: int, cause: Cause | None, http_status: int | None, exit_code: int | None) -> Try:
    detail = http_status if cause is Cause.HTTP_STATUS else exit_code if cause is Cause.EXIT_CODE else None
    name = "unknown" if cause is None else cause.value
    pattern = name if detail is None else f"{name} {detail}"
    return Try(began_ms / 1000, ended_ms / 1000, False, pattern, cause is None or cause in REPEATABLE)


def episodes_of(tries: Sequence[Try]) -> list[tuple[str, Episode]]:
    """(what went wrong first, how long it lasted) of each stretch of failures; one that goes on has no end yet."""
    found: list[tuple[str, Episode]] = []
    first: Try | None = None
    failed_s = 0.0
    for one in tries:
        if first is None:
            if not one.is_success and one.can_repeat:
                first, failed_s = one, 0.0
            continue
        after_s = one.began_s - first.ended_s
        if one.is_success:
            found.append((first.pattern, _episode(failed_s, after_s)))
            first = None
        else:
            failed_s = max(failed_s, after_s)
    if first is not None:
        found.append((first.pattern, _episode(failed_s, math.inf)))
    return found


def _episode(failed_s: float, recovered_s: float) -> Episode:
    """Beyond a day nobody waits for it."""
    return Episode(max(failed_s, 0.0), recovered_s if recovered_s <= LONGEST_S else math.inf)


def waits_of(policy: RetryPolicy) -> tuple[float, ...]:
    """The waits before each further attempt, s."""
    return tuple(
        min(policy.initial_s * policy.multiplier**number, policy.cap_s) for number in range(policy.max_attempts - 1)
    )


def is_narrowed(policy: RetryPolicy) -> bool:
    """Whether somebody has said which failures it is for: that is not for us to say otherwise."""
    return bool(policy.exit_codes or policy.signals or policy.log_patterns or policy.deadline_s is not None)


def advised_retries(documents: Sequence[ExecutionDocument], policy: RetryPolicy, period_s: float) -> RetryAdvice | None:
    """A better policy, from the failures seen; None where the present one is well, or is narrowed by a person.

    `period_s`: when the job is due again, which is when retrying is of no use any more; infinite where it is not known.
    """
    if is_narrowed(policy):
        return None
    job, fleet = JobRecovery(), FleetRecovery()
    patterns: dict[str, None] = {}
    for pattern, episode in episodes_of(tries_of(documents)):
        job.learn(pattern, episode, fleet)
        patterns[pattern] = None
    recoveries = [job.expected(pattern, fleet) for pattern in list(patterns)[-32:]]
    worth = Worth(deadline_s=min(period_s, LONGEST_S))
    return advise_retries(recoveries, waits_of(policy), worth)


def policy_of(advice: RetryAdvice, policy: RetryPolicy) -> RetryPolicy:
    """`policy` with the waits that are advised."""
    backoff = advice.backoff
    if backoff is None:
        return msgspec.structs.replace(policy, max_attempts=1)
    longest = backoff.initial_s * backoff.multiplier ** (backoff.tries - 1)
    return msgspec.structs.replace(
        policy,
        max_attempts=backoff.tries + 1,
        initial_s=backoff.initial_s,
        multiplier=backoff.multiplier,
        cap_s=min(max(longest, 1.0), LONGEST_WAIT_S),
    )
