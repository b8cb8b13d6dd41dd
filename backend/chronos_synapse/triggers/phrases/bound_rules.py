"""What bounds a schedule, or is due once: from, until, for, except, in ten minutes, tomorrow, zones, by hand."""

from collections.abc import Callable
from datetime import date

from chronos_synapse.triggers.phrases.clauses import (
    Bound,
    ByHand,
    Clause,
    Clock,
    Days,
    Excepted,
    Moment,
    Once,
)
from chronos_synapse.triggers.phrases.clocks import in_part
from chronos_synapse.triggers.phrases.matching import WeekdayList
from chronos_synapse.triggers.phrases.time_rules import Rule, settled_span
from chronos_synapse.triggers.phrases.tokens import Token

Maker = Callable[[Moment], Clause]


def _of_date(token: Token, clock: Clock | None = None) -> Moment:
    if token.month_day is not None:
        return Moment(month_day=token.month_day, clock=clock)
    both = (token.dates[0], token.dates[1]) if len(token.dates) > 1 else None
    return Moment(day=token.dates[0], orders=both, clock=clock)


def _of_parts(month: int, number: float, year: int | None = None, clock: Clock | None = None) -> Moment | None:
    if number != int(number) or not 1 <= number <= 31:
        return None
    if year is None:
        return Moment(month_day=(month, int(number)), clock=clock)
    try:
        return Moment(day=date(year, month, int(number)), clock=clock)
    except ValueError:
        return None


def _of_weekday(listed: WeekdayList, clock: Clock | None = None, *, is_next: bool = False) -> Moment | None:
    if len(listed.days) != 1:
        return None
    return Moment(weekday=next(iter(listed.days)), is_next=is_next, clock=clock)


def _tonight(clock: Clock) -> Moment:
    """`tonight at 2` is after midnight, so tomorrow."""
    clock = in_part(clock, "evening" if 240 <= clock.minute < 420 else "night")
    return Moment(shift=(int(clock.minute < 300), "day"), clock=clock)


def _of_shift(days: int) -> Callable[..., Moment]:
    return lambda clock=None: Moment(shift=(days, "day"), clock=clock)


_MOMENTS: list[tuple[str, Callable[..., Moment | None]]] = [
    ("the? DATE", _of_date),
    ("the? DATE at? CLK", _of_date),
    ("the? MON ORD ,? YEAR?", _of_parts),
    ("the? MON NUM ,? YEAR?", _of_parts),
    ("the? ORD of? MON ,? YEAR?", lambda number, month, year=None: _of_parts(month, number, year)),
    ("the? NUM of? MON ,? YEAR?", lambda number, month, year=None: _of_parts(month, number, year)),
    ("the? ORD of? MON ,? YEAR at CLK", lambda number, month, year, clock: _of_parts(month, number, year, clock)),
    ("the? NUM of? MON ,? YEAR at CLK", lambda number, month, year, clock: _of_parts(month, number, year, clock)),
    ("the? MON NUM ,? YEAR at CLK", _of_parts),
    ("the? MON ORD ,? YEAR at CLK", _of_parts),
    ("today", _of_shift(0)),
    ("today at CLK", _of_shift(0)),
    ("tonight at CLK", _tonight),
    ("at? CLK tonight", _tonight),
    ("christmas", lambda: Moment(month_day=(12, 25))),
    ("christmas eve", lambda: Moment(month_day=(12, 24))),
    ("now", lambda: Moment(shift=(0, "second"))),
    ("tomorrow", _of_shift(1)),
    ("tomorrow at CLK", _of_shift(1)),
    ("the? day past|after tomorrow", _of_shift(2)),
    ("next WDS", lambda listed: _of_weekday(listed, is_next=True)),
    ("next WDS at CLK", lambda listed, clock: _of_weekday(listed, clock, is_next=True)),
    ("this|coming WDS", _of_weekday),
    ("this|coming WDS at CLK", _of_weekday),
    ("next UNIT", lambda unit: Moment(shift=(1, f"next {unit}"))),
    ("the? end of the|this? UNIT", lambda unit: Moment(shift=(1, f"end {unit}"))),
    ("the? end of MON YEAR?", lambda month, year=None: _end_of(month, year)),
    ("the? end of YEAR", lambda year: Moment(day=date(year, 12, 31))),
]


def _end_of(month: int, year: int | None) -> Moment:
    day = 28 if month == 2 else 30 if month in (4, 6, 9, 11) else 31
    return Moment(month_day=(month, day)) if year is None else Moment(day=date(year, month, day))


def _once(moment: Moment) -> Clause:
    return Once(moment=moment, is_told=moment.month_day is None)


def _led(leads: tuple[str, ...], make: Maker, *, is_once: bool = False) -> list[Rule]:
    """Each way to tell a moment, behind each of `leads`."""

    def built(read: Callable[..., Moment | None]) -> Callable[..., Clause | None]:
        def run(*values: object) -> Clause | None:
            moment = read(*values)
            return None if moment is None else make(moment)

        return run

    return [
        (f"{lead} {pattern}", built(read))
        for lead in leads
        for pattern, read in _MOMENTS
        if not (is_once and "end of" in pattern)
    ]


def _starting_clock(clock: Clock) -> Clause:
    return Bound(starts=Moment(clock=clock))


def _starting_month(month: int) -> Clause:
    return Bound(starts=Moment(month_day=(month, 1)))


def _ending_month(month: int) -> Clause:
    return Bound(ends=_end_of(month, None))


def _ending_weekday(listed: WeekdayList) -> Clause | None:
    moment = _of_weekday(listed)
    return None if moment is None else Bound(ends=moment)


def _starting_weekday(listed: WeekdayList) -> Clause | None:
    moment = _of_weekday(listed)
    return None if moment is None else Bound(starts=moment)


def _year(year: int) -> Clause:
    return Bound(starts=Moment(day=date(year, 1, 1)))


def _lasting(count: float, unit: str) -> Clause | None:
    return Bound(lasting=(count, unit)) if count > 0 else None


def _from_to(start: Token, end: Token) -> Clause:
    return Bound(starts=_of_date(start), ends=_of_date(end))


def _between_days(first: float, month: int, last: float, other: int) -> Clause | None:
    starts, ends = _of_parts(month, first), _of_parts(other, last)
    return Bound(starts=starts, ends=ends) if starts and ends else None


def _except_span(start: Clock, end: Clock) -> Clause:
    return Excepted(span=settled_span(start, end))


def _except_days(listed: WeekdayList) -> Clause:
    return Excepted(days=Days(weekdays=listed.days))


def _except_nth(numbers: tuple[int, ...], listed: WeekdayList) -> Clause:
    return Excepted(days=Days(nth=frozenset((day, number) for number in numbers for day in listed.days)))


def _except_month_days(numbers: tuple[int, ...]) -> Clause:
    plain = frozenset(number for number in numbers if number > 0)
    return Excepted(days=Days(month_days=plain, from_end=frozenset(-number - 1 for number in numbers if number < 0)))


def _once_in(count: float, unit: str) -> Clause | None:
    return Once(moment=Moment(shift=(count, unit))) if count > 0 else None


def _once_next(listed: WeekdayList) -> Clause | None:
    moment = _of_weekday(listed, is_next=True)
    return None if moment is None else Once(moment=moment)


def _once_this(listed: WeekdayList) -> Clause | None:
    moment = _of_weekday(listed)
    return None if moment is None else Once(moment=moment)


def _except_date(month: int, number: float) -> Clause | None:
    moment = _of_parts(month, number)
    return None if moment is None else Excepted(day=moment)


BOUND_RULES: list[Rule] = [
    *_led(("until", "until before?", "until on", "to", "before"), lambda moment: Bound(ends=moment)),
    *_led(
        ("starting", "starting on|from|at?", "from", "past|after", "since", "not before"),
        lambda moment: Bound(starts=moment),
    ),
    *_led(("from? on?",), _once, is_once=True),
    ("tonight", lambda: Once(moment=Moment(shift=(0, "day")))),
    *_led(("once", "once on", "one time on"), lambda moment: Once(moment=moment)),
    *_led(("except on? for?",), lambda moment: Excepted(day=moment)),
    ("starting at CLK", _starting_clock),
    ("starting from CLK", _starting_clock),
    ("starting CLK", _starting_clock),
    ("from CLK", _starting_clock),
    ("starting in|with MON", _starting_month),
    ("starting MON", _starting_month),
    ("starting on? the? WDS", _starting_weekday),
    ("starting in YEAR", _year),
    ("until the? end of MON", _ending_month),
    ("until MON", _ending_month),
    ("until the? WDS", _ending_weekday),
    ("from DATE to|until DATE", _from_to),
    ("between DATE and DATE", _from_to),
    ("between NUM MON and NUM MON", _between_days),
    ("for the? next? NUM UNIT", _lasting),
    ("for a UNIT", lambda unit: _lasting(1, unit)),
    ("for the next UNIT", lambda unit: _lasting(1, unit)),
    ("in NUM UNIT", _once_in),
    ("in a UNIT", lambda unit: _once_in(1, unit)),
    ("in half a hour", lambda: _once_in(30, "minute")),
    ("NUM UNIT from now", _once_in),
    ("on? next WDS", _once_next),
    ("on? this|coming WDS", _once_this),
    ("except at? the? holidays", lambda: Excepted(is_holidays=True)),
    ("not on? the? holidays", lambda: Excepted(is_holidays=True)),
    ("except is? a? holidays", lambda: Excepted(is_holidays=True)),
    ("except every? WDS", _except_days),
    ("not every? WDS", _except_days),
    ("but every? WDS", _except_days),
    ("except the? ORDS WDS of? the|every? month?", _except_nth),
    ("except the? ORDS day? of? the|every? month?", _except_month_days),
    ("except MONS", lambda months: Excepted(days=Days(months=months))),
    ("except during? MONS", lambda months: Excepted(days=Days(months=months))),
    ("except between CLK and|to CLK", _except_span),
    ("except from CLK to|until CLK", _except_span),
    ("except TIME - TIME", _except_span),
    ("except at CLKS", lambda clocks: Excepted(clocks=clocks)),
    ("except the? NUM of? MON", lambda number, month: _except_date(month, number)),
    ("except the? MON NUM", _except_date),
    ("except the? MON ORD", _except_date),
    ("except the? ORD of? MON", lambda number, month: _except_date(month, number)),
    ("manually only?", ByHand),
    ("never", lambda: ByHand(is_never=True)),
    ("never run", lambda: ByHand(is_never=True)),
    ("only manually", ByHand),
]
