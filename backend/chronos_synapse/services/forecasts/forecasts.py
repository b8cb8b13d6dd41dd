"""ForecastService: what to expect of a job's next executions, and of one that runs."""

import asyncio
from collections.abc import Sequence
from datetime import datetime, timedelta

import msgspec
import numpy as np

from chronos_models.forecasters.deadline import DEADLINE_SHARES, DurationCurve
from chronos_models.forecasters.slot_conformal import MINIMUM
from chronos_synapse.domain.access import Principal
from chronos_synapse.domain.clock import Clock, from_ms, to_ms, utc_now
from chronos_synapse.domain.errors import Invalid, Unavailable
from chronos_synapse.domain.execution import Execution, ExecutionState
from chronos_synapse.domain.job import Job
from chronos_synapse.services.accounts.access import is_execution_id, is_job_id, visible
from chronos_synapse.services.forecasts.learning import (
    HISTORY,
    HourFigures,
    Learned,
    learn,
    read,
    read_trees,
    with_trees,
    zone_of,
)
from chronos_synapse.services.forecasts.load_past import PastLoad
from chronos_synapse.services.forecasts.views import (
    BestHour,
    ComingRun,
    DonePoint,
    ForecastModel,
    Interval,
    JobForecast,
    Outlook,
)
from chronos_synapse.services.history.answers import Answers
from chronos_synapse.storage.redis.search import SearchTimeout
from chronos_synapse.storage.redis.stores import RedisStores
from chronos_synapse.triggers.build import build, fire_times

RELEARN_S = 60.0
"""A job that ends executions all the time is learned of no more often than this."""
AT_ONCE = 2
"""Jobs that one process learns of at the same time; the others wait."""
AHEAD = 24
BEST_HOURS = 3
LOAD_WEIGHT = 0.2
"""Of the score of an hour: what else runs, as `forecasters.windows` has it."""
POINTS = 40
BANDS = np.array([0.05, 0.25, 0.5, 0.75, 0.95])
FURTHEST = timedelta(days=400)


class ForecastService:
    """Every method shows only what the caller may see."""

    def __init__(self, stores: RedisStores, past_load: PastLoad, *, clock: Clock = utc_now) -> None:
        self._stores = stores
        self._store = stores.insight.forecasts
        self._past_load = past_load
        self._clock = clock
        self._turns = asyncio.Semaphore(AT_ONCE)
        self._answers: Answers[Learned] = Answers(1.0)

    async def job(self, principal: Principal, job_id: str) -> JobForecast:
        """What to expect of the next executions of a job."""
        found = await self._stores.jobs.find(job_id) if is_job_id(job_id) else None
        job = visible(found, principal, kind="job", identifier=job_id)
        learned = await self._learned(job)
        now = self._clock()
        due = _coming(job, now)
        told = _intervals(learned, [to_ms(at) for at in due or [now]])
        loads = await self._past_load.by_hour(principal, learned.zone) if learned.hours else None
        return JobForecast(
            job_id=job.id,
            learned=learned.count,
            needed=MINIMUM,
            learned_at=from_ms(learned.made_ms),
            next=told[0] if told else None,
            ahead=tuple(
                ComingRun(due_at=at, **msgspec.structs.asdict(one))
                for at, one in zip(due, told if due else (), strict=False)
            ),
            success=learned.success if learned.runs else None,
            runs=learned.runs,
            failed=learned.failed,
            zone=learned.zone,
            best_hours=best_hours(learned.hours, loads),
            model=ForecastModel(name=learned.model, error=learned.error, naive_error=learned.naive_error),
        )

    async def outlook(self, principal: Principal, execution_id: str, *, by: datetime | None) -> Outlook:
        """When an execution that runs is done; Invalid for a time that cannot be asked for."""
        found = await self._stores.executions.find(execution_id) if is_execution_id(execution_id) else None
        execution = visible(found, principal, kind="execution", identifier=execution_id)
        now = self._clock()
        if by is not None and not now - FURTHEST <= by <= now + FURTHEST:
            raise Invalid(f"At most {FURTHEST.days} days from now.", pointer="query:by", code="time.range")
        job = await self._stores.jobs.find(execution.job_id)
        began = _running_since(execution)
        learned = None if job is None else await self._learned(job)
        if job is None or learned is None or began is None or learned.count < MINIMUM:
            return _unknown(execution, began, now, count=0 if learned is None else learned.count)
        shares = np.asarray(DEADLINE_SHARES)
        curve = DurationCurve(np.sort(learned.quantiles([to_ms(began)], shares)[0]), shares)
        due = _coming(job, now)
        by = by if by is not None else (due[0] if due else None)
        return _outlook(execution, curve, (began, now, by), timeout_s=job.timeout_s, count=learned.count)

    async def _learned(self, job: Job) -> Learned:
        """What is known of a job, learned anew when executions have ended since."""
        return await self._answers.get((job.id, job.version), lambda: self._find_out(job))

    async def _find_out(self, job: Job) -> Learned:
        stats = (await self._stores.jobs.stats([job.id]))[0]
        kept = read(await self._store.learned(job.id))
        now_ms = to_ms(self._clock())
        zone = zone_of(job)
        if kept is not None and kept.zone == zone and kept.job_version == job.version:
            is_fresh = 0 <= now_ms - kept.made_ms < RELEARN_S * 1000
            if is_fresh or kept.last_execution_id == stats.last_execution_id:
                return kept
        async with self._turns:
            try:
                runs = await self._store.past(job.id, limit=HISTORY)
            except SearchTimeout as exc:
                raise Unavailable("The history of this job takes too long to read.", part="redis") from exc
            trees = read_trees(await self._store.trees(job.id))
            learned = await asyncio.to_thread(
                learn,
                runs,
                zone,
                last_execution_id=stats.last_execution_id,
                job_version=job.version,
                made_ms=now_ms,
            )
            learned = await asyncio.to_thread(with_trees, learned, runs, trees)
        await self._store.keep(job.id, msgspec.json.encode(learned))
        return learned


def _coming(job: Job, now: datetime) -> list[datetime]:
    """The next due times of a job that is scheduled."""
    if not job.is_scheduled or job.schedule is None:
        return []
    return fire_times(build(job.schedule, job.timing, seed=job.id), now, None, AHEAD)


def _intervals(learned: Learned, starts_ms: Sequence[int]) -> list[Interval]:
    """One for each start; none below MINIMUM successes."""
    if learned.count < MINIMUM:
        return []
    return [
        Interval(low_s=low, lower_s=lower, middle_s=middle, upper_s=upper, high_s=high)
        for low, lower, middle, upper, high in learned.quantiles(starts_ms, BANDS).round(4).tolist()
    ]


def best_hours(hours: Sequence[HourFigures], loads: Sequence[float] | None) -> tuple[BestHour, ...]:
    """The best of `hours`, given how much else runs in each of the 24 (None: not known); none of fewer than two."""
    if len(hours) < 2:
        return ()
    busiest = max(loads, default=0.0) if loads is not None else 0.0
    found = []
    for one in hours:
        load = None if loads is None else (loads[one.hour] / busiest if busiest > 0 else 0.0)
        found.append(
            BestHour(
                hour=one.hour,
                score=one.score - LOAD_WEIGHT * (load or 0.0),
                success_rate=one.success_rate,
                duration_s=one.duration_s,
                load=load,
                count=one.count,
            )
        )
    return tuple(sorted(found, key=lambda one: (-one.score, one.hour))[:BEST_HOURS])


def _running_since(execution: Execution) -> datetime | None:
    """When the attempt that runs began."""
    if execution.state is not ExecutionState.RUNNING or not execution.attempts:
        return None
    return execution.attempts[-1].started_at


def _unknown(execution: Execution, began: datetime | None, now: datetime, *, count: int) -> Outlook:
    return Outlook(
        execution_id=execution.id,
        state=execution.state,
        attempt_started_at=began,
        elapsed_s=None if began is None else max(0.0, (now - began).total_seconds()),
        learned=count,
        needed=MINIMUM,
        points=(),
        half_by=None,
        most_by=None,
        by=None,
        by_share=None,
        limit_at=None,
        limit_share=None,
        longer_share=None,
    )


def _outlook(
    execution: Execution,
    curve: DurationCurve,
    times: tuple[datetime, datetime, datetime | None],
    *,
    timeout_s: float,
    count: int,
) -> Outlook:
    """`times`: when the attempt began, now, and the time that is asked for."""
    began, now, by = times
    elapsed_s = max(0.0, (now - began).total_seconds())
    half_s, most_s, last_s = (time_of(curve, share, elapsed_s) for share in (0.5, 0.9, 0.98))
    last_s = min(last_s, max(timeout_s, elapsed_s))
    steps = np.linspace(elapsed_s, max(last_s, elapsed_s + 1.0), POINTS).tolist()
    unknown = _unknown(execution, began, now, count=count)
    by_s = None if by is None else (by - began).total_seconds()
    return msgspec.structs.replace(
        unknown,
        points=tuple(
            DonePoint(at=began + timedelta(seconds=at), share=round(curve.done_by(at, elapsed_s=elapsed_s), 4))
            for at in steps
        ),
        half_by=began + timedelta(seconds=half_s),
        most_by=began + timedelta(seconds=most_s),
        by=by,
        by_share=None if by_s is None else round(curve.done_by(by_s, elapsed_s=elapsed_s), 4),
        limit_at=began + timedelta(seconds=timeout_s),
        limit_share=round(1 - curve.done_by(timeout_s, elapsed_s=elapsed_s), 4) if elapsed_s < timeout_s else 1.0,
        longer_share=round(curve.longer_than(elapsed_s), 4),
    )


def time_of(curve: DurationCurve, share: float, elapsed_s: float) -> float:
    """Seconds from the start by which `share` of such executions are done, of those that run for longer than this."""
    low, high = elapsed_s, max(float(curve.durations_s[-1]), elapsed_s, 0.001)
    while curve.done_by(high, elapsed_s=elapsed_s) < share:
        low, high = high, high * 2
    for _ in range(40):
        middle = (low + high) / 2
        if curve.done_by(middle, elapsed_s=elapsed_s) < share:
            low = middle
        else:
            high = middle
    return high
