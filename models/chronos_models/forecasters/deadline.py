"""The chance that a running execution is done by a time, given how long it has run already.

Takes what a forecaster says before the start (durations at DEADLINE_SHARES) and conditions it on the time elapsed:
P(done by T | running for e) = 1 - S(T) / S(e), S the share of executions that take longer. Between the shares S is
read straight in logarithms; beyond the last it falls by the 5th power of the duration, as the durations of a fleet of
cron jobs do. Assumes that the elapsed time is all that is known of the progress. O(log q) an answer. Minimum n: that
of the forecaster.
"""

from dataclasses import dataclass

import numpy as np

from chronos_models.forecasters.quantiles import Floats

DEADLINE_SHARES: Floats = np.concatenate([[0.005], np.arange(0.01, 1.0, 0.01), [0.995]])
TAIL_POWER = 5.0
FLOOR_S = 1e-6


@dataclass(frozen=True, slots=True)
class DurationCurve:
    """Durations of one coming or running execution, rising, at `shares`; both (q,)."""

    durations_s: Floats
    shares: Floats

    def longer_than(self, elapsed_s: float) -> float:
        """Share of such executions that take longer than this; 1 for no time at all."""
        if elapsed_s <= 0:
            return 1.0
        logs = np.log(np.maximum(self.durations_s, FLOOR_S))
        at = float(np.log(max(elapsed_s, FLOOR_S)))
        rest = float(1 - self.shares[-1])
        if at > logs[-1]:
            return rest * float(np.exp(-TAIL_POWER * (at - logs[-1])))
        if at < logs[0]:
            return 1 - float(self.shares[0]) * float(np.exp(TAIL_POWER * (at - logs[0])))
        return 1 - float(np.interp(at, logs, self.shares))

    def done_by(self, limit_s: float, *, elapsed_s: float = 0.0) -> float:
        """P(duration <= `limit_s` | duration > `elapsed_s`); both from the start, s. 0 once the limit is past."""
        if not np.isfinite(limit_s) or np.isnan(elapsed_s):
            return 1.0 if limit_s == np.inf else 0.0
        if limit_s <= elapsed_s:
            return 0.0
        return float(np.clip(1 - self.longer_than(limit_s) / max(self.longer_than(elapsed_s), 1e-300), 0, 1))
