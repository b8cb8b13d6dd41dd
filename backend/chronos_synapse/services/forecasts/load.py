"""LoadService: how much is to run at once in the next days, hour by hour, of all or of one queue or label.

The plan: each due time with a duration drawn from what the job usually takes. Where the past can be told apart, the
mean of the same hour of the last days is averaged in (`chronos_models.forecasters.load`).
"""

import asyncio
import time
from collections.abc import Sequence

import msgspec
import numpy as np

from chronos_models.forecasters.load import BANDS, combined_load, hour_mean, planned_load
from chronos_models.forecasters.quantiles import Floats
from chronos_synapse.domain.access import Permission, Principal
from chronos_synapse.domain.clock import Clock, from_ms, to_ms, utc_now
from chronos_synapse.domain.worker import WorkerInfo
from chronos_synapse.services.forecasts.load_past import NOTHING, PastLoad
from chronos_synapse.services.forecasts.load_plan import HOUR_MS, HOURS, LanePlan, busiest_lanes, plan_of
from chronos_synapse.services.forecasts.views import LaneLoad, LoadForecast, LoadHour
from chronos_synapse.services.history.answers import Answers
from chronos_synapse.services.scheduling.due_times import DueTimes, Group
from chronos_synapse.services.scheduling.plan_book import PlanBook
from chronos_synapse.services.scheduling.plan_query import MapQuery, chosen
from chronos_synapse.storage.redis.stores import RedisStores

PATIENCE_S = 0.6
LIFE_S = 120.0
STALE_S = 1800.0
BAND_Z: Floats = np.array([-1.6449, -0.6745, 0.0, 0.6745, 1.6449])
"""Of a normal distribution at BANDS: durations are taken to be even in logarithms between what is known of them."""


class LoadRequest(msgspec.Struct, frozen=True, kw_only=True):
    """Of which jobs; empty: all that the caller sees."""

    queue: str = ""
    label: str = ""
    owner_id: str = ""
    tags: tuple[str, ...] = ()


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
        self._answers: Answers[LoadForecast] = Answers(LIFE_S, stale_s=STALE_S, is_final=lambda load: load.complete)

    async def load(self, principal: Principal, request: LoadRequest) -> LoadForecast:
        """The coming seven days."""
        sees_workers = principal.may(Permission.WORKER_READ)
        since_ms = to_ms(self._clock()) // HOUR_MS * HOUR_MS
        question = (principal.sight, sees_workers, request, since_ms)
        return await self._answers.get(question, lambda: self._find_out(principal, request, since_ms))

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
        lanes = await asyncio.to_thread(busiest_lanes, found.groups, since_ms)
        return LoadForecast(
            since=since,
            until=until,
            hours=hours,
            lanes=tuple(_lane(one, since_ms, crew) for one in lanes),
            capacity=_slots(crew, queue=request.queue, label=request.label),
            jobs=len(jobs),
            past_days=past.days,
            complete=is_known and found.complete,
        )


def _hours(groups: Sequence[Group], since_ms: int, past_s: Sequence[float]) -> tuple[LoadHour, ...]:
    plan = plan_of(groups, since_ms)
    edges = np.arange(HOURS + 1, dtype=np.float64) * 3600.0
    quantiles = plan.middle_s[:, None] * np.exp(plan.spread[:, None] * BAND_Z[None, :])
    told = planned_load(plan.drawn_s, quantiles, BANDS, np.asarray(edges, dtype=np.float64))
    planned = told.busy_s + plan.sure_s
    mean = hour_mean(np.array(past_s, dtype=np.float64), hours=HOURS)
    # The bands are those of the plan, around what both forecasts say together.
    shift = combined_load(planned, mean) - planned
    bands = np.maximum(told.busy_bands_s + (plan.sure_s + shift)[:, None], 0.0) / 3600.0
    return tuple(
        LoadHour(
            time=from_ms(since_ms + at * HOUR_MS),
            starts=plan.starts[at],
            low=low,
            lower=lower,
            middle=middle,
            upper=upper,
            high=high,
        )
        for at, (low, lower, middle, upper, high) in enumerate(bands.round(3).tolist())
    )


def _lane(one: LanePlan, since_ms: int, crew: Sequence[WorkerInfo] | None) -> LaneLoad:
    peak = int(np.argmax(one.busy_s))
    queue, label = (one.name, "") if one.kind == "queue" else ("", one.name)
    return LaneLoad(
        kind=one.kind,
        name=one.name,
        jobs=one.jobs,
        starts=one.starts,
        busy_s=round(one.total_s, 1),
        peak=round(float(one.busy_s[peak]) / 3600, 3),
        peak_at=from_ms(since_ms + peak * HOUR_MS) if one.busy_s[peak] > 0 else None,
        capacity=_slots(crew, queue=queue, label=label),
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
