"""SlotService: what became of each due time of a job, and what would become of those that are held."""

from collections.abc import Sequence
from datetime import datetime, timedelta

import msgspec

from chronos_synapse.domain.access import Permission, Principal
from chronos_synapse.domain.clock import from_ms as instant_of
from chronos_synapse.domain.clock import to_ms
from chronos_synapse.domain.errors import Invalid
from chronos_synapse.domain.execution import (
    Execution,
    ExecutionState,
    backfill_execution_id,
    scheduled_execution_id,
)
from chronos_synapse.domain.job import Job, JobState
from chronos_synapse.domain.slot import Disposition, Pause, SlotReason, SlotRecord
from chronos_synapse.services.accounts.access import is_job_id, visible
from chronos_synapse.services.ledger.slot_texts import (
    text_of_fired,
    text_of_held,
    text_of_pending,
    text_of_unfired,
    with_backfill,
)
from chronos_synapse.storage.redis.slots import Cursor, CursorKind
from chronos_synapse.storage.redis.stores import RedisStores
from chronos_synapse.triggers.build import build, count_between
from chronos_synapse.triggers.trigger import Trigger
from chronos_synapse.triggers.zone import zone_of

DEFAULT_SPAN = timedelta(hours=24)


class SlotView(msgspec.Struct, frozen=True, kw_only=True):
    """One due time, or several in a row that share what became of them."""

    due_at: datetime
    until: datetime | None
    """The last of several; None for one."""
    count: int
    disposition: Disposition
    reason: SlotReason | None
    text: str
    """The answer to "why did it not run?", in one line."""
    late_ms: int | None
    execution_id: str | None
    execution_state: ExecutionState | None
    backfill_id: str | None


class SlotList(msgspec.Struct, frozen=True, kw_only=True):
    """One page, rising. `complete` False: older records than are kept would belong to it."""

    items: list[SlotView]
    complete: bool
    next_cursor: str | None


class SlotService:
    """Every method takes the caller first and shows only what that caller may see."""

    def __init__(self, stores: RedisStores) -> None:
        self._jobs = stores.jobs
        self._slots = stores.slots
        self._ledgers = stores.ledger_reader
        self._due = stores.due
        self._executions = stores.executions
        self._pauses = stores.pauses

    async def page(
        self,
        principal: Principal,
        job_id: str,
        *,
        since: datetime | None,
        until: datetime | None,
        limit: int,
        cursor: str | None,
    ) -> SlotList:
        """The due times in [since, until]; without bounds, of the last 24 hours, and all that are held."""
        job = await self.own(principal, job_id)
        now_ms = await self._due.now_ms()
        settled = await self._slots.cursor(job.id)
        from_ms = _from_ms(since, settled, now_ms)
        until_ms = min(now_ms, now_ms if until is None else to_ms(until))
        after_ms = from_ms if cursor is None else _read_cursor(cursor, from_ms)
        records = await self._records(job, after_ms, until_ms, limit + 1, is_first=cursor is None)
        shown = _page_of(records, limit)
        following = records[len(shown)].due_ms if len(records) > len(shown) else None
        items = await self._views(job, shown)
        if following is None:
            items += await self._open(job, settled, (after_ms, until_ms), now_ms)
        return SlotList(
            items=items,
            complete=from_ms >= await self._ledgers.kept_from_ms(job.id),
            next_cursor=None if following is None else str(following),
        )

    async def own(self, principal: Principal, job_id: str, need: Permission = Permission.JOB_READ) -> Job:
        """The job with this id; NotFound alike for what is not there and for what is another's."""
        found = await self._jobs.find(job_id) if is_job_id(job_id) else None
        return visible(found, principal, kind="job", identifier=job_id, need=need)

    async def _records(self, job: Job, from_ms: int, until_ms: int, limit: int, *, is_first: bool) -> list[SlotRecord]:
        found = await self._slots.between(job.id, from_ms, until_ms, limit)
        # A range that began on the page before is not shown again.
        return found if is_first else [record for record in found if record.due_ms >= from_ms]

    async def _views(self, job: Job, records: Sequence[SlotRecord]) -> list[SlotView]:
        zone = zone_of("UTC" if job.schedule is None else job.schedule.timezone)
        ids = [_execution_id(job, record) for record in records]
        documents = await self._executions.find_many([one for one in ids if one is not None])
        found: dict[str, Execution] = {document.id: document for document in documents}
        later = _next_fired(records)
        views = []
        for record, execution_id, into_ms in zip(records, ids, later, strict=True):
            execution = None if execution_id is None else found.get(execution_id)
            is_backfilled = bool(record.backfill_id) and record.disposition is not Disposition.FIRED
            if record.disposition is Disposition.FIRED:
                text = text_of_fired(record, execution, zone)
            else:
                text = text_of_unfired(record, into_ms, zone)
            text = with_backfill(text, execution) if is_backfilled else text
            is_known = execution is not None or record.disposition is Disposition.FIRED
            views.append(_view(record, text, execution_id if is_known else None, execution))
        return views

    async def _open(self, job: Job, settled: Cursor, span: tuple[int, int], now_ms: int) -> list[SlotView]:
        """What was reached and is not settled: held, or about to be dispatched."""
        record = open_slots(job, settled, *span)
        if record is None or job.schedule is None:
            return []
        why = held_by(job, await self._pauses.present())
        zone = zone_of(job.schedule.timezone)
        text = text_of_pending(record, now_ms) if why is None else text_of_held(record, why, zone)
        return [_view(record, text)]


def open_slots(job: Job, settled: Cursor, from_ms: int, until_ms: int) -> SlotRecord | None:
    """The due times in [from_ms, until_ms] that are not settled, as one record."""
    if settled.ms is None or job.schedule is None:
        return None
    trigger = build(job.schedule, job.timing, seed=job.id)
    after_ms = max(settled.ms, from_ms) - 1
    first = trigger.next_after(instant_of(after_ms))
    if first is None or to_ms(first) > until_ms:
        return None
    return SlotRecord(
        due_ms=to_ms(first),
        until_ms=last_due_ms(trigger, to_ms(first), until_ms),
        count=count_between(trigger, instant_of(after_ms), instant_of(until_ms)),
        disposition=Disposition.HELD,
    )


def last_due_ms(trigger: Trigger, first_ms: int, until_ms: int) -> int:
    """The last due time up to `until_ms`, given one that is not after it."""
    low_ms, high_ms = first_ms, until_ms
    while low_ms < high_ms:
        middle_ms = (low_ms + high_ms) // 2
        following = trigger.next_after(instant_of(middle_ms))
        if following is None or to_ms(following) > until_ms:
            high_ms = middle_ms
        else:
            low_ms = to_ms(following)
    return low_ms


def held_by(job: Job, pause: Pause | None) -> str | None:
    """What holds the due times of `job`, in words; None when nothing does."""
    if job.state is JobState.PAUSED:
        because = f" ({job.pause_reason.rstrip('.')})" if job.pause_reason else ""
        return f"the job is paused{because}, and its misfire policy decides when it goes on"
    if pause is not None:
        return f"all scheduling is paused ({pause.reason.rstrip('.')}), and the job's misfire policy decides afterwards"
    return None


def _view(
    record: SlotRecord, text: str, execution_id: str | None = None, execution: Execution | None = None
) -> SlotView:
    return SlotView(
        due_at=instant_of(record.due_ms),
        until=None if record.until_ms == record.due_ms else instant_of(record.until_ms),
        count=record.count,
        disposition=record.disposition,
        reason=record.reason,
        text=text,
        late_ms=record.late_ms,
        execution_id=execution_id,
        execution_state=None if execution is None else execution.state,
        backfill_id=record.backfill_id or None,
    )


def _execution_id(job: Job, record: SlotRecord) -> str | None:
    """Of the execution that ran for a due time, or that says in the history why it did not."""
    if record.backfill_id and record.disposition is not Disposition.FIRED:
        return backfill_execution_id(job.id, record.due_ms, record.backfill_id)
    return scheduled_execution_id(job.id, record.due_ms) if record.until_ms == record.due_ms else None


def _next_fired(records: Sequence[SlotRecord]) -> list[int | None]:
    """For each record the due time of the next one that fired, which what was merged was merged into."""
    found: list[int | None] = []
    later: int | None = None
    for record in reversed(records):
        found.append(later)
        if record.disposition is Disposition.FIRED:
            later = record.due_ms
    return found[::-1]


def _page_of(records: Sequence[SlotRecord], limit: int) -> Sequence[SlotRecord]:
    """The first `limit`, or fewer so that no page begins amid records of one due time."""
    end = min(limit, len(records))
    if end == len(records):
        return records
    while end > 1 and records[end].due_ms == records[end - 1].due_ms:
        end -= 1
    return records[:end]


def _from_ms(since: datetime | None, settled: Cursor, now_ms: int) -> int:
    if since is not None:
        return to_ms(since)
    day_ms = now_ms - int(DEFAULT_SPAN.total_seconds() * 1000)
    return min(day_ms, settled.ms) if settled.kind is CursorKind.HELD and settled.ms is not None else day_ms


def _read_cursor(cursor: str, from_ms: int) -> int:
    if not (cursor.isascii() and cursor.isdigit() and len(cursor) <= 15 and int(cursor) >= from_ms):
        raise Invalid("This is not a cursor of ours.", pointer="query:cursor", code="page.cursor")
    return int(cursor)
