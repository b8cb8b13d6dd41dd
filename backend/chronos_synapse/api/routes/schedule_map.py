"""What is planned and what has run, of everything at once."""

from datetime import datetime
from typing import Annotated

from litestar import get, post
from litestar.params import JSONBody, QueryParameter

from chronos_synapse.api.dependencies import Api, Caller
from chronos_synapse.api.query import parse_time
from chronos_synapse.domain.errors import Invalid
from chronos_synapse.services.scheduling.day_map import ScheduleDay
from chronos_synapse.services.scheduling.plan_query import MapQuery, RowsBy
from chronos_synapse.services.scheduling.proposals import MoveProposal, MoveRequest
from chronos_synapse.services.scheduling.week_map import ScheduleWeek

TAGS = ["schedule map"]
_TIME = {"format": "date-time"}
Since = Annotated[str, QueryParameter(name="from", description="The beginning (RFC 3339).", schema_extra=_TIME)]
Until = Annotated[str, QueryParameter(name="to", description="The end (RFC 3339).", schema_extra=_TIME)]
Owner = Annotated[str, QueryParameter(name="owner_id", max_length=64, description="Of this user or team.")]
Tags = Annotated[list[str] | None, QueryParameter(name="tag", max_items=20, description="With all of these tags.")]
Queue = Annotated[str, QueryParameter(name="queue", max_length=100, description="Of this queue.")]
MostAtOnce = Annotated[
    int | None,
    QueryParameter(name="limit", ge=1, le=1_000_000, description="So many may run at once; else the workers' slots."),
]
Crowd = Annotated[int, QueryParameter(name="crowd", ge=2, le=100_000, description="Starts in a minute that are many.")]
Rows = Annotated[RowsBy, QueryParameter(name="rows", description="What the rows are.")]


@get("/schedule-map/week", operation_id="getScheduleWeek", limit="search", tags=TAGS, summary="The load of each hour")
async def get_schedule_week(  # noqa: PLR0913 - one argument for each parameter of the address
    *,
    api: Api,
    caller: Caller,
    since: Since,
    until: Until,
    owner_id: Owner = "",
    tags: Tags = None,
    queue: Queue = "",
    limit: MostAtOnce = None,
) -> ScheduleWeek:
    first, last = _span(since, until)
    query = MapQuery(since=first, until=last, owner_id=owner_id, tags=tuple(tags or ()), queue=queue, limit=limit)
    return await api.schedule_map.weeks.week(caller, query)


@get(
    "/schedule-map/day",
    operation_id="getScheduleDay",
    limit="search",
    tags=TAGS,
    summary="A day as bars, with its load and its collisions",
)
async def get_schedule_day(  # noqa: PLR0913 - one argument for each parameter of the address
    *,
    api: Api,
    caller: Caller,
    since: Since,
    until: Until,
    rows_by: Rows = RowsBy.QUEUE,
    owner_id: Owner = "",
    tags: Tags = None,
    queue: Queue = "",
    limit: MostAtOnce = None,
    crowd: Crowd = 10,
) -> ScheduleDay:
    first, last = _span(since, until)
    query = MapQuery(
        since=first,
        until=last,
        owner_id=owner_id,
        tags=tuple(tags or ()),
        queue=queue,
        rows_by=rows_by,
        limit=limit,
        crowd=crowd,
    )
    return await api.schedule_map.days.day(caller, query)


@post(
    "/schedule-map/proposal",
    operation_id="proposeMove",
    limit="search",
    unaudited="it only tells what would be",
    tags=TAGS,
    summary="What moving one due time would make of a schedule and of the load",
    status_code=200,
)
async def propose_move(data: JSONBody[MoveRequest], api: Api, caller: Caller) -> MoveProposal:
    return await api.schedule_map.proposals.propose(caller, data)


def _span(since: str, until: str) -> tuple[datetime, datetime]:
    first, last = parse_time(since, "from"), parse_time(until, "to")
    if first is None or last is None:
        raise Invalid("A span has two ends.", pointer="query:from", code="time.range")
    return first, last


handlers = [get_schedule_week, get_schedule_day, propose_move]
