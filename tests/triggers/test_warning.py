"""What a person is told before saving a legal schedule."""

import pytest

from chronos_synapse.domain.calendar import Blackout, CalendarMode
from chronos_synapse.domain.schedule import (
    AnySpec,
    CronSpec,
    DateSpec,
    FoldPolicy,
    GapPolicy,
    IntervalSpec,
    Schedule,
    Timing,
    Weekday,
    Window,
)
from chronos_synapse.triggers.warning import warnings_for
from tests.triggers.covers import StretchCover
from tests.triggers.reference import utc

NOW = utc(2026, 6, 1)


def codes(schedule: Schedule) -> list[str]:
    """The codes without their common `schedule.`."""
    return timed(schedule, Timing())


def timed(schedule: Schedule, timing: Timing, *covers: StretchCover, seed: str = "") -> list[str]:
    found = warnings_for(schedule, NOW, timing=timing, seed=seed, covers=covers)
    assert all(warning.detail.endswith(".") for warning in found)
    return [warning.code.removeprefix("schedule.") for warning in found]


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
        ("H 12 * * *", ["hashed"]),
        ("~ 12 * * *", ["hashed"]),
        ("H/90 * * * *", ["wide_step", "hashed"]),
        ("H/7 * * * *", ["uneven_step", "hashed"]),
        ("H/15 * * * *", ["hashed"]),
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


def test_warnings_about_a_member_say_which() -> None:
    schedule = AnySpec(
        schedules=(
            CronSpec(expression="0 12 * * *"),
            CronSpec(expression="*/7 * * * *"),
            DateSpec(run_at=utc(2026, 1, 1)),
            CronSpec(expression="30 2 * * *", timezone="Europe/Berlin"),
        )
    )

    found = warnings_for(schedule, NOW)

    assert [warning.code.removeprefix("schedule.") for warning in found] == [
        "uneven_step",
        "past",
        "clock_gap",
        "clock_fold",
    ]
    assert found[0].detail.startswith("Schedule 2: ")
    assert found[1].detail.startswith("Schedule 3: ")


def test_schedules_that_are_frequent_only_together_are_told() -> None:
    assert codes(AnySpec(schedules=(IntervalSpec(every_s=15), CronSpec(expression="*/15 * * * * *")))) == ["frequent"]


@pytest.mark.parametrize(
    ("gap", "fold", "gap_words", "fold_words"),
    [
        (
            GapPolicy.SKIP,
            FoldPolicy.FIRST,
            "not due, as the gap policy says",
            "first time only, as the fold policy says",
        ),
        (GapPolicy.SHIFT, FoldPolicy.LAST, "due once, right after", "second time only, as the fold policy says"),
        (GapPolicy.AUTO, FoldPolicy.BOTH, "due once, right after", "both times, as the fold policy says"),
    ],
)
def test_a_policy_is_told_with_what_it_does(gap: GapPolicy, fold: FoldPolicy, gap_words: str, fold_words: str) -> None:
    schedule = CronSpec(expression="30 2 * * *", timezone="Europe/Berlin", gap=gap, fold=fold)

    found = {warning.code: warning.detail for warning in warnings_for(schedule, NOW)}

    assert gap_words in found["schedule.clock_gap"]
    assert fold_words in found["schedule.clock_fold"]


def test_an_id_settles_what_is_hashed() -> None:
    assert timed(CronSpec(expression="H 12 * * *"), Timing(), seed="job") == []
    assert timed(CronSpec(expression="0 12 * * *"), Timing(jitter_s=60)) == ["jitter"]
    found = warnings_for(CronSpec(expression="0 12 * * *"), NOW, timing=Timing(jitter_s=60), seed="job")
    assert " seconds later than the schedule says" in found[0].detail


@pytest.mark.parametrize(
    ("schedule", "timing", "expected"),
    [
        (CronSpec(expression="0 12 * * *"), Timing(ends_at=NOW), ["over"]),
        (DateSpec(run_at=utc(2026, 1, 1)), Timing(), ["past"]),
        (AnySpec(schedules=(DateSpec(run_at=utc(2026, 1, 1)),) * 2), Timing(), ["past", "past", "over"]),
        (CronSpec(expression="0 12 * * *"), Timing(starts_at=utc(2028, 1, 1)), ["far"]),
    ],
)
def test_what_is_over_or_far_is_told(schedule: Schedule, timing: Timing, expected: list[str]) -> None:
    assert timed(schedule, timing) == expected


@pytest.mark.parametrize("expression", ["0 2 * * *", "* 2 * * *", "* * 29 2 *", "* * * * * *"])
def test_windows_that_let_nothing_run_are_told(expression: str) -> None:
    days = (Weekday.SUN,) if "29 2" in expression else tuple(Weekday)
    never = Window(start="09:00", end="17:00", days=days)
    expected = "always_skipped" in timed(CronSpec(expression=expression), Timing(windows=(never,)))

    assert expected is (" 2 " in expression)


def test_windows_that_let_something_run_are_fine() -> None:
    seldom = Window(start="03:00", end="03:01", days=(Weekday.SUN,))

    assert timed(CronSpec(expression="0 12 * * *"), Timing(windows=(Window(start="11:00", end="13:00"),))) == []
    assert timed(CronSpec(expression="* * * * *"), Timing(windows=(seldom,))) == []
    assert timed(CronSpec(expression="* * * * * *"), Timing(windows=(seldom,))) == ["frequent"]


def test_calendars_that_let_nothing_run_are_told() -> None:
    daily = CronSpec(expression="0 12 * * *")
    for_ever = StretchCover("Freeze", [Blackout(start=utc(2020, 1, 1), end=utc(2090, 1, 1))])
    for_years = StretchCover("Freeze", [Blackout(start=utc(2020, 1, 1), end=utc(2029, 1, 1))])
    never_open = StretchCover("Trading", [], CalendarMode.OPEN)

    assert timed(daily, Timing(), for_ever) == ["always_skipped"]
    assert timed(daily, Timing(), for_years) == []
    assert timed(daily, Timing(), never_open) == ["always_skipped"]
    assert timed(daily, Timing(jitter_s=86_400), for_ever, seed="job") == ["jitter", "always_skipped"]
