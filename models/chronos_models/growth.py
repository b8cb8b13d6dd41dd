"""How fast something grows: a straight line through a noisy series, by the median of slopes.

Assumes that the series goes on as it went, in a straight line, for as long again as it was seen; that the values are
finite; and that fewer than 29 in 100 of them are outliers (the breakdown point of the estimator), so that spikes and
the saw teeth of retention do not turn the line. Needs 8 values. Time and memory O(n²): give it a few hundred values.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

MIN_VALUES = 8
NORMAL_95 = 1.959964


@dataclass(frozen=True)
class Growth:
    """A line, and how far its slope may be off."""

    slope: float
    """Per unit of time."""
    low: float
    high: float
    """The slope lies between these in 19 of 20 cases."""
    level: float
    """Where the line is at the last time."""


def growth(times: NDArray[np.float64], values: NDArray[np.float64]) -> Growth | None:
    """The line through `values` (n,) at `times` (n,), rising; None for fewer than MIN_VALUES, or for one time only.

    Theil (1950) and Sen (1968); the interval is that of Sen's section 4, by the variance of Kendall's tau without ties.
    """
    count = len(times)
    if count < MIN_VALUES or times[-1] <= times[0]:
        return None
    first, second = np.triu_indices(count, 1)
    apart = times[second] - times[first]
    is_apart = apart > 0
    slopes = np.sort((values[second] - values[first])[is_apart] / apart[is_apart])
    slope = float(np.median(slopes))
    spread = NORMAL_95 * np.sqrt(count * (count - 1) * (2 * count + 5) / 18)
    low = int(np.clip(np.floor((len(slopes) - spread) / 2), 0, len(slopes) - 1))
    high = int(np.clip(np.ceil((len(slopes) + spread) / 2), 0, len(slopes) - 1))
    offset = float(np.median(values - slope * times))
    return Growth(slope, float(slopes[low]), float(slopes[high]), offset + slope * float(times[-1]))
