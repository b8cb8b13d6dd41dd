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

from chronos_synapse.domain.clock import from_ms, to_ms
from chronos_synapse.domain.errors import ChronosError
from chronos_synapse.domain.execution import Origin, scheduled_execution_id
from chronos_synapse.domain.job import Job
from chronos_synapse.domain.planning import CATCH_UP_CAP, MissedRange, plan
from chronos_synapse.storage.redis.due import Claim, DueSet
from chronos_synapse.storage.redis.execution_documents import JobMembers, NewExecution
from chronos_synapse.storage.redis.executions import Dispatch, ExecutionStore, PreparedDispatch
from chronos_synapse.storage.redis.jobs import JobStore
from chronos_synapse.triggers.build import build
from chronos_synapse.triggers.trigger import Trigger

logger = logging.getLogger(__name__)

AHEAD_MS = 1000
"""How long before its due time a job is claimed and prepared."""
LEASE_MS = 1500
"""A claim lasts this long past the due time (or past now); after that another dispatcher may take it."""
CLAIM_LIMIT = 500
BATCH = 100
"""Jobs in one script call: about 5 ms during which the server does nothing else."""
IN_FLIGHT = 2
"""Batches on their way at once: the server never waits for us to prepare the next one."""
SLICE = 1000
"""Due times of one job that one dispatch looks at; a longer gap takes several."""
CACHE_LIMIT = 200_000


class _Known(msgspec.Struct, frozen=True):
    """What is kept of a job between its due times."""

    job: Job
    trigger: Trigger
    members: JobMembers


class _Held(msgspec.Struct, frozen=True):
    """A claimed job that is not due yet, and what is to be done then."""

    fire_ms: int
    job_id: str
    ready: PreparedDispatch


_by_time = attrgetter("fire_ms", "job_id")


class Dispatcher:
    """Turns due times into executions; any number of them may run against one store."""

    def __init__(self, due: DueSet, jobs: JobStore, executions: ExecutionStore) -> None:
        self._due = due
        self._jobs = jobs
        self._executions = executions
        self._known: dict[str, _Known] = {}
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
        before = time.monotonic()
        claim = await self._due.claim(limit=CLAIM_LIMIT, ahead_ms=AHEAD_MS, lease_ms=LEASE_MS, place=self._place)
        after = time.monotonic()
        self._clock_offset_ms = claim.now_ms - (before + after) * 500
        self._forget_moved(claim)
        await self._learn([(job_id, fire_ms) for job_id, fire_ms in claim.jobs if job_id not in self._known])
        self._hold(claim)
        is_full = len(claim.jobs) == CLAIM_LIMIT
        self._place = claim.place if is_full else 0
        return is_full

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
                ready = _dispatch_of(known, fire_ms, max(fire_ms, claim.now_ms))
                self._held[job_id] = _Held(fire_ms, job_id, self._executions.prepare(ready))

    async def _learn(self, claimed: Sequence[tuple[str, int]]) -> None:
        if len(self._known) > CACHE_LIMIT and not self._held:
            self._known.clear()
        found = await self._jobs.find_many([job_id for job_id, _ in claimed])
        for job_id, fire_ms in claimed:
            job = found.get(job_id)
            if job is None:
                await self._due.disarm(job_id)
                continue
            if not job.is_scheduled or job.schedule is None:
                # By the script that compares versions: it may have been activated since we read it.
                await self._executions.dispatch([_disarming(job, fire_ms)])
                continue
            try:
                self._known[job_id] = _Known(job, build(job.schedule), JobMembers(job))
            except ChronosError:
                # Refused at save, so this is a store edited by hand. The claim lapses and we look again.
                logger.exception("a stored schedule cannot be read", extra={"action": "bad_schedule", "job": job_id})

    async def _dispatch(self, reached: list[_Held]) -> bool:
        """Sends the reached jobs in batches; True when some must be looked at again at once."""
        gate = asyncio.Semaphore(IN_FLIGHT)
        again = False
        async with asyncio.TaskGroup() as group:
            tasks = []
            for at in range(0, len(reached), BATCH):
                await gate.acquire()
                batch = self._checked(reached[at : at + BATCH])
                tasks.append(group.create_task(self._send(batch, gate)))
        for task in tasks:
            again = task.result() or again
        return again

    async def _send(self, batch: list[_Held], gate: asyncio.Semaphore) -> bool:
        try:
            words = await self._executions.dispatch_prepared([held.ready for held in batch])
        finally:
            gate.release()
        again = False
        for held, word in zip(batch, words, strict=True):
            if word == "early":
                self._held[held.job_id] = held
            elif word in ("stale", "moved"):
                self._known.pop(held.job_id, None)
                again = again or word == "stale"
        return again

    def _checked(self, reached: Sequence[_Held]) -> list[_Held]:
        """Those whose definition is still known; what has become a misfire meanwhile is worked out anew."""
        now = int(self._now_ms())
        found = []
        for held in reached:
            known = self._known.get(held.job_id)
            if known is None:
                continue
            if not _is_on_time(known.job, held.fire_ms, now):
                ready = self._executions.prepare(_dispatch_of(known, held.fire_ms, now))
                found.append(_Held(held.fire_ms, held.job_id, ready))
            else:
                found.append(held)
        return found


def _disarming(job: Job, fire_ms: int) -> Dispatch:
    return Dispatch(
        job_id=job.id,
        owner_id=job.owner_id,
        version=job.version,
        queue=job.queue,
        overlap=job.overlap.value,
        fire_ms=fire_ms,
        next_ms=None,
        executions=(),
    )


def _is_on_time(job: Job, fire_ms: int, now_ms: int) -> bool:
    return fire_ms + job.misfire_grace_s * 1000 >= now_ms


def _dispatch_of(known: _Known, fire_ms: int, now_ms: int) -> Dispatch:
    job = known.job
    due, next_ms = _due_times(known.trigger, fire_ms, now_ms, grace_ms=int(job.misfire_grace_s * 1000))
    newer = _count_reached(known.trigger, next_ms, now_ms) if len(due) == SLICE else 0
    if len(due) == 1 and _is_on_time(job, fire_ms, now_ms):
        executions: tuple[NewExecution, ...] = (_queued(known, fire_ms),)
    else:
        decided = plan(
            due,
            now_ms=now_ms,
            policy=job.misfire,
            grace_ms=int(job.misfire_grace_s * 1000),
            newer=newer,
        )
        missed = tuple(_missed(known, gap) for gap in decided.missed)
        executions = (*missed, *(_queued(known, due_ms) for due_ms in decided.run))
    return Dispatch(
        job_id=job.id,
        owner_id=job.owner_id,
        version=job.version,
        queue=job.queue,
        overlap=job.overlap.value,
        fire_ms=fire_ms,
        next_ms=next_ms,
        executions=executions,
    )


def _due_times(trigger: Trigger, fire_ms: int, now_ms: int, *, grace_ms: int) -> tuple[list[int], int | None]:
    """The due times that this dispatch settles, and the one to arm after them.

    One at a time as long as it is within the grace; a longer gap is taken as a slice of up to SLICE due times.
    """
    due = [fire_ms]
    following = trigger.next_after(from_ms(fire_ms))
    while following is not None and len(due) < SLICE:
        following_ms = to_ms(following)
        if following_ms > now_ms or due[-1] + grace_ms >= now_ms:
            break
        due.append(following_ms)
        following = trigger.next_after(following)
    return due, None if following is None else to_ms(following)


def _count_reached(trigger: Trigger, next_ms: int | None, now_ms: int) -> int:
    """How many due times from `next_ms` on are reached; no more than matter to the catch-up cap."""
    count = 0
    while next_ms is not None and next_ms <= now_ms and count < CATCH_UP_CAP:
        count += 1
        following = trigger.next_after(from_ms(next_ms))
        next_ms = None if following is None else to_ms(following)
    return count


def _queued(known: _Known, due_ms: int) -> NewExecution:
    execution_id = scheduled_execution_id(known.job.id, due_ms)
    return known.members.queued(execution_id, scheduled_ms=due_ms, origin=Origin.SCHEDULE)


def _missed(known: _Known, gap: MissedRange) -> NewExecution:
    return known.members.missed(
        scheduled_execution_id(known.job.id, gap.first_ms),
        scheduled_ms=gap.first_ms,
        until_ms=gap.last_ms,
        count=gap.count,
        reason=gap.reason,
    )
