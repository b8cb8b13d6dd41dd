"""How things went over a stretch of time, gathered from counts: percentiles, weeks, drifts and flips. Pure."""

import math
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import pairwise
from statistics import median
from zoneinfo import ZoneInfo

import msgspec

from chronos_synapse.domain.access import Sight
from chronos_synapse.domain.clock import from_ms
from chronos_synapse.domain.execution import NEVER_STARTED, UNSUCCESSFUL, ExecutionState
from chronos_synapse.domain.job import JobId, UserId

CELLS_A_FOLD = 10
"""A duration is told by the tenth of its natural logarithm: what is read back is off by a tenth at most, and by a
third of that as a rule."""
MOST_BUCKETS = 60
BUCKETS_S = (20, 60, 300, 600, 1800, 3600, 3 * 3600, 6 * 3600, 12 * 3600, 86_400, 2 * 86_400, 7 * 86_400)
HOURS = 24
DAYS = 7


class Ending(StrEnum):
    """What became of an execution, as far as it is counted."""

    SUCCEEDED = "succeeded"
    FAILED = "failed"
    NOT_RUN = "not_run"
    CANCELLED = "cancelled"


STATES: dict[Ending, frozenset[ExecutionState]] = {
    Ending.SUCCEEDED: frozenset({ExecutionState.SUCCEEDED}),
    Ending.FAILED: UNSUCCESSFUL,
    Ending.NOT_RUN: NEVER_STARTED,
    Ending.CANCELLED: frozenset({ExecutionState.CANCELLED}),
}


class AnalyticsQuery(msgspec.Struct, frozen=True, kw_only=True):
    """Whose executions, of which stretch of time."""

    sight: Sight
    since: datetime
    until: datetime
    owner_id: UserId | None = None
    job_id: JobId | None = None
    tags: tuple[str, ...] = ()


class Tally(msgspec.Struct, frozen=True, kw_only=True):
    """Executions that ended, by what became of them, and how long those took that succeeded."""

    succeeded: int
    failed: int
    not_run: int
    cancelled: int
    success_rate: float | None
    """Of those that ran to an end of their own, from 0 to 1; None when none did."""
    p50_ms: int | None
    p95_ms: int | None
    p99_ms: int | None


Cells = Mapping[int, int]
"""Cell of durations -> how many lie in it."""


def tally(counts: Mapping[Ending, int], cells: Cells) -> Tally:
    """One tally of counts and of the durations of those that succeeded."""
    succeeded, failed = counts.get(Ending.SUCCEEDED, 0), counts.get(Ending.FAILED, 0)
    p50, p95, p99 = (percentile(cells, share) for share in (0.5, 0.95, 0.99))
    return Tally(
        succeeded=succeeded,
        failed=failed,
        not_run=counts.get(Ending.NOT_RUN, 0),
        cancelled=counts.get(Ending.CANCELLED, 0),
        success_rate=success_rate(succeeded, failed),
        p50_ms=p50,
        p95_ms=p95,
        p99_ms=p99,
    )


def success_rate(succeeded: int, failed: int) -> float | None:
    """From 0 to 1; None when nothing ran."""
    return round(succeeded / (succeeded + failed), 6) if succeeded + failed else None


def percentile(cells: Cells, share: float) -> int | None:
    """The duration in ms below which `share` of all lie, None of nothing; evenly within a cell."""
    total = sum(cells.values())
    if not total:
        return None
    wanted, seen = share * total, 0.0
    for cell, count in sorted(cells.items()):
        if seen + count >= wanted:
            place = cell + (wanted - seen) / count
            return max(0, round(math.exp(place / CELLS_A_FOLD) - 1))
        seen += count
    return None


def merged(many: Iterable[Cells]) -> dict[int, int]:
    """All of them together."""
    total: dict[int, int] = {}
    for cells in many:
        for cell, count in cells.items():
            total[cell] = total.get(cell, 0) + count
    return total


def bucket_for(length: timedelta) -> int:
    """Seconds of a bucket, so that a stretch of time has a number of them that can be drawn."""
    return next((size for size in BUCKETS_S if length.total_seconds() / size <= MOST_BUCKETS), BUCKETS_S[-1])


def offset_s(zone: ZoneInfo, at: datetime) -> int:
    """What the clocks of `zone` are ahead of UTC."""
    ahead = at.astimezone(zone).utcoffset()
    return int(ahead.total_seconds()) if ahead is not None else 0


def week_of(counts: Mapping[int, int], *, bucket_ms: int, zone: ZoneInfo) -> list[list[int]]:
    """`[weekday][hour]`, Monday first, on the clocks of `zone`: the sums of buckets by their number since 1970."""
    week = [[0] * HOURS for _ in range(DAYS)]
    for number, count in counts.items():
        local = from_ms(number * bucket_ms).astimezone(zone)
        week[local.weekday()][local.hour] += count
    return week


def flips_of(oldest_first: Sequence[ExecutionState]) -> int:
    """How often a job went from good to bad or back; what was cancelled or did not run says nothing."""
    told = [state in UNSUCCESSFUL for state in oldest_first if state in UNSUCCESSFUL | {ExecutionState.SUCCEEDED}]
    return sum(before != after for before, after in pairwise(told))


class Drift(msgspec.Struct, frozen=True):
    """That recent executions take another time than earlier ones."""

    earlier_ms: int
    recent_ms: int
    z: float
    """How sure that is: how many standard deviations from no difference at all."""


FEWEST = 6
"""Of each half; with fewer, chance alone looks like a drift."""
SURE_Z = 3.0
WORTH = 1.2
"""A change that is smaller than this factor is not worth a word."""


def drift_of(earlier: Sequence[float], recent: Sequence[float]) -> Drift | None:
    """The drift, by ranks (Mann-Whitney), which outliers do not sway; None when there is none to speak of."""
    if min(len(earlier), len(recent)) < FEWEST:
        return None
    before, after = median(earlier), median(recent)
    if not (max(before, after) + 1) / (min(before, after) + 1) >= WORTH:
        return None
    z = _rank_z(earlier, recent)
    return Drift(round(before), round(after), round(z, 2)) if abs(z) >= SURE_Z else None


def _rank_z(earlier: Sequence[float], recent: Sequence[float]) -> float:
    """Of the ranks of `recent` among all; above 0 when they are higher. Ties share their ranks."""
    everything = sorted([*earlier, *recent])
    ranks: dict[float, float] = {}
    spread, start, count = 0.0, 0, len(everything)
    while start < count:
        end = start
        while end < count and everything[end] == everything[start]:
            end += 1
        ranks[everything[start]] = (start + 1 + end) / 2
        spread += (end - start) ** 3 - (end - start)
        start = end
    n, m = len(recent), len(earlier)
    above = sum(ranks[value] for value in recent) - n * (n + 1) / 2
    variance = n * m / 12 * (count + 1 - spread / (count * (count - 1)))
    return (above - n * m / 2) / math.sqrt(variance) if variance > 0 else 0.0
