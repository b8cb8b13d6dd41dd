"""NotificationProducer: makes notifications of the news, each once, however many processes do so.

What was read last of each feed is kept with what came of it, in one step: who is slower finds the place taken, and goes
on from there. A feed that was never read is read from now on.
"""

import logging
from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

import msgspec

from chronos_synapse.domain.access import EVERYTHING
from chronos_synapse.domain.audit import AuditEntry
from chronos_synapse.domain.clock import Clock, from_ms, utc_now
from chronos_synapse.domain.event import EventType
from chronos_synapse.domain.execution import FINAL_STATES, Execution, ExecutionState, is_dry_run, is_of_backfill
from chronos_synapse.domain.notification import Notification, NotificationId, Standing, Told
from chronos_synapse.domain.query import MAX_LIMIT, ExecutionQuery, ExecutionSort
from chronos_synapse.services.notifications.audit_news import answer_in, answered, news_of
from chronos_synapse.services.notifications.insight_news import news_of_insight, opened_in
from chronos_synapse.services.notifications.job_news import TELLING, End, end_of, judge
from chronos_synapse.services.notifications.recipients import Recipients
from chronos_synapse.storage.postgres.people import PeopleStore
from chronos_synapse.storage.postgres.teams import TeamStore
from chronos_synapse.storage.redis.events import EventBatch
from chronos_synapse.storage.redis.execution_documents import to_domain
from chronos_synapse.storage.redis.notifications import Step
from chronos_synapse.storage.redis.stores import RedisStores

if TYPE_CHECKING:
    from chronos_synapse.storage.postgres.engine import Database

logger = logging.getLogger(__name__)

EVENTS, AUDIT = "events", "audit"
PAGE = 200
"""Batches of events, or entries, of one step."""
MOST_PAGES = 50
"""Of one turn; the rest waits for the next one."""
USERS_PER_STEP = 500
LONGEST_RUN = timedelta(days=1)
"""How long before it ended an execution that is looked for in the history may have been due."""

_Ends = list[tuple[str, End]]
"""(execution, its end), in the order in which they happened."""


def notification_producer(stores: RedisStores, database: "Database") -> "NotificationProducer":
    """The producer over these stores."""
    recipients = Recipients(PeopleStore(database), TeamStore(database), stores.looks.notifications)
    return NotificationProducer(stores, recipients)


class NotificationProducer:
    """The analyst lets it work."""

    def __init__(self, stores: RedisStores, recipients: Recipients, *, clock: Clock = utc_now) -> None:
        self._stores = stores
        self._store = stores.looks.notifications
        self._recipients = recipients
        self._clock = clock

    async def advance(self) -> int:
        """Goes on in both feeds to their present end; how many steps it took."""
        return await self._follow_events() + await self._follow_audit()

    async def _follow_events(self) -> int:
        place = await self._store.place(EVENTS)
        if place is None:
            latest = await self._stores.events.latest_id()
            return int(await self._store.put(Step(feed=EVENTS, expected="", following=latest)))
        for step in range(MOST_PAGES):
            page = await self._stores.events.page_after(place, PAGE)
            if not page.batches:
                return step
            ends = _ends_in(page.batches)
            if not page.is_whole:
                ends = [*await self._ends_since(place), *ends]
            told, standings = await self._judge(ends)
            told += await self._insights(page.batches)
            for job_id in _deleted_in(page.batches):
                standings[job_id] = None
            following = page.batches[-1].id
            if not await self._take(EVENTS, place, following, told=told, standings=standings):
                return step
            place = following
        return MOST_PAGES

    async def _judge(self, ends: _Ends) -> tuple[list[Told], dict[str, Standing | None]]:
        job_ids = list(dict.fromkeys(end.job_id for _, end in ends))
        before = await self._store.standings(job_ids)
        asked = [execution_id for execution_id, end in ends if end.state in TELLING]
        executions: dict[str, Execution] = {found.id: found for found in await self._stores.executions.find_many(asked)}
        standings, told = dict(before), []
        for execution_id, end in ends:
            execution = executions.get(execution_id)
            found, standings[end.job_id] = judge(end, execution, standings.get(end.job_id, Standing()))
            told += found
        blank = Standing()
        return told, {job_id: after for job_id, after in standings.items() if after != before.get(job_id, blank)}

    async def _insights(self, batches: Sequence[EventBatch]) -> list[Told]:
        opened = opened_in(batches)
        found = await self._stores.insight.insights.find_many(opened)
        return [told for insight_id in opened if insight_id in found for told in news_of_insight(found[insight_id])]

    async def _ends_since(self, place: str) -> _Ends:
        """Bad ends that were in events which are trimmed by now: nobody made notifications for a while."""
        since = from_ms(int(place.partition("-")[0]))
        query = ExecutionQuery(
            sight=EVERYTHING,
            states=tuple(sorted(TELLING)),
            since=since - LONGEST_RUN,
            sort=ExecutionSort.NEWEST,
            limit=MAX_LIMIT,
        )
        page = await self._stores.history.find(query, now=self._clock())
        found = [execution for execution in map(to_domain, page.documents) if _was_run_as_planned(execution.id)]
        late = [(execution.id, end) for execution in found if (end := end_of(execution)) is not None]
        logger.warning("events were trimmed unread", extra={"action": "events_trimmed", "found": len(late)})
        return sorted((one for one in late if from_ms(one[1].at_ms) > since), key=lambda one: one[1].at_ms)

    async def _follow_audit(self) -> int:
        head = (await self._stores.audit.head()).head.seq
        place = await self._store.place(AUDIT)
        if place is None:
            return int(await self._store.put(Step(feed=AUDIT, expected="", following=str(head))))
        for step in range(MOST_PAGES):
            first, last = int(place) + 1, min(head, int(place) + PAGE)
            if first > last:
                return step
            entries = await self._stores.audit.read(first, last)
            told = await self._tell([entry for entry in entries if isinstance(entry, AuditEntry)])
            if not await self._take(AUDIT, place, str(last), told=told, standings={}):
                return step
            place = str(last)
        return MOST_PAGES

    async def _tell(self, entries: Sequence[AuditEntry]) -> list[Told]:
        told: list[Told] = []
        for entry in entries:
            news = news_of(entry)
            if news is None:
                continue
            answer = answer_in(entry)
            parent = None if answer is None else await self._stores.comments.find(answer.job_id, answer.comment_id)
            if parent is not None:
                told.append(answered(entry, news, parent.author_id))
                news = msgspec.structs.replace(news, to=tuple(one for one in news.to if one != parent.author_id))
            told += [news] if news.to or entry.action.startswith("maintenance.") else []
        return told

    async def _take(
        self,
        feed: str,
        place: str,
        following: str,
        *,
        told: Sequence[Told],
        standings: Mapping[str, Standing | None],
    ) -> bool:
        """Whether this process was the one. Who is told among very many is told in parts, the place coming last."""
        inboxes = await self._recipients.sort(told) if told else {}
        *early, last = _parts(inboxes)
        for part in early:
            if not await self._store.put(Step(feed=feed, expected=place, following=place, notifications=part)):
                return False
        step = Step(feed=feed, expected=place, following=following, notifications=last, standings=standings)
        return await self._store.put(step)


def _parts(inboxes: dict[str, list[Notification]]) -> list[dict[str, list[Notification]]]:
    """At least one."""
    pairs = list(inboxes.items())
    return [dict(pairs[at : at + USERS_PER_STEP]) for at in range(0, max(len(pairs), 1), USERS_PER_STEP)]


def _ends_in(batches: Sequence[EventBatch]) -> _Ends:
    ends: _Ends = []
    for batch in batches:
        for at, event in enumerate(batch.events):
            if event.type is not EventType.EXECUTION_FINISHED or event.execution_id is None or event.time is None:
                continue
            if event.state not in FINAL_STATES or not _was_run_as_planned(event.execution_id):
                continue
            end = End(
                id=NotificationId(f"e{batch.id}-{at}"),
                owner_id=event.owner_id,
                job_id=event.job_id,
                state=ExecutionState(event.state),
                at_ms=int(event.time.timestamp() * 1000),
            )
            ends.append((event.execution_id, end))
    return ends


def _was_run_as_planned(execution_id: str) -> bool:
    """Not a run of the past or a rehearsal: those say nothing of how the job stands."""
    return not is_of_backfill(execution_id) and not is_dry_run(execution_id)


def _deleted_in(batches: Sequence[EventBatch]) -> list[str]:
    return [event.job_id for batch in batches for event in batch.events if event.type is EventType.JOB_DELETED]
