"""OverviewService: the first page — what runs, what is next, what failed, and how that compares."""

import asyncio
from datetime import datetime, timedelta
from statistics import median_low

import msgspec

from chronos_synapse.domain.access import EVERYTHING, Permission, Principal, Sight
from chronos_synapse.domain.clock import Clock, from_ms, to_ms, utc_now
from chronos_synapse.domain.errors import ChronosError
from chronos_synapse.domain.execution import ExecutionState
from chronos_synapse.domain.job import Job, JobState
from chronos_synapse.domain.metric import Metric
from chronos_synapse.domain.percentile import percentile
from chronos_synapse.domain.query import ExecutionQuery, JobQuery
from chronos_synapse.domain.worker import WorkerInfo
from chronos_synapse.services.history.failing import FailingJob, FailingJobs
from chronos_synapse.services.history.history import ExecutionView, view_execution
from chronos_synapse.services.jobs.job_views import schedule_words
from chronos_synapse.storage.redis.execution_documents import to_domain
from chronos_synapse.storage.redis.jobs import JobStats
from chronos_synapse.storage.redis.stores import RedisStores

SHOWN = 20
AHEAD = 60
"""Due times ahead."""
FEWEST = 3
"""Successes that tell what is usual."""
HOUR_S = 3600
DAY = timedelta(days=1)
WEEK = timedelta(days=7)
LAG_RANGE = timedelta(hours=1)
LAG_SAMPLES = 1000
OWN_JOBS = 1000
"""Jobs of one owner among which the next due times are looked for."""


class RunningExecution(ExecutionView, frozen=True, kw_only=True):
    """One that runs now, beside what is usual for its job."""

    usual_ms: int | None
    """The median of its latest successes; None of fewer than three."""


class UpcomingFire(msgspec.Struct, frozen=True, kw_only=True):
    """One due time ahead."""

    job_id: str
    job_name: str
    fire_at: datetime
    schedule_text: str


class JobCounts(msgspec.Struct, frozen=True, kw_only=True):
    """Jobs by state."""

    active: int
    paused: int
    draft: int
    archived: int


class OutcomePoint(msgspec.Struct, frozen=True, kw_only=True):
    """What ended within one bucket that begins at `time`."""

    time: datetime
    succeeded: int
    failed: int
    not_run: int


class OutcomeSeries(msgspec.Struct, frozen=True, kw_only=True):
    """Every bucket of the range, empty ones as well."""

    bucket_s: int
    points: tuple[OutcomePoint, ...]


class LagSummary(msgspec.Struct, frozen=True, kw_only=True):
    """From due to started, over the latest executions of the last hour; `count` is how many those are."""

    p50_ms: int | None
    p99_ms: int | None
    count: int


class Overview(msgspec.Struct, frozen=True, kw_only=True):
    """Everything on the page."""

    now: datetime
    running: list[RunningExecution]
    running_total: int
    queued_total: int
    next: list[UpcomingFire]
    failing: list[FailingJob]
    """Those that failed last."""
    failing_total: int
    """How many jobs fail; of more than a hundred not all."""
    workers: list[WorkerInfo]
    """Empty for a caller who may not see other owners: a worker's load tells of their jobs."""
    jobs: JobCounts
    outcomes: OutcomeSeries
    previous: OutcomeSeries
    """The same hours a week before."""
    lag: LagSummary


class OverviewService:
    """Gathers the page; all parts at the same time."""

    def __init__(self, stores: RedisStores, clock: Clock = utc_now) -> None:
        self._stores = stores
        self._failing = FailingJobs(stores)
        self._clock = clock

    async def overview(self, principal: Principal) -> Overview:
        """The page for this caller."""
        try:
            return await self._gathered(principal)
        except* ChronosError as group:
            failures = group.exceptions
        # Several parts may have met the same outage; one of them tells it.
        raise failures[0]

    async def _gathered(self, principal: Principal) -> Overview:
        now = self._clock()
        sight = principal.sight
        async with asyncio.TaskGroup() as group:
            counts = group.create_task(self._stores.jobs.counts_in(sight))
            running = group.create_task(self._running(principal, now))
            following = group.create_task(self._next(principal))
            failing = group.create_task(self._failing.count(principal, now, limit=SHOWN))
            workers = group.create_task(self._workers(principal))
            jobs = group.create_task(self._job_counts(principal))
            outcomes = group.create_task(self._outcomes(sight, now))
            previous = group.create_task(self._outcomes(sight, now - WEEK))
            lag = group.create_task(self._lag(principal, now))
        waiting = (ExecutionState.QUEUED, ExecutionState.RETRYING)
        return Overview(
            now=now,
            running=running.result(),
            running_total=max(0, counts.result()[ExecutionState.RUNNING.value]),
            queued_total=max(0, sum(counts.result()[state.value] for state in waiting)),
            next=following.result(),
            failing=failing.result().jobs,
            failing_total=failing.result().total,
            workers=workers.result(),
            jobs=jobs.result(),
            outcomes=outcomes.result(),
            previous=previous.result(),
            lag=lag.result(),
        )

    async def _workers(self, principal: Principal) -> list[WorkerInfo]:
        return await self._stores.daemons.crew() if principal.may(Permission.WORKER_READ) else []

    async def _running(self, principal: Principal, now: datetime) -> list[RunningExecution]:
        query = ExecutionQuery(sight=principal.sight, states=(ExecutionState.RUNNING,), limit=SHOWN)
        page = await self._stores.history.find(query, now=now)
        found = [view_execution(to_domain(document)) for document in page.documents]
        stats = await self._stores.jobs.stats([execution.job_id for execution in found])
        return [
            RunningExecution(**msgspec.structs.asdict(execution), usual_ms=_usual(its))
            for execution, its in zip(found, stats, strict=True)
        ]

    async def _next(self, principal: Principal) -> list[UpcomingFire]:
        if principal.sight == EVERYTHING:
            fires = await self._stores.due.upcoming(AHEAD)
            known = await self._stores.jobs.find_many([job_id for job_id, _ in fires])
            return [_upcoming(known[job_id], fire_ms) for job_id, fire_ms in fires if job_id in known]
        query = JobQuery(sight=principal.sight, states=(JobState.ACTIVE,), limit=OWN_JOBS)
        jobs = (await self._stores.job_search.find(query)).jobs
        armed = await self._stores.due.next_fire_times([job.id for job in jobs])
        own = sorted((fire_ms, at) for at, fire_ms in enumerate(armed) if fire_ms is not None)
        return [_upcoming(jobs[at], fire_ms) for fire_ms, at in own[:AHEAD]]

    async def _job_counts(self, principal: Principal) -> JobCounts:
        sight = principal.sight
        search = self._stores.job_search
        counts = {state.value: await search.count(JobQuery(sight=sight, states=(state,))) for state in JobState}
        return JobCounts(**counts)

    async def _outcomes(self, sight: Sight, until: datetime) -> OutcomeSeries:
        owners = [] if sight.only is not None else await self._stores.jobs.owners_in(sight)
        lone = [job.id for job in await self._stores.jobs.lone_jobs_in(sight)]
        scopes = [*(f"owner-{owner}" for owner in owners), *lone]
        bucket_ms = HOUR_S * 1000
        last = to_ms(until) // bucket_ms * bucket_ms
        first = last - int(DAY.total_seconds() * 1000) + bucket_ms
        found: dict[Metric, dict[int, float]] = {}
        for metric in (Metric.SUCCEEDED, Metric.FAILED, Metric.NOT_RUN):
            found[metric] = await self._stores.metrics.counts_of(
                scopes, metric, from_ms=first, to_ms=to_ms(until), bucket_ms=bucket_ms
            )
        points = tuple(
            OutcomePoint(time=from_ms(at), **{metric.value: int(values.get(at, 0)) for metric, values in found.items()})
            for at in range(first, last + 1, bucket_ms)
        )
        return OutcomeSeries(bucket_s=HOUR_S, points=points)

    async def _lag(self, principal: Principal, now: datetime) -> LagSummary:
        query = ExecutionQuery(sight=principal.sight, since=now - LAG_RANGE, limit=LAG_SAMPLES)
        page = await self._stores.history.find(query, now=now)
        lags = sorted(document.lag_ms for document in page.documents if document.lag_ms is not None)
        if not lags:
            return LagSummary(p50_ms=None, p99_ms=None, count=0)
        return LagSummary(p50_ms=percentile(lags, 0.5), p99_ms=percentile(lags, 0.99), count=len(lags))


def _usual(stats: JobStats) -> int | None:
    durations = [
        recent.duration_ms
        for recent in stats.recent
        if recent.state is ExecutionState.SUCCEEDED and recent.duration_ms is not None
    ]
    return median_low(durations) if len(durations) >= FEWEST else None


def _upcoming(job: Job, fire_ms: int) -> UpcomingFire:
    return UpcomingFire(
        job_id=job.id,
        job_name=job.name,
        fire_at=from_ms(fire_ms),
        schedule_text=schedule_words(job.schedule, seed=job.id),
    )
