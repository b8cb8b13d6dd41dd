"""NotificationStore: what each user is told, and how far the news have been read that it is made of."""

from collections.abc import Mapping, Sequence

import msgspec

from chronos_synapse.domain.clock import from_ms, to_ms
from chronos_synapse.domain.notification import (
    KEPT_FOR,
    MOST_KEPT,
    Notification,
    NotificationId,
    NotificationKind,
    NotificationSettings,
    Standing,
)
from chronos_synapse.storage.redis.client import RedisDoor
from chronos_synapse.storage.redis.executions import EVENTS_CAP
from chronos_synapse.storage.redis.scripts import Script

LIFE_MS = int(KEPT_FOR.total_seconds() * 1000)

_PUT = Script(
    "put_notifications",
    keys=("places", "events"),
    args=(
        "feed",
        "expected",
        "following",
        "events_cap",
        "oldest_ms",
        "life_ms",
        "most",
        "user_count",
        "job_count",
    ),
)
_SETTLE = Script(
    "settle_notifications",
    keys=("documents", "order", "unread", "events"),
    args=("user_id", "how", "until_ms", "events_cap", "count"),
)


class _Document(msgspec.Struct, omit_defaults=True):
    """A notification as it is kept; whether it is read is kept beside it."""

    kind: NotificationKind
    at: int
    title: str
    detail: str = ""
    count: int = 1
    job_id: str | None = None
    job_name: str = ""
    execution_id: str | None = None
    actor_name: str = ""


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """What one look at the news came to."""

    feed: str
    expected: str
    """Where it began; empty for the first look ever."""
    following: str
    notifications: Mapping[str, Sequence[Notification]] = {}
    """By the user who is told."""
    standings: Mapping[str, Standing | None] = {}
    """By job; None: nothing needs to be remembered of it."""


_documents = msgspec.json.Decoder(_Document)
_standings = msgspec.json.Decoder(Standing)
_settings = msgspec.json.Decoder(NotificationSettings)


class NotificationStore:
    """Reads and writes notifications; they go with the user."""

    def __init__(self, door: RedisDoor) -> None:
        self._door = door
        self._keys = door.keys

    async def place(self, feed: str) -> str | None:
        """How far the news of `feed` have been read; None: never."""
        found = await self._door.call("HGET", self._keys.notification_places(), feed)
        return None if found is None else str(found.decode())

    async def standings(self, job_ids: Sequence[str]) -> dict[str, Standing]:
        """What is remembered of those of the jobs of which something is."""
        if not job_ids:
            return {}
        found = await self._door.call("MGET", *map(self._keys.notification_standing, job_ids))
        return {job_id: _standings.decode(raw) for job_id, raw in zip(job_ids, found, strict=True) if raw is not None}

    async def settings(self, user_ids: Sequence[str]) -> dict[str, NotificationSettings]:
        """What each of the users wants to be told."""
        if not user_ids:
            return {}
        found = await self._door.call("MGET", *map(self._keys.notification_settings, user_ids))
        pairs = zip(user_ids, found, strict=True)
        return {user_id: NotificationSettings() if raw is None else _settings.decode(raw) for user_id, raw in pairs}

    async def save_settings(self, user_id: str, settings: NotificationSettings) -> None:
        """From now on."""
        await self._door.call("SET", self._keys.notification_settings(user_id), msgspec.json.encode(settings))

    async def put(self, step: Step) -> bool:
        """Takes a step; False, and nothing has changed, when another process was faster."""
        now_ms = await self._door.now_ms()
        keys = [self._keys.notification_places(), self._keys.events()]
        args: list[object] = [step.feed, step.expected, step.following, EVENTS_CAP, now_ms - LIFE_MS, LIFE_MS]
        args += [MOST_KEPT, len(step.notifications), len(step.standings)]
        for user_id, notifications in step.notifications.items():
            keys += self._inbox_keys(user_id)
            args += [user_id, len(notifications)]
            for one in notifications:
                args += [one.id, to_ms(one.at), _encode(one)]
        for job_id, standing in step.standings.items():
            keys.append(self._keys.notification_standing(job_id))
            args.append(b"" if standing is None else msgspec.json.encode(standing))
        return bool(await self._door.run(_PUT, keys, args))

    async def inbox(self, user_id: str) -> list[Notification]:
        """All of a user's, the newest first."""
        documents, order, unread = self._inbox_keys(user_id)
        ids, flat, open_ids = await self._door.pipeline(
            [("ZREVRANGE", order, 0, -1), ("HGETALL", documents), ("SMEMBERS", unread)]
        )
        found = flat if isinstance(flat, dict) else dict(zip(flat[::2], flat[1::2], strict=True))
        return [_notification(one, found[one], is_read=one not in open_ids) for one in ids if one in found]

    async def unread_count(self, user_id: str) -> int:
        """How many a user has not read."""
        return int(await self._door.call("SCARD", self._inbox_keys(user_id)[2]))

    async def settle(self, user_id: str, how: str, *, ids: Sequence[str] | None, until_ms: int) -> int:
        """How many are `read`, `unread` or removed (`gone`) now that were not; all up to `until_ms` without `ids`."""
        keys = [*self._inbox_keys(user_id), self._keys.events()]
        count = "" if ids is None else len(ids)
        return int(await self._door.run(_SETTLE, keys, [user_id, how, until_ms, EVENTS_CAP, count, *(ids or ())]))

    async def forget(self, user_id: str) -> None:
        """Removes everything of a user who is no more."""
        await self._door.call("UNLINK", *self._inbox_keys(user_id), self._keys.notification_settings(user_id))

    def _inbox_keys(self, user_id: str) -> tuple[str, str, str]:
        return (
            self._keys.notifications(user_id),
            self._keys.notification_order(user_id),
            self._keys.unread_notifications(user_id),
        )


def _encode(notification: Notification) -> bytes:
    document = _Document(
        kind=notification.kind,
        at=to_ms(notification.at),
        title=notification.title,
        detail=notification.detail,
        count=notification.count,
        job_id=notification.job_id,
        job_name=notification.job_name,
        execution_id=notification.execution_id,
        actor_name=notification.actor_name,
    )
    return msgspec.json.encode(document)


def _notification(raw_id: bytes, raw: bytes, *, is_read: bool) -> Notification:
    stored = _documents.decode(raw)
    return Notification(
        id=NotificationId(raw_id.decode()),
        kind=stored.kind,
        at=from_ms(stored.at),
        title=stored.title,
        detail=stored.detail,
        count=stored.count,
        job_id=stored.job_id,
        job_name=stored.job_name,
        execution_id=stored.execution_id,
        actor_name=stored.actor_name,
        is_read=is_read,
    )
