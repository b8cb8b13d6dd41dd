"""Ticks: what the clock says of jobs whose start is awaited, and of executions that go on.

A job is looked at when it has waited, or run, for a tenth longer than when it was looked at last: how rare a wait is
changes no faster than that. Nothing is written but what is told.
"""

import asyncio
import logging
from collections.abc import Sequence
from datetime import datetime
from math import inf, isnan, nan

import msgspec

from chronos_models.detectors.watch import LATE_LEAST_S
from chronos_models.finding import Finding, Phase
from chronos_models.history import Situation
from chronos_synapse.domain.access import EVERYTHING
from chronos_synapse.domain.clock import Clock, utc_now
from chronos_synapse.domain.execution import ExecutionState, Origin
from chronos_synapse.domain.query import MAX_LIMIT, ExecutionQuery, ExecutionSort
from chronos_synapse.services.insight.absence_news import AbsenceNews
from chronos_synapse.services.insight.desks import Desk, Desks, InsightSettingsNow, sparing_others
from chronos_synapse.services.insight.folding import FOLDED, Folding
from chronos_synapse.services.insight.observing import host_of, is_asked_of_the_past
from chronos_synapse.services.insight.shortage_news import ShortageNews
from chronos_synapse.services.insight.surroundings import Surroundings
from chronos_synapse.storage.redis.execution_documents import ExecutionDocument
from chronos_synapse.storage.redis.history import SearchPage
from chronos_synapse.storage.redis.monitors import LearningStep
from chronos_synapse.storage.redis.stores import RedisStores

logger = logging.getLogger(__name__)

LOOK_AGAIN = 1.1
YOUNG_S = 5.0
"""An execution that has run for less is left alone."""
MOST_DUE = 1000
"""Due times that nobody has dispatched, the oldest."""
DESKS_AT_ONCE = 50


class Waiting(msgspec.Struct, kw_only=True):
    """How a job stands between two executions. Times in unix seconds; what does not apply is NaN."""

    awaited_due_s: float = nan
    """The due time whose start is awaited."""
    running_since_s: float = nan
    running_id: str = ""
    host: str = ""

    def wait_s(self, now_s: float) -> float:
        """For how long there is something to wait for, s."""
        waits = [now_s - since for since in (self.awaited_due_s, self.running_since_s) if not isnan(since)]
        return max(waits, default=0.0)


class Ticks:
    """The analyst lets it look every few seconds."""

    def __init__(
        self,
        stores: RedisStores,
        desks: Desks,
        around: Surroundings,
        *,
        settings: InsightSettingsNow,
        clock: Clock = utc_now,
    ) -> None:
        self._stores = stores
        self._desks = desks
        self._room, self._absences, self._shortages = around
        self._folding = Folding(stores, desks, self._room)
        self._absence_news, self._shortage_news = AbsenceNews(stores), ShortageNews(stores)
        self._settings = settings
        self._clock = clock
        self._look_at: dict[str, tuple[str, float]] = {}
        """Job -> (what it waits for, for how long it must have waited to be looked at again)."""

    async def tick(self) -> int:
        """Looks once; how many insights were opened, gone on with or closed."""
        if not (await self._settings()).is_on:
            return 0
        now = self._clock()
        waiting = await self.waiting(now)
        due = self._to_look_at(waiting, now.timestamp())
        told = 0
        for at in range(0, len(due), DESKS_AT_ONCE):
            desks = await self._desks.open(due[at : at + DESKS_AT_ONCE])
            for job_id, desk in desks.items():
                with sparing_others(job_id):
                    told += await self._look(desk, waiting[job_id], now)
            await asyncio.sleep(0)
        told += await self._absence_news.tell(self._absences)
        told += await self._shortage_news.tell(self._shortages, self._absences.now_ms)
        return told + await self._folding.close_quiet(now)

    async def waiting(self, now: datetime) -> dict[str, Waiting]:
        """Jobs whose start is late although somebody is there to begin it, or of which an execution goes on."""
        await self._absences.look()
        live, found = await self._live(now), dict[str, Waiting]()
        await self._shortages.look(live, self._absences.now_ms)
        for document in live.documents:
            if not is_asked_of_the_past(document.id):
                self._add_live(found, document, now.timestamp())
        if await self._stores.pauses.present() is None:
            for job_id, due_ms in await self._stores.due.upcoming(MOST_DUE):
                self._await(found, job_id, due_ms, now.timestamp())
        return found

    async def _live(self, now: datetime) -> SearchPage:
        states = (ExecutionState.QUEUED, ExecutionState.RUNNING)
        query = ExecutionQuery(sight=EVERYTHING, states=states, sort=ExecutionSort.OLDEST, limit=MAX_LIMIT)
        return await self._stores.history.find(query, now=now)

    def _add_live(self, found: dict[str, Waiting], document: ExecutionDocument, now_s: float) -> None:
        """Of each job the execution that runs for longest, and the due time that has waited longest for a worker.

        What waits for a reason, as for the end of the execution before, is awaited by nobody.
        """
        if document.state is ExecutionState.QUEUED:
            is_awaited = document.origin is Origin.SCHEDULE and document.reason is None
            if is_awaited and not self._shortages.excuses(document.queue, document.scheduled_for):
                self._await(found, document.job_id, document.scheduled_for, now_s)
            return
        since_s = (document.started_at or 0) / 1000.0
        one = found.get(document.job_id, Waiting())
        if now_s - since_s >= YOUNG_S and since_s < (inf if isnan(one.running_since_s) else one.running_since_s):
            one.running_since_s, one.running_id = since_s, document.id
            one.host = host_of(document.worker)
            found[document.job_id] = one

    def _await(self, found: dict[str, Waiting], job_id: str, due_ms: int, now_s: float) -> None:
        due_s = due_ms / 1000.0
        if now_s - due_s < LATE_LEAST_S or self._absences.excuses(due_ms):
            return
        one = found.setdefault(job_id, Waiting())
        one.awaited_due_s = due_s if isnan(one.awaited_due_s) else min(one.awaited_due_s, due_s)

    def _to_look_at(self, waiting: dict[str, Waiting], now_s: float) -> list[str]:
        """Jobs whose turn it is, those that wait longest first."""
        due: list[str] = []
        known: dict[str, tuple[str, float]] = {}
        for job_id, one in waiting.items():
            what, wait_s = f"{one.awaited_due_s} {one.running_id}", one.wait_s(now_s)
            former, at_s = self._look_at.get(job_id, ("", 0.0))
            if former != what or wait_s >= at_s:
                due.append(job_id)
                at_s = wait_s * LOOK_AGAIN
            known[job_id] = (what, at_s)
        self._look_at = known
        return sorted(due, key=lambda job_id: -waiting[job_id].wait_s(now_s))

    async def _look(self, desk: Desk, one: Waiting, now: datetime) -> int:
        situation = Situation(
            awaited_due_s=one.awaited_due_s, running_since_s=one.running_since_s, host=one.host, running_due_s=nan
        )
        found = desk.monitor.tick(now.timestamp(), situation)
        telling = [finding for finding in found if finding.phase in (Phase.OPENED, Phase.UPDATED)]
        if not telling:
            return 0
        for finding in telling:
            if not (finding.kind in FOLDED and self._room.is_told(one.host, finding.time_s)):
                desk.tell(finding, evidence=_evidence(finding, one))
        desk.score(found, now.timestamp())
        # When somebody else has learned of the job meanwhile, the next look finds what is still so.
        if not await self._stores.insight.monitors.put(LearningStep(learnt=[desk.learnt()])):
            self._look_at.pop(desk.job.id, None)
            return 0
        return len(desk.insights)


def _evidence(finding: Finding, one: Waiting) -> Sequence[str]:
    return [one.running_id] if finding.topic == "duration" and one.running_id else []
