"""JobService: create, change, delete, find and start jobs. Everything is checked at save, not at 3 a.m."""

import secrets
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

import msgspec
from msgspec import UNSET

from chronos_synapse.domain.access import Permission, Principal
from chronos_synapse.domain.clock import from_ms, to_ms, utc_now
from chronos_synapse.domain.errors import Conflict, FieldError, Invalid
from chronos_synapse.domain.execution import ExecutionId, Origin
from chronos_synapse.domain.job import Job, JobId, JobState
from chronos_synapse.domain.precondition import Versions, check_version
from chronos_synapse.domain.query import JobQuery
from chronos_synapse.domain.record import Given
from chronos_synapse.services.accounts.access import is_job_id, owner_of_new, require, visible
from chronos_synapse.services.audit.draft import note
from chronos_synapse.services.jobs.job_checks import Executors, check_job
from chronos_synapse.services.jobs.job_requests import JobChange, NewJob, right_to
from chronos_synapse.services.jobs.job_views import JobList, JobView, view_job
from chronos_synapse.services.jobs.parameters import check_parameters
from chronos_synapse.services.jobs.sandbox_policy import SandboxPolicy
from chronos_synapse.services.scheduling.arming import (
    first_arming,
    needs_settling,
    next_arming,
    normalized,
    refuse_capped,
    with_pause,
)
from chronos_synapse.services.scheduling.calendars import CalendarService
from chronos_synapse.services.scheduling.overdue import Overdue
from chronos_synapse.services.scheduling.parking import Parking
from chronos_synapse.services.scheduling.requesting import Requester, RunRequest, refuse_archived
from chronos_synapse.services.secrets.references import References
from chronos_synapse.storage.redis.stores import RedisStores

TRIES = 5
"""How often a change is made anew on a job that others change at the same time."""

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


class JobService:
    """Every method takes the caller first and shows only what that caller may see."""

    def __init__(
        self,
        stores: RedisStores,
        executors: Executors,
        *,
        overdue: Overdue,
        calendars: CalendarService,
        references: References,
        sandboxes: SandboxPolicy,
    ) -> None:
        self._jobs = stores.jobs
        self._search = stores.job_search
        self._due = stores.due
        self._slots = stores.slots
        self._requester = Requester(stores)
        self._parking = Parking(stores)
        self._overdue = overdue
        self._calendars = calendars
        self._executors = executors
        self._references = references
        self._sandboxes = sandboxes

    async def create(self, principal: Principal, request: NewJob) -> JobView:
        """The new job, owned by the caller or by a team of the caller's; Invalid with every refused field."""
        now = from_ms(await self._due.now_ms())
        job = await self.would_create(principal, request, now)
        word = await self._jobs.save(job, expected_version=None, arming=first_arming(job, now))
        if word != "ok":
            raise Conflict("There is a job with this id already; try again.", code="job.exists")
        _note(job, after=job)
        return await self._view(principal, job)

    async def would_create(self, principal: Principal, request: NewJob, now: datetime | None = None) -> Job:
        """The job that `create` would store, with everything checked that it names. Stores nothing."""
        require(principal, Permission.JOB_CREATE)
        job = await self.checked(principal, request, now)
        await self._check_calendars(job)
        await self._references.check(job)
        return job

    async def checked(self, principal: Principal, request: NewJob, now: datetime | None = None) -> Job:
        """The job that `create` would store; Invalid with every refused field. Stores nothing.

        `now`: of the server's clock, where it matters when the job is armed.
        """
        now = now or self._now()
        job = await self.drafted(principal, request, now)
        check_job(job, self._executors)
        await self._sandboxes.check(principal, job)
        return normalized(job, None, now)

    async def drafted(self, principal: Principal, request: NewJob, now: datetime) -> Job:
        """The job that `request` describes, not yet looked at. Denied where the caller may make none."""
        values = msgspec.structs.asdict(request)
        values |= _as_tuples(values) | {"sandbox": await self._sandboxes.completed(request)}
        del values["team_id"]
        return Job(
            **values,
            id=new_job_id(to_ms(now)),
            owner_id=owner_of_new(principal, Permission.JOB_CREATE, request.team_id),
            changed_by=principal.user_id,
            version=1,
            created_at=now,
            updated_at=now,
            paused_at=now if request.state is JobState.PAUSED else None,
            resumed_at=None,
        )

    async def change(self, principal: Principal, job_id: str, change: JobChange) -> JobView:
        """The job with `change` made to it; a change that changes nothing makes no version."""
        require(principal, right_to(change))
        return await self.edit(principal, job_id, lambda _: change)

    async def edit(self, principal: Principal, job_id: str, change_of: Callable[[Job], JobChange]) -> JobView:
        """As `change`, by what `change_of` makes of the job as it is; asked anew when others were faster."""
        for _ in range(TRIES):
            former = await self._own(principal, job_id)
            change = change_of(former)
            visible(former, principal, kind="job", identifier=job_id, need=right_to(change))
            now = from_ms(await self._due.now_ms())
            job = self._changed(former, change, now)
            if job == former:
                return await self._view(principal, former)
            await self._check_change(principal, change, former=former, job=job)
            cursor = await self._slots.cursor(job_id)
            if job.state is JobState.ACTIVE and former.state is not JobState.ACTIVE:
                refuse_capped(job, (await self._jobs.stats([job_id]))[0].fired)
            # Before anything is settled: a refused change settles nothing.
            arming = next_arming(former, job, cursor, now)
            if arming.is_settled and cursor.ms is not None and cursor.ms <= to_ms(now):
                if await self._overdue.settle(former, cursor):
                    continue
                arming = msgspec.structs.replace(arming, is_settled=False)
            marks = {"version": former.version + 1, "updated_at": now, "changed_by": principal.user_id}
            job = msgspec.structs.replace(job, **marks)
            if await self._jobs.save(job, expected_version=former.version, arming=arming) == "ok":
                _note(job, before=former, after=job)
                if (job.overlap, job.max_concurrent) != (former.overlap, former.max_concurrent):
                    await self._parking.let_in(f"job:{job.id}")
                if needs_settling(former, job):
                    # What a clock that was set back brings again is the former definition's.
                    await self._due.replay_at(job.id, None)
                return await self._view(principal, job)
        raise Conflict("Others keep changing this job at the same time; try again.", code="job.busy")

    async def would_change(self, principal: Principal, job_id: str, change: JobChange) -> tuple[Job, Job]:
        """The job as it is, and as `change` would leave it, with everything checked that it names. Stores nothing."""
        need = right_to(change)
        require(principal, need)
        former = await self._own(principal, job_id, need)
        job = self._changed(former, change, from_ms(await self._due.now_ms()))
        await self._check_change(principal, change, former=former, job=job)
        return former, job

    async def delete(self, principal: Principal, job_id: str, *, expected: Versions | None = None) -> None:
        """Removes the job, in one of the versions expected; what was due is settled first, and its history stays."""
        require(principal, Permission.JOB_DELETE)
        job = await self._own(principal, job_id, Permission.JOB_DELETE)
        check_version(expected, job.version)
        cursor = await self._slots.cursor(job_id)
        if job.has_due_times and cursor.ms is not None and cursor.ms <= await self._due.now_ms():
            await self._overdue.settle(job, cursor)
            job = await self._own(principal, job_id, Permission.JOB_DELETE)
        if not await self._jobs.delete(job, is_exact=expected is not None):
            check_version(expected, (await self._own(principal, job_id)).version)
            visible(None, principal, kind="job", identifier=job_id)
        _note(job, before=job)

    async def find(self, principal: Principal, job_id: str) -> JobView:
        """The job with this id."""
        sheet = await self._jobs.sheet(job_id) if is_job_id(job_id) else None
        return view_job(principal, visible(sheet, principal, kind="job", identifier=job_id))

    async def page(self, principal: Principal, query: JobQuery) -> JobList:
        """One page of jobs; the query says whose."""
        page = await self._search.find(query)
        items = await self._views(principal, page.jobs)
        return JobList(items=items, total=page.total, complete=page.complete, next_cursor=page.next_cursor)

    async def trigger(
        self, principal: Principal, job_id: str, *, origin: Origin, request: RunRequest | None = None
    ) -> ExecutionId:
        """Queues an execution now; Conflict for an archived job, Invalid for values that the job does not take."""
        require(principal, Permission.JOB_RUN)
        wanted = request or RunRequest()
        for _ in range(TRIES):
            job = await self._own(principal, job_id, Permission.JOB_RUN)
            refuse_archived(job)
            check_parameters(job, wanted.parameters)
            given = Given(parameters=wanted.parameters)
            order = await self._requester.order(job.id, origin=origin, given=given, is_dry_run=wanted.dry_run)
            if await self._requester.queue(job, order):
                _note(job, after={"execution_id": order.id, "dry_run": wanted.dry_run, "parameters": wanted.parameters})
                return order.id
        raise Conflict("Others keep changing this job at the same time; try again.", code="job.busy")

    async def _own(self, principal: Principal, job_id: str, need: Permission = Permission.JOB_READ) -> Job:
        found = await self._jobs.find(job_id) if is_job_id(job_id) else None
        return visible(found, principal, kind="job", identifier=job_id, need=need)

    def _changed(self, former: Job, change: JobChange, now: datetime) -> Job:
        job = with_pause(former, with_change(former, change), now)
        check_job(job, self._executors)
        return normalized(job, former, now)

    async def _check_change(self, principal: Principal, change: JobChange, *, former: Job, job: Job) -> None:
        """Refuses calendars that are not the owner's, references that lead nowhere, and a sandbox that is too weak."""
        # Pausing a job writes nothing that runs: it stays possible whatever sandbox the job has.
        if right_to(change) is Permission.JOB_UPDATE:
            await self._sandboxes.check(principal, job)
        await self._check_calendars(job)
        if (job.environment, job.executor) != (former.environment, former.executor):
            await self._references.check(job)

    async def refusals(self, principal: Principal, job: Job) -> list[FieldError]:
        """Every reason for which `job` would not be stored for the caller, rather than the first kind of them."""
        errors: list[FieldError] = []
        try:
            check_job(job, self._executors)
        except Invalid as refusal:
            errors += refusal.errors
        for looked in (self._sandboxes.check(principal, job), self._check_calendars(job), self._references.check(job)):
            try:
                await looked
            except Invalid as refusal:
                errors += refusal.errors
        return errors

    async def check_names(self, job: Job) -> None:
        """Invalid when `job` names a calendar, a secret or a variable that its owner does not have."""
        await self._check_calendars(job)
        await self._references.check(job)

    async def _check_calendars(self, job: Job) -> None:
        """Refuses calendars that are not the owner's."""
        await self._calendars.covers(job.owner_id, job.timing.calendars, ())

    async def _view(self, principal: Principal, job: Job) -> JobView:
        return (await self._views(principal, [job]))[0]

    async def _views(self, principal: Principal, jobs: Sequence[Job]) -> list[JobView]:
        return [view_job(principal, sheet) for sheet in await self._jobs.sheets(jobs)]

    def _now(self) -> datetime:
        """The present in the precision in which times are stored."""
        return from_ms(to_ms(utc_now()))


def _note(job: Job, *, before: object | None = None, after: object | None = None) -> None:
    note(kind="job", id=job.id, name=job.name, owner_id=job.owner_id, before=before, after=after)


def with_change(former: Job, change: JobChange) -> Job:
    """`former` with what `change` states, not yet looked at."""
    fields = {name: getattr(change, name) for name in change.__struct_fields__}
    values = {name: value for name, value in fields.items() if value is not UNSET}
    return msgspec.structs.replace(former, **(values | _as_tuples(values)))


def _as_tuples(values: Mapping[str, Any]) -> dict[str, Any]:
    """What a request has as lists, in the form of a job; a tag or label that is named twice counts once."""
    found: dict[str, Any] = {name: tuple(dict.fromkeys(values[name])) for name in ("tags", "needs") if name in values}
    return found | {name: tuple(values[name]) for name in ("parameters",) if name in values}


def new_job_id(now_ms: int) -> JobId:
    """16 characters of [0-9a-z]: nine that rise with time, seven at random."""
    rising = ""
    for _ in range(9):
        now_ms, digit = divmod(now_ms, len(_DIGITS))
        rising = _DIGITS[digit] + rising
    return JobId(rising + "".join(secrets.choice(_DIGITS) for _ in range(7)))
