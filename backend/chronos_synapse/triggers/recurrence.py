"""Recurrence rules of RFC 5545 (3.3.10), evaluated one year at a time.

Each day of the year is looked at once, so that no rule, however it is written, takes longer than that: libraries that
walk from one occurrence to the next do not come back from a rule that has none.
"""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from itertools import product
from typing import NamedTuple

FIRST_YEAR = 1970
LAST_YEAR = 2200

YEARLY, MONTHLY, WEEKLY, DAILY, HOURLY, MINUTELY, SECONDLY = (
    "YEARLY",
    "MONTHLY",
    "WEEKLY",
    "DAILY",
    "HOURLY",
    "MINUTELY",
    "SECONDLY",
)
_UNITS_S = {HOURLY: 3600, MINUTELY: 60, SECONDLY: 1}
_DAYS_A_YEAR = 366
_DAY_S = 86_400
_SPILL = 6
_ALL_WEEKDAYS = frozenset(range(7))


class NthDay(NamedTuple):
    """A weekday (0 is Monday); with `nth` only that one of its month or year, from the end when negative."""

    nth: int
    weekday: int


class _Day(NamedTuple):
    """A day of any year of a kind, with what rules ask of it."""

    offset: int
    """From the first of January."""
    month: int
    weekday: int
    of_month: tuple[int, int]
    """Its number from the start and, negative, from the end."""
    of_year: tuple[int, int]


class Rule(NamedTuple):
    """A rule as it was written. Empty parts say nothing."""

    frequency: str
    interval: int = 1
    times: int | None = None
    until: str = ""
    months: frozenset[int] = frozenset()
    weeks: frozenset[int] = frozenset()
    year_days: frozenset[int] = frozenset()
    month_days: frozenset[int] = frozenset()
    weekdays: tuple[NthDay, ...] = ()
    hours: tuple[int, ...] = ()
    minutes: tuple[int, ...] = ()
    seconds: tuple[int, ...] = ()
    positions: frozenset[int] = frozenset()
    week_start: int = 0

    @property
    def most_a_year(self) -> int:
        """A number that its occurrences in one year never exceed."""
        minutes, seconds = max(1, len(self.minutes)), max(1, len(self.seconds))
        if self.frequency in _UNITS_S:
            finer = {HOURLY: minutes * seconds, MINUTELY: seconds, SECONDLY: 1}[self.frequency]
            return -(-_DAYS_A_YEAR * _DAY_S // (_UNITS_S[self.frequency] * self.interval)) * finer
        return self._most_days * max(1, len(self.hours)) * minutes * seconds

    @property
    def _most_days(self) -> int:
        limits = [_DAYS_A_YEAR]
        if self.frequency == DAILY:
            limits.append(-(-_DAYS_A_YEAR // self.interval))
        elif self.frequency == WEEKLY:
            limits.append(-(-54 // self.interval) * max(1, len(self.weekdays)))
        else:
            limits.append(self._days_by_part())
        return min(limits)

    def _days_by_part(self) -> int:
        """Of a yearly or monthly rule."""
        months = len(self.months) or 12
        if self.frequency == MONTHLY:
            months = min(months, -(-12 // self.interval))
        if self.year_days:
            return len(self.year_days)
        if self.weekdays:
            return sum(months if day.nth else 53 for day in self.weekdays)
        if self.month_days:
            return months * len(self.month_days)
        return 8 * len(self.weeks) if self.weeks else months


class Series:
    """The occurrences of a rule that begins at `start`; all times are on one wall clock, without zone."""

    def __init__(self, rule: Rule, start: datetime, until: datetime | None) -> None:
        """`until` is inclusive; a rule's own count is turned into it."""
        self.rule = rule = _completed(rule, start)
        self.start = start
        self.until = until
        self._weekdays = frozenset(day.weekday for day in rule.weekdays) or _ALL_WEEKDAYS
        self._times = tuple(time(*parts) for parts in product(rule.hours, rule.minutes, rule.seconds))
        """Times of day, for a rule that does not count hours or less."""
        self.years_counted = 0
        """How many years had to be looked at to find the end of a count: a measure of the work."""
        if rule.times is not None:
            self._count_out(rule.times)

    def is_active(self, year: int) -> bool:
        """Whether occurrences are possible in `year`."""
        return self.start.year <= year and (self.until is None or year <= self.until.year)

    def in_year(self, year: int) -> list[datetime]:
        """Occurrences in `year`, rising, those before `start` or after the end left out."""
        return self.between(date(year, 1, 1), date(year, 12, 31))

    def between(self, first: date, last: date) -> list[datetime]:
        """Occurrences from the day `first` up to the day `last`, as `in_year`."""
        found: list[datetime] = []
        for year in range(first.year, last.year + 1):
            if self.is_active(year):
                periods = self._periods(year, first.toordinal(), last.toordinal())
                found += [at for period in periods for at in self._chosen(period) if at.year == year]
        end = self.until or datetime.max
        return sorted(at for at in found if self.start <= at <= end and first <= at.date() <= last)

    def _periods(self, year: int, since: int, until: int) -> list[list[datetime]]:
        """Candidates by the week, month or year that they lie in; weeks that reach over the year's ends are whole.

        Where positions within a period do not matter, those of the days from `since` to `until` are enough.
        """
        periods: dict[int, list[datetime]] = {}
        rule, weekdays = self.rule, self._weekdays
        first = date(year, 1, 1)
        days = _days(_days_in_year(year), first.weekday(), has_spill=rule.frequency == WEEKLY)
        if not rule.positions:
            before = first.toordinal() + days[0].offset
            days = days[max(0, since - before) : max(0, until - before + 1)]
        for day in days:
            if day.weekday not in weekdays or (rule.months and day.month not in rule.months):
                continue
            ordinal = first.toordinal() + day.offset
            number = self._period_of(year, day.month, ordinal)
            if number % rule.interval == 0 and _is_day(rule, day, ordinal):
                times = self._steps(ordinal) if rule.frequency in _UNITS_S else self._times
                on = date.fromordinal(ordinal)
                periods.setdefault(number, []).extend([datetime.combine(on, at) for at in times])
        return list(periods.values())

    def _period_of(self, year: int, month: int, ordinal: int) -> int:
        """How many periods after that of the start; steps below a day are counted in `_steps`."""
        match self.rule.frequency:
            case "YEARLY":
                return year - self.start.year
            case "MONTHLY":
                return (year - self.start.year) * 12 + month - self.start.month
            case "WEEKLY":
                return (_week(ordinal, self.rule) - _week(self.start.toordinal(), self.rule)) // 7
            case "DAILY":
                return ordinal - self.start.toordinal()
            case _:
                return 0

    def _steps(self, ordinal: int) -> Iterator[time]:
        """Times of a day of a rule that counts hours or less."""
        unit = _UNITS_S[self.rule.frequency]
        begun = self.start.toordinal() * _DAY_S + _second_of_day(self.start.time()) // unit * unit
        step = unit * self.rule.interval
        for second in range((begun - ordinal * _DAY_S) % step, _DAY_S, step):
            yield from _finer(self.rule, second)

    def _chosen(self, period: list[datetime]) -> list[datetime]:
        """Those at the positions that the rule names, all when it names none."""
        positions = self.rule.positions
        if not positions:
            return period
        size = len(period)
        return [at for number, at in enumerate(period) if {number + 1, number - size} & positions]

    def _count_out(self, count: int) -> None:
        """Sets the end to the last of `count`, of which the start is the first, whether the rule names it or not."""
        left = count - 1
        for year in range(self.start.year, LAST_YEAR + 1):
            if left == 0 or not self.is_active(year):
                break
            self.years_counted += 1
            later = [at for at in self.in_year(year) if at > self.start]
            if len(later) >= left:
                self.until = later[left - 1]
                return
            left -= len(later)
        if left == 0:
            self.until = self.start


def _completed(rule: Rule, start: datetime) -> Rule:
    """`rule` with what it leaves to its start: the time of day, and a day where it names none."""
    if rule.frequency not in _UNITS_S:
        rule = rule._replace(
            hours=rule.hours or (start.hour,),
            minutes=rule.minutes or (start.minute,),
            seconds=rule.seconds or (start.second,),
        )
    elif rule.frequency != SECONDLY:
        minutes = rule.minutes or ((start.minute,) if rule.frequency == HOURLY else ())
        rule = rule._replace(minutes=minutes, seconds=rule.seconds or (start.second,))
    if rule.weekdays or rule.month_days or rule.year_days:
        return rule
    if rule.frequency == WEEKLY or rule.weeks:
        return rule._replace(weekdays=(NthDay(0, start.weekday()),))
    if rule.frequency == YEARLY:
        return rule._replace(months=rule.months or frozenset({start.month}), month_days=frozenset({start.day}))
    return rule._replace(month_days=frozenset({start.day})) if rule.frequency == MONTHLY else rule


@lru_cache(maxsize=28)
def _days(size: int, weekday: int, *, has_spill: bool) -> tuple[_Day, ...]:
    """The days of a year of `size` days that begins on `weekday`; with spill, of the weeks at its ends too."""
    like = next(year for year in range(2, 32) if (_days_in_year(year), date(year, 1, 1).weekday()) == (size, weekday))
    first, spill = date(like, 1, 1).toordinal(), _SPILL * has_spill
    found = []
    for offset in range(-spill, size + spill):
        day = date.fromordinal(first + offset)
        of_month = (day.day, day.day - _days_in_month(day) - 1)
        found.append(_Day(offset, day.month, day.weekday(), of_month, (offset + 1, offset - size)))
    return tuple(found)


def _is_day(rule: Rule, day: _Day, ordinal: int) -> bool:
    """Whether the parts of `rule` that number days and weeks take `day`, whose month and weekday fit."""
    if rule.month_days and rule.month_days.isdisjoint(day.of_month):
        return False
    if rule.year_days and rule.year_days.isdisjoint(day.of_year):
        return False
    if rule.weeks and rule.weeks.isdisjoint(_week_numbers(date.fromordinal(ordinal), rule.week_start)):
        return False
    return not rule.weekdays or any(_is_weekday(rule, wanted, day) for wanted in rule.weekdays)


def _is_weekday(rule: Rule, wanted: NthDay, day: _Day) -> bool:
    if wanted.nth == 0 or day.weekday != wanted.weekday:
        return day.weekday == wanted.weekday
    number, from_end = day.of_month if rule.frequency == MONTHLY or rule.months else day.of_year
    return wanted.nth in ((number + 6) // 7, -((6 - from_end) // 7))


def _finer(rule: Rule, second: int) -> Iterator[time]:
    """Times of day of a rule below a day, for the unit that begins at `second`."""
    hour, rest = divmod(second, 3600)
    minute, second = divmod(rest, 60)
    if rule.hours and hour not in rule.hours:
        return
    if rule.frequency == HOURLY:
        yield from (time(hour, *parts) for parts in product(rule.minutes, rule.seconds))
    elif not rule.minutes or minute in rule.minutes:
        if rule.frequency == MINUTELY:
            yield from (time(hour, minute, one) for one in rule.seconds)
        elif not rule.seconds or second in rule.seconds:
            yield time(hour, minute, second)


def _second_of_day(at: time) -> int:
    return at.hour * 3600 + at.minute * 60 + at.second


def _week(ordinal: int, rule: Rule) -> int:
    """The ordinal of the first day of its week; ordinal 1 was a Monday."""
    return ordinal - (ordinal - 1 - rule.week_start) % 7


def _week_numbers(day: date, week_start: int) -> set[int]:
    """The number of its week from the start of the year and from its end; a week is of the year of its fourth day."""
    middle = day + timedelta(days=3 - (day.weekday() - week_start) % 7)
    number = (_day_of_year(middle) - 1) // 7 + 1
    following = (_days_in_year(middle.year) - _day_of_year(middle)) // 7
    return {number, -following - 1}


def _day_of_year(day: date) -> int:
    return day.toordinal() - date(day.year, 1, 1).toordinal() + 1


def _days_in_year(year: int) -> int:
    return date(year + 1, 1, 1).toordinal() - date(year, 1, 1).toordinal()


def _days_in_month(day: date) -> int:
    following = date(day.year + day.month // 12, day.month % 12 + 1, 1)
    return following.toordinal() - day.replace(day=1).toordinal()
