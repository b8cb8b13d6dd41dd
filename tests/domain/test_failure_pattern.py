"""What is remembered of failures: its days, and how much of it somebody sees."""

from datetime import UTC, date, datetime

import msgspec
import pytest

from chronos_synapse.domain.access import EVERYTHING, Sight
from chronos_synapse.domain.execution import ExecutionId
from chronos_synapse.domain.failure_pattern import (
    Episode,
    Example,
    FailurePattern,
    PatternId,
    PatternJob,
    PatternNote,
    day_of,
    narrowed,
    trend_of,
)
from chronos_synapse.domain.job import JobId, UserId

AT = datetime(2026, 11, 20, 4, tzinfo=UTC)
MINE, OTHERS = JobId("a" * 16), JobId("b" * 16)


def episode(job_id: JobId) -> Episode:
    execution = ExecutionId(f"{job_id}-1")
    return Episode(job_id=job_id, first_id=execution, first_at=AT, last_id=execution, last_at=AT, version=1)


def example(job_id: JobId) -> Example:
    return Example(execution_id=ExecutionId(f"{job_id}-1"), job_id=job_id, at=AT, text=f"disk of {job_id} full")


PATTERN = FailurePattern(
    id=PatternId("0" * 16),
    owner_id=UserId("ada"),
    template="disk of vault full",
    message="disk of <*> full",
    count=9,
    first_seen=AT,
    last_seen=AT,
    per_day=(0,) * 13 + (9,),
    counted_to=date(2026, 11, 20),
    jobs=(PatternJob(job_id=MINE, count=2, last_at=AT), PatternJob(job_id=OTHERS, count=7, last_at=AT)),
    examples=(example(MINE), example(OTHERS)),
    episodes=(episode(OTHERS), episode(MINE)),
    note=PatternNote(text="see the others", author_id=UserId("ada"), author_name="Ada", at=AT),
)


@pytest.mark.parametrize(
    ("today", "days"),
    [
        (date(2026, 11, 19), (0,) * 13 + (9,)),
        (date(2026, 11, 20), (0,) * 13 + (9,)),
        (date(2026, 11, 22), (0,) * 11 + (9, 0, 0)),
        (date(2027, 11, 22), (0,) * 14),
    ],
)
def test_days_go_by_since_it_was_counted(today: date, days: tuple[int, ...]) -> None:
    assert PATTERN.days_to(today) == days


def test_a_day_is_one_of_utc() -> None:
    assert day_of(datetime.fromisoformat("2026-11-20T01:00:00+02:00")) == date(2026, 11, 19)


def test_the_trend_compares_the_last_week_with_the_one_before() -> None:
    assert trend_of((1,) * 7 + (3,) * 7) == pytest.approx(21.5 / 7.5)
    assert trend_of((0,) * 14) == 1


def test_who_sees_all_of_an_owner_sees_all_of_its_patterns() -> None:
    for sight in (EVERYTHING, Sight(owners=(UserId("ada"),))):
        assert narrowed(PATTERN, sight) is PATTERN


@pytest.mark.parametrize("sight", [Sight(owners=(UserId("bob"),), jobs=(MINE,)), Sight(owners=None, only=(MINE,))])
def test_who_sees_one_job_sees_nothing_of_the_others(sight: Sight) -> None:
    seen = narrowed(PATTERN, sight)

    assert seen is not None
    assert (seen.count, seen.per_day, seen.note, seen.template) == (2, (), None, "disk of <*> full")
    assert {one.job_id for part in (seen.jobs, seen.examples, seen.episodes) for one in part} == {MINE}
    assert str(OTHERS) not in msgspec.json.encode(seen).decode()
    assert seen.days_to(date(2026, 11, 22)) == ()


def test_who_sees_none_of_its_jobs_sees_nothing() -> None:
    assert narrowed(PATTERN, Sight(owners=(UserId("bob"),))) is None
