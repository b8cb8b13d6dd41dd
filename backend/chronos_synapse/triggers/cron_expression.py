"""A crontab expression as arithmetic on local wall-clock seconds; zones are none of its business.

Meaning as Debian's cron 3.0pl1 has it: 0 and 7 are Sunday; with a day of month and a day of week given, either may
match, unless one of the two fields starts with `*`: then both must. Local times are integers: seconds since
1970-01-01 00:00 on the wall clock.
"""

from calendar import isleap
from datetime import date
from functools import lru_cache
from typing import NoReturn

from chronos_synapse.domain.errors import Invalid, brief
from chronos_synapse.triggers.cron_fields import LAST, POINTER, CronField, Unit, parse_field

DAY_S = 86_400
HORIZON_YEARS = 50
"""Longest wait that is looked for: 29 February on one weekday can be 40 years away."""

MAX_CHARACTERS = 256
_FIVE = (Unit.MINUTE, Unit.HOUR, Unit.DAY, Unit.MONTH, Unit.WEEKDAY)
_SIX = (Unit.SECOND, *_FIVE)
DESCRIPTORS = {
    "@yearly": "0 0 1 1 *",
    "@annually": "0 0 1 1 *",
    "@monthly": "0 0 1 * *",
    "@weekly": "0 0 * * 0",
    "@daily": "0 0 * * *",
    "@midnight": "0 0 * * *",
    "@hourly": "0 * * * *",
}
EPOCH_ORDINAL = date(1970, 1, 1).toordinal()
_LAST_YEAR = 9998
MONTH_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class CronExpression:
    """A parsed expression; immutable. One with hashed values is only good for being `resolved`."""

    __slots__ = (
        "_every_day",
        "_first_time",
        "_masks",
        "_next_hour",
        "_next_minute",
        "_next_second",
        "day",
        "fields",
        "hour",
        "is_fixed",
        "is_hashed",
        "minute",
        "month",
        "months",
        "second",
        "text",
        "weekday",
    )

    def __init__(self, text: str, fields: tuple[CronField, ...]) -> None:
        self.text = text
        self.fields = fields
        second = parse_field("0", Unit.SECOND)
        self.second, self.minute, self.hour, self.day, self.month, self.weekday = (second, *fields)[-6:]
        self.is_hashed = any(field.hashed for field in fields)
        """Whether a seed decides on some of its values."""
        self.is_fixed = not any(field.is_open for field in (self.second, self.minute, self.hour))
        """Whether it names clock times, so that a clock change moves or merges them instead of dropping or doubling."""
        self._next_hour = _next_table(self.hour.values, 24)
        self._next_minute = _next_table(self.minute.values, 60)
        self._next_second = _next_table(self.second.values, 60)
        self._first_time = self.hour.values[0] * 3600 + self.minute.values[0] * 60 + self.second.values[0]
        self.months = frozenset(self.month.values)
        self._masks: dict[tuple[int, int], int] = {}
        is_every = (self.day.is_every, self.weekday.is_every)
        self._every_day = self.month.is_every and (all(is_every) if self.needs_both_days else any(is_every))

    @property
    def needs_both_days(self) -> bool:
        """Whether day of month and day of week must both match, as they must when one starts with `*`."""
        return self.day.is_open or self.weekday.is_open

    @property
    def fires_per_day(self) -> int:
        """Due times on a matching day without a clock change."""
        return len(self.hour.values) * len(self.minute.values) * len(self.second.values)

    def resolved(self, seed: str) -> "CronExpression":
        """The same expression with what `seed` chooses in place of hashed values; itself when it has none."""
        if not self.is_hashed:
            return self
        return parse_plain(" ".join(field.resolved_text(seed) for field in self.fields))

    def can_match(self) -> bool:
        """Whether any date matches, whatever a seed chooses.

        Every pair of month length and first weekday comes up in 400 years, and each weekday falls on each date.
        """
        worst = self if not self.day.hashed else self._with_last_days()
        if any(worst._can_match_in(month) for month in self.month.sure_values()):
            return True
        possible = {month for month in range(1, 13) if worst._can_match_in(month)}
        return any(
            all(not possible.isdisjoint(term.numbers(choice)) for choice in range(term.choices))
            for term in self.month.hashed
        )

    def _with_last_days(self) -> "CronExpression":
        """With the latest days that a seed may choose: fewest months have them."""
        day = parse_field(self.day.text_with({term: term.choices - 1 for term in self.day.hashed}), Unit.DAY)
        return CronExpression(self.text, (*self.fields[:-3], day, self.month, self.weekday))

    def _can_match_in(self, month: int) -> bool:
        lengths = (28, 29) if month == 2 else (MONTH_DAYS[month - 1],)
        return any(self.mask(length, first) for length in lengths for first in range(7))

    def next_local(self, local_s: int) -> int | None:
        """The first matching local second at or after `local_s`, or None within the horizon."""
        day, time = divmod(local_s, DAY_S)
        found = self.next_day(day)
        if found == day:
            due = self._next_time(time)
            if due >= 0:
                return day * DAY_S + due
            found = self.next_day(day + 1)
        return None if found is None else found * DAY_S + self._first_time

    def _next_time(self, time_s: int) -> int:
        """The first matching second of a day at or after `time_s`, or -1."""
        hour, rest = divmod(time_s, 3600)
        minute, second = divmod(rest, 60)
        found_hour = self._next_hour[hour]
        if found_hour == hour:
            found_minute = self._next_minute[minute]
            if found_minute == minute:
                found_second = self._next_second[second]
                if found_second >= 0:
                    return time_s - second + found_second
                found_minute = self._next_minute[minute + 1]
            if found_minute >= 0:
                return hour * 3600 + found_minute * 60 + self.second.values[0]
            found_hour = self._next_hour[hour + 1]
        if found_hour < 0:
            return -1
        return found_hour * 3600 + self.minute.values[0] * 60 + self.second.values[0]

    def next_day(self, day: int) -> int | None:
        """The first matching day (counted from 1970-01-01) at or after `day`."""
        if self._every_day:
            return day
        start = date.fromordinal(day + EPOCH_ORDINAL)
        year, month, past = start.year, start.month, start.day
        first = day - past + 1
        for _ in range(HORIZON_YEARS * 12 + 1):
            length = 29 if month == 2 and isleap(year) else MONTH_DAYS[month - 1]
            if month in self.months:
                left = self.mask(length, (first + 4) % 7) >> past
                if left:
                    return first + past - 1 + (left & -left).bit_length() - 1
            first, past, month = first + length, 1, month + 1
            if month > 12:
                year, month = year + 1, 1
                if year > _LAST_YEAR:
                    return None
        return None

    def mask(self, length: int, first_weekday: int) -> int:
        """Matching days as bits, bit n for the n-th."""
        key = (length, first_weekday)
        mask = self._masks.get(key)
        if mask is None:
            by_day = _day_bits(self.day, length, first_weekday)
            by_weekday = _weekday_bits(self.weekday, length, first_weekday)
            mask = by_day & by_weekday if self.needs_both_days else by_day | by_weekday
            self._masks[key] = mask
        return mask


@lru_cache(maxsize=4096)
def parse_cron(expression: str) -> CronExpression:
    """The meaning of `expression`.

    Raises Invalid at `/expression`: `schedule.fields`, `schedule.field`, `schedule.never`, `schedule.too_long`,
    `schedule.characters`, `schedule.descriptor`, `schedule.timezone`.
    """
    _check_characters(expression)
    words = expression.split()
    if words and words[0].startswith(("@", "TZ=", "CRON_TZ=")):
        words = _expand(words).split()
    if len(words) not in (5, 6):
        _refuse(
            f"A crontab expression has five fields (minute, hour, day of month, month, day of week), or six with "
            f"seconds first; this one has {len(words)}.",
            "schedule.fields",
        )
    parsed = parse_plain(expression)
    if not parsed.can_match():
        why = "never comes due: no month has such a day"
        if parsed.is_hashed:
            why = "may never come due: a day may be chosen that no month has which it is for"
        _refuse(f"{brief(expression)!r} {why}.", "schedule.never")
    return parsed


@lru_cache(maxsize=4096)
def parse_plain(expression: str) -> CronExpression:
    """As `parse_cron`, for text that came out of it: not checked again, and of any length."""
    words = expression.split()
    if words[0].startswith("@"):
        words = _expand(words).split()
    return _parse(expression, words)


def _parse(expression: str, words: list[str]) -> CronExpression:
    units = _FIVE if len(words) == 5 else _SIX
    return CronExpression(expression, tuple(parse_field(word, unit) for word, unit in zip(words, units, strict=True)))


def _check_characters(expression: str) -> None:
    if len(expression) > MAX_CHARACTERS:
        _refuse(
            f"The expression has {len(expression):,} characters; at most {MAX_CHARACTERS} are allowed.",
            "schedule.too_long",
        )
    odd = next((character for character in expression if character < " " and character != "\t"), None)
    odd = odd or next((character for character in expression if character.isspace() and character not in " \t"), None)
    if odd is not None or "\x7f" in expression:
        _refuse(
            f"The expression holds the character {(odd or chr(127))!r}; write one expression on one line.",
            "schedule.characters",
        )


def _expand(words: list[str]) -> str:
    """The fields that a descriptor stands for; refuses what only other schedulers know, naming our field for it."""
    word = words[0].lower()
    if not word.startswith("@"):
        _refuse("A zone does not belong into the expression; put it into the field 'timezone'.", "schedule.timezone")
    if len(words) == 1 and words[0].isascii() and word in DESCRIPTORS:
        return DESCRIPTORS[word]
    if word == "@every":
        detail = "'@every' is an interval: use a schedule of kind 'interval' with the field 'every_s'."
    elif word == "@reboot":
        detail = "'@reboot' is no time: leave the field 'schedule' empty and run the job by hand or through the API."
    else:
        detail = f"{brief(' '.join(words))!r} is not known; there are {', '.join(DESCRIPTORS)}, each alone."
    _refuse(detail, "schedule.descriptor")


def _refuse(detail: str, code: str) -> NoReturn:
    raise Invalid(detail, pointer=POINTER, code=code)


@lru_cache(maxsize=4096)
def _next_table(values: tuple[int, ...], size: int) -> tuple[int, ...]:
    """For each number up to `size` the smallest of `values` that is not less, or -1."""
    return tuple(next((value for value in values if value >= number), -1) for number in range(size + 1))


def _day_bits(field: CronField, length: int, first_weekday: int) -> int:
    days = {day for day in field.values if day <= length}
    days.update(length - before for before in field.from_end if before < length)
    for day in field.near_days:
        if day <= length:
            days.add(_nearest_workday(length if day == LAST else day, length, first_weekday))
    return sum(1 << day for day in days)


def _nearest_workday(day: int, length: int, first_weekday: int) -> int:
    """The Monday to Friday nearest to `day` that lies within the month."""
    weekday = (first_weekday + day - 1) % 7
    if weekday == 6:
        return day - 1 if day > 1 else day + 2
    if weekday == 0:
        return day + 1 if day < length else day - 2
    return day


def _weekday_bits(field: CronField, length: int, first_weekday: int) -> int:
    days = {day for day in range(1, length + 1) if (first_weekday + day - 1) % 7 in field.values}
    for weekday, nth in field.nth_weekdays:
        first = 1 + (weekday - first_weekday) % 7
        last = first + (length - first) // 7 * 7
        day = last if nth == LAST else first + (nth - 1) * 7
        if day <= length:
            days.add(day)
    return sum(1 << day for day in days)
