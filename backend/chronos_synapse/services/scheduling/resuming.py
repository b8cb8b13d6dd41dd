"""ResumePreviews: what would become of a job's held due times if it went on now. Decides nothing, stores nothing."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

import msgspec

from chronos_synapse.domain.access import Principal
from chronos_synapse.domain.clock import from_ms
from chronos_synapse.domain.job import Job, JobState
from chronos_synapse.domain.planning import Span
from chronos_synapse.domain.schedule import OverlapPolicy
from chronos_synapse.domain.slot import Disposition
from chronos_synapse.services.ledger.settling import Known, know, settle
from chronos_synapse.services.ledger.slots import SlotService
from chronos_synapse.services.scheduling.pausing import Pausing
from chronos_synapse.storage.redis.execution_documents import NewExecution
from chronos_synapse.storage.redis.jobs import JobStats
from chronos_synapse.storage.redis.stores import RedisStores
from chronos_synapse.triggers.admission import CalendarCover

SHOWN = 100
MOST_STEPS = 5000
"""Scripts that going on would take; each takes care of many due times, or of a whole gap."""


class CoverSource(Protocol):
    """Who knows what the calendars of a job cover."""

    async def covers(
        self, owner_id: str, calendar_ids: Sequence[str], tags: Sequence[str], /
    ) -> Sequence[CalendarCover]:
        """Of the calendars with these ids and of those attached to one of the tags."""
        ...


class ResumePreview(msgspec.Struct, frozen=True, kw_only=True):
    """What would become of the due times that are not settled. All but `run` are numbers of due times."""

    total: int
    run: list[datetime]
    """The first of those that would run."""
    run_count: int
    merged: int
    missed: int
    skipped: int
    text: str


class ResumePreviews:
    """Answers with the planning that the dispatcher itself goes by."""

    def __init__(self, stores: RedisStores, slots: SlotService, covers: CoverSource, pausing: Pausing) -> None:
        self._stores = stores
        self._slots = slots
        self._covers = covers
        self._pausing = pausing

    async def preview(self, principal: Principal, job_id: str) -> ResumePreview:
        """For this job, as if it were activated now."""
        job = await self._slots.own(principal, job_id)
        cursor = await self._stores.slots.cursor(job.id)
        now_ms = await self._stores.due.now_ms()
        if not job.has_due_times or cursor.ms is None or cursor.ms > now_ms:
            return _preview(_Count(), all_paused=False)
        resumed = msgspec.structs.replace(
            job,
            state=JobState.ACTIVE,
            resumed_at=from_ms(now_ms) if job.state is JobState.PAUSED else job.resumed_at,
        )
        known = know(resumed, await self._covers.covers(job.owner_id, job.timing.calendars, job.tags))
        spans = await self._pausing.spans()
        stats = (await self._stores.jobs.stats([job.id]))[0]
        count = _Count(room=_room(job, stats), live=_live(stats))
        _go_on(known, cursor.ms, now_ms, spans, count)
        return _preview(count, all_paused=any(until is None for _, until in spans))


class _Count:
    """What becomes of due times, one by one."""

    def __init__(self, *, room: int | None = None, live: int = 0) -> None:
        self.room = room
        """How many may still run before the run cap is reached; None: any number."""
        self.live = live
        """Executions that have not ended."""
        self.run: list[int] = []
        self.merged = self.missed = self.skipped = 0
        self.is_cut = False
        """There are more than were looked at."""


def _go_on(known: Known, fire_ms: int | None, now_ms: int, pauses: Sequence[Span], count: _Count) -> None:
    # A pause of all scheduling that lasts is taken to end now: else there is nothing to tell.
    ended = tuple((since, now_ms if until is None else until) for since, until in pauses)
    for _ in range(MOST_STEPS):
        if fire_ms is None or fire_ms > now_ms:
            return
        step = settle(known, fire_ms, now_ms, pauses=ended)
        for entry in step.entries:
            if isinstance(entry, NewExecution):
                _try_to_run(known.job, entry, count)
            elif entry.record.disposition is Disposition.MERGED:
                count.merged += entry.record.count
            elif entry.record.disposition is Disposition.MISSED:
                count.missed += entry.record.count
            else:
                count.skipped += entry.record.count
        fire_ms = step.next_ms
    count.is_cut = fire_ms is not None and fire_ms <= now_ms


def _try_to_run(job: Job, new: NewExecution, count: _Count) -> None:
    """As dispatch.lua decides on it: run cap, then overlap."""
    if new.due_ms is None:
        return
    is_capped = count.room is not None and len(count.run) >= count.room
    if is_capped or _overlaps(job, count.live):
        count.skipped += 1
        return
    count.run.append(new.due_ms)
    count.live += 1


def _overlaps(job: Job, live: int) -> bool:
    """Whether one more could not even wait."""
    if job.overlap is OverlapPolicy.ALLOW or live < job.max_concurrent:
        return False
    if job.overlap is OverlapPolicy.QUEUE_ALL:
        return live >= job.max_concurrent + job.overlap_queue_limit
    return job.overlap is OverlapPolicy.SKIP or live > job.max_concurrent


def _room(job: Job, stats: JobStats) -> int | None:
    if job.max_executions is None:
        return None
    begins_anew = job.reset_counter_on_active and job.state is not JobState.ACTIVE
    return max(0, job.max_executions - (0 if begins_anew else stats.fired))


def _live(stats: JobStats) -> int:
    """Executions of the job's own that have not ended."""
    return max(0, stats.counts["queued"] + stats.counts["running"] + stats.counts["retrying"] - stats.beside)


def _preview(count: _Count, *, all_paused: bool) -> ResumePreview:
    total = len(count.run) + count.merged + count.missed + count.skipped
    return ResumePreview(
        total=total,
        run=[from_ms(due_ms) for due_ms in count.run[:SHOWN]],
        run_count=len(count.run),
        merged=count.merged,
        missed=count.missed,
        skipped=count.skipped,
        text=_text(count, total, all_paused=all_paused),
    )


def _text(count: _Count, total: int, *, all_paused: bool) -> str:
    if total == 0:
        return "No due time is held: nothing would run before the next one."
    parts = [f"{len(count.run):,} would run now"]
    named = (
        (count.merged, "merged into a later one"),
        (count.missed, "given up as missed"),
        (count.skipped, "skipped"),
    )
    parts += [f"{number:,} would be {words}" for number, words in named if number]
    noun = "due time" if total == 1 else "due times"
    text = f"Of {'at least ' if count.is_cut else ''}{total:,} {noun} held, {_joined(parts)}."
    return f"{text} All scheduling is paused, so not before that ends." if all_paused else text


def _joined(parts: Sequence[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"
