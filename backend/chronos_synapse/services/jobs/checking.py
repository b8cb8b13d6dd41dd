"""JobChecking: what would become of a definition if it were saved, told while it is being written. Stores nothing."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

import msgspec
from msgspec import UNSET

from chronos_synapse.domain.access import Permission, Principal
from chronos_synapse.domain.clock import from_ms
from chronos_synapse.domain.definition_diff import DefinitionDifference, differences
from chronos_synapse.domain.errors import FieldError, Invalid, Unavailable, brief
from chronos_synapse.domain.job import ExecutorRef, Job
from chronos_synapse.domain.lane import lane_of_job
from chronos_synapse.domain.strict_json import refused_field
from chronos_synapse.services.accounts.access import is_job_id, require, visible
from chronos_synapse.services.jobs.definition_files import FIELDS, definition_of
from chronos_synapse.services.jobs.job_requests import JobChange, NewJob
from chronos_synapse.services.jobs.job_views import schedule_words
from chronos_synapse.services.jobs.jobs import JobService, with_change
from chronos_synapse.services.running.waiting_reasons import Crew
from chronos_synapse.services.scheduling.arming import first_due_ms, has_same_due_times, normalized, with_pause
from chronos_synapse.services.scheduling.calendars import CalendarService
from chronos_synapse.storage.redis.stores import RedisStores
from chronos_synapse.triggers.warning import warnings_for

_MUST_HAVE = ("name", "executor")
_STAND_IN = NewJob(name="unnamed", executor=ExecutorRef(kind="noop"))
"""For members that are not there, or not of their type, so that the others can be looked at."""
_CHANGED = frozenset(JobChange.__struct_fields__)


class JobCheckRequest(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A definition as it stands in a form or a file, whatever is wrong with it."""

    definition: dict[str, Any]
    """Members as in creating a job; of a change, those that are left out stay as they are."""
    job_id: str | None = None
    """The job that would become so; null: a new one."""
    team_id: str | None = None
    """The team that is to own a new job; null: the caller."""


class JobWarning(msgspec.Struct, frozen=True, kw_only=True):
    """What is legal and may surprise."""

    pointer: str
    code: str
    detail: str


class JobCheck(msgspec.Struct, frozen=True, kw_only=True):
    """What would come of saving it."""

    ok: bool
    """Whether it would be saved."""
    errors: list[FieldError]
    """Every refused member; pointers lead into the definition."""
    warnings: list[JobWarning]
    changes: list[DefinitionDifference]
    """What it changes of the job that there is (`left`); of a new one, what is not as usual."""
    version: int | None
    """Of the job that there is."""
    schedule_text: str
    """The schedule in words; empty while it is refused."""


class JobChecking:
    """Asks for the same rights as saving does, since a refusal tells what there is."""

    def __init__(self, stores: RedisStores, jobs: JobService, calendars: CalendarService) -> None:
        self._stores = stores
        self._jobs = jobs
        self._calendars = calendars

    async def check(self, caller: Principal, request: JobCheckRequest) -> JobCheck:
        """Everything that can be said of it; Invalid or Denied only for what is no part of the definition."""
        former = await self._former(caller, request.job_id)
        change, errors = read_members(request.definition, is_new=former is None)
        now = from_ms(await self._stores.due.now_ms())
        job = await self._drafted(caller, request, change=change, former=former, now=now)
        refused = tuple(error.pointer for error in errors)
        found = await self._jobs.refusals(caller, job)
        errors += [error for error in found if not error.pointer.startswith(refused)] if refused else found
        if not errors:
            job, errors = self._settled(job, former, now)
        warnings = await self._warnings(job, former, errors=errors, now=now)
        schedule_refused = any(error.pointer.startswith("/schedule") for error in errors)
        return JobCheck(
            ok=not errors,
            errors=errors,
            warnings=warnings,
            changes=_changes(former, job) if not refused else [],
            version=None if former is None else former.version,
            schedule_text="" if schedule_refused else schedule_words(job.schedule, seed=_seed(former)),
        )

    async def _former(self, caller: Principal, job_id: str | None) -> Job | None:
        if job_id is None:
            require(caller, Permission.JOB_CREATE)
            return None
        require(caller, Permission.JOB_UPDATE)
        found = await self._stores.jobs.find(job_id) if is_job_id(job_id) else None
        return visible(found, caller, kind="job", identifier=job_id, need=Permission.JOB_UPDATE)

    async def _drafted(
        self, caller: Principal, request: JobCheckRequest, *, change: JobChange, former: Job | None, now: datetime
    ) -> Job:
        if former is not None:
            return with_pause(former, with_change(former, change), now)
        stated = {name: value for name in _CHANGED if (value := getattr(change, name)) is not UNSET}
        wanted = msgspec.structs.replace(_STAND_IN, **stated, team_id=request.team_id)
        return await self._jobs.drafted(caller, wanted, now)

    def _settled(self, job: Job, former: Job | None, now: datetime) -> tuple[Job, list[FieldError]]:
        """The job as it would be stored, and whether it could never be due."""
        settled = normalized(job, former, now)
        try:
            if former is None or not has_same_due_times(former, settled):
                first_due_ms(settled, now)
        except Invalid as refusal:
            return settled, list(refusal.errors)
        return settled, []

    async def _warnings(
        self, job: Job, former: Job | None, *, errors: Sequence[FieldError], now: datetime
    ) -> list[JobWarning]:
        refused = tuple({error.pointer.split("/")[1] for error in errors if error.pointer})
        found = []
        if not {"schedule", "timing", "tags"} & set(refused):
            found += await self._of_schedule(job, former, now)
        if not {"queue", "needs", "sandbox", "executor"} & set(refused):
            found += await self._of_workers(job)
        if "name" not in refused and (former is None or former.name != job.name):
            found += await self._of_name(job)
        return found

    async def _of_schedule(self, job: Job, former: Job | None, now: datetime) -> list[JobWarning]:
        if job.schedule is None:
            return []
        settled = normalized(job, former, now)
        covers = await self._calendars.covers(job.owner_id, job.timing.calendars, job.tags)
        schedule = settled.schedule or job.schedule
        told = warnings_for(schedule, now, timing=settled.timing, seed=_seed(former), covers=covers)
        return [JobWarning(pointer="/schedule", code=one.code, detail=one.detail) for one in told]

    async def _of_workers(self, job: Job) -> list[JobWarning]:
        obstacle = Crew(await self._stores.daemons.crew()).obstacle(lane_of_job(job))
        if obstacle is None:
            return []
        detail = f"It would wait: {obstacle[0].lower()}{obstacle[1:]}"
        return [JobWarning(pointer="/needs" if job.needs else "/queue", code="job.no_worker", detail=detail)]

    async def _of_name(self, job: Job) -> list[JobWarning]:
        try:
            others = await self._stores.job_search.named(job.owner_id, job.name)
        except (Unavailable, Invalid):
            return []  # Not told in time, or a name without a word to look for: saving it does not depend on that.
        if all(other.id == job.id for other in others):
            return []
        detail = f"There is a job named {brief(job.name)!r} already; lists will show both."
        return [JobWarning(pointer="/name", code="job.same_name", detail=detail)]


def read_members(definition: dict[str, Any], *, is_new: bool) -> tuple[JobChange, list[FieldError]]:
    """What of a definition is of the right type, and what is refused of the rest: one error for each member."""
    errors = list(_missing(definition)) if is_new else []
    values: dict[str, Any] = {}
    for name, value in definition.items():
        try:
            if name not in FIELDS or name not in _CHANGED:
                raise refused_field(f"Object contains unknown field `{name}`")
            values[name] = getattr(msgspec.convert({name: value}, JobChange), name)
        except msgspec.ValidationError as exc:
            errors += refused_field(str(exc)).errors
        except Invalid as refusal:
            errors += refusal.errors
    return JobChange(**values), errors


def _missing(definition: dict[str, Any]) -> Iterator[FieldError]:
    for name in _MUST_HAVE:
        if name not in definition:
            yield FieldError(pointer=f"/{name}", code="body.missing_field", detail=f"The field {name!r} is missing.")


def _changes(former: Job | None, job: Job) -> list[DefinitionDifference]:
    if former is not None:
        return differences(former, job)
    usual, stated = definition_of(_STAND_IN), definition_of(job)
    wanted = [name for name in FIELDS if name in _MUST_HAVE or stated.get(name) != usual.get(name)]
    return [DefinitionDifference(pointer=f"/{name}", left=None, right=stated.get(name)) for name in wanted]


def _seed(former: Job | None) -> str:
    return "" if former is None else former.id
