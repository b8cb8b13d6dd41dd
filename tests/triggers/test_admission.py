"""Which due times do not run, by windows and calendars."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chronos_synapse.domain.calendar import Blackout, CalendarMode
from chronos_synapse.domain.planning import Refusal
from chronos_synapse.domain.schedule import CronSpec, Timing, Weekday, Window
from chronos_synapse.domain.slot import SlotReason
from chronos_synapse.triggers.admission import Admission
from chronos_synapse.triggers.build import build
from tests.triggers.covers import StretchCover
from tests.triggers.reference import utc

WEEKDAYS = tuple(Weekday)
OFFICE = Window(start="09:00", end="17:00", days=WEEKDAYS[:5])
NIGHT = Window(start="22:00", end="06:00", days=(Weekday.FRI,))


def admitted(windows: Sequence[Window], local: str, zone: str = "Europe/Berlin", *, fold: int = 0) -> bool:
    """Whether a job may run at a time on the wall clock of `zone`."""
    instant = datetime.fromisoformat(local).replace(tzinfo=ZoneInfo(zone), fold=fold).astimezone(UTC)
    return Admission(Timing(windows=tuple(windows)), zone, ()).refusal(instant) is None


@pytest.mark.parametrize(
    ("local", "expected"),
    [
        ("2027-05-13 08:59:59.999", False),
        ("2027-05-13 09:00", True),
        ("2027-05-13 16:59:59.999", True),
        ("2027-05-13 17:00", False),
        ("2027-05-15 12:00", False),
    ],
)
def test_a_window_includes_its_start_and_not_its_end(local: str, expected: bool) -> None:
    assert admitted([OFFICE], local) is expected


@pytest.mark.parametrize(
    ("local", "expected"),
    [
        ("2027-05-14 21:59", False),
        ("2027-05-14 22:00", True),
        ("2027-05-15 00:00", True),
        ("2027-05-15 05:59", True),
        ("2027-05-15 06:00", False),
        ("2027-05-14 05:00", False),
        ("2027-05-15 23:00", False),
    ],
)
def test_a_window_past_midnight_belongs_to_the_day_on_which_it_starts(local: str, expected: bool) -> None:
    assert admitted([NIGHT], local) is expected


def test_a_window_past_the_end_of_the_week_goes_on() -> None:
    sunday = [Window(start="22:00", end="06:00", days=(Weekday.SUN,))]

    assert admitted(sunday, "2027-05-16 23:00")
    assert admitted(sunday, "2027-05-17 05:59")
    assert not admitted(sunday, "2027-05-17 06:00")
    assert not admitted(sunday, "2027-05-16 05:00")


def test_a_window_may_end_at_midnight_in_two_ways() -> None:
    for end in ("00:00", "24:00"):
        assert admitted([Window(start="20:00", end=end, days=(Weekday.MON,))], "2027-05-17 23:59:59")
        assert not admitted([Window(start="20:00", end=end, days=(Weekday.MON,))], "2027-05-18 00:00")


def test_a_repeated_hour_is_in_the_window_both_times() -> None:
    window = [Window(start="02:00", end="02:30")]

    assert admitted(window, "2026-10-25 02:15")
    assert admitted(window, "2026-10-25 02:15", fold=1)
    assert not admitted(window, "2026-10-25 02:45")
    assert not admitted(window, "2026-10-25 02:30", fold=1)


def test_on_the_day_of_a_gap_the_clock_decides() -> None:
    assert admitted([Window(start="03:00", end="04:00")], "2027-03-28 03:00")
    assert not admitted([Window(start="02:00", end="03:00")], "2027-03-28 03:00")
    assert admitted([Window(start="02:30", end="03:30")], "2027-03-28 03:00")


@given(
    st.lists(
        st.builds(
            lambda start, length, days: Window(
                start=_clock(start), end=_clock((start + length) % 1440), days=tuple(sorted(days))
            ),
            st.integers(0, 1439),
            st.integers(1, 1439),
            st.sets(st.sampled_from(WEEKDAYS), min_size=1),
        ),
        min_size=1,
        max_size=4,
    ),
    st.sampled_from(["UTC", "Europe/Berlin", "Australia/Lord_Howe", "America/Havana", "Pacific/Apia"]),
    st.datetimes(datetime(2011, 12, 1), datetime(2012, 12, 1)),
)
@settings(max_examples=500, deadline=None)
def test_windows_agree_with_the_wall_clock(windows: list[Window], zone: str, moment: datetime) -> None:
    instant = moment.replace(tzinfo=ZoneInfo("UTC"))
    local = instant.astimezone(ZoneInfo(zone))
    clock = f"{local:%H:%M}"
    today, yesterday = WEEKDAYS[local.weekday()], WEEKDAYS[local.weekday() - 1]

    expected = any(
        (today in window.days and window.start <= clock and (clock < window.end or window.end <= window.start))
        or (yesterday in window.days and window.end <= window.start and clock < window.end)
        for window in windows
    )

    assert (Admission(Timing(windows=tuple(windows)), zone, ()).refusal(instant) is None) is expected


def test_a_closed_calendar_refuses_what_it_covers_and_says_why() -> None:
    cover = StretchCover("Germany", [Blackout(start=utc(2027, 1, 1), end=utc(2027, 1, 2), label="New Year's Day")])
    admission = Admission(Timing(), "UTC", [cover])

    refusal = admission.refusal(utc(2027, 1, 1, 12))

    assert refusal == Refusal(reason=SlotReason.CALENDAR, detail="Germany: New Year's Day")
    assert admission.refusal(utc(2027, 1, 2)) is None


def test_a_calendar_without_words_is_told_by_its_name() -> None:
    cover = StretchCover("Freeze", [Blackout(start=utc(2027, 1, 1), end=utc(2027, 1, 2))])

    assert Admission(Timing(), "UTC", [cover]).refusal(utc(2027, 1, 1)) == Refusal(
        reason=SlotReason.CALENDAR, detail="Freeze"
    )


def test_an_open_calendar_refuses_what_it_does_not_cover() -> None:
    cover = StretchCover("Trading", [Blackout(start=utc(2027, 1, 4), end=utc(2027, 1, 5))], CalendarMode.OPEN)
    admission = Admission(Timing(), "UTC", [cover])

    assert admission.refusal(utc(2027, 1, 3)) == Refusal(reason=SlotReason.CALENDAR, detail="Trading")
    assert admission.refusal(utc(2027, 1, 4)) is None


def test_windows_are_asked_first_and_calendars_in_their_order() -> None:
    day = [Blackout(start=utc(2027, 1, 1), end=utc(2027, 1, 2), label="x")]
    covers = [StretchCover("First", day), StretchCover("Second", day)]
    timing = Timing(windows=(Window(start="09:00", end="10:00"),))

    admission = Admission(timing, "UTC", covers)

    assert admission.refusal(utc(2027, 1, 1)) == Refusal(reason=SlotReason.WINDOW)
    assert admission.refusal(utc(2027, 1, 1, 9)) == Refusal(reason=SlotReason.CALENDAR, detail="First: x")
    assert not admission.is_open
    assert Admission(Timing(), "UTC", ()).is_open


def test_the_first_due_time_that_runs_is_found_behind_what_is_closed() -> None:
    year = [Blackout(start=utc(2027, 1, 1), end=utc(2028, 1, 1), label="x")]
    opening = [Blackout(start=utc(2029, 1, 1), end=utc(2029, 2, 1), label="y")]
    covers = [StretchCover("Closed", year), StretchCover("Open", opening, CalendarMode.OPEN)]
    timing = Timing(windows=(Window(start="12:00", end="12:01", days=(Weekday.SUN,)),))
    trigger = build(CronSpec(expression="* * * * * *"))

    found = Admission(timing, "UTC", covers).first_admitted(trigger, utc(2027, 1, 1), utc(2032, 1, 1), steps=1000)

    assert found == utc(2029, 1, 7, 12)


def test_a_window_that_never_meets_the_schedule_admits_nothing() -> None:
    trigger = build(CronSpec(expression="0 2 * * *", timezone="Europe/Berlin"))
    admission = Admission(Timing(windows=(OFFICE,)), "Europe/Berlin", ())

    assert admission.first_admitted(trigger, utc(2027, 1, 1), utc(2032, 1, 1), steps=1000) is None


@given(st.integers(0, 1439), st.integers(0, 10079), st.sampled_from(["UTC", "Europe/Berlin", "America/Havana"]))
@settings(max_examples=200, deadline=None)
def test_nothing_that_runs_is_leapt_over(due_minute: int, start: int, zone: str) -> None:
    schedule = CronSpec(expression=f"{due_minute % 60} {due_minute // 60} * * *", timezone=zone)
    days = (WEEKDAYS[start // 1440],)
    window = Window(start=_clock(start % 1440), end=_clock((start + 45) % 1440), days=days)
    admission = Admission(Timing(windows=(window,)), zone, ())
    trigger, since = build(schedule), utc(2026, 10, 18)

    found = admission.first_admitted(trigger, since, since + timedelta(days=20), steps=1000)

    due = trigger.next_after(since)
    while due is not None and due <= since + timedelta(days=20) and admission.refusal(due) is not None:
        due = trigger.next_after(due)
    assert found == (due if due is not None and due <= since + timedelta(days=20) else None)


def _clock(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"
