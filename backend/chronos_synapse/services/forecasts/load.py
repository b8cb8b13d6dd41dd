"""LoadService: how much is to run at once in the next days, hour by hour, of all or of one queue or label.

The plan: each due time with a duration drawn from what the job usually takes. Where the past can be told apart, the
mean of the same hour of the last days is averaged in (`chronos_models.forecasters.load`).
"""

import asyncio
import math
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import msgspec
import numpy as np
from numpy.typing import NDArray

from chronos_models.forecasters.load import BANDS, combined_load, hour_mean, planned_load
from chronos_models.forecasters.quantiles import Floats
from chronos_synapse.domain.access import Permission, Principal
from chronos_synapse.domain.clock import Clock, from_ms, to_ms, utc_now
from chronos_synapse.domain.worker import WorkerInfo
from chronos_synapse.services.forecasts.load_past import NOTHING, PastLoad
from chronos_synapse.services.forecasts.views import LaneLoad, LoadForecast, LoadHour
from chronos_synapse.services.history.answers import Answers
from chronos_synapse.services.scheduling.due_times import DueTimes, Group
from chronos_synapse.services.scheduling.plan_book import PlanBook, PlannedJob
from chronos_synapse.services.scheduling.plan_query import MapQuery, chosen
from chronos_synapse.storage.redis.stores import RedisStores

DAYS = 7
HOURS = DAYS * 24
HOUR_MS = 3_600_000
PATIENCE_S = 0.6
LIFE_S = 120.0
STALE_S = 1800.0
MOST_DRAWN = 5_000
"""Executions whose durations are drawn, the longest; of the others the expected duration is taken."""
MOST_LANES = 40
MOST_TOLD = 100_000
"""Due times that are told one by one, those of the jobs that were found first; of more jobs, how many they are."""
Z90 = 1.2816
BAND_Z: Floats = np.array([-1.6449, -0.6745, 0.0, 0.6745, 1.6449])
"""Of a normal distribution at BANDS: durations are taken to be even in logarithms between what is known of them."""
Places = NDArray[np.intp]
WIDEST = 2.0
"""Of the logarithms: one odd execution among few does not fill a week."""


class LoadRequest(msgspec.Struct, frozen=True, kw_only=True):
    """Of which jobs; empty: all that the caller sees."""

    queue: str = ""
    label: str = ""
    owner_id: str = ""
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Plan:
    """Due times with their durations, and what is due too often to be told one by one."""

    starts_h: Floats
    """(n,) hours after the beginning."""
    middle_s: Floats
    spread: Floats
    """(n,) standard deviation of the logarithms of the durations."""
    even_starts: int
    even_busy_s: float

    @property
    def mean_s(self) -> Floats:
        """(n,) expected durations."""
        return np.asarray(self.middle_s * np.exp(self.spread**2 / 2))


class LoadService:
    """Counts only what the caller sees."""

    def __init__(
        self,
        stores: RedisStores,
        past: PastLoad,
        *,
        book: PlanBook,
        due_times: DueTimes,
        clock: Clock = utc_now,
    ) -> None:
        self._stores = stores
        self._past = past
        self._book = book
        self._due_times = due_times
        self._clock = clock
        self._answers: Answers[LoadForecast] = Answers(LIFE_S, stale_s=STALE_S)

    async def load(self, principal: Principal, request: LoadRequest) -> LoadForecast:
        """The coming seven days."""
        sees_workers = principal.may(Permission.WORKER_READ)
        since_ms = to_ms(self._clock()) // HOUR_MS * HOUR_MS
        question = (principal.sight, sees_workers, request, since_ms)
        answer = await self._answers.get(question, lambda: self._find_out(principal, request, since_ms))
        # What was not learnt in time is asked for again, not kept.
        return answer if answer.complete else await self._find_out(principal, request, since_ms)

    async def _find_out(self, principal: Principal, request: LoadRequest, since_ms: int) -> LoadForecast:
        deadline = time.monotonic() + PATIENCE_S
        is_known = await self._book.advance(deadline)
        since, until = from_ms(since_ms), from_ms(since_ms + HOURS * HOUR_MS)
        query = MapQuery(since=since, until=until, owner_id=request.owner_id, tags=request.tags, queue=request.queue)
        jobs = [job for job in chosen(self._book.jobs, principal, query) if request.label in ("", *job.needs)]
        found = await self._due_times.groups(jobs, query.since_ms, query.until_ms, deadline=deadline)
        is_all = not (request.queue or request.label)
        # An execution does not say where the index can tell what queue it came from: of a part there is no past.
        past = (
            await self._past.hours(principal.sight, owner_id=request.owner_id, tags=request.tags) if is_all else NOTHING
        )
        crew = await self._stores.daemons.crew() if principal.may(Permission.WORKER_READ) else None
        hours = await asyncio.to_thread(_hours, found.groups, since_ms, past.newest_days())
        lanes = await asyncio.to_thread(_lanes, found.groups, since_ms, crew)
        return LoadForecast(
            since=since,
            until=until,
            hours=hours,
            lanes=lanes,
            capacity=_slots(crew, queue=request.queue, label=request.label),
            jobs=len(jobs),
            past_days=past.days,
            complete=is_known and found.complete,
        )


def _hours(groups: Sequence[Group], since_ms: int, past_s: Sequence[float]) -> tuple[LoadHour, ...]:
    plan = plan_of(groups, since_ms)
    edges = np.arange(HOURS + 1, dtype=np.float64) * 3600.0
    longest = np.argsort(-plan.middle_s)
    drawn, rest = longest[:MOST_DRAWN], longest[MOST_DRAWN:]
    quantiles = plan.middle_s[drawn, None] * np.exp(plan.spread[drawn, None] * BAND_Z[None, :])
    told = planned_load(plan.starts_h[drawn] * 3600.0, quantiles, BANDS, np.asarray(edges, dtype=np.float64))
    sure = np.full(HOURS, plan.even_busy_s / HOURS) + _busy(plan, rest)
    planned = told.busy_s + sure
    mean = hour_mean(np.array(past_s, dtype=np.float64), hours=HOURS)
    # The bands are those of the plan, around what both forecasts say together.
    shift = combined_load(planned, mean) - planned
    bands = np.maximum(told.busy_bands_s + (sure + shift)[:, None], 0.0) / 3600.0
    counts = np.bincount(np.clip(plan.starts_h.astype(np.intp), 0, HOURS - 1), minlength=HOURS)
    return tuple(
        LoadHour(
            time=from_ms(since_ms + at * HOUR_MS),
            starts=int(counts[at]) + plan.even_starts * (at + 1) // HOURS - plan.even_starts * at // HOURS,
            low=low,
            lower=lower,
            middle=middle,
            upper=upper,
            high=high,
        )
        for at, (low, lower, middle, upper, high) in enumerate(bands.round(3).tolist())
    )


def plan_of(groups: Iterable[Group], since_ms: int) -> _Plan:
    """All due times of the groups within HOURS from `since_ms`."""
    starts: list[float] = []
    middles: list[float] = []
    spreads: list[float] = []
    even_starts, even_busy_s = 0, 0.0
    for group in groups:
        for job in group.jobs:
            middle_s, spread = duration_of(job)
            if not group.due.is_told or len(starts) + group.due.count > MOST_TOLD:
                even_starts += group.due.count
                even_busy_s += group.due.count * middle_s * math.exp(spread**2 / 2)
                continue
            starts += [(at + job.offset_ms - since_ms) / HOUR_MS for at in group.due.at_ms]
            middles += [middle_s] * group.due.count
            spreads += [spread] * group.due.count
    return _Plan(np.array(starts), np.array(middles), np.array(spreads), even_starts, even_busy_s)


def duration_of(job: PlannedJob) -> tuple[float, float]:
    """The middle of a job's durations, s, and the spread of their logarithms."""
    middle_ms = max(1, job.p50_ms)
    spread = math.log(max(job.p90_ms, middle_ms) / middle_ms) / Z90 if job.is_measured else 0.5
    return middle_ms / 1000, min(spread, WIDEST)


def _busy(plan: _Plan, which: Places) -> Floats:
    """(HOURS,) expected busy seconds of some due times, told in the hour in which they begin."""
    at = np.clip(plan.starts_h[which].astype(np.intp), 0, HOURS - 1)
    return np.asarray(np.bincount(at, weights=plan.mean_s[which], minlength=HOURS), dtype=np.float64)


def _lanes(groups: Sequence[Group], since_ms: int, crew: Sequence[WorkerInfo] | None) -> tuple[LaneLoad, ...]:
    parts: dict[tuple[str, str], list[Group]] = {}
    for group in groups:
        mine: dict[tuple[str, str], list[PlannedJob]] = {}
        for job in group.jobs:
            for lane in (("queue", job.queue), *(("label", label) for label in job.needs)):
                mine.setdefault(lane, []).append(job)
        for lane, jobs in mine.items():
            parts.setdefault(lane, []).append(Group(due=group.due, jobs=jobs))
    found = [_lane(lane, some, since_ms, crew) for lane, some in parts.items()]
    return tuple(sorted(found, key=lambda lane: (-lane.busy_s, lane.kind, lane.name))[:MOST_LANES])


def _lane(lane: tuple[str, str], groups: Sequence[Group], since_ms: int, crew: Sequence[WorkerInfo] | None) -> LaneLoad:
    kind, name = lane
    plan = plan_of(groups, since_ms)
    busy = np.full(HOURS, plan.even_busy_s / HOURS) + _busy(plan, np.arange(len(plan.starts_h)))
    peak = int(np.argmax(busy))
    return LaneLoad(
        kind=kind,
        name=name,
        jobs=sum(len(group.jobs) for group in groups),
        starts=len(plan.starts_h) + plan.even_starts,
        busy_s=round(float(busy.sum()), 1),
        peak=round(float(busy[peak]) / 3600, 3),
        peak_at=from_ms(since_ms + peak * HOUR_MS) if busy[peak] > 0 else None,
        capacity=_slots(crew, queue=name if kind == "queue" else "", label=name if kind == "label" else ""),
    )


def _slots(crew: Sequence[WorkerInfo] | None, *, queue: str, label: str) -> int | None:
    """Slots of the workers that take something, of this queue and with this label when one is named."""
    if crew is None:
        return None
    return sum(
        worker.slots
        for worker in crew
        if not (worker.is_cordoned or worker.is_draining)
        and (not queue or queue in worker.queues)
        and (not label or label in worker.labels)
    )
