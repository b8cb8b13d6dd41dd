"""Rules such as most tools have, as a monitor: what ours is measured against.

Mean and standard deviation of the last durations, a late start, a failure. Gives as "rate" the tail of the normal
distribution times the executions of 30 days, which is what such a rule claims without calibration. Assumes durations
that are normal and alike at all hours, which those of jobs are not. Minimum n: 10 successes. O(1) an execution.
"""

import math
from collections import deque
from collections.abc import Sequence
from typing import NamedTuple

from chronos_models.evaluation.alarms import MONTH_S
from chronos_models.history import History, Marker, Observation, Situation

MIN_RUNS = 10
KEPT_RUNS = 336
"""Two weeks of an hourly job."""

LATE_PERIODS = 0.1
LATE_LEAST_S = 20.0
FAILURE_RATE = 1.0
"""What a failure claims, for want of anything better; a second in a row a tenth of it, and so on."""


class RuleFinding(NamedTuple):
    """What a rule tells."""

    kind: str
    rate: float
    phase: str = "noted"


class MeanRules:
    """Mean and standard deviation, a late start, failures in a row."""

    def __init__(self, history: History) -> None:
        self._runs_per_month = MONTH_S / history.period_s
        self._late_s = max(LATE_PERIODS * history.period_s, LATE_LEAST_S)
        self._durations_s: deque[float] = deque()
        self._sum = 0.0
        self._sum_of_squares = 0.0
        self._failures = 0

    def observe(self, observation: Observation) -> Sequence[RuleFinding]:
        """Compares the duration with those before; counts failures."""
        if not observation.is_success:
            self._failures += 1
            return [RuleFinding("failure", FAILURE_RATE * 10.0 ** (1 - self._failures))]
        self._failures = 0
        duration_s = observation.ended_s - observation.started_s
        found = self._compared(duration_s)
        if duration_s >= 0:
            self._keep(duration_s)
        return found

    def tick(self, now_s: float, situation: Situation) -> Sequence[RuleFinding]:
        """A late start, or an execution that runs far longer than the mean."""
        if now_s - situation.awaited_due_s > self._late_s:
            return [RuleFinding("late", 1e-3)]
        if not math.isnan(situation.running_since_s):
            return [found for found in self._compared(now_s - situation.running_since_s) if found.kind == "slow"]
        return []

    def mark(self, marker: Marker) -> None:
        """Rules know nothing of markers."""

    def _compared(self, duration_s: float) -> list[RuleFinding]:
        count = len(self._durations_s)
        if count < MIN_RUNS or not duration_s >= 0:
            return []
        mean_s = self._sum / count
        variance = max(0.0, self._sum_of_squares / count - mean_s**2) * count / (count - 1)
        spreads = (duration_s - mean_s) / math.sqrt(variance) if variance > 0 else 0.0
        tail = math.erfc(abs(spreads) / math.sqrt(2))
        kind = "slow" if spreads > 0 else "fast"
        return [RuleFinding(kind, tail * self._runs_per_month)] if tail < 0.05 else []

    def _keep(self, duration_s: float) -> None:
        gone_s = self._durations_s.popleft() if len(self._durations_s) == KEPT_RUNS else 0.0
        self._durations_s.append(duration_s)
        self._sum += duration_s - gone_s
        self._sum_of_squares += duration_s**2 - gone_s**2
