"""Replaying: after the server's clock was set back, due times that had only been passed over come again.

A jump of the clock forwards makes misfires of everything in between, and the policy of each job gives most of them up.
When the clock is set right again, those given up are due once more when real time reaches them. What had run, or was
skipped for a reason, stays as it is; the first due time that was never settled is not touched.
"""

import logging
from collections.abc import Sequence

from chronos_synapse.domain.clock import from_ms, to_ms
from chronos_synapse.domain.errors import ChronosError
from chronos_synapse.domain.execution import Origin, scheduled_execution_id
from chronos_synapse.domain.job import Job
from chronos_synapse.domain.slot import Disposition, SlotRecord
from chronos_synapse.services.ledger.settling import Known, know
from chronos_synapse.services.scheduling.calendars import CalendarService
from chronos_synapse.storage.redis.executions import Dispatch
from chronos_synapse.storage.redis.slots import SlotStore
from chronos_synapse.storage.redis.stores import RedisStores
from chronos_synapse.triggers.build import build

logger = logging.getLogger(__name__)

AT_ONCE = 500
RECORDS = 200
GIVEN_UP = (Disposition.MERGED, Disposition.MISSED)


class Replayer:
    """Several may run: a due time has one execution, whoever makes it."""

    def __init__(self, stores: RedisStores, calendars: CalendarService) -> None:
        self._due = stores.due
        self._jobs = stores.jobs
        self._slots = stores.slots
        self._pauses = stores.pauses
        self._executions = stores.executions
        self._calendars = calendars

    async def follow_clock(self) -> int:
        """Looks, once after the clock was set back, at what comes again; gives how many jobs have any of it."""
        until_ms = await self._due.set_back_until()
        if until_ms is None:
            return 0
        seen: set[str] = set()
        now_ms = await self._due.now_ms()
        place = "0"
        while True:
            place, page = await self._due.armed(place)
            seen |= await self._note([job_id for job_id, due_ms in page if due_ms > now_ms], now_ms)
            if place == "0":
                break
        await self._due.forget_set_back(until_ms)
        logger.warning("the server's clock was set back", extra={"action": "clock_set_back", "jobs": len(seen)})
        return len(seen)

    async def _note(self, job_ids: list[str], now_ms: int) -> set[str]:
        """Notes when the first given-up due time of each job comes again; gives those that have one."""
        found: set[str] = set()
        # A look at the ends of all ledgers at once: hardly any job has due times that were given up ahead of time.
        ahead = await self._slots.reaching(job_ids, now_ms)
        for job in (await self._jobs.find_many(ahead)).values():
            again_ms = await _given_up_after(self._slots, job, now_ms - 1)
            if again_ms is not None:
                await self._due.replay_at(job.id, again_ms)
                found.add(job.id)
        return found

    async def run(self) -> int:
        """Dispatches what comes again and is reached; gives how many were looked at."""
        now_ms = await self._due.now_ms()
        reached = await self._due.replays(now_ms, AT_ONCE)
        if not reached or await self._pauses.present() is not None:
            return 0
        jobs = await self._jobs.find_many([job_id for job_id, _ in reached])
        for job_id, due_ms in reached:
            job = jobs.get(job_id)
            if job is None or not job.is_scheduled:
                await self._due.replay_at(job_id, None)
                continue
            await self._run_one(job, due_ms, now_ms)
        return len(reached)

    async def _run_one(self, job: Job, due_ms: int, now_ms: int) -> None:
        # What is late again by more than its grace stays given up.
        first_ms = now_ms - int(job.misfire_grace_s * 1000)
        if due_ms >= first_ms:
            covers = await self._calendars.covers(job.owner_id, job.timing.calendars, job.tags)
            known = know(job, covers)
            if known.refusal(due_ms) is None:
                words = await self._executions.dispatch([_again(known, due_ms)])
                if words == ["stale"]:
                    return
        await self._due.replay_at(job.id, await _given_up_after(self._slots, job, max(due_ms, first_ms - 1)))


def _again(known: Known, due_ms: int) -> Dispatch:
    execution_id = scheduled_execution_id(known.job.id, due_ms)
    new = known.members.queued(execution_id, scheduled_ms=due_ms, origin=Origin.SCHEDULE, is_slot=True)
    return Dispatch(job=known.job, fire_ms=None, next_ms=None, entries=[new])


async def _given_up_after(slots: SlotStore, job: Job, after_ms: int) -> int | None:
    """The first due time after `after_ms` that the ledger says was given up."""
    newest = await slots.newest(job.id)
    if newest is None or newest.until_ms <= after_ms or job.schedule is None:
        return None
    while after_ms < newest.until_ms:
        records = await slots.between(job.id, after_ms + 1, newest.until_ms, RECORDS)
        found = _first_given_up(job, records, after_ms)
        if found is not None or not records:
            return found
        after_ms = max(record.until_ms for record in records)
    return None


def _first_given_up(job: Job, records: Sequence[SlotRecord], after_ms: int) -> int | None:
    settled_since = {record.due_ms for record in records if record.count == 1 and record.disposition not in GIVEN_UP}
    for record in records:
        if record.disposition in GIVEN_UP:
            found = _first_due(job, max(record.due_ms, after_ms + 1), record.until_ms, settled_since)
            if found is not None:
                return found
    return None


def _first_due(job: Job, first_ms: int, until_ms: int, but: set[int]) -> int | None:
    if job.schedule is None:
        return None
    try:
        trigger = build(job.schedule, job.timing, seed=job.id)
    except ChronosError:
        logger.exception("a stored schedule cannot be read", extra={"action": "bad_schedule", "job": job.id})
        return None
    due = trigger.next_after(from_ms(first_ms - 1))
    while due is not None and to_ms(due) <= until_ms:
        if to_ms(due) not in but:
            return to_ms(due)
        due = trigger.next_after(due)
    return None
