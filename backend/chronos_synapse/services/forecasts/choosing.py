"""ForecastChooser: finds out at night for which jobs boosted trees tell durations better than what the api fits itself.

Trees cost much more than the rest, so only so many jobs are tried a night, the one whose choice is oldest first: the
jobs stand in a ring, and each night goes on where the one before stopped. How far it has come is kept before the work
is done: another analyst goes on behind it, and what a crash takes away comes with the next round.
"""

import logging
from bisect import bisect_right
from collections.abc import Sequence
from datetime import timedelta
from zoneinfo import ZoneInfo

import msgspec

from chronos_models.forecasters.selection import LEAST_FOR_TREES
from chronos_synapse.domain.clock import Clock, to_ms, utc_now
from chronos_synapse.domain.execution import ExecutionState
from chronos_synapse.domain.job import Job, JobState
from chronos_synapse.services.forecasts.fitting import FitFailed, Fitted, Series, fit_apart
from chronos_synapse.services.forecasts.learning import HISTORY, Trees, as_planned, successes, zone_of
from chronos_synapse.storage.redis.forecasts import ChoiceCycle
from chronos_synapse.storage.redis.search import SearchTimeout
from chronos_synapse.storage.redis.stores import RedisStores

logger = logging.getLogger(__name__)

MOST_A_NIGHT = 100
"""Jobs that trees are fitted for; each takes some seconds of one core."""
AT_ONCE = 10
"""Jobs of one turn, which share a process."""
PAGE = 500
BEGINS_AT = timedelta(hours=3)
"""Of a day, UTC, from when on a new night counts."""
DAY_MS = 86_400_000


class ForecastChooser:
    """The analyst lets it work."""

    def __init__(self, stores: RedisStores, *, clock: Clock = utc_now) -> None:
        self._stores = stores
        self._store = stores.insight.forecasts
        self._clock = clock
        self._listed: tuple[int, list[str]] = (-1, [])

    async def advance(self) -> int:
        """Goes on for one turn, as long as the night's budget lasts; for how many jobs trees were tried."""
        night = (to_ms(self._clock()) - int(BEGINS_AT.total_seconds() * 1000)) // DAY_MS
        cycle = await self._store.cycle()
        if cycle.night != night:
            cycle = ChoiceCycle(night=night, after=cycle.after)
        elif cycle.is_over:
            return 0
        job_ids = await self._job_ids(night)
        found, cycle = await self._next(job_ids, cycle)
        is_over = cycle.tried >= MOST_A_NIGHT or cycle.seen >= len(job_ids)
        await self._store.put_cycle(msgspec.structs.replace(cycle, is_over=is_over))
        if is_over:
            self._listed = (-1, [])
        return await self._try(found)

    async def _job_ids(self, night: int) -> list[str]:
        """The ring, as it was when this process first looked in this night."""
        if self._listed[0] != night:
            found = [job_id async for page in self._stores.ledger_reader.job_ids() for job_id in page]
            self._listed = (night, sorted(set(found)))
        return self._listed[1]

    async def _next(self, job_ids: Sequence[str], cycle: ChoiceCycle) -> tuple[list[str], ChoiceCycle]:
        """The next ones of the ring that have enough of a past, and where that leads."""
        room = min(AT_ONCE, MOST_A_NIGHT - cycle.tried)
        at = bisect_right(job_ids, cycle.after)
        ring = [*job_ids[at:], *job_ids[:at]][: len(job_ids) - cycle.seen]
        found: list[str] = []
        for begin in range(0, len(ring), PAGE):
            page = ring[begin : begin + PAGE]
            for job_id, stats in zip(page, await self._stores.jobs.stats(page), strict=True):
                cycle = msgspec.structs.replace(cycle, after=job_id, seen=cycle.seen + 1)
                if stats.counts[ExecutionState.SUCCEEDED.value] >= LEAST_FOR_TREES:
                    found.append(job_id)
                if len(found) == room:
                    return found, msgspec.structs.replace(cycle, tried=cycle.tried + room)
        return found, msgspec.structs.replace(cycle, tried=cycle.tried + len(found))

    async def _try(self, job_ids: Sequence[str]) -> int:
        """Fits trees for the jobs, and keeps what they say where they win."""
        tried: list[tuple[Job, Series]] = []
        for job in (await self._stores.jobs.find_many(job_ids)).values():
            series = None if job.state in (JobState.ARCHIVED, JobState.DRAFT) else await self._series(job)
            if series is not None:
                tried.append((job, series))
        if not tried:
            return 0
        try:
            fitted = await fit_apart([series for _, series in tried])
        except FitFailed as exc:
            logger.warning("trees could not be fitted", extra={"action": "trees_failed", "why": str(exc)})
            return len(tried)
        for (job, _), one in zip(tried, fitted, strict=True):
            said = None if one is None else msgspec.json.encode(_trees(job, one))
            await self._store.keep_trees(job.id, said)
        won = sum(one is not None for one in fitted)
        logger.info("forecasters were chosen", extra={"action": "trees_tried", "jobs": len(tried), "won": won})
        return len(tried)

    async def _series(self, job: Job) -> Series | None:
        """The past that trees learn from; None where that is too little, or takes too long to read."""
        try:
            runs = await self._store.past(job.id, limit=HISTORY)
        except SearchTimeout:
            return None
        clock, taken = successes([run for run in runs if as_planned(run)], ZoneInfo(zone_of(job)))
        if len(taken) < LEAST_FOR_TREES:
            return None
        return Series(clock_s=clock.tolist(), durations_s=taken.tolist())


def _trees(job: Job, fitted: Fitted) -> Trees:
    return Trees(
        job_version=job.version,
        zone=zone_of(job),
        state=fitted.state,
        error=fitted.error,
        naive_error=fitted.naive_error,
    )
