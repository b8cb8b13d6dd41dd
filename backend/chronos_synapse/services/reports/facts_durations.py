"""Facts of how long jobs take: which take longer than they did, and which take longest."""

from chronos_synapse.domain.execution import ExecutionState
from chronos_synapse.domain.job import JobId
from chronos_synapse.domain.query import ExecutionSort
from chronos_synapse.domain.report import FactSource, Section
from chronos_synapse.services.history.analytics import AnalyticsRequest
from chronos_synapse.services.history.analytics_jobs import JobFigure, JobFigureService, JobTable
from chronos_synapse.services.reports.facts_failures import executions_of
from chronos_synapse.services.reports.rows import JobRef, Measure, Rows
from chronos_synapse.storage.redis.stores import RedisStores

MOST_DRIFTING = 6
MOST_SLOW = 5
_CUT = "Not all durations could be compared in time."


async def add_drifting_jobs(rows: Rows, figures: JobFigureService) -> None:
    """Jobs whose later executions take another time than the earlier ones, as ranks tell (Mann-Whitney)."""
    scene = rows.scene
    request = AnalyticsRequest(since=scene.since, until=scene.until)
    table = await figures.table(scene.principal, request, JobTable.DRIFTING)
    if not table.complete:
        rows.miss(_CUT)
    for figure in table.items[:MOST_DRIFTING]:
        _add_drift(rows, figure)


def _add_drift(rows: Rows, figure: JobFigure) -> None:
    drift = figure.drift
    if drift is None or drift.earlier_ms <= 0:
        return
    source = FactSource(name="analytics", path=f"/jobs/{figure.job_id}")
    ref = _ref(figure)
    rows.add(
        Section.SLOWER,
        Measure(
            metric="median_duration_change_vs_earlier",
            label="Change of the median duration from the first half to the second",
            value=round(drift.recent_ms / drift.earlier_ms - 1, 4),
            unit="ratio",
            is_of_span=True,
        ),
        source,
        job=ref,
    )
    for metric, label, value_ms in (
        ("earlier_median_duration", "Median duration in the first half", drift.earlier_ms),
        ("recent_median_duration", "Median duration in the second half", drift.recent_ms),
    ):
        rows.add(Section.SLOWER, Measure(metric=metric, label=label, value=value_ms / 1000, unit="s"), source, job=ref)


async def add_slow_jobs(rows: Rows, figures: JobFigureService, stores: RedisStores) -> None:
    """The jobs that take longest, with their longest executions."""
    scene = rows.scene
    request = AnalyticsRequest(since=scene.since, until=scene.until)
    table = await figures.table(scene.principal, request, JobTable.SLOW)
    for figure in table.items[:MOST_SLOW]:
        found = await executions_of(
            stores, scene, figure.job_id, states=(ExecutionState.SUCCEEDED,), sort=ExecutionSort.LONGEST
        )
        ids = tuple(execution.id for execution in found)
        source = FactSource(name="history", path=f"/jobs/{figure.job_id}", executions=ids)
        _add_durations(rows, figure, source)


def _add_durations(rows: Rows, figure: JobFigure, source: FactSource) -> None:
    told = [("busy_time", "Time taken by all successful runs", figure.busy_ms)]
    if not rows.scene.is_of_job:  # of one job, the totals tell these
        told = [
            ("p95_duration", "95th percentile of durations", figure.p95_ms),
            ("median_duration", "Median duration", figure.p50_ms),
            *told,
        ]
    for metric, label, value_ms in told:
        if value_ms is not None:
            measure = Measure(metric=metric, label=label, value=value_ms / 1000, unit="s", is_of_span=True)
            rows.add(Section.SLOWER, measure, source, job=_ref(figure))


def _ref(figure: JobFigure) -> JobRef:
    return JobRef(id=JobId(figure.job_id), name=figure.job_name)
