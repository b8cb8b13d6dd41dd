"""AdviceService: what is advised, and what people do with it. Each change of a job goes through JobService."""

import re
from collections.abc import Sequence

import msgspec

from chronos_synapse.domain.access import Permission, Principal
from chronos_synapse.domain.advice import Advice, AdviceQuery, AdviceState, AdvisedSettings, settings_of
from chronos_synapse.domain.clock import Clock, from_ms, to_ms, utc_now
from chronos_synapse.domain.errors import Conflict, NotFound
from chronos_synapse.domain.job import Job
from chronos_synapse.services.accounts.access import is_job_id, require, visible
from chronos_synapse.services.advice.words import settings_words
from chronos_synapse.services.audit.draft import note
from chronos_synapse.services.jobs.job_requests import JobChange
from chronos_synapse.services.jobs.jobs import JobService
from chronos_synapse.storage.redis.stores import RedisStores

KIND = "advice"
TRIES = 3
_ID = re.compile(r"[0-9a-z]{16}-[a-z]{1,20}-[a-z_]{1,40}(-[0-9a-z]{16})?")
_OUTDATED = "The job, or the other one, has been changed since this was found; it will be looked at anew."


class AdviceView(Advice, frozen=True, kw_only=True):
    """An advice as the caller sees it."""

    before_text: str
    """What is set, in words; empty where there is nothing to set."""
    after_text: str
    other_job_name: str | None
    is_outdated: bool
    """The job has another setting by now, or the other job does not do its work any more."""
    may_decide: bool
    """Whether the caller may apply or dismiss it."""


class AdviceList(msgspec.Struct, frozen=True, kw_only=True):
    """One page, what is most worth a look first. `complete` False: the answer was cut short."""

    items: list[AdviceView]
    total: int
    complete: bool
    next_cursor: str | None


class AdviceService:
    """Every method takes the caller, or a query that says what is seen."""

    def __init__(self, stores: RedisStores, jobs: JobService, *, clock: Clock = utc_now) -> None:
        self._store = stores.insight.advice
        self._stored_jobs = stores.jobs
        self._jobs = jobs
        self._clock = clock

    async def page(self, principal: Principal, query: AdviceQuery) -> AdviceList:
        """One page of what is advised for jobs that the caller sees."""
        page = await self._store.page(query)
        jobs = await self._jobs_of(page.advice)
        kept: list[Advice] = []
        lost: list[Advice] = []
        for one in page.advice:
            job, is_alone = jobs.get(one.job_id), one.other_job_id is not None and one.other_job_id not in jobs
            # What was found for a former owner goes, and that another job does the same when that one was deleted.
            (lost if job is None or job.owner_id != one.owner_id or is_alone else kept).append(one)
        for one in lost:
            await self._store.remove(one)
        return AdviceList(
            items=[_view(principal, one, jobs) for one in kept],
            total=page.total - len(lost),
            complete=page.complete,
            next_cursor=page.next_cursor,
        )

    async def find(self, principal: Principal, advice_id: str) -> AdviceView:
        """The advice with this id."""
        advice, job = await self._own(principal, advice_id, Permission.JOB_READ)
        return _view(principal, advice, await self._jobs_of([advice]) | {job.id: job})

    async def apply(self, principal: Principal, advice_id: str) -> AdviceView:
        """Sets what is advised, as a new version of the job; Conflict where that cannot be done any more."""
        advice, _ = await self._own(principal, advice_id, Permission.JOB_READ)
        if advice.state is not AdviceState.OPEN:
            raise Conflict(f"This advice was {advice.state.value} already.", code="advice.decided")
        if not advice.can_apply:
            raise Conflict("This can only be done by hand.", code="advice.by_hand")
        if not _other_does_it(advice, await self._jobs_of([advice])):
            raise Conflict(_OUTDATED, code="advice.outdated")
        version = await self._set(principal, advice, advice.before, advice.after)
        return await self._decided(principal, advice, AdviceState.APPLIED, version)

    async def dismiss(self, principal: Principal, advice_id: str) -> AdviceView:
        """It is not told again for 90 days."""
        require(principal, Permission.JOB_UPDATE)
        advice, _ = await self._own(principal, advice_id, Permission.JOB_UPDATE)
        if advice.state is not AdviceState.OPEN:
            raise Conflict(f"This advice was {advice.state.value} already.", code="advice.decided")
        view = await self._decided(principal, advice, AdviceState.DISMISSED, None)
        _note(view)
        return view

    async def undo(self, principal: Principal, advice_id: str) -> AdviceView:
        """Takes the decision back: what was applied is set as it was before, as a new version."""
        advice, _ = await self._own(principal, advice_id, Permission.JOB_READ)
        if advice.state is AdviceState.OPEN:
            raise Conflict("Nothing was decided yet.", code="advice.open")
        if advice.state is AdviceState.APPLIED:
            await self._set(principal, advice, advice.after, advice.before)
        else:
            require(principal, Permission.JOB_UPDATE)
            await self._own(principal, advice_id, Permission.JOB_UPDATE)
        view = await self._decided(principal, advice, AdviceState.OPEN, None)
        if advice.state is AdviceState.DISMISSED:
            _note(view)
        return view

    async def _set(
        self, principal: Principal, advice: Advice, expected: AdvisedSettings, wanted: AdvisedSettings
    ) -> int:
        """Version of the job that has `wanted` where it had `expected`; Conflict where it has something else."""

        def change_of(job: Job) -> JobChange:
            if settings_of(job, wanted) != expected:
                raise Conflict(_OUTDATED, code="advice.outdated")
            return change_to(job, wanted)

        await self._own(principal, advice.id, need_of(wanted))
        return (await self._jobs.edit(principal, advice.job_id, change_of)).version

    async def _decided(
        self, principal: Principal, advice: Advice, state: AdviceState, version: int | None
    ) -> AdviceView:
        for _ in range(TRIES):
            former = await self._store.find(advice.id) or advice
            is_open = state is AdviceState.OPEN
            after = msgspec.structs.replace(
                former,
                state=state,
                revision=former.revision + 1,
                decided_at=None if is_open else from_ms(to_ms(self._clock())),
                decided_by=None if is_open else principal.user_id,
                applied_version=version,
            )
            if await self._store.put(after, expected=former.revision):
                jobs = await self._jobs_of([after])
                return _view(principal, after, jobs)
        raise Conflict("Others decide on this advice at the same time; try again.", code="advice.busy")

    async def _own(self, principal: Principal, advice_id: str, need: Permission) -> tuple[Advice, Job]:
        """NotFound alike for what is not there and for what the caller may not see."""
        advice = await self._store.find(advice_id) if _ID.fullmatch(advice_id) else None
        if advice is None:
            raise NotFound(KIND, advice_id)
        job = await self._stored_jobs.find(advice.job_id) if is_job_id(advice.job_id) else None
        if job is not None and job.owner_id != advice.owner_id:
            job = None
        return advice, visible(job, principal, kind=KIND, identifier=advice_id, need=need)

    async def _jobs_of(self, advice: Sequence[Advice]) -> dict[str, Job]:
        ids = [job_id for one in advice for job_id in (one.job_id, one.other_job_id) if job_id is not None]
        return await self._stored_jobs.find_many(list(dict.fromkeys(ids)))


def change_to(job: Job, wanted: AdvisedSettings) -> JobChange:
    """The change of `job` that sets `wanted`."""
    values: dict[str, object] = {
        name: value
        for name in ("timeout_s", "retry", "schedule", "state")
        if (value := getattr(wanted, name)) is not None
    }
    if wanted.memory_bytes is not None:
        limits = msgspec.structs.replace(job.sandbox.limits, memory_bytes=wanted.memory_bytes or None)
        values["sandbox"] = msgspec.structs.replace(job.sandbox, limits=limits)
    return JobChange(**values)  # type: ignore[arg-type]


def need_of(wanted: AdvisedSettings) -> Permission:
    """The right that setting this takes: pausing is for those who run a job, too."""
    return Permission.JOB_PAUSE if wanted == AdvisedSettings(state=wanted.state) else Permission.JOB_UPDATE


def _note(view: AdviceView) -> None:
    """What is applied is noted with the job that it changes."""
    after = {"advice": view.id, "state": view.state}
    note(kind="job", id=view.job_id, name=view.job_name, owner_id=view.owner_id, after=after)


def _other_does_it(advice: Advice, jobs: dict[str, Job]) -> bool:
    """Whether the job that is said to do the same still is due: without it the work would be left undone."""
    other = jobs.get(advice.other_job_id or "")
    return advice.other_job_id is None or (other is not None and other.is_scheduled)


def _view(principal: Principal, advice: Advice, jobs: dict[str, Job]) -> AdviceView:
    job, other = jobs.get(advice.job_id), jobs.get(advice.other_job_id or "")
    sees_other = other is not None and principal.sight.covers(other.owner_id, other.id)
    fields = {name: getattr(advice, name) for name in Advice.__struct_fields__}
    rights = principal.rights(advice.owner_id, advice.job_id)
    is_undone = advice.state is AdviceState.OPEN and not _other_does_it(advice, jobs)
    expected = advice.after if advice.state is AdviceState.APPLIED else advice.before
    return AdviceView(
        **(fields | {"job_name": advice.job_name if job is None else job.name}),
        before_text=settings_words(advice.before, seed=advice.job_id),
        after_text=settings_words(advice.after, seed=advice.job_id),
        other_job_name=other.name if other is not None and sees_other else None,
        is_outdated=job is None or settings_of(job, expected) != expected or is_undone,
        may_decide=Permission.JOB_UPDATE in rights,
    )
