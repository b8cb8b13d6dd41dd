"""CrontabImportService: a crontab becomes jobs, and every line of it is accounted for."""

import asyncio
from datetime import datetime
from typing import Literal

import msgspec

from chronos_synapse.domain.access import Permission, Principal
from chronos_synapse.domain.clock import Clock, utc_now
from chronos_synapse.domain.errors import Invalid, brief
from chronos_synapse.domain.job import ExecutorRef, JobState
from chronos_synapse.domain.schedule import CronSpec, OverlapPolicy
from chronos_synapse.services.accounts.access import require
from chronos_synapse.services.audit.draft import changed_nothing
from chronos_synapse.services.jobs.job_requests import NewJob
from chronos_synapse.services.jobs.job_views import schedule_words
from chronos_synapse.services.jobs.jobs import JobService
from chronos_synapse.triggers.build import build
from chronos_synapse.triggers.crontab_file import (
    CrontabFile,
    CrontabJob,
    CrontabSetting,
    RejectedLine,
    parse_crontab,
)

AT_ONCE = 8
"""Jobs that are saved at the same time."""
AT_BOOT = "When the machine starts"


class CrontabImportRequest(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A crontab. `dry_run` tells what would be imported and stores nothing."""

    text: str
    kind: Literal["user", "system"] = "user"
    """`system`: with a user column, as in /etc/crontab."""
    timezone: str = "UTC"
    state: Literal["draft", "active", "paused"] = "paused"
    dry_run: bool = False


class ImportedJob(msgspec.Struct, frozen=True, kw_only=True):
    """One job line."""

    line: int
    name: str
    schedule: CronSpec | None
    """None for `@reboot`, which is not a time."""
    schedule_text: str
    command: str
    run_as: str | None
    environment: dict[str, str]
    stdin: str | None
    next_fire_at: datetime | None
    """When it is, or once active would be, due."""
    warnings: list[str]
    job_id: str | None
    """None in a dry run."""


class IgnoredLine(msgspec.Struct, frozen=True, kw_only=True):
    """A line that holds neither a job nor a setting."""

    line: int
    kind: Literal["comment", "blank"]


class ImportTotals(msgspec.Struct, frozen=True, kw_only=True):
    """`lines` is the sum of the others."""

    lines: int
    jobs: int
    settings: int
    rejected: int
    comments: int
    blanks: int


class CrontabImport(msgspec.Struct, frozen=True, kw_only=True):
    """Every line, in exactly one of the four lists."""

    jobs: list[ImportedJob]
    settings: list[CrontabSetting]
    rejected: list[RejectedLine]
    ignored: list[IgnoredLine]
    totals: ImportTotals


class CrontabImportService:
    """Saves through JobService, so that an imported job is checked like any other."""

    def __init__(self, jobs: JobService, clock: Clock = utc_now) -> None:
        self._jobs = jobs
        self._clock = clock

    async def run(self, principal: Principal, request: CrontabImportRequest) -> CrontabImport:
        """Imports, or in a dry run only tells; a line that cannot be a job is rejected and stops nothing."""
        require(principal, Permission.JOB_CREATE)
        parsed = await asyncio.to_thread(parse_crontab, request.text, request.kind, request.timezone)
        gate = asyncio.Semaphore(AT_ONCE)

        async def take(job: CrontabJob) -> ImportedJob | RejectedLine:
            async with gate:
                return await self._take(principal, job, request)

        taken = await asyncio.gather(*(take(job) for job in parsed.jobs), return_exceptions=True)
        for failure in taken:
            if isinstance(failure, BaseException):
                raise failure
        jobs = [entry for entry in taken if isinstance(entry, ImportedJob)]
        refused = [entry for entry in taken if isinstance(entry, RejectedLine)]
        if request.dry_run:
            changed_nothing()
        return _answer(parsed, jobs, refused)

    async def _take(
        self, principal: Principal, job: CrontabJob, request: CrontabImportRequest
    ) -> ImportedJob | RejectedLine:
        new = _new_job(job, JobState(request.state))
        try:
            if request.dry_run:
                await self._jobs.checked(principal, new)
                return self._entry(job, None)
            return self._entry(job, (await self._jobs.create(principal, new)).id)
        except Invalid as refusal:
            return RejectedLine(line=job.line, text=brief(job.command), reason=refusal.detail)

    def _entry(self, job: CrontabJob, job_id: str | None) -> ImportedJob:
        return ImportedJob(
            line=job.line,
            name=job.name,
            schedule=job.schedule,
            schedule_text=AT_BOOT if job.schedule is None else schedule_words(job.schedule),
            command=job.command,
            run_as=job.run_as,
            environment=job.environment,
            stdin=job.stdin,
            next_fire_at=None if job.schedule is None else build(job.schedule).next_after(self._clock()),
            warnings=[warning.detail for warning in job.warnings],
            job_id=job_id,
        )


def _new_job(job: CrontabJob, state: JobState) -> NewJob:
    config = {"command": job.command} | ({} if job.stdin is None else {"stdin": job.stdin})
    return NewJob(
        name=job.name,
        description=f"Imported from line {job.line} of a crontab.",
        # Nothing starts it by itself, so "active" would promise too much.
        state=JobState.DRAFT if job.schedule is None else state,
        schedule=job.schedule,
        executor=ExecutorRef(kind="shell", config=config),
        environment=dict(job.environment),
        # cron starts a job whether or not the previous one has ended.
        overlap=OverlapPolicy.ALLOW,
    )


def _answer(parsed: CrontabFile, jobs: list[ImportedJob], refused: list[RejectedLine]) -> CrontabImport:
    rejected = sorted([*parsed.rejected, *refused], key=lambda entry: entry.line)
    comments = [IgnoredLine(line=line, kind="comment") for line in parsed.comments]
    blanks = [IgnoredLine(line=line, kind="blank") for line in parsed.blanks]
    counts = (len(jobs), len(parsed.settings), len(rejected), len(comments), len(blanks))
    totals = ImportTotals(
        lines=sum(counts),
        jobs=counts[0],
        settings=counts[1],
        rejected=counts[2],
        comments=counts[3],
        blanks=counts[4],
    )
    ignored = sorted([*comments, *blanks], key=lambda entry: entry.line)
    return CrontabImport(jobs=jobs, settings=list(parsed.settings), rejected=rejected, ignored=ignored, totals=totals)
