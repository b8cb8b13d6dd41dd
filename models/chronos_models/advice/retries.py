"""Retries that fit a job's failures: none where they never help, waits as long as failures last.

The present policy and the best exponential one are compared by what they are expected to be worth on the job's own
mix of patterns. Advised where the gain is worth a change. Minimum n: 5 failures of the job. O(patterns x backoffs).
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from chronos_models.advice.advice import Advice, Evidence, Kind
from chronos_models.retries.policy import Backoff, Worth, best_backoff, plan_of
from chronos_models.retries.recovery import Recovery

MIN_FAILURES = 5
LEAST_GAIN = 0.05
"""Worth a failure: half of what one failing try costs."""


@dataclass(frozen=True, slots=True)
class RetryAdvice:
    """The advice, and the policy it proposes; None: no retries."""

    advice: Advice
    backoff: Backoff | None


def advise_retries(
    recoveries: Sequence[Recovery], waits_s: tuple[float, ...], worth: Worth | None = None
) -> RetryAdvice | None:
    """A better policy for a job whose patterns recover as `recoveries` and which now waits `waits_s`; None if well.

    `current` and `proposed` of the advice count tries after the first one.
    """
    failures = sum(one.seen for one in recoveries)
    if failures < MIN_FAILURES:
        return None
    mixed = Recovery(np.average([one.shares for one in recoveries], axis=0, weights=[one.seen for one in recoveries]))
    now, best = plan_of(waits_s, mixed, worth), best_backoff(mixed, worth)
    gain = (best.plan.utility if best else 0.0) - now.utility
    if gain < LEAST_GAIN:
        return None
    evidence = (
        Evidence("failures", failures, ""),
        Evidence("recover within a day", 100 * mixed.ever, "%"),
        Evidence("recover by the present retries", 100 * now.recovers, "%"),
        Evidence("recover by the proposed ones", 100 * best.plan.recovers if best else 0.0, "%"),
        Evidence("failing tries now, a failure", now.failing_tries, ""),
        Evidence("failing tries then, a failure", best.plan.failing_tries if best else 0.0, ""),
        Evidence("first wait", best.initial_s if best else math.nan, "s"),
    )
    reason = "never_help" if best is None else "missing" if not waits_s else "ill_timed"
    tries = float(best.tries) if best else 0.0
    return RetryAdvice(Advice(Kind.RETRIES, reason, float(len(waits_s)), tries, "", evidence), best)
