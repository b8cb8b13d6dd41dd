"""What moves or ends due times: start, end and jitter; and several schedules as one."""

from datetime import datetime, timedelta

import pytest

from chronos_synapse.domain.clock import from_ms, to_ms
from chronos_synapse.domain.errors import Invalid
from chronos_synapse.domain.schedule import AnySpec, CronSpec, DateSpec, IntervalSpec, Schedule, Timing
from chronos_synapse.triggers.build import build, check_schedule, count_between, fire_times, jitter_ms
from tests.triggers.reference import utc

NOON = utc(2027, 5, 13, 12)
HOURLY = CronSpec(expression="0 * * * *")
DAY = timedelta(days=1)
HOUR = timedelta(hours=1)


def test_nothing_is_due_before_the_start_and_the_start_itself_counts() -> None:
    trigger = build(HOURLY, Timing(starts_at=NOON))

    assert trigger.next_after(utc(2026, 1, 1)) == NOON
    assert trigger.next_after(NOON) == NOON + HOUR
    assert build(HOURLY, Timing(starts_at=NOON + timedelta(microseconds=1))).next_after(NOON - DAY) == NOON + HOUR


def test_nothing_is_due_after_the_end_and_the_end_itself_counts() -> None:
    trigger = build(HOURLY, Timing(ends_at=NOON))

    assert trigger.next_after(NOON - HOUR) == NOON
    assert trigger.next_after(NOON) is None
    assert build(HOURLY, Timing(ends_at=NOON - timedelta(microseconds=1))).next_after(NOON - HOUR) is None


def test_an_interval_keeps_its_phase_under_a_start() -> None:
    schedule = IntervalSpec(every_s=7, start_at=NOON)

    trigger = build(schedule, Timing(starts_at=NOON + timedelta(seconds=10)))

    assert trigger.next_after(NOON) == NOON + timedelta(seconds=14)


def test_jitter_makes_every_due_time_later_by_the_same() -> None:
    timing = Timing(jitter_s=300)
    plain = fire_times(build(HOURLY), NOON, None, 30)

    trigger = build(HOURLY, timing, seed="0123456789abcdef")
    offset = timedelta(milliseconds=trigger.offset_ms)

    assert 0 < trigger.offset_ms <= 300_000
    assert fire_times(trigger, NOON + offset, None, 30) == [due + offset for due in plain]
    assert trigger.next_after(NOON) == NOON + offset
    assert build(HOURLY, timing, seed="0123456789abcdef").offset_ms == trigger.offset_ms
    assert build(HOURLY).offset_ms == 0


def test_jitter_is_spread_over_all_of_its_range_and_never_early() -> None:
    offsets = [jitter_ms(10, f"job{number}") for number in range(5000)]

    assert min(offsets) < 20
    assert 9_980 < max(offsets) <= 10_000
    assert 4_700 < sum(offsets) / len(offsets) < 5_300
    assert {jitter_ms(0.001, f"job{number}") for number in range(50)} == {0, 1}


def test_without_a_seed_there_is_no_jitter() -> None:
    assert build(HOURLY, Timing(jitter_s=300)).offset_ms == 0


def test_start_and_end_bound_the_time_before_jitter() -> None:
    timing = Timing(starts_at=NOON, ends_at=NOON, jitter_s=3600)

    trigger = build(HOURLY, timing, seed="a")

    assert fire_times(trigger, NOON - DAY, None, 5) == [NOON + timedelta(milliseconds=trigger.offset_ms)]
    assert count_between(trigger, NOON - DAY, NOON + DAY) == 1


def test_a_jittered_due_instant_survives_being_stored_in_milliseconds() -> None:
    trigger = build(HOURLY, Timing(jitter_s=1.777), seed="b")

    assert all(from_ms(to_ms(due)) == due for due in fire_times(trigger, NOON, None, 20))


def test_jobs_without_jitter_share_their_trigger() -> None:
    timing = Timing(starts_at=NOON)

    assert build(HOURLY, seed="a") is build(HOURLY, seed="b")
    assert build(HOURLY, timing, seed="a") is build(HOURLY, timing, seed="b")
    assert build(HOURLY, Timing(windows=(), calendars=("x",))) is build(HOURLY)


def test_an_instant_that_several_schedules_share_is_due_once() -> None:
    schedule = AnySpec(
        schedules=(
            CronSpec(expression="0 12,18 * * *"),
            CronSpec(expression="0 12 * * *", timezone="Europe/London"),
            IntervalSpec(every_s=6 * 3600, start_at=NOON),
            DateSpec(run_at=NOON + HOUR),
            DateSpec(run_at=NOON),
        )
    )

    found = fire_times(build(schedule), NOON - timedelta(seconds=1), NOON + DAY, 20)

    assert [(due - NOON) / HOUR for due in found] == [0, 1, 6, 12, 18, 23, 24]


def test_a_union_may_be_asked_in_any_order() -> None:
    schedule = AnySpec(schedules=(CronSpec(expression="*/7 * * * *"), IntervalSpec(every_s=420, start_at=NOON)))
    due = fire_times(build(schedule), NOON, None, 200)
    asked = [(due[index], due[index + 1]) for index in (5, 100, 6, 7, 4, 198, 0, 101)]

    assert [build(schedule).next_after(since) for since, _ in asked] == [following for _, following in asked]


def test_a_union_ends_with_its_last_member() -> None:
    schedule = AnySpec(schedules=(DateSpec(run_at=NOON), DateSpec(run_at=NOON + DAY)))

    assert fire_times(build(schedule), NOON - DAY, None, 5) == [NOON, NOON + DAY]
    assert build(schedule).next_after(NOON + DAY) is None


@pytest.mark.parametrize(
    ("members", "expected"),
    [
        ((), [("/schedules", "schedules.count")]),
        ((HOURLY,), [("/schedules", "schedules.count")]),
        ((HOURLY,) * 21, [("/schedules", "schedules.count")]),
        (
            (CronSpec(expression="61 * * * *"), HOURLY, IntervalSpec(every_s=0, timezone="x")),
            [
                ("/schedules/0/expression", "schedule.field"),
                ("/schedules/2/timezone", "timezone.unknown"),
                ("/schedules/2/every_s", "interval.range"),
            ],
        ),
        ((HOURLY, CronSpec(expression="0 0 31 2 *")), [("/schedules/1/expression", "schedule.never")]),
        ((HOURLY, DateSpec(run_at=datetime(2027, 1, 1))), [("/schedules/1/run_at", "time.offset")]),
    ],
)
def test_members_are_refused_at_their_place(
    members: tuple[CronSpec | IntervalSpec | DateSpec, ...], expected: list[tuple[str, str]]
) -> None:
    with pytest.raises(Invalid) as refusal:
        check_schedule(AnySpec(schedules=members))

    assert [(error.pointer, error.code) for error in refusal.value.errors] == expected


def test_the_zone_in_which_several_schedules_are_shown_is_checked() -> None:
    with pytest.raises(Invalid) as refusal:
        check_schedule(AnySpec(schedules=(HOURLY, HOURLY), timezone="Moon/Base"))

    assert [error.pointer for error in refusal.value.errors] == ["/timezone"]
    check_schedule(AnySpec(schedules=(HOURLY,) * 20))


@pytest.mark.parametrize(
    "schedule",
    [HOURLY, IntervalSpec(every_s=86_400), DateSpec(run_at=utc(9998, 12, 31)), AnySpec(schedules=(HOURLY, HOURLY))],
)
def test_nothing_breaks_at_the_end_of_the_calendar(schedule: Schedule) -> None:
    trigger = build(schedule, Timing(jitter_s=86_400), seed="c")

    for start in (utc(1970, 1, 1), utc(9998, 11, 30), utc(9998, 12, 31), utc(9999, 12, 30)):
        due = fire_times(trigger, start, None, 3)
        assert count_between(trigger, start, due[-1]) == len(due) if due else trigger.next_after(start) is None
