"""However rare a schedule is, looking for its next due time ends, and soon."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chronos_synapse.domain.errors import Invalid
from chronos_synapse.domain.schedule import AnySpec, CronSpec, FoldPolicy, GapPolicy
from chronos_synapse.triggers.build import build, fire_times
from chronos_synapse.triggers.cron_expression import HORIZON_YEARS
from chronos_synapse.triggers.crontab import CrontabTrigger, parse_cron
from chronos_synapse.triggers.zone import Span, Zone
from tests.triggers.reference import utc

START = utc(2026, 6, 1)
MOST_SPANS = HORIZON_YEARS * 10
"""Stretches of constant offset: a look-up of one is a microsecond, to work it out ten."""


class CountingZone(Zone):
    """Counts the stretches that it is asked for."""

    __slots__ = ("asked",)

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.asked = 0

    def span_at(self, epoch_s: int) -> Span:
        self.asked += 1
        return super().span_at(epoch_s)


def spans_asked(expression: str, zone: str, gap: GapPolicy, fold: FoldPolicy, after: datetime = START) -> int:
    counting = CountingZone(zone)
    CrontabTrigger(parse_cron(expression), counting, gap, fold).next_after(after)
    return counting.asked


def may_match(expression: str) -> bool:
    try:
        parse_cron(expression)
    except Invalid:
        return False
    return True


@pytest.mark.parametrize(
    ("expression", "most"),
    [
        ("0 0 29 2 */7", 4),
        ("30 2 31W 3 0L", 4),
        ("* * * * * *", 1),
        ("0 0 1 1 *", 4),
        ("*/5 2 * 3 0L", MOST_SPANS),
        ("30 2 25-31 3 0L", MOST_SPANS),
    ],
)
def test_rare_times_are_found_by_leaps(expression: str, most: int) -> None:
    for gap in GapPolicy:
        for fold in FoldPolicy:
            assert spans_asked(expression, "Europe/Berlin", gap, fold) <= most


@given(
    st.tuples(
        st.sampled_from(["29", "31", "L-30", "31W", "*/31", "30,31", "*"]),
        st.sampled_from(["2", "3", "3,9", "10", "*"]),
        st.sampled_from(["0L", "*", "0#5", "*/7", "6,0"]),
    )
    .map(lambda days: f"*/10 0-3 {' '.join(days)}")
    .filter(may_match),
    st.sampled_from(["Europe/Berlin", "America/Havana", "Africa/Casablanca", "Pacific/Apia", "Antarctica/Troll"]),
    st.sampled_from(GapPolicy),
    st.sampled_from(FoldPolicy),
    st.datetimes(datetime(1971, 1, 1), datetime(9998, 12, 30)).map(lambda time: time.replace(tzinfo=START.tzinfo)),
)
@settings(max_examples=200, deadline=None)
def test_no_expression_keeps_the_search_busy(
    expression: str, zone: str, gap: GapPolicy, fold: FoldPolicy, after: datetime
) -> None:
    assert spans_asked(expression, zone, gap, fold, after) <= MOST_SPANS


def test_twenty_rare_schedules_together_are_each_asked_once_until_they_are_due() -> None:
    zones = ("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Pacific/Apia")
    rare = [f"{minute} 0 29 2 */7" for minute in range(5)]
    schedule = AnySpec(schedules=tuple(CronSpec(expression=text, timezone=zone) for text in rare for zone in zones))
    trigger = build(schedule)

    due = fire_times(trigger, START, None, 40)

    assert len(due) == 40
    assert due == sorted(set(due))
    assert due[19] - due[0] < timedelta(days=2) < due[20] - due[19]


def test_jobs_that_share_a_schedule_share_the_search() -> None:
    counting = CountingZone("Europe/Berlin")
    trigger = CrontabTrigger(parse_cron("0 0 29 2 *"), counting, GapPolicy.AUTO, FoldPolicy.AUTO)

    answers = {trigger.next_after(START + timedelta(seconds=number)) for number in range(1000)}

    assert answers == {utc(2028, 2, 28, 23)}
    assert counting.asked <= 4
