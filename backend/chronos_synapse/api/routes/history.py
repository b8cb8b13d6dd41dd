"""What the history is made of, how it lies in time, and all of it as a file."""

from typing import Annotated

from litestar import get
from litestar.params import QueryParameter
from litestar.response import Stream

from chronos_synapse.api.audit_hook import AUDIT
from chronos_synapse.api.dependencies import Api, Caller, From, To
from chronos_synapse.api.query import parse_time
from chronos_synapse.domain.access import Principal
from chronos_synapse.domain.execution import ExecutionState
from chronos_synapse.domain.job import JobId
from chronos_synapse.domain.query import ExecutionQuery, ExecutionSort
from chronos_synapse.services.history.exports import MOST_ROWS, HistoryFormat
from chronos_synapse.services.history.facets import FacetList
from chronos_synapse.services.history.histogram import Histogram

TAGS = ["executions"]
JobIs = Annotated[str | None, QueryParameter(name="job_id", description="Of this job.")]
States = Annotated[list[ExecutionState] | None, QueryParameter(name="state", description="In one of these states.")]
Tags = Annotated[list[str] | None, QueryParameter(name="tag", description="With all of these tags.")]
Text = Annotated[
    str,
    QueryParameter(
        name="query",
        description="Words, and conditions such as `state:failed job:billing-* duration:>30s -tag:test log:refused`.",
    ),
]


@get(
    "/executions/facets",
    operation_id="getExecutionFacets",
    limit="search",
    tags=TAGS,
    summary="What the executions found are made of",
)
async def get_facets(  # noqa: PLR0913 - one argument for each parameter of the address
    *,
    api: Api,
    caller: Caller,
    job_id: JobIs = None,
    states: States = None,
    tags: Tags = None,
    text: Text = "",
    since: From = None,
    until: To = None,
) -> FacetList:
    query = _query(caller, job_id, states, tags, text, since=since, until=until)
    return await api.history.facets.facets(query)


@get(
    "/executions/histogram",
    operation_id="getExecutionHistogram",
    limit="search",
    tags=TAGS,
    summary="How the executions found lie in time",
)
async def get_histogram(  # noqa: PLR0913 - as above
    *,
    api: Api,
    caller: Caller,
    job_id: JobIs = None,
    states: States = None,
    tags: Tags = None,
    text: Text = "",
    since: From = None,
    until: To = None,
) -> Histogram:
    query = _query(caller, job_id, states, tags, text, since=since, until=until)
    return await api.history.histograms.histogram(query)


@get(
    "/executions/export",
    operation_id="exportExecutions",
    tags=TAGS,
    summary=f"The executions found, up to {MOST_ROWS:,}, as a file",
    media_type="text/plain",
    opt={AUDIT: "execution.export", "limit": "export"},
)
async def export_executions(  # noqa: PLR0913 - as above
    *,
    api: Api,
    caller: Caller,
    format: Annotated[
        HistoryFormat, QueryParameter(name="format", description="A table, or JSON lines.")
    ] = HistoryFormat.CSV,
    job_id: JobIs = None,
    states: States = None,
    tags: Tags = None,
    text: Text = "",
    since: From = None,
    until: To = None,
    sort: Annotated[ExecutionSort, QueryParameter(name="sort", description="Order.")] = ExecutionSort.NEWEST,
) -> Stream:
    query = _query(caller, job_id, states, tags, text, since=since, until=until, sort=sort)
    pieces = await api.history.exports.export(query, format)
    disposition = f'attachment; filename="executions.{format.value}"'
    return Stream(pieces, headers={"Content-Disposition": disposition}, media_type="text/plain")


def _query(  # noqa: PLR0913 - as above
    caller: Principal,
    job_id: str | None,
    states: list[ExecutionState] | None,
    tags: list[str] | None,
    text: str,
    *,
    since: str | None,
    until: str | None,
    sort: ExecutionSort = ExecutionSort.NEWEST,
) -> ExecutionQuery:
    return ExecutionQuery(
        sight=caller.sight,
        asker=caller.user_id,
        job_id=None if job_id is None else JobId(job_id),
        states=tuple(states or ()),
        tags=tuple(tags or ()),
        text=text,
        since=parse_time(since, "from"),
        until=parse_time(until, "to"),
        sort=sort,
    )


handlers = [get_facets, get_histogram, export_executions]
