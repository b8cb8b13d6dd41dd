"""ExpectationService: what each duration was expected to be, beside what was told of it."""

import asyncio
from collections.abc import Sequence
from datetime import datetime, timedelta

import msgspec

from chronos_models.detectors.signal import MINIMUM, Range, Signal
from chronos_models.detectors.slots import slot_of, zone_of
from chronos_models.fleet import TRAITS
from chronos_synapse.domain.access import Principal
from chronos_synapse.domain.clock import Clock, from_ms, utc_now
from chronos_synapse.domain.execution import Execution, ExecutionState, is_of_backfill
from chronos_synapse.domain.insight import Insight, InsightQuery, Severity, Topic
from chronos_synapse.domain.job import Job
from chronos_synapse.domain.metric import Metric, Reduce
from chronos_synapse.domain.query import ExecutionQuery
from chronos_synapse.services.accounts.access import is_job_id, visible
from chronos_synapse.services.history.metrics import MetricQuery, MetricSeries, MetricService, range_of
from chronos_synapse.services.insight.learned import Learned, learned_of, monitor_of
from chronos_synapse.services.insight.views import OVER, job_of
from chronos_synapse.storage.redis.execution_documents import to_domain
from chronos_synapse.storage.redis.monitors import JobModel
from chronos_synapse.storage.redis.stores import RedisStores

MOST_POINTS = 2000
WARMED_BY = 200
"""Successes before the range that the band begins with."""
MOST_INSIGHTS = 200
HOUR_S = 3600
FINE_RANGE = timedelta(days=2)
"""Up to this long every score is told, from there on the highest of each hour."""

_RAN = (ExecutionState.SUCCEEDED, ExecutionState.FAILED, ExecutionState.TIMED_OUT)


class ExpectedDuration(msgspec.Struct, frozen=True, kw_only=True):
    """What the duration of an execution was expected to be before it ran."""

    execution_id: str
    time: datetime
    """When it was due."""
    lower_ms: float
    expected_ms: float
    upper_ms: float
    """94 % of such executions lie between lower and upper."""


class NextDuration(msgspec.Struct, frozen=True, kw_only=True):
    """What the duration of the next execution is expected to be."""

    time: datetime
    """When it is due."""
    lower_ms: float
    expected_ms: float
    upper_ms: float


class Anomaly(msgspec.Struct, frozen=True, kw_only=True):
    """What was told of the duration of one execution."""

    execution_id: str
    insight_id: str
    kind: str
    severity: Severity
    rate: float
    """Expected number of equally strong false alarms of this job in 30 days."""
    sentence: str


class Expectations(msgspec.Struct, frozen=True, kw_only=True):
    """The band of a range, and what was told in it."""

    points: list[ExpectedDuration]
    """In time order; nothing of those before which too little was known."""
    anomalies: list[Anomaly]
    next: NextDuration | None
    """Null when nothing is due, or too little is known."""
    learned: Learned


class ExpectationService:
    """Every method shows only jobs that the caller may see."""

    def __init__(self, stores: RedisStores, metrics: MetricService, clock: Clock = utc_now) -> None:
        self._stores = stores
        self._metrics = metrics
        self._clock = clock

    async def band(
        self, principal: Principal, job_id: str, *, since: datetime | None, until: datetime | None, limit: int
    ) -> Expectations:
        """What was expected of each of the newest `limit` executions of the range; by default the last seven days."""
        found = await self._stores.jobs.find(job_id) if is_job_id(job_id) else None
        job = visible(found, principal, kind="job", identifier=job_id)
        since, until = range_of(since, until, now=self._clock())
        asked = ExecutionQuery(sight=principal.sight, job_id=job.id, states=_RAN, since=since, until=until, limit=limit)
        shown = await self._ended(asked)
        begins = min((one.scheduled_for for one in shown), default=since)
        warming = msgspec.structs.replace(asked, states=_RAN[:1], since=None, until=begins, limit=WARMED_BY)
        before = await self._ended(warming)
        model = (await self._stores.insight.monitors.models([job.id])).get(job.id)
        zone = _zone_of(job, model)
        return Expectations(
            points=await asyncio.to_thread(band_of, before, shown, zone),
            anomalies=await self._anomalies(principal, job, since, until),
            next=await self._next(job, model),
            learned=learned_of(model),
        )

    async def scores(
        self, principal: Principal, job_id: str, *, since: datetime | None, until: datetime | None
    ) -> MetricSeries:
        """How odd executions were: of a long range the highest of each hour."""
        begins, ends = range_of(since, until, now=self._clock())
        bucket_s = 0 if ends - begins <= FINE_RANGE else HOUR_S * (1 + (ends - begins) // timedelta(hours=MOST_POINTS))
        query = MetricQuery(metric=Metric.SCORE, since=begins, until=ends, bucket_s=bucket_s, reduce=Reduce.MAX)
        return await self._metrics.series(principal, job_id, query)

    async def _ended(self, query: ExecutionQuery) -> list[Execution]:
        """Those of the answer that the monitor looks at, too, in the order of their ends."""
        page = await self._stores.history.find(query, now=self._clock())
        found = [to_domain(document) for document in page.documents]
        real = [one for one in found if not one.is_dry_run and not is_of_backfill(one.id)]
        told = [one for one in real if one.finished_at is not None and one.duration_ms is not None]
        return sorted(told, key=lambda one: (one.finished_at or one.scheduled_for, one.scheduled_for))

    async def _anomalies(self, principal: Principal, job: Job, since: datetime, until: datetime) -> list[Anomaly]:
        """One for each execution: the rarest thing that was told of it."""
        query = InsightQuery(
            sight=principal.sight,
            job_id=job.id,
            topics=(Topic.DURATION, Topic.HOST),
            with_muted=True,
            since=since,
            until=until,
            limit=MOST_INSIGHTS,
        )
        page = await self._stores.insight.insights.page(query)
        told = (one for insight in page.insights for one in _anomalies_of(insight, job.id))
        rarest: dict[str, Anomaly] = {}
        for anomaly in told:
            known = rarest.get(anomaly.execution_id)
            if known is None or anomaly.rate <= known.rate:
                rarest[anomaly.execution_id] = anomaly
        return list(rarest.values())

    async def _next(self, job: Job, model: JobModel | None) -> NextDuration | None:
        monitor = monitor_of(model)
        sheet = await self._stores.jobs.sheet(job.id)
        due_ms = None if sheet is None else sheet.next_fire_ms
        if monitor is None or due_ms is None or monitor.duration.count < MINIMUM:
            return None
        usual = monitor.duration.range_of(slot_of(due_ms / 1000.0, monitor.zone))
        return NextDuration(
            time=from_ms(due_ms),
            lower_ms=_ms(usual.lower),
            expected_ms=_ms(usual.expected),
            upper_ms=_ms(usual.upper),
        )


def _anomalies_of(insight: Insight, job_id: str) -> list[Anomaly]:
    """What it says of executions of the job; of those that one statement names only the last one is marked."""
    return [
        Anomaly(
            execution_id=shown[-1],
            insight_id=insight.id,
            kind=statement.kind,
            severity=statement.severity,
            rate=statement.rate,
            sentence=statement.sentence,
        )
        for statement in insight.statements
        if statement.kind != OVER and (shown := [one for one in statement.evidence if job_of(one) == job_id])
    ]


def band_of(before: Sequence[Execution], shown: Sequence[Execution], zone: str) -> list[ExpectedDuration]:
    """The band as it was before each of `shown`: of a signal that knows those that ended before it, and no more.

    Both in the order of their ends.
    """
    signal, local = Signal(TRAITS[0]), zone_of(zone)
    points = []
    known = {one.id for one in shown}
    for execution in [*(one for one in before if one.id not in known), *shown]:
        started_s, duration_s = _span(execution)
        slot = slot_of(started_s, local)
        if execution.id in known and signal.count >= MINIMUM:
            points.append(_point(execution, signal.range_of(slot)))
        if execution.state is ExecutionState.SUCCEEDED:
            signal.learn(duration_s, slot)
    return sorted(points, key=lambda point: point.time)


def _span(execution: Execution) -> tuple[float, float]:
    """(start, duration) in seconds."""
    duration_s = (execution.duration_ms or 0) / 1000.0
    ended = execution.finished_at or execution.scheduled_for
    return ended.timestamp() - duration_s, duration_s


def _point(execution: Execution, usual: Range) -> ExpectedDuration:
    return ExpectedDuration(
        execution_id=execution.id,
        time=execution.scheduled_for,
        lower_ms=_ms(usual.lower),
        expected_ms=_ms(usual.expected),
        upper_ms=_ms(usual.upper),
    )


def _ms(seconds: float) -> float:
    """Milliseconds to a tenth."""
    return round(seconds * 1000.0, 1)


def _zone_of(job: Job, model: JobModel | None) -> str:
    if model is not None:
        return model.timezone
    return "UTC" if job.schedule is None else job.schedule.timezone
