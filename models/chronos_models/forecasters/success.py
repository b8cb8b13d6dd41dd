"""How likely the next execution is to succeed, from the outcomes and retries so far.

Three regimes are weighed against each other after each execution (a hidden Markov filter, Rabiner 1989): usual, with
the job's own slowly learned failure rate; flaky, about 0.2 more; and broken, where most fail. An execution that
succeeded only after a retry is evidence too: it raises the usual rate long before the first failure, and tells a
flaky regime from a quiet one. Assumes that regimes last for tens of executions, and outcomes in time order; what was
cancelled or never ran is not given. O(1) an execution, 8 numbers of state. Minimum n: 0; before the first execution
it says what is usual for jobs (0.5 % fail).
"""

import io
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from chronos_models.forecasters.quantiles import Floats

ENTER = (0.0002, 0.0002)
"""Chance of an execution to begin a broken, and a flaky regime: one in 5,000, each twice a year of an hourly job."""
STAY = (0.8, 0.98)
"""Broken regimes last 5 executions on average, flaky ones 50."""
BROKEN_RATE = 0.85
FLAKY_RISE = 0.2
MOST_FLAKY = 0.9
BROKEN_RETRIED = 0.08
FLAKY_RETRIED = (0.15, 0.1)
"""In a flaky regime this share succeeds after a retry, or this much more than usual."""
PRIOR = (0.3, 60.0)
"""Failures and successes of usual jobs, as if they had been seen."""
RETRIED_PRIOR = (0.2, 40.0)
RETRY_WEIGHT = 100.0
FAILED_OF_RETRIED = 0.4
"""Failed executions for each one that a retry saved, pooled over jobs; it counts as RETRY_WEIGHT executions."""
VERSION = 1


@dataclass(frozen=True, slots=True)
class SuccessState:
    """What is known after the executions so far; counts of the usual regime, and the weights of the regimes."""

    failed: float = PRIOR[0]
    succeeded: float = PRIOR[1]
    retried: float = RETRIED_PRIOR[0]
    direct: float = RETRIED_PRIOR[1]
    usual: float = 1 - sum(ENTER)
    broken: float = ENTER[0]
    flaky: float = ENTER[1]

    @property
    def success(self) -> float:
        """Probability that the next execution succeeds."""
        usual, broken, flaky = self._failure_rates()
        return 1 - (self.usual * usual + self.broken * broken + self.flaky * flaky)

    def observed(self, *, is_success: bool, retries: int = 0) -> "SuccessState":
        """The state after an execution."""
        likelihoods = self._likelihoods(is_success, retries > 0)
        weights = [self.usual * likelihoods[0], self.broken * likelihoods[1], self.flaky * likelihoods[2]]
        usual, broken, flaky = (weight / sum(weights) for weight in weights)
        is_retried = is_success and retries > 0
        return SuccessState(
            failed=self.failed + usual * (not is_success),
            succeeded=self.succeeded + usual * is_success,
            retried=self.retried + usual * is_retried,
            direct=self.direct + usual * (is_success and not is_retried),
            broken=broken * STAY[0] + usual * ENTER[0],
            flaky=flaky * STAY[1] + usual * ENTER[1],
            usual=1 - broken * STAY[0] - flaky * STAY[1] - usual * sum(ENTER),
        )

    def _failure_rates(self) -> tuple[float, float, float]:
        retried = self.retried / (self.retried + self.direct)
        total = self.failed + self.succeeded + RETRY_WEIGHT
        usual = min((self.failed + RETRY_WEIGHT * FAILED_OF_RETRIED * retried) / total, 0.999)
        return usual, BROKEN_RATE, max(FLAKY_RISE, min(MOST_FLAKY, usual + FLAKY_RISE))

    def _likelihoods(self, is_success: bool, is_retried: bool) -> tuple[float, float, float]:
        usual, broken, flaky = self._failure_rates()
        if not is_success:
            return usual, broken, flaky
        retried = self.retried / (self.retried + self.direct)
        flaky_retried = min(MOST_FLAKY, max(FLAKY_RETRIED[0], retried + FLAKY_RETRIED[1]))
        if is_retried:
            return (1 - usual) * retried, (1 - broken) * BROKEN_RETRIED, (1 - flaky) * flaky_retried
        return (1 - usual) * (1 - retried), (1 - broken) * (1 - BROKEN_RETRIED), (1 - flaky) * (1 - flaky_retried)

    def to_bytes(self) -> bytes:
        """The state as one blob; `from_bytes` reads it."""
        row = [self.failed, self.succeeded, self.retried, self.direct, self.usual, self.broken, self.flaky]
        out = io.BytesIO()
        np.save(out, np.array(row), allow_pickle=False)
        return bytes([VERSION]) + out.getvalue()

    @staticmethod
    def from_bytes(blob: bytes) -> "SuccessState":
        """The state that `to_bytes` wrote; ValueError for anything else."""
        if not blob or blob[0] != VERSION:
            raise ValueError("not the state of a success forecaster of this version")
        row = np.load(io.BytesIO(blob[1:]), allow_pickle=False)
        if row.shape != (7,) or not np.isfinite(row).all():
            raise ValueError("the state of a success forecaster is cut short")
        return SuccessState(*row.tolist())


def success_before_each(is_success: npt.NDArray[np.bool_], retries: npt.NDArray[np.int64] | None = None) -> Floats:
    """(n,) probability of success before each of n executions was seen, each from those before it only."""
    tried = np.zeros(len(is_success), dtype=np.int64) if retries is None else retries
    state, told = SuccessState(), np.empty(len(is_success))
    for place, (succeeded, count) in enumerate(zip(is_success.tolist(), tried.tolist(), strict=True)):
        told[place] = state.success
        state = state.observed(is_success=succeeded, retries=count)
    return told
