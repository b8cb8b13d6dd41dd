"""Facts of what failed: which jobs, how often, since when, and which executions show it."""

from datetime import datetime

from chronos_synapse.domain.execution import UNSUCCESSFUL, Execution, ExecutionId, ExecutionState
from chronos_synapse.domain.failure_pattern import DAYS, FailurePattern, PatternQuery, PatternSort, day_of, narrowed
from chronos_synapse.domain.job import JobId
from chronos_synapse.domain.query import ExecutionQuery, ExecutionSort
from chronos_synapse.domain.report import MOST_EVIDENCE, FactSource, Quotation, Section
from chronos_synapse.services.history.analytics import AnalyticsRequest
from chronos_synapse.services.history.analytics_jobs import JobFigure, JobFigureService, JobTable
from chronos_synapse.services.history.failing import FailingJob, FailingJobs
from chronos_synapse.services.reports.quoting import quoted
from chronos_synapse.services.reports.rows import JobRef, Measure, Rows, time_shown
from chronos_synapse.services.reports.scene import Scene
from chronos_synapse.storage.redis.execution_documents import to_domain
from chronos_synapse.storage.redis.patterns import PatternStore
from chronos_synapse.storage.redis.stores import RedisStores

MOST_JOBS = 8
MOST_PATTERNS = 3
_CUT = "Not all failures could be counted in time: their counts are lower bounds."


async def add_failing_jobs(rows: Rows, figures: JobFigureService, stores: RedisStores) -> None:
    """The jobs with most failures over the span, with their latest failures and what those said."""
    scene = rows.scene
    if scene.is_of_job:
        await _add_latest_failures(rows, stores)
        return
    request = AnalyticsRequest(since=scene.since, until=scene.until)
    table = await figures.table(scene.principal, request, JobTable.FAILING)
    if not table.complete:
        rows.miss(_CUT)
    for figure in table.items[:MOST_JOBS]:
        found = await failures_of(stores, scene, figure.job_id)
        await _add_failures(rows, stores, figure, found)


async def _add_latest_failures(rows: Rows, stores: RedisStores) -> None:
    """Of a report of one job: totals tell how many there were; this tells which."""
    job = rows.scene.job
    found = [] if job is None else await failures_of(stores, rows.scene, job.id)
    if job is None or not found:
        return
    ref = JobRef(id=job.id, name=job.name)
    at = time_shown(_end_of(found[0]), rows.scene.about.timezone)
    measure = Measure(metric="last_failure", label="Last failure", value=at, unit="time")
    rows.add(Section.FAILED, measure, _source(found, job.id), job=ref)
    await _quote(rows, stores, ref, found)


async def _add_failures(rows: Rows, stores: RedisStores, figure: JobFigure, found: list[Execution]) -> None:
    ref = JobRef(id=JobId(figure.job_id), name=figure.job_name)
    source = _source(found, figure.job_id)
    for metric, label, value in (
        ("failures", "Failures", figure.failed),
        ("runs", "Runs", figure.failed + figure.succeeded),
    ):
        measure = Measure(metric=metric, label=label, value=value, unit="count", is_of_span=True)
        rows.add(Section.FAILED, measure, source, job=ref)
    await _quote(rows, stores, ref, found)


async def _quote(rows: Rows, stores: RedisStores, ref: JobRef, found: list[Execution]) -> None:
    for execution in found[:1]:
        text = quoted(execution.error, await stores.jobs.find_version(execution.job_id, execution.job_version))
        if text is not None:
            rows.quote(Quotation(job=ref.name, job_id=ref.id, text=text, execution_id=execution.id), of=[ref.id])


async def add_patterns(rows: Rows, patterns: PatternStore) -> None:
    """What most failures of the span say, beside what people know of it; of what comes from other jobs, nothing."""
    scene = rows.scene
    query = PatternQuery(
        sight=scene.principal.sight,
        job_id=scene.about.job_id if scene.is_of_job else None,
        since=scene.since,
        sort=PatternSort.MOST,
        limit=MOST_PATTERNS,
    )
    for found in (await patterns.page(query)).patterns:
        pattern = narrowed(found, scene.principal.sight)
        count = 0 if pattern is None else _count_in(pattern, scene)
        said = None if pattern is None else quoted(pattern.template)
        if pattern is not None and count and said is not None:
            known = quoted(pattern.note.text) if pattern.note is not None else None
            jobs = f", {len(pattern.jobs)} jobs" if pattern.per_day else " of this job so far"
            note = f"{count:,} such {'failure' if count == 1 else 'failures'}{jobs}. {known or ''}".rstrip()
            quotation = Quotation(job="", text=said, path=f"/patterns/{pattern.id}", note=note)
            rows.quote(quotation, of=[one.job_id for one in pattern.jobs])


def _count_in(pattern: FailurePattern, scene: Scene) -> int:
    """Failures within the span as far as days are counted; of what is seen of some jobs only, those of all time."""
    if not pattern.per_day:
        return pattern.count
    day = day_of(scene.until)
    later = max(0, (pattern.counted_to - day).days)
    days = pattern.days_to(day)
    return sum(days[: len(days) - later][-scene.about.span_days :]) if scene.about.span_days + later <= DAYS else 0


async def add_failing_now(rows: Rows, failing: FailingJobs, now: datetime) -> None:
    """Jobs whose latest execution did not succeed: how often in a row, since when, and their last success."""
    scene = rows.scene
    for one in await failing.find(scene.principal, now, limit=MOST_JOBS):
        _add_streak(rows, one)


def _add_streak(rows: Rows, one: FailingJob) -> None:
    timezone = rows.scene.about.timezone
    ref = JobRef(id=JobId(one.job_id), name=one.job_name)
    query = f"/executions?{_query_of(one.job_id)}"
    source = FactSource(name="history", path=query, executions=(ExecutionId(one.execution_id),))
    measures = [Measure(metric="failures_in_a_row", label="Failures in a row", value=one.count, unit="count")]
    if one.count > 1:
        since = time_shown(one.since, timezone)
        measures.append(Measure(metric="failing_since", label="Failing since", value=since, unit="time"))
    if one.last_good_at is not None:
        good = time_shown(one.last_good_at, timezone)
        measures.append(Measure(metric="last_success", label="Last success", value=good, unit="time"))
    for measure in measures:
        rows.add(Section.FAILED, measure, source, job=ref)


async def add_flaky_jobs(rows: Rows, figures: JobFigureService) -> None:
    """Jobs that go from success to failure and back."""
    scene = rows.scene
    if scene.is_of_job:
        return
    request = AnalyticsRequest(since=scene.since, until=scene.until)
    table = await figures.table(scene.principal, request, JobTable.FLAKY)
    for figure in table.items[: MOST_JOBS // 2]:
        measure = Measure(
            metric="outcome_flips",
            label="Changes between success and failure",
            value=figure.flips or 0,
            unit="count",
            is_of_span=True,
        )
        ref = JobRef(id=JobId(figure.job_id), name=figure.job_name)
        rows.add(Section.FAILED, measure, FactSource(name="job", path=f"/jobs/{figure.job_id}"), job=ref)


async def failures_of(stores: RedisStores, scene: Scene, job_id: str) -> list[Execution]:
    """The latest failures of a job within the span, newest first."""
    states = tuple(sorted(UNSUCCESSFUL))
    return await executions_of(stores, scene, job_id, states=states, sort=ExecutionSort.NEWEST)


async def executions_of(
    stores: RedisStores, scene: Scene, job_id: str, *, states: tuple[ExecutionState, ...], sort: ExecutionSort
) -> list[Execution]:
    """The first executions of a job within the span."""
    query = ExecutionQuery(
        sight=scene.principal.sight,
        job_id=JobId(job_id),
        states=states,
        since=scene.since,
        until=scene.until,
        sort=sort,
        limit=MOST_EVIDENCE,
    )
    page = await stores.history.find(query, now=scene.until)
    return [to_domain(document) for document in page.documents]


def _source(found: list[Execution], job_id: str) -> FactSource:
    ids = tuple(execution.id for execution in found)
    return FactSource(name="history", path=f"/executions?{_query_of(job_id)}", executions=ids)


def _query_of(job_id: str) -> str:
    return f"q=job:{job_id}+state:failed,timed_out,abandoned"


def _end_of(execution: Execution) -> datetime:
    return execution.finished_at or execution.scheduled_for
