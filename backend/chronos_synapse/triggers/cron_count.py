"""How often an expression matches between two local seconds: whole days by arithmetic, parts of days by look-up."""

from bisect import bisect_left
from calendar import isleap
from collections.abc import Iterator
from datetime import date

from chronos_synapse.triggers.cron_expression import DAY_S, EPOCH_ORDINAL, MONTH_DAYS, CronExpression


def count_matches(cron: CronExpression, first: int, end: int) -> int:
    """How many local seconds in [first, end) match."""
    first_day, first_time = divmod(first, DAY_S)
    end_day, end_time = divmod(end, DAY_S)
    whole = count_days(cron, first_day, end_day) * cron.fires_per_day
    return whole - _count_before(cron, first_day, first_time) + _count_before(cron, end_day, end_time)


def count_days(cron: CronExpression, first: int, end: int) -> int:
    """How many days in [first, end), counted from 1970-01-01, match."""
    if first >= end:
        return 0
    return sum((cron.mask(length, weekday) & bits).bit_count() for length, weekday, bits in _months(cron, first, end))


def _count_before(cron: CronExpression, day: int, time_s: int) -> int:
    """How many seconds of a day before `time_s` match."""
    if time_s == 0 or cron.next_day(day) != day:
        return 0
    hour, rest = divmod(time_s, 3600)
    minute, second = divmod(rest, 60)
    hours, minutes, seconds = cron.hour.values, cron.minute.values, cron.second.values
    count = bisect_left(hours, hour) * len(minutes) * len(seconds)
    if hour in hours:
        count += bisect_left(minutes, minute) * len(seconds)
        if minute in minutes:
            count += bisect_left(seconds, second)
    return count


def _months(cron: CronExpression, first: int, end: int) -> Iterator[tuple[int, int, int]]:
    """(length, weekday of the 1st from Sunday as 0, days in [first, end) as bits) of each month that counts."""
    start = date.fromordinal(first + EPOCH_ORDINAL)
    year, month, day = start.year, start.month, first - start.day + 1
    while day < end:
        length = 29 if month == 2 and isleap(year) else MONTH_DAYS[month - 1]
        if month in cron.months:
            low, high = max(1, first - day + 1), min(length, end - day)
            yield length, (day + 4) % 7, (1 << (high + 1)) - (1 << low)
        day, month = day + length, month + 1
        if month > 12:
            year, month = year + 1, 1
