"""The table of jobs: any window of it, counts for its filters, and the ids of all that match."""

from typing import Annotated

from litestar import get
from litestar.di import NamedDependency, Provide
from litestar.params import QueryParameter, SkipValidation
from msgspec.structs import replace

from chronos_synapse.api.dependencies import Api, Caller
from chronos_synapse.domain.job import JobState
from chronos_synapse.domain.job_table import DEFAULT_WINDOW, MAX_WINDOW, JobTableQuery, Standing, TableSort
from chronos_synapse.domain.query import MAX_QUERY_CHARACTERS
from chronos_synapse.services.jobs.job_table import JobFacets, JobIds, JobRows

TAGS = ["jobs"]
MOST = 100
"""Values of one filter."""

Search = Annotated[
    str,
    QueryParameter(
        name="search", max_length=MAX_QUERY_CHARACTERS, description="Parts of name, description or tags, all of them."
    ),
]
States = Annotated[list[JobState] | None, QueryParameter(name="state", max_items=MOST, description="In any of these.")]
Tags = Annotated[list[str] | None, QueryParameter(name="tag", max_items=MOST, description="With all of these tags.")]
Owners = Annotated[
    list[str] | None, QueryParameter(name="owner_id", max_items=MOST, description="Of any of these users or teams.")
]
Kinds = Annotated[
    list[str] | None, QueryParameter(name="kind", max_items=MOST, description="By any of these executors.")
]
Queues = Annotated[
    list[str] | None, QueryParameter(name="queue", max_items=MOST, description="In any of these queues.")
]
Standings = Annotated[
    list[Standing] | None, QueryParameter(name="standing", max_items=MOST, description="With which it goes so.")
]
Sort = Annotated[TableSort, QueryParameter(name="sort", description="Order; `-` means the other way round.")]
Offset = Annotated[int, QueryParameter(name="offset", ge=0, le=1_000_000, description="The first row, from 0 on.")]
Window = Annotated[int, QueryParameter(name="limit", ge=1, le=MAX_WINDOW, description="How many rows at most.")]


TagsLike = Annotated[
    str, QueryParameter(name="tags_like", max_length=64, description="Counts only tags of which this is a part.")
]


def job_table_query(  # noqa: PLR0913 - one argument for each parameter of the address
    *,
    caller: Caller,
    search: Search = "",
    states: States = None,
    tags: Tags = None,
    owners: Owners = None,
    kinds: Kinds = None,
    queues: Queues = None,
    standings: Standings = None,
) -> JobTableQuery:
    """The filters that all three have."""
    return JobTableQuery(
        sight=caller.sight,
        search=search,
        states=tuple(states or ()),
        tags=tuple(tags or ()),
        owners=tuple(owners or ()),
        kinds=tuple(kinds or ()),
        queues=tuple(queues or ()),
        standings=tuple(standings or ()),
    )


FILTERS = {"wanted": Provide(job_table_query, sync_to_thread=False)}
Wanted = NamedDependency[SkipValidation[JobTableQuery]]


@get(
    "/jobs/table",
    operation_id="listJobRows",
    tags=TAGS,
    summary="A window of the table of jobs",
    dependencies=FILTERS,
)
async def list_job_rows(
    *,
    api: Api,
    caller: Caller,
    wanted: Wanted,
    sort: Sort = TableSort.NAME,
    offset: Offset = 0,
    limit: Window = DEFAULT_WINDOW,
) -> JobRows:
    return await api.job_table.window(caller, replace(wanted, sort=sort), offset=offset, limit=limit)


@get(
    "/jobs/facets",
    operation_id="getJobFacets",
    limit="search",
    tags=TAGS,
    summary="Count jobs by filter",
    dependencies=FILTERS,
)
async def get_job_facets(*, api: Api, wanted: Wanted, tags_like: TagsLike = "") -> JobFacets:
    return await api.job_table.facets(wanted, tags_like=tags_like)


@get(
    "/jobs/ids",
    operation_id="listJobIds",
    limit="search",
    tags=TAGS,
    summary="Ids of all jobs that match",
    dependencies=FILTERS,
)
async def list_job_ids(*, api: Api, wanted: Wanted, sort: Sort = TableSort.NAME) -> JobIds:
    return await api.job_table.ids(replace(wanted, sort=sort))


handlers = [list_job_rows, get_job_facets, list_job_ids]
