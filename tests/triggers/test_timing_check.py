"""What a timing must be before it is stored."""

from datetime import datetime, timedelta

import pytest

from chronos_synapse.domain.errors import Invalid
from chronos_synapse.domain.schedule import (
    UNBOUNDED,
    AnySpec,
    CronSpec,
    DateSpec,
    IntervalSpec,
    Schedule,
    Timing,
    Weekday,
    Window,
)
from chronos_synapse.triggers.timing_check import check_timing
from tests.triggers.reference import utc

NOON = utc(2027, 5, 13, 12)
HOURLY = CronSpec(expression="0 * * * *")
LEAP_DAY = CronSpec(expression="0 0 29 2 *")


def refused(timing: Timing, schedule: Schedule | None = HOURLY) -> list[tuple[str, str]]:
    with pytest.raises(Invalid) as refusal:
        check_timing(timing, schedule)
    assert all(error.detail.endswith(".") for error in refusal.value.errors)
    return [(error.pointer, error.code) for error in refusal.value.errors]


@pytest.mark.parametrize(
    ("timing", "expected"),
    [
        (Timing(starts_at=datetime(2027, 1, 1)), [("/starts_at", "time.offset")]),
        (Timing(ends_at=utc(1969, 1, 1)), [("/ends_at", "time.range")]),
        (Timing(starts_at=NOON, ends_at=NOON), [("/ends_at", "time.order")]),
        (Timing(starts_at=NOON, ends_at=NOON - timedelta(days=1)), [("/ends_at", "time.order")]),
        (Timing(jitter_s=-0.001), [("/jitter_s", "jitter.range")]),
        (Timing(jitter_s=86_400.5), [("/jitter_s", "jitter.range")]),
        (Timing(jitter_s=float("nan")), [("/jitter_s", "jitter.range")]),
        (Timing(calendars=("x",) * 21), [("/calendars", "calendars.count")]),
        (Timing(windows=(Window(start="00:00", end="24:00"),) * 51), [("/windows", "window.count")]),
        (Timing(windows=(Window(start="9:00", end="17:00"),)), [("/windows/0/start", "window.time")]),
        (Timing(windows=(Window(start="09:00", end="24:01"),)), [("/windows/0/end", "window.time")]),
        (Timing(windows=(Window(start="24:00", end="02:00"),)), [("/windows/0/start", "window.time")]),
        (Timing(windows=(Window(start="09:60", end="\u06609:00"),)), [
            ("/windows/0/start", "window.time"), ("/windows/0/end", "window.time"),
        ]),
        (Timing(windows=(Window(start="09:00", end="09:00"),)), [("/windows/0/end", "window.empty")]),
        (Timing(windows=(Window(start="09:00", end="10:00"), Window(start="09:00", end="10:00", days=()))), [
            ("/windows/1/days", "window.days"),
        ]),
        (Timing(jitter_s=1e9, calendars=("x",) * 30, ends_at=datetime(2027, 1, 1)), [
            ("/ends_at", "time.offset"), ("/jitter_s", "jitter.range"), ("/calendars", "calendars.count"),
        ]),
    ],
)  # fmt: skip
def test_a_timing_is_refused_at_each_field_that_is_wrong(timing: Timing, expected: list[tuple[str, str]]) -> None:
    assert refused(timing) == expected


@pytest.mark.parametrize(
    ("timing", "schedule", "pointer"),
    [
        (Timing(starts_at=NOON + timedelta(seconds=1), ends_at=NOON + timedelta(minutes=59)), HOURLY, "/ends_at"),
        (Timing(starts_at=utc(2028, 3, 1), ends_at=utc(2031, 1, 1)), LEAP_DAY, "/ends_at"),
        (Timing(starts_at=NOON), DateSpec(run_at=NOON - timedelta(seconds=1)), "/starts_at"),
        (Timing(ends_at=NOON), DateSpec(run_at=NOON + timedelta(seconds=1)), "/ends_at"),
        (Timing(ends_at=NOON), IntervalSpec(every_s=60, start_at=NOON + timedelta(minutes=1)), "/ends_at"),
        (Timing(starts_at=NOON), AnySpec(schedules=(DateSpec(run_at=utc(2027, 1, 1)),) * 2), "/starts_at"),
    ],
)
def test_a_start_and_end_between_which_nothing_is_due_are_refused(
    timing: Timing, schedule: Schedule, pointer: str
) -> None:
    assert refused(timing, schedule) == [(pointer, "schedule.never")]


@pytest.mark.parametrize(
    ("timing", "schedule"),
    [
        (UNBOUNDED, HOURLY),
        (Timing(starts_at=NOON, ends_at=NOON + timedelta(microseconds=1)), HOURLY),
        (Timing(ends_at=utc(2001, 1, 1)), HOURLY),
        (Timing(ends_at=NOON), None),
        (Timing(starts_at=utc(2028, 3, 1)), LEAP_DAY),
        (Timing(starts_at=NOON, ends_at=NOON + timedelta(hours=1)), CronSpec(expression="H 13 * * *")),
        (Timing(ends_at=NOON), CronSpec(expression="not refused here")),
        (Timing(jitter_s=86_400, calendars=("x",) * 20, windows=(Window(start="22:00", end="06:00"),) * 50), HOURLY),
        (Timing(windows=(Window(start="00:00", end="24:00", days=(Weekday.SUN,)),)), HOURLY),
        (Timing(windows=(Window(start="23:59", end="00:00"),)), HOURLY),
    ],
)
def test_a_sound_timing_passes(timing: Timing, schedule: Schedule | None) -> None:
    check_timing(timing, schedule)
