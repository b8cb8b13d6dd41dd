"""Wall clocks of an iCalendar file: UTC, the calendar's own, an IANA zone, or one that the file defines itself."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta, tzinfo
from functools import lru_cache
from typing import NamedTuple, Protocol

from chronos_synapse.domain.errors import brief
from chronos_synapse.triggers.ics_lines import Component, IcsFault, read_offset, read_rule, read_time
from chronos_synapse.triggers.recurrence import LAST_YEAR, YEARLY, Series
from chronos_synapse.triggers.zone import zone_names, zone_of

MAX_NAME = 200
MAX_OBSERVANCES = 10
MAX_ZONES = 10
"""Of a zone that a file defines itself, and how many of these; programs that know history write IANA names."""


class WallClock(Protocol):
    """Between clock times without zone and instants in UTC.

    A clock time that is left out is read by the offset before the change, one that comes twice means the first.
    """

    def utc_of(self, local: datetime) -> datetime: ...

    def local_of(self, instant: datetime) -> datetime: ...


class KnownClock:
    """The clock of a zone that Python knows."""

    def __init__(self, zone: tzinfo) -> None:
        self.zone = zone

    def utc_of(self, local: datetime) -> datetime:
        """The instant, aware UTC."""
        return local.replace(tzinfo=self.zone).astimezone(UTC)

    def local_of(self, instant: datetime) -> datetime:
        """The clock time, without zone."""
        return instant.astimezone(self.zone).replace(tzinfo=None)


class _Onset(NamedTuple):
    """From when on an offset is in force, by the clock as it was shown before."""

    local: datetime
    before: timedelta
    offset: timedelta


class _Observance(NamedTuple):
    """A STANDARD or DAYLIGHT part: single onsets, and those of a rule."""

    before: timedelta
    offset: timedelta
    singles: tuple[datetime, ...]
    series: Series | None

    def near(self, year: int) -> Iterable[_Onset]:
        """The single onsets, and of the rule those of the last two years up to `year` that may have any."""
        found = list(self.singles)
        if self.series is not None:
            until = self.series.until
            last = year if until is None else min(year, until.year)
            found += [*self.series.in_year(last - 1), *self.series.in_year(last)]
        return [_Onset(at, self.before, self.offset) for at in found]


class FileClock:
    """The clock of a VTIMEZONE (RFC 5545, 3.6.5)."""

    def __init__(self, observances: list[_Observance]) -> None:
        self._observances = observances
        self._onsets: dict[int, list[_Onset]] = {}

    def utc_of(self, local: datetime) -> datetime:
        """The instant, aware UTC."""
        onsets = self._near(local.year)
        last = next((onset for onset in reversed(onsets) if onset.local <= local), None)
        if last is None:
            return (local - onsets[0].before).replace(tzinfo=UTC)
        is_left_out = local < last.local + (last.offset - last.before)
        return (local - (last.before if is_left_out else last.offset)).replace(tzinfo=UTC)

    def local_of(self, instant: datetime) -> datetime:
        """The clock time, without zone."""
        plain = instant.astimezone(UTC).replace(tzinfo=None)
        begun = [onset for onset in self._near(plain.year) if onset.local - onset.before <= plain]
        return plain + (begun[-1].offset if begun else self._near(plain.year)[0].before)

    def _near(self, year: int) -> list[_Onset]:
        if year not in self._onsets:
            self._onsets[year] = sorted(onset for one in self._observances for onset in one.near(year))
        return self._onsets[year]


class Clocks:
    """Finds the clock that a TZID names."""

    def __init__(self, own: tzinfo, calendars: Iterable[Component]) -> None:
        """`own`: where times without zone are meant."""
        self.own: WallClock = KnownClock(own)
        self.utc: WallClock = KnownClock(UTC)
        self._defined = {
            part.text("TZID"): part for one in calendars for part in one.children if part.name == "VTIMEZONE"
        }
        self._found: dict[str, WallClock] = {}

    def named(self, name: str) -> WallClock:
        """The clock of an IANA zone, else of the zone that the file defines under `name`; IcsFault without either."""
        name = name.strip().strip('"')
        if len(name) > MAX_NAME:
            raise IcsFault(f"A zone's name has at most {MAX_NAME} characters.")
        if name not in self._found:
            self._found[name] = self._known(name) or self._of_file(name)
        return self._found[name]

    def _known(self, name: str) -> WallClock | None:
        # Some programs put their own name before: /example.org/20070129_1/Europe/Berlin.
        parts = name.strip("/").split("/")
        names = ["/".join(parts[at:]) for at in (range(len(parts)) if name.startswith("/") else (0,))]
        known = next((one for one in names if one in _zone_names()), None)
        return None if known is None else KnownClock(zone_of(known).info)

    def _of_file(self, name: str) -> WallClock:
        component = self._defined.get(name)
        if component is None:
            raise IcsFault(f"The zone {brief(name)!r} is neither an IANA zone nor defined in the file.")
        parts = [part for part in component.children if part.name in ("STANDARD", "DAYLIGHT")]
        if not parts or len(parts) > MAX_OBSERVANCES:
            raise IcsFault(f"A zone has from 1 to {MAX_OBSERVANCES} definitions of its offset.", component.line)
        if len(self._found) >= MAX_ZONES:
            raise IcsFault(f"Events lie in at most {MAX_ZONES} zones.", component.line)
        return FileClock([_observance(part) for part in parts])


@lru_cache(maxsize=1)
def _zone_names() -> frozenset[str]:
    return frozenset(zone_names())


def _observance(part: Component) -> _Observance:
    before, offset, begin = part.first("TZOFFSETFROM"), part.first("TZOFFSETTO"), part.first("DTSTART")
    if before is None or offset is None or begin is None:
        raise IcsFault("A zone's offset needs TZOFFSETFROM, TZOFFSETTO and DTSTART.", part.line)
    start = read_time(begin.value).replace(tzinfo=None)
    away = read_offset(before.value)
    dates = [read_time(text).replace(tzinfo=None) for line in part.every("RDATE") for text in line.value.split(",")]
    rule = part.first("RRULE")
    series = None if rule is None else _series(rule.value, start, away, rule.line)
    return _Observance(away, read_offset(offset.value), (start, *dates), series)


def _series(text: str, start: datetime, before: timedelta, line: int) -> Series:
    rule = read_rule(text)
    if rule.frequency != YEARLY or rule.most_a_year > 12:
        raise IcsFault("The clock changes of a zone come once a year by their rule.", line)
    until = None
    if rule.until:
        written = read_time(rule.until if "T" in rule.until else f"{rule.until}T235959")
        is_far = written.year > LAST_YEAR
        until = None if is_far else written.replace(tzinfo=None) + (before if written.tzinfo else timedelta())
    return Series(rule, start, max(until, start) if until else None)
