"""Maintenance mode: while it lasts, only administrators change things; jobs run on unless scheduling is paused too."""

import logging
import time
from datetime import datetime, timedelta

import msgspec

from chronos_synapse.domain.access import Permission, Principal
from chronos_synapse.domain.clock import Clock, from_ms, to_ms, utc_now
from chronos_synapse.domain.errors import Conflict, Invalid, Unavailable
from chronos_synapse.domain.maintenance import Maintenance
from chronos_synapse.services.accounts.access import require
from chronos_synapse.services.audit.draft import note
from chronos_synapse.storage.redis.stores import RedisStores

logger = logging.getLogger(__name__)

FRESH_S = 1.0
"""A copy that is older than this is read anew: so long after its begin a process may still let a change through."""
MAX_REASON = 500
LONGEST = timedelta(days=30)
RETRY_S = (5, 3600)
OPEN_END_RETRY_S = 60


class MaintenanceRequest(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Maintenance to begin, or what the one that lasts is to be."""

    reason: str
    """Everyone reads it."""
    until: datetime | None = None
    """It ends by itself then."""
    pause_scheduling: bool = False
    """Whether due times are held, too, until it ends."""


class MaintenanceView(msgspec.Struct, frozen=True, kw_only=True):
    """Whether the product is in maintenance."""

    is_on: bool
    since: datetime | None = None
    until: datetime | None = None
    reason: str = ""
    by: str = ""
    pauses_scheduling: bool = False


class MaintenanceService:
    """Begins and ends it, and tells every request quickly whether it lasts."""

    def __init__(self, stores: RedisStores, *, clock: Clock = utc_now) -> None:
        self._store = stores.maintenance
        self._pauses = stores.pauses
        self._clock = clock
        self._read_at = float("-inf")
        self._found: Maintenance | None = None

    async def view(self) -> MaintenanceView:
        """For everyone, so that nobody wonders."""
        found = await self._store.find()
        return MaintenanceView(is_on=False) if found is None or not found.lasts(self._clock()) else _view(found)

    async def begin(self, principal: Principal, request: MaintenanceRequest, *, by: str) -> MaintenanceView:
        """Begins it, or changes its reason and end."""
        require(principal, Permission.SYSTEM_MANAGE)
        now = from_ms(to_ms(self._clock()))
        reason = self._checked(request, now)
        former = await self._store.find()
        if former is not None and not former.lasts(now):
            await self.expire()
            former = None
        pause_reason = await self._pause(reason, by, former) if request.pause_scheduling else ""
        since = now if former is None else former.since
        until = None if request.until is None else from_ms(to_ms(request.until))
        begun = Maintenance(since=since, until=until, reason=reason, by=by, pause_reason=pause_reason)
        await self._store.put(begun)
        if former is not None and former.pause_reason and not pause_reason:
            await self._resume(former)
        self._read_at = float("-inf")
        note(kind="maintenance", id="", before=former, after=begun)
        logger.warning("maintenance began", extra={"action": "maintenance_began", "by": by, "why": reason})
        return _view(begun)

    async def end(self, principal: Principal) -> MaintenanceView:
        """Ends it, and the pause that came with it; Conflict when there is none."""
        require(principal, Permission.SYSTEM_MANAGE)
        if not await self._end():
            raise Conflict("There is no maintenance to end.", code="maintenance.missing")
        note(kind="maintenance", id="", before={"is_on": True}, after={"is_on": False})
        return MaintenanceView(is_on=False)

    async def expire(self) -> None:
        """Ends it when its time is over, so that scheduling goes on; to be called now and then."""
        found = await self._store.find()
        if found is not None and not found.lasts(self._clock()):
            await self._end()

    async def refuse(self) -> None:
        """Unavailable while it lasts; asked for each change by one who is no administrator."""
        found = await self._current()
        now = self._clock()
        if found is None or not found.lasts(now):
            return
        left_s = OPEN_END_RETRY_S if found.until is None else int((found.until - now).total_seconds()) + 1
        low, high = RETRY_S
        detail = f"Nothing can be changed during maintenance: {found.reason}"
        raise Unavailable(detail, part="maintenance", retry_after_s=min(high, max(low, left_s)))

    async def _current(self) -> Maintenance | None:
        if time.monotonic() - self._read_at > FRESH_S:
            self._found = await self._store.find()
            self._read_at = time.monotonic()
        return self._found

    def _checked(self, request: MaintenanceRequest, now: datetime) -> str:
        reason = request.reason.strip()
        if not reason or len(reason) > MAX_REASON or not reason.isprintable():
            detail = f"Say on one line of up to {MAX_REASON} characters why: everyone sees it."
            raise Invalid(detail, pointer="/reason", code="maintenance.reason")
        if request.until is not None and request.until.tzinfo is None:
            raise Invalid("A time needs its offset from UTC, as in 2027-05-03T08:00:00Z.", pointer="/until")
        if request.until is not None and not now < request.until <= now + LONGEST:
            detail = f"Maintenance ends after now, and within {LONGEST.days} days."
            raise Invalid(detail, pointer="/until", code="maintenance.until")
        return reason

    async def _pause(self, reason: str, by: str, former: Maintenance | None) -> str:
        """The reason of the pause that belongs to the maintenance; empty when somebody else's pause lasts already."""
        if former is not None and former.pause_reason:
            return former.pause_reason
        pause_reason = f"Maintenance: {reason}"
        return pause_reason if await self._pauses.begin(reason=pause_reason, by=by) else ""

    async def _end(self) -> bool:
        found = await self._store.take()
        self._read_at = float("-inf")
        if found is None:
            return False
        await self._resume(found)
        logger.warning("maintenance is over", extra={"action": "maintenance_over"})
        return True

    async def _resume(self, former: Maintenance) -> None:
        """Ends the pause that came with it, unless another one has taken its place."""
        pause = await self._pauses.present()
        if former.pause_reason and pause is not None and pause.reason == former.pause_reason:
            await self._pauses.end()


def _view(found: Maintenance) -> MaintenanceView:
    return MaintenanceView(
        is_on=True,
        since=found.since,
        until=found.until,
        reason=found.reason,
        by=found.by,
        pauses_scheduling=bool(found.pause_reason),
    )
