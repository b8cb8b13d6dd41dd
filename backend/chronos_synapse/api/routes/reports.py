"""Reports: asked for, made in the background, read and taken away; and the schedules by which they are made."""

from typing import Annotated

from litestar import Response, delete, get, patch, post
from litestar.params import FromPath, JSONBody, QueryParameter

from chronos_synapse.api.dependencies import DEFAULT_LIMIT, Api, Caller, Cursor
from chronos_synapse.domain.job import JobId
from chronos_synapse.domain.report import ReportQuery, ReportScope, ReportState
from chronos_synapse.services.reports.report_requests import (
    NewReport,
    NewReportSchedule,
    ReportAsked,
    ReportForm,
    ReportList,
    ReportScheduleChange,
    ReportScheduleList,
    ReportScheduleView,
    ReportView,
)

TAGS = ["reports"]
ALONE = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
"""A page of a report asks for nothing and runs nothing."""

PageLimit = Annotated[int, QueryParameter(name="limit", ge=1, le=100, description="How many at most.")]
OfJob = Annotated[str | None, QueryParameter(name="job_id", max_length=64, description="Of this job alone.")]
OfSchedule = Annotated[
    str | None, QueryParameter(name="schedule_id", max_length=64, description="Those that this schedule asked for.")
]
Scopes = Annotated[list[ReportScope] | None, QueryParameter(name="scope", description="About one of these.")]
States = Annotated[list[ReportState] | None, QueryParameter(name="state", description="In one of these states.")]
Search = Annotated[str, QueryParameter(name="search", max_length=200, description="Words of the title.")]
Form = Annotated[ReportForm, QueryParameter(name="format", description="How to write it down.")]


@get("/reports", operation_id="listReports", limit="search", tags=TAGS, summary="Reports, newest first")
async def list_reports(  # noqa: PLR0913 - one argument for each parameter of the address
    *,
    api: Api,
    caller: Caller,
    job_id: OfJob = None,
    schedule_id: OfSchedule = None,
    scopes: Scopes = None,
    states: States = None,
    search: Search = "",
    limit: PageLimit = DEFAULT_LIMIT,
    cursor: Cursor = None,
) -> ReportList:
    query = ReportQuery(
        sight=caller.sight,
        job_id=None if job_id is None else JobId(job_id),
        scopes=tuple(scopes or ()),
        states=tuple(states or ()),
        schedule_id=schedule_id,
        search=search,
        limit=limit,
        cursor=cursor,
    )
    return await api.intelligence.reports.reports.page(caller, query)


@post(
    "/reports",
    operation_id="createReport",
    tags=TAGS,
    summary="Have a report made; it is ready a moment later",
    status_code=202,
    audit="report.create",
    idempotent=True,
)
async def create_report(data: JSONBody[NewReport], api: Api, caller: Caller) -> ReportAsked:
    return await api.intelligence.reports.reports.ask(caller, data)


@get("/reports/{report_id:str}", operation_id="getReport", tags=TAGS, summary="One report, with what it says")
async def get_report(report_id: FromPath[str], api: Api, caller: Caller) -> ReportView:
    return await api.intelligence.reports.reports.find(caller, report_id)


@get(
    "/reports/{report_id:str}/file",
    operation_id="exportReport",
    tags=TAGS,
    summary="A report as a file",
    media_type="application/octet-stream",
    opt={"limit": "export"},
)
async def export_report(
    report_id: FromPath[str], api: Api, caller: Caller, form: Form = ReportForm.PDF
) -> Response[bytes]:
    file = await api.intelligence.reports.reports.file(caller, report_id, form)
    headers = {"Content-Disposition": f'attachment; filename="{file.name}"', "Content-Security-Policy": ALONE}
    return Response(file.content, media_type=file.media_type, headers=headers)


@delete(
    "/reports/{report_id:str}", operation_id="deleteReport", tags=TAGS, summary="Delete a report", audit="report.delete"
)
async def delete_report(report_id: FromPath[str], api: Api, caller: Caller) -> None:
    await api.intelligence.reports.reports.delete(caller, report_id)


@get("/report-schedules", operation_id="listReportSchedules", tags=TAGS, summary="When reports are made, by name")
async def list_report_schedules(api: Api, caller: Caller) -> ReportScheduleList:
    return await api.intelligence.reports.schedules.all(caller)


@post(
    "/report-schedules",
    operation_id="createReportSchedule",
    tags=TAGS,
    summary="Have reports made again and again",
    audit="report_schedule.create",
    idempotent=True,
)
async def create_report_schedule(data: JSONBody[NewReportSchedule], api: Api, caller: Caller) -> ReportScheduleView:
    return await api.intelligence.reports.schedules.create(caller, data)


@patch(
    "/report-schedules/{schedule_id:str}",
    operation_id="changeReportSchedule",
    tags=TAGS,
    summary="Change when reports are made, and who gets them",
    audit="report_schedule.update",
)
async def change_report_schedule(
    schedule_id: FromPath[str], data: JSONBody[ReportScheduleChange], api: Api, caller: Caller
) -> ReportScheduleView:
    return await api.intelligence.reports.schedules.change(caller, schedule_id, data)


@delete(
    "/report-schedules/{schedule_id:str}",
    operation_id="deleteReportSchedule",
    tags=TAGS,
    summary="Have these reports made no more",
    audit="report_schedule.delete",
)
async def delete_report_schedule(schedule_id: FromPath[str], api: Api, caller: Caller) -> None:
    await api.intelligence.reports.schedules.delete(caller, schedule_id)


handlers = [
    list_reports,
    create_report,
    get_report,
    export_report,
    delete_report,
    list_report_schedules,
    create_report_schedule,
    change_report_schedule,
    delete_report_schedule,
]
