"""What says on which days: weekdays, days of the month and their ends, months, steps of days and longer."""

from datetime import date

from chronos_synapse.triggers.phrases.clauses import Clause, Days, Moment, Once
from chronos_synapse.triggers.phrases.matching import WeekdayList
from chronos_synapse.triggers.phrases.time_rules import Rule

QUARTER_STARTS = frozenset({1, 4, 7, 10})
QUARTER_ENDS = frozenset({3, 6, 9, 12})
WORKDAYS = frozenset({1, 2, 3, 4, 5})
LAST_WEEKDAY = -1


def weekdays(listed: WeekdayList) -> Clause:
    """Each of the listed days, every week."""
    return Days(weekdays=listed.days, is_werktag=listed.is_werktag, is_range=listed.is_range)


def plain_weekdays(listed: WeekdayList) -> Clause:
    """As `weekdays`, without `every` before them."""
    return Days(weekdays=listed.days, is_single=listed.is_plain, is_werktag=listed.is_werktag)


def _nth(numbers: tuple[int, ...], listed: WeekdayList, months: frozenset[int] | None = None) -> Clause | None:
    """`the first and third Monday of the month`; `the last weekday` is the last of Monday to Friday."""
    months = months or frozenset()
    if listed.days == WORKDAYS and len(numbers) == 1 and numbers[0] in (1, -1):
        return Days(near=frozenset(numbers), months=months)
    if any(not (number == -1 or 1 <= number <= 5) for number in numbers) or len(listed.days) > 2:
        return None
    return Days(nth=frozenset((day, number) for number in numbers for day in listed.days), months=months)


def _nth_alone(numbers: tuple[int, ...], listed: WeekdayList) -> Clause | None:
    found = _nth(numbers, listed)
    if numbers == (-1,) and isinstance(found, Days) and found.nth:
        return Days(nth=found.nth, is_last_alone=True)
    return found


def _every_nth(numbers: tuple[int, ...], listed: WeekdayList) -> Clause | None:
    number = numbers[0]
    if len(numbers) > 1 or number == -1:
        return _nth(numbers, listed)
    if not 2 <= number <= 5 or len(listed.days) > 1:
        return _nth((number,), listed)
    return Days(weekdays=listed.days, alternating=number)


def _nth_each(numbers: tuple[int, ...], listed: WeekdayList, every: float, unit: str) -> Clause | None:
    found = _nth(numbers, listed)
    if not isinstance(found, Days) or unit not in ("month", "quarter") or every != int(every):
        return None
    return Days(nth=found.nth, near=found.near, every=(int(every), unit))


def month_days(numbers: tuple[int, ...], months: frozenset[int] | None = None) -> Clause | None:
    """Days of the month by number, and its last ones."""
    plain = frozenset(number for number in numbers if number > 0)
    ends = frozenset(-number - 1 for number in numbers if number < 0)
    if any(number > 31 for number in plain) or not numbers:
        return None
    return Days(month_days=plain, from_end=ends, months=months or frozenset())


def _of_unit(numbers: tuple[int, ...], unit: str) -> Clause | None:
    """`the first day of the week`, of the quarter, of the year."""
    if unit == "month":
        return month_days(numbers)
    if len(numbers) != 1:
        return None
    number = numbers[0]
    if unit == "week" and (1 <= number <= 7 or number == -1):
        return Days(weekdays=frozenset({number % 7 if number > 0 else 0}))
    if unit == "quarter" and number in (1, -1):
        return month_days(numbers, QUARTER_STARTS if number == 1 else QUARTER_ENDS)
    if unit == "year" and number in (1, -1):
        return month_days(numbers, frozenset({1 if number == 1 else 12}))
    return None


def _workday_of_unit(number: int, listed: WeekdayList, unit: str) -> Clause | None:
    if unit == "month":
        return _nth((number,), listed)
    if number not in (1, -1):
        return None
    if unit == "quarter":
        return _nth((number,), listed, QUARTER_STARTS if number == 1 else QUARTER_ENDS)
    return _nth((number,), listed, frozenset({1 if number == 1 else 12})) if unit == "year" else None


def _month_steps(numbers: tuple[int, ...], every: float, unit: str) -> Clause | None:
    found = month_days(numbers)
    if not isinstance(found, Days) or unit not in ("month", "quarter") or every != int(every):
        return None
    return Days(month_days=found.month_days, from_end=found.from_end, every=(int(every), unit))


def _last_days(count: float) -> Clause | None:
    return Days(from_end=frozenset(range(int(count)))) if 1 <= count <= 28 else None


def _before_last(number: float, months: frozenset[int] | None = None) -> Clause | None:
    return Days(from_end=frozenset({int(number)}), months=months or frozenset()) if 1 <= number <= 30 else None


def _near(number: int, months: frozenset[int] | None = None) -> Clause | None:
    return Days(near=frozenset({number}), months=months or frozenset()) if 2 <= number <= 31 else None


def _near_first(number: int, months: frozenset[int] | None = None) -> Clause | None:
    return Days(near=frozenset({number}), months=months or frozenset()) if 1 <= number <= 31 else None


def _yearly(month: int, number: float) -> Clause | None:
    return month_days((int(number),), frozenset({month})) if 1 <= number <= 31 else None


def _dated(month: int, number: float, year: int | None = None, *, is_yearly: bool = False) -> Clause | None:
    """A day of one month: with its year once; without, it may be meant for every year."""
    if number != int(number) or not 1 <= number <= 31:
        return None
    if year is None:
        return Once(moment=Moment(month_day=(month, int(number))), is_told=False, is_yearly=is_yearly)
    try:
        return Once(moment=Moment(day=date(year, month, int(number))))
    except ValueError:
        return None


def _stepped_days(step: int, first: int, last: int, months: frozenset[int] | None = None) -> Clause | None:
    if step < 1 or not 1 <= first <= last <= 31:
        return None
    return Days(month_days=frozenset(range(first, last + 1, step)), months=months or frozenset())


def _only_days(numbers: tuple[int, ...], months: frozenset[int] | None = None) -> Clause | None:
    found = month_days(numbers, months)
    if not isinstance(found, Days):
        return None
    return Days(month_days=found.month_days, from_end=found.from_end, months=found.months, needs_both=True)


def _several(numbers: tuple[int, ...], months: frozenset[int]) -> Clause | None:
    """More than one date without a year comes again each year."""
    if len(numbers) == 1 and len(months) == 1 and numbers[0] > 0:
        return _dated(next(iter(months)), numbers[0], is_yearly=True)
    return month_days(numbers, months)


def _only_steps(step: int, first: int, last: int, months: frozenset[int] | None = None) -> Clause | None:
    if step < 1 or not 1 <= first <= last <= 31:
        return None
    return _only_days(tuple(range(first, last + 1, step)), months)


_OF_MONTH = "of|in|on? a|the|every? every? month"

DAY_RULES: list[Rule] = [
    ("every day", lambda: Days(every=(1, "day"))),
    ("daily", lambda: Days(every=(1, "day"))),
    ("weekly", lambda: Days(every=(1, "week"))),
    ("monthly", lambda: Days(every=(1, "month"))),
    ("quarterly", lambda: Days(every=(1, "quarter"))),
    ("yearly", lambda: Days(every=(1, "year"))),
    ("semiannually", lambda: Days(every=(6, "month"))),
    ("semimonthly", lambda: Days(month_days=frozenset({1, 15}))),
    ("biweekly2", lambda: Days(every=(2, "week"))),
    ("biweekly", lambda: Days(is_bi="week")),
    ("bimonthly", lambda: Days(is_bi="month")),
    ("every biweekly2", lambda: Days(every=(2, "week"))),
    ("once a? every? fortnight", lambda: Days(every=(2, "week"))),
    ("every WDS", weekdays),
    ("on? WDS", plain_weekdays),
    ("on every WDS", weekdays),
    ("from WDS", weekdays),
    ("between WDS", weekdays),
    ("WDS only", weekdays),
    ("on the WDS", weekdays),
    ("on a WDS", plain_weekdays),
    ("every other WDS", lambda listed: Days(weekdays=listed.days, every=(2, "week"))),
    ("WDS every other week", lambda listed: Days(weekdays=listed.days, every=(2, "week"))),
    ("every NUM week on WDS", lambda n, listed: Days(weekdays=listed.days, every=(int(n), "week"))),
    ("on? the? ORDS WDS", _nth_alone),
    ("every ORDS WDS", _every_nth),
    (f"on? every? the? ORDS WDS {_OF_MONTH}", _nth),
    ("on? every? the? ORDS WDS monthly", _nth),
    ("monthly on the? ORDS WDS", _nth),
    ("on? every? the? ORDS WDS of|in every? MONS", _nth),
    (f"on? every? the? ORDS WDS {_OF_MONTH} in MONS", _nth),
    ("on? every? the? ORDS WDS of|in the|every? every? a? year|quarter", lambda *_: None),
    ("on? the? ORD WDS of|in every|a|the UNIT", _workday_of_unit),
    ("on? the? ORDS WDS of|in every NUM UNIT", _nth_each),
    ("on? the? ORDS WDS of|in every other UNIT", lambda n, listed, unit: _nth_each(n, listed, 2, unit)),
    ("on the? ORDS day?", month_days),
    ("every ORDS", month_days),
    ("the ORDS", month_days),
    ("ORDS day?", month_days),
    (f"on? every? the? ORDS day? {_OF_MONTH}", month_days),
    ("on? every? the? ORDS day? monthly", month_days),
    ("monthly on the? ORDS day?", month_days),
    ("on? every? the? ORDS day? of|in every|a|the|of? UNIT", _of_unit),
    ("on? the? ORDS day? of|in every NUM UNIT", _month_steps),
    ("on? the? ORDS day? of|in every other UNIT", lambda n, unit: _month_steps(n, 2, unit)),
    ("on? the? ORDS day? of|in every ORD UNIT", _month_steps),
    ("on? the? ORDS day? of|in MONS every year", month_days),
    ("on? the? ORDS day? of|in MONS and MONS", lambda n, some, more: month_days(n, some | more)),
    ("on? the? ORD day? of|in MON", lambda number, month: _dated(month, number, is_yearly=True)),
    ("on? the? ORDS day? of|in MONS", _several),
    ("on? the ORDS of|in MONS", month_days),
    (f"on? day NUMS {_OF_MONTH}", month_days),
    ("on? day NUMS", month_days),
    (f"on? the? NUMS {_OF_MONTH}", month_days),
    ("at? on? the? end of|- the|every? every? month", lambda: Days(from_end=frozenset({0}))),
    ("monthend", lambda: Days(from_end=frozenset({0}))),
    ("every? month - end", lambda: Days(from_end=frozenset({0}))),
    ("every? month end", lambda: Days(from_end=frozenset({0}))),
    ("at? on? the? end of the|every? every? UNIT", lambda unit: _of_unit((-1,), unit)),
    ("at? on? in? the? beginning|starting|start_of of? the|every? every? UNIT", lambda unit: _of_unit((1,), unit)),
    ("last NUM day of the|every? every? month", _last_days),
    ("on? the? last NUM day of the|every? every? month", _last_days),
    ("on? the? day before the last day of the month", lambda: _before_last(1)),
    ("on? the? day before the last day of MONS", lambda months: _before_last(1, months)),
    ("on? the? ORD day before the last day of the month", _before_last),
    ("on? the? ORD day before the last day of MONS", _before_last),
    ("on? NUM day before the? end of the|every? every? month", _before_last),
    ("on? the? NUM day before the last day of the month", _before_last),
    ("on? the? WDS nearest|closest to? the? ORD of the month", lambda _, number: _near_first(number)),
    ("on? the? WDS nearest|closest to? the? ORD of MONS", lambda _, number, months: _near_first(number, months)),
    ("on? the? WDS nearest|closest to? the? ORD", lambda _, number: _near_first(number)),
    ("on? every ORD day from ORD to ORD of the month", _stepped_days),
    ("on? every ORD day from ORD to ORD of MONS", _stepped_days),
    ("from ORDS of the month", month_days),
    ("only on ORDS of the month", _only_days),
    ("but only on ORDS of the month", _only_days),
    ("but only on every ORD day from ORD to ORD of the month", _only_steps),
    ("but only on every ORD day from ORD to ORD of MONS", _only_steps),
    ("but only on ORDS of MONS", _only_days),
    ("in|during|of|every|from? every? MONS", lambda months: Days(months=months)),
    ("in the? month of MONS", lambda months: Days(months=months)),
    ("every day in MONS", lambda months: Days(months=months)),
    ("every MON ORD", _yearly),
    ("every ORD of? MON", lambda number, month: _yearly(month, number)),
    ("every NUM of? MON", lambda number, month: _yearly(month, number)),
    ("every year on the? MON ORD", _yearly),
    ("every year on the? MON NUM", _yearly),
    ("every year on the? ORD of? MON", lambda number, month: _yearly(month, number)),
    ("every year on the? NUM of? MON", lambda number, month: _yearly(month, number)),
    ("yearly on the? MON ORD", _yearly),
    ("yearly on the? MON NUM", _yearly),
    ("yearly on the? ORD of? MON", lambda number, month: _yearly(month, number)),
    ("yearly on the? NUM of? MON", lambda number, month: _yearly(month, number)),
    ("on? MON ORD", _dated),
    ("on? MON NUM", _dated),
    ("on? MON ORD ,? YEAR", _dated),
    ("on? MON NUM ,? YEAR", _dated),
    ("on? the? ORD of MON", lambda number, month: _dated(month, number, is_yearly=True)),
    ("on? the? ORD MON", lambda number, month: _dated(month, number)),
    ("on? the? NUM of? MON", lambda number, month: _dated(month, number)),
    ("on? the? ORD of? MON ,? YEAR", lambda number, month, year: _dated(month, number, year)),
    ("on? the? NUM of? MON ,? YEAR", lambda number, month, year: _dated(month, number, year)),
]
