"""EventBus: the capped stream of events, and the news channels that say when to look."""

import re
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Any

import msgspec

from chronos_synapse.domain.clock import from_ms
from chronos_synapse.domain.event import Event, EventType
from chronos_synapse.domain.execution import ExecutionId, ExecutionState
from chronos_synapse.domain.job import JobId, UserId
from chronos_synapse.storage.redis.client import RedisDoor, in_our_words


class _EventDocument(msgspec.Struct):
    type: EventType
    owner_id: str
    job_id: str
    time: int
    execution_id: str | None = None
    state: ExecutionState | None = None
    opened: str | None = None


class EventBatch(msgspec.Struct, frozen=True, kw_only=True):
    """What one transition published; `id` is the stream id and orders batches."""

    id: str
    events: tuple[Event, ...]


class EventPage(msgspec.Struct, frozen=True, kw_only=True):
    """What came after a batch."""

    batches: list[EventBatch]
    is_whole: bool
    """False: some that came before these were trimmed unread."""


_BATCH_ID = re.compile(r"[0-9]{1,19}-[0-9]{1,19}")
_decoder = msgspec.json.Decoder(list[_EventDocument])
_progress_decoder = msgspec.json.Decoder(Event)


def _batch(batch_id: bytes, text: bytes) -> EventBatch:
    events = tuple(
        Event(
            type=found.type,
            owner_id=UserId(found.owner_id),
            job_id=JobId(found.job_id),
            execution_id=None if found.execution_id is None else ExecutionId(found.execution_id),
            state=found.state,
            time=from_ms(found.time),
            opened=found.opened,
        )
        for found in _decoder.decode(text)
    )
    return EventBatch(id=batch_id.decode(), events=events)


def decode_news(payload: bytes) -> EventBatch:
    """The batch in a message of the events channel."""
    batch_id, _, text = payload.partition(b" ")
    return _batch(batch_id, text)


def decode_progress(payload: bytes) -> Event:
    """The event in a message of the progress channel."""
    return _progress_decoder.decode(payload)


class Subscription:
    """Channels that one pub/sub connection listens to."""

    def __init__(self, pubsub: Any) -> None:
        self._pubsub = pubsub

    async def subscribe(self, channel: str) -> None:
        """Also hears `channel`."""
        with in_our_words():
            await self._pubsub.subscribe(channel)

    async def unsubscribe(self, channel: str) -> None:
        """No longer hears `channel`."""
        with in_our_words():
            await self._pubsub.unsubscribe(channel)

    async def next(self, *, timeout_s: float) -> str | None:
        """The next payload, or None when none came in time."""
        found = await self.next_message(timeout_s=timeout_s)
        return None if found is None else found[1].decode()

    async def next_message(self, *, timeout_s: float) -> tuple[str, bytes] | None:
        """(channel, payload) of the next message, or None when none came in time."""
        with in_our_words():
            message = await self._pubsub.get_message(timeout=timeout_s)
        return None if message is None else (message["channel"].decode(), message["data"])


class EventBus:
    """Reads what was published."""

    def __init__(self, door: RedisDoor) -> None:
        self._door = door
        self._keys = door.keys

    @asynccontextmanager
    async def subscriber(self) -> AsyncIterator[Subscription]:
        """A pub/sub connection of its own; Unavailable ends it, the caller subscribes anew."""
        async with self._door.subscriber() as pubsub:
            yield Subscription(pubsub)

    @property
    def channel(self) -> str:
        """The pub/sub channel of event batches."""
        return self._keys.events()

    @property
    def progress_channel(self) -> str:
        """The pub/sub channel of progress, which is in no stream."""
        return self._keys.progress_news()

    async def tell_progress(self, event: Event) -> None:
        """Tells whoever listens just now."""
        await self._door.call("PUBLISH", self._keys.progress_news(), msgspec.json.encode(event))

    def log_channel(self, execution_id: str) -> str:
        """The pub/sub channel that says that a log has grown."""
        return self._keys.log_news(execution_id)

    def worker_channel(self, worker_id: str) -> str:
        """The pub/sub channel of cancel requests for a worker."""
        return self._keys.worker_news(worker_id)

    async def since(self, batch_id: str, limit: int) -> list[EventBatch] | None:
        """Batches after `batch_id`; None when it is none of ours, some were trimmed since, or there are more."""
        if not _BATCH_ID.fullmatch(batch_id):
            return None
        entries = await self._door.call("XRANGE", self._keys.events(), batch_id, "+", "COUNT", limit + 2)
        later = [(entry_id, fields) for entry_id, fields in entries if entry_id.decode() != batch_id]
        if len(later) > limit or not _reaches(entries, batch_id):
            return None
        return [_batch(entry_id, fields[b"e"]) for entry_id, fields in later]

    async def page_after(self, batch_id: str, limit: int) -> EventPage:
        """Up to `limit` batches after the one that was read last, for readers that must not miss any."""
        entries = await self._door.call("XRANGE", self._keys.events(), batch_id, "+", "COUNT", limit + 1)
        later = [(entry_id, fields) for entry_id, fields in entries if entry_id.decode() != batch_id][:limit]
        batches = [_batch(entry_id, fields[b"e"]) for entry_id, fields in later]
        return EventPage(batches=batches, is_whole=not entries or _reaches(entries, batch_id))

    async def latest_id(self) -> str:
        """Id of the newest batch, `0-0` when there is none."""
        entries: Sequence[tuple[bytes, object]] = await self._door.call(
            "XREVRANGE", self._keys.events(), "+", "-", "COUNT", 1
        )
        return entries[0][0].decode() if entries else "0-0"


def _reaches(entries: Sequence[tuple[bytes, object]], batch_id: str) -> bool:
    # The batch itself must still be there: only then is it certain that none after it was trimmed.
    return batch_id == "0-0" or bool(entries and entries[0][0].decode() == batch_id)
