"""ScheduleService: what an unsaved schedule would do."""

import time
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest

from chronos_synapse.domain.access import Principal
from chronos_synapse.domain.calendar import Blackout
from chronos_synapse.domain.errors import Invalid
from chronos_synapse.domain.job import Job, UserId
from chronos_synapse.domain.schedule import (
    AnySpec,
    CronSpec,
    DateSpec,
    GapPolicy,
    IntervalSpec,
    Schedule,
    Timing,
    Weekday,
    Window,
)
from chronos_synapse.domain.slot import SlotReason
from chronos_synapse.domain.user import Role
from chronos_synapse.services.scheduling.schedules import Preview, PreviewRequest, ScheduleService
from tests.builders import a_job
from tests.triggers.covers import StretchCover

NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)
DEVELOPER = Principal(user_id=UserId("developer"), role=Role.DEVELOPER)
ADMIN = Principal(user_id=UserId("admin"), role=Role.ADMIN)
JOB_ID = "0123456789abcdef"


class Shelf:
    """Calendars that close the first two days of June 2026, and remembers what it was asked for."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, tuple[str, ...], tuple[str, ...]]] = []

    async def covers(self, owner_id: UserId, ids: Sequence[str], tags: Sequence[str]) -> list[StretchCover]:
        self.asked.append((owner_id, tuple(ids), tuple(tags)))
        start = datetime(2026, 6, 1, tzinfo=UTC)
        return [StretchCover("Germany", [Blackout(start=start, end=start + timedelta(days=2), label="Whit Monday")])]


class Jobs:
    """One job, of another owner than the administrator."""

    async def find(self, job_id: str) -> Job | None:
        return a_job(id=JOB_ID, owner_id="developer") if job_id == JOB_ID else None


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


@pytest.fixture
def schedules(shelf: Shelf) -> ScheduleService:
    """At noon."""
    return ScheduleService(shelf, Jobs(), lambda: NOON)


async def previewed(schedules: ScheduleService, schedule: Schedule, *, count: int = 10) -> Preview:
    return await schedules.preview(DEVELOPER, PreviewRequest(schedule=schedule, count=count))


async def test_due_times_are_told_in_the_zone_of_the_schedule(schedules: ScheduleService) -> None:
    schedule = CronSpec(expression="30 2 * * *", timezone="Europe/Berlin")
    since = datetime(2026, 10, 24, tzinfo=UTC)

    preview = await schedules.preview(DEVELOPER, PreviewRequest(schedule=schedule, count=3, since=since))

    assert preview.fire_times == (
        "2026-10-24T02:30:00+02:00",
        "2026-10-25T02:30:00+02:00",
        "2026-10-26T02:30:00+01:00",
    )
    assert preview.description == "At 02:30 every day"
    assert "schedule.clock_fold" in [warning.code for warning in preview.warnings]


async def test_without_a_start_times_after_now_are_told(schedules: ScheduleService) -> None:
    preview = await previewed(schedules, CronSpec(expression="0 12 * * *"))

    assert preview.fire_times[0] == "2026-06-02T12:00:00Z"
    assert len(preview.fire_times) == 10


async def test_an_interval_is_shown_as_if_it_were_saved_now(schedules: ScheduleService) -> None:
    alone = await previewed(schedules, IntervalSpec(every_s=90), count=2)
    among = AnySpec(schedules=(IntervalSpec(every_s=90), DateSpec(run_at=NOON + timedelta(seconds=91))))
    together = await previewed(schedules, among, count=2)

    assert alone.fire_times == ("2026-06-01T12:01:30Z", "2026-06-01T12:03:00Z")
    assert together.fire_times == ("2026-06-01T12:01:30Z", "2026-06-01T12:01:31Z")


async def test_a_date_is_due_once_and_a_passed_one_never(schedules: ScheduleService) -> None:
    ahead = await previewed(schedules, DateSpec(run_at=datetime(2026, 7, 1, tzinfo=UTC)))
    passed = await previewed(schedules, DateSpec(run_at=datetime(2026, 5, 1, tzinfo=UTC)))

    assert ahead.fire_times == ("2026-07-01T00:00:00Z",)
    assert (passed.fire_times, passed.slots) == ((), ())
    assert [warning.code for warning in passed.warnings] == ["schedule.past"]


async def test_each_due_time_is_told_with_what_would_skip_it(schedules: ScheduleService, shelf: Shelf) -> None:
    timing = Timing(windows=(Window(start="06:00", end="18:00", days=tuple(Weekday)[:5]),), calendars=("germany",))
    request = PreviewRequest(
        schedule=CronSpec(expression="0 */8 * * *"), timing=timing, tags=("billing",), count=12, job_id=JOB_ID
    )

    preview = await schedules.preview(DEVELOPER, request)

    skipped = [(slot.due_at[5:13], slot.skipped, slot.detail) for slot in preview.slots]
    assert skipped[:8] == [
        ("06-01T16", SlotReason.CALENDAR, "Germany: Whit Monday"),
        ("06-02T00", SlotReason.WINDOW, ""),
        ("06-02T08", SlotReason.CALENDAR, "Germany: Whit Monday"),
        ("06-02T16", SlotReason.CALENDAR, "Germany: Whit Monday"),
        ("06-03T00", SlotReason.WINDOW, ""),
        ("06-03T08", None, ""),
        ("06-03T16", None, ""),
        ("06-04T00", SlotReason.WINDOW, ""),
    ]
    assert tuple(slot.due_at for slot in preview.slots) == preview.fire_times
    assert shelf.asked == [("developer", ("germany",), ("billing",))]


async def test_an_administrator_sees_the_calendars_of_the_owner_of_the_job(
    schedules: ScheduleService, shelf: Shelf
) -> None:
    daily = CronSpec(expression="0 12 * * *")

    for job_id in (JOB_ID, "f" * 16, ""):
        await schedules.preview(ADMIN, PreviewRequest(schedule=daily, tags=("a",), job_id=job_id))
    await schedules.preview(ADMIN, PreviewRequest(schedule=daily))

    assert [owner for owner, _, _ in shelf.asked] == ["developer", "admin", "admin"]


async def test_jitter_and_hashed_values_are_those_of_the_job(schedules: ScheduleService) -> None:
    schedule = CronSpec(expression="H 12 * * *")
    timing = Timing(jitter_s=59)
    request = PreviewRequest(schedule=schedule, timing=timing, count=1, job_id=JOB_ID)

    first = await schedules.preview(DEVELOPER, request)
    again = await schedules.preview(DEVELOPER, request)
    unsaved = await schedules.preview(DEVELOPER, PreviewRequest(schedule=schedule, timing=timing, count=1))

    assert first == again
    assert first.fire_times != unsaved.fire_times
    assert [warning.code for warning in first.warnings] == ["schedule.jitter"]
    assert [warning.code for warning in unsaved.warnings] == ["schedule.hashed", "schedule.jitter"]


async def test_a_window_is_asked_about_the_time_before_jitter(schedules: ScheduleService) -> None:
    timing = Timing(jitter_s=86_400, windows=(Window(start="12:00", end="12:01"),))
    request = PreviewRequest(schedule=CronSpec(expression="0 12 * * *"), timing=timing, job_id=JOB_ID, count=3)

    preview = await schedules.preview(DEVELOPER, request)

    assert [slot.skipped for slot in preview.slots] == [None, None, None]
    assert not any("T12:00:00" in fire_time for fire_time in preview.fire_times)


async def test_the_clock_changes_of_two_years_are_told(schedules: ScheduleService) -> None:
    schedule = CronSpec(expression="30 2 * * *", timezone="Europe/Berlin", gap=GapPolicy.SKIP)

    preview = await previewed(schedules, schedule, count=1)

    assert [(change.at, change.kind) for change in preview.clock_changes] == [
        ("2026-10-25T02:00:00+01:00", "back"),
        ("2027-03-28T03:00:00+02:00", "forward"),
        ("2027-10-31T02:00:00+01:00", "back"),
        ("2028-03-26T03:00:00+02:00", "forward"),
    ]
    assert preview.clock_changes[1].text == "28 March 2027: the clock goes from 02:00 to 03:00; 02:30 is not due."


@pytest.mark.parametrize("year", [1970, 9996, 9998])
async def test_a_preview_may_start_anywhere_in_the_calendar(schedules: ScheduleService, year: int) -> None:
    schedule = AnySpec(
        schedules=(
            CronSpec(expression="30 2 * * *", timezone="Europe/Berlin"),
            IntervalSpec(every_s=1),
            DateSpec(run_at=datetime(9998, 12, 31, 23, 59, tzinfo=UTC)),
        ),
        timezone="Pacific/Kiritimati",
    )
    timing = Timing(jitter_s=86_400, windows=(Window(start="00:00", end="00:01", days=(Weekday.MON,)),))

    for month, day in ((1, 1), (12, 31)):
        since = datetime(year, month, day, 23, 59, tzinfo=UTC)
        request = PreviewRequest(schedule=schedule, timing=timing, tags=("a",), job_id=JOB_ID, since=since)
        assert len((await schedules.preview(DEVELOPER, request)).fire_times) == 10


async def test_every_refused_field_is_named_below_its_part(schedules: ScheduleService) -> None:
    request = PreviewRequest(
        schedule=CronSpec(expression="x", timezone="y"),
        timing=Timing(jitter_s=-1, windows=(Window(start="x", end="10:00"),)),
        count=0,
        since=datetime(2027, 1, 1),
        job_id="../x",
        tags=("a b",),
    )

    with pytest.raises(Invalid) as refusal:
        await schedules.preview(DEVELOPER, request)

    assert [error.pointer for error in refusal.value.errors] == [
        "/count",
        "/from",
        "/job_id",
        "/tags",
        "/schedule/timezone",
        "/schedule/expression",
        "/timing/jitter_s",
        "/timing/windows/0/start",
    ]


async def test_a_timing_under_which_nothing_is_due_is_refused(schedules: ScheduleService) -> None:
    timing = Timing(starts_at=NOON, ends_at=NOON + timedelta(minutes=30))

    with pytest.raises(Invalid) as refusal:
        await schedules.preview(DEVELOPER, PreviewRequest(schedule=CronSpec(expression="45 * * * *"), timing=timing))

    assert [(error.pointer, error.code) for error in refusal.value.errors] == [("/timing/ends_at", "schedule.never")]


async def test_the_hardest_previews_take_little_processor_time(schedules: ScheduleService) -> None:
    rare = AnySpec(
        schedules=tuple(
            CronSpec(expression=f"{number} 2 29 2 */7", timezone=zone)
            for number in range(5)
            for zone in ("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Pacific/Apia")
        )
    )
    never = Timing(windows=tuple(Window(start="03:00", end=f"03:{minute:02}") for minute in range(1, 51)))
    requests = [
        PreviewRequest(schedule=rare, count=20),
        PreviewRequest(schedule=CronSpec(expression="* 2 * * *", timezone="UTC"), timing=never, count=20),
    ]

    for request in requests:
        await schedules.preview(DEVELOPER, request)
        before = time.process_time()
        for _ in range(5):
            await schedules.preview(DEVELOPER, request)
        assert time.process_time() - before < 5 * 0.1
