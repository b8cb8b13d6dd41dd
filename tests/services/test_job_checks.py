"""check_job: every field of a job is looked at, and each refusal names its field."""

from datetime import datetime
from typing import Any

import pytest

from chronos_synapse import executors
from chronos_synapse.domain.clock import utc_now
from chronos_synapse.domain.errors import Invalid
from chronos_synapse.domain.job import ExecutorRef
from chronos_synapse.domain.schedule import CronSpec, IntervalSpec, Timing, Window
from chronos_synapse.executors.base import Executor
from chronos_synapse.registry import discover
from chronos_synapse.services.jobs import job_checks
from chronos_synapse.services.jobs.job_checks import check_job, is_tag
from tests.builders import a_job

EXECUTORS = discover(executors, Executor)  # type: ignore[type-abstract]


def refusals(**changes: Any) -> list[str]:
    """Pointers of what is refused."""
    try:
        check_job(a_job(**changes), EXECUTORS)
    except Invalid as refusal:
        return [error.pointer for error in refusal.errors if error.detail and error.code]
    return []


def test_an_ordinary_job_passes() -> None:
    assert refusals() == []


@pytest.mark.parametrize(
    ("field", "accepted", "refused"),
    [
        ("max_concurrent", [1, 1000], [0, -1, 1001]),
        ("overlap_queue_limit", [1, 10_000], [0, 10_001]),
        ("misfire_cap", [1, 1000], [0, 1001]),
        ("max_executions", [None, 1, 1_000_000_000], [0, -5, 1_000_000_001]),
        ("misfire_window_s", [None, 0.001, 31_622_400], [0, -1, 31_622_401, float("nan"), float("inf")]),
        ("misfire_grace_s", [0, 2_678_400], [-0.1, 2_678_401, float("nan")]),
        ("pause_reason", ["", "Two\nlines", "x" * 500], ["x" * 501, "bell\x07"]),
        (
            "snoozed_until",
            [None, utc_now()],
            [
                datetime(2027, 1, 1),
                datetime.fromisoformat("1969-12-31T23:00:00+00:00"),
                datetime.fromisoformat("9999-01-01T00:00:00+00:00"),
            ],
        ),
    ],
)
def test_a_field_has_its_range(field: str, accepted: list[Any], refused: list[Any]) -> None:
    assert [refusals(**{field: value}) for value in accepted] == [[]] * len(accepted)
    assert [refusals(**{field: value}) for value in refused] == [[f"/{field}"]] * len(refused)


@pytest.mark.parametrize(
    ("timing", "pointer"),
    [
        (Timing(jitter_s=-1), "/timing/jitter_s"),
        (Timing(jitter_s=float("nan")), "/timing/jitter_s"),
        (Timing(windows=(Window(start="25:00", end="26:00"),)), "/timing/windows/0/start"),
        (Timing(starts_at=datetime(2027, 1, 1)), "/timing/starts_at"),
        (Timing(ends_at=datetime.fromisoformat("0001-01-01T00:00:00+14:00")), "/timing/ends_at"),
    ],
)
@pytest.mark.parametrize("schedule", [IntervalSpec(every_s=60), None])
def test_timing_is_looked_at_with_and_without_a_schedule(
    timing: Timing, pointer: str, schedule: IntervalSpec | None
) -> None:
    assert refusals(timing=timing, schedule=schedule)[:1] == [pointer]


def test_every_refused_field_is_named_at_once() -> None:
    found = refusals(
        name="",
        queue="two words",
        max_concurrent=0,
        pause_reason="x" * 501,
        executor=ExecutorRef(kind="nothing"),
        schedule=CronSpec(expression="61 * * * *"),
    )

    assert found == ["/name", "/executor/kind", "/queue", "/max_concurrent", "/pause_reason", "/schedule/expression"]


@pytest.mark.parametrize(("text", "is_good"), [("a", True), ("team:etl/v1.2_x-y", True), ("", False), ("-a", False)])
def test_a_tag_begins_with_a_letter_or_digit(text: str, is_good: bool) -> None:
    assert is_tag(text) is is_good
    assert is_tag("x" * 64)
    assert not is_tag("x" * 65)
    assert job_checks.MAX_TAGS == 20
