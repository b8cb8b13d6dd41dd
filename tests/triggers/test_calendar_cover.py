"""What a calendar covers, at an instant and over a range, from each kind of source."""

import subprocess
import sys
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from chronos_synapse.domain.calendar import (
    Blackout,
    Calendar,
    CalendarId,
    CalendarMode,
    HolidaySource,
    IcsSource,
    RangeSource,
)
from chronos_synapse.domain.errors import Invalid
from chronos_synapse.domain.job import UserId
from chronos_synapse.triggers.calendar_cover import MAX_YEARS_KEPT, Cover, Source, check_source, cover_of

GERMANY = HolidaySource(country="DE")
MOMENT = timedelta(microseconds=1)


def at(text: str) -> datetime:
    """An instant from `2027-05-03T08:00:00+02:00`; UTC without offset."""
    instant = datetime.fromisoformat(text)
    return instant if instant.tzinfo else instant.replace(tzinfo=UTC)


def calendar(source: Source, **changes: Any) -> Calendar:
    """A calendar in Berlin."""
    values: dict[str, Any] = {
        "id": CalendarId("c1"),
        "name": "Closed",
        "description": "",
        "mode": CalendarMode.CLOSED,
        "timezone": "Europe/Berlin",
        "tags": (),
        "owner_id": UserId("u1"),
        "version": 1,
        "created_at": at("2026-01-01"),
        "updated_at": at("2026-01-01"),
    }
    return Calendar(**(values | changes), source=source)


def cover(source: Source, timezone: str = "Europe/Berlin") -> Cover:
    """The cover of a calendar that nothing else uses."""
    return Cover(calendar(source, timezone=timezone))


def ranges(*spans: tuple[str, str, str]) -> RangeSource:
    """Ranges from (start, end, label)."""
    return RangeSource(ranges=tuple(Blackout(start=at(one), end=at(two), label=label) for one, two, label in spans))


def edges(found: list[Blackout]) -> list[tuple[datetime, datetime, str]]:
    """Stretches to compare."""
    return [(one.start, one.end, one.label) for one in found]


def test_a_range_covers_from_its_start_up_to_its_end() -> None:
    found = cover(ranges(("2027-05-03T08:00:00+02:00", "2027-05-03T10:00:00+02:00", "Move")))

    inside = [at("2027-05-03T06:00:00"), at("2027-05-03T08:00:00") - MOMENT, at("2027-05-03T09:30:00+02:00")]
    outside = [at("2027-05-03T06:00:00") - MOMENT, at("2027-05-03T08:00:00"), at("1960-01-01"), at("2300-01-01")]
    assert [found.label_at(instant) for instant in inside] == ["Move"] * 3
    assert [found.label_at(instant) for instant in outside] == [None] * 4


def test_a_stretch_without_label_covers_too() -> None:
    assert cover(ranges(("2027-05-03", "2027-05-04", ""))).label_at(at("2027-05-03")) == ""


def test_of_ranges_that_overlap_the_earlier_names_what_both_cover() -> None:
    found = cover(
        ranges(
            ("2027-05-03T10:00", "2027-05-03T14:00", "Second"),
            ("2027-05-03T08:00", "2027-05-03T12:00", "First"),
            ("2027-05-03T09:00", "2027-05-03T11:00", "Inside"),
        )
    )

    assert edges(found.stretches(at("2027-01-01"), at("2028-01-01"), 10)) == [
        (at("2027-05-03T08:00"), at("2027-05-03T12:00"), "First"),
        (at("2027-05-03T12:00"), at("2027-05-03T14:00"), "Second"),
    ]


def test_stretches_are_whole_over_new_year_cut_at_the_ends_and_limited() -> None:
    found = cover(ranges(("2026-12-01", "2029-02-01", "Long"), ("2029-03-01", "2029-03-02", "Short")))

    everything = found.stretches(at("2020-01-01"), at("2040-01-01"), 10)
    assert edges(everything) == [
        (at("2026-12-01"), at("2029-02-01"), "Long"),
        (at("2029-03-01"), at("2029-03-02"), "Short"),
    ]
    assert edges(found.stretches(at("2027-06-01"), at("2027-07-01"), 10)) == [
        (at("2027-06-01"), at("2027-07-01"), "Long")
    ]
    assert found.stretches(at("2020-01-01"), at("2040-01-01"), 1) == everything[:1]
    assert found.stretches(at("2029-02-01"), at("2029-03-01"), 10) == []
    assert found.stretches(at("2300-01-01"), at("2310-01-01"), 10) == []


@pytest.mark.parametrize(
    ("timezone", "day", "hours"),
    [
        ("Europe/Berlin", "2027-12-25", 24),
        ("America/Sao_Paulo", "2018-11-04", 23),  # midnight was left out
        ("America/Havana", "2027-11-07", 25),  # one o'clock comes twice
        ("Asia/Beirut", "2022-03-27", 23),
        ("Australia/Lord_Howe", "2027-04-04", 24.5),
        ("Pacific/Apia", "2011-12-30", 0),  # a day that was left out
    ],
)
def test_a_whole_day_is_as_long_as_the_wall_clock_makes_it(timezone: str, day: str, hours: float) -> None:
    text = f"BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:{day.replace('-', '')}\nEND:VEVENT\nEND:VCALENDAR"

    found = cover(IcsSource(text=text), timezone).stretches(at("2010-01-01"), at("2030-01-01"), 10)

    assert sum(((one.end - one.start).total_seconds() / 3600 for one in found), 0.0) == hours


def test_every_instant_of_a_day_with_a_clock_change_is_covered_and_none_beside_it() -> None:
    text = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:20181104\nSUMMARY:D\nEND:VEVENT\nEND:VCALENDAR"
    found = cover(IcsSource(text=text), "America/Sao_Paulo")

    # The clock went from 00:00 to 01:00 at 03:00 UTC.
    assert [found.label_at(at(f"2018-11-{when}")) for when in ("04T02:59:59", "04T03:00", "05T01:59", "05T02:00")] == [
        None,
        "D",
        "D",
        None,
    ]


def test_holidays_are_whole_days_on_the_calendars_wall_clock() -> None:
    berlin, auckland = cover(GERMANY), cover(GERMANY, "Pacific/Auckland")

    new_year = [at("2026-12-31T23:00"), at("2027-01-01T22:59:59")]
    assert [berlin.label_at(instant) for instant in new_year] == ["New Year's Day"] * 2
    assert berlin.label_at(at("2027-01-01T23:00")) is None
    assert auckland.label_at(at("2026-12-31T11:00")) == "New Year's Day"
    assert auckland.label_at(at("2026-12-31T10:59:59")) is None
    assert auckland.label_at(at("2027-01-01T11:00")) is None


def test_a_holiday_at_new_year_is_one_stretch() -> None:
    found = cover(GERMANY).stretches(at("2026-12-27"), at("2027-01-06"), 10)

    assert edges(found) == [(at("2026-12-31T23:00"), at("2027-01-01T23:00"), "New Year's Day")]


def test_a_subdivision_has_days_of_its_own() -> None:
    epiphany = at("2027-01-06T12:00")

    assert cover(GERMANY).label_at(epiphany) is None
    assert cover(HolidaySource(country="DE", subdivision="BY")).label_at(epiphany) == "Epiphany"


def test_years_are_laid_out_when_asked_for_and_few_are_kept() -> None:
    found = cover(GERMANY)

    for year in range(2000, 2100):
        assert found.label_at(at(f"{year}-12-25T12:00")) == "Christmas Day"
    assert len(found._rows) == MAX_YEARS_KEPT


def test_what_is_prepared_is_there() -> None:
    found = cover(GERMANY)

    found.prepare(at("2026-12-01"), at("2028-01-31"))

    assert sorted(found._rows) == [2026, 2027, 2028]


def test_whether_everything_is_covered_is_known() -> None:
    found = cover(
        ranges(("2026-01-01", "2027-06-01", "a"), ("2027-06-01", "2028-06-01", "b"), ("2028-07-01", "2029-01-01", "c"))
    )

    assert found.is_covered(at("2027-01-01"), at("2028-06-01"))
    assert not found.is_covered(at("2027-01-01"), at("2028-06-01T00:00:01"))
    assert not found.is_covered(at("2025-12-31"), at("2026-02-01"))
    assert not found.is_covered(at("2028-06-15"), at("2028-08-01"))


def test_one_cover_is_kept_for_a_version_of_a_calendar() -> None:
    first, second = calendar(GERMANY, id=CalendarId("kept")), calendar(GERMANY, id=CalendarId("kept"), version=2)

    assert cover_of(first) is cover_of(first)
    assert cover_of(first) is not cover_of(second)
    assert cover_of(second).calendar == second


@pytest.mark.parametrize(
    ("source", "pointer", "code"),
    [
        (RangeSource(ranges=()), "/source/ranges", "ranges.count"),
        (ranges(*[("2027-01-01", "2027-01-02", "")] * 1001), "/source/ranges", "ranges.count"),
        (ranges(("2027-01-02", "2027-01-01", "")), "/source/ranges/0/end", "ranges.empty"),
        (ranges(("2027-01-02", "2027-01-02", "")), "/source/ranges/0/end", "ranges.empty"),
        (ranges(("2027-01-01", "2027-01-02", "x" * 201)), "/source/ranges/0/label", "ranges.label"),
        (ranges(("2027-01-01", "2027-01-02", "a\nb")), "/source/ranges/0/label", "ranges.label"),
        (ranges(("2027-01-01", "2201-01-02", "")), "/source/ranges/0/end", "time.range"),
        (ranges(("0001-01-01", "2027-01-02", "")), "/source/ranges/0/start", "time.range"),
        (
            RangeSource(ranges=(Blackout(start=datetime(2027, 1, 1), end=at("2027-01-02")),)),
            "/source/ranges/0/start",
            "time.offset",
        ),
        (HolidaySource(country="XX"), "/source/country", "holidays.country"),
        (HolidaySource(country="DE", subdivision="XX"), "/source/subdivision", "holidays.subdivision"),
        (IcsSource(text="hello"), "/source/text", "ics.refused"),
    ],
)
def test_a_source_that_is_no_good_is_refused_where_it_is_wrong(source: Source, pointer: str, code: str) -> None:
    with pytest.raises(Invalid) as refusal:
        check_source(source, "Europe/Berlin")

    assert [(error.pointer, error.code) for error in refusal.value.errors] == [(pointer, code)]


def test_an_unknown_zone_is_refused() -> None:
    with pytest.raises(Invalid) as refusal:
        check_source(GERMANY, "Berlin")

    assert refusal.value.errors[0].pointer == "/timezone"


def test_good_sources_pass() -> None:
    check_source(GERMANY, "Europe/Berlin")
    check_source(ranges(("2027-01-01", "2027-01-02", "Größe")), "UTC")


def test_nothing_is_imported_for_holidays_before_they_are_asked_for() -> None:
    code = "import sys, chronos_synapse.triggers.calendar_cover as c; print(any(m == 'holidays' for m in sys.modules))"

    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert answer.stdout == "False\n"
