"""What crontab expressions mean, one rule a table; expected instants were worked out by hand with a calendar."""

from datetime import UTC, datetime, timedelta

import pytest

from chronos_synapse.triggers.build import fire_times
from chronos_synapse.triggers.crontab import crontab_trigger, parse_cron
from tests.triggers.reference import utc


def due(expression: str, zone: str, after: str, count: int) -> list[str]:
    """The next instants on the zone's clock, as month, day, time and offset; seconds where there are any."""
    trigger = crontab_trigger(expression, zone)
    found = fire_times(trigger, datetime.fromisoformat(after), None, count)
    return [
        instant.astimezone(trigger.zone.info).isoformat(" ")[5:].replace(":00+", "+", 1).replace(":00-", "-", 1)
        for instant in found
    ]


def days_in(expression: str, year: int, month: int) -> list[int]:
    """The days of a month on which the expression is due, in UTC."""
    start = datetime(year, month, 1, tzinfo=UTC)
    end = (start + timedelta(days=32)).replace(day=1)
    found = fire_times(crontab_trigger(expression, "UTC"), start - timedelta(seconds=1), end - timedelta(seconds=1), 40)
    return [instant.day for instant in found]


@pytest.mark.parametrize(
    ("expression", "minutes"),
    [
        ("3 * * * *", {3}),
        ("003 * * * *", {3}),
        ("*/25 * * * *", {0, 25, 50}),
        ("*/90 * * * *", {0}),
        ("40/7 * * * *", {40, 47, 54}),
        ("10-20/4 * * * *", {10, 14, 18}),
        ("10-12/30 * * * *", {10}),
        ("1,58-59,30/20 * * * *", {1, 30, 50, 58, 59}),
        ("5,5,5-6 * * * *", {5, 6}),
    ],
)
def test_a_field_stands_for_its_numbers(expression: str, minutes: set[int]) -> None:
    assert set(parse_cron(expression).minute.values) == minutes


@pytest.mark.parametrize(
    ("field", "weekdays"),
    [
        ("0", {0}),
        ("7", {0}),
        ("SUN", {0}),
        ("Mon-Fri", {1, 2, 3, 4, 5}),
        ("5-7", {5, 6, 0}),
        ("thu-sun", {4, 5, 6, 0}),
        ("0-7", {0, 1, 2, 3, 4, 5, 6}),
        ("sun-tue", {0, 1, 2}),
        ("*/3", {0, 3, 6}),
        ("2/2", {2, 4, 6}),
        ("1/3", {1, 4, 0}),
        ("wed,6", {3, 6}),
    ],
)
def test_a_weekday_counts_from_sunday_as_0_and_as_7(field: str, weekdays: set[int]) -> None:
    assert set(parse_cron(f"0 0 * * {field}").weekday.values) == weekdays


def test_months_have_names_in_any_case() -> None:
    assert parse_cron("0 0 1 Feb-APR,dec *").month.values == (2, 3, 4, 12)


@pytest.mark.parametrize(
    ("expression", "year", "month", "days"),
    [
        # Either day field may match ...
        ("0 8 10 * 3", 2027, 9, [1, 8, 10, 15, 22, 29]),
        ("0 8 1-30 * 3", 2027, 9, list(range(1, 31))),
        # ... unless one of them starts with a star or question mark: then both must.
        ("0 8 */10 * 3", 2027, 9, [1]),
        ("0 8 10 * */3", 2027, 9, []),
        ("0 8 11 * */3", 2027, 9, [11]),
        ("0 8 * * 3", 2027, 9, [1, 8, 15, 22, 29]),
        ("0 8 10 * ?", 2027, 9, [10]),
        ("0 8 ? * ?", 2027, 2, list(range(1, 29))),
        # Days that need the month's calendar.
        ("0 8 L * *", 2028, 2, [29]),
        ("0 8 l-28 * *", 2028, 2, [1]),
        ("0 8 l-28 * *", 2027, 2, []),
        ("0 8 LW * *", 2027, 10, [29]),
        ("0 8 lw * *", 2027, 9, [30]),
        ("0 8 1W * *", 2027, 8, [2]),
        ("0 8 1W * *", 2027, 5, [3]),
        ("0 8 30W * *", 2028, 4, [28]),
        ("0 8 31W * *", 2027, 9, []),
        ("0 8 15w,L * *", 2027, 8, [16, 31]),
        ("0 8 * * 2L", 2027, 8, [31]),
        ("0 8 * * 7l", 2027, 8, [29]),
        ("0 8 * * thu#5", 2027, 9, [30]),
        ("0 8 * * 5#5", 2027, 9, []),
        ("0 8 * * 1#1,fri#2", 2027, 9, [6, 10]),
        ("0 8 L * 1", 2027, 8, [2, 9, 16, 23, 30, 31]),
        ("0 8 L * */2", 2027, 8, [31]),
    ],
)
def test_days_follow_the_rules_for_day_of_month_and_weekday(
    expression: str, year: int, month: int, days: list[int]
) -> None:
    assert days_in(expression, year, month) == days


@pytest.mark.parametrize(
    ("descriptor", "following"),
    [
        ("@yearly", utc(2028, 1, 1)),
        ("@Annually", utc(2028, 1, 1)),
        ("@monthly", utc(2027, 6, 1)),
        ("@weekly", utc(2027, 5, 16)),
        ("@daily", utc(2027, 5, 14)),
        ("@MIDNIGHT", utc(2027, 5, 14)),
        (" @hourly ", utc(2027, 5, 13, 10)),
    ],
)
def test_descriptors_stand_for_five_fields(descriptor: str, following: datetime) -> None:
    assert crontab_trigger(descriptor, "UTC").next_after(utc(2027, 5, 13, 9, 30)) == following


def test_the_next_instant_is_strictly_after_to_the_microsecond() -> None:
    trigger = crontab_trigger("0 0 12 * * *", "UTC")
    noon = utc(2027, 5, 13, 12)

    assert trigger.next_after(noon - timedelta(microseconds=1)) == noon
    assert trigger.next_after(noon) == noon + timedelta(days=1)
    assert trigger.next_after(noon + timedelta(microseconds=1)) == noon + timedelta(days=1)


def test_six_fields_have_seconds_first() -> None:
    assert due("20,50 59 23 31 12 ?", "UTC", "2026-12-31T23:59:30+00:00", 2) == [
        "12-31 23:59:50+00:00",
        "12-31 23:59:20+00:00",
    ]


@pytest.mark.parametrize(
    ("expression", "zone", "after", "expected"),
    [
        # A gap of an hour over one time, over several, and over one next to a time that exists.
        ("15 2 * * *", "Europe/Paris", "2027-03-27T12:00+01:00", ["03-28 03:00+02:00", "03-29 02:15+02:00"]),
        ("10,20 2 * * *", "Europe/Paris", "2027-03-28T00:00+01:00", ["03-28 03:00+02:00", "03-29 02:10+02:00"]),
        ("0 2,3 * * *", "Europe/Paris", "2027-03-28T00:00+01:00", ["03-28 03:00+02:00", "03-29 02:00+02:00"]),
        ("0 10 2 * * *", "Europe/Paris", "2027-03-28T00:00+01:00", ["03-28 03:00+02:00", "03-29 02:10+02:00"]),
        ("0-59/20 2 * * 0", "Europe/Paris", "2027-03-28T01:59+01:00", ["03-28 03:00+02:00", "04-04 02:00+02:00"]),
        # The gap's day counts: no Sunday job is due because of a Saturday's gap.
        ("15 2 * * 6", "Europe/Paris", "2027-03-27T12:00+01:00", ["04-03 02:15+02:00"]),
        # Gaps at midnight, of half an hour, and of two hours.
        ("30 0 * * *", "Asia/Beirut", "2026-03-28T12:00+02:00", ["03-29 01:00+03:00", "03-30 00:30+03:00"]),
        ("10 2 * * *", "Australia/Lord_Howe", "2026-10-03T12:00+10:30", ["10-04 02:30+11:00", "10-05 02:10+11:00"]),
        ("15 1,2 * * *", "Antarctica/Troll", "2026-03-28T12:00+00:00", ["03-29 03:00+02:00", "03-30 01:15+02:00"]),
        # Samoa left out 30 December 2011: nothing is made up.
        ("0 9 * * *", "Pacific/Apia", "2011-12-29T08:00-10:00", ["12-29 09:00-10:00", "12-31 09:00+14:00"]),
    ],
)
def test_a_fixed_time_that_the_clock_leaves_out_is_due_once_after_the_gap(
    expression: str, zone: str, after: str, expected: list[str]
) -> None:
    assert due(expression, zone, after, len(expected)) == expected


@pytest.mark.parametrize(
    ("expression", "zone", "after", "expected"),
    [
        ("15 2 * * *", "Europe/Paris", "2026-10-24T12:00+02:00", ["10-25 02:15+02:00", "10-26 02:15+01:00"]),
        ("15 2 * * *", "Europe/Paris", "2026-10-25T02:15+02:00", ["10-26 02:15+01:00"]),
        ("15 2 * * *", "Europe/Paris", "2026-10-25T02:00+01:00", ["10-26 02:15+01:00"]),
        ("0 15 2 * * *", "Europe/Paris", "2026-10-25T00:00+02:00", ["10-25 02:15+02:00", "10-26 02:15+01:00"]),
        (
            "45 1-2 * * *",
            "Europe/Paris",
            "2026-10-25T00:00+02:00",
            ["10-25 01:45+02:00", "10-25 02:45+02:00", "10-26 01:45+01:00"],
        ),
        # Clocks that go back at midnight, into the day before, and by half an hour.
        ("30 23 * * *", "Asia/Beirut", "2026-10-24T12:00+03:00", ["10-24 23:30+03:00", "10-25 23:30+02:00"]),
        ("45 1 * * *", "Australia/Lord_Howe", "2026-04-04T12:00+11:00", ["04-05 01:45+11:00", "04-06 01:45+10:30"]),
    ],
)
def test_a_fixed_time_that_comes_twice_is_due_the_first_time(
    expression: str, zone: str, after: str, expected: list[str]
) -> None:
    assert due(expression, zone, after, len(expected)) == expected


@pytest.mark.parametrize(
    ("expression", "zone", "after", "expected"),
    [
        (
            "*/40 * * * *",
            "Europe/Paris",
            "2027-03-28T01:30+01:00",
            ["03-28 01:40+01:00", "03-28 03:00+02:00", "03-28 03:40+02:00"],
        ),
        ("*/20 2 * * *", "Europe/Paris", "2027-03-28T00:00+01:00", ["03-29 02:00+02:00"]),
        (
            "*/30 2 * * *",
            "Europe/Paris",
            "2026-10-25T00:00+02:00",
            ["10-25 02:00+02:00", "10-25 02:30+02:00", "10-25 02:00+01:00", "10-25 02:30+01:00", "10-26 02:00+01:00"],
        ),
        (
            "15 * * * *",
            "Europe/Paris",
            "2026-10-25T01:30+02:00",
            ["10-25 02:15+02:00", "10-25 02:15+01:00", "10-25 03:15+01:00"],
        ),
        (
            "*/30 15 2 * * *",
            "Europe/Paris",
            "2026-10-25T02:15+02:00",
            ["10-25 02:15:30+02:00", "10-25 02:15+01:00", "10-25 02:15:30+01:00"],
        ),
        # The year's only due time, asked from between the passes.
        (
            "*/30 2 25 10 *",
            "Europe/Paris",
            "2026-10-25T02:40+02:00",
            ["10-25 02:00+01:00", "10-25 02:30+01:00", "10-25 02:00+02:00"],
        ),
    ],
)
def test_a_job_with_a_star_goes_by_real_time(expression: str, zone: str, after: str, expected: list[str]) -> None:
    assert due(expression, zone, after, len(expected)) == expected


def test_the_spelling_decides_whether_a_job_is_fixed() -> None:
    assert parse_cron("0 0-23/2 * * *").is_fixed
    assert not parse_cron("0 */2 * * *").is_fixed
    assert not parse_cron("*/10 0 2 * * *").is_fixed


@pytest.mark.parametrize(
    ("expression", "after", "following"),
    [
        ("0 0 29 2 *", utc(2096, 3, 1), utc(2104, 2, 29)),
        ("0 0 29 2 */7", utc(2004, 3, 1), utc(2032, 2, 29)),
        ("0 0 29 2 */7", utc(2072, 1, 1), utc(2088, 2, 29)),
        ("0 0 29 2 */7", utc(2088, 3, 1), utc(2128, 2, 29)),
    ],
)
def test_a_rare_day_is_found_across_a_century_without_leap_day(
    expression: str, after: datetime, following: datetime
) -> None:
    assert crontab_trigger(expression, "UTC").next_after(after) == following


def test_the_calendar_may_end() -> None:
    trigger = crontab_trigger("0 0 1 1 *", "Asia/Tokyo")

    assert trigger.next_after(utc(9999, 6, 1)) is None
    assert trigger.next_after(utc(1, 1, 1)) is not None


def test_apscheduler_sees_the_same_instants() -> None:
    trigger = crontab_trigger("0 6 * * *", "UTC")
    six = utc(2027, 5, 13, 6)

    assert trigger.get_next_fire_time(None, six) == six
    assert trigger.get_next_fire_time(six, six + timedelta(days=3)) == six + timedelta(days=1)


def test_equal_schedules_share_one_trigger() -> None:
    assert crontab_trigger("1 2 * * *", "UTC") is crontab_trigger("1 2 * * *", "UTC")
