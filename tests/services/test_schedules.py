"""ScheduleService: what an unsaved schedule would do."""

from datetime import UTC, datetime

import pytest

from chronos_synapse.domain.errors import Invalid
from chronos_synapse.domain.schedule import CronSpec, DateSpec, IntervalSpec
from chronos_synapse.services.schedules import PreviewRequest, ScheduleService

NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)


@pytest.fixture
def schedules() -> ScheduleService:
    """At noon."""
    return ScheduleService(lambda: NOON)


def test_due_times_are_told_in_the_zone_of_the_schedule(schedules: ScheduleService) -> None:
    schedule = CronSpec(expression="30 2 * * *", timezone="Europe/Berlin")
    since = datetime(2026, 10, 24, tzinfo=UTC)

    preview = schedules.preview(PreviewRequest(schedule=schedule, count=3, since=since))

    assert preview.fire_times == (
        "2026-10-24T02:30:00+02:00",
        "2026-10-25T02:30:00+02:00",
        "2026-10-26T02:30:00+01:00",
    )
    assert preview.description == "At 02:30 every day"
    assert "schedule.clock_fold" in [warning.code for warning in preview.warnings]


def test_without_a_start_times_after_now_are_told(schedules: ScheduleService) -> None:
    preview = schedules.preview(PreviewRequest(schedule=CronSpec(expression="0 12 * * *")))

    assert preview.fire_times[0] == "2026-06-02T12:00:00Z"
    assert len(preview.fire_times) == 10


def test_an_interval_is_shown_as_if_it_were_saved_now(schedules: ScheduleService) -> None:
    preview = schedules.preview(PreviewRequest(schedule=IntervalSpec(every_s=90), count=2))

    assert preview.fire_times == ("2026-06-01T12:01:30Z", "2026-06-01T12:03:00Z")


def test_a_date_is_due_once_and_a_passed_one_never(schedules: ScheduleService) -> None:
    ahead = DateSpec(run_at=datetime(2026, 7, 1, tzinfo=UTC))
    passed = DateSpec(run_at=datetime(2026, 5, 1, tzinfo=UTC))

    assert schedules.preview(PreviewRequest(schedule=ahead)).fire_times == ("2026-07-01T00:00:00Z",)
    late = schedules.preview(PreviewRequest(schedule=passed))
    assert late.fire_times == ()
    assert [warning.code for warning in late.warnings] == ["schedule.past"]


def test_every_refused_field_is_named_below_the_schedule(schedules: ScheduleService) -> None:
    with pytest.raises(Invalid) as refusal:
        schedules.preview(PreviewRequest(schedule=CronSpec(expression="x", timezone="y")))

    assert [error.pointer for error in refusal.value.errors] == ["/schedule/timezone", "/schedule/expression"]
