"""MetricService: series of a job for its charts."""

from datetime import timedelta
from typing import Any

import pytest

from chronos_synapse.domain.access import Principal
from chronos_synapse.domain.clock import from_ms
from chronos_synapse.domain.errors import Invalid, NotFound
from chronos_synapse.domain.execution import ExecutionState, Outcome
from chronos_synapse.domain.job import UserId
from chronos_synapse.domain.metric import Metric, Reduce
from chronos_synapse.domain.user import Role
from chronos_synapse.services.history.metrics import MetricQuery, MetricService
from tests.builders import OWNER, Store, minutes_before

ADA = Principal(user_id=OWNER, role=Role.DEVELOPER)
BOB = Principal(user_id=UserId("bob"), role=Role.DEVELOPER)


@pytest.fixture
def metrics(store: Store) -> MetricService:
    """The service on this machine's clock."""
    return MetricService(store.stores)


async def test_samples_of_executions_are_told_with_their_unit(store: Store, metrics: MetricService) -> None:
    job = await store.save_draft()
    await store.finished(job, duration_ms=120, cpu_ms=40, peak_memory_bytes=1024)

    durations = await metrics.series(ADA, job.id, MetricQuery(metric=Metric.DURATION_MS))
    memory = await metrics.series(ADA, job.id, MetricQuery(metric=Metric.PEAK_MEMORY_BYTES))

    assert (durations.unit, [point.value for point in durations.points]) == ("ms", [120])
    assert (memory.unit, [point.value for point in memory.points]) == ("bytes", [1024])


async def test_counts_are_added_up_and_times_averaged_unless_told_otherwise(
    store: Store, metrics: MetricService
) -> None:
    job = await store.save_draft()
    for duration_ms in (100, 300):
        await store.finished(job, duration_ms=duration_ms)
    now = from_ms(await store.now_ms())

    async def value(metric: Metric, reduce: Reduce | None = None) -> tuple[float, str]:
        query = MetricQuery(
            metric=metric,
            since=now - timedelta(days=20),
            until=now + timedelta(days=1),
            bucket_s=2_678_400,
            reduce=reduce,
        )
        series = await metrics.series(ADA, job.id, query)
        return sum(point.value for point in series.points), series.unit

    assert await value(Metric.SUCCEEDED) == (2, "executions")
    assert await value(Metric.DURATION_MS) == (200, "ms")
    assert await value(Metric.DURATION_MS, Reduce.MAX) == (300, "ms")
    assert await value(Metric.DURATION_MS, Reduce.COUNT) == (2, "executions")
    assert await value(Metric.FAILED) == (0, "executions")


async def test_durations_are_those_that_ran_in_time_order_with_how_they_ended(
    store: Store, metrics: MetricService
) -> None:
    job = await store.save_draft()
    now = await store.now_ms()
    failure: dict[str, Any] = {"state": ExecutionState.FAILED, "outcome": Outcome.FAILED}
    (newer,) = await store.finished(job, at_ms=minutes_before(now, 1), duration_ms=20)
    (older,) = await store.finished(job, at_ms=minutes_before(now, 9), duration_ms=10, **failure)
    await store.finished(job, at_ms=minutes_before(now, 60 * 24 * 8), duration_ms=5)
    await store.request(job)

    found = await metrics.durations(ADA, job.id, since=None, until=None, limit=500)
    latest = await metrics.durations(ADA, job.id, since=None, until=None, limit=1)

    assert [(point.execution_id, point.duration_ms, point.state) for point in found.points] == [
        (older.id, 10, ExecutionState.FAILED),
        (newer.id, 20, ExecutionState.SUCCEEDED),
    ]
    assert [point.execution_id for point in latest.points] == [newer.id]


async def test_a_job_that_has_not_run_has_empty_charts(store: Store, metrics: MetricService) -> None:
    job = await store.save_draft()

    assert (await metrics.series(ADA, job.id, MetricQuery(metric=Metric.LAG_MS))).points == ()
    assert (await metrics.durations(ADA, job.id, since=None, until=None, limit=10)).points == ()


async def test_another_users_charts_are_not_there(store: Store, metrics: MetricService) -> None:
    job = await store.save_draft()

    for job_id in (job.id, "0" * 16, "*"):
        with pytest.raises(NotFound):
            await metrics.series(BOB, job_id, MetricQuery(metric=Metric.LAG_MS))
        with pytest.raises(NotFound):
            await metrics.durations(BOB, job_id, since=None, until=None, limit=10)


@pytest.mark.parametrize("bucket_s", [-1, 1, 10**12])
async def test_a_bucket_that_makes_no_chart_is_refused(store: Store, metrics: MetricService, bucket_s: int) -> None:
    job = await store.save_draft()

    with pytest.raises(Invalid) as refusal:
        await metrics.series(ADA, job.id, MetricQuery(metric=Metric.LAG_MS, bucket_s=bucket_s))

    assert refusal.value.errors[0].pointer == "query:bucket_s"


async def test_a_range_that_ends_before_it_begins_is_refused(store: Store, metrics: MetricService) -> None:
    job = await store.save_draft()

    with pytest.raises(Invalid):
        await metrics.durations(ADA, job.id, since=from_ms(2), until=from_ms(1), limit=10)
