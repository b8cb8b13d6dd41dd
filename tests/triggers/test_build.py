"""Triggers of all kinds of schedules, and what is refused before it is stored."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from chronos_synapse.domain.clock import EPOCH, from_ms, to_ms
from chronos_synapse.domain.errors import Invalid
from chronos_synapse.domain.schedule import CronSpec, DateSpec, IntervalSpec, Schedule
from chronos_synapse.triggers.build import build, check_schedule, fire_times
from tests.triggers.reference import utc

NOON = utc(2027, 5, 13, 12)


def test_an_interval_keeps_its_phase_whatever_was_missed() -> None:
    trigger = build(IntervalSpec(every_s=600, start_at=NOON + timedelta(seconds=7)))

    assert trigger.next_after(NOON) == NOON + timedelta(seconds=7)
    assert trigger.next_after(NOON + timedelta(seconds=7)) == NOON + timedelta(seconds=607)
    assert trigger.next_after(NOON + timedelta(days=400, seconds=8)) == NOON + timedelta(days=400, seconds=607)


def test_an_interval_that_starts_later_is_first_due_at_its_start() -> None:
    start = NOON + timedelta(days=30)

    assert build(IntervalSpec(every_s=60, start_at=start)).next_after(NOON) == start


def test_an_interval_is_real_time_across_a_clock_change() -> None:
    before_change = datetime(2027, 3, 27, 12, tzinfo=timezone(timedelta(hours=1)))
    trigger = build(IntervalSpec(every_s=86_400, start_at=before_change, timezone="Europe/Berlin"))

    assert trigger.next_after(before_change) == before_change + timedelta(hours=24)


def test_a_million_periods_on_the_phase_is_exact() -> None:
    start = from_ms(1_234_567_890_123)
    trigger = build(IntervalSpec(every_s=1.1, start_at=start))

    far = trigger.next_after(start + timedelta(milliseconds=1100 * 1_000_000))

    assert far == start + timedelta(milliseconds=1100 * 1_000_001)


def test_an_interval_without_start_counts_from_the_epoch() -> None:
    assert build(IntervalSpec(every_s=3600)).next_after(NOON + timedelta(seconds=1)) == NOON + timedelta(hours=1)
    assert build(IntervalSpec(every_s=3600)).next_after(EPOCH) == EPOCH + timedelta(hours=1)


def test_an_interval_ends_with_the_calendar() -> None:
    trigger = build(IntervalSpec(every_s=86_400 * 365, start_at=NOON))

    assert trigger.next_after(utc(9999, 6, 1)) is None


def test_a_date_is_due_once() -> None:
    trigger = build(DateSpec(run_at=NOON))

    assert trigger.next_after(NOON - timedelta(microseconds=1)) == NOON
    assert trigger.next_after(NOON) is None


@pytest.mark.parametrize(
    "schedule",
    [
        DateSpec(run_at=NOON + timedelta(microseconds=1999)),
        IntervalSpec(every_s=1.001, start_at=NOON + timedelta(microseconds=1999)),
        CronSpec(expression="0 12 * * *"),
    ],
)
def test_a_due_instant_survives_being_stored_in_milliseconds(schedule: Schedule) -> None:
    trigger = build(schedule)

    for due in fire_times(trigger, NOON - timedelta(days=1), None, 50):
        assert from_ms(to_ms(due)) == due


def test_fire_times_end_at_the_limit_and_at_the_end() -> None:
    trigger = build(CronSpec(expression="* * * * *"))

    assert len(fire_times(trigger, NOON, None, 7)) == 7
    assert fire_times(trigger, NOON, NOON + timedelta(minutes=2), 7)[-1] == NOON + timedelta(minutes=2)
    assert fire_times(trigger, NOON, NOON, 7) == []
    assert fire_times(trigger, NOON, None, 0) == []


@pytest.mark.parametrize(
    ("schedule", "pointer", "code"),
    [
        (IntervalSpec(every_s=0), "/every_s", "interval.range"),
        (IntervalSpec(every_s=-5), "/every_s", "interval.range"),
        (IntervalSpec(every_s=0.999), "/every_s", "interval.range"),
        (IntervalSpec(every_s=1e12), "/every_s", "interval.range"),
        (IntervalSpec(every_s=float("nan")), "/every_s", "interval.range"),
        (IntervalSpec(every_s=float("inf")), "/every_s", "interval.range"),
        (IntervalSpec(every_s=1.0005), "/every_s", "interval.range"),
        (IntervalSpec(every_s=60, start_at=datetime(2027, 1, 1)), "/start_at", "time.offset"),
        (IntervalSpec(every_s=60, start_at=utc(1969, 12, 31)), "/start_at", "time.range"),
        (IntervalSpec(every_s=60, timezone="Moon/Base"), "/timezone", "timezone.unknown"),
        (DateSpec(run_at=datetime(2027, 1, 1)), "/run_at", "time.offset"),
        (DateSpec(run_at=datetime(9999, 12, 31, 23, tzinfo=UTC)), "/run_at", "time.range"),
        (DateSpec(run_at=datetime(1, 1, 1, tzinfo=timezone(timedelta(hours=14)))), "/run_at", "time.range"),
        (DateSpec(run_at=NOON, timezone=""), "/timezone", "timezone.unknown"),
        (CronSpec(expression="0 0 * * 9"), "/expression", "schedule.field"),
    ],
)
def test_a_schedule_is_refused_at_the_field_that_is_wrong(schedule: Schedule, pointer: str, code: str) -> None:
    with pytest.raises(Invalid) as refusal:
        check_schedule(schedule)

    assert [(error.pointer, error.code) for error in refusal.value.errors] == [(pointer, code)]


@pytest.mark.parametrize(
    "schedule",
    [
        IntervalSpec(every_s=1),
        IntervalSpec(every_s=315_576_000, start_at=NOON),
        DateSpec(run_at=utc(1999, 1, 1)),
        CronSpec(expression="@hourly", timezone="Asia/Kathmandu"),
    ],
)
def test_a_sound_schedule_passes(schedule: Schedule) -> None:
    check_schedule(schedule)
    build(schedule)
