"""What a series shows at this time of the day, and in all: medians of the last days.

A slot is half an hour of the day; it keeps the means of its last DAYS visits. The visit that is going on is not
compared with itself. Assumes at most a daily season: with eight days a weekend stands out as long as it lasts, and does
not move the median. O(log(SLOTS * DAYS)) a point. Minimum n: one visit of a slot that has ended.
"""

from bisect import bisect_left, insort
from collections import deque
from math import floor, nan

import numpy as np
from numpy.typing import NDArray

SLOTS = 48
SLOT_S = 86_400 // SLOTS
DAYS = 8
NO_VISIT = -1


class DaySlots:
    """Means of visits, by slot of the day (UTC)."""

    __slots__ = ("_count", "_expected", "_ordered", "_sum", "_visit", "_visits", "level")

    def __init__(self) -> None:
        self._visits: list[deque[float]] = [deque(maxlen=DAYS) for _ in range(SLOTS)]
        self._ordered: list[float] = []
        self._visit, self._sum, self._count = NO_VISIT, 0.0, 0
        self._expected = nan
        self.level = nan
        """Median of everything that is kept; NaN before the first visit has ended."""

    def expected(self, time_s: float, value: float) -> float:
        """The median of the earlier visits of the slot of `time_s`, NaN on the first; then takes `value` in."""
        visit = floor(time_s / SLOT_S)
        if visit != self._visit:
            self._close()
            self._visit, self._sum, self._count = visit, 0.0, 0
            self._expected = _median(sorted(self._visits[visit % SLOTS]))
        self._sum += value
        self._count += 1
        return self._expected

    def numbers(self) -> NDArray[np.float64]:
        """(4 + SLOTS,) the visit that is going on, and how many visits each slot keeps."""
        kept = [len(visits) for visits in self._visits]
        return np.array([self._visit, self._sum, self._count, self._expected, *kept], np.float64)

    def visits(self) -> NDArray[np.float16]:
        """(n,) means, slot by slot, oldest first."""
        return np.array([mean for visits in self._visits for mean in visits], np.float16)

    def restore(self, numbers: NDArray[np.float64], visits: NDArray[np.float16]) -> None:
        """Take over what `numbers` and `visits` gave."""
        self._visit, self._count = int(numbers[0]), int(numbers[2])
        self._sum, self._expected = float(numbers[1]), float(numbers[3])
        ends = np.cumsum(numbers[4:].astype(np.int64))
        for slot, means in enumerate(np.split(visits, ends[:-1])):
            self._visits[slot] = deque((float(mean) for mean in means), maxlen=DAYS)
        self._ordered = sorted(float(mean) for mean in visits)
        self.level = _median(self._ordered)

    def _close(self) -> None:
        """End the visit that was going on; its mean is rounded to what the state can hold."""
        if self._count == 0:
            return
        kept = self._visits[self._visit % SLOTS]
        if len(kept) == DAYS:
            del self._ordered[bisect_left(self._ordered, kept[0])]
        mean = float(np.float16(self._sum / self._count))
        kept.append(mean)
        insort(self._ordered, mean)
        self.level = _median(self._ordered)


def _median(ordered: list[float]) -> float:
    """Of numbers in order; NaN of none."""
    count = len(ordered)
    if count == 0:
        return nan
    return (ordered[count // 2] + ordered[(count - 1) // 2]) / 2
