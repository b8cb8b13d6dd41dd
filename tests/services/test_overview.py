"""OverviewService: the numbers on the first page are those of the store, for whoever asks."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from chronos_synapse.domain.access import EVERYTHING, Principal
from chronos_synapse.domain.clock import from_ms, utc_now
from chronos_synapse.domain.execution import ExecutionState, Outcome
from chronos_synapse.domain.failure_pattern import PatternQuery
from chronos_synapse.domain.job import JobState, UserId
from chronos_synapse.domain.user import Role
from chronos_synapse.domain.worker import WorkerInfo
from chronos_synapse.services.history.overview import OverviewService
from chronos_synapse.services.patterns.follower import PatternFollower
from chronos_synapse.storage.redis.jobs import Arming
from tests.builders import OWNER, Store, a_job, minutes_before

ADA = Principal(user_id=OWNER, role=Role.DEVELOPER)
BOB = Principal(user_id=UserId("bob"), role=Role.DEVELOPER)
ROOT = Principal(user_id=UserId("root"), role=Role.ADMIN)
FAILURE: dict[str, Any] = {"state": ExecutionState.FAILED, "outcome": Outcome.FAILED, "error": "disk full"}


@pytest.fixture
def overviews(store: Store) -> OverviewService:
    """The service on this machine's clock."""
    return OverviewService(store.stores)


async def test_running_and_waiting_executions_are_counted_and_shown(store: Store, overviews: OverviewService) -> None:
    job = await store.save_draft()
    (running,) = await store.request(job)
    await store.start()
    await store.request(job, count=3)

    page = await overviews.overview(ADA)

    assert [execution.id for execution in page.running] == [running.id]
    assert (page.running_total, page.queued_total) == (1, 3)
    assert page.jobs.active == 1


async def test_the_next_due_times_come_in_order_for_each_owner(store: Store, overviews: OverviewService) -> None:
    now = await store.now_ms()
    jobs = [a_job(name=f"Job {at}", owner_id=UserId("bob" if at % 2 else OWNER)) for at in range(4)]
    for at, job in enumerate(jobs):
        await store.save(job, fire_ms=now + 60_000 * (4 - at))
    await store.save_draft(state=JobState.PAUSED)

    everything, own = await overviews.overview(ROOT), await overviews.overview(BOB)

    assert [fire.job_name for fire in everything.next] == ["Job 3", "Job 2", "Job 1", "Job 0"]
    assert everything.next[0].fire_at == from_ms(now + 60_000)
    assert everything.next[0].schedule_text == "Every second"
    assert [fire.job_name for fire in own.next] == ["Job 3", "Job 1"]


async def test_a_failing_job_is_told_with_since_when_and_how_often(store: Store, overviews: OverviewService) -> None:
    job, well = await store.save_draft(), await store.save_draft()
    now = await store.now_ms()
    await store.finished(job, at_ms=minutes_before(now, 30))
    (first,) = await store.finished(job, at_ms=minutes_before(now, 20), **FAILURE)
    (last,) = await store.finished(job, at_ms=minutes_before(now, 10), **FAILURE)
    await store.finished(well, **FAILURE)
    await store.finished(well)

    (failing,) = (await overviews.overview(ADA)).failing

    assert (failing.job_id, failing.execution_id, failing.count) == (job.id, last.id, 2)
    assert (failing.state, failing.error) == (ExecutionState.FAILED, "disk full")
    assert failing.since == first.finished_at
    assert failing.finished_at == last.finished_at
    assert failing.last_good_at == from_ms(minutes_before(now, 30))


async def test_what_runs_is_told_with_what_is_usual_for_its_job(store: Store, overviews: OverviewService) -> None:
    job, young = await store.save_draft(), await store.save_draft()
    for duration in (100, 300, 200):
        await store.finished(job, duration_ms=duration)
    await store.finished(job, duration_ms=9000, **FAILURE)
    await store.finished(young, count=2)
    for one in (job, young):
        await store.request(one)
    await store.start()

    running = (await overviews.overview(ADA)).running

    assert {execution.job_id: execution.usual_ms for execution in running} == {job.id: 200, young.id: None}


async def test_a_job_that_never_succeeded_has_no_last_good_one(store: Store, overviews: OverviewService) -> None:
    await store.finished(await store.save_draft(), **FAILURE)

    (failing,) = (await overviews.overview(ADA)).failing

    assert failing.last_good_at is None


async def test_all_failing_jobs_are_counted_although_not_all_are_told(
    store: Store, overviews: OverviewService, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("chronos_synapse.services.history.overview.SHOWN", 2)
    for _ in range(3):
        await store.finished(await store.save_draft(), **FAILURE)

    page = await overviews.overview(ADA)

    assert (len(page.failing), page.failing_total) == (2, 3)


async def test_a_failing_job_leads_to_its_pattern(store: Store, overviews: OverviewService) -> None:
    job, late, moved = [await store.save_draft(name=name) for name in ("job", "late", "moved")]
    await store.finished(job, **FAILURE)
    await store.finished(moved, **FAILURE | {"error": "connection refused"})
    await PatternFollower(store.stores).advance()
    await store.finished(late, **FAILURE)
    told = await store.stores.insight.patterns.page(PatternQuery(sight=EVERYTHING))
    ids = {pattern.template: pattern.id for pattern in told.patterns}
    # A pattern that became a part of another one leaves executions behind that name it.
    await store.door.call("UNLINK", store.door.keys.pattern(ids["connection refused"]))

    failing = (await overviews.overview(ADA)).failing

    known = {one.job_name: one.pattern_id for one in failing}
    assert known == {"job": ids["disk full"], "late": None, "moved": None}


async def test_a_job_that_fails_every_second_does_not_hide_the_others(
    store: Store, overviews: OverviewService, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("chronos_synapse.services.history.failing.PAGE", 3)
    noisy, quiet, gone, archived = [
        await store.save_draft(name=name) for name in ("noisy", "quiet", "gone", "archived")
    ]
    now = await store.now_ms()
    for job in (quiet, gone, archived):
        await store.finished(job, at_ms=minutes_before(now, 60), **FAILURE)
    await store.finished(noisy, count=5, **FAILURE)
    await store.stores.jobs.delete(gone)
    hidden = a_job(id=archived.id, name="archived", state=JobState.ARCHIVED, version=2)
    await store.stores.jobs.save(hidden, expected_version=1, arming=Arming())

    page = await overviews.overview(ADA)

    assert [(failing.job_name, failing.count) for failing in page.failing] == [("noisy", 5), ("quiet", 1)]


async def test_outcomes_are_counted_by_the_hour_with_last_week_beside(store: Store) -> None:
    job = await store.save_draft()
    await store.finished(job, count=2)
    await store.finished(job, **FAILURE)
    now = from_ms(await store.now_ms())

    page = await OverviewService(store.stores, lambda: now).overview(ADA)
    next_week = await OverviewService(store.stores, lambda: now + timedelta(days=7)).overview(ADA)
    others = await OverviewService(store.stores, lambda: now).overview(BOB)

    assert (page.outcomes.bucket_s, len(page.outcomes.points), len(page.previous.points)) == (3600, 24, 24)
    counts = [(point.succeeded, point.failed, point.not_run) for point in page.outcomes.points]
    assert counts[:-2] == [(0, 0, 0)] * 22
    assert tuple(map(sum, zip(*counts[-2:], strict=True))) == (2, 1, 0)
    assert sum(point.succeeded for point in next_week.previous.points) == 2
    assert sum(point.succeeded + point.failed for point in others.outcomes.points) == 0
    hours = [point.time for point in page.outcomes.points]
    assert hours == [hours[0] + timedelta(hours=at) for at in range(24)]


async def test_the_lag_is_that_of_the_last_hour(store: Store, overviews: OverviewService) -> None:
    job = await store.save_draft()
    now = await store.now_ms()
    for seconds in (1, 2, 3):
        await store.finished(job, at_ms=now - seconds * 1000)
    await store.finished(job, at_ms=minutes_before(now, 90))

    lag = (await overviews.overview(ADA)).lag

    assert lag.count == 3
    assert lag.p50_ms is not None
    assert lag.p99_ms is not None
    assert 2000 <= lag.p50_ms < lag.p99_ms


async def test_an_empty_store_has_an_empty_page(overviews: OverviewService) -> None:
    page = await overviews.overview(ROOT)

    assert (page.running, page.next, page.failing, page.workers) == ([], [], [], [])
    assert (page.running_total, page.queued_total, page.jobs.active) == (0, 0, 0)
    assert (page.lag.p50_ms, page.lag.p99_ms, page.lag.count) == (None, None, 0)
    assert len(page.outcomes.points) == 24


async def test_workers_are_for_administrators_since_their_load_tells_of_all_owners(
    store: Store, overviews: OverviewService
) -> None:
    started_at = datetime(2026, 1, 1, tzinfo=UTC)
    worker = WorkerInfo(
        id="w1",
        host="h",
        pid=1,
        queues=("default",),
        slots=4,
        running=1,
        started_at=started_at,
        seen_at=utc_now(),
    )
    await store.stores.daemons.say("worker", worker, ttl_s=60)

    assert (await overviews.overview(ROOT)).workers == [worker]
    assert (await overviews.overview(ADA)).workers == []
