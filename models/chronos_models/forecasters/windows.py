"""The best hours of the day to run a job: where it succeeds, is short, and little else runs.

Score of an hour = 0.5 success + 0.3 (1 - duration / longest hour) + 0.2 (1 - load / busiest hour). An hour's success
and duration are shrunk towards those of the whole job by PSEUDO executions, so that one lucky night wins nothing.
Assumes that an hour behaves tomorrow as it did. Complexity: O(n log n). Minimum n: 10 executions, 2 in an hour.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from chronos_models.forecasters.quantiles import Floats

MINIMUM = 10
MINIMUM_IN_HOUR = 2
PSEUDO = 5.0
SURE = 50
"""So many executions in an hour make its score certain."""


@dataclass(frozen=True, slots=True)
class Window:
    """An hour of the day, and why it is good."""

    start_hour: int
    score: float
    success_rate: float
    duration_s: float
    load: float
    """Share of the busiest hour's load; 0 where none was given."""
    confidence: float
    """0 to 1."""
    count: int


def best_windows(
    clock_s: Floats, durations_s: Floats, is_success: npt.NDArray[np.bool_], *, load: Floats, limit: int = 3
) -> list[Window]:
    """Up to `limit` hours, best first, from executions started at `clock_s` (n,), wall-clock s.

    `load` (24,) is what else runs in each hour, in any unit. Hours with fewer than MINIMUM_IN_HOUR executions are not
    proposed; none are below MINIMUM executions.
    """
    is_good = np.isfinite(clock_s) & np.isfinite(durations_s) & (durations_s >= 0)
    hour = (np.mod(clock_s[is_good], 86_400) // 3600).astype(int)
    if len(hour) < MINIMUM:
        return []
    taken, succeeded = durations_s[is_good], is_success[is_good]
    seen = [at for at in range(24) if np.sum(hour == at) >= MINIMUM_IN_HOUR]
    usual, rate = float(np.median(taken)), float(np.mean(succeeded))
    durations = {at: _shrunk(float(np.median(taken[hour == at])), int(np.sum(hour == at)), usual) for at in seen}
    longest, busiest = max(durations.values(), default=0.0), float(np.nanmax(np.append(load, 0.0)))
    windows = []
    for at in seen:
        count = int(np.sum(hour == at))
        success = _shrunk(float(np.mean(succeeded[hour == at])), count, rate)
        busy = float(np.nan_to_num(load[at]) / busiest) if busiest > 0 else 0.0
        shortness = 1 - durations[at] / longest if longest > 0 else 0.0
        score = 0.5 * success + 0.3 * shortness + 0.2 * (1 - busy)
        windows.append(Window(at, score, success, durations[at], busy, min(1.0, count / SURE), count))
    return sorted(windows, key=lambda window: (-window.score, window.start_hour))[:limit]


def _shrunk(value: float, count: int, towards: float) -> float:
    return (count * value + PSEUDO * towards) / (count + PSEUDO)
