"""Broadcaster: one pub/sub connection, fanned out to the bounded queue of each browser.

Pub/sub may lose a message, so nothing depends on one: after each (re)connection the broadcaster reads the stream of
events from where it was, and whoever follows a log looks at the log itself, now and then even without being told.
"""

import asyncio
import logging
import re
from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress

import msgspec

from chronos_synapse.domain.access import Sight
from chronos_synapse.domain.errors import Unavailable
from chronos_synapse.domain.event import Event, EventType, topics_of
from chronos_synapse.domain.execution import FINAL_STATES
from chronos_synapse.services.tasks import ended
from chronos_synapse.storage.redis.events import EventBatch, EventBus, decode_news, decode_progress
from chronos_synapse.storage.redis.news import Message, NewsReader

logger = logging.getLogger(__name__)

QUEUE_LIMIT = 256
"""Batches that a slow browser may be behind."""
REPLAY_LIMIT = 2000
"""Batches that are replayed to a browser that comes back; more, and it had better fetch everything anew."""
RECONNECT_S = (0.1, 2.0)
"""First and longest pause between tries."""

_BATCH_ID = re.compile(r"[0-9]{1,19}-[0-9]{1,19}")


class Reset(msgspec.Struct, frozen=True):
    """Some events were lost: fetch everything anew. `id` is where the stream goes on."""

    id: str


News = EventBatch | Reset


class Watch(msgspec.Struct, frozen=True, kw_only=True):
    """What a browser asked for; no topics: everything that it sees."""

    sight: Sight
    topics: frozenset[str] = frozenset()
    user_id: str = ""
    """Whose inbox it hears of."""

    def wants(self, event: Event) -> bool:
        """Whether `event` is for this browser."""
        if event.type is EventType.NOTIFICATION_CHANGED and event.owner_id != self.user_id:
            return False
        if event.owner_id and not self.sight.covers(event.owner_id, event.job_id):
            return False
        if not self.topics:
            return event.type is not EventType.EXECUTION_PROGRESS
        return not self.topics.isdisjoint(topics_of(event))


class Subscription:
    """The queue of one browser."""

    def __init__(self, watch: Watch) -> None:
        self._watch = watch
        self._queue: deque[EventBatch] = deque()
        self._reset: Reset | None = None
        self._is_filled = asyncio.Event()

    def select(self, batch: EventBatch) -> EventBatch | None:
        """What of `batch` is for this browser."""
        events = tuple(event for event in batch.events if self._watch.wants(event))
        return EventBatch(id=batch.id, events=events) if events else None

    def offer(self, batch: EventBatch) -> None:
        """Queues what is for this browser; a full queue is given up."""
        selected = self.select(batch)
        if selected is None:
            return
        if len(self._queue) == QUEUE_LIMIT:
            self.reset(batch.id)
            return
        self._queue.append(selected)
        self._is_filled.set()

    def pass_on(self, event: Event) -> None:
        """Queues what is in no stream and has no id; who is far behind does without."""
        if self._watch.wants(event) and len(self._queue) < QUEUE_LIMIT // 2:
            self._queue.append(EventBatch(id="", events=(event,)))
            self._is_filled.set()

    def reset(self, batch_id: str) -> None:
        """Drops what is queued; the browser has to fetch everything anew."""
        self._queue.clear()
        self._reset = Reset(batch_id)
        self._is_filled.set()

    async def next(self) -> News:
        """What comes next, in order."""
        await self._is_filled.wait()
        found: News
        if self._reset is not None:
            found, self._reset = self._reset, None
        else:
            found = self._queue.popleft()
        if not self._queue:
            self._is_filled.clear()
        return found


class Broadcaster:
    """Serves all browsers of one api process."""

    def __init__(self, bus: EventBus, reader: NewsReader) -> None:
        self._bus = bus
        self._reader = reader
        self._subscriptions: set[Subscription] = set()
        self._log_watchers: dict[str, set[asyncio.Event]] = {}
        self._last_id: str | None = None

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Reads the news until left."""
        # From here on nothing is missed, even before there is a connection.
        with suppress(Unavailable):
            self._last_id = await self._bus.latest_id()
        async with asyncio.TaskGroup() as group:
            reading = group.create_task(self._read_for_ever())
            try:
                yield
            finally:
                await ended(reading)

    @asynccontextmanager
    async def events(self, watch: Watch, last_id: str | None) -> AsyncIterator[Callable[[], Awaitable[News]]]:
        """Gives `next() -> News`: first what came after `last_id`, then what comes, without a gap or a double.

        Without `last_id` the first batch is empty: its id is where a later call can go on from.
        """
        start = last_id if last_id is not None else await self._bus.latest_id()
        subscription = Subscription(watch)
        self._subscriptions.add(subscription)
        try:
            pending = await self._replay(subscription, start)
            if last_id is None:
                pending.appendleft(EventBatch(id=start, events=()))
            cursor = _Cursor(subscription, pending)
            yield cursor.next
        finally:
            self._subscriptions.discard(subscription)

    async def _replay(self, subscription: Subscription, start: str) -> deque[News]:
        missed = await self._bus.since(start, REPLAY_LIMIT) if _BATCH_ID.fullmatch(start) else None
        if missed is None:
            return deque([Reset(await self._bus.latest_id())])
        return deque(selected for batch in missed if (selected := subscription.select(batch)) is not None)

    @asynccontextmanager
    async def log_watch(self, execution_id: str) -> AsyncIterator[asyncio.Event]:
        """Gives an event that is set whenever the log may have grown or the execution may have ended."""
        channel = self._bus.log_channel(execution_id)
        grown = asyncio.Event()
        watchers = self._log_watchers.setdefault(channel, set())
        watchers.add(grown)
        try:
            if len(watchers) == 1:
                await self._reader.subscribe(channel)
            yield grown
        finally:
            watchers.discard(grown)
            if not watchers and self._log_watchers.get(channel) is watchers:
                del self._log_watchers[channel]
                await self._reader.unsubscribe(channel)

    async def _read_for_ever(self) -> None:
        pause_s = RECONNECT_S[0]
        while True:
            try:
                async with self._reader.connected(self._channels) as receive:
                    while True:
                        await self._handle(await receive())
                        pause_s = RECONNECT_S[0]
            except Unavailable as exc:
                logger.warning("news are interrupted", extra={"action": "news_interrupted", "why": exc.detail})
            await asyncio.sleep(pause_s)
            pause_s = min(pause_s * 2, RECONNECT_S[1])

    def _channels(self) -> set[str]:
        return {self._bus.channel, self._bus.progress_channel, *self._log_watchers}

    async def _handle(self, message: Message) -> None:
        channel, payload = message
        if channel == self._bus.progress_channel:
            if payload is not None:
                self._pass_on(decode_progress(payload))
        elif channel != self._bus.channel:
            self._poke(channel)
        elif payload is None:
            await self._catch_up()
        else:
            self._publish(decode_news(payload))

    async def _catch_up(self) -> None:
        """Gives everyone what was missed while there was no connection."""
        missed = None if self._last_id is None else await self._bus.since(self._last_id, REPLAY_LIMIT)
        if missed is None:
            self._last_id = await self._bus.latest_id()
            for subscription in self._subscriptions:
                subscription.reset(self._last_id)
        for batch in missed or ():
            self._publish(batch)
        for channel in list(self._log_watchers):
            self._poke(channel)

    def _publish(self, batch: EventBatch) -> None:
        if self._last_id is not None and _order(batch.id) <= _order(self._last_id):
            return
        self._last_id = batch.id
        for subscription in self._subscriptions:
            subscription.offer(batch)
        for event in batch.events:
            if event.execution_id is not None and event.state in FINAL_STATES and self._log_watchers:
                self._poke(self._bus.log_channel(event.execution_id))

    def _pass_on(self, event: Event) -> None:
        for subscription in self._subscriptions:
            subscription.pass_on(event)

    def _poke(self, channel: str) -> None:
        for grown in self._log_watchers.get(channel, ()):
            grown.set()


class _Cursor:
    """Hands out what is replayed, then what is queued, each batch once."""

    def __init__(self, subscription: Subscription, pending: deque[News]) -> None:
        self._subscription = subscription
        self._pending = pending
        self._last = (0, 0)

    async def next(self) -> News:
        """The next one that is newer than all before."""
        while True:
            found = self._pending.popleft() if self._pending else await self._subscription.next()
            if not found.id:
                return found
            order = _order(found.id)
            if order > self._last or isinstance(found, Reset) or not found.events:
                self._last = max(order, self._last)
                return found


def _order(batch_id: str) -> tuple[int, int]:
    milliseconds, _, sequence = batch_id.partition("-")
    return int(milliseconds), int(sequence)
