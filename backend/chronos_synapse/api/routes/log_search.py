"""Words in the logs of all executions, and places in one."""

from typing import Annotated

import msgspec
from litestar import get
from litestar.params import FromPath, QueryParameter

from chronos_synapse.api.dependencies import DEFAULT_LIMIT, Api, Caller, Cursor, From, To
from chronos_synapse.api.query import parse_time
from chronos_synapse.domain.errors import Invalid
from chronos_synapse.domain.execution import ExecutionState
from chronos_synapse.domain.job import JobId
from chronos_synapse.domain.log import LogStream
from chronos_synapse.services.logs.search import LogSearchPage, LogSearchQuery

TAGS = ["logs"]
MOST_HITS = 100


class LogPosition(msgspec.Struct, frozen=True, kw_only=True):
    """A place in a log; null when there is none."""

    offset: int | None


@get(
    "/logs/search",
    operation_id="searchLogs",
    limit="search",
    tags=TAGS,
    summary="Find words in the logs of all executions",
)
async def search_logs(  # noqa: PLR0913 - one argument for each parameter of the address
    *,
    api: Api,
    caller: Caller,
    text: Annotated[
        str, QueryParameter(name="query", description="Words that must all be in a log; `word*`: begins so.")
    ],
    job_id: Annotated[str | None, QueryParameter(name="job_id", description="Of this job.")] = None,
    states: Annotated[
        list[ExecutionState] | None, QueryParameter(name="state", description="In one of these states.")
    ] = None,
    stream: Annotated[LogStream | None, QueryParameter(name="stream", description="Only on this stream.")] = None,
    since: From = None,
    until: To = None,
    limit: Annotated[int, QueryParameter(name="limit", ge=1, le=MOST_HITS, description="How many.")] = DEFAULT_LIMIT,
    cursor: Cursor = None,
) -> LogSearchPage:
    query = LogSearchQuery(
        sight=caller.sight,
        text=text,
        job_id=None if job_id is None else JobId(job_id),
        states=tuple(states or ()),
        stream=stream,
        since=parse_time(since, "from"),
        until=parse_time(until, "to"),
        limit=limit,
        cursor=cursor,
    )
    return await api.logs.search.page(query)


@get(
    "/executions/{execution_id:str}/log/position",
    operation_id="findInLog",
    limit="search",
    tags=TAGS,
    summary="Where in a log a time or the first error is",
)
async def find_in_log(
    execution_id: FromPath[str],
    api: Api,
    caller: Caller,
    instant: Annotated[
        str | None,
        QueryParameter(name="time", description="The first line since then.", schema_extra={"format": "date-time"}),
    ] = None,
    first: Annotated[str | None, QueryParameter(name="first", description="`error`: the first one.")] = None,
) -> LogPosition:
    await api.base.history.own(caller, execution_id)
    if first not in (None, "error"):
        raise Invalid("What can be found first is `error`.", pointer="query:first", code="query.first")
    if (instant is None) == (first is None):
        raise Invalid("Give a time, or first=error.", pointer="query:time", code="query.position")
    wanted = parse_time(instant, "time")
    if wanted is not None:
        return LogPosition(offset=await api.logs.positions.at_time(execution_id, wanted))
    return LogPosition(offset=await api.logs.positions.first_error(execution_id))


handlers = [search_logs, find_in_log]
