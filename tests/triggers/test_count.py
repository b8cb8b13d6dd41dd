"""How many due times there are, against walking over them; and how little work that is."""

import random
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chronos_synapse.domain.clock import from_ms
from chronos_synapse.domain.errors import Invalid
from chronos_synapse.domain.schedule import (
    AnySpec,
    CronSpec,
    DateSpec,
    FoldPolicy,
    GapPolicy,
    IntervalSpec,
    Schedule,
    Timing,
)
from chronos_synapse.triggers.build import build, check_schedule, count_between, fire_times
from chronos_synapse.triggers.crontab import parse_cron
from tests.triggers.reference import random_cron, utc

pytestmark = pytest.mark.usefixtures("unmeasured")

ZONES = ("UTC", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Antarctica/Troll", "Pacific/Apia")
MOST = 20_000
CENTRE = utc(2026, 10, 25)

crons = st.builds(
    lambda rng, zone, gap, fold: CronSpec(expression=_expression(rng), timezone=zone, gap=gap, fold=fold),
    st.randoms(use_true_random=False),
    st.sampled_from(ZONES),
    st.sampled_from(GapPolicy),
    st.sampled_from(FoldPolicy),
)
periods = st.builds(
    lambda ms, start: IntervalSpec(every_s=ms / 1000, start_at=from_ms(start)),
    st.integers(60_000, 90_000_000) | st.sampled_from([60_000, 61_500, 90_000, 120_000, 120_500, 3_600_000]),
    st.integers(1_792_000_000_000, 1_793_000_000_000) | st.sampled_from([0, 1_792_800_000_000, 1_792_800_000_500]),
)
dates = st.integers(1_792_000_000, 1_793_000_000).map(lambda second: DateSpec(run_at=from_ms(1000 * second)))
members = st.lists(crons | periods | dates, min_size=2, max_size=5)
unions = members.map(lambda found: AnySpec(schedules=tuple(found)))
moments = st.datetimes(datetime(2026, 10, 14), datetime(2026, 10, 28)).map(lambda time: time.replace(tzinfo=UTC))


@given(crons | periods | unions, moments, st.timedeltas(timedelta(0), timedelta(days=4)))
@settings(max_examples=400, deadline=None)
def test_a_count_is_as_many_as_a_walk_finds(schedule: Schedule, after: datetime, length: timedelta) -> None:
    trigger = build(schedule)
    due = fire_times(trigger, after, after + length, MOST)
    until = due[-1] if len(due) == MOST else after + length

    assert count_between(trigger, after, until) == len(due)


@given(crons | unions, moments, st.lists(st.timedeltas(timedelta(0), timedelta(days=400)), min_size=2, max_size=4))
@settings(max_examples=100, deadline=None)
def test_counts_of_parts_add_up(schedule: Schedule, after: datetime, lengths: list[timedelta]) -> None:
    trigger = build(schedule)
    borders = [after, *(after + length for length in sorted(lengths))]

    parts = [count_between(trigger, since, until) for since, until in pairwise(borders)]

    assert sum(parts) == count_between(trigger, borders[0], borders[-1])


@given(crons | periods, moments, moments, moments, st.floats(0, 86_400))
@settings(max_examples=150, deadline=None)
def test_start_end_and_jitter_are_counted_in(
    schedule: Schedule, starts_at: datetime, ends_at: datetime, after: datetime, jitter_s: float
) -> None:
    trigger = build(schedule, Timing(starts_at=starts_at, ends_at=ends_at, jitter_s=jitter_s), seed="job")
    due = fire_times(trigger, after, after + timedelta(days=2), MOST)
    until = due[-1] if len(due) == MOST else after + timedelta(days=2)

    assert count_between(trigger, after, until) == len(due)


@pytest.mark.parametrize(
    ("expression", "zone", "count"),
    [
        ("* * * * * *", "UTC", 31_536_000),
        ("* * * * * *", "Europe/Berlin", 31_536_000),
        ("* * * * *", "America/New_York", 525_600),
        ("0 0 * * *", "Asia/Kathmandu", 365),
        ("30 2 * * *", "Europe/Berlin", 365),
        ("*/30 2 * * *", "Europe/Berlin", 730),
        ("0 0 29 2 *", "UTC", 0),
        ("0 9 * * 1-5", "Europe/London", 261),
        ("0 0 L * *", "UTC", 12),
    ],
)
def test_a_whole_year_is_counted_right(expression: str, zone: str, count: int) -> None:
    trigger = build(CronSpec(expression=expression, timezone=zone))

    assert (
        count_between(trigger, utc(2027, 1, 1) - timedelta(seconds=1), utc(2028, 1, 1) - timedelta(seconds=1)) == count
    )


def test_a_repeated_hour_counts_as_its_policy_says() -> None:
    counts = {
        fold.value: count_between(
            build(CronSpec(expression="*/10 2 * * *", timezone="Europe/Berlin", fold=fold)),
            utc(2026, 10, 24, 12),
            utc(2026, 10, 25, 12),
        )
        for fold in FoldPolicy
    }

    assert counts == {"auto": 12, "first": 6, "last": 6, "both": 12}


def test_an_empty_range_has_no_due_times() -> None:
    for schedule in (CronSpec(expression="* * * * *"), IntervalSpec(every_s=1), DateSpec(run_at=CENTRE)):
        assert count_between(build(schedule), CENTRE, CENTRE) == 0
        assert count_between(build(schedule), CENTRE, CENTRE - timedelta(days=3)) == 0


def test_many_intervals_off_the_second_are_counted_together() -> None:
    schedule = AnySpec(schedules=tuple(IntervalSpec(every_s=1.5 + number / 1000) for number in range(8)))
    trigger = build(schedule)
    until = CENTRE + timedelta(hours=2, milliseconds=17)

    assert count_between(trigger, CENTRE, until) == len(fire_times(trigger, CENTRE, until, 100_000))


@pytest.mark.parametrize(
    "schedule",
    [
        AnySpec(
            schedules=tuple(
                CronSpec(expression=f"*/{step} * * * * *", timezone=zone) for step in (1, 7) for zone in ZONES
            )
        ),
        AnySpec(schedules=(CronSpec(expression="* * * * * *"), IntervalSpec(every_s=1), IntervalSpec(every_s=1.5))),
    ],
)
def test_dense_schedules_together_are_never_more_than_every_second_and_half(schedule: AnySpec) -> None:
    count = count_between(build(schedule), utc(2027, 1, 1), utc(2028, 1, 1))

    halves = 10_512_000 if len(schedule.schedules) == 3 else 0
    assert count == 31_536_000 + halves


def _expression(rng: random.Random) -> str:
    """The next random expression that comes due somewhere, with at most one due time a minute on most days."""
    while True:
        expression = random_cron(rng, has_seconds=rng.random() < 0.05, hours=(0, 4)).text
        try:
            parse_cron(expression)
            check_schedule(CronSpec(expression=expression))
        except Invalid:
            continue
        return expression
