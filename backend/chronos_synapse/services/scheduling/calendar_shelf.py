"""CalendarShelf: what calendars cover, at hand for those who decide on due times.

It is read anew when any calendar has changed.
"""

import asyncio
import logging
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime, timedelta

from chronos_synapse.domain.calendar import Calendar, CalendarId, IcsSource
from chronos_synapse.domain.clock import Clock, utc_now
from chronos_synapse.domain.errors import Unavailable
from chronos_synapse.domain.job import Job, UserId
from chronos_synapse.storage.redis.stores import RedisStores
from chronos_synapse.triggers.calendar_cover import Cover

logger = logging.getLogger(__name__)

NEAR = timedelta(days=40)
"""So far around the present, covers are worked out before they are asked."""
MAX_OWNERS = 10_000
MAX_COVERS = 2000
"""Those of calendars that are gone count, too: it is a bound on memory."""
PATIENCE_S = 0.2
"""So long everybody's due times wait for calendars of a few: the library of holidays, or a large file, takes longer."""


class CalendarShelf:
    """Calendars of the owners that were asked for. Whatever takes time is done in a thread, and before it is needed."""

    def __init__(self, stores: RedisStores, clock: Clock = utc_now) -> None:
        self._calendars = stores.calendars
        self._clock = clock
        self._version = 0
        self._owned: dict[UserId, list[Calendar]] = {}
        self._covers: dict[CalendarId, Cover] = {}
        self._broken: set[Cover] = set()
        self._preparing: dict[UserId, asyncio.Future[list[Cover]]] = {}

    async def refresh(self, version: int) -> bool:
        """Whether calendars have changed since; then all that is loaded later is read again."""
        if version == self._version:
            return False
        self._version = version
        self._owned.clear()
        if len(self._covers) > MAX_COVERS:
            self._covers.clear()
            self._broken.clear()
        return True

    async def load(self, jobs: Collection[Job]) -> None:
        """Makes `covers` ready for `jobs`; where that takes longer than a moment, it goes on behind their backs."""
        if not self._version:
            return
        self._collect()
        await self.load_owners({job.owner_id for job in jobs})
        calendars = {one.id: one for job in jobs for one in self._of_job(job)}
        await self._read(calendars.values())
        started = self._start(self._unready(calendars.values()))
        if started:
            await asyncio.wait(started, timeout=PATIENCE_S)
            self._collect()

    def covers(self, job: Job) -> tuple[Cover, ...]:
        """Of the calendars that count for `job`, which was loaded; one that cannot be read any more is left out.

        Unavailable while one is still worked out.
        """
        calendars = self._of_job(job)
        if self._unready(calendars):
            raise Unavailable("The calendars of the job are still being read.", part="calendars", retry_after_s=1)
        return self.covers_of(calendars)

    async def load_owners(self, owner_ids: Iterable[UserId]) -> None:
        """Reads what these owners have, without the text of files."""
        wanted = set(owner_ids)
        if len(self._owned) > MAX_OWNERS:
            self._owned.clear()
        while missing := sorted(wanted - self._owned.keys()):
            version = self._version
            found = await self._calendars.owned(missing)
            if version == self._version:  # or it was refreshed meanwhile, and this is old
                self._owned |= dict(zip(missing, found, strict=True))

    def owned(self, owner_id: UserId) -> Sequence[Calendar]:
        """What a loaded owner has, by name."""
        return self._owned.get(owner_id, ())

    def covers_of(self, calendars: Iterable[Calendar]) -> tuple[Cover, ...]:
        """Of these calendars, which were prepared; one that cannot be read any more is left out."""
        found = [self._covers[one.id] for one in calendars if one.id in self._covers]
        return tuple(cover for cover in found if cover not in self._broken)

    async def prepare(self, calendars: Collection[Calendar]) -> None:
        """Works out what these calendars cover around the present, however long it takes."""
        await self._read(calendars)
        unready = self._unready(calendars)
        if unready:
            self._broken.update(await asyncio.to_thread(_unreadable, unready, self._clock()))

    async def _read(self, heads: Iterable[Calendar]) -> None:
        """Takes in those that are new or have changed, with the text of files."""
        missing = [head for head in heads if not self._is_kept(head)]
        with_file = [one.id for one in missing if isinstance(one.source, IcsSource)]
        whole = await self._calendars.find_many(with_file) if with_file else {}
        for head in missing:
            self._covers[head.id] = Cover(whole.get(head.id, head))

    def _unready(self, calendars: Iterable[Calendar]) -> list[Cover]:
        now = self._clock()
        return [cover for cover in self.covers_of(calendars) if not cover.is_ready(now - NEAR, now + NEAR)]

    def _start(self, covers: Iterable[Cover]) -> list[asyncio.Future[list[Cover]]]:
        """Prepares them in threads, one for each owner, so that an owner of large files keeps up nobody else."""
        by_owner: dict[UserId, list[Cover]] = {}
        for cover in covers:
            if cover.calendar.owner_id not in self._preparing:
                by_owner.setdefault(cover.calendar.owner_id, []).append(cover)
        loop, now = asyncio.get_running_loop(), self._clock()
        started = {
            owner: loop.run_in_executor(None, _unreadable, its_covers, now) for owner, its_covers in by_owner.items()
        }
        self._preparing |= started
        return list(started.values())

    def _collect(self) -> None:
        """Takes note of what was prepared meanwhile."""
        for owner, future in list(self._preparing.items()):
            if future.done():
                del self._preparing[owner]
                self._broken.update(future.result())

    def _is_kept(self, calendar: Calendar) -> bool:
        kept = self._covers.get(calendar.id)
        return kept is not None and kept.calendar.version >= calendar.version

    def _of_job(self, job: Job) -> list[Calendar]:
        return chosen(self.owned(job.owner_id), job.timing.calendars, job.tags)


def chosen(owned: Sequence[Calendar], ids: Sequence[str], tags: Sequence[str]) -> list[Calendar]:
    """Those that are named, in that order, then those that are attached to one of the tags, by name."""
    named = [calendar for wanted in dict.fromkeys(ids) for calendar in owned if calendar.id == wanted]
    if not tags:
        return named
    return named + [one for one in owned if one.id not in ids and not set(tags).isdisjoint(one.tags)]


def _unreadable(covers: Sequence[Cover], now: datetime) -> list[Cover]:
    """Prepares covers; gives those that cannot be."""
    broken = []
    for cover in covers:
        try:
            cover.prepare(now - NEAR, now + NEAR)
        except Exception:
            # Refused at save, so the library of holidays has dropped a place, or the store was edited by hand.
            logger.exception("a calendar cannot be read", extra={"action": "bad_calendar", "id": cover.calendar.id})
            broken.append(cover)
    return broken
