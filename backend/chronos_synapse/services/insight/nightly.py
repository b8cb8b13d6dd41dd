"""Nightly: once a day, by one process, what is not worth doing for each execution."""

import asyncio
import logging
import random
from collections.abc import AsyncIterator
from datetime import datetime, timedelta

from chronos_models.fleet import LEAST_RUNS, FleetPrior
from chronos_models.monitor import JobMonitor
from chronos_synapse.domain.access import EVERYTHING
from chronos_synapse.domain.clock import Clock, from_ms, to_ms, utc_now
from chronos_synapse.domain.insight import KEPT_FOR, Insight, InsightQuery, InsightSort, InsightState, Topic
from chronos_synapse.domain.job import JobState
from chronos_synapse.services.insight.desks import Desk, Desks, InsightSettingsNow, sparing_others
from chronos_synapse.services.insight.drifts import Drifts
from chronos_synapse.services.insight.priors import write_prior
from chronos_synapse.services.insight.regimes import period_of
from chronos_synapse.services.insight.statements import last_word
from chronos_synapse.storage.redis.monitors import LearningStep
from chronos_synapse.storage.redis.search import SearchTimeout
from chronos_synapse.storage.redis.stores import RedisStores

logger = logging.getLogger(__name__)

FEED = "nightly"
"""Its place in the store is when it was done last, epoch ms."""
EVERY = timedelta(hours=23)
JOBS_AT_ONCE = 50
MOST_FITTED = 300
"""Jobs that the prior is fitted on; of more, so many by chance."""
MOST_TRIMS = 50
MOST_OPEN = 1000
FRESH = timedelta(days=2)
"""Of a job that has not run for so long, there is nothing new to see; a night may be missed."""
QUIET = timedelta(days=30)
"""After so long without a word, an insight of a job that does not run any more is over."""
PERIODS_CHANGED = 1.5
"""A period is only believed anew when it is off by this factor: rates should not move by themselves."""


class Nightly:
    """The analyst asks it now and then whether it is time."""

    def __init__(
        self, stores: RedisStores, desks: Desks, *, settings: InsightSettingsNow, clock: Clock = utc_now
    ) -> None:
        self._stores = stores
        self._monitors = stores.insight.monitors
        self._desks = desks
        self._drifts = Drifts(stores)
        self._settings = settings
        self._clock = clock

    async def run(self) -> bool:
        """Whether it was time, and this process was the one."""
        now = self._clock()
        if not (await self._settings()).is_on or not await self._is_mine(now):
            return False
        fitted = await self._each_job(now)
        ended = await self._end_silent(now)
        trimmed = await self._trim(now)
        logger.info(
            "the night's work on what was learned is done",
            extra={"action": "insight_night", "fitted": fitted, "closed": ended, "removed": trimmed},
        )
        return True

    async def _is_mine(self, now: datetime) -> bool:
        place = await self._monitors.place(FEED)
        if place is not None and now - from_ms(int(place)) < EVERY:
            return False
        return await self._monitors.put(LearningStep(feed=FEED, expected=place or "", following=str(to_ms(now))))

    async def _each_job(self, now: datetime) -> int:
        """Looks for drifts, keeps periods true and fits the prior of new jobs; on how many jobs."""
        chosen: list[JobMonitor] = []
        chance, seen = random.Random(to_ms(now)), 0  # noqa: S311 - no secret: a sample of the jobs
        async for desks in self._desks_of_all():
            for desk in desks.values():
                with sparing_others(desk.job.id):
                    await self._tend(desk, now)
                await asyncio.sleep(0)
                if desk.monitor.duration.count < LEAST_RUNS:
                    continue
                # A reservoir: each job seen so far is in it with the same chance.
                seen += 1
                if len(chosen) < MOST_FITTED:
                    chosen.append(desk.monitor)
                elif (place := chance.randrange(seen)) < MOST_FITTED:
                    chosen[place] = desk.monitor
        await self._monitors.save_fleet_prior(write_prior(FleetPrior.fit(chosen)))
        return len(chosen)

    async def _desks_of_all(self) -> AsyncIterator[dict[str, Desk]]:
        async for job_ids in self._stores.ledger_reader.job_ids():
            for at in range(0, len(job_ids), JOBS_AT_ONCE):
                yield await self._desks.open(job_ids[at : at + JOBS_AT_ONCE])

    async def _tend(self, desk: Desk, now: datetime) -> None:
        model = desk.model
        if now - from_ms(model.until_ms) < FRESH:
            await self._drifts.look(desk, now)
        spread_s = (model.until_ms - model.since_ms) / 1000.0 / max(model.number, 1)
        period_s = period_of(desk.job, now, otherwise_s=spread_s)
        if not 1.0 / PERIODS_CHANGED < period_s / model.period_s < PERIODS_CHANGED:
            desk.set_period(period_s)
        # When somebody has learned of the job meanwhile, the next night comes.
        if desk.is_changed:
            await self._monitors.put(LearningStep(learnt=[desk.learnt()]))

    async def _end_silent(self, now: datetime) -> int:
        """Closes what is open of jobs that were put away, or that have said nothing for long; how many."""
        query = InsightQuery(
            sight=EVERYTHING,
            states=(InsightState.OPEN,),
            with_muted=True,
            sort=InsightSort.OLDEST,
            limit=MOST_OPEN,
        )
        insights = self._stores.insight.insights
        ended = 0
        for listed in (await insights.page(query)).insights:
            desk = (await self._desks.open([listed.job_id])).get(listed.job_id)
            insight = await insights.find(listed.id)
            if desk is None or insight is None or insight.state is not InsightState.OPEN:
                continue
            why = _why_over(desk, insight, now)
            if why:
                desk.end(insight, last_word("back_to_normal", why, now))
                ended += await self._monitors.put(LearningStep(learnt=[desk.learnt()]))
        return ended

    async def _trim(self, now: datetime) -> int:
        removed = 0
        try:
            for _ in range(MOST_TRIMS):
                count = await self._stores.insight.insights.trim(now - KEPT_FOR)
                removed += count
                if count == 0:
                    break
        except SearchTimeout:
            logger.warning("could not list insights that are too old", extra={"action": "insight_trim_timeout"})
        return removed


def _why_over(desk: Desk, insight: Insight, now: datetime) -> str:
    """Why nobody follows it any more; empty: somebody does."""
    known = desk.open(insight.topic)
    if known is None or known.id != insight.id:
        return "what was learned of the job does not know of it any more; it is not followed"
    patience = max(QUIET, timedelta(seconds=3.0 * desk.model.period_s))
    is_silent = now - insight.updated_at > patience and now - from_ms(desk.model.until_ms) > patience
    if desk.job.state is JobState.ARCHIVED or is_silent:
        return "the job does not run any more"
    is_awaited = insight.topic is not Topic.START or desk.job.is_scheduled
    return "" if is_awaited else "no start of the job is awaited any more"
