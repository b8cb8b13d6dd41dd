"""How busy a host or queue will be: busy seconds and executions at once, with bands, hour by hour.

Two forecasts with unlike faults are averaged: the plan (each due time drawn DRAWS times from the forecast of its
duration) knows the schedule, and the mean of the same hour on the last 14 days knows what the schedule does not say
(late, failed and manual executions). Assumes that durations of different executions are independent, and that nothing
waits for a free slot. Complexity: O(DRAWS x executions) time. Minimum n: none for the plan, one day for the mean.
"""

from dataclasses import dataclass

import numpy as np

from chronos_models.forecasters.quantiles import Floats

DRAWS = 200
MEAN_DAYS = 14
PLAN_WEIGHT = 0.8
"""The plan errs about half as much as the mean does, so by inverse squares it weighs four times as much."""
BANDS: Floats = np.array([0.05, 0.25, 0.5, 0.75, 0.95])


@dataclass(frozen=True, slots=True)
class PlannedLoad:
    """The load that a plan makes, a row for each bin."""

    busy_s: Floats
    """(b,) expected busy seconds."""
    busy_bands_s: Floats
    """(b, 5) quantiles BANDS of the busy seconds."""
    running_bands: Floats
    """(b, 5) quantiles BANDS of how many run at once, on average within the bin."""


def busy_seconds(starts_s: Floats, ends_s: Floats, edges_s: Floats) -> Floats:
    """(b,) seconds that executions from `starts_s` to `ends_s` (n,) take up between `edges_s` (b + 1,), rising.

    What is not finite, or ends before it starts, takes up nothing.
    """
    is_good = np.isfinite(starts_s) & np.isfinite(ends_s) & (ends_s > starts_s)
    starts, ends = np.sort(starts_s[is_good]), np.sort(ends_s[is_good])
    return np.diff(_area_before(starts, edges_s) - _area_before(ends, edges_s))


def _area_before(events_s: Floats, edges_s: Floats) -> Floats:
    """(b,) sum over sorted events of the time from the event to each edge, where it lies before."""
    sums = np.concatenate([[0.0], np.cumsum(events_s - edges_s[0])])
    count = np.searchsorted(events_s, edges_s)
    return np.asarray(count * (edges_s - edges_s[0]) - sums[count], dtype=np.float64)


def planned_load(
    starts_s: Floats, durations_s: Floats, shares: Floats, edges_s: Floats, *, seed: int = 0
) -> PlannedLoad:
    """The load of coming executions: `starts_s` (n,), and quantiles `durations_s` (n, q) at `shares` (q,), rising.

    `edges_s` (b + 1,) bound the bins. A duration is drawn between the first and the last of the quantiles.
    """
    random = np.random.default_rng(seed)
    width = np.diff(edges_s)
    busy = np.zeros((DRAWS, len(width)))
    for draw in range(DRAWS if len(starts_s) else 0):
        taken = _drawn(durations_s, shares, random.uniform(size=len(starts_s)))
        busy[draw] = busy_seconds(starts_s, starts_s + taken, edges_s)
    bands = np.quantile(busy, BANDS, axis=0).T
    return PlannedLoad(busy.mean(axis=0), bands, bands / width[:, None])


def _drawn(durations_s: Floats, shares: Floats, uniform: Floats) -> Floats:
    """(n,) for each row the duration at its share of `uniform`, read between the quantiles."""
    at = np.clip(np.searchsorted(shares, uniform), 1, len(shares) - 1)
    row = np.arange(len(uniform))
    part = np.clip((uniform - shares[at - 1]) / (shares[at] - shares[at - 1]), 0, 1)
    low, high = durations_s[row, at - 1], durations_s[row, at]
    return np.asarray(low + part * (high - low), dtype=np.float64)


def hour_mean(busy_s: Floats, *, hours: int = 24) -> Floats:
    """(hours,) mean of the same hour of the day over the last MEAN_DAYS days of `busy_s` (n,), hourly, newest last.

    NaN without a whole day. The first hour that is told follows the last one given.
    """
    days = min(len(busy_s) // 24, MEAN_DAYS)
    if days == 0:
        return np.full(hours, np.nan)
    mean = busy_s[-days * 24 :].reshape(days, 24).mean(axis=0)
    return np.asarray(np.resize(mean, hours), dtype=np.float64)


def combined_load(planned_s: Floats, mean_s: Floats) -> Floats:
    """(b,) the average of the plan and the hour mean; the plan alone where there is no mean."""
    return np.where(np.isnan(mean_s), planned_s, PLAN_WEIGHT * planned_s + (1 - PLAN_WEIGHT) * mean_s)
