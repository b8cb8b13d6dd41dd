"""Questions are read by rules: what is asked for, of which executions, over when; what is not understood is told."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from chronos_synapse.domain.history_query import parse_history_query
from chronos_synapse.domain.query import ExecutionSort
from chronos_synapse.services.asking.parsing import read_question
from chronos_synapse.services.asking.plan import Measure
from chronos_synapse.services.asking.times import time_in

UTC = ZoneInfo("UTC")
ZURICH = ZoneInfo("Europe/Zurich")
NOW = datetime.fromisoformat("2026-03-04T12:30:00+00:00")
"""A Wednesday."""
BAD = "state:failed,timed_out,abandoned"


@pytest.mark.parametrize(
    ("question", "measure", "query", "names"),
    [
        ("What failed last night?", Measure.LIST, BAD, ()),
        ("which executions timed out this week", Measure.LIST, "state:timed_out", ()),
        ("How many executions failed today?", Measure.COUNT, BAD, ()),
        ("how often did the Backup job fail in the last 30 days?", Measure.COUNT, BAD, ("Backup",)),
        ("What is the success rate of sync-3 this month?", Measure.RATE, "", ("sync-3",)),
        ("When did Backup last succeed?", Measure.LAST, "state:succeeded", ("Backup",)),
        ("Which jobs fail most?", Measure.FAILING_JOBS, "", ()),
        ("Which jobs take longest?", Measure.SLOW_JOBS, "", ()),
        ("slowest jobs of the last 7 days", Measure.SLOW_JOBS, "", ()),
        ("Which jobs got slower in the last 30 days?", Measure.DRIFTING_JOBS, "", ()),
        ("which jobs are flaky?", Measure.FLAKY_JOBS, "", ()),
        ("What is due next?", Measure.NEXT, "", ()),
        ("When does etl-042 run next?", Measure.NEXT, "", ("etl-042",)),
        ("What is running now?", Measure.LIST, "state:running", ()),
        ("what was skipped or missed yesterday", Measure.LIST, "state:skipped,missed", ()),
        ("What took longer than 10 minutes yesterday?", Measure.LIST, "duration:>10m", ()),
        ("runs under 500 ms tagged with Nightly", Measure.LIST, "tag:Nightly duration:<500ms", ()),
        ('executions saying "disk full" on host w-1', Measure.LIST, 'error:"disk full" worker:w-1*', ()),
        ("Why did Billing fail?", Measure.LIST, BAD, ("Billing",)),
    ],
)
def test_a_question_becomes_a_query_of_the_language(
    question: str, measure: Measure, query: str, names: tuple[str, ...]
) -> None:
    read = read_question(question, NOW, UTC)

    assert (read.plan.measure, read.plan.query, read.names) == (measure, query, names)
    parse_history_query(read.plan.query)


def test_what_stands_in_quotes_is_one_name() -> None:
    read = read_question("did “Nightly backup” fail on Monday?", NOW, UTC)

    assert (read.quoted, read.names) == (("Nightly backup",), ())
    assert read.plan.since == NOW.replace(day=2, hour=0, minute=0)


def test_longest_and_shortest_say_the_order() -> None:
    assert read_question("the longest executions of yesterday", NOW, UTC).plan.sort is ExecutionSort.LONGEST
    assert read_question("fastest runs today", NOW, UTC).plan.sort is ExecutionSort.SHORTEST


def test_without_a_time_a_week_is_meant_and_that_is_told() -> None:
    plan = read_question("what failed?", NOW, UTC).plan
    running = read_question("what is running?", NOW, UTC).plan
    last = read_question("when did Backup last fail?", NOW, UTC).plan

    assert (plan.since, plan.until) == (NOW - timedelta(days=7), NOW)
    assert plan.doubts == ("No time was named: the last 7 days are meant.",)
    assert (running.since, last.since, running.doubts, last.doubts) == (None, None, (), ())


@pytest.mark.parametrize(
    ("words", "since", "until"),
    [
        ("today", "2026-03-04T00:00", "2026-03-04T13:30"),
        ("yesterday", "2026-03-03T00:00", "2026-03-04T00:00"),
        ("last night", "2026-03-03T18:00", "2026-03-04T08:00"),
        ("this morning", "2026-03-04T00:00", "2026-03-04T12:00"),
        ("in the last 3 hours", "2026-03-04T10:30", "2026-03-04T13:30"),
        ("in the last hour", "2026-03-04T12:30", "2026-03-04T13:30"),
        ("over the past two weeks", "2026-02-18T13:30", "2026-03-04T13:30"),
        ("5 minutes ago", "2026-03-04T13:25", "2026-03-04T13:30"),
        ("this week", "2026-03-02T00:00", "2026-03-04T13:30"),
        ("last week", "2026-02-23T00:00", "2026-03-02T00:00"),
        ("this month", "2026-03-01T00:00", "2026-03-04T13:30"),
        ("last month", "2026-02-01T00:00", "2026-03-01T00:00"),
        ("on Monday", "2026-03-02T00:00", "2026-03-03T00:00"),
        ("since Friday", "2026-02-27T00:00", "2026-03-04T13:30"),
        ("on 2026-02-28", "2026-02-28T00:00", "2026-03-01T00:00"),
        ("since 2026-02-28", "2026-02-28T00:00", "2026-03-04T13:30"),
    ],
)
def test_times_are_those_of_the_clocks_of_whoever_asks(words: str, since: str, until: str) -> None:
    found = time_in(f"what failed {words}?", NOW, ZURICH)

    assert found is not None
    assert [at.strftime("%Y-%m-%dT%H:%M") for at in found.span] == [since, until]
    assert found.span.since.tzinfo is not None


def test_hours_are_as_long_as_they_are_when_the_clocks_change() -> None:
    after = datetime.fromisoformat("2026-03-29T04:30:00+00:00")

    found = time_in("what failed in the last 6 hours?", after, ZURICH)

    assert found is not None
    assert found.span.since.astimezone(UTC) == after - timedelta(hours=6)


def test_what_is_no_time_is_none() -> None:
    assert time_in("what failed on 2026-02-31", NOW, UTC) is None
    assert time_in("what failed", NOW, UTC) is None
