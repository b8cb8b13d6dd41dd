"""The schedule map: what is planned and done, hour by hour and bar by bar, and what a move would do."""

from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec
import pytest

from chronos_synapse.domain.access import Principal
from chronos_synapse.domain.clock import from_ms, to_ms
from chronos_synapse.domain.errors import Invalid, NotFound
from chronos_synapse.domain.execution import ExecutionState, Outcome
from chronos_synapse.domain.job import Job, JobState, UserId
from chronos_synapse.domain.schedule import CronSpec, DateSpec, IntervalSpec, Schedule, Timing, Window
from chronos_synapse.domain.schedule_map import Minutes, stretches_above
from chronos_synapse.domain.worker import WorkerOrder
from chronos_synapse.services.scheduling import collisions
from chronos_synapse.services.scheduling.calendars import CalendarService
from chronos_synapse.services.scheduling.collisions import CollisionKind
from chronos_synapse.services.scheduling.plan_query import MapQuery, RowsBy
from chronos_synapse.services.scheduling.proposals import MoveRequest, moved
from chronos_synapse.services.scheduling.schedule_map import ScheduleMap, schedule_map
from tests.builders import Store, a_job
from tests.services.crews import a_worker, alive
from tests.services.scheduling import ADA, BOB, ROOT

MONDAY = datetime(2027, 5, 3, tzinfo=UTC)
"""In the future, so that everything is planned."""
WEEK = MapQuery(since=MONDAY, until=MONDAY + timedelta(days=7))
DAY = MapQuery(since=MONDAY, until=MONDAY + timedelta(days=1))


@pytest.fixture
def maps(store: Store) -> ScheduleMap:
    return schedule_map(store.stores, CalendarService(store.stores))


async def job_at(store: Store, expression: str, *, timezone: str = "UTC", **changes: Any) -> Job:
    """An active job of Ada's."""
    schedule = CronSpec(expression=expression, timezone=timezone)
    job = a_job(**({"owner_id": ADA.user_id, "schedule": schedule} | changes))
    await store.save(job, fire_ms=to_ms(MONDAY))
    return job


async def takes(store: Store, job: Job, *durations_ms: int) -> None:
    """Lets it have run so long."""
    for lasted in durations_ms:
        await store.finished(job, duration_ms=lasted)


def planned_of(hours: list[Any]) -> dict[int, int]:
    return {at: hour.planned for at, hour in enumerate(hours) if hour.planned}


async def test_a_week_tells_due_times_and_load_of_each_hour(store: Store, maps: ScheduleMap) -> None:
    daily = await job_at(store, "30 2 * * *")
    await job_at(store, "0 9 * * 1")
    await takes(store, daily, 600_000, 600_000, 1_200_000)

    week = await maps.weeks.week(ADA, WEEK)

    assert planned_of(week.hours) == {2 + 24 * day: 1 for day in range(7)} | {9: 1}
    assert week.hours[2].planned_load == round(600_000 / 3_600_000, 3)
    assert (week.jobs, week.complete, len(week.hours)) == (2, True, 168)
    assert {hour.done for hour in week.hours} == {None}


async def test_what_lasts_over_the_hour_is_load_of_the_next_one_too(store: Store, maps: ScheduleMap) -> None:
    await takes(store, await job_at(store, "30 2 3 5 *"), 5_400_000)

    week = await maps.weeks.week(ADA, WEEK)

    assert [hour.planned_load for hour in week.hours[2:5]] == [0.5, 1.0, 0.0]


async def test_jobs_that_are_due_all_the_time_are_spread(store: Store, maps: ScheduleMap) -> None:
    await job_at(store, "* * * * *")

    week = await maps.weeks.week(ADA, WEEK)

    assert {hour.planned for hour in week.hours} == {60}


async def test_others_jobs_are_not_counted(store: Store, maps: ScheduleMap) -> None:
    await job_at(store, "0 2 * * *")
    await job_at(store, "0 3 * * *", owner_id=BOB.user_id, tags=("x",))

    assert (await maps.weeks.week(ADA, WEEK)).jobs == 1
    assert (await maps.days.day(BOB, DAY)).planned == 1
    both = await maps.weeks.week(ROOT, WEEK)
    narrowed = await maps.weeks.week(ROOT, msgspec.structs.replace(WEEK, tags=("x",)))
    of_ada = await maps.weeks.week(ROOT, msgspec.structs.replace(WEEK, owner_id="ada"))
    assert [both.jobs, narrowed.jobs, of_ada.jobs] == [2, 1, 1]


async def test_what_is_done_is_counted_where_it_was_scheduled(store: Store, maps: ScheduleMap) -> None:
    job = await job_at(store, "0 2 * * *")
    now_ms = await store.now_ms()
    at_ms = now_ms // 3_600_000 * 3_600_000
    await store.finished(job, at_ms=at_ms, state=ExecutionState.FAILED, outcome=Outcome.FAILED)
    await store.finished(job, at_ms=at_ms + 1)
    since = from_ms(at_ms - 3_600_000)
    query = MapQuery(since=since, until=since + timedelta(hours=4))

    ada, bob = await maps.weeks.week(ADA, query), await maps.weeks.week(BOB, query)

    assert [(hour.done, hour.failed) for hour in ada.hours][:2] == [(0, 0), (2, 1)]
    assert [(hour.done, hour.failed) for hour in bob.hours][:2] == [(0, 0), (0, 0)]


async def test_changes_are_known_at_once(store: Store, maps: ScheduleMap) -> None:
    job = await job_at(store, "0 2 * * *")
    assert (await maps.days.day(ADA, DAY)).planned == 1

    later = await job_at(store, "0 3 * * *")
    assert (await maps.days.day(ADA, DAY)).planned == 2
    await store.stores.jobs.delete(later)
    assert (await maps.days.day(ADA, DAY)).planned == 1
    await takes(store, job, 60_000)
    (row,) = (await maps.days.day(ADA, DAY)).rows
    assert (row.bars[0].usual_ms, row.bars[0].is_measured) == (60_000, True)


async def test_changes_are_found_though_their_events_were_trimmed(store: Store, maps: ScheduleMap) -> None:
    await job_at(store, "0 2 * * *")
    assert (await maps.days.day(ADA, DAY)).planned == 1
    await job_at(store, "0 3 * * *")
    await job_at(store, "0 4 * * *")
    await store.door.call("XTRIM", store.door.keys.events(), "MAXLEN", 1)
    maps.days._book._compared_at = float("-inf")  # as a minute later

    assert (await maps.days.day(ADA, DAY)).planned == 3


async def test_paused_and_snoozed_jobs_and_closed_hours_are_not_planned(store: Store, maps: ScheduleMap) -> None:
    await job_at(store, "0 2 * * *", state=JobState.PAUSED)
    await job_at(store, "0 3 * * *", snoozed_until=MONDAY + timedelta(days=2))
    await job_at(store, "0 * * * *", timing=Timing(windows=(Window(start="08:00", end="10:00"),)))

    week = await maps.weeks.week(ADA, WEEK)

    assert planned_of(week.hours[:24]) == {8: 1, 9: 1}
    assert planned_of(week.hours[48:72]) == {3: 1, 8: 1, 9: 1}


async def test_a_day_has_a_bar_for_each_due_time_as_long_as_it_takes_nine_times_in_ten(
    store: Store, maps: ScheduleMap
) -> None:
    job = await job_at(store, "0 2,14 * * *", queue="heavy")
    await takes(store, job, *range(60_000, 660_000, 60_000))

    day = await maps.days.day(ADA, DAY)

    (row,) = day.rows
    assert (row.key, row.planned, day.has_all_bars, day.complete) == ("heavy", 2, True, True)
    assert [bar.start for bar in row.bars] == [MONDAY + timedelta(hours=2), MONDAY + timedelta(hours=14)]
    assert row.bars[0].end - row.bars[0].start == timedelta(milliseconds=540_000)
    assert (row.bars[0].usual_ms, row.bars[0].execution_id, row.bars[0].state) == (300_000, None, None)


async def test_what_ran_and_runs_is_told_with_its_state(store: Store, maps: ScheduleMap) -> None:
    job = await store.save_draft(owner_id=ADA.user_id)
    (done,) = await store.finished(job, state=ExecutionState.FAILED, outcome=Outcome.FAILED)
    await store.request(job)
    (running,) = await store.start()
    now = from_ms(await store.now_ms())
    query = MapQuery(since=now - timedelta(hours=2), until=now + timedelta(hours=2), rows_by=RowsBy.WORKER)

    (row,) = (await maps.days.day(ADA, query)).rows

    assert row.key == "w1"
    assert {bar.execution_id: bar.state for bar in row.bars} == {
        done.id: ExecutionState.FAILED,
        running.execution_id: ExecutionState.RUNNING,
    }
    assert (await maps.days.day(BOB, query)).rows == []


async def test_rows_are_by_tag_owner_or_queue(store: Store, maps: ScheduleMap) -> None:
    await job_at(store, "0 2 * * *", tags=("a", "b"), queue="q1")
    await job_at(store, "0 3 * * *", owner_id=UserId("bob"))

    rows = {
        by: [row.key for row in (await maps.days.day(ROOT, msgspec.structs.replace(DAY, rows_by=by))).rows]
        for by in RowsBy
    }

    assert rows == {
        RowsBy.QUEUE: ["default", "q1"],
        RowsBy.TAG: ["", "a", "b"],
        RowsBy.OWNER: ["ada", "bob"],
        RowsBy.WORKER: [""],
    }


async def test_what_is_due_all_the_time_is_a_band(store: Store, maps: ScheduleMap) -> None:
    for _ in range(14):
        await job_at(store, "* * * * *")

    (row,) = (await maps.days.day(ADA, DAY)).rows

    assert (row.bars, row.planned) == ([], 14 * 1440)
    assert [(band.count, band.jobs) for band in row.bands] == [(1440, 1)] * 12 + [(2880, 2)]


async def test_more_bars_than_can_be_drawn_are_numbers(
    store: Store, maps: ScheduleMap, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("chronos_synapse.services.scheduling.day_map.MOST_BARS", 2)
    for minute in range(3):
        await job_at(store, f"{minute} 2 * * *")

    day = await maps.days.day(ADA, DAY)

    assert (len(day.rows[0].bars), day.rows[0].planned, day.has_all_bars) == (2, 3, False)


async def test_starts_in_one_minute_are_a_crowd_and_share_something(store: Store, maps: ScheduleMap) -> None:
    for at in range(3):
        await job_at(store, "0 2 * * *", tags=("db",), name=f"Job {at}")
    await job_at(store, "1 2 * * *")

    day = await maps.days.day(ADA, msgspec.structs.replace(DAY, crowd=3))

    (crowd,) = day.collisions
    assert (crowd.kind, crowd.since, crowd.peak, crowd.jobs_total) == (
        CollisionKind.CROWD,
        MONDAY + timedelta(hours=2),
        3,
        3,
    )
    assert {(one.what, one.value) for one in crowd.shared} == {
        ("tag", "db"),
        ("queue", "default"),
        ("owner", "ada"),
        ("executor", "noop"),
    }


async def test_of_very_many_jobs_fewer_places_are_told(
    store: Store, maps: ScheduleMap, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(3):
        await job_at(store, "0 * * * *")
    crowds = msgspec.structs.replace(DAY, crowd=3)
    assert len((await maps.days.day(ADA, crowds)).collisions) == 24
    monkeypatch.setattr(collisions, "MOST_LOOKED_AT", 21)
    assert len((await maps.days.day(ADA, crowds)).collisions) == 7


async def test_a_long_job_does_not_spread_the_short_ones_that_start_with_it(store: Store, maps: ScheduleMap) -> None:
    for lasts_ms in (3 * 3_600_000, 60_000, 60_000):
        await takes(store, await job_at(store, "0 2 * * 1"), lasts_ms)

    hours = (await maps.weeks.week(ADA, WEEK)).hours

    assert [hour.planned_load for hour in hours[2:6]] == [pytest.approx(1 + 2 / 60, abs=0.001), 1, 1, 0]


async def test_more_at_once_than_there_are_slots_is_an_overload(store: Store, maps: ScheduleMap) -> None:
    await alive(store, a_worker("w1", slots=2), a_worker("w2", slots=50))
    await store.stores.daemons.order("w2", WorkerOrder.CORDON)
    for minute in (0, 5, 10):
        await takes(store, await job_at(store, f"{minute} 2 * * *"), 1_200_000)

    seen, unseen = await maps.days.day(ROOT, DAY), await maps.days.day(ADA, DAY)

    (overload,) = seen.collisions
    assert (overload.kind, overload.peak, seen.capacity) == (CollisionKind.OVERLOAD, 3, 2)
    assert (overload.since, overload.until) == (
        MONDAY + timedelta(hours=2, minutes=10),
        MONDAY + timedelta(hours=2, minutes=20),
    )
    assert (unseen.collisions, unseen.capacity) == ([], None)
    asked = await maps.days.day(ADA, msgspec.structs.replace(DAY, limit=1))
    assert [one.peak for one in asked.collisions] == [3]


async def test_a_job_that_takes_longer_than_its_interval_meets_itself(store: Store, maps: ScheduleMap) -> None:
    job = await job_at(store, "0 * * * *")
    await takes(store, job, 5_400_000)

    found = (await maps.days.day(ADA, DAY)).collisions

    assert [(one.kind, one.peak) for one in found] == [(CollisionKind.ITSELF, 1.5)]


@pytest.mark.parametrize(
    ("since", "until", "pointer"),
    [
        (MONDAY, MONDAY, "query:to"),
        (MONDAY, MONDAY + timedelta(days=3), "query:from"),
    ],
)
async def test_a_span_that_cannot_be_drawn_is_refused(
    maps: ScheduleMap, since: datetime, until: datetime, pointer: str
) -> None:
    with pytest.raises(Invalid) as caught:
        await maps.days.day(ADA, MapQuery(since=since, until=until))

    assert caught.value.errors[0].pointer == pointer


def proposal(job: Job, *, due_at: datetime, move_to: datetime) -> MoveRequest:
    return MoveRequest(job_id=job.id, due_at=due_at, move_to=move_to, since=DAY.since, until=DAY.until, crowd=2)


async def test_a_move_tells_the_load_before_and_after(store: Store, maps: ScheduleMap) -> None:
    await takes(store, await job_at(store, "0 2 * * *"), 600_000)
    job = await job_at(store, "0 2 * * *")
    await takes(store, job, 600_000)
    at = MONDAY + timedelta(hours=2)

    found = await maps.proposals.propose(ADA, proposal(job, due_at=at, move_to=at + timedelta(minutes=40)))

    assert found.schedule == CronSpec(expression="40 2 * * *")
    assert (found.peak_before, found.peak_after) == (2, 1)
    assert (found.collisions_before, found.collisions_after) == (1, 0)
    assert (found.next_due, found.version, found.may_change) == ([at + timedelta(minutes=40)], 1, True)
    assert found.words_before != found.words_after
    assert await store.stores.jobs.find(job.id) == job


async def test_a_move_is_of_a_job_that_one_sees(store: Store, maps: ScheduleMap) -> None:
    job = await job_at(store, "0 2 * * *")
    at = MONDAY + timedelta(hours=2)

    with pytest.raises(NotFound):
        await maps.proposals.propose(BOB, proposal(job, due_at=at, move_to=at))
    assert (await maps.proposals.propose(ROOT, proposal(job, due_at=at, move_to=at))).may_change


@pytest.mark.parametrize(
    ("schedule", "hours", "expected"),
    [
        (CronSpec(expression="0 2 * * *"), 1.5, CronSpec(expression="30 3 * * *")),
        (CronSpec(expression="0 2,14 * * 1-5"), 1, CronSpec(expression="0 3,14 * * 1-5")),
        (CronSpec(expression="0 * * * *"), 0.25, CronSpec(expression="15 * * * *")),
        (
            CronSpec(expression="0 4 * * *", timezone="Europe/Zurich"),
            1,
            CronSpec(expression="0 5 * * *", timezone="Europe/Zurich"),
        ),
        (CronSpec(expression="@daily"), 26, CronSpec(expression="0 4 * * *")),
        (
            IntervalSpec(every_s=7200, start_at=MONDAY),
            0.5,
            IntervalSpec(every_s=7200, start_at=MONDAY + timedelta(minutes=30)),
        ),
        (DateSpec(run_at=MONDAY + timedelta(hours=2)), 5, DateSpec(run_at=MONDAY + timedelta(hours=7))),
    ],
)
def test_a_schedule_moves_by_its_own_clock(schedule: Schedule, hours: float, expected: Schedule) -> None:
    due_at = MONDAY + timedelta(hours=2)

    assert moved(a_job(schedule=schedule), due_at, due_at + timedelta(hours=hours)) == expected


@pytest.mark.parametrize(
    ("expression", "hours"),
    [("*/5 * * * *", 1), ("0 * * * *", 1), ("0 2 * * 1", 24), ("0 */2 * * *", 1)],
)
def test_what_cannot_be_moved_says_why(expression: str, hours: float) -> None:
    due_at = MONDAY + timedelta(hours=2)

    with pytest.raises(Invalid) as caught:
        moved(a_job(schedule=CronSpec(expression=expression)), due_at, due_at + timedelta(hours=hours))

    assert caught.value.code == "schedule.immovable"


def test_minutes_count_what_runs_in_them() -> None:
    minutes = Minutes(0, 300_000)
    minutes.add(60_000, 60_001, weight=2)
    minutes.add(-120_000, 150_000)
    minutes.add(299_000, 10_000_000)
    minutes.add(-200_000, 1000)

    assert minutes.running() == [1, 2, 2, 0, 1]
    assert minutes.starts == [0, 2, 0, 0, 1]
    assert [(one.since, one.until) for one in stretches_above(minutes.running(), 1)] == [(1, 3)]


async def test_a_key_for_one_job_sees_that_alone(store: Store, maps: ScheduleMap) -> None:
    job = await job_at(store, "0 2 * * *")
    await job_at(store, "0 3 * * *")
    key: Principal = msgspec.structs.replace(ADA, key_id="k", only_jobs=frozenset({job.id}))

    assert (await maps.days.day(key, DAY)).planned == 1
