"""Schooling: what is learned of a job from its history, before it is followed in the events."""

import asyncio
import logging
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import pairwise
from statistics import median

from chronos_models.finding import Finding, Phase
from chronos_synapse.domain.access import EVERYTHING
from chronos_synapse.domain.clock import Clock, from_ms, utc_now
from chronos_synapse.domain.execution import Execution
from chronos_synapse.domain.insight import Topic
from chronos_synapse.domain.job import Job, JobId
from chronos_synapse.domain.query import MAX_LIMIT, ExecutionQuery, ExecutionSort
from chronos_synapse.services.insight.desks import Desk, Desks
from chronos_synapse.services.insight.hosts import latest_of
from chronos_synapse.services.insight.observing import LEARNED, is_learned
from chronos_synapse.services.insight.surroundings import Surroundings
from chronos_synapse.storage.redis.execution_documents import to_domain
from chronos_synapse.storage.redis.stores import RedisStores

logger = logging.getLogger(__name__)

MOST_LEARNED = 500
"""Executions of the past, the latest."""
TURN = 50
"""After so many, others in this process are let in."""


class Schooling:
    """Teaches monitors; what they find meanwhile is told to nobody, but that a job has been failing and still does."""

    def __init__(self, stores: RedisStores, desks: Desks, around: Surroundings, *, clock: Clock = utc_now) -> None:
        self._stores = stores
        self._desks = desks
        self._around = around
        self._clock = clock

    async def teach(self, job: Job, *, until: datetime, without: Collection[str], place: str) -> Desk:
        """The desk of a job that has learned from what ended up to `until`, but for the executions in `without`."""
        past = [one for one in await self._past(job.id) if one.id not in without and ended_at(one) <= until]
        desk = await self._desks.anew(job, otherwise_s=_distance_s(past))
        known = desk.model.open
        failing: Finding | None = None
        for count, execution in enumerate(past):
            was_awaited = self._around.was_awaited(execution)
            observation, found = desk.observe(execution, place=place, was_awaited=was_awaited)
            desk.note(latest_of(observation, found))
            failing = None if observation.is_success else _failing_in(found) or failing
            if count % TURN == TURN - 1:
                await asyncio.sleep(0)
        if known:
            desk.learn_anew(desk.monitor, self._clock())
        is_untold = desk.open(Topic.OUTCOME) is None and Topic.OUTCOME in desk.monitor.episodes.open_topics
        if failing is not None and is_untold:
            desk.tell(replace(failing, phase=Phase.OPENED))
        logger.info(
            "learned a job from its history",
            extra={"action": "learned_history", "job": job.id, "executions": len(past)},
        )
        return desk

    async def since(self, since: datetime, *, longest_run_s: float) -> list[Execution]:
        """Executions that have ended since then, in that order: of the latest that were due since `longest_run_s`
        before.
        """
        query = ExecutionQuery(
            sight=EVERYTHING,
            states=tuple(sorted(LEARNED)),
            since=from_ms(int((since.timestamp() - longest_run_s) * 1000)),
            sort=ExecutionSort.NEWEST,
            limit=MAX_LIMIT,
        )
        page = await self._stores.history.find(query, now=self._clock())
        found = [one for one in map(to_domain, page.documents) if is_learned(one)]
        return sorted((one for one in found if ended_at(one) > since), key=ended_at)

    async def _past(self, job_id: JobId) -> list[Execution]:
        """The latest executions that there is something to learn from, in the order of their ends."""
        states = tuple(sorted(LEARNED))
        query = ExecutionQuery(sight=EVERYTHING, job_id=job_id, states=states, limit=MOST_LEARNED)
        page = await self._stores.history.find(query, now=self._clock())
        if not page.complete:
            logger.warning("the past of a job was not found in time", extra={"action": "history_cut", "job": job_id})
        return sorted((one for one in map(to_domain, page.documents) if is_learned(one)), key=ended_at)


def _failing_in(found: Sequence[Finding]) -> Finding | None:
    return next((finding for finding in found if finding.topic == Topic.OUTCOME), None)


def ended_at(execution: Execution) -> datetime:
    """When it ended."""
    return execution.finished_at or execution.queued_at


def _distance_s(past: list[Execution]) -> float:
    """How far apart executions are, s; 0 when that is not known."""
    gaps = [(ended_at(later) - ended_at(earlier)).total_seconds() for earlier, later in pairwise(past)]
    return max(median(gaps), 0.0) if gaps else 0.0
