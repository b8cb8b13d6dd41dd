"""Forecasts: of durations and success, of an execution that runs, and of the load of a week."""

import random
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import msgspec
import numpy as np
import pytest

from chronos_models.forecasters.deadline import DurationCurve
from chronos_models.forecasters.selection import NAIVE, SLOT_CONFORMAL
from chronos_synapse.domain.clock import from_ms, to_ms
from chronos_synapse.domain.errors import Invalid, NotFound
from chronos_synapse.domain.execution import ExecutionState
from chronos_synapse.domain.job import Job
from chronos_synapse.domain.schedule import CronSpec, IntervalSpec
from chronos_synapse.services.forecasts import load_plan
from chronos_synapse.services.forecasts.area import Forecasts, forecasts
from chronos_synapse.services.forecasts.forecasts import ForecastService, best_hours, time_of
from chronos_synapse.services.forecasts.learning import (
    HourFigures,
    Learned,
    learn,
    read,
    wall_clock,
)
from chronos_synapse.services.forecasts.load import LoadRequest
from chronos_synapse.services.forecasts.load_past import BusyHours, PastLoad
from chronos_synapse.services.forecasts.load_plan import HOURS, busiest_lanes, duration_of, plan_of
from chronos_synapse.services.scheduling.calendars import CalendarService
from chronos_synapse.services.scheduling.due_times import Group, due_of
from chronos_synapse.services.scheduling.plan_book import planned
from chronos_synapse.services.scheduling.schedule_map import schedule_map
from chronos_synapse.storage.redis.execution_documents import ExecutionDocument
from chronos_synapse.storage.redis.forecasts import PastRun
from chronos_synapse.storage.redis.jobs import Arming
from tests.builders import Store, a_job, next_version
from tests.pasts import past_run, write_past
from tests.services.crews import a_worker, alive
from tests.services.scheduling import ADA, BOB, ROOT

HOUR_MS, DAY_MS = 3_600_000, 86_400_000
NOW = datetime(2026, 11, 22, 12, 30, tzinfo=UTC)
NOW_MS = to_ms(NOW)
SINCE = NOW.replace(minute=0)
HOURLY = CronSpec(expression="0 * * * *")


@pytest.fixture
def service(store: Store) -> ForecastService:
    return ForecastService(store.stores, PastLoad(store.stores, clock=lambda: NOW), clock=lambda: NOW)


@pytest.fixture
def area(store: Store) -> Forecasts:
    return forecasts(store.stores, schedule_map(store.stores, CalendarService(store.stores)))


def run(at_ms: int, duration_ms: int = 1000, **changes: Any) -> PastRun:
    values: dict[str, Any] = {
        "is_success": True,
        "scheduled_ms": at_ms,
        "asked_by": "",
        "started_ms": at_ms,
        "retries": 0,
    }
    return PastRun(**(values | {"duration_ms": duration_ms} | changes))


def learned_of(runs: list[PastRun], zone: str = "UTC") -> Learned:
    return learn(runs, zone, last_execution_id="x", job_version=1, made_ms=NOW_MS)


def noisy_hours(count: int, *, seed: int = 1) -> list[PastRun]:
    """An hourly job that takes twice as long at night."""
    chance = random.Random(seed)
    found = []
    for number in range(count):
        at_ms = NOW_MS - (count - number) * HOUR_MS
        base = 60_000 if from_ms(at_ms).hour < 6 else 30_000
        found.append(run(at_ms, round(base * chance.lognormvariate(0, 0.05))))
    return found


def test_durations_follow_the_hour_of_the_day() -> None:
    learned = learned_of(noisy_hours(500))
    midnight = to_ms(datetime(2026, 11, 23, 1, tzinfo=UTC))
    noon = to_ms(datetime(2026, 11, 23, 13, tzinfo=UTC))
    told = learned.quantiles([midnight, noon], np.array([0.05, 0.5, 0.95]))
    assert learned.model == SLOT_CONFORMAL
    assert told[0, 1] == pytest.approx(60, rel=0.1)
    assert told[1, 1] == pytest.approx(30, rel=0.1)
    assert (told[:, 0] < told[:, 1]).all()
    assert learned.error is not None
    assert learned.naive_error is not None
    assert learned.error.mean_error_s < learned.naive_error.mean_error_s


def test_what_was_kept_tells_the_same_and_what_is_damaged_is_not_believed() -> None:
    learned = learned_of(noisy_hours(60))
    raw = msgspec.json.encode(learned)
    again = read(raw)
    assert again == learned
    damaged = msgspec.structs.replace(learned, state=learned.state[:-3] + b"abc")
    newer = msgspec.structs.replace(learned, version=99)
    unsure = msgspec.structs.replace(learned, success=7.0)
    for bad in (b"{", b"{}", *map(msgspec.json.encode, (damaged, newer, unsure))):
        assert read(bad) is None
    assert read(None) is None


def test_few_executions_tell_success_and_nothing_of_durations() -> None:
    learned = learned_of([run(NOW_MS - 1000), run(NOW_MS, is_success=False)])
    assert (learned.model, learned.count, learned.runs, learned.failed) == (NAIVE, 1, 2, 1)
    assert np.isnan(learned.quantiles([NOW_MS], np.array([0.5]))).all()
    assert 0 < learned.success < 1


def test_rehearsals_and_runs_of_the_past_are_not_learned_from() -> None:
    runs = [run(NOW_MS, asked_by="manual:" + "0" * 12), run(NOW_MS, asked_by="backfill:" + "0" * 16)]
    assert learned_of(runs).runs == 0


def test_a_job_that_fails_all_the_time_is_not_expected_to_succeed() -> None:
    good = learned_of([run(NOW_MS - number * HOUR_MS) for number in range(50, 0, -1)])
    broken = learned_of([run(NOW_MS - number * HOUR_MS, is_success=number > 10) for number in range(50, 0, -1)])
    assert good.success > 0.95
    assert broken.success < 0.5


def test_clocks_are_those_of_the_zone_on_both_sides_of_a_change() -> None:
    before, after = (to_ms(datetime(2026, 10, day, 12, tzinfo=UTC)) for day in (24, 26))
    found = wall_clock([before, after], ZoneInfo("Europe/Zurich"))
    assert found[0] - before / 1000 == 7200
    assert found[1] - after / 1000 == 3600


def test_the_best_hours_are_those_without_load() -> None:
    figures = [HourFigures(hour=hour, count=9, success_rate=1.0, duration_s=10, score=0.9) for hour in (2, 3, 4, 5)]
    loads = [0.0] * 24
    loads[2] = loads[3] = 100.0
    assert [one.hour for one in best_hours(figures, loads)] == [4, 5, 2]
    assert [one.load for one in best_hours(figures, loads)] == [0.0, 0.0, 1.0]
    assert {one.load for one in best_hours(figures, None)} == {None}
    assert best_hours(figures[:1], loads) == ()


@pytest.mark.parametrize("elapsed_s", [0.0, 5.0, 50.0])
def test_the_time_by_which_most_are_done_is_that_of_the_chance(elapsed_s: float) -> None:
    curve = DurationCurve(np.linspace(1, 20, 99), np.arange(0.01, 1.0, 0.01))
    at = time_of(curve, 0.9, elapsed_s)
    assert at > elapsed_s
    assert curve.done_by(at, elapsed_s=elapsed_s) == pytest.approx(0.9, abs=0.01)


async def an_hourly_job(store: Store, count: int = 60, **changes: Any) -> Job:
    job = await store.save_draft(**({"owner_id": ADA.user_id, "schedule": HOURLY} | changes))
    await write_past(store, job, as_written(job, noisy_hours(count)))
    return job


def as_written(job: Job, runs: list[PastRun]) -> list[ExecutionDocument]:
    return [past_run(job, one.started_ms, duration_ms=one.duration_ms) for one in runs]


async def test_a_forecast_tells_the_next_due_times(store: Store, service: ForecastService) -> None:
    job = await an_hourly_job(store)
    found = await service.job(ADA, job.id)
    assert (found.learned, found.needed, found.runs, found.failed) == (60, 5, 60, 0)
    assert [run.due_at for run in found.ahead[:2]] == [NOW + timedelta(minutes=30), NOW + timedelta(minutes=90)]
    assert found.next is not None
    assert found.next.low_s < found.next.middle_s < found.next.high_s
    assert found.next.middle_s == found.ahead[0].middle_s
    assert found.success is not None
    assert found.success > 0.9
    assert len(found.best_hours) == 3
    with pytest.raises(NotFound):
        await service.job(BOB, job.id)
    with pytest.raises(NotFound):
        await service.job(ADA, "nonsense")


async def test_a_job_without_a_past_is_being_learned(store: Store, service: ForecastService) -> None:
    job = await store.save_draft(owner_id=ADA.user_id)
    found = await service.job(ADA, job.id)
    assert (found.next, found.success, found.learned, found.ahead, found.best_hours) == (None, None, 0, (), ())


async def test_a_forecast_is_kept_until_something_has_ended(store: Store) -> None:
    job = await an_hourly_job(store)
    key = store.door.keys.forecast(job.id)

    async def learned_at(now: datetime) -> datetime:
        fresh = ForecastService(store.stores, PastLoad(store.stores), clock=lambda: now)
        return (await fresh.job(ADA, job.id)).learned_at

    assert await learned_at(NOW) == NOW
    assert await learned_at(NOW + timedelta(hours=1)) == NOW
    await write_past(store, job, [past_run(job, NOW_MS)])
    assert await learned_at(NOW + timedelta(seconds=30)) == NOW
    assert await learned_at(NOW + timedelta(hours=1)) == NOW + timedelta(hours=1)
    await store.door.call("SET", key, b"nonsense", "KEEPTTL")
    assert await learned_at(NOW + timedelta(hours=2)) == NOW + timedelta(hours=2)
    assert await store.door.call("PTTL", key) > 0


async def test_a_changed_job_is_learned_anew_for_its_zone(store: Store, service: ForecastService) -> None:
    job = await an_hourly_job(store)
    assert (await service.job(ADA, job.id)).zone == "UTC"
    anew = next_version(job, schedule=CronSpec(expression="0 * * * *", timezone="Asia/Tokyo"))
    assert await store.stores.jobs.save(anew, expected_version=1, arming=Arming()) == "ok"
    assert (await service.job(ADA, job.id)).zone == "Asia/Tokyo"


async def running(store: Store, job: Job, since_s: float, **changes: Any) -> ExecutionDocument:
    """An execution whose attempt began so long ago."""
    at_ms = NOW_MS - round(since_s * 1000)
    document = past_run(job, at_ms, **({"state": ExecutionState.RUNNING, "finished_at": None} | changes))
    document.duration_ms = None
    await store.door.call("JSON.SET", store.door.keys.execution(document.id), "$", msgspec.json.encode(document))
    return document


async def test_an_outlook_tells_when_a_running_execution_is_done(store: Store, service: ForecastService) -> None:
    job = await an_hourly_job(store, 200, timeout_s=300.0)
    execution = await running(store, job, 10)

    found = await service.outlook(ADA, execution.id, by=None)

    assert found.elapsed_s == 10
    assert found.attempt_started_at == NOW - timedelta(seconds=10)
    assert found.half_by is not None
    assert found.most_by is not None
    assert NOW < found.half_by <= found.most_by
    assert found.by == NOW + timedelta(minutes=30)
    assert found.by_share is not None
    assert found.by_share > 0.99
    assert found.limit_at == NOW + timedelta(seconds=290)
    assert found.limit_share is not None
    assert found.limit_share < 0.01
    shares = [point.share for point in found.points]
    assert shares == sorted(shares)
    assert shares[0] == 0
    assert shares[-1] > 0.9
    with pytest.raises(NotFound):
        await service.outlook(BOB, execution.id, by=None)
    with pytest.raises(Invalid):
        await service.outlook(ADA, execution.id, by=NOW + timedelta(days=500))


async def test_a_deadline_that_is_asked_for_is_told_of(store: Store, service: ForecastService) -> None:
    job = await an_hourly_job(store, 200)
    execution = await running(store, job, 10)
    soon = await service.outlook(ADA, execution.id, by=NOW + timedelta(seconds=2))
    past = await service.outlook(ADA, execution.id, by=NOW - timedelta(seconds=2))
    assert soon.by_share is not None
    assert soon.by_share < 0.5
    assert past.by_share == 0


async def test_an_execution_that_takes_longer_than_any_before_is_still_told_of(
    store: Store, service: ForecastService
) -> None:
    job = await an_hourly_job(store, 200, timeout_s=100.0)
    found = await service.outlook(ADA, (await running(store, job, 3000)).id, by=None)
    assert found.longer_share is not None
    assert found.longer_share < 0.01
    assert found.limit_share == 1.0
    assert found.half_by is not None
    assert found.half_by > NOW


@pytest.mark.parametrize(
    ("changes", "count"),
    [({"state": ExecutionState.QUEUED, "started_at": None}, 60), ({"state": ExecutionState.SUCCEEDED}, 60), ({}, 3)],
)
async def test_where_nothing_runs_or_little_is_known_nothing_is_told(
    store: Store, service: ForecastService, changes: dict[str, Any], count: int
) -> None:
    job = await an_hourly_job(store, count)
    execution = await running(store, job, 10, **changes)
    found = await service.outlook(ADA, execution.id, by=None)
    assert (found.points, found.half_by, found.by_share) == ((), None, None)
    assert (found.attempt_started_at is None) == bool(changes)


async def test_the_load_of_a_week_follows_the_plan(store: Store, area: Forecasts) -> None:
    job = a_job(owner_id=ADA.user_id, schedule=CronSpec(expression="0 2 * * *"), queue="heavy")
    often = IntervalSpec(every_s=60, start_at=datetime(2026, 1, 1, tzinfo=UTC))
    await store.save(job, a_job(owner_id=ADA.user_id, schedule=often, needs=("gpu",)), fire_ms=NOW_MS)
    await store.finished(job, duration_ms=1_800_000)
    await alive(store, a_worker(queues=("heavy",), slots=2, labels=()))

    load = await area.load.load(ROOT, LoadRequest())
    heavy = await area.load.load(ROOT, LoadRequest(queue="heavy"))
    mine = await area.load.load(ADA, LoadRequest(label="gpu"))
    others = await area.load.load(BOB, LoadRequest())

    assert len(load.hours) == 168
    assert sum(hour.starts for hour in load.hours) == 7 + 7 * 1440
    busy = {hour.time.hour for hour in heavy.hours if hour.middle > 0.1}
    assert busy == {2}
    assert max(hour.middle for hour in heavy.hours) == pytest.approx(0.5, rel=0.1)
    assert [(lane.kind, lane.name, lane.jobs) for lane in heavy.lanes] == [("queue", "heavy", 1)]
    assert (heavy.capacity, heavy.lanes[0].capacity, load.capacity) == (2, 2, 2)
    assert {(lane.kind, lane.name) for lane in load.lanes} == {
        ("queue", "heavy"),
        ("queue", "default"),
        ("label", "gpu"),
    }
    assert (mine.jobs, mine.capacity) == (1, None)
    assert others.jobs == 0
    assert all(hour.high == 0 for hour in others.hours)


def group_of(job: Job, *, p50_ms: int, jitter_ms: int = 0) -> Group:
    """When the job is due within a week from NOW's hour."""
    one = planned(job)
    one.p50_ms = one.p90_ms = p50_ms
    one.is_measured, one.offset_ms = True, jitter_ms
    return Group(due=due_of(one.trigger, SINCE, SINCE + timedelta(days=7)), jobs=[one])


def test_of_more_executions_than_are_drawn_the_others_still_count_in_their_hours(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(load_plan, "MOST_DRAWN", 10)
    nightly = CronSpec(expression="0 2 * * *")
    groups = [group_of(a_job(schedule=nightly), p50_ms=60_000 * minutes) for minutes in (10, 20, 30)]

    plan = plan_of(groups, to_ms(SINCE))

    assert plan.drawn_s.shape == plan.middle_s.shape == (7,)
    assert set(plan.middle_s.tolist()) == {1800.0}
    at_two = [hour for hour in range(HOURS) if (SINCE + timedelta(hours=hour)).hour == 2]
    assert [hour for hour, count in enumerate(plan.starts) if count] == at_two
    assert [hour for hour, busy_s in enumerate(plan.sure_s.tolist()) if busy_s] == at_two
    assert plan.sure_s[at_two] == pytest.approx(np.full(7, 1800.0))


def test_what_jitter_moves_counts_in_the_hour_to_which_it_moves() -> None:
    late = group_of(a_job(schedule=CronSpec(expression="59 2 * * *"), needs=("gpu",)), p50_ms=1000, jitter_ms=60_000)
    often = group_of(a_job(schedule=IntervalSpec(every_s=60), queue="q"), p50_ms=30_000)

    plan = plan_of([late, often], to_ms(SINCE))
    lanes = {one.name: one for one in busiest_lanes([late, often], to_ms(SINCE))}

    at_three = next(hour for hour in range(HOURS) if (SINCE + timedelta(hours=hour)).hour == 3)
    assert plan.starts[at_three - 1 : at_three + 1] == [60, 61]
    assert (lanes["gpu"].starts, lanes["gpu"].total_s) == (7, 7.0)
    assert lanes["gpu"].busy_s[at_three] == 1.0
    assert lanes["q"].busy_s == pytest.approx(np.full(HOURS, 1800.0))
    assert next(iter(lanes)) == "q"


async def test_the_past_is_summed_by_hour_of_what_somebody_sees(store: Store) -> None:
    job = await store.save_draft(owner_id=ADA.user_id)
    noon = to_ms(datetime(2026, 11, 20, 12, tzinfo=UTC))
    runs = [past_run(job, noon + minute * 60_000, duration_ms=60_000) for minute in range(5)]
    await write_past(store, job, runs)
    past = PastLoad(store.stores, clock=lambda: NOW)
    found = await past.hours(ADA.sight)
    assert found.busy_s == {noon // HOUR_MS: 300.0}
    assert found.days == 2
    assert sum(found.newest_days()) == 300
    hours = await past.by_hour(ADA, "Europe/Zurich")
    assert hours is not None
    assert hours[13] == 300
    assert await past.by_hour(BOB, "UTC") is None
    assert BusyHours(until=5, busy_s={}).newest_days() == []


def test_what_was_never_measured_is_taken_for_uncertain() -> None:
    guessed, measured = planned(a_job()), planned(a_job())
    measured.p50_ms, measured.p90_ms, measured.is_measured = 1000, 1000, True
    assert duration_of(guessed)[1] > duration_of(measured)[1] == 0
    measured.p90_ms = 10**9
    assert duration_of(measured)[1] == 2.0
