"""What a person is told before saving a legal schedule."""

import pytest

from chronos_synapse.domain.schedule import CronSpec, DateSpec, IntervalSpec, Schedule
from chronos_synapse.triggers.warning import warnings_for
from tests.triggers.reference import utc

NOW = utc(2026, 6, 1)


def codes(schedule: Schedule) -> list[str]:
    """The codes without their common `schedule.`."""
    return [warning.code.removeprefix("schedule.") for warning in warnings_for(schedule, NOW)]


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("0 12 * * *", []),
        ("*/5 * * * *", []),
        ("*/10 * * * * *", []),
        ("0 0 1 * *", []),
        ("*/60 * * * *", ["wide_step"]),
        ("50-55/9 * * * *", ["wide_step"]),
        ("*/7 * * * *", ["uneven_step"]),
        ("0 12 */2 * *", ["uneven_step"]),
        ("0 12 * */5 *", ["uneven_step"]),
        ("5-45/7 * * * *", []),
        ("0 12 1-7 * 1", ["days_or"]),
        ("0 12 */2 * 1", ["uneven_step", "days_and"]),
        ("0 12 ? * 1", []),
        ("*/5 * * * * *", ["frequent"]),
        ("0 0 29 2 *", ["far"]),
    ],
)
def test_surprising_expressions_are_told(expression: str, expected: list[str]) -> None:
    assert codes(CronSpec(expression=expression)) == expected


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("30 2 * * *", ["clock_gap", "clock_fold"]),
        ("*/5 2 * * *", ["clock_gap", "clock_fold"]),
        ("30 */2 * * *", ["clock_gap", "clock_fold"]),
        ("30 2 29 3 *", []),
        ("30 2 28 3 *", ["clock_gap"]),
        ("30 2 25 10 *", ["clock_fold"]),
        ("30 * * * *", []),
        ("30 3 * * *", []),
        ("0 3 * * *", []),
    ],
)
def test_a_clock_change_over_a_due_time_is_told(expression: str, expected: list[str]) -> None:
    assert codes(CronSpec(expression=expression, timezone="Europe/Berlin")) == expected


def test_the_clock_changes_of_two_years_are_named_with_what_happens() -> None:
    fixed = warnings_for(CronSpec(expression="30 2 * * *", timezone="Europe/Berlin"), NOW)
    starred = warnings_for(CronSpec(expression="*/30 2 * * *", timezone="Europe/Berlin"), NOW)

    assert fixed[0].detail == (
        "The clock is put forward over a due time on 28 March 2027 (02:00 becomes 03:00) and "
        "26 March 2028 (02:00 becomes 03:00): due once, right after the change."
    )
    assert "25 October 2026 (03:00 becomes 02:00)" in fixed[1].detail
    assert "first time only" in fixed[1].detail
    assert "not due" in starred[0].detail
    assert "both times" in starred[1].detail


def test_a_day_that_a_zone_left_out_is_told() -> None:
    skipped = warnings_for(CronSpec(expression="0 9 * * *", timezone="Pacific/Apia"), utc(2011, 6, 1))

    assert any("not made up" in warning.detail for warning in skipped)


@pytest.mark.parametrize(
    ("schedule", "expected"),
    [
        (IntervalSpec(every_s=10), []),
        (IntervalSpec(every_s=9), ["frequent"]),
        (IntervalSpec(every_s=60, start_at=utc(2028, 1, 1)), ["far"]),
        (DateSpec(run_at=NOW), ["past"]),
        (DateSpec(run_at=utc(2026, 6, 2)), []),
        (DateSpec(run_at=utc(2036, 6, 2)), ["far"]),
    ],
)
def test_intervals_and_dates_have_their_own_surprises(schedule: Schedule, expected: list[str]) -> None:
    assert codes(schedule) == expected
