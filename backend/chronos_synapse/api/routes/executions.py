"""History: executions and their logs."""

from typing import Annotated

import msgspec
from litestar import get, post
from litestar.params import FromPath, QueryParameter
from litestar.response import Stream

from chronos_synapse.api.dependencies import DEFAULT_LIMIT, Api, Caller, Cursor, From, Limit, To
from chronos_synapse.api.query import parse_time
from chronos_synapse.domain.execution import ExecutionState
from chronos_synapse.domain.job import JobId
from chronos_synapse.domain.query import MAX_LIMIT, ExecutionQuery, ExecutionSort
from chronos_synapse.services.history.history import ExecutionList, ExecutionView, LogPage

TAGS = ["executions"]
MAX_OFFSET = 2**53


class CancelAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """`cancelled`, or `running` while the worker is ending it."""

    state: ExecutionState


@get("/executions", operation_id="listExecutions", limit="search", tags=TAGS, summary="Find executions")
async def list_executions(  # noqa: PLR0913 - one argument for each parameter of the address
    *,
    api: Api,
    caller: Caller,
    job_id: Annotated[str | None, QueryParameter(name="job_id", description="Of this job.")] = None,
    states: Annotated[
        list[ExecutionState] | None, QueryParameter(name="state", description="In one of these states.")
    ] = None,
    tags: Annotated[list[str] | None, QueryParameter(name="tag", description="With all of these tags.")] = None,
    text: Annotated[
        str, QueryParameter(name="query", description="Words of what was printed, and conditions: see docs/search.md.")
    ] = "",
    since: From = None,
    until: To = None,
    sort: Annotated[ExecutionSort, QueryParameter(name="sort", description="Order.")] = ExecutionSort.NEWEST,
    limit: Limit = DEFAULT_LIMIT,
    cursor: Cursor = None,
) -> ExecutionList:
    query = ExecutionQuery(
        sight=caller.sight,
        asker=caller.user_id,
        job_id=None if job_id is None else JobId(job_id),
        states=tuple(states or ()),
        tags=tuple(tags or ()),
        text=text,
        since=parse_time(since, "from"),
        until=parse_time(until, "to"),
        sort=sort,
        limit=limit,
        cursor=cursor,
    )
    return await api.base.history.page(query)


@get("/executions/{execution_id:str}", operation_id="getExecution", tags=TAGS, summary="One execution")
async def get_execution(execution_id: FromPath[str], api: Api, caller: Caller) -> ExecutionView:
    return await api.base.history.find(caller, execution_id)


@post(
    "/executions/{execution_id:str}/cancel",
    operation_id="cancelExecution",
    audit="execution.cancel",
    tags=TAGS,
    summary="End an execution",
    status_code=202,
)
async def cancel_execution(execution_id: FromPath[str], api: Api, caller: Caller) -> CancelAnswer:
    return CancelAnswer(state=await api.base.history.cancel(caller, execution_id))


@get("/executions/{execution_id:str}/log", operation_id="readLog", tags=TAGS, summary="Lines of a log")
async def read_log(
    execution_id: FromPath[str],
    api: Api,
    caller: Caller,
    after: Annotated[
        int,
        QueryParameter(name="after", ge=-1, le=MAX_OFFSET, description="Lines above this; -1: all."),
    ] = -1,
    before: Annotated[
        int | None, QueryParameter(name="before", ge=0, le=MAX_OFFSET, description="Only lines below this.")
    ] = None,
    limit: Annotated[int, QueryParameter(name="limit", ge=1, le=MAX_LIMIT, description="How many.")] = MAX_LIMIT,
) -> LogPage:
    return await api.base.history.log(caller, execution_id, after=after, before=before, limit=limit)


@get(
    "/executions/{execution_id:str}/log/download",
    operation_id="downloadLog",
    limit="export",
    tags=TAGS,
    summary="The whole log as plain text",
    media_type="text/plain",
)
async def download_log(execution_id: FromPath[str], api: Api, caller: Caller) -> Stream:
    pieces = await api.base.history.download(caller, execution_id)
    disposition = f'attachment; filename="{execution_id}.log"'
    return Stream(pieces, headers={"Content-Disposition": disposition}, media_type="text/plain")


handlers = [list_executions, get_execution, cancel_execution, read_log, download_log]
