"""How things went: outcomes and durations over time, by the hour of the week, and the jobs worth a look."""

from typing import Annotated

import msgspec
from litestar import Response, get
from litestar.params import QueryParameter

from chronos_synapse.api.dependencies import Api, Caller, From, To
from chronos_synapse.api.query import parse_time
from chronos_synapse.services.history.analytics import Against, AnalyticsRequest, Trend, Week
from chronos_synapse.services.history.analytics_csv import table_as_csv
from chronos_synapse.services.history.analytics_jobs import JobFigures, JobTable

TAGS = ["analytics"]
MOST_TAGS = 10

Owner = Annotated[str | None, QueryParameter(name="owner_id", max_length=64, description="Of this user or team.")]
OfJob = Annotated[str | None, QueryParameter(name="job_id", max_length=64, description="Of this job.")]
Tags = Annotated[
    list[str] | None, QueryParameter(name="tag", max_items=MOST_TAGS, description="With all of these tags.")
]
ZoneName = Annotated[
    str, QueryParameter(name="zone", max_length=64, description="IANA time zone in which days and hours begin.")
]
Table = Annotated[JobTable, QueryParameter(name="table", description="What jobs are listed for.")]


@get(
    "/analytics",
    operation_id="getAnalytics",
    tags=TAGS,
    summary="Outcomes and durations over time, and of the time before",
    opt={"limit": "search"},
)
async def get_analytics(  # noqa: PLR0913 - one argument for each parameter of the address
    *,
    api: Api,
    caller: Caller,
    since: From = None,
    until: To = None,
    owner_id: Owner = None,
    job_id: OfJob = None,
    tags: Tags = None,
    zone: ZoneName = "UTC",
    against: Annotated[Against, QueryParameter(name="against", description="What to compare with.")] = Against.BEFORE,
) -> Trend:
    request = _request(since, until, owner_id=owner_id, job_id=job_id, tags=tags, zone=zone)
    request = msgspec.structs.replace(request, against=against)
    return await api.history.analytics.trend(caller, request)


@get(
    "/analytics/week",
    operation_id="getAnalyticsWeek",
    tags=TAGS,
    summary="Outcomes by weekday and hour",
    opt={"limit": "search"},
)
async def get_analytics_week(  # noqa: PLR0913 - as above
    *,
    api: Api,
    caller: Caller,
    since: From = None,
    until: To = None,
    owner_id: Owner = None,
    job_id: OfJob = None,
    tags: Tags = None,
    zone: ZoneName = "UTC",
) -> Week:
    request = _request(since, until, owner_id=owner_id, job_id=job_id, tags=tags, zone=zone)
    return await api.history.analytics.week(caller, request)


@get(
    "/analytics/jobs",
    operation_id="listAnalyticsJobs",
    tags=TAGS,
    summary="Jobs that are slow, fail, go back and forth, or drift",
    opt={"limit": "search"},
)
async def list_analytics_jobs(  # noqa: PLR0913 - as above
    *,
    api: Api,
    caller: Caller,
    table: Table = JobTable.FAILING,
    since: From = None,
    until: To = None,
    owner_id: Owner = None,
    job_id: OfJob = None,
    tags: Tags = None,
) -> JobFigures:
    request = _request(since, until, owner_id=owner_id, job_id=job_id, tags=tags)
    return await api.history.job_figures.table(caller, request, table)


@get(
    "/analytics/jobs/export",
    operation_id="exportAnalyticsJobs",
    tags=TAGS,
    summary="The same as a file of comma-separated values",
    media_type="text/csv",
    opt={"limit": "export"},
)
async def export_analytics_jobs(  # noqa: PLR0913 - as above
    *,
    api: Api,
    caller: Caller,
    table: Table = JobTable.FAILING,
    since: From = None,
    until: To = None,
    owner_id: Owner = None,
    job_id: OfJob = None,
    tags: Tags = None,
) -> Response[str]:
    request = _request(since, until, owner_id=owner_id, job_id=job_id, tags=tags)
    figures = await api.history.job_figures.table(caller, request, table)
    disposition = f'attachment; filename="{table.value}-jobs.csv"'
    return Response(table_as_csv(figures), headers={"Content-Disposition": disposition}, media_type="text/csv")


def _request(
    since: str | None,
    until: str | None,
    *,
    owner_id: str | None,
    job_id: str | None,
    tags: list[str] | None,
    zone: str = "UTC",
) -> AnalyticsRequest:
    return AnalyticsRequest(
        since=parse_time(since, "from"),
        until=parse_time(until, "to"),
        owner_id=owner_id,
        job_id=job_id,
        tags=tuple(tags or ()),
        zone=zone,
    )


handlers = [get_analytics, get_analytics_week, list_analytics_jobs, export_analytics_jobs]
