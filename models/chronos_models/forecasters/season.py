"""What the calendar does to a job: by hour, weekday, hour of the week, and on the first of the month.

Gives an offset for any moment, in the unit of the values (here the logarithm of a duration). Assumes that effects add
up, that they stay as they are, and that the level between them moves slowly. Each slot's mean is shrunk towards none
by how much the slots differ beyond their noise (James and Stein 1961, in the empirical Bayes form of Efron and Morris
1973), so that a job without a season gets none. Values are cut at 4 spreads from their slot's median: one bad night
makes no season. Complexity: O(n log n) time; 2 x 201 numbers of state. Minimum n: 30 values, and 3 in a slot that
counts.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from chronos_models.forecasters.quantiles import Floats

MINIMUM = 30
DAY_S = 86_400
SLOTS = 24 + 7 + 2 + 168
"""Hours, weekdays, first of the month or not, hours of the week: one row of offsets."""
MINIMUM_IN_SLOT = 3
CUT_SPREADS = 4.0
LEVEL_DAYS = 7
"""The level that slots are compared with is the mean of this many days around."""
HELD_BACK = 0.25
GAIN = 0.02
"""A season is kept if it makes the newest quarter, which it has not seen, this much easier to tell."""

Slots = npt.NDArray[np.int64]


def slots_of(clock_s: Floats) -> list[Slots]:
    """The slots of each moment, one (n,) array a component; `clock_s` is what a clock on the wall shows, s."""
    day = np.floor_divide(clock_s, DAY_S).astype(np.int64)
    hour = (np.mod(clock_s, DAY_S) // 3600).astype(np.int64)
    weekday = (day + 3) % 7
    date = day.astype("datetime64[D]")
    is_first = (date == date.astype("datetime64[M]")).astype(np.int64)
    return [hour, 24 + weekday, 31 + is_first, 33 + weekday * 24 + hour]


@dataclass(frozen=True, slots=True)
class Season:
    """An offset and its variance for each slot, (SLOTS,) each."""

    offsets: Floats
    variances: Floats

    def at(self, clock_s: Floats) -> Floats:
        """(n,) offsets of these moments."""
        return np.asarray(sum(self.offsets[slot] for slot in slots_of(clock_s)), dtype=np.float64)

    def variance_at(self, clock_s: Floats) -> Floats:
        """(n,) how uncertain these offsets are, as variances."""
        return np.asarray(sum(self.variances[slot] for slot in slots_of(clock_s)), dtype=np.float64)


NO_SEASON = Season(np.zeros(SLOTS), np.zeros(SLOTS))


def fit_season(clock_s: Floats, values: Floats) -> Season:
    """The season of `values` (n,) at `clock_s` (n,), or NO_SEASON where none shows on values held back."""
    count = len(values)
    if count < MINIMUM:
        return NO_SEASON
    seen = count - int(count * HELD_BACK)
    half = _level_window(clock_s[seen:]) // 2
    trial = _fit(clock_s[:seen], values[:seen])
    if not trial.offsets.any() or _roughness(values[seen:] - trial.at(clock_s[seen:]), half) > (1 - GAIN) * _roughness(
        values[seen:], half
    ):
        return NO_SEASON
    return _fit(clock_s, values)


def _fit(clock_s: Floats, values: Floats) -> Season:
    offsets, variances = np.zeros(SLOTS), np.zeros(SLOTS)
    half = _level_window(clock_s) // 2
    components = slots_of(clock_s)
    season = np.zeros(len(values))
    for _ in range(2):
        level = _level(values - season, half)
        for slot in components:
            without = season - offsets[slot]
            noise = _spread(values - level - season)
            shift, variance = _shrunk_means(slot, values - level - without, noise)
            offsets = np.where(variance >= 0, shift, offsets)
            variances = np.where(variance >= 0, variance, variances)
            season = without + offsets[slot]
    return Season(offsets, variances)


def _shrunk_means(slot: Slots, values: Floats, noise: float) -> tuple[Floats, Floats]:
    """Means of each slot shrunk towards their common mean, and what is uncertain; variance -1 where no value fell."""
    count = np.bincount(slot, minlength=SLOTS)
    is_used = count >= MINIMUM_IN_SLOT
    shift, variance = np.zeros(SLOTS), np.where(count > 0, 0.0, -1.0)
    if is_used.sum() < 2:
        return shift, variance
    middle, limit = _medians(slot, values), CUT_SPREADS * noise
    number = count[is_used]
    cut = np.clip(values, middle[slot] - limit, middle[slot] + limit)
    mean = np.bincount(slot, cut, minlength=SLOTS)[is_used] / number
    mean -= np.average(mean, weights=number)
    error = noise**2 / number
    between = float(np.average(mean**2 - error, weights=np.minimum(number, 50)))
    if between <= 0:
        return shift, variance
    kept = between / (between + error)
    shift[is_used], variance[is_used] = mean * kept, kept * error
    return shift, variance


def _medians(slot: Slots, values: Floats) -> Floats:
    """(SLOTS,) the lower median of each slot's values; 0 where there are none."""
    order = np.lexsort((values, slot))
    count = np.bincount(slot, minlength=SLOTS)
    first = np.cumsum(count) - count
    middle = np.zeros(SLOTS)
    is_used = count > 0
    middle[is_used] = values[order][(first + (count - 1) // 2)[is_used]]
    return middle


def _level_window(clock_s: Floats) -> int:
    """How many values make LEVEL_DAYS, within reason."""
    days = max(float(clock_s[-1] - clock_s[0]) / DAY_S, 1e-9)
    count = len(clock_s)
    return int(np.clip(LEVEL_DAYS * count / days, 21, max(21, count // 3)))


def _level(values: Floats, half: int) -> Floats:
    """A mean around each value, without what lies more than 3 spreads off the mean around."""
    first = _moving_mean(values, half)
    limit = 3 * _spread(values - first)
    return _moving_mean(np.clip(values, first - limit, first + limit), half)


def _moving_mean(values: Floats, half: int) -> Floats:
    count = len(values)
    sums = np.concatenate([[0.0], np.cumsum(values)])
    at = np.arange(count)
    low, high = np.maximum(0, at - half), np.minimum(count, at + half + 1)
    return np.asarray((sums[high] - sums[low]) / (high - low), dtype=np.float64)


def _spread(values: Floats) -> float:
    return float(1.4826 * np.median(np.abs(values - np.median(values)))) + 1e-6


def _roughness(values: Floats, half: int) -> float:
    return float(np.mean(np.abs(values - _level(values, half))))
