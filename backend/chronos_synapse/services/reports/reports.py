"""ReportService: reports that people ask for, read and take with them. They are made in the analyst."""

import asyncio
import re
from datetime import datetime

import msgspec

from chronos_synapse.domain.access import Permission, Principal
from chronos_synapse.domain.clock import Clock, utc_now
from chronos_synapse.domain.errors import Conflict, Denied, Invalid, NotFound, TooMany
from chronos_synapse.domain.report import KEPT_FOR, Report, ReportBody, ReportQuery, ReportState, is_seen
from chronos_synapse.services.accounts.access import require
from chronos_synapse.services.audit.draft import note
from chronos_synapse.services.reports.abouts import Abouts
from chronos_synapse.services.reports.as_page import as_page
from chronos_synapse.services.reports.as_pdf import as_pdf
from chronos_synapse.services.reports.as_text import as_csv, as_markdown
from chronos_synapse.services.reports.report_requests import (
    ENDINGS,
    MEDIA_TYPES,
    NewReport,
    ReportAsked,
    ReportForm,
    ReportList,
    ReportView,
)
from chronos_synapse.services.reports.scheduled import pending
from chronos_synapse.storage.redis.stores import RedisStores

KIND = "report"
ASKED_AT_MOST = 60
WINDOW_S = 3600
"""So many reports one user may ask for in such a time: each is work for the analyst, and may be money."""

_ID = re.compile(r"[0-9a-f]{16}")
_PLAIN = re.compile(r"[^a-z0-9]+")


class ReportFile(msgspec.Struct, frozen=True, kw_only=True):
    """A report as it is handed out."""

    content: bytes
    media_type: str
    name: str


class ReportService:
    """Shows a report to those who see what it is about."""

    def __init__(self, stores: RedisStores, abouts: Abouts, *, base: str, clock: Clock = utc_now) -> None:
        self._reports = stores.insight.reports
        self._throttle = stores.entry.throttle
        self._abouts = abouts
        self._base = base
        self._clock = clock

    async def ask(self, principal: Principal, request: NewReport) -> ReportAsked:
        """Has a report made; Invalid with the field that cannot be, TooMany when too many wait."""
        require(principal, Permission.DASHBOARD_WRITE)
        about = await self._abouts.of(principal, request)
        now = self._clock()
        if request.until is not None:
            _check_until(request.until, now)
        await self._check_pace(principal)
        report = pending(about, asked_by=principal.user_id, now=now, until=request.until)
        if await self._reports.ask(report) == "full":
            detail = "Too many reports wait to be made; try again later."
            raise TooMany(detail, retry_after_s=60, code="report.queue_full")
        _note(report, after=report)
        return ReportAsked(report_id=report.id)

    async def page(self, principal: Principal, query: ReportQuery) -> ReportList:
        """One page of what the caller sees."""
        page = await self._reports.page(msgspec.structs.replace(query, sight=principal.sight))
        return ReportList(items=page.reports, total=page.total, complete=page.complete, next_cursor=page.next_cursor)

    async def find(self, principal: Principal, report_id: str) -> ReportView:
        """The report, with what it says when it is ready."""
        report = await self._seen(principal, report_id)
        body = await self._reports.body(report.id) if report.state is ReportState.READY else None
        fields = {name: getattr(report, name) for name in Report.__struct_fields__}
        return ReportView(**fields, body=body, may_delete=_may_delete(principal, report))

    async def file(self, principal: Principal, report_id: str, form: ReportForm) -> ReportFile:
        """The report in one of the forms; Conflict while it is not ready."""
        report = await self._seen(principal, report_id)
        body = await self._reports.body(report.id)
        if body is None:
            raise Conflict("This report is not ready.", code="report.not_ready")
        content = await asyncio.to_thread(_written, report, body, form, self._base)
        name = f"{_PLAIN.sub('-', report.title.lower()).strip('-')[:60] or KIND}-{report.until:%Y-%m-%d}"
        return ReportFile(content=content, media_type=MEDIA_TYPES[form], name=f"{name}.{ENDINGS[form]}")

    async def delete(self, principal: Principal, report_id: str) -> None:
        """Removes it; for whoever asked for it, and whoever arranges things of its owner."""
        require(principal, Permission.DASHBOARD_WRITE)
        report = await self._seen(principal, report_id)
        if not _may_delete(principal, report):
            raise Denied("You may read this report, and not delete it.", code="permission.denied")
        await self._reports.remove(report)
        _note(report, before=report)

    async def _check_pace(self, principal: Principal) -> None:
        wait_s = await self._throttle.hit(KIND, principal.user_id, limit=ASKED_AT_MOST, window_s=WINDOW_S)
        if wait_s:
            detail = f"At most {ASKED_AT_MOST} reports can be asked for in an hour."
            raise TooMany(detail, retry_after_s=wait_s, code="report.throttled")

    async def _seen(self, principal: Principal, report_id: str) -> Report:
        """NotFound alike for what is not there and for what the caller may not see."""
        found = await self._reports.find(report_id) if _ID.fullmatch(report_id) else None
        if found is None or not is_seen(principal.sight, found.about):
            raise NotFound(KIND, report_id)
        return found


def _check_until(until: datetime, now: datetime) -> None:
    """Invalid at `/until`."""
    if until.tzinfo is None:
        detail = "A time needs its offset from UTC, as in 2027-05-03T08:00:00Z."
        raise Invalid(detail, pointer="/until", code="time.offset")
    if not now - KEPT_FOR <= until <= now:
        raise Invalid("A report ends in the past, within 400 days.", pointer="/until", code="report.until")


def _may_delete(principal: Principal, report: Report) -> bool:
    rights = principal.rights(report.about.owner_id, report.about.job_id)
    is_own = report.asked_by == principal.user_id and principal.may(Permission.DASHBOARD_WRITE)
    return is_own or Permission.DASHBOARD_WRITE in rights


def _written(report: Report, body: ReportBody, form: ReportForm, base: str) -> bytes:
    match form:
        case ReportForm.PDF:
            return as_pdf(report, body, base=base)
        case ReportForm.HTML:
            return as_page(report, body, base=base).encode()
        case ReportForm.MARKDOWN:
            return as_markdown(report, body, base=base).encode()
        case ReportForm.CSV:
            return as_csv(body).encode("utf-8-sig")
        case ReportForm.JSON:
            return msgspec.json.format(msgspec.json.encode({"report": report, "body": body}), indent=2)


def _note(report: Report, *, before: object | None = None, after: object | None = None) -> None:
    note(kind=KIND, id=report.id, name=report.title, owner_id=report.about.owner_id, before=before, after=after)
