"""AbsenceNews: that no scheduler looked at due times is told once, as one insight about all jobs."""

import logging
from datetime import timedelta

import msgspec

from chronos_models.explain import counted, span
from chronos_synapse.domain.clock import from_ms
from chronos_synapse.domain.errors import Invalid
from chronos_synapse.domain.insight import Insight, InsightId, InsightState, Statement, Topic
from chronos_synapse.domain.job import Job
from chronos_synapse.services.insight.absences import Absences
from chronos_synapse.services.insight.of_all_jobs import (
    TELL_AGAIN,
    Measured,
    clock_of,
    id_of_all,
    opened_of_all,
    statement_of_all,
)
from chronos_synapse.services.insight.statements import closed, continued
from chronos_synapse.storage.redis.absences import FIRST, Absence, Waiting
from chronos_synapse.storage.redis.monitors import LearningStep
from chronos_synapse.storage.redis.stores import RedisStores
from chronos_synapse.triggers.build import build, count_between

logger = logging.getLogger(__name__)

FEED = "absences"
"""Its place in the store is up to where their record was read."""
KIND = "scheduler_away"
OLDEST = timedelta(days=1)
"""An absence that ended before is not told of any more: nobody was there to tell, or it was off."""


class AbsenceNews:
    """Any number of processes may tell: the place in the record decides who does."""

    def __init__(self, stores: RedisStores) -> None:
        self._stores = stores
        self._monitors = stores.insight.monitors
        self._insights = stores.insight.insights
        self._absences = stores.insight.absences

    async def tell(self, known: Absences) -> int:
        """Tells of what has ended, and of what goes on; how many insights were opened, gone on with or closed."""
        place = await self._monitors.place(FEED) or ""
        told = 0
        for absence in await self._absences.after(place or FIRST):
            insight = await self._ended(absence, known.now_ms)
            if not await self._put(insight, place, absence.place):
                return told
            place = absence.place
            told += insight is not None
        insight = await self._lasting(known)
        return told + (insight is not None and await self._put(insight, place, place or FIRST))

    async def _put(self, insight: Insight | None, place: str, following: str) -> bool:
        of_all = () if insight is None else (insight,)
        return await self._monitors.put(LearningStep(feed=FEED, expected=place, following=following, of_all=of_all))

    async def _lasting(self, known: Absences) -> Insight | None:
        """What there is to say of an absence that goes on; None: nothing, or nothing new."""
        since_ms, now_ms = known.away_since_ms, known.now_ms
        if since_ms is None or await self._stores.pauses.present() is not None:
            return None
        told = await self._insights.find(_id_of(since_ms))
        if told is not None and now_ms - since_ms < TELL_AGAIN * (_ms_until(told) - since_ms):
            return None
        waiting = await self._absences.waiting(since_ms, now_ms)
        if waiting.jobs == 0:
            return None
        times, passed_by = await self._count(waiting, now_ms)
        lasts = span((now_ms - since_ms) / 1000.0)
        words = f"no scheduler has looked at due times since {clock_of(since_ms)}, for {lasts}: {passed_by} have passed"
        statement = _statement(words, times, since_ms, now_ms)
        logger.warning("no scheduler is at work", extra={"action": "scheduler_away", "jobs": waiting.jobs})
        return opened_of_all(Topic.SCHEDULER, since_ms, statement) if told is None else continued(told, statement)

    async def _ended(self, absence: Absence, now_ms: int) -> Insight | None:
        """What there is to say of one that is over; None when no due time was in it, or it is long past."""
        told = await self._insights.find(_id_of(absence.from_ms))
        is_news = absence.waiting.jobs > 0 and from_ms(now_ms) - from_ms(absence.until_ms) < OLDEST
        if told is None and not is_news:
            return None
        since_ms, until_ms = absence.from_ms, absence.until_ms
        times, passed_by = await self._count(absence.waiting, until_ms)
        began, lasted = clock_of(since_ms), span((until_ms - since_ms) / 1000.0)
        words = f"no scheduler looked at due times from {began} to {clock_of(until_ms)}, for {lasted}"
        passed = f": {passed_by} passed" if times else ""
        statement = _statement(words + passed, times, since_ms, until_ms)
        if told is not None:
            return closed(told, statement)
        insight = opened_of_all(Topic.SCHEDULER, since_ms, statement)
        return msgspec.structs.replace(insight, state=InsightState.CLOSED, closed_at=statement.at)

    async def _count(self, waiting: Waiting, until_ms: int) -> tuple[int, str]:
        """Due times that have passed, as a number and in words."""
        jobs = await self._stores.jobs.find_many([job_id for job_id, _ in waiting.named])
        known = [_times(jobs[job_id], due_ms, until_ms) for job_id, due_ms in waiting.named if job_id in jobs]
        # Of a job that is not known by name, no more is known than that it had one.
        times = sum(known) + waiting.jobs - len(known)
        at_least = "" if len(known) == waiting.jobs else "at least "
        return times, f"{at_least}{counted(times, 'due time')} of {counted(waiting.jobs, 'job')}"


def _statement(sentence: str, times: int, since_ms: int, until_ms: int) -> Statement:
    return statement_of_all(KIND, sentence, Measured(times, "due times"), since_ms=since_ms, at_ms=until_ms)


def _times(job: Job, due_ms: int, until_ms: int) -> int:
    """Due times of the job from `due_ms`, which is one, to `until_ms`, both included."""
    if job.schedule is None:
        return 1
    try:
        trigger = build(job.schedule, job.timing, seed=job.id)
    except Invalid:
        return 1  # A stored definition that is not understood any more.
    return 1 + count_between(trigger, from_ms(due_ms), from_ms(until_ms))


def _id_of(since_ms: int) -> InsightId:
    return id_of_all(Topic.SCHEDULER, since_ms)


def _ms_until(told: Insight) -> int:
    return int(told.updated_at.timestamp() * 1000)
