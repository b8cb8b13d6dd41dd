"""What a calendar covers: at an instant, and over a range.

Time is laid out year by year when it is first asked for. Nothing is covered before 1970 and after 2200.
"""

from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import cached_property
from typing import NamedTuple, Protocol, assert_never

from chronos_synapse.domain.calendar import Blackout, Calendar, HolidaySource, IcsSource, RangeSource
from chronos_synapse.domain.errors import FieldError, Invalid
from chronos_synapse.triggers.ics_file import MAX_LABEL, IcsFile
from chronos_synapse.triggers.public_holidays import check_country, holidays_of
from chronos_synapse.triggers.recurrence import FIRST_YEAR, LAST_YEAR
from chronos_synapse.triggers.stretch import Stretch, clipped, in_a_row, start_of_day
from chronos_synapse.triggers.zone import zone_of

Source = RangeSource | HolidaySource | IcsSource

MAX_RANGES = 1000
MAX_YEARS_KEPT = 16
MAX_COVERS_KEPT = 256
MAX_PIECES = 100_000
"""More than two years can hold."""

_A_DAY = timedelta(days=1)


class Layout(Protocol):
    """Gives what a source covers in one year of UTC."""

    def in_year(self, since: datetime, until: datetime) -> list[Stretch]:
        """Stretches that touch [since, until), in any order; they may overlap."""
        ...


class _Row(NamedTuple):
    """A year's stretches, rising and without overlap, in columns."""

    starts: list[datetime]
    ends: list[datetime]
    labels: list[str]


_NOTHING = _Row([], [], [])


class Cover:
    """The time that one calendar covers."""

    def __init__(self, calendar: Calendar) -> None:
        """Cheap; the first question reads the source, and raises Invalid when it cannot be read."""
        self.calendar = calendar
        self._rows: OrderedDict[int, _Row] = OrderedDict()

    def label_at(self, instant: datetime) -> str | None:
        """The label of what covers `instant` (aware), which may be empty; None when nothing does."""
        if instant.tzinfo is not UTC:
            instant = instant.astimezone(UTC)
        row = self._rows.get(instant.year)
        if row is None:
            row = self._lay_out(instant.year)
        at = bisect_right(row.starts, instant) - 1
        return row.labels[at] if at >= 0 and instant < row.ends[at] else None

    def stretches(self, since: datetime, until: datetime, limit: int) -> list[Blackout]:
        """Up to `limit` covered stretches in [since, until), rising, without overlap, cut at both ends."""
        found: list[Stretch] = []
        for one in self._rising(since.astimezone(UTC), until.astimezone(UTC)):
            if found and (found[-1].end, found[-1].label) == (one.start, one.label) and _is_new_year(one.start):
                found[-1] = found[-1]._replace(end=one.end)
            elif len(found) == limit:
                break
            else:
                found.append(one)
            if len(found) == limit and not _is_new_year(found[-1].end):
                break
        return [Blackout(start=one.start, end=one.end, label=one.label) for one in found]

    def is_covered(self, since: datetime, until: datetime) -> bool:
        """Whether every instant of [since, until) is covered."""
        found = self.stretches(since, until, MAX_PIECES)
        ends = [since, *(one.end for one in found)]
        return all(one.start <= end for one, end in zip(found, ends, strict=False)) and ends[-1] >= until

    def is_ready(self, since: datetime, until: datetime) -> bool:
        """Whether questions about [since, until] take no time."""
        return all(year in self._rows for year in _years(since, until))

    def prepare(self, since: datetime, until: datetime) -> None:
        """Makes it ready for [since, until]."""
        for year in _years(since, until):
            if year not in self._rows:
                self._lay_out(year)

    @property
    def notes(self) -> tuple[str, ...]:
        """What of the source covers nothing, in words."""
        layout = self._layout
        if not isinstance(layout, IcsFile) or not layout.without_length:
            return ()
        return (f"{layout.without_length:,} events begin and end at the same instant, and so cover nothing.",)

    @cached_property
    def _layout(self) -> Layout:
        return _layout_of(self.calendar.source, self.calendar.timezone)

    def _rising(self, since: datetime, until: datetime) -> Iterator[Stretch]:
        """What is covered in [since, until), cut where two years meet."""
        for year in _years(since, until):
            row = self._rows.get(year) or self._lay_out(year)
            for at in range(bisect_right(row.ends, since), len(row.starts)):
                if row.starts[at] >= until:
                    return
                yield Stretch(max(row.starts[at], since), min(row.ends[at], until), row.labels[at])

    def _lay_out(self, year: int) -> _Row:
        if not FIRST_YEAR <= year <= LAST_YEAR:
            return _NOTHING
        since, until = datetime(year, 1, 1, tzinfo=UTC), datetime(year + 1, 1, 1, tzinfo=UTC)
        found = clipped(in_a_row(self._layout.in_year(since, until)), since, until)
        row = _Row([one.start for one in found], [one.end for one in found], [one.label for one in found])
        self._rows[year] = row
        while len(self._rows) > MAX_YEARS_KEPT:
            self._rows.popitem(last=False)
        return row


_covers: OrderedDict[tuple[str, int], Cover] = OrderedDict()


def cover_of(calendar: Calendar) -> Cover:
    """The cover of `calendar`, the same one for the same id and version while it is kept."""
    key = (calendar.id, calendar.version)
    cover = _covers.get(key)
    if cover is None:
        cover = _covers[key] = Cover(calendar)
    _covers.move_to_end(key)
    while len(_covers) > MAX_COVERS_KEPT:
        _covers.popitem(last=False)
    return cover


def check_source(source: Source, timezone: str) -> None:
    """Invalid with pointers such as `/source/ranges/0/end` for what cannot be laid out, `/timezone` for its zone.

    Takes up to two seconds: the library of holidays is imported, a large file is read.
    """
    zone_of(timezone)
    try:
        match source:
            case RangeSource():
                _check_ranges(source)
            case HolidaySource():
                check_country(source.country, source.subdivision)
            case IcsSource():
                IcsFile(source.text, zone_of(timezone).info)
            case _:
                assert_never(source)
    except Invalid as refusal:
        raise refusal.under("/source") from None


class _Ranges:
    """Stretches that were written down."""

    def __init__(self, source: RangeSource) -> None:
        self._all = [Stretch(one.start.astimezone(UTC), one.end.astimezone(UTC), one.label) for one in source.ranges]

    def in_year(self, since: datetime, until: datetime) -> list[Stretch]:
        return [one for one in self._all if one.start < until and since < one.end]


class _Holidays:
    """Public holidays as whole days."""

    def __init__(self, source: HolidaySource, timezone: str) -> None:
        self._source = source
        self._zone = zone_of(timezone).info

    def in_year(self, since: datetime, until: datetime) -> list[Stretch]:
        years = range(since.year - 1, until.year + 1)
        days = [found for year in years for found in holidays_of(self._source.country, self._source.subdivision, year)]
        near = [(day, name) for day, name in days if since.date() - _A_DAY <= day <= until.date() + _A_DAY]
        return [
            Stretch(start_of_day(day, self._zone), start_of_day(day + _A_DAY, self._zone), name) for day, name in near
        ]


def _layout_of(source: Source, timezone: str) -> Layout:
    match source:
        case RangeSource():
            return _Ranges(source)
        case HolidaySource():
            return _Holidays(source, timezone)
        case IcsSource():
            return IcsFile(source.text, zone_of(timezone).info)
        case _:
            assert_never(source)


def _check_ranges(source: RangeSource) -> None:
    if not 1 <= len(source.ranges) <= MAX_RANGES:
        raise Invalid(f"A calendar has from 1 to {MAX_RANGES:,} ranges.", pointer="/ranges", code="ranges.count")
    errors = [error for at, one in enumerate(source.ranges) for error in _range_errors(f"/ranges/{at}", one)]
    if errors:
        raise Invalid(" ".join(error.detail for error in errors[:3]), code=errors[0].code, errors=errors[:100])


def _range_errors(pointer: str, one: Blackout) -> list[FieldError]:
    errors = []
    for name, at in (("start", one.start), ("end", one.end)):
        if at.tzinfo is None:
            detail = "A time needs its offset from UTC, as in 2027-05-03T08:00:00Z."
            errors.append(FieldError(pointer=f"{pointer}/{name}", code="time.offset", detail=detail))
        elif not FIRST_YEAR < at.year <= LAST_YEAR:
            detail = f"A range lies in the years {FIRST_YEAR + 1} to {LAST_YEAR}."
            errors.append(FieldError(pointer=f"{pointer}/{name}", code="time.range", detail=detail))
    if not errors and one.end <= one.start:
        detail = "A range ends after its start."
        errors.append(FieldError(pointer=f"{pointer}/end", code="ranges.empty", detail=detail))
    if len(one.label) > MAX_LABEL or not one.label.isprintable():
        detail = f"A label has at most {MAX_LABEL} characters on one line."
        errors.append(FieldError(pointer=f"{pointer}/label", code="ranges.label", detail=detail))
    return errors


def _years(since: datetime, until: datetime) -> range:
    """Those in which anything can be covered."""
    return range(max(since.year, FIRST_YEAR), min(until.year, LAST_YEAR) + 1)


def _is_new_year(instant: datetime) -> bool:
    """Whether `instant` is where two rows meet."""
    return instant == datetime(instant.year, 1, 1, tzinfo=UTC)
