"""Analytics: what is told of a stretch of time is what lies in the store, for whoever asks."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

import msgspec
import pytest

from chronos_synapse.domain.access import GrantLevel, Principal
from chronos_synapse.domain.clock import from_ms, to_ms
from chronos_synapse.domain.errors import Invalid
from chronos_synapse.domain.execution import ExecutionState, Outcome
from chronos_synapse.domain.job import Job, JobState, UserId
from chronos_synapse.domain.user import Role
from chronos_synapse.services.history.analytics import Against, AnalyticsRequest, AnalyticsService, Trend
from chronos_synapse.services.history.analytics_csv import table_as_csv
from chronos_synapse.services.history.analytics_jobs import JobFigureService, JobTable
from chronos_synapse.storage.redis import analytics as store_module
from chronos_synapse.storage.redis.search import SearchTimeout
from tests.builders import OWNER, Store, dispatch_of, missed

ADA = Principal(user_id=OWNER, role=Role.DEVELOPER)
BOB = Principal(user_id=UserId("bob"), role=Role.DEVELOPER)
ROOT = Principal(user_id=UserId("root"), role=Role.ADMIN)
FAILURE: dict[str, Any] = {"state": ExecutionState.FAILED, "outcome": Outcome.FAILED, "error": "disk full"}
NOON = datetime.fromisoformat("2026-03-04T12:00:00Z")
HOUR_MS = 3_600_000
DAY = AnalyticsRequest(since=NOON - timedelta(hours=24), until=NOON)
"""Wednesday, and half of Tuesday."""


@pytest.fixture
def analytics(store: Store) -> AnalyticsService:
    """The service at noon."""
    return AnalyticsService(store.stores, clock=lambda: NOON)


@pytest.fixture
def figures(store: Store) -> JobFigureService:
    """The tables at noon."""
    return JobFigureService(store.stores, clock=lambda: NOON)


async def ran(store: Store, job: Job, hours_ago: float, durations: Sequence[int] = (10,), **ending: Any) -> None:
    """Executions of `job`, one for each duration."""
    at_ms = to_ms(NOON) - int(hours_ago * HOUR_MS)
    for number, duration in enumerate(durations):
        await store.finished(job, at_ms=at_ms + number, duration_ms=duration, **ending)


async def test_outcomes_and_durations_lie_in_their_buckets(store: Store, analytics: AnalyticsService) -> None:
    job = await store.save_draft()
    await ran(store, job, 2.1, [100] * 9 + [5000])
    await ran(store, job, 2.1, **FAILURE)
    await store.stores.executions.dispatch(
        [dispatch_of(job, missed(job, to_ms(NOON) - HOUR_MS, to_ms(NOON) - HOUR_MS, 1))]
    )
    await ran(store, job, 25, [70])

    found = await analytics.trend(ADA, DAY)

    assert found.complete
    assert (found.bucket_s, len(found.points), len(found.previous)) == (1800, 48, 48)
    assert (found.since, found.points[0].time) == (DAY.since, DAY.since)
    (point,) = [point for point in found.points if point.succeeded]
    assert point.time == NOON - timedelta(hours=2, minutes=30)
    assert (point.succeeded, point.failed, point.success_rate) == (10, 1, 0.909091)
    assert point.p50_ms == pytest.approx(100, rel=0.1)
    assert point.p99_ms == pytest.approx(5000, rel=0.1)
    assert (found.total.not_run, found.total.failed) == (1, 1)
    assert (found.previous_total.succeeded, found.previous_total.failed) == (1, 0)
    assert found.previous_total.p50_ms == pytest.approx(70, rel=0.1)


async def test_a_day_can_be_compared_with_that_of_a_week_before(store: Store, analytics: AnalyticsService) -> None:
    job = await store.save_draft()
    await ran(store, job, 25)
    await ran(store, job, 7 * 24 + 1, [1, 2])
    weekly = msgspec.structs.replace(DAY, against=Against.WEEK)

    found = await analytics.trend(ADA, weekly)
    month = await analytics.trend(ADA, msgspec.structs.replace(weekly, since=NOON - timedelta(days=30)))

    assert found.previous_total.succeeded == 2
    assert found.previous[0].time == found.points[0].time - timedelta(days=7)
    assert month.previous[-1].time < month.points[0].time
    assert (await analytics.trend(ADA, DAY)).previous_total.succeeded == 1


async def test_many_pieces_say_the_same_as_one(
    store: Store, analytics: AnalyticsService, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = await store.save_draft()
    for hour in range(20):
        await ran(store, job, hour + 0.5, [100, 200])
    at_once = await analytics.trend(ADA, DAY)
    monkeypatch.setattr(store_module, "PIECE", 3)

    in_pieces = await AnalyticsService(store.stores, clock=lambda: NOON).trend(ADA, DAY)

    assert in_pieces == at_once
    assert in_pieces.total.succeeded == 40


async def test_questions_that_take_too_long_are_asked_in_halves_and_said_to_be_incomplete(
    store: Store, analytics: AnalyticsService, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = await store.save_draft()
    await ran(store, job, 2, [100] * 5)
    asked: list[object] = []
    real = store_module._aggregate

    async def slow(*arguments: Any) -> Any:
        asked.append(arguments)
        if len(asked) % 2:
            raise SearchTimeout
        return await real(*arguments)

    monkeypatch.setattr(store_module, "_aggregate", slow)
    monkeypatch.setattr(store_module, "HALVINGS", 1)

    found = await analytics.trend(ADA, DAY)

    assert not found.complete
    assert len(asked) > 2


async def test_what_cannot_be_counted_in_time_is_asked_in_pieces(
    store: Store, analytics: AnalyticsService, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = await store.save_draft()
    await ran(store, job, 2, [100] * 5)

    async def slow(*_: Any) -> int:
        raise SearchTimeout

    monkeypatch.setattr(store_module, "_count", slow)
    monkeypatch.setattr(store_module, "MOST_PIECES", 3)

    found = await analytics.trend(ADA, DAY)

    assert found.complete
    assert found.total.succeeded == 5


@pytest.mark.parametrize(
    ("caller", "changes", "expected"),
    [
        (ADA, {}, 3),
        (BOB, {}, 4),
        (ROOT, {}, 7),
        (ROOT, {"owner_id": "bob"}, 4),
        (ADA, {"owner_id": "bob"}, 0),
        (ADA, {"tags": ("nightly",)}, 1),
        (ROOT, {"tags": ("nightly", "backup")}, 4),
        (BOB, {"tags": ("nightly", "none")}, 0),
    ],
)
async def test_everybody_is_told_of_their_own(
    store: Store, analytics: AnalyticsService, caller: Principal, changes: dict[str, Any], expected: int
) -> None:
    await ran(store, await store.save_draft(), 1, [10, 20])
    await ran(store, await store.save_draft(tags=("nightly",)), 1)
    await ran(store, await store.save_draft(owner_id=UserId("bob"), tags=("nightly", "backup")), 1, [1, 2, 3, 4])
    request = AnalyticsRequest(since=DAY.since, until=DAY.until, **changes)

    trend, week = await analytics.trend(caller, request), await analytics.week(caller, request)

    assert trend.total.succeeded == expected
    assert sum(hour.succeeded for day in week.days for hour in day) == expected


async def test_a_shared_job_counts_for_whom_it_is_shared_with(
    store: Store, analytics: AnalyticsService, figures: JobFigureService
) -> None:
    shared, other = await store.save_draft(), await store.save_draft()
    await ran(store, shared, 1, [10, 20], **FAILURE)
    await ran(store, other, 1, **FAILURE)
    bob = Principal(user_id=UserId("bob"), role=Role.DEVELOPER, grants={shared.id: GrantLevel.VIEW})

    trend = await analytics.trend(bob, DAY)
    table = await figures.table(bob, DAY, JobTable.FAILING)

    assert trend.total.failed == 2
    assert [(item.job_id, item.failed) for item in table.items] == [(shared.id, 2)]
    assert (await figures.table(BOB, DAY, JobTable.FAILING)).items == ()


async def test_one_job_can_be_asked_for(store: Store, analytics: AnalyticsService) -> None:
    one, other = await store.save_draft(), await store.save_draft()
    await ran(store, one, 1, [10, 20])
    await ran(store, other, 1)

    found = await analytics.trend(ADA, AnalyticsRequest(since=DAY.since, until=DAY.until, job_id=one.id))

    assert found.total.succeeded == 2


async def test_hours_of_the_week_follow_the_zone(store: Store, analytics: AnalyticsService) -> None:
    job = await store.save_draft()
    await ran(store, job, 0.25, [1, 2])
    await ran(store, job, 20, **FAILURE)

    kolkata = await analytics.week(ADA, AnalyticsRequest(since=DAY.since, until=DAY.until, zone="Asia/Kolkata"))
    utc = await analytics.week(ADA, DAY)

    assert kolkata.days[2][17].succeeded == 2  # 11:45 UTC is 17:15 there
    assert kolkata.days[1][21].failed == 1
    assert utc.days[2][11].succeeded == 2
    assert utc.days[1][16].failed == 1


async def test_days_begin_at_midnight_of_the_zone(store: Store, analytics: AnalyticsService) -> None:
    request = AnalyticsRequest(since=NOON - timedelta(days=50), until=NOON, zone="Asia/Tokyo")

    found = await analytics.trend(ADA, request)

    assert found.bucket_s == 86_400
    assert {point.time.hour for point in found.points} == {15}


async def test_slow_jobs_come_by_their_slowest(store: Store, figures: JobFigureService) -> None:
    quick, slow = await store.save_draft(name="Quick"), await store.save_draft(name="Slow", tags=("a",))
    await ran(store, quick, 20, [10] * 10)
    await ran(store, slow, 20, [900] * 10)
    await ran(store, slow, 2, [4000] * 10)
    await store.save_draft(name="Never ran")

    found = await figures.table(ADA, DAY, JobTable.SLOW)

    assert [(item.job_name, item.succeeded) for item in found.items] == [("Slow", 20), ("Quick", 10)]
    assert (found.items[0].p95_ms, found.items[0].busy_ms) == (4000, 49_000)
    assert (found.total, found.complete) == (2, True)


async def test_drifting_jobs_are_told_with_what_they_took_before(store: Store, figures: JobFigureService) -> None:
    slower, same = await store.save_draft(name="Slower"), await store.save_draft()
    for job, recent in ((slower, 300), (same, 100)):
        await ran(store, job, 20, [100 + number for number in range(12)])
        await ran(store, job, 2, [recent + number for number in range(12)])

    found = await figures.table(ADA, DAY, JobTable.DRIFTING)

    (item,) = found.items
    assert item.job_name == "Slower"
    assert item.drift is not None
    assert [item.drift.earlier_ms, item.drift.recent_ms] == [pytest.approx(105, abs=2), pytest.approx(305, abs=2)]
    assert item.drift.z > 3


async def test_durations_that_take_too_long_to_read_are_read_of_half_the_jobs_at_a_time(
    store: Store, figures: JobFigureService, monkeypatch: pytest.MonkeyPatch
) -> None:
    slower, quicker = await store.save_draft(name="Slower"), await store.save_draft(name="Quicker")
    for job, recent in ((slower, 300), (quicker, 10)):
        await ran(store, job, 20, [100 + number for number in range(12)])
        await ran(store, job, 2, [recent + number for number in range(12)])
    real = store.stores.analytics.samples

    async def of_one(query: Any, job_ids: Sequence[str], **options: Any) -> Any:
        if job_ids != [slower.id]:
            raise SearchTimeout
        return await real(query, job_ids, **options)

    monkeypatch.setattr(store.stores.analytics, "samples", of_one)

    found = await figures.table(ADA, DAY, JobTable.DRIFTING)

    assert [item.job_name for item in found.items] == ["Slower"]
    assert not found.complete


async def test_flaky_jobs_go_back_and_forth(store: Store, figures: JobFigureService) -> None:
    flaky, broken = await store.save_draft(name="Flaky"), await store.save_draft(name="Broken")
    for number in range(3):
        await ran(store, flaky, 10 - 2 * number)
        await ran(store, flaky, 9 - 2 * number, **FAILURE)
        await ran(store, broken, 9 - 2 * number, **FAILURE)

    found = await figures.table(ADA, DAY, JobTable.FLAKY)
    failing = await figures.table(ADA, DAY, JobTable.FAILING)

    assert [(item.job_name, item.flips, item.success_rate) for item in found.items] == [("Flaky", 5, 0.5)]
    assert {item.job_name for item in failing.items} == {"Flaky", "Broken"}


async def test_archived_and_deleted_jobs_are_not_listed(store: Store, figures: JobFigureService) -> None:
    archived, deleted = await store.save_draft(state=JobState.ARCHIVED), await store.save_draft()
    for job in (archived, deleted):
        await ran(store, job, 1, [5], **FAILURE)
    await store.stores.jobs.delete(deleted)

    assert [item.job_id for item in (await figures.table(ADA, DAY, JobTable.FAILING)).items] == [archived.id]
    assert (await figures.table(ADA, DAY, JobTable.SLOW)).items == ()


async def test_a_table_becomes_a_file_that_no_spreadsheet_takes_for_formulas(
    store: Store, figures: JobFigureService
) -> None:
    job = await store.save_draft(name='=HYPERLINK("x"), "quoted"', tags=("a", "b"))
    await ran(store, job, 1, **FAILURE)

    lines = table_as_csv(await figures.table(ADA, DAY, JobTable.FAILING)).splitlines()

    assert lines[0].startswith("job_id,job_name,owner_id,tags,succeeded,failed")
    assert lines[1] == f'{job.id},"\'=HYPERLINK(""x""), ""quoted""",{OWNER},a b,0,1,0.0000,,,,,,'


@pytest.mark.parametrize(
    ("changes", "pointer"),
    [
        ({"job_id": "no job"}, "query:job_id"),
        ({"zone": "Mars/Olympus"}, "query:zone"),
        ({"since": NOON, "until": NOON - timedelta(hours=1)}, "query:from"),
        ({"since": NOON - timedelta(days=900)}, "query:from"),
    ],
)
async def test_what_cannot_be_asked_is_refused(
    analytics: AnalyticsService, changes: dict[str, Any], pointer: str
) -> None:
    with pytest.raises(Invalid) as refused:
        await analytics.trend(ADA, AnalyticsRequest(**changes))

    assert refused.value.errors[0].pointer == pointer


async def test_the_same_question_is_answered_from_memory_for_a_while(store: Store) -> None:
    service = AnalyticsService(store.stores, clock=lambda: from_ms(to_ms(NOON) + 4_000))
    job = await store.save_draft()

    async def ask(principal: Principal) -> Trend:
        return await service.trend(principal, AnalyticsRequest())

    first = await ask(ADA)
    await ran(store, job, 1)

    assert await ask(ADA) is first
    assert (await ask(ROOT)).total.succeeded == 1
