"""How good a retry policy is: what it recovers, what it wastes, how long it waits, and the worth of all that.

Failures come one after the other; a policy is told of each what its own tries showed, and nothing else.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from chronos_models.history import Floats
from chronos_models.retries.memory import FleetRecovery, JobRecovery
from chronos_models.retries.policy import Worth, best_plan
from chronos_models.retries.recovery import EDGES_S, LONGEST_S, Episode, Recovery
from chronos_models.synthetic.failures import Failure


class RetryPolicy(Protocol):
    """What is judged."""

    def waits_s(self, failure: Failure) -> Sequence[float]:
        """Waits before each further try; of `failure` only the job and the pattern may be looked at."""

    def learn(self, failure: Failure, episode: Episode) -> None:
        """What the tries showed."""


@dataclass(frozen=True, slots=True)
class RetryScore:
    """The figures of one policy."""

    recovered: float
    """Share of the failures that pass within a day."""
    wasted: float
    """Tries that failed, for each failure."""
    median_delay_s: float
    """Of those that recovered."""
    utility: float
    """Mean worth of recoveries less the cost of failing tries, over all failures."""


class Learned:
    """The policy of the product: recovery learned by job and pattern, and the best plan for it."""

    def __init__(self, worth: Worth) -> None:
        self._worth = worth
        self._fleet = FleetRecovery()
        self._jobs: dict[str, JobRecovery] = {}

    def waits_s(self, failure: Failure) -> Sequence[float]:
        """The best plan for what is expected."""
        expected = self._job(failure).expected(failure.pattern, self._fleet)
        return best_plan(expected, self._worth).waits_s

    def learn(self, failure: Failure, episode: Episode) -> None:
        """Into the job and the fleet."""
        self._job(failure).learn(failure.pattern, episode, self._fleet)

    def _job(self, failure: Failure) -> JobRecovery:
        return self._jobs.setdefault(failure.job, JobRecovery())


@dataclass(frozen=True, slots=True)
class Fixed:
    """The same waits always."""

    waits: tuple[float, ...]

    def waits_s(self, failure: Failure) -> Sequence[float]:
        """Those."""
        return self.waits

    def learn(self, failure: Failure, episode: Episode) -> None:
        """Nothing."""


@dataclass(frozen=True, slots=True)
class Oracle:
    """Knows the cause of each failure and how long such causes last in this job: what no policy can beat."""

    worth: Worth

    def waits_s(self, failure: Failure) -> Sequence[float]:
        """The best plan for the true distribution."""
        if not math.isfinite(failure.median_s):
            return ()
        passed = [_normal((math.log(edge) - math.log(failure.median_s)) / failure.spread) for edge in EDGES_S]
        return best_plan(Recovery(np.diff([0.0, *passed, 1.0])), self.worth).waits_s

    def learn(self, failure: Failure, episode: Episode) -> None:
        """Nothing."""


BASELINES: dict[str, Fixed] = {
    "fixed, 3 x 60 s": Fixed((60.0, 60.0, 60.0)),
    "exponential, 30 s x 2^k, 6 times": Fixed(tuple(30.0 * 2.0**k for k in range(6))),
}


def judge(policy: RetryPolicy, failures: Sequence[Failure], worth: Worth) -> RetryScore:
    """Runs the policy over the failures in their order. Without failures the figures are NaN."""
    delays, wasted = [], 0
    for failure in failures:
        times = np.cumsum(policy.waits_s(failure), dtype=float)
        failed = times[times < failure.lasts_s]
        has_recovered = len(failed) < len(times)
        recovered_s = float(times[len(failed)]) if has_recovered else math.inf
        wasted += len(failed)
        if has_recovered:
            delays.append(recovered_s)
        policy.learn(failure, Episode(float(failed[-1]) if len(failed) else 0.0, recovered_s))
    return _score(np.array(delays), wasted, failures, worth)


def _score(delays: Floats, wasted: int, of: Sequence[Failure], worth: Worth) -> RetryScore:
    count = max(len(of), 1)
    passing = sum(failure.lasts_s <= LONGEST_S for failure in of)
    return RetryScore(
        recovered=len(delays) / passing if passing else math.nan,
        wasted=wasted / count if of else math.nan,
        median_delay_s=float(np.median(delays)) if len(delays) else math.nan,
        utility=(float(worth.of(delays).sum()) - worth.try_cost * wasted) / count if of else math.nan,
    )


def _normal(value: float) -> float:
    return (1 + math.erf(value / math.sqrt(2))) / 2
