"""Dispatcher: due times become executions on a queue.

It claims jobs a moment before they are due and prepares everything, so that at the due instant only the atomic
script remains. A claim is a lease beside the due time: a dispatcher that dies in between loses nothing.
"""

import asyncio
import logging
import time
from collections.abc import Sequence
from operator import attrgetter

import msgspec

from chronos_synapse.domain.errors import ChronosError, Unavailable
from chronos_synapse.domain.job import Job
from chronos_synapse.domain.planning import Span
from chronos_synapse.services.ledger.settling import Known, know, settle
from chronos_synapse.services.scheduling.calendar_shelf import CalendarShelf
from chronos_synapse.services.scheduling.pausing import Pausing
from chronos_synapse.storage.redis.due import Claim, Rearming
from chronos_synapse.storage.redis.executions import PreparedDispatch
from chronos_synapse.storage.redis.stores import RedisStores

logger = logging.getLogger(__name__)

AHEAD_MS = 1000
"""How long before its due time a job is claimed and prepared."""
LEASE_MS = 1000
"""A claim lasts this long past the due time (or past now); after that another dispatcher may take it."""
CLAIM_LIMIT = 500
BATCH = 100
"""Jobs in one script call: about 5 ms during which the server does nothing else."""
IN_FLIGHT = 2
"""Batches on their way at once: the server never waits for us to prepare the next one."""
CACHE_LIMIT = 200_000


class _Held(msgspec.Struct, frozen=True):
    """A claimed job, and what is to be done when it is due."""

    fire_ms: int
    job_id: str
    ready: PreparedDispatch | None
    """None for a misfire: what becomes of it is worked out when it is dispatched."""


_by_time = attrgetter("fire_ms", "job_id")


class Dispatcher:
    """Turns due times into executions; any number of them may run against one store."""

    def __init__(self, stores: RedisStores, pausing: Pausing) -> None:
        self._due = stores.due
        self._jobs = stores.jobs
        self._executions = stores.executions
        self._calendars = CalendarShelf(stores)
        self._pausing = pausing
        self._pauses: tuple[Span, ...] = ()
        self._known: dict[str, Known] = {}
        self._held: dict[str, _Held] = {}
        self._place = 0
        self._clock_offset_ms = 0.0

    async def tick(self) -> float:
        """Dispatches what has come, then claims and prepares; gives the seconds until there is something to do."""
        is_stale = await self._dispatch(self._reached())
        more = await self._claim()
        if more or is_stale:
            return 0.0
        if self._held:
            first_ms = min(held.fire_ms for held in self._held.values())
            return max(0.0, (first_ms - self._now_ms()) / 1000)
        return AHEAD_MS / 1000

    def _reached(self) -> list[_Held]:
        now = self._now_ms()
        reached = [held for held in self._held.values() if held.fire_ms <= now]
        for held in reached:
            del self._held[held.job_id]
        if reached:
            self._place = 0  # The places of all that follow change when these go.
        return sorted(reached, key=_by_time)

    async def release(self) -> None:
        """Gives back what was claimed and is not due yet, when this dispatcher stops."""
        held, self._held = self._held, {}
        await self._due.release(list(held))

    def _now_ms(self) -> float:
        """The server's clock, carried on by our monotonic one since the last look."""
        return time.monotonic() * 1000 + self._clock_offset_ms

    async def _claim(self) -> bool:
        """Takes what is due soon; True when there may be more."""
        claim = await self._due.claim(limit=CLAIM_LIMIT, ahead_ms=AHEAD_MS, lease_ms=LEASE_MS, place=self._place)
        # The server said so some time before now: so we may be a little late, and never early.
        self._clock_offset_ms = claim.now_ms - time.monotonic() * 1000
        if await self._calendars.refresh(claim.calendars_version):
            claim = self._claim_again(claim)
        self._forget_moved(claim)
        await self._learn(claim.jobs)
        self._hold(claim)
        is_full = len(claim.jobs) >= CLAIM_LIMIT
        self._place = claim.place if is_full else 0
        return is_full

    def _claim_again(self, claim: Claim) -> Claim:
        """`claim` with what is held already, to be prepared anew: it may be refused now, or not refused any more."""
        again = [(held.job_id, held.fire_ms) for held in self._held.values()]
        self._known.clear()
        self._held.clear()
        newly = dict(claim.jobs)
        return msgspec.structs.replace(claim, jobs=[*(pair for pair in again if pair[0] not in newly), *claim.jobs])

    def _forget_moved(self, claim: Claim) -> None:
        """Lets go of jobs that were given another due time after we had claimed them: they have changed."""
        for job_id, fire_ms in claim.jobs:
            held = self._held.get(job_id)
            if held is not None and held.fire_ms != fire_ms:
                del self._held[job_id]
                self._known.pop(job_id, None)

    def _hold(self, claim: Claim) -> None:
        for job_id, fire_ms in claim.jobs:
            known = self._known.get(job_id)
            if known is not None and job_id not in self._held:
                # As it will be when its time comes: then nothing is left to be worked out.
                is_late = _is_late(known, fire_ms, claim.now_ms)
                ready = None if is_late else self._prepared(known, fire_ms, max(fire_ms, claim.now_ms))
                self._held[job_id] = _Held(fire_ms, job_id, ready)

    def _prepared(self, known: Known, fire_ms: int, now_ms: int) -> PreparedDispatch:
        return self._executions.prepare(settle(known, fire_ms, now_ms, pauses=self._pauses))

    async def _learn(self, claimed: Sequence[tuple[str, int]]) -> None:
        """Reads what is claimed and not known. Pauses too: they matter to due times that were not met in time."""
        if len(self._known) > CACHE_LIMIT and not self._held:
            self._known.clear()
        # Nothing is claimed in a pause, so one that lasted when we looked has ended by now.
        is_outdated = bool(self._pauses) and self._pauses[0][1] is None
        if claimed and (is_outdated or any(fire_ms < self._now_ms() for _, fire_ms in claimed)):
            self._pauses = await self._pausing.spans()
        unknown = [(job_id, fire_ms) for job_id, fire_ms in claimed if job_id not in self._known]
        found = await self._jobs.find_many([job_id for job_id, _ in unknown])
        await self._calendars.load(list(found.values()))
        for job_id, fire_ms in unknown:
            job = found.get(job_id)
            if job is None:
                await self._due.disarm(job_id)
            elif not job.is_scheduled:
                # Compares versions: it may have been activated since we read it.
                await self._due.rearm([_elsewhere(job, fire_ms)])
            else:
                self._understand(job)

    def _understand(self, job: Job) -> None:
        try:
            self._known[job.id] = know(job, self._calendars.covers(job))
        except Unavailable:
            # The claim lapses and we look again: nobody else's due times wait for this job's calendars.
            logger.info("calendars are still being read", extra={"action": "calendars_not_ready", "job": job.id})
        except ChronosError:
            # Refused at save, so this is a store edited by hand. The claim lapses and we look again.
            logger.exception("a stored schedule cannot be read", extra={"action": "bad_schedule", "job": job.id})

    async def _dispatch(self, reached: list[_Held]) -> bool:
        """Sends the reached jobs in batches; True when some must be looked at again at once."""
        gate = asyncio.Semaphore(IN_FLIGHT)
        again = False
        async with asyncio.TaskGroup() as group:
            tasks = []
            for at in range(0, len(reached), BATCH):
                await gate.acquire()
                batch = self._checked(reached[at : at + BATCH])
                if not batch:
                    gate.release()
                    continue
                tasks.append(group.create_task(self._send(batch, gate)))
        for task in tasks:
            again = task.result() or again
        return again

    async def _send(self, batch: list[_Held], gate: asyncio.Semaphore) -> bool:
        try:
            words = await self._executions.dispatch_prepared([held.ready for held in batch if held.ready is not None])
        finally:
            gate.release()
        again = False
        for held, word in zip(batch, words, strict=True):
            if word == "early":
                self._held[held.job_id] = held
            elif word in ("stale", "moved", "capped"):
                self._known.pop(held.job_id, None)
                again = again or word == "stale"
            if word == "capped":
                await self._pausing.pause_capped(held.job_id)
        return again

    def _checked(self, reached: Sequence[_Held]) -> list[_Held]:
        """Those whose definition is still known, prepared; what has become a misfire meanwhile is worked out anew."""
        now = int(self._now_ms())
        found = []
        for held in reached:
            known = self._known.get(held.job_id)
            if known is None:
                continue
            if held.ready is None or _is_late(known, held.fire_ms, now):
                ready = self._prepared(known, held.fire_ms, max(now, held.fire_ms))
                found.append(_Held(held.fire_ms, held.job_id, ready))
            else:
                found.append(held)
        return found


def _is_late(known: Known, fire_ms: int, now_ms: int) -> bool:
    return known.job.misfire_grace_s * 1000 + fire_ms < now_ms


def _elsewhere(job: Job, fire_ms: int) -> Rearming:
    """Where a job belongs that is armed and not active: held while it is paused, else nowhere."""
    is_held = job.has_due_times
    seen_ms, next_ms = (None, fire_ms) if is_held else (fire_ms, None)
    return Rearming(job_id=job.id, version=job.version, is_held=is_held, seen_ms=seen_ms, fire_ms=next_ms)
