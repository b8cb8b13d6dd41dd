"""How long executions of a job take, as its history tells: what a replay reckons with. Pure."""

from bisect import bisect_left
from collections.abc import Sequence
from enum import StrEnum
from statistics import median_low

MINUTE_MS = 60_000
DAY_MS = 86_400_000
WEEK_MS = 7 * DAY_MS
SAME_MS = MINUTE_MS
"""A start this near to a due time is taken for the one that ran then."""
NEAR_MS = 2 * 60 * MINUTE_MS
"""So far from a time of day another start still tells how long it takes then; more than any clock change."""
ASSUMED_SHARE = 10
ASSUMED_MOST_MS = MINUTE_MS


class DurationSource(StrEnum):
    """Where durations are from."""

    HISTORY = "history"
    ASSUMED = "assumed"
    """The job has never run to an end: a tenth of its timeout, a minute at most."""


class Durations:
    """Answers how long an execution would take that starts at some time."""

    def __init__(self, samples: Sequence[tuple[int, int]], *, timeout_ms: int) -> None:
        """`samples`: (start, duration), epoch ms and ms, in any order."""
        self._starts = sorted(samples)
        self._by_week = sorted((start_ms % WEEK_MS, lasted_ms) for start_ms, lasted_ms in samples)
        self._by_day = sorted((start_ms % DAY_MS, lasted_ms) for start_ms, lasted_ms in samples)
        self.count = len(samples)
        self.source = DurationSource.HISTORY if samples else DurationSource.ASSUMED
        assumed_ms = min(timeout_ms // ASSUMED_SHARE, ASSUMED_MOST_MS)
        self.median_ms = median_low(lasted_ms for _, lasted_ms in samples) if samples else assumed_ms

    def at(self, start_ms: int) -> int:
        """That of the start nearest to this one: the same, else at this time of the week, of the day; else the median.

        In ms.
        """
        for times, cycle_ms, near_ms in (
            (self._starts, None, SAME_MS),
            (self._by_week, WEEK_MS, NEAR_MS),
            (self._by_day, DAY_MS, NEAR_MS),
        ):
            found = _nearest(times, start_ms, cycle_ms, near_ms)
            if found is not None:
                return found
        return self.median_ms


def _nearest(times: Sequence[tuple[int, int]], at_ms: int, cycle_ms: int | None, near_ms: int) -> int | None:
    """The duration of the start that is nearest to `at_ms`, on a circle of `cycle_ms`; None when none is near."""
    if not times:
        return None
    place_ms = at_ms if cycle_ms is None else at_ms % cycle_ms
    after = bisect_left(times, (place_ms, 0))
    candidates = (times[after - 1], times[after % len(times)])
    distance_ms, lasted_ms = min((_distance(start_ms, place_ms, cycle_ms), lasted) for start_ms, lasted in candidates)
    return lasted_ms if distance_ms <= near_ms else None


def _distance(one_ms: int, other_ms: int, cycle_ms: int | None) -> int:
    apart_ms = abs(one_ms - other_ms)
    return apart_ms if cycle_ms is None else min(apart_ms, cycle_ms - apart_ms)
