"""What one stretch of a phrase says: days, times, bounds, exceptions, one date, a zone."""

from datetime import date

import msgspec

EMPTY: frozenset[int] = frozenset()


class Clock(msgspec.Struct, frozen=True, kw_only=True):
    """A time of day."""

    minute: int
    """Since midnight, 0 to 1440."""
    second: int = 0
    is_sure: bool = True
    """Whether it is known which half of the day is meant."""
    is_meridian: bool = False
    """Whether am or pm was written."""
    is_colon: bool = False
    """Written with its minutes: from 7 on, hardly anybody means the evening."""
    is_midnight: bool = False
    """Written as the word, of which it is not said at which end of the day it is."""

    @property
    def text(self) -> str:
        """`09:00`, `09:00:30`."""
        clock = f"{self.minute // 60:02}:{self.minute % 60:02}"
        return f"{clock}:{self.second:02}" if self.second else clock


class Days(msgspec.Struct, frozen=True, kw_only=True):
    """Which days. All parts empty: every day."""

    weekdays: frozenset[int] = EMPTY
    nth: frozenset[tuple[int, int]] = frozenset()
    """(weekday, k): its k-th in the month, -1 the last."""
    month_days: frozenset[int] = EMPTY
    from_end: frozenset[int] = EMPTY
    """Days before the last of the month."""
    near: frozenset[int] = EMPTY
    """Days whose nearest weekday is meant; -1: the last weekday of the month, 1 the first."""
    months: frozenset[int] = EMPTY
    every: tuple[int, str] | None = None
    """(n, unit): each n-th day, week, month, quarter or year."""
    needs_both: bool = False
    """Days of the month and of the week must both fit."""
    is_single: bool = False
    """One weekday or date without a word that says that it comes again."""
    is_last_alone: bool = False
    """`last Friday`, without the month that it is of."""
    is_bi: str = ""
    """`biweekly` or `bimonthly`, which mean two things each."""
    alternating: int | None = None
    """`every n-th Friday`: of the month, or each n weeks."""
    is_werktag: bool = False
    is_range: bool = False

    @property
    def names_days_only(self) -> bool:
        """Whether it names days beside a step."""
        return bool(self.weekdays or self.nth or self.month_days or self.from_end or self.near)

    @property
    def names_days(self) -> bool:
        """Whether any part but months says something."""
        return self.names_days_only or self.every is not None or bool(self.is_bi)


class Times(msgspec.Struct, frozen=True, kw_only=True):
    """When within the days."""

    clocks: tuple[Clock, ...] = ()
    step_s: float | None = None
    span: tuple[Clock, Clock] | None = None
    minutes: tuple[int, ...] = ()
    """Past each hour."""
    hours: tuple[int, ...] = ()
    """Hours in which a step, or minutes past, hold."""
    part: str = ""
    """morning, afternoon, evening, night."""
    is_random: bool = False
    is_daily: bool = False
    """It was said that it comes again each day."""
    count: tuple[int, str] | None = None
    """(k, unit): so often in each."""
    is_business: bool = False


class Moment(msgspec.Struct, frozen=True, kw_only=True):
    """A day, or an instant, as it is told: resolved when it is known what time it is."""

    day: date | None = None
    month_day: tuple[int, int] | None = None
    """(month, day) of a year that is not told."""
    weekday: int | None = None
    is_next: bool = False
    shift: tuple[float, str] | None = None
    """(n, unit) from now; a unit of days or longer: by the calendar."""
    clock: Clock | None = None
    orders: tuple[date, date] | None = None
    """A date in figures that reads both ways: day first, month first."""


class Once(msgspec.Struct, frozen=True, kw_only=True):
    """On one day only."""

    moment: Moment
    is_told: bool = True
    """False for a date without year, which may be meant for every year."""
    is_yearly: bool = False
    """As it was told, it is rather meant for every year."""


class Bound(msgspec.Struct, frozen=True, kw_only=True):
    """From when, until when, or for how long."""

    starts: Moment | None = None
    ends: Moment | None = None
    lasting: tuple[float, str] | None = None


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """A time zone; more than one name where it is not clear which."""

    names: tuple[str, ...]
    text: str


class Excepted(msgspec.Struct, frozen=True, kw_only=True):
    """What is left out."""

    days: Days | None = None
    span: tuple[Clock, Clock] | None = None
    clocks: tuple[Clock, ...] = ()
    day: Moment | None = None
    is_holidays: bool = False


class ByHand(msgspec.Struct, frozen=True, kw_only=True):
    """At no time."""

    is_never: bool = False


Clause = Days | Times | Once | Bound | Place | Excepted | ByHand


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """A clause, where it stands, and what joins it to the one before."""

    clause: Clause
    start: int
    end: int
    joiner: str
    """Empty, `,` or `and`."""
