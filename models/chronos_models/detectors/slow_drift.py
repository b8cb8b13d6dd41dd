"""Growth that no single run shows: the slope of medians over 30 and 90 days against the slope before.

For nightly use over the whole past of a signal. Medians of BLOCKS equal parts of the window, of logs, make season and
outliers harmless; their slope is Theil and Sen's, its test Mann and Kendall's (Mann 1945, Kendall 1975). Told is a
window whose slope is certain (p below ALARM_P) and steeper, in its direction, than all of what its predecessor of the
same length could have been.
Assumes about as many runs in each part. Complexity: O(n log n). Minimum n: LEAST runs a part; less is no answer.
"""

from dataclasses import dataclass
from itertools import pairwise
from math import erfc, log1p, sqrt
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

DAY_S = 86400.0
WINDOWS_DAYS = (30.0, 90.0)
BLOCKS = 10
"""Parts of whole days, so that hours of the day even out."""
LEAST = 2
ALARM_P = 1e-3
RELEVANCE = log1p(0.2)
"""Least change over a window, of the log: 20 %."""
NORMAL_POINT = 1.645
"""Of the interval that holds the slope nine times out of ten."""


@dataclass(frozen=True, slots=True)
class Drift:
    """A slope that is certain."""

    window_days: float
    change: float
    """Relative, from the beginning of the window to its end: 0.3 for 30 % more."""
    lower: float
    upper: float
    """The interval that holds the change nine times out of ten."""
    p: float
    since_s: float


class _Slope(NamedTuple):
    """Change of the log over a window."""

    middle: float
    lower: float
    upper: float
    p: float


def slow_drift(times_s: npt.ArrayLike, values: npt.ArrayLike) -> Drift | None:
    """The surest drift up to the last of times_s: (n,) s, values: (n,) > 0; None for no drift or too short a past.

    Pairs that hold no finite number, or a value that is not positive, are left out.
    """
    times, logs = _clean(np.asarray(times_s, dtype=np.float64), np.asarray(values, dtype=np.float64))
    if times.size == 0:
        return None
    drifts = [_drift(times, logs, days) for days in WINDOWS_DAYS]
    return min((drift for drift in drifts if drift is not None), key=lambda drift: drift.p, default=None)


def _clean(
    times_s: npt.NDArray[np.float64], values: npt.NDArray[np.float64]
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    if times_s.shape != values.shape or times_s.ndim != 1:
        raise ValueError("times and values are two rows of one length")
    kept = np.isfinite(times_s) & np.isfinite(values) & (values > 0.0)
    order = np.argsort(times_s[kept], kind="stable")
    return times_s[kept][order], np.log(values[kept][order])


def _drift(times_s: npt.NDArray[np.float64], logs: npt.NDArray[np.float64], days: float) -> Drift | None:
    since_s = float(times_s[-1]) - days * DAY_S
    now, before = (
        _slope(_medians(times_s, logs, since_s, days)),
        _slope(_medians(times_s, logs, since_s - days * DAY_S, days)),
    )
    if now is None or now.p >= ALARM_P or abs(now.middle) < RELEVANCE:
        return None
    if before is not None and before.lower <= now.middle <= before.upper:
        return None
    if before is not None and abs(now.middle) <= abs(before.middle) and now.middle * before.middle > 0.0:
        return None
    change, lower, upper = (float(np.expm1(part)) for part in now[:3])
    return Drift(window_days=days, change=change, lower=lower, upper=upper, p=now.p, since_s=since_s)


def _medians(
    times_s: npt.NDArray[np.float64], logs: npt.NDArray[np.float64], since_s: float, days: float
) -> npt.NDArray[np.float64] | None:
    """(BLOCKS,) medians of the equal parts of a window; None when a part has fewer than LEAST values."""
    edges = since_s + np.linspace(0.0, days * DAY_S, BLOCKS + 1)
    places = np.searchsorted(times_s, edges, side="right")
    parts = [logs[first:last] for first, last in pairwise(places.tolist())]
    if min(part.size for part in parts) < LEAST:
        return None
    return np.array([float(np.median(part)) for part in parts])


def _slope(medians: npt.NDArray[np.float64] | None) -> _Slope | None:
    """The slope of BLOCKS medians, as the change over all of them."""
    if medians is None:
        return None
    first, last = np.triu_indices(BLOCKS, k=1)
    rises = np.sort((medians[last] - medians[first]) / (last - first)) * BLOCKS
    spread = sqrt(BLOCKS * (BLOCKS - 1) * (2 * BLOCKS + 5) / 18.0)
    concordance = abs(float(np.sum(np.sign(rises))))
    margin = NORMAL_POINT * spread / 2.0
    lower = rises[max(0, int(rises.size / 2 - margin))]
    upper = rises[min(rises.size - 1, int(np.ceil(rises.size / 2 + margin)))]
    p = erfc(max(concordance - 1.0, 0.0) / spread / sqrt(2.0))
    return _Slope(float(np.median(rises)), float(lower), float(upper), p)
