"""Events of an iCalendar file as covered time (RFC 5545): repeated, moved and cancelled ones included.

A file is bounded when it is read: its size, its events, and what its rules can give in one year. Whatever passes can
be expanded year by year in a time that is bounded, too.
"""

import re
from collections import Counter
from datetime import date, datetime, timedelta, tzinfo
from itertools import accumulate
from typing import NamedTuple, TypeVar

from chronos_synapse.domain.errors import Invalid
from chronos_synapse.triggers.ics_lines import (
    Component,
    IcsFault,
    Property,
    read_components,
    read_date,
    read_duration,
    read_rule,
    read_time,
)
from chronos_synapse.triggers.ics_zone import Clocks, WallClock
from chronos_synapse.triggers.recurrence import FIRST_YEAR, LAST_YEAR, Rule, Series
from chronos_synapse.triggers.stretch import Stretch, start_of_day

MAX_BYTES = 1 << 20
MAX_EVENTS = 10_000
MAX_A_YEAR = 10_000
MAX_RULES_A_YEAR = 1000
"""So many rules can be looked at for one year in a fraction of a second."""
MAX_YEARS_COUNTED = 2000
"""How many years may be looked at, for all rules together, to find where those with a COUNT end."""
MAX_LENGTH = timedelta(days=36_525)
MAX_REPEATED_LENGTH = timedelta(days=366)
MAX_LABEL = 200

_NOT_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_A_DAY = timedelta(days=1)
DateT = TypeVar("DateT", bound=date)


class Moment(NamedTuple):
    """The start of an occurrence as the file writes it."""

    local: datetime
    """Without zone; midnight for whole days."""
    clock: WallClock
    is_day: bool


class Length(NamedTuple):
    """How long an occurrence lasts: days on the wall clock, then exact time."""

    days: int
    exact: timedelta

    @property
    def about(self) -> timedelta:
        """Without regard to clock changes."""
        return timedelta(days=self.days) + self.exact


class Repeated(NamedTuple):
    """An event with rules: its occurrences but those that are left out."""

    start: Moment
    length: Length
    label: str
    rules: tuple[Series, ...]
    left_out_rules: tuple[Series, ...]
    left_out: frozenset[datetime]
    """Clock times without zone, as of the start's clock."""
    left_out_days: frozenset[date]

    def between(self, first: date, last: date) -> list[Moment]:
        """Starts on these days of the start's clock, that of the whole event not among them."""
        out = self.left_out.union(*(rule.between(first, last) for rule in self.left_out_rules))
        starts = {at for rule in self.rules for at in rule.between(first, last)} - out - {self.start.local}
        return [self.start._replace(local=at) for at in starts if at.date() not in self.left_out_days]


class IcsFile:
    """What a file covers."""

    def __init__(self, text: str, zone: tzinfo) -> None:
        """`zone` is where whole days and times without zone lie; Invalid at `/text` with the line of what is wrong."""
        self.zone = zone
        self.fixed: list[Stretch] = []
        """What does not come by a rule."""
        self.repeated: list[Repeated] = []
        self._rules_read = self._years_counted = 0
        self.without_length = 0
        """Events that begin and end at the same instant, and so cover nothing."""
        try:
            self._read(text)
        except IcsFault as fault:
            where = f"Line {fault.line:,}: " if fault.line else ""
            raise Invalid(where + fault.reason, pointer="/text", code="ics.refused") from None

    def in_year(self, since: datetime, until: datetime) -> list[Stretch]:
        """Stretches that touch [since, until), a year in UTC."""
        found = [one for one in self.fixed if one.start < until and since < one.end]
        for event in self.repeated:
            # The clocks of the world are less than two days from UTC.
            first, last = (since - event.length.about - 2 * _A_DAY).date(), (until + 2 * _A_DAY).date()
            starts = event.between(first, last)
            found += [self._stretch(start, event.length, event.label) for start in starts]
        return [one for one in found if one.start < until and since < one.end]

    def _read(self, text: str) -> None:
        _check_text(text)
        calendars = read_components(text)
        self._clocks = Clocks(self.zone, calendars)
        events = [part for one in calendars for part in one.children if part.name == "VEVENT"]
        if not events:
            raise IcsFault("There is no event (VEVENT) in this file.")
        if len(events) > MAX_EVENTS:
            raise IcsFault(f"A file has at most {MAX_EVENTS:,} events, this one has {len(events):,}.")
        moved = self._moved(events)
        for event in events:
            try:
                self._add(event, moved)
            except IcsFault as fault:
                raise IcsFault(fault.reason, fault.line or event.line) from None
        self._check_amount()

    def _moved(self, events: list[Component]) -> dict[str, list[Moment]]:
        """By UID, the occurrences of a repeated event that another event of the file replaces."""
        moved: dict[str, list[Moment]] = {}
        for event in events:
            line = event.first("RECURRENCE-ID")
            if line is None:
                continue
            if "RANGE" in line.parameters:
                raise IcsFault("A change to this and all later occurrences (RANGE) is not understood.", line.line)
            moved.setdefault(event.text("UID"), []).append(self._moment(line, line.value))
        return moved

    def _add(self, event: Component, moved: dict[str, list[Moment]]) -> None:
        if event.text("STATUS").upper() == "CANCELLED":
            return
        begin = event.first("DTSTART")
        if begin is None:
            raise IcsFault("An event needs its start (DTSTART).")
        start = self._moment(begin, begin.value)
        length = self._length(event, start)
        label = event.text("SUMMARY")[:MAX_LABEL]
        is_replacement = event.first("RECURRENCE-ID") is not None
        out = [] if is_replacement else moved.get(event.text("UID"), [])
        repeated = self._repeated(event, start, length, label, out)
        for single, its_length in [(start, length), *self._dates(event, length)]:
            if single.local not in repeated.left_out and single.local.date() not in repeated.left_out_days:
                self._fix(self._stretch(single, its_length, label))
        if repeated.rules and not is_replacement:
            self._repeat(repeated)

    def _fix(self, stretch: Stretch) -> None:
        if stretch.start == stretch.end:
            self.without_length += 1
        else:
            self.fixed.append(stretch)

    def _repeat(self, event: Repeated) -> None:
        if event.length.about > MAX_REPEATED_LENGTH:
            raise IcsFault("An event that is repeated lasts at most 366 days.")
        if event.length.about:
            self.repeated.append(event)

    def _repeated(self, event: Component, start: Moment, length: Length, label: str, moved: list[Moment]) -> Repeated:
        left_out, days = {_on_clock(one, start) for one in moved if not one.is_day or start.is_day}, set()
        days |= {one.local.date() for one in moved if one.is_day}
        for line in event.every("EXDATE"):
            for text in line.value.split(","):
                gone = self._moment(line, text)
                if gone.is_day:
                    days.add(gone.local.date())
                else:
                    left_out.add(_on_clock(gone, start))
        rules = tuple(self._series(line, start) for line in event.every("RRULE"))
        without = tuple(self._series(line, start) for line in event.every("EXRULE"))
        return Repeated(start, length, label, rules, without, frozenset(left_out), frozenset(days))

    def _series(self, line: Property, start: Moment) -> Series:
        self._rules_read += 1
        try:
            if self._rules_read > MAX_EVENTS:
                raise IcsFault(f"A file has at most {MAX_EVENTS:,} rules.")
            rule = read_rule(line.value)
            if rule.most_a_year > MAX_A_YEAR:
                raise IcsFault(
                    f"This rule can give {rule.most_a_year:,} occurrences a year; at most {MAX_A_YEAR:,} are taken."
                )
            if start.is_day:
                rule = rule._replace(hours=(), minutes=(), seconds=())
            series = Series(rule, start.local, self._until(rule, start))
            self._years_counted += series.years_counted
            if self._years_counted > MAX_YEARS_COUNTED:
                raise IcsFault("Too many rules end by a COUNT that lies far away: give them an UNTIL.")
            return series
        except IcsFault as fault:
            raise IcsFault(fault.reason, line.line) from None

    def _until(self, rule: Rule, start: Moment) -> datetime | None:
        """The end of a rule on the clock of its start."""
        if not rule.until:
            return None
        if "T" not in rule.until:
            day = read_date(rule.until)
            return datetime(day.year, day.month, day.day, 23, 59, 59)
        written = read_time(rule.until)
        if written.year > LAST_YEAR:
            return None
        if start.is_day:
            return written.replace(hour=23, minute=59, second=59, tzinfo=None)
        return written if written.tzinfo is None else start.clock.local_of(written)

    def _dates(self, event: Component, length: Length) -> list[tuple[Moment, Length]]:
        """Occurrences that are listed one by one."""
        found = []
        for line in event.every("RDATE"):
            for text in line.value.split(","):
                begin, _, end = text.partition("/")
                start = self._moment(line, begin)
                found.append((start, self._period(line, start, end) if end else length))
        return found

    def _period(self, line: Property, start: Moment, end: str) -> Length:
        if end.lstrip("+").startswith("P"):
            return _checked(Length(*read_duration(end)))
        return self._between(start, self._moment(line, end))

    def _moment(self, line: Property, text: str) -> Moment:
        try:
            text = text.strip()
            if line.parameters.get("VALUE", "").upper() == "DATE" or "T" not in text:
                day = _in_our_time(read_date(text))
                return Moment(datetime(day.year, day.month, day.day), self._clocks.own, is_day=True)
            at = _in_our_time(read_time(text))
            if at.tzinfo is not None:
                return Moment(at.replace(tzinfo=None), self._clocks.utc, is_day=False)
            zone = line.parameters.get("TZID")
            return Moment(at, self._clocks.named(zone) if zone else self._clocks.own, is_day=False)
        except IcsFault as fault:
            raise IcsFault(fault.reason, fault.line or line.line) from None

    def _length(self, event: Component, start: Moment) -> Length:
        end, duration = event.first("DTEND"), event.first("DURATION")
        if duration is not None:
            length = _checked(Length(*read_duration(duration.value.strip())))
            return Length(max(1, length.days), timedelta()) if start.is_day else length
        if end is None:
            return Length(int(start.is_day), timedelta())
        return self._between(start, self._moment(end, end.value))

    def _between(self, start: Moment, end: Moment) -> Length:
        if start.is_day:
            # A whole day that ends on the day it begins is written by programs that count the end in.
            days = (end.local.date() - start.local.date()).days
            length = Length(max(1, days) if days >= 0 else days, timedelta())
        else:
            length = Length(0, end.clock.utc_of(end.local) - start.clock.utc_of(start.local))
        return _checked(length)

    def _stretch(self, start: Moment, length: Length, label: str) -> Stretch:
        if start.is_day:
            day = start.local.date()
            after = day + timedelta(days=length.days)
            return Stretch(start_of_day(day, self.zone), start_of_day(after, self.zone), label)
        begin = start.clock.utc_of(start.local)
        end = start.clock.utc_of(start.local + timedelta(days=length.days)) if length.days else begin
        return Stretch(begin, max(begin, end + length.exact), label)

    def _check_amount(self) -> None:
        """Refuses what would be too much in any year."""
        if len(self.fixed) > MAX_EVENTS:
            raise IcsFault(f"A file has at most {MAX_EVENTS:,} events and dates, this one has {len(self.fixed):,}.")
        rules = [rule for event in self.repeated for rule in (*event.rules, *event.left_out_rules)]
        for amount, limit, what in (
            (_most_a_year(rules, by_occurrence=True), MAX_A_YEAR, "occurrences in one year"),
            (_most_a_year(rules, by_occurrence=False), MAX_RULES_A_YEAR, "rules in force in one year"),
        ):
            if amount > limit:
                raise IcsFault(f"The rules can give {amount:,} {what}; at most {limit:,} are taken.")


def _check_text(text: str) -> None:
    size = len(text.encode("utf-8", "surrogatepass"))
    if size > MAX_BYTES:
        raise IcsFault(f"A file has at most {MAX_BYTES:,} bytes, this one has {size:,}.")
    if _NOT_TEXT.search(text):
        raise IcsFault("There is a control character in this text.")


def _in_our_time(at: DateT) -> DateT:
    if at.year > LAST_YEAR:
        raise IcsFault(f"Events lie in the years up to {LAST_YEAR}.")
    return at


def _checked(length: Length) -> Length:
    if length.about < timedelta():
        raise IcsFault("The end lies before the start.")
    if length.about > MAX_LENGTH:
        raise IcsFault("An event lasts at most a hundred years.")
    return length


def _on_clock(moment: Moment, start: Moment) -> datetime:
    """The clock time of `moment` as the clock of `start` shows it."""
    return start.clock.local_of(moment.clock.utc_of(moment.local))


def _most_a_year(rules: list[Series], *, by_occurrence: bool) -> int:
    """The year with the most: occurrences that are possible, or rules that are in force."""
    changes: Counter[int] = Counter()
    for rule in rules:
        amount = rule.rule.most_a_year if by_occurrence else 1
        first, last = max(rule.start.year, FIRST_YEAR), LAST_YEAR if rule.until is None else rule.until.year
        if first <= last:
            changes[first] += amount
            changes[last + 1] -= amount
    return max(accumulate(changes[year] for year in sorted(changes)), default=0)
