"""The checker of the kill test finds what it is there to find."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from chronos_synapse.domain.schedule import CronSpec
from tests.scenarios.accounting import Account, Job, Record

START = datetime(2026, 1, 1, tzinfo=UTC)
JOB = Job(id="job", schedule=CronSpec(expression="* * * * * *"), lines=("line 1", "line 2"), has_witness=True)


def record(second: int, **changes: Any) -> Record:
    values: dict[str, Any] = {
        "id": f"job-{second}",
        "job_id": "job",
        "state": "succeeded",
        "scheduled_for": START + timedelta(seconds=second),
        "reason": None,
        "missed_count": 0,
        "missed_until": None,
        "offsets": (0, 1),
        "lines": JOB.lines,
    }
    return Record(**(values | changes))


def problems(records: list[Record], witness: list[tuple[str, int]] | None = None) -> list[str]:
    seen = [(found.id, 1) for found in records if found.state == "succeeded"] if witness is None else witness
    until = START + timedelta(seconds=3)
    return Account(jobs=[JOB], records=records, witness=seen, since=START, until=until).check()


GOOD = [record(1), record(2), record(3)]


def test_a_full_account_has_no_problems() -> None:
    assert problems(GOOD) == []


def test_a_range_of_missed_due_times_counts_for_each_of_them() -> None:
    gap = record(
        1,
        state="missed",
        reason="down",
        missed_count=2,
        missed_until=START + timedelta(seconds=2),
        offsets=(),
        lines=(),
    )

    assert problems([gap, record(3)]) == []


@pytest.mark.parametrize(
    ("records", "complaint"),
    [
        (GOOD[:2], "is recorded 0 times"),
        ([*GOOD, record(3, id="again")], "is recorded 2 times"),
        ([*GOOD, record(1, id="half", scheduled_for=START + timedelta(seconds=1.5))], "was not due"),
        ([*GOOD[:2], record(3, state="running")], "for ever"),
        ([*GOOD[:2], record(3, state="skipped", offsets=(), lines=())], "without a reason"),
        ([*GOOD[:2], record(3, offsets=(0, 2))], "a hole or a double"),
        ([*GOOD[:2], record(3, offsets=(0, 1, 1), lines=("line 1", "line 2", "line 2"))], "a hole or a double"),
        ([*GOOD[:2], record(3, offsets=(0,), lines=("line 1",))], "1 are kept"),
    ],
)
def test_each_broken_promise_is_found(records: list[Record], complaint: str) -> None:
    assert any(complaint in problem for problem in problems(records))


@pytest.mark.parametrize(
    ("witness", "complaint"),
    [
        ([("job-1", 1), ("job-2", 1)], "succeeded and never ran"),
        ([("job-1", 1), ("job-2", 1), ("job-3", 1), ("job-3", 1)], "started 2 times"),
        ([("job-1", 1), ("job-2", 1), ("job-3", 1), ("ghost", 1)], "is not recorded"),
    ],
)
def test_the_witness_is_believed(witness: list[tuple[str, int]], complaint: str) -> None:
    assert any(complaint in problem for problem in problems(GOOD, witness))


def test_what_ran_cannot_be_recorded_as_skipped() -> None:
    skipped = record(3, state="skipped", reason="overlap", offsets=(), lines=())

    assert any("recorded as skipped" in found for found in problems([*GOOD[:2], skipped], [("job-3", 1)]))
