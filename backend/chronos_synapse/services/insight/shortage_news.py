"""ShortageNews: that executions wait which no worker can take is told once, as one insight about all jobs."""

import logging
from collections.abc import Sequence

from chronos_models.detectors.watch import LATE_LEAST_S
from chronos_models.explain import counted, span
from chronos_synapse.domain.clock import from_ms, to_ms
from chronos_synapse.domain.insight import Insight, InsightId, Statement, Topic
from chronos_synapse.services.insight.of_all_jobs import (
    TELL_AGAIN,
    Measured,
    clock_of,
    opened_of_all,
    statement_of_all,
)
from chronos_synapse.services.insight.shortages import Shortage, Shortages
from chronos_synapse.services.insight.statements import closed, continued, last_word
from chronos_synapse.storage.redis.monitors import LearningStep
from chronos_synapse.storage.redis.stores import RedisStores

logger = logging.getLogger(__name__)

FEED = "shortages"
"""Its place in the store is the insight that is open, and how much was said of it; empty: none is."""
KIND = "no_worker"
LEAST_MS = int(LATE_LEAST_S * 1000)
"""It is told when nobody was there for so long: a worker may be slow to say that it lives."""


class ShortageNews:
    """Any number of processes may tell: the place in the store decides who does."""

    def __init__(self, stores: RedisStores) -> None:
        self._monitors = stores.insight.monitors
        self._insights = stores.insight.insights

    async def tell(self, known: Shortages, now_ms: int) -> int:
        """Tells of what goes on, and of its end; how many insights were opened, gone on with or closed."""
        place = await self._monitors.place(FEED) or ""
        told = await self._insights.find(InsightId(place.partition(" ")[0])) if place else None
        if known.lasting:
            insight = _lasting(told, known, now_ms)
            following = "" if insight is None else f"{insight.id} {len(insight.statements)}"
            return 0 if insight is None else await self._put(insight, place, following)
        insight = None if told is None else closed(told, _over(told, now_ms))
        return await self._put(insight, place, "") if place else 0

    async def _put(self, insight: Insight | None, place: str, following: str) -> int:
        of_all = () if insight is None else (insight,)
        is_put = await self._monitors.put(LearningStep(feed=FEED, expected=place, following=following, of_all=of_all))
        return int(is_put and insight is not None)


def _lasting(told: Insight | None, known: Shortages, now_ms: int) -> Insight | None:
    """What there is to say of executions that wait; None: nothing, or nothing new."""
    lasting = [one for one in known.lasting if now_ms - max(one.seen_ms, one.from_ms) >= LEAST_MS]
    if not lasting:
        return None
    if told is None:
        statement = _statement(lasting, known, now_ms)
        logger.warning("executions wait that no worker can take", extra={"action": KIND, "jobs": statement.value})
        return opened_of_all(Topic.WORKERS, min(one.from_ms for one in lasting), statement)
    since_ms = to_ms(told.statements[0].since or told.opened_at)
    if now_ms - since_ms < TELL_AGAIN * (to_ms(told.updated_at) - since_ms):
        return None
    return continued(told, _statement(lasting, known, now_ms))


def _statement(lasting: Sequence[Shortage], known: Shortages, now_ms: int) -> Statement:
    executions = sum(one.executions for one in lasting)
    jobs = len(frozenset[str]().union(*(one.job_ids for one in lasting)))
    since_ms = min(one.from_ms for one in lasting)
    # What each of them lacks is told at the execution, to those who see it.
    why = "no worker is alive" if known.is_nobody_there else "each of them says what it lacks"
    verb, at_least = "waits" if executions == 1 else "wait", "" if known.is_counted else "at least "
    words = (
        f"{at_least}{counted(executions, 'execution')} of {counted(jobs, 'job')} {verb} that nobody can take, "
        f"since {clock_of(since_ms)}, for {span((now_ms - since_ms) / 1000.0)}: {why}"
    )
    return statement_of_all(KIND, words, Measured(executions, "executions"), since_ms=since_ms, at_ms=now_ms)


def _over(told: Insight, now_ms: int) -> Statement:
    since_ms = to_ms(told.statements[0].since or told.opened_at)
    began, lasted = clock_of(since_ms), span((now_ms - since_ms) / 1000.0)
    words = f"what had waited since {began} is taken, or waits no more, after {lasted}"
    return last_word("back_to_normal", words, from_ms(now_ms))
