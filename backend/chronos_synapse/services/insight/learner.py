"""Learner: follows the ends of executions in the events, and learns from each once, however many processes do so.

What was read last is kept with what was learned from it, in one step: who is slower finds the place taken, or a model
changed, and goes on from there. Events that were never read are read from now on.
"""

import asyncio
import logging
from collections.abc import Sequence
from datetime import datetime

import msgspec

from chronos_models.finding import Finding
from chronos_synapse.domain.clock import Clock, from_ms, utc_now
from chronos_synapse.domain.event import Event, EventType
from chronos_synapse.domain.execution import Execution
from chronos_synapse.domain.job import Job
from chronos_synapse.services.insight.desks import Desk, Desks, InsightSettingsNow, sparing_others
from chronos_synapse.services.insight.folding import FOLDED, Folding
from chronos_synapse.services.insight.hosts import FEED, Member, latest_of
from chronos_synapse.services.insight.observing import LEARNED, is_asked_of_the_past, is_learned
from chronos_synapse.services.insight.schooling import Schooling, ended_at
from chronos_synapse.services.insight.surroundings import Surroundings
from chronos_synapse.storage.redis.events import EventBatch, EventPage
from chronos_synapse.storage.redis.monitors import LearningStep, Learnt
from chronos_synapse.storage.redis.stores import RedisStores

logger = logging.getLogger(__name__)

PAGE = 200
"""Batches of events that are read at a time."""
MOST_ENDS = 500
"""Executions that are learned from in one step, unless one batch alone has more."""
MOST_STEPS = 50
"""Of one turn; the rest waits for the next one."""
MOST_LOST = 5
"""Steps in a row that another process may be faster with, before the next turn is waited for."""
TURN = 20
"""After so many executions, others in this process are let in."""
LONGEST_RUN_S = 86_400.0
"""How long before it ended an execution that is looked for in the history may have been due."""


class _News(msgspec.Struct):
    """What of a page of events there is to learn from."""

    began: datetime
    """When the first event of the page was published."""
    ends: dict[str, str] = {}
    """Execution -> job, in the order of the ends."""
    saved: list[str] = []
    deleted: list[str] = []

    @property
    def jobs(self) -> list[str]:
        """Everyone that there is news of, but deletions."""
        return list(dict.fromkeys((*self.ends.values(), *self.saved)))


class Learner:
    """The analyst lets it work."""

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
        self._monitors = stores.insight.monitors
        self._desks = desks
        self._around, self._room = around, around.room
        self._folding = Folding(stores, desks, self._room)
        self._schooling = Schooling(stores, desks, around, clock=clock)
        self._settings = settings
        self._clock = clock

    async def advance(self) -> int:
        """Goes on to the present end of the events; how many steps were taken."""
        place = await self._monitors.place(FEED)
        if place is None or not (await self._settings()).is_on:
            return await self._pass_over(place)
        taken = lost = 0
        while taken < MOST_STEPS and lost < MOST_LOST:
            page = await self._stores.events.page_after(place, PAGE)
            if not page.batches:
                break
            if self._room.place != place:  # It has only begun, or another process went on in the events.
                await self._room.catch_up(place, self._clock())
            step, desks = await self._step(place, _fitting(page))
            if await self._monitors.put(step):
                for desk in desks:
                    self._desks.keep(desk)
                place = self._room.place = step.following
                taken, lost = taken + 1, 0
            else:
                place = await self._monitors.place(FEED) or place
                lost += 1
        return taken

    async def _pass_over(self, place: str | None) -> int:
        """What happens while nothing is to be learned, or before anything was."""
        latest = await self._stores.events.latest_id()
        if latest == place:
            return 0
        return int(await self._monitors.put(LearningStep(feed=FEED, expected=place or "", following=latest)))

    async def _step(self, place: str, page: EventPage) -> tuple[LearningStep, list[Desk]]:
        """What there is to store, and the desks that it was learned at."""
        following = page.batches[-1].id
        news = _news_in(page.batches)
        late = [] if page.is_whole else await self._late(place, news)
        news.ends = {one.id: one.job_id for one in late} | news.ends
        # Whoever dispatched them had written down before that nobody was there for a while.
        await self._around.absences.catch_up()
        found = await self._stores.executions.find_many(list(news.ends))
        executions: dict[str, Execution] = {one.id: one for one in found}
        desks = await self._desks_for(news, following)
        members = await self._observe(news, executions, desks, place=following)
        if members:
            await self._folding.tell(members, desks)
        for job_id in news.deleted:
            self._room.forget(job_id)
        learnt = _learnt(desks)
        used = [desks[one.model.job_id] for one in learnt]
        return LearningStep(learnt=learnt, feed=FEED, expected=place, following=following), used

    async def _late(self, place: str, news: _News) -> list[Execution]:
        """Ends that were in events which are trimmed by now: nobody learned for a while."""
        since = from_ms(int(place.partition("-")[0]))
        found = await self._schooling.since(since, longest_run_s=LONGEST_RUN_S)
        late = [one for one in found if ended_at(one) <= news.began and one.id not in news.ends]
        logger.warning("events were trimmed unread", extra={"action": "learner_trimmed", "found": len(late)})
        return late

    async def _desks_for(self, news: _News, place: str) -> dict[str, Desk]:
        """Of jobs that have ended executions, and of those that were saved and are known."""
        desks = await self._desks.open(news.jobs)
        ended = set(news.ends.values())
        unknown = await self._stores.jobs.find_many([job_id for job_id in ended if job_id not in desks])
        for job in unknown.values():
            with sparing_others(job.id):
                desks[job.id] = await self._taught(job, news, place)
        now = self._clock()
        ready: dict[str, Desk] = {}
        for job_id, desk in desks.items():
            with sparing_others(job_id):
                if desk.begin_regime(now):
                    logger.info("a job begins anew", extra={"action": "new_regime", "job": job_id})
                ready[job_id] = desk
        return ready

    async def _taught(self, job: Job, news: _News, place: str) -> Desk:
        own = {execution_id for execution_id, job_id in news.ends.items() if job_id == job.id}
        await asyncio.sleep(0)
        return await self._schooling.teach(job, until=news.began, without=own, place=place)

    async def _observe(
        self, news: _News, executions: dict[str, Execution], desks: dict[str, Desk], *, place: str
    ) -> list[Member]:
        members: list[Member] = []
        for count, (execution_id, job_id) in enumerate(news.ends.items()):
            desk, execution = desks.get(job_id), executions.get(execution_id)
            if count % TURN == TURN - 1:
                await asyncio.sleep(0)
            if desk is None or execution is None or not is_learned(execution) or desk.knows(execution_id):
                continue
            # Until all of it is learned, nothing of the job is kept.
            del desks[job_id]
            with sparing_others(job_id):
                members += self._learn(desk, execution, place)
                desks[job_id] = desk
        return members

    def _learn(self, desk: Desk, execution: Execution, place: str) -> list[Member]:
        observation, found = desk.observe(execution, place=place, was_awaited=self._around.was_awaited(execution))
        desk.score(found, observation.ended_s)
        desk.note(latest_of(observation, found))
        members = self._room.hear(desk.job.id, observation, found)
        for finding in found:
            if not self._is_folded(desk, finding, observation.host):
                desk.tell(finding)
        return members

    def _is_folded(self, desk: Desk, finding: Finding, host: str) -> bool:
        """Whether it is told at the host, so that the job's own is not opened."""
        return finding.kind in FOLDED and self._room.is_told(host, finding.time_s)


def _learnt(desks: dict[str, Desk]) -> list[Learnt]:
    found: list[Learnt] = []
    for job_id, desk in desks.items():
        with sparing_others(job_id):
            found += [desk.learnt()] if desk.is_changed else []
    return found


def _fitting(page: EventPage) -> EventPage:
    """The first batches of a page, up to MOST_ENDS ends; at least one batch."""
    count = 0
    for at, batch in enumerate(page.batches):
        count += sum(event.type is EventType.EXECUTION_FINISHED for event in batch.events)
        if count > MOST_ENDS and at > 0:
            return EventPage(batches=page.batches[:at], is_whole=page.is_whole)
    return page


def _news_in(batches: Sequence[EventBatch]) -> _News:
    news = _News(began=from_ms(int(batches[0].id.partition("-")[0])))
    for event in (event for batch in batches for event in batch.events):
        if event.type is EventType.JOB_SAVED:
            news.saved.append(event.job_id)
        elif event.type is EventType.JOB_DELETED:
            news.deleted.append(event.job_id)
        elif _is_telling(event):
            news.ends[str(event.execution_id)] = event.job_id
    return news


def _is_telling(event: Event) -> bool:
    """Whether it is the end of an execution that there is something to learn from."""
    if event.type is not EventType.EXECUTION_FINISHED or event.execution_id is None or event.state not in LEARNED:
        return False
    return not is_asked_of_the_past(event.execution_id)
