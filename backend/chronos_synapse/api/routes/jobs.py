"""Jobs: create, change, find, delete, start."""

from typing import Annotated, Any

import msgspec
from litestar import Request, delete, get, patch, post
from litestar.params import FromPath, JSONBody, QueryParameter

from chronos_synapse.api.auth import origin_of
from chronos_synapse.api.body import OPTIONAL_BODY
from chronos_synapse.api.dependencies import DEFAULT_LIMIT, Api, Caller, Cursor, Limit
from chronos_synapse.domain.job import JobState
from chronos_synapse.domain.query import JobQuery, JobSort
from chronos_synapse.services.jobs.job_requests import BulkRequest, JobChange, NewJob
from chronos_synapse.services.jobs.job_views import JobList, JobView
from chronos_synapse.services.jobs.jobs import BulkResult
from chronos_synapse.services.scheduling.requesting import RunRequest

TAGS = ["jobs"]


class Triggered(msgspec.Struct, frozen=True, kw_only=True):
    """What was queued."""

    execution_id: str


class BulkResults(msgspec.Struct, frozen=True, kw_only=True):
    """One result for each job, in the order asked for."""

    results: list[BulkResult]


@get("/jobs", operation_id="listJobs", tags=TAGS, summary="Find jobs")
async def list_jobs(  # noqa: PLR0913 - one argument for each parameter of the address
    *,
    api: Api,
    caller: Caller,
    search: Annotated[str, QueryParameter(name="search", description="Words of name and description.")] = "",
    states: Annotated[list[JobState] | None, QueryParameter(name="state", description="In any of these.")] = None,
    tags: Annotated[list[str] | None, QueryParameter(name="tag", description="With all of these tags.")] = None,
    sort: Annotated[JobSort, QueryParameter(name="sort", description="Order; `-` means descending.")] = JobSort.NAME,
    limit: Limit = DEFAULT_LIMIT,
    cursor: Cursor = None,
) -> JobList:
    query = JobQuery(
        sight=caller.sight,
        search=search,
        states=tuple(states or ()),
        tags=tuple(tags or ()),
        sort=sort,
        limit=limit,
        cursor=cursor,
    )
    return await api.base.jobs.page(query)


@post("/jobs", operation_id="createJob", idempotent=True, tags=TAGS, summary="Create a job")
async def create_job(data: JSONBody[NewJob], api: Api, caller: Caller) -> JobView:
    return await api.base.jobs.create(caller, data)


@post("/jobs/bulk", operation_id="changeJobs", tags=TAGS, summary="Do one thing to many jobs", status_code=200)
async def change_jobs(data: JSONBody[BulkRequest], api: Api, caller: Caller) -> BulkResults:
    return BulkResults(results=await api.base.jobs.bulk(caller, data.ids, data.action))


@get("/jobs/{job_id:str}", operation_id="getJob", tags=TAGS, summary="One job")
async def get_job(job_id: FromPath[str], api: Api, caller: Caller) -> JobView:
    return await api.base.jobs.find(caller, job_id)


@patch("/jobs/{job_id:str}", operation_id="changeJob", tags=TAGS, summary="Change fields of a job")
async def change_job(job_id: FromPath[str], data: JSONBody[JobChange], api: Api, caller: Caller) -> JobView:
    return await api.base.jobs.change(caller, job_id, data)


@delete("/jobs/{job_id:str}", operation_id="deleteJob", tags=TAGS, summary="Delete a job; its history stays")
async def delete_job(job_id: FromPath[str], api: Api, caller: Caller) -> None:
    await api.base.jobs.delete(caller, job_id)


@post(
    "/jobs/{job_id:str}/trigger",
    operation_id="triggerJob",
    limit="run",
    idempotent=True,
    tags=TAGS,
    summary="Run a job now; the body may be left out",
    status_code=202,
    opt={OPTIONAL_BODY: True},
)
async def trigger_job(
    job_id: FromPath[str],
    api: Api,
    caller: Caller,
    request: Request[Any, Any, Any],
    data: JSONBody[RunRequest | None] = None,
) -> Triggered:
    origin = origin_of(request)
    return Triggered(execution_id=await api.base.jobs.trigger(caller, job_id, origin=origin, request=data))


handlers = [list_jobs, create_job, change_jobs, get_job, change_job, delete_job, trigger_job]
