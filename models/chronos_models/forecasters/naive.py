"""The forecast to beat: quantiles of the last 100 durations.

Assumes that the next executions are like the last 100. O(1) time. Minimum n: 1; without a value all is NaN.
"""

import numpy as np

from chronos_models.forecasters.quantiles import Floats

WINDOW = 100


def naive_forecast(clock_s: Floats, durations: Floats, future_s: Floats, shares: Floats) -> Floats:
    """(k, q): the same quantiles of the last WINDOW finite `durations` (n,) for each of `future_s` (k,)."""
    recent = durations[np.isfinite(durations)][-WINDOW:]
    told = np.quantile(recent, shares) if len(recent) else np.full(len(shares), np.nan)
    return np.tile(told, (len(future_s), 1))
