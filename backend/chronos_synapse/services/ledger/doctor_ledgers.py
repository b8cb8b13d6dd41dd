"""LedgerChecks: whether each job is armed as it should be, and its ledger says what its schedule history says."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence

import msgspec

from chronos_synapse.domain.accounting import Flaw, compare
from chronos_synapse.domain.clock import from_ms, to_ms
from chronos_synapse.domain.errors import Invalid
from chronos_synapse.domain.execution import scheduled_execution_id
from chronos_synapse.domain.job import Job
from chronos_synapse.domain.slot import Disposition, SlotRecord
from chronos_synapse.services.ledger.doctor_findings import (
    Finding,
    execution_gone,
    of_flaw,
    unarmed,
    unreadable,
    wrong_cursor,
)
from chronos_synapse.services.ledger.expected import ExpectedSlots, Stretch
from chronos_synapse.services.scheduling.rearming import Rearmer
from chronos_synapse.storage.redis.ledger_reader import LedgerPart, LedgerRange
from chronos_synapse.storage.redis.slots import Cursor
from chronos_synapse.storage.redis.stores import RedisStores
from chronos_synapse.triggers.build import build
from chronos_synapse.triggers.trigger import Trigger

FIRST_LOOK = 100
"""Records of each job that are read for many at a time; of one that has more, the rest is read by itself."""
PAGE = 1000
MARGIN_MS = 3_600_000
"""Executions that are this near to being removed may be gone."""
KEPT_TRIGGERS = 2000
KEPT_DUE = 2000
"""Many jobs share a schedule: its due times are kept, unless they are very many."""


class Look(msgspec.Struct, frozen=True, kw_only=True):
    """One job as it was found."""

    job: Job
    cursor: Cursor
    part: LedgerPart
    from_ms: int
    to_ms: int
    """The ledger was read from and up to these."""


class LedgerChecks:
    """Compares ledgers from `since_ms` on; what was due before is not looked at."""

    def __init__(self, stores: RedisStores, *, since_ms: int, kept_ms: int) -> None:
        self._stores = stores
        self._expected = ExpectedSlots(stores.ledger_reader)
        self._rearmer = Rearmer(stores)
        self._since_ms = since_ms
        self._kept_ms = kept_ms
        """How long executions are kept."""
        self._due: dict[Trigger, list[int]] = {}
        self._due_until_ms = 0
        self._now_ms = 0
        self._unreadable: list[Finding] = []

    async def check(self, job_ids: Sequence[str]) -> list[Finding]:
        """What is wrong with these jobs. What a change of the job meanwhile explains is not."""
        self._unreadable.clear()
        found: list[Finding] = []
        for job_id in {finding.job_id: None for finding in await self._check(job_ids)}:
            if job_id is not None:
                found += await self._confirmed(job_id)
        return [*self._unreadable, *found]

    async def _confirmed(self, job_id: str) -> list[Finding]:
        """Looks again at one job, and whether it stayed as it was while that was done."""
        before = await self._stores.jobs.find(job_id)
        found = await self._check([job_id])
        after = await self._stores.jobs.find(job_id)
        is_same = before is not None and after is not None and before.version == after.version
        return found if is_same else []

    async def _check(self, job_ids: Sequence[str]) -> list[Finding]:
        jobs = await self._jobs(job_ids)
        cursors = await self._stores.slots.cursors(list(jobs))
        now_ms = self._now_ms = await self._stores.due.now_ms()
        ranges = [LedgerRange(job_id=job_id, from_ms=self._since_ms, to_ms=now_ms) for job_id in jobs]
        parts = await self._stores.ledger_reader.ledgers(ranges, FIRST_LOOK)
        found: list[Finding] = []
        fired: list[tuple[Job, int]] = []
        for job, cursor, part in zip(jobs.values(), cursors, parts, strict=True):
            look = Look(job=job, cursor=cursor, part=part, from_ms=self._since_ms, to_ms=now_ms)
            found += await self._examine(look, fired)
        return [*found, *await self._gone(fired, now_ms)]

    async def _jobs(self, job_ids: Sequence[str]) -> dict[str, Job]:
        """Those that exist; notes those that are not understood."""
        try:
            return await self._stores.jobs.find_many(job_ids)
        except msgspec.DecodeError as exc:
            if len(job_ids) == 1:
                self._unreadable.append(unreadable(job_ids[0], str(exc)))
                return {}
        found: dict[str, Job] = {}
        for job_id in job_ids:
            found |= await self._jobs([job_id])
        return found

    async def _examine(self, look: Look, fired: list[tuple[Job, int]]) -> list[Finding]:
        job = look.job
        try:
            trigger = None if job.schedule is None else build(job.schedule, job.timing, seed=job.id)
        except Invalid as refusal:
            return [unreadable(job.id, refusal.detail, name=job.name)]
        found: list[Finding] = []
        open_ms = look.cursor.ms
        if open_ms is None and job.has_due_times:
            open_ms = await self._first_open_ms(look, trigger)
            found += [] if open_ms is None else [unarmed(job, open_ms)]
        elif open_ms is not None and trigger is not None and not _is_due(trigger, open_ms):
            found.append(wrong_cursor(job, open_ms))
        flaws = await self._flaws(*await self._up_to(look, open_ms), fired)
        return [*found, *(of_flaw(flaw, job) for flaw in flaws)]

    async def _up_to(self, look: Look, open_ms: int | None) -> tuple[Look, int]:
        """What is to be looked at, and before which instant everything must be settled.

        After the clock was set back, the ledger tells of times that are yet to come.
        """
        settled_until_ms = look.part.settled_until_ms or 0
        if settled_until_ms <= look.to_ms:
            return look, look.to_ms + 1 if open_ms is None else min(look.to_ms + 1, open_ms)
        before_ms = settled_until_ms + 1 if open_ms is None else open_ms
        to_ms = max(look.to_ms, before_ms - 1)
        whole = LedgerRange(job_id=look.job.id, from_ms=look.from_ms, to_ms=to_ms)
        (part,) = await self._stores.ledger_reader.ledgers([whole], PAGE)
        return msgspec.structs.replace(look, part=part, to_ms=to_ms), before_ms

    async def _first_open_ms(self, look: Look, trigger: Trigger | None) -> int | None:
        """The due time for which a job that is not armed should be; None when its schedule has ended."""
        job = look.job
        if job.version == 1 and trigger is not None:
            settled_ms = look.part.settled_until_ms
            due = trigger.next_after(from_ms(max(to_ms(job.updated_at), settled_ms or 0)))
            return None if due is None else to_ms(due)
        return (await self._rearmer.rearming_of(job, look.cursor)).fire_ms

    async def _flaws(self, look: Look, settled_before_ms: int, fired: list[tuple[Job, int]]) -> list[Flaw]:
        """What is wrong with the ledger up to `settled_before_ms`; notes what fired."""
        found: list[Flaw] = []
        part, after_ms = look.part, max(look.from_ms, look.part.kept_from_ms) - 1
        while True:
            records = [record for record in part.records if record.due_ms < settled_before_ms]
            if records and records[0].due_ms <= after_ms:
                # A range that began before is looked at as a whole.
                after_ms = records[0].due_ms - 1
            until_ms = settled_before_ms - 1 if part.is_whole else part.records[-1].until_ms
            fired += [(look.job, one.due_ms) for one in records if one.disposition is Disposition.FIRED]
            found += await self._compared(look, records, after_ms, until_ms)
            if part.is_whole or until_ms >= settled_before_ms - 1:
                return found
            after_ms = until_ms
            rest = LedgerRange(job_id=look.job.id, from_ms=until_ms + 1, to_ms=look.to_ms)
            (part,) = await self._stores.ledger_reader.ledgers([rest], PAGE)

    async def _compared(self, look: Look, records: list[SlotRecord], after_ms: int, until_ms: int) -> list[Flaw]:
        timeline = await self._expected.timeline(look.job, after_ms=after_ms, until_ms=until_ms)
        known = [record for record in records if record.due_ms > timeline.known_from_ms]
        if len(timeline.stretches) == 1:
            expected: Iterable[int] = self._due_of(timeline.stretches[0])
        else:
            expected = timeline.due()
        if isinstance(expected, list) and _are_alike(expected, known):
            return []
        return list(compare(expected, known, settled_before_ms=until_ms + 1))

    def _due_of(self, stretch: Stretch) -> Iterable[int]:
        """The due times of a stretch, from those that were worked out for another job where there are."""
        if stretch.after_ms < self._since_ms - 1 or stretch.until_ms > self._now_ms:
            return stretch.due()
        if self._now_ms > self._due_until_ms or len(self._due) > KEPT_TRIGGERS:
            self._due.clear()
            self._due_until_ms = self._now_ms + MARGIN_MS
        kept = self._due.get(stretch.trigger)
        if kept is None:
            whole = msgspec.structs.replace(stretch, after_ms=self._since_ms - 1, until_ms=self._due_until_ms)
            if whole.count() > KEPT_DUE:
                return stretch.due()
            kept = self._due[stretch.trigger] = list(whole.due())
        return kept[bisect_right(kept, stretch.after_ms) : bisect_right(kept, stretch.until_ms)]

    async def _gone(self, fired: Sequence[tuple[Job, int]], now_ms: int) -> list[Finding]:
        """Of what fired and has no execution any more."""
        oldest_ms = now_ms - self._kept_ms + MARGIN_MS
        wanted = {scheduled_execution_id(job.id, due): (job, due) for job, due in fired if due > oldest_ms}
        gone = await self._stores.ledger_reader.gone(list(wanted))
        return [execution_gone(job, one, due) for one, (job, due) in wanted.items() if one in gone]


def _is_due(trigger: Trigger, at_ms: int) -> bool:
    due = trigger.next_after(from_ms(at_ms - 1))
    return due is not None and to_ms(due) == at_ms


def _are_alike(expected: list[int], records: list[SlotRecord]) -> bool:
    """Whether each due time has one record of its own."""
    return len(expected) == len(records) and all(
        record.due_ms == due_ms and record.count == 1 for due_ms, record in zip(expected, records, strict=True)
    )
