"""How far off a forecaster would have been: it is asked at several past moments, and told only what was known then.

Gives the mean absolute error in units of the mean step from one value to the next before the origin (MASE, Hyndman
and Koehler 2006), the mean pinball loss in the same unit, and the share of values inside the outer quantiles. Assumes
nothing of the forecaster. Needs MINIMUM values. Complexity: one call of the forecaster for each origin.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from chronos_models.forecasters.quantiles import Floats, pinball

SHARES: Floats = np.array([0.05, 0.25, 0.5, 0.75, 0.95])
HORIZON = 24
MINIMUM = 40

Forecaster = Callable[[Floats, Floats, Floats, Floats], Floats]
"""(starts, durations, future starts, shares) -> (k, q) durations."""


@dataclass(frozen=True, slots=True)
class Backtest:
    """Means over the origins; unscaled where the history never changed before them."""

    mase: float
    pinball: float
    coverage: float
    """Share inside the 90 % interval."""
    mean_error: float
    """Mean absolute error of the middle, in the unit of the values."""
    origins: int


def backtest(
    forecaster: Forecaster, clock_s: Floats, durations: Floats, *, origins: int = 4, first: float = 0.5
) -> Backtest | None:
    """What `forecaster` gives for the next HORIZON of `durations` (n,) from `origins` moments, evenly spaced.

    The first origin is after a share `first` of the history, the last HORIZON before its end. None below MINIMUM, or
    where nothing changed before any origin.
    """
    count = len(durations)
    if count < MINIMUM:
        return None
    rows = []
    for origin in np.linspace(max(int(first * count), MINIMUM - HORIZON), count - HORIZON, origins).astype(int):
        scale = float(np.mean(np.abs(np.diff(durations[:origin]))))
        if not scale > 0:
            continue
        ahead = slice(origin, origin + HORIZON)
        told = forecaster(clock_s[:origin], durations[:origin], clock_s[ahead], SHARES)
        rows.append(_errors(durations[ahead], told, scale))
    if not rows:
        return None
    mase, loss, coverage, error = np.mean(rows, axis=0)
    return Backtest(float(mase), float(loss), float(coverage), float(error), len(rows))


def _errors(came: Floats, told: Floats, scale: float) -> tuple[float, float, float, float]:
    error = float(np.mean(np.abs(came - told[:, len(SHARES) // 2])))
    is_inside = (came >= told[:, 0]) & (came <= told[:, -1])
    return error / scale, float(np.mean(pinball(came, told, SHARES))) / scale, float(np.mean(is_inside)), error
