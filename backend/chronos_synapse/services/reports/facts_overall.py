"""Facts of how it went: runs, failures, success and durations beside as much time before; and what was changed."""

from chronos_synapse.domain.analytics import Tally
from chronos_synapse.domain.job import Job
from chronos_synapse.domain.query import JobQuery, JobSort
from chronos_synapse.domain.report import FactSource, Section
from chronos_synapse.services.history.analytics import AnalyticsRequest, AnalyticsService
from chronos_synapse.services.reports.rows import JobRef, Measure, Rows, time_shown
from chronos_synapse.services.reports.scene import Scene
from chronos_synapse.storage.redis.stores import RedisStores

LEAST_CHANGE = 0.02
"""A smaller change of a count or a duration is not worth a row."""
LEAST_POINTS = 0.1
MOST_NEW_JOBS = 5
MOST_VERSIONS = 50
"""Former definitions of a job that are looked at."""
_CUT = "Not all executions could be counted in time: counts are lower bounds."


async def add_totals(rows: Rows, analytics: AnalyticsService) -> None:
    """What ran, what failed and how long it took, with the change since as much time before."""
    scene = rows.scene
    request = AnalyticsRequest(since=scene.since, until=scene.until, zone=scene.about.timezone)
    trend = await analytics.trend(scene.principal, request)
    if not trend.complete:
        rows.miss(_CUT)
    _Totals(rows, trend.total, trend.previous_total).add()


class _Totals:
    """The rows of two tallies."""

    def __init__(self, rows: Rows, now: Tally, before: Tally) -> None:
        self._rows, self._now, self._before = rows, now, before
        scene = rows.scene
        self._job = None if scene.job is None else JobRef(id=scene.job.id, name=scene.job.name)
        path = "/analytics" if scene.job is None else f"/jobs/{scene.job.id}"
        self._source = FactSource(name="analytics", path=path)

    def add(self) -> None:
        now, before = self._now, self._before
        self._add_failures(now.succeeded + now.failed, before.succeeded + before.failed)
        self._add_rate()
        self._add_duration("median_duration", "Median duration", now.p50_ms, before.p50_ms)
        self._add_duration("p95_duration", "95th percentile of durations", now.p95_ms, before.p95_ms)
        if now.not_run:
            self._one("missed_or_skipped", "Due times missed or skipped", now.not_run, before=f"{before.not_run:,}")
        if now.cancelled:
            self._one("cancelled", "Runs cancelled", now.cancelled, before=f"{before.cancelled:,}")

    def _add_failures(self, runs: int, runs_before: int) -> None:
        self._one("failures", "Failures", self._now.failed, before=f"{self._before.failed:,}")
        self._one("runs", "Runs", runs, before=f"{runs_before:,}")
        if runs_before and abs(runs / runs_before - 1) >= LEAST_CHANGE:
            change = round(runs / runs_before - 1, 4)
            self._one("runs_change_vs_before", "Change of the number of runs", change, unit="ratio", is_change=True)

    def _add_rate(self) -> None:
        now, before = self._now.success_rate, self._before.success_rate
        if now is None:
            return
        said = "" if before is None else f"{before:.2%}"
        self._one("success_rate", "Success rate", now, unit="ratio", before=said)
        points = None if before is None else round((now - before) * 100, 2)
        if points is not None and abs(points) >= LEAST_POINTS:
            self._one("success_rate_change_vs_before", "Change of the success rate", points, unit="pp", is_change=True)

    def _add_duration(self, metric: str, label: str, now_ms: int | None, before_ms: int | None) -> None:
        if now_ms is None:
            return
        said = "" if before_ms is None else f"{before_ms / 1000:,.3g} s"
        self._one(metric, label, now_ms / 1000, unit="s", before=said, section=Section.SLOWER)
        if before_ms and abs(now_ms / before_ms - 1) >= LEAST_CHANGE:
            change = round(now_ms / before_ms - 1, 4)
            name = f"{metric}_change_vs_before"
            self._one(name, f"Change of the {label.lower()}", change, unit="ratio", is_change=True)

    def _one(  # noqa: PLR0913 - one argument for each part of a row
        self,
        metric: str,
        label: str,
        value: float,
        *,
        unit: str = "count",
        before: str = "",
        is_change: bool = False,
        section: Section = Section.FAILED,
    ) -> None:
        measure = Measure(metric=metric, label=label, value=value, unit=unit, is_of_span=True, before=before)
        self._rows.add(Section.CHANGED if is_change else section, measure, self._source, job=self._job)


async def add_changes(rows: Rows, stores: RedisStores) -> None:
    """New jobs, and of a report of one job its new versions."""
    scene = rows.scene
    if scene.job is not None:
        await _add_versions(rows, stores, scene.job)
        return
    query = JobQuery(sight=scene.principal.sight, sort=JobSort.NEWEST, limit=MOST_NEW_JOBS * 10)
    page = await stores.job_search.find(query)
    found = [job for job in page.jobs if scene.since <= job.created_at < scene.until]
    if not found:
        return
    measure = Measure(metric="new_jobs", label="New jobs", value=len(found), unit="count", is_of_span=True)
    rows.add(Section.CHANGED, measure, FactSource(name="jobs", path="/jobs?sort=-created_at"))
    for job in found[:MOST_NEW_JOBS]:
        created = time_shown(job.created_at, scene.about.timezone)
        measure = Measure(metric="created_at", label="Created", value=created, unit="time")
        rows.add(Section.CHANGED, measure, FactSource(name="job", path=f"/jobs/{job.id}"), job=ref_of(job))


async def _add_versions(rows: Rows, stores: RedisStores, job: Job) -> None:
    numbers = range(max(1, job.version - MOST_VERSIONS), job.version + 1)
    versions = await stores.jobs.find_versions(job, list(numbers))
    changed = [one for one in versions.values() if _is_within(one, rows.scene) and one.version > 1]
    if not changed:
        return
    source = FactSource(name="job", path=f"/jobs/{job.id}?tab=versions")
    measure = Measure(metric="new_versions", label="New versions", value=len(changed), unit="count", is_of_span=True)
    rows.add(Section.CHANGED, measure, source, job=ref_of(job))
    latest = max(one.updated_at for one in changed)
    shown_at = time_shown(latest, rows.scene.about.timezone)
    measure = Measure(metric="latest_version_at", label="Latest version saved", value=shown_at, unit="time")
    rows.add(Section.CHANGED, measure, source, job=ref_of(job))


def _is_within(job: Job, scene: Scene) -> bool:
    return scene.since <= job.updated_at < scene.until


def ref_of(job: Job) -> JobRef:
    """How facts name it."""
    return JobRef(id=job.id, name=job.name)
