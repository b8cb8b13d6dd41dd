"""How many due instants several triggers have together.

Whatever is due at whole seconds is drawn day by day as a bit for each second, where one mask stands for every day on
which a trigger is due at the same seconds; the masks of a day are laid over each other, and the bits are counted once
for each combination that comes up. What is due at fractions of a second can only meet its like: one such interval is
counted by arithmetic, several by sets of an hour's instants.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from functools import lru_cache
from math import gcd

from chronos_synapse.domain.clock import to_ms
from chronos_synapse.triggers.cron_expression import DAY_S, CronExpression
from chronos_synapse.triggers.crontab import CrontabTrigger
from chronos_synapse.triggers.interval import OnceTrigger, PeriodTrigger
from chronos_synapse.triggers.trigger import Trigger
from chronos_synapse.triggers.zone import Span

_SECOND_MS = 1000
_CHUNK_MS = 3600 * _SECOND_MS
_MOMENT = timedelta(milliseconds=1)
_MAX_MASKS = 256
_WHOLE_DAY = (1 << DAY_S) - 1

_Drawing = tuple[Hashable, Callable[[], int]]
"""A key that is equal for equal masks, and the mask."""


def count_union(members: Sequence[Trigger], after: datetime, until: datetime) -> int:
    """How many instants in (after, until] at least one of `members` (crontabs, periods, dates) is due at."""
    if after >= until:
        return 0
    crontabs = [member for member in dict.fromkeys(members) if isinstance(member, CrontabTrigger)]
    periods = [member for member in members if isinstance(member, PeriodTrigger)]
    dates = {member.run_at for member in members if isinstance(member, OnceTrigger) and member.count(after, until)}
    repeated = (*crontabs, *periods)
    alone = sum(all(other.next_after(date - _MOMENT) != date for other in repeated) for date in dates)
    if len(repeated) < 2:
        return alone + sum(member.count(after, until) for member in repeated)
    broken = [period for period in periods if period.period_ms % _SECOND_MS or period.start_ms % _SECOND_MS]
    whole = [period for period in periods if period not in broken] + [
        part for one in broken for part in _whole_part(one)
    ]
    return alone + _count_broken(broken, after, until) + _count_whole(crontabs, whole, after, until)


def _whole_part(period: PeriodTrigger) -> Iterator[PeriodTrigger]:
    """The due instants of `period` that lie on whole seconds, if it ever has any."""
    common = gcd(period.period_ms, _SECOND_MS)
    if period.start_ms % common:
        return
    steps = _SECOND_MS // common
    turn = (-period.start_ms // common) * pow(period.period_ms // common, -1, steps) % steps if steps > 1 else 0
    yield PeriodTrigger(period.period_ms * steps, period.start_ms + turn * period.period_ms)


def _count_broken(periods: Sequence[PeriodTrigger], after: datetime, until: datetime) -> int:
    """How many instants off the whole seconds there are in (after, until]."""
    parts = [part for period in periods for part in _whole_part(period)]
    if len(periods) == 1:
        return periods[0].count(after, until) - sum(part.count(after, until) for part in parts)
    if not periods:
        return 0
    first, end = to_ms(after) + 1, to_ms(until) + 1
    return sum(
        _count_distinct(periods, at, min(at + _CHUNK_MS, end)) - _count_distinct(parts, at, min(at + _CHUNK_MS, end))
        for at in range(first, end, _CHUNK_MS)
    )


def _count_distinct(periods: Iterable[PeriodTrigger], first_ms: int, end_ms: int) -> int:
    found: set[int] = set()
    for period in periods:
        passed = max(0, -((period.start_ms - first_ms) // period.period_ms))
        found.update(range(period.start_ms + passed * period.period_ms, end_ms, period.period_ms))
    return len(found)


def _count_whole(
    crontabs: Sequence[CrontabTrigger], periods: Sequence[PeriodTrigger], after: datetime, until: datetime
) -> int:
    """How many whole seconds in (after, until] are due ones; every period here is one of whole seconds."""
    first, end = to_ms(after) // _SECOND_MS + 1, to_ms(until) // _SECOND_MS + 1
    counted: dict[tuple[Hashable, ...], int] = {}
    total = 0
    for start in range(first - first % DAY_S, end, DAY_S):
        drawings = [_draw_crontab(crontab, start) for crontab in crontabs]
        drawings += [_draw_period(period, start) for period in periods]
        if start < first or start + DAY_S > end:
            inside = _bits(max(first, start) - start, min(end, start + DAY_S) - start)
            total += (_merged(drawings) & inside).bit_count()
            continue
        key = tuple(name for name, _ in drawings)
        if key not in counted:
            if len(counted) >= _MAX_MASKS:
                counted.clear()
            counted[key] = _merged(drawings).bit_count()
        total += counted[key]
    return total


def _merged(drawings: Iterable[_Drawing]) -> int:
    merged = 0
    for _, draw in drawings:
        merged |= draw()
    return merged


def _bits(first: int, end: int) -> int:
    return (1 << end) - (1 << first)


def _draw_period(period: PeriodTrigger, start: int) -> _Drawing:
    """The seconds of the day from epoch second `start` at which `period` is due."""
    every, since = period.period_ms // _SECOND_MS, period.start_ms // _SECOND_MS
    first = since - start if since >= start else (since - start) % every
    return ("period", every, min(first, DAY_S)), lambda: _progression(every, min(first, DAY_S))


@lru_cache(maxsize=_MAX_MASKS)
def _progression(every: int, first: int) -> int:
    """The bits `first`, `first + every` ... of a day, by doubling."""
    mask, length = 1 << first, every
    while length < DAY_S:
        mask |= mask << length
        length *= 2
    return mask & _WHOLE_DAY


def _draw_crontab(crontab: CrontabTrigger, start: int) -> _Drawing:
    """The seconds of the day from epoch second `start` at which `crontab` is due."""
    spans = list(crontab.zone.stretches(start, start + DAY_S))
    bounds = [crontab.local_bounds(span) for span in spans]
    first, end = bounds[0]
    if len(spans) > 1 or spans[0].previous != spans[0].offset or end - first < DAY_S:
        return ("changed", id(crontab), start), lambda: _draw_changed(crontab, spans, start)
    day, shift = divmod(first, DAY_S)
    cron = crontab.expression
    today, tomorrow = cron.next_day(day) == day, shift > 0 and cron.next_day(day + 1) == day + 1
    return ("day", cron.text, shift, today, tomorrow), lambda: _draw_local(cron, first, end)


def _draw_changed(crontab: CrontabTrigger, spans: Sequence[Span], start: int) -> int:
    """A day on which the clock is changed, or whose clock times come twice."""
    mask = 0
    for span in spans:
        first, end = crontab.local_bounds(span)
        if first < end:
            mask |= _draw_local(crontab.expression, first, end) << (first - span.offset - start)
        if crontab.made_up(span.start, span.previous, span.offset):
            mask |= 1 << (span.start - start)
    return mask


def _draw_local(cron: CronExpression, first: int, end: int) -> int:
    """The matching local seconds in [first, end), `first` as bit 0."""
    mask = 0
    for day in range(first // DAY_S, (end - 1) // DAY_S + 1):
        if cron.next_day(day) == day:
            low, high = max(first, day * DAY_S), min(end, (day + 1) * DAY_S)
            part = (_times(cron) >> (low - day * DAY_S)) & _bits(0, high - low)
            mask |= part << (low - first)
    return mask


@lru_cache(maxsize=_MAX_MASKS)
def _times(cron: CronExpression) -> int:
    """The matching seconds of a matching day as bits."""
    minute = sum(1 << second for second in cron.second.values)
    hour = sum(minute << (60 * number) for number in cron.minute.values)
    return sum(hour << (3600 * number) for number in cron.hour.values)
