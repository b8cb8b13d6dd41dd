"""JobFiles: definitions of jobs out as a text, and in from one."""

import asyncio
from collections.abc import Sequence
from enum import StrEnum
from typing import Annotated, Any

import msgspec
from msgspec import Meta

from chronos_synapse.domain.access import Permission, Principal
from chronos_synapse.domain.errors import ChronosError, FieldError, Invalid, Unavailable, brief
from chronos_synapse.domain.job import Job, JobId, UserId
from chronos_synapse.domain.query import JobQuery
from chronos_synapse.services.accounts.access import is_job_id, owner_of_new, require, visible
from chronos_synapse.services.audit.draft import changed_nothing, note_refused
from chronos_synapse.services.jobs.definition_files import (
    MAX_TEXT_BYTES,
    DefinitionFormat,
    definition_of,
    new_job_of,
    read_definitions,
    write_definitions,
)
from chronos_synapse.services.jobs.job_requests import JobChange, NewJob
from chronos_synapse.services.jobs.jobs import JobService
from chronos_synapse.storage.redis.stores import RedisStores

AT_ONCE = 8
"""Definitions that are stored at the same time."""
MAX_IDS = 200
"""Jobs that one export can name."""
SHOWN_NAME = 200
_CHANGED = frozenset(JobChange.__struct_fields__)


class JobExport(msgspec.Struct, frozen=True, kw_only=True):
    """A page of definitions as one text, without ids and owners; secrets stand in it by name only."""

    format: DefinitionFormat
    text: str
    count: int
    total: int
    complete: bool
    """False: the answer was cut short, and `total` is a lower bound."""
    next_cursor: str | None


class ImportMode(StrEnum):
    """What becomes of definitions whose name a job has already."""

    CREATE = "create"
    """Each makes a new job."""
    UPDATE_BY_NAME = "update_by_name"
    """The job of that name becomes what the definition says; without one, a new job is made."""


class DefinitionImport(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Definitions to take in."""

    format: DefinitionFormat
    text: Annotated[str, Meta(max_length=MAX_TEXT_BYTES)]
    """A list of definitions, or a single one."""
    mode: ImportMode = ImportMode.CREATE
    dry_run: bool = False
    """Only tell what would happen."""
    team_id: str | None = None
    """The jobs are this team's; else the caller's."""


class ImportOutcome(StrEnum):
    """What came, or in a dry run would come, of a definition."""

    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


class DefinitionResult(msgspec.Struct, frozen=True, kw_only=True):
    """What came of one definition."""

    index: int
    """Its place in the text, from 0."""
    name: str
    outcome: ImportOutcome
    job_id: str | None = None
    """None for a job that a dry run did not make."""
    changes: tuple[str, ...] = ()
    """Pointers of the fields that an update changes."""
    code: str | None = None
    errors: tuple[FieldError, ...] = ()
    """Why it was refused; pointers lead into this definition."""


class DefinitionReport(msgspec.Struct, frozen=True, kw_only=True):
    """One result for each definition, in the order of the text."""

    results: list[DefinitionResult]
    totals: dict[ImportOutcome, int]
    dry_run: bool


class JobFiles:
    """Reads and stores through JobService, so that each definition is checked, and each right asked for, as usual."""

    def __init__(self, stores: RedisStores, jobs: JobService) -> None:
        self._search = stores.job_search
        self._store = stores.jobs
        self._jobs = jobs

    async def export(
        self, principal: Principal, form: DefinitionFormat, *, ids: Sequence[str], query: JobQuery
    ) -> JobExport:
        """The jobs with these ids, in that order, else a page of those that `query` finds."""
        require(principal, Permission.JOB_READ)
        if ids:
            jobs = await self._named(principal, ids)
            total, is_complete, cursor = len(jobs), True, None
        else:
            page = await self._search.find(query)
            jobs, total, is_complete, cursor = page.jobs, page.total, page.complete, page.next_cursor
        text = await asyncio.to_thread(write_definitions, jobs, form)
        return JobExport(format=form, text=text, count=len(jobs), total=total, complete=is_complete, next_cursor=cursor)

    async def take_in(self, principal: Principal, request: DefinitionImport) -> DefinitionReport:
        """Each by itself: one that is refused stops no other. Invalid when the text cannot be read at all."""
        owner_id = self._owner(principal, request)
        if request.dry_run:
            changed_nothing()
        items = await asyncio.to_thread(read_definitions, request.text, request.format)
        taking = _Taking(self._jobs, self, principal=principal, request=request, owner_id=owner_id)
        names = [item.get("name") if isinstance(item, dict) else None for item in items]
        gate = asyncio.Semaphore(AT_ONCE)

        async def take(index: int, item: Any) -> DefinitionResult:
            async with gate:
                return await taking.take(index, item, is_double=names[index] in names[:index])

        taken = await asyncio.gather(*(take(index, item) for index, item in enumerate(items)), return_exceptions=True)
        results = []
        for found in taken:
            if isinstance(found, BaseException):
                raise found
            results.append(found)
        outcomes = [result.outcome for result in results]
        totals = {outcome: outcomes.count(outcome) for outcome in ImportOutcome}
        return DefinitionReport(results=results, totals=totals, dry_run=request.dry_run)

    async def with_name(self, owner_id: UserId, name: str) -> list[Job]:
        """The owner's jobs of exactly this name; more than one has no meaning for an update."""
        return await self._search.named(owner_id, name)

    async def _named(self, principal: Principal, ids: Sequence[str]) -> list[Job]:
        if len(ids) > MAX_IDS:
            raise Invalid(f"At most {MAX_IDS} ids can be given.", pointer="query:id", code="export.many")
        wanted = list(dict.fromkeys(ids))
        found = await self._store.find_many([job_id for job_id in wanted if is_job_id(job_id)])
        return [visible(found.get(JobId(job_id)), principal, kind="job", identifier=job_id) for job_id in wanted]

    def _owner(self, principal: Principal, request: DefinitionImport) -> UserId:
        """Whose jobs are made; who may only change some gets the others refused one by one."""
        is_update = request.mode is ImportMode.UPDATE_BY_NAME and principal.may(Permission.JOB_UPDATE)
        need = Permission.JOB_UPDATE if is_update else Permission.JOB_CREATE
        require(principal, need)
        return owner_of_new(principal, need, request.team_id)


class _Taking:
    """One import: definitions in, results out."""

    def __init__(
        self, jobs: JobService, files: JobFiles, *, principal: Principal, request: DefinitionImport, owner_id: UserId
    ) -> None:
        self._jobs = jobs
        self._files = files
        self._principal = principal
        self._request = request
        self._owner_id = owner_id

    async def take(self, index: int, item: Any, *, is_double: bool) -> DefinitionResult:
        """What came of one; an outage ends the import, as all else would be refused as well."""
        name = str(item.get("name", ""))[:SHOWN_NAME] if isinstance(item, dict) else ""
        result = DefinitionResult(index=index, name=name, outcome=ImportOutcome.REFUSED)
        try:
            return await self._taken(result, item, is_double=is_double)
        except Unavailable:
            raise
        except ChronosError as exc:
            note_refused(kind="job", id=brief(name), code=exc.code)
            without_place = FieldError(pointer="", code=exc.code, detail=exc.detail)
            errors = exc.errors if isinstance(exc, Invalid) else (without_place,)
            return msgspec.structs.replace(result, code=exc.code, errors=errors)

    async def _taken(self, result: DefinitionResult, item: Any, *, is_double: bool) -> DefinitionResult:
        new = new_job_of(item)
        if self._request.mode is ImportMode.UPDATE_BY_NAME:
            if is_double:
                raise Invalid("This name stands in the text before.", pointer="/name", code="import.doubled_name")
            found = await self._files.with_name(self._owner_id, new.name)
            if len(found) > 1:
                raise Invalid("Several jobs have this name.", pointer="/name", code="import.ambiguous")
            if found:
                return await self._update(result, found[0], new, says_state="state" in item)
        return await self._create(result, new)

    async def _create(self, result: DefinitionResult, new: NewJob) -> DefinitionResult:
        team_id = self._request.team_id
        wanted = new if team_id is None else msgspec.structs.replace(new, team_id=team_id)
        if self._request.dry_run:
            await self._jobs.would_create(self._principal, wanted)
            return msgspec.structs.replace(result, outcome=ImportOutcome.CREATED)
        job = await self._jobs.create(self._principal, wanted)
        return msgspec.structs.replace(result, outcome=ImportOutcome.CREATED, job_id=job.id)

    async def _update(self, result: DefinitionResult, job: Job, new: NewJob, *, says_state: bool) -> DefinitionResult:
        """A field that the definition leaves out gets its default; the state stays, and what has no default of ours."""
        former, later = definition_of(job), definition_of(new)
        names = [name for name in later if name in _CHANGED and later[name] != former[name]]
        wanted = [name for name in names if name != "state" or says_state]
        change = JobChange(**{name: getattr(new, name) for name in wanted})
        before, after = await self._jobs.would_change(self._principal, job.id, change)
        was, becomes = definition_of(before), definition_of(after)
        changes = tuple(f"/{name}" for name in becomes if becomes[name] != was[name])
        if changes and not self._request.dry_run:
            await self._jobs.change(self._principal, job.id, change)
        outcome = ImportOutcome.UPDATED if changes else ImportOutcome.UNCHANGED
        return msgspec.structs.replace(result, outcome=outcome, job_id=job.id, changes=changes)
