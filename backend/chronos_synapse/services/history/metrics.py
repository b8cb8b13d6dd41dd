"""MetricService: series of one job for its charts."""

from datetime import datetime, timedelta

import msgspec

from chronos_synapse.domain.access import Principal
from chronos_synapse.domain.clock import Clock, to_ms, utc_now
from chronos_synapse.domain.errors import Invalid
from chronos_synapse.domain.execution import Execution, ExecutionState
from chronos_synapse.domain.job import JobId
from chronos_synapse.domain.metric import Metric, Reduce, Sample
from chronos_synapse.domain.query import ExecutionQuery
from chronos_synapse.services.accounts.access import is_job_id, visible
from chronos_synapse.storage.redis.execution_documents import to_domain
from chronos_synapse.storage.redis.metrics import own_reduce
from chronos_synapse.storage.redis.stores import RedisStores

DEFAULT_RANGE = timedelta(days=7)
MAX_BUCKET_S = 31 * 86_400
MAX_POINTS = 5000

_UNITS = {
    Metric.DURATION_MS: "ms",
    Metric.LAG_MS: "ms",
    Metric.CPU_MS: "ms",
    Metric.PEAK_MEMORY_BYTES: "bytes",
    Metric.PEAK_CPU_PERCENT: "%",
    Metric.PEAK_PROCESSES: "processes",
    Metric.PEAK_OPEN_FILES: "files",
    Metric.IO_BYTES: "bytes",
    Metric.SUCCEEDED: "executions",
    Metric.FAILED: "executions",
    Metric.NOT_RUN: "executions",
    Metric.SCORE: "powers of ten",
}
_STARTED = tuple(
    state
    for state in ExecutionState
    if state in {ExecutionState.SUCCEEDED, ExecutionState.FAILED, ExecutionState.TIMED_OUT, ExecutionState.CANCELLED}
)


class MetricQuery(msgspec.Struct, frozen=True, kw_only=True):
    """What of a series is wanted. Without times: the last seven days."""

    metric: Metric
    since: datetime | None = None
    until: datetime | None = None
    bucket_s: int = 0
    """0 gives the samples themselves, the newest 5,000."""
    reduce: Reduce | None = None
    """None: counts are added up, of scores the largest counts, all else is averaged."""


class MetricSeries(msgspec.Struct, frozen=True, kw_only=True):
    """Points in time order. Buckets without a sample are left out."""

    metric: Metric
    unit: str
    bucket_s: int
    points: tuple[Sample, ...]


class DurationPoint(msgspec.Struct, frozen=True, kw_only=True):
    """One execution in the duration chart."""

    execution_id: str
    time: datetime
    """When it was due."""
    duration_ms: int
    state: ExecutionState


class Durations(msgspec.Struct, frozen=True, kw_only=True):
    """The newest executions of the range that ran, in time order."""

    points: tuple[DurationPoint, ...]


class MetricService:
    """Every method shows only jobs that the caller may see."""

    def __init__(self, stores: RedisStores, clock: Clock = utc_now) -> None:
        self._jobs = stores.jobs
        self._metrics = stores.metrics
        self._history = stores.history
        self._clock = clock

    async def series(self, principal: Principal, job_id: str, query: MetricQuery) -> MetricSeries:
        """One series of a job; Invalid when the range or the bucket cannot be."""
        await self._check_visible(principal, job_id)
        since, until = range_of(query.since, query.until, now=self._clock())
        check_bucket(query.bucket_s, since, until)
        samples = await self._metrics.samples(
            job_id,
            query.metric,
            from_ms=to_ms(since),
            to_ms=to_ms(until),
            bucket_ms=query.bucket_s * 1000,
            reduce=query.reduce or own_reduce(query.metric),
        )
        unit = "executions" if query.reduce is Reduce.COUNT else _UNITS[query.metric]
        return MetricSeries(metric=query.metric, unit=unit, bucket_s=query.bucket_s, points=tuple(samples))

    async def durations(
        self, principal: Principal, job_id: str, *, since: datetime | None, until: datetime | None, limit: int
    ) -> Durations:
        """How long each of the newest `limit` executions took."""
        await self._check_visible(principal, job_id)
        since, until = range_of(since, until, now=self._clock())
        query = ExecutionQuery(
            sight=principal.sight,
            job_id=JobId(job_id),
            states=_STARTED,
            since=since,
            until=until,
            limit=limit,
        )
        page = await self._history.find(query, now=self._clock())
        points = [point for document in page.documents if (point := _point(to_domain(document))) is not None]
        return Durations(points=tuple(reversed(points)))

    async def _check_visible(self, principal: Principal, job_id: str) -> None:
        found = await self._jobs.find(job_id) if is_job_id(job_id) else None
        visible(found, principal, kind="job", identifier=job_id)


def range_of(since: datetime | None, until: datetime | None, *, now: datetime) -> tuple[datetime, datetime]:
    """What a chart shows, by default the last seven days; Invalid when it ends before it begins."""
    until = until or now
    since = since or until - DEFAULT_RANGE
    if since >= until:
        _refuse("from", "The range begins before it ends.")
    return since, until


def check_bucket(bucket_s: int, since: datetime, until: datetime) -> None:
    """Invalid when points of so many seconds cannot be, or would be too many."""
    if not 0 <= bucket_s <= MAX_BUCKET_S:
        _refuse("bucket_s", f"A bucket is from 0 to {MAX_BUCKET_S:,} seconds.")
    if bucket_s and (until - since).total_seconds() / bucket_s > MAX_POINTS:
        _refuse("bucket_s", f"That would be more than {MAX_POINTS:,} points; take longer buckets.")


def _point(execution: Execution) -> DurationPoint | None:
    if execution.duration_ms is None:
        return None
    return DurationPoint(
        execution_id=execution.id,
        time=execution.scheduled_for,
        duration_ms=execution.duration_ms,
        state=execution.state,
    )


def _refuse(name: str, detail: str) -> None:
    raise Invalid(detail, pointer=f"query:{name}", code="query.range")
