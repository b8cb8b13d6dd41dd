"""NotificationService: a person's own notifications, and what the person wants to be told."""

import re
from datetime import datetime
from typing import Annotated

import msgspec
from msgspec import UNSET, UnsetType

from chronos_synapse.domain.access import Principal
from chronos_synapse.domain.clock import Clock, to_ms, utc_now
from chronos_synapse.domain.errors import Denied, Invalid
from chronos_synapse.domain.notification import MOST_KEPT, Notification, NotificationKind, NotificationSettings
from chronos_synapse.domain.query import DEFAULT_LIMIT
from chronos_synapse.services.accounts.access import is_job_id
from chronos_synapse.services.audit.draft import note
from chronos_synapse.storage.redis.notifications import NotificationStore
from chronos_synapse.storage.redis.offset_cursor import read_name_cursor, write_name_cursor

_ID = re.compile(r"[0-9a-z-]{1,80}")


class NotificationQuery(msgspec.Struct, frozen=True, kw_only=True):
    """Which of one's own notifications."""

    kinds: tuple[NotificationKind, ...] = ()
    is_unread: bool | None = None
    job_id: str | None = None
    limit: int = DEFAULT_LIMIT
    cursor: str | None = None


class NotificationList(msgspec.Struct, frozen=True, kw_only=True):
    """One page, the newest first."""

    items: list[Notification]
    total: int
    """Of those asked for."""
    unread: int
    """Of all."""
    next_cursor: str | None


class NotificationCount(msgspec.Struct, frozen=True, kw_only=True):
    """How many are not read."""

    unread: int


class NotificationChoice(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Some notifications by id, or all up to a time: those that came since one looked are left alone."""

    ids: Annotated[list[str], msgspec.Meta(min_length=1, max_length=MOST_KEPT)] | None = None
    until: datetime | None = None


class NotificationMark(NotificationChoice, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What to mark, and as what."""

    is_read: bool = True


class NotificationsSettled(msgspec.Struct, frozen=True, kw_only=True):
    """What came of it."""

    changed: int
    unread: int


class NotificationSettingsChange(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is left out stays."""

    muted: list[NotificationKind] | UnsetType = UNSET
    still_failing_after: Annotated[int, msgspec.Meta(ge=2, le=1000)] | UnsetType = UNSET


class NotificationService:
    """For the person only: nobody sees what another one is told, whatever the role."""

    def __init__(self, store: NotificationStore, *, clock: Clock = utc_now) -> None:
        self._store = store
        self._clock = clock

    async def page(self, principal: Principal, query: NotificationQuery) -> NotificationList:
        """One page."""
        _refuse_narrow_keys(principal)
        if query.job_id is not None and not is_job_id(query.job_id):
            raise Invalid("A job's id has 16 characters of a-z and 0-9.", pointer="query:job_id", code="query.job_id")
        below = read_name_cursor(query, query.cursor)
        every = await self._store.inbox(principal.user_id)
        wanted = [one for one in every if _fits(one, query)]
        rest = [one for one in wanted if not below or _place(one) < below]
        shown = rest[: query.limit]
        following = write_name_cursor(query, _place(shown[-1])) if len(rest) > len(shown) else None
        unread = sum(not one.is_read for one in every)
        return NotificationList(items=shown, total=len(wanted), unread=unread, next_cursor=following)

    async def count(self, principal: Principal) -> NotificationCount:
        """How many are not read."""
        _refuse_narrow_keys(principal)
        return NotificationCount(unread=await self._store.unread_count(principal.user_id))

    async def mark(self, principal: Principal, mark: NotificationMark) -> NotificationsSettled:
        """Marks them as read or unread."""
        return await self._settle(principal, "read" if mark.is_read else "unread", mark)

    async def remove(self, principal: Principal, choice: NotificationChoice) -> NotificationsSettled:
        """Removes them for good."""
        settled = await self._settle(principal, "gone", choice)
        note(kind="notification", id="", owner_id=principal.user_id, after={"removed": settled.changed})
        return settled

    async def settings(self, principal: Principal) -> NotificationSettings:
        """What the caller wants to be told."""
        _refuse_narrow_keys(principal)
        return (await self._store.settings([principal.user_id]))[principal.user_id]

    async def change_settings(self, principal: Principal, change: NotificationSettingsChange) -> NotificationSettings:
        """From now on."""
        former = await self.settings(principal)
        muted = former.muted if change.muted is UNSET else tuple(sorted(set(change.muted)))
        after = former.still_failing_after if change.still_failing_after is UNSET else change.still_failing_after
        settings = NotificationSettings(muted=muted, still_failing_after=after)
        await self._store.save_settings(principal.user_id, settings)
        note(kind="notification_settings", id="", owner_id=principal.user_id, before=former, after=settings)
        return settings

    async def _settle(self, principal: Principal, how: str, choice: NotificationChoice) -> NotificationsSettled:
        _refuse_narrow_keys(principal)
        if choice.ids is not None and choice.until is not None:
            raise Invalid("Give either ids or a time.", pointer="/until", code="notification.choice")
        if choice.until is not None and choice.until.tzinfo is None:
            raise Invalid("A time needs its offset from UTC.", pointer="/until", code="time.offset")
        for at, one in enumerate(choice.ids or ()):
            if not _ID.fullmatch(one):
                raise Invalid("This is not an id of ours.", pointer=f"/ids/{at}", code="notification.id")
        until_ms = to_ms(choice.until or self._clock())
        changed = await self._store.settle(principal.user_id, how, ids=choice.ids, until_ms=until_ms)
        return NotificationsSettled(changed=changed, unread=await self._store.unread_count(principal.user_id))


def _refuse_narrow_keys(principal: Principal) -> None:
    if principal.only_jobs is not None:
        raise Denied("A key for certain jobs reads no notifications.", code="permission.denied")


def _fits(one: Notification, query: NotificationQuery) -> bool:
    if query.kinds and one.kind not in query.kinds:
        return False
    if query.job_id is not None and one.job_id != query.job_id:
        return False
    return query.is_unread is None or one.is_read is not query.is_unread


def _place(one: Notification) -> str:
    """Rises with time; equal for one notification only."""
    return f"{to_ms(one.at):015d} {one.id}"
