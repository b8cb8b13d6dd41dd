"""Schedules that are moved or made rarer: what comes out is due exactly so."""

from datetime import UTC, datetime, timedelta

import pytest

from chronos_synapse.domain.schedule import AnySpec, CronSpec, DateSpec, IntervalSpec, Schedule, Timing, Window
from chronos_synapse.services.advice.shifting import can_move, is_writable, period_of, rarer, shifted
from chronos_synapse.triggers.build import build, fire_times

SINCE = datetime(2026, 11, 23, tzinfo=UTC)


def cron(expression: str, timezone: str = "UTC") -> CronSpec:
    return CronSpec(expression=expression, timezone=timezone)


def moved(expression: str, minutes: int, timezone: str = "UTC") -> str | None:
    found = shifted(cron(expression, timezone), minutes * 60.0, seed="j1", since=SINCE)
    return found.expression if isinstance(found, CronSpec) else None


@pytest.mark.parametrize(
    ("expression", "minutes", "expected"),
    [
        ("0 2 * * *", 10, "10 2 * * *"),
        ("50 2 * * *", 25, "15 3 * * *"),
        ("0 * * * *", 7, "7 * * * *"),
        ("*/15 * * * *", 4, "4-59/15 * * * *"),
        ("*/15 * * * *", 15, "*/15 * * * *"),
        ("0,30 * * * *", 10, "10,40 * * * *"),
        ("0 8-10 * * 1-5", 20, "20 8-10 * * 1-5"),
        ("0 */6 * * *", 5, "5 */6 * * *"),
        ("50 23 * * *", 20, "10 0 * * *"),
        ("@daily", 12, "12 0 * * *"),
        ("@hourly", 12, "12 * * * *"),
        ("30 0 2 * * *", 3, "30 3 2 * * *"),
    ],
)
def test_a_crontab_expression_moves_as_a_whole(expression: str, minutes: int, expected: str) -> None:
    found = moved(expression, minutes)
    assert found == expected or (found is not None and _due(found) == _due(expected))


def _due(expression: str) -> list[datetime]:
    return fire_times(build(cron(expression)), SINCE, SINCE + timedelta(days=8), 400)


@pytest.mark.parametrize(
    ("expression", "minutes"),
    [
        ("50 23 * * 1", 20),  # It would be on Tuesday.
        ("50 23 1 * *", 20),  # It would be on the second.
        ("0,50 2 * * *", 20),  # 2:20 and 3:10 are no product of minutes and hours.
        ("40 * * * 1", 30),  # The last one of Monday would be on Tuesday.
    ],
)
def test_what_no_two_fields_say_is_not_said_otherwise(expression: str, minutes: int) -> None:
    assert moved(expression, minutes) is None


def test_due_times_move_in_the_zone_of_the_schedule() -> None:
    found = moved("30 2 * * *", 45, "Europe/Zurich")
    assert found == "15 3 * * *"


def test_a_move_is_exact_across_a_clock_change() -> None:
    since = datetime(2027, 3, 27, tzinfo=UTC)
    found = shifted(cron("30 1 * * *", "Europe/Zurich"), 600.0, seed="j1", since=since)
    assert isinstance(found, CronSpec)
    assert found.expression == "40 1 * * *"


def test_a_hashed_minute_is_moved_from_where_it_lies() -> None:
    was = cron("H 2 * * *")
    found = shifted(was, 300.0, seed="j1", since=SINCE)
    assert found is not None
    (before,), (after,) = (fire_times(build(one, seed="j1"), SINCE, None, 1) for one in (was, found))
    assert (after - before) % timedelta(days=1) == timedelta(minutes=5)


def test_an_interval_keeps_its_rhythm() -> None:
    was = IntervalSpec(every_s=900, start_at=SINCE)
    found = shifted(was, 240.0, seed="j1", since=SINCE)
    assert found == IntervalSpec(every_s=900, start_at=SINCE + timedelta(minutes=4))


@pytest.mark.parametrize(
    "schedule",
    [
        DateSpec(run_at=SINCE + timedelta(days=1)),
        AnySpec(schedules=(cron("0 1 * * *"), cron("0 2 * * *"))),
    ],
)
def test_what_has_no_rhythm_is_left_alone(schedule: Schedule) -> None:
    assert not is_writable(schedule, seed="j1")
    assert not can_move(schedule, Timing())
    assert shifted(schedule, 60.0, seed="j1", since=SINCE) is None
    assert rarer(schedule, 3600, seed="j1", since=SINCE) is None


def test_seconds_are_not_said_in_five_fields() -> None:
    assert shifted(cron("0 2 * * *"), 90.0, seed="j1", since=SINCE) is None


def test_a_job_with_windows_is_not_moved() -> None:
    assert can_move(cron("0 2 * * *"), Timing())
    assert not can_move(cron("0 2 * * *"), Timing(windows=(Window(start="01:00", end="03:00"),)))


@pytest.mark.parametrize(
    ("expression", "period_s", "expected"),
    [
        ("*/5 * * * *", 600, "*/10 * * * *"),
        ("3-59/5 * * * *", 1800, "3,33 * * * *"),
        ("*/5 * * * *", 3600, "0 * * * *"),
        ("20 * * * *", 7200, "20 */2 * * *"),
        ("20 * * * *", 86_400, "20 0 * * *"),
    ],
)
def test_a_rarer_schedule_keeps_some_of_the_due_times(expression: str, period_s: int, expected: str) -> None:
    found = rarer(cron(expression), period_s, seed="j1", since=SINCE)
    assert isinstance(found, CronSpec)
    assert _due(found.expression) == _due(expected)


@pytest.mark.parametrize(
    ("expression", "period_s"),
    [("*/5 * * * 1-5", 600), ("*/7 * * * *", 600), ("*/5 * * * *", 604_800), ("*/5 * * * *", 5400)],
)
def test_a_rhythm_that_does_not_fit_is_not_made(expression: str, period_s: int) -> None:
    assert rarer(cron(expression), period_s, seed="j1", since=SINCE) is None


def test_an_interval_becomes_longer() -> None:
    found = rarer(IntervalSpec(every_s=300, start_at=SINCE), 900, seed="j1", since=SINCE)
    assert found == IntervalSpec(every_s=900, start_at=SINCE)


@pytest.mark.parametrize(
    ("schedule", "expected"),
    [
        (IntervalSpec(every_s=90), 90),
        (cron("*/10 * * * *"), 600),
        (cron("0 2 * * *"), 86_400),
        (cron("0 2 * * 1-5"), None),
    ],
)
def test_a_period_is_told_where_due_times_are_even(schedule: Schedule, expected: float | None) -> None:
    assert period_of(schedule, seed="j1", since=SINCE) == expected
