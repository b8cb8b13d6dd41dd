"""What a report may be about: what the caller sees as a whole."""

import msgspec

from chronos_synapse.domain.access import Permission, Principal, is_team
from chronos_synapse.domain.errors import Denied, Invalid, NotFound
from chronos_synapse.domain.job import UserId
from chronos_synapse.domain.report import SPANS_DAYS, SYSTEM, About, ReportScope
from chronos_synapse.services.accounts.access import is_job_id, owner_named, visible
from chronos_synapse.services.reports.report_requests import NewReport, NewReportSchedule
from chronos_synapse.services.teams.directory import Directory
from chronos_synapse.storage.redis.jobs import JobStore
from chronos_synapse.triggers.zone import zone_of


class Abouts:
    """Checks what a request names."""

    def __init__(self, jobs: JobStore, directory: Directory) -> None:
        self._jobs = jobs
        self._directory = directory

    async def of(self, principal: Principal, request: NewReport | NewReportSchedule) -> About:
        """NotFound for what the caller does not see, Invalid with the field that cannot be."""
        check_span(request.span_days)
        check_zone(request.timezone)
        span = {"span_days": request.span_days, "timezone": request.timezone}
        if request.scope is ReportScope.JOB:
            return msgspec.structs.replace(await self._of_job(principal, request.job_id or ""), **span)
        if request.job_id is not None:
            raise Invalid("Only a report of one job names a job.", pointer="/job_id", code="report.job")
        owner = self._owner(principal, request.scope, request.owner_id)
        name = "" if owner == SYSTEM else (await self._directory.names([owner])).get(owner, "")
        return msgspec.structs.replace(About(scope=request.scope, owner_id=owner, name=name), **span)

    async def _of_job(self, principal: Principal, job_id: str) -> About:
        found = await self._jobs.find(job_id) if is_job_id(job_id) else None
        job = visible(found, principal, kind="job", identifier=job_id)
        return About(scope=ReportScope.JOB, owner_id=job.owner_id, job_id=job.id, name=job.name)

    def _owner(self, principal: Principal, scope: ReportScope, owner_id: str | None) -> UserId:
        if scope is ReportScope.SYSTEM:
            if owner_id is not None:
                raise Invalid("A report of all jobs names no owner.", pointer="/owner_id", code="report.owner")
            if not principal.sight.covers(SYSTEM):
                raise Denied("Only those who see all owners get reports of all jobs.", code="permission.denied")
            return SYSTEM
        owner = owner_named(principal, Permission.JOB_READ, owner_id)
        if is_team(owner) != (scope is ReportScope.TEAM):
            raise NotFound("team" if scope is ReportScope.TEAM else "owner", owner)
        return owner


def check_span(span_days: int) -> None:
    """Invalid at `/span_days`."""
    if span_days not in SPANS_DAYS:
        detail = f"A report is of {', '.join(map(str, SPANS_DAYS[:-1]))} or {SPANS_DAYS[-1]} days."
        raise Invalid(detail, pointer="/span_days", code="report.span")


def check_zone(timezone: str) -> None:
    """Invalid at `/timezone`."""
    try:
        zone_of(timezone)
    except Invalid as exc:
        raise Invalid(exc.detail, pointer="/timezone", code="timezone.unknown") from exc
