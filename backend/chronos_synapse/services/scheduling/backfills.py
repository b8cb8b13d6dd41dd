"""BackfillService: due times of the past are run after all, beside the job's own and a few at a time."""

import asyncio
import logging
import secrets
from collections.abc import Iterator, Sequence
from datetime import datetime

import msgspec

from chronos_synapse.domain.access import Permission, Principal
from chronos_synapse.domain.backfill import Backfill, BackfillId, BackfillState
from chronos_synapse.domain.clock import from_ms as instant_of
from chronos_synapse.domain.clock import to_ms
from chronos_synapse.domain.errors import Conflict, Invalid, NotFound, TooMany
from chronos_synapse.domain.execution import BACKFILL_DIGITS, ExecutionState, Origin, backfill_execution_id
from chronos_synapse.domain.job import Job, JobState
from chronos_synapse.domain.schedule import OverlapPolicy
from chronos_synapse.domain.slot import Disposition
from chronos_synapse.services.accounts.access import require, visible
from chronos_synapse.services.audit.draft import changed_nothing, note
from chronos_synapse.services.ledger.expected import ExpectedSlots
from chronos_synapse.services.ledger.settling import Known, know
from chronos_synapse.services.ledger.slots import SlotService
from chronos_synapse.services.ledger.spans import gaps
from chronos_synapse.services.scheduling.resuming import CoverSource
from chronos_synapse.storage.redis.execution_documents import JobMembers, NewExecution
from chronos_synapse.storage.redis.executions import Dispatch
from chronos_synapse.storage.redis.queue import HEAD_START_MS
from chronos_synapse.storage.redis.stores import RedisStores
from chronos_synapse.triggers.build import count_between, fire_times

logger = logging.getLogger(__name__)

MOST_SLOTS = 10_000
MOST_LOOKED_AT = 100_000
MOST_RUNNING = 10
MOST_PARALLEL = 50
SHOWN = 100
PAGE = 1000
RETRY_AFTER_S = 60


class BackfillRequest(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which due times to run after all, both bounds included."""

    since: datetime = msgspec.field(name="from")
    until: datetime = msgspec.field(name="to")
    dry_run: bool = False
    """Only tells which those are."""
    max_parallel: int = 1
    include_fired: bool = False
    """Due times that ran already as well."""


class BackfillView(msgspec.Struct, frozen=True, kw_only=True):
    """A backfill as it is shown."""

    id: str
    job_id: str
    since: datetime = msgspec.field(name="from")
    until: datetime = msgspec.field(name="to")
    state: BackfillState
    total: int
    dispatched: int
    max_parallel: int
    created_at: datetime
    finished_at: datetime | None
    created_by: str


class BackfillAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """What was asked for: the backfill unless it was a dry run, and the first of its due times."""

    backfill: BackfillView | None
    total: int
    times: list[datetime]


class BackfillList(msgspec.Struct, frozen=True, kw_only=True):
    """Backfills of a job, the newest first."""

    items: list[BackfillView]


class BackfillService:
    """Every method but `advance` takes the caller first and shows only what that caller may see."""

    def __init__(self, stores: RedisStores, slots: SlotService, covers: CoverSource) -> None:
        self._stores = stores
        self._backfills = stores.backfills
        self._slots = slots
        self._covers = covers
        self._expected = ExpectedSlots(stores.ledger_reader)

    async def create(self, principal: Principal, job_id: str, request: BackfillRequest, *, by: str) -> BackfillAnswer:
        """Begins a backfill, or with `dry_run` only tells what it would run; TooMany of them are refused."""
        require(principal, Permission.JOB_RUN)
        job = await self._slots.own(principal, job_id, Permission.JOB_RUN)
        now_ms = await self._stores.due.now_ms()
        _check(request, now_ms)
        if job.state is JobState.ARCHIVED:
            raise Conflict("The job is archived; pause or activate it first.", code="job.archived")
        due = await self._due(job, request)
        times = [instant_of(due_ms) for due_ms in due[:SHOWN]]
        if request.dry_run:
            changed_nothing()
            return BackfillAnswer(backfill=None, total=len(due), times=times)
        if not due:
            raise Invalid("There is no due time in this range to run.", pointer="/from", code="backfill.empty")
        backfill = _backfill(job, request, total=len(due), now_ms=now_ms, by=by)
        if not await self._backfills.create(backfill, due, most_running=MOST_RUNNING):
            raise TooMany(
                f"{MOST_RUNNING} backfills of this owner are running; wait for one to end, or cancel it.",
                retry_after_s=RETRY_AFTER_S,
                code="backfill.too_many",
            )
        _note(backfill, job.name, after={"from": request.since, "to": request.until, "total": len(due)})
        return BackfillAnswer(backfill=_view(backfill), total=len(due), times=times)

    async def of_job(self, principal: Principal, job_id: str) -> BackfillList:
        """Backfills of this job that run or ended lately."""
        job = await self._slots.own(principal, job_id)
        return BackfillList(items=[_view(found) for found in await self._backfills.of_job(job.id)])

    async def cancel(self, principal: Principal, job_id: str, backfill_id: str) -> BackfillView:
        """Runs no more of it; Conflict when it is over. Executions that run already go on."""
        require(principal, Permission.JOB_RUN)
        backfill = await self._own(principal, job_id, backfill_id, Permission.JOB_RUN)
        waiting = await self._backfills.live(backfill.id)
        if not await self._backfills.close(backfill.id, backfill.job_id, backfill.owner_id, BackfillState.CANCELLED):
            raise Conflict(f"The backfill is over already: it is {backfill.state.value}.", code="state.final")
        await self._cancel_waiting(backfill, waiting)
        _note(backfill, "", after={"state": BackfillState.CANCELLED})
        return _view(await self._own(principal, job_id, backfill_id))

    async def _own(
        self, principal: Principal, job_id: str, backfill_id: str, need: Permission = Permission.JOB_READ
    ) -> Backfill:
        job = await self._slots.own(principal, job_id, need)
        is_id = len(backfill_id) == BACKFILL_DIGITS and set(backfill_id) <= set("0123456789abcdef")
        found = await self._backfills.find(backfill_id) if is_id else None
        if found is None or found.job_id != job.id:
            raise NotFound("backfill", backfill_id)
        return visible(found, principal, kind="backfill", identifier=backfill_id)

    async def _cancel_waiting(self, backfill: Backfill, due_ms: Sequence[int]) -> None:
        ids = [backfill_execution_id(backfill.job_id, due, backfill.id) for due in due_ms]
        for execution in await self._stores.executions.find_many(ids):
            if execution.state in (ExecutionState.QUEUED, ExecutionState.RETRYING):
                await self._stores.executions.cancel(execution)

    async def advance(self) -> int:
        """One turn of every running backfill; gives how many executions were dispatched."""
        count = 0
        for backfill_id, job_id, owner_id in await self._backfills.running():
            backfill = await self._backfills.find(backfill_id)
            job = await self._stores.jobs.find(job_id)
            if backfill is None or job is None or job.state is JobState.ARCHIVED:
                await self._backfills.close(backfill_id, job_id, owner_id, BackfillState.CANCELLED)
                continue
            count += await self._advance(backfill, job)
        return count

    async def _advance(self, backfill: Backfill, job: Job) -> int:
        turn = await self._backfills.advance(backfill)
        if turn.live == 0 and turn.left == 0:
            await self._backfills.close(backfill.id, job.id, backfill.owner_id, BackfillState.DONE)
            logger.info("a backfill is done", extra={"action": "backfill_done", "backfill": backfill.id})
            return 0
        if not turn.due:
            return 0
        now_ms = await self._stores.due.now_ms()
        entries = [_execution(job, backfill, due_ms, now_ms) for due_ms in turn.due]
        order = Dispatch(job=job, fire_ms=None, next_ms=None, entries=entries, overlap=OverlapPolicy.ALLOW)
        if await self._stores.executions.dispatch([order]) != ["ok"]:
            # The job was changed just now: the next turn gives the same due times to the new definition.
            return 0
        for due_ms in turn.due:
            await self._stores.slots.amend(job.id, due_ms, backfill.id)
        await self._backfills.sent(backfill, turn.due, dispatched=backfill.total - turn.left)
        return len(turn.due)

    async def _due(self, job: Job, request: BackfillRequest) -> list[int]:
        """The due times to run, epoch ms: those of the job's history, and of its present schedule where it had none.

        Left out is what its present windows and calendars close, what is not settled yet, and what ran.
        """
        from_ms, until_ms = to_ms(request.since), to_ms(request.until)
        if job.schedule is None:
            raise Invalid("The job has no schedule, so nothing was due.", pointer="/from", code="backfill.no_schedule")
        covers = await self._covers.covers(job.owner_id, job.timing.calendars, job.tags)
        known = know(msgspec.structs.replace(job, snoozed_until=None), covers)
        ran = set() if request.include_fired else await self._ran(job, from_ms, until_ms)
        open_from_ms = (await self._stores.slots.cursor(job.id)).ms
        timeline = await self._expected.timeline(job, after_ms=from_ms - 1, until_ms=until_ms)
        spans = [(stretch.after_ms, stretch.until_ms) for stretch in timeline.stretches]
        unheard = list(gaps(spans, from_ms - 1, until_ms))
        _refuse_too_long(known, unheard, timeline.count())

        def work() -> list[int]:
            due = {at for at in timeline.due() if open_from_ms is None or at < open_from_ms}
            due.update(_present_due(known, unheard))
            return sorted(at for at in due - ran if known.refusal(at) is None)

        found = await asyncio.to_thread(work)
        if len(found) > MOST_SLOTS:
            detail = f"A backfill runs at most {MOST_SLOTS:,} due times, and these are {len(found):,}."
            raise Invalid(f"{detail} Give a shorter range.", pointer="/from", code="backfill.too_long")
        return found

    async def _ran(self, job: Job, from_ms: int, until_ms: int) -> set[int]:
        """Due times that fired, or that a backfill ran after all."""
        ran: set[int] = set()
        place_ms = from_ms
        while True:
            page = await self._stores.slots.between(job.id, place_ms, until_ms, PAGE)
            ran.update(
                record.due_ms for record in page if record.disposition is Disposition.FIRED or record.backfill_id
            )
            if len(page) < PAGE:
                return ran
            place_ms = page[-1].due_ms + 1


def _note(backfill: Backfill, job_name: str, *, after: object) -> None:
    identifier = f"{backfill.job_id}/{backfill.id}"
    note(kind="backfill", id=identifier, name=job_name, owner_id=backfill.owner_id, after=after)


def _check(request: BackfillRequest, now_ms: int) -> None:
    for name, instant in (("from", request.since), ("to", request.until)):
        if instant.tzinfo is None or not 1970 <= instant.year <= 9998:
            detail = "A time needs its offset from UTC and lies in the years 1970 to 9998, as 2027-05-03T08:00:00Z."
            raise Invalid(detail, pointer=f"/{name}", code="time.range")
    if request.until < request.since:
        raise Invalid("A range ends after it begins.", pointer="/to", code="time.range")
    if to_ms(request.until) > now_ms:
        raise Invalid("A backfill runs due times of the past.", pointer="/to", code="backfill.future")
    if not 1 <= request.max_parallel <= MOST_PARALLEL:
        detail = f"From 1 to {MOST_PARALLEL} executions of a backfill may run at once."
        raise Invalid(detail, pointer="/max_parallel", code="backfill.parallel")


def _refuse_too_long(known: Known, spans: Sequence[tuple[int, int]], count: int) -> None:
    count += sum(count_between(known.trigger, instant_of(after), instant_of(until)) for after, until in spans)
    if count > MOST_LOOKED_AT:
        detail = f"In this range {count:,} times were due, of which at most {MOST_LOOKED_AT:,} are looked at."
        raise Invalid(f"{detail} Give a shorter range.", pointer="/from", code="backfill.too_long")


def _present_due(known: Known, spans: Sequence[tuple[int, int]]) -> Iterator[int]:
    for after_ms, until_ms in spans:
        for due in fire_times(known.trigger, instant_of(after_ms), instant_of(until_ms), MOST_LOOKED_AT):
            yield to_ms(due)


def _backfill(job: Job, request: BackfillRequest, *, total: int, now_ms: int, by: str) -> Backfill:
    return Backfill(
        id=BackfillId(f"{now_ms:012x}{secrets.token_hex(2)}"),
        job_id=job.id,
        owner_id=job.owner_id,
        since=request.since,
        until=request.until,
        state=BackfillState.RUNNING,
        total=total,
        dispatched=0,
        max_parallel=request.max_parallel,
        created_at=instant_of(now_ms),
        finished_at=None,
        created_by=by,
    )


def _execution(job: Job, backfill: Backfill, due_ms: int, now_ms: int) -> NewExecution:
    execution_id = backfill_execution_id(job.id, due_ms, backfill.id)
    new = JobMembers(job).queued(execution_id, scheduled_ms=due_ms, origin=Origin.BACKFILL)
    # It waits from now on: by its due time it would go before all that is due today.
    return msgspec.structs.replace(new, place_ms=now_ms - HEAD_START_MS[job.priority])


def _view(backfill: Backfill) -> BackfillView:
    fields = {name: getattr(backfill, name) for name in BackfillView.__struct_fields__}
    return BackfillView(**fields)
