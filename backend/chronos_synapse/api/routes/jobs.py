"""Jobs: create, change, find, delete, start."""

from typing import Annotated, Any

import msgspec
from litestar import Request, delete, get, patch, post
from litestar.params import FromPath, JSONBody, QueryParameter

from chronos_synapse.api.auth import origin_of
from chronos_synapse.api.body import OPTIONAL_BODY
from chronos_synapse.api.dependencies import DEFAULT_LIMIT, Api, Caller, Cursor, Limit
from chronos_synapse.api.etags import expected_versions, tagged
from chronos_synapse.domain.job import Job, JobState
from chronos_synapse.domain.precondition import check_version
from chronos_synapse.domain.query import JobQuery, JobSort
from chronos_synapse.services.accounts.access import narrowed
from chronos_synapse.services.jobs.checking import JobCheck, JobCheckRequest
from chronos_synapse.services.jobs.drafting import DraftedJob, JobSentence
from chronos_synapse.services.jobs.job_requests import JobChange, NewJob
from chronos_synapse.services.jobs.job_views import JobList, JobView
from chronos_synapse.services.scheduling.requesting import RunRequest

TAGS = ["jobs"]


class Triggered(msgspec.Struct, frozen=True, kw_only=True):
    """What was queued."""

    execution_id: str


@get("/jobs", operation_id="listJobs", tags=TAGS, summary="Find jobs")
async def list_jobs(  # noqa: PLR0913 - one argument for each parameter of the address
    *,
    api: Api,
    caller: Caller,
    search: Annotated[str, QueryParameter(name="search", description="Words of name and description.")] = "",
    states: Annotated[list[JobState] | None, QueryParameter(name="state", description="In any of these.")] = None,
    tags: Annotated[list[str] | None, QueryParameter(name="tag", description="With all of these tags.")] = None,
    owner_id: Annotated[
        str | None, QueryParameter(name="owner_id", max_length=64, description="Of this user or team alone.")
    ] = None,
    sort: Annotated[JobSort, QueryParameter(name="sort", description="Order; `-` means descending.")] = JobSort.NAME,
    limit: Limit = DEFAULT_LIMIT,
    cursor: Cursor = None,
) -> JobList:
    query = JobQuery(
        sight=narrowed(caller, owner_id),
        search=search,
        states=tuple(states or ()),
        tags=tuple(tags or ()),
        sort=sort,
        limit=limit,
        cursor=cursor,
    )
    return await api.base.jobs.page(caller, query)


@post(
    "/jobs",
    operation_id="createJob",
    audit="job.create",
    idempotent=True,
    tags=TAGS,
    summary="Create a job",
    after_request=tagged,
)
async def create_job(data: JSONBody[NewJob], api: Api, caller: Caller) -> JobView:
    return await api.base.jobs.create(caller, data)


@post(
    "/jobs/check",
    operation_id="checkJob",
    unaudited="it only tells what would be",
    limit="search",
    tags=TAGS,
    summary="What would be refused of a definition, what may surprise, and what it would change",
    status_code=200,
)
async def check_job(data: JSONBody[JobCheckRequest], api: Api, caller: Caller) -> JobCheck:
    return await api.job_checking.check(caller, data)


@post(
    "/jobs/draft-from-text",
    operation_id="draftJob",
    unaudited="it only tells what would be",
    limit="search",
    tags=TAGS,
    summary="A job from a sentence, to be reviewed",
    status_code=200,
)
async def draft_job(data: JSONBody[JobSentence], api: Api, caller: Caller) -> DraftedJob:
    return await api.job_drafting.draft(caller, data)


@get("/jobs/{job_id:str}", operation_id="getJob", tags=TAGS, summary="One job", after_request=tagged)
async def get_job(job_id: FromPath[str], api: Api, caller: Caller) -> JobView:
    return await api.base.jobs.find(caller, job_id)


@patch(
    "/jobs/{job_id:str}",
    operation_id="changeJob",
    audit="job.update",
    if_match=True,
    tags=TAGS,
    summary="Change fields of a job",
    after_request=tagged,
)
async def change_job(
    job_id: FromPath[str], data: JSONBody[JobChange], api: Api, caller: Caller, request: Request[Any, Any, Any]
) -> JobView:
    expected = expected_versions(request)

    def change_of(former: Job) -> JobChange:
        check_version(expected, former.version)
        return data

    return await api.base.jobs.edit(caller, job_id, change_of)


@delete(
    "/jobs/{job_id:str}",
    operation_id="deleteJob",
    audit="job.delete",
    if_match=True,
    tags=TAGS,
    summary="Delete a job; its history stays",
)
async def delete_job(job_id: FromPath[str], api: Api, caller: Caller, request: Request[Any, Any, Any]) -> None:
    await api.base.jobs.delete(caller, job_id, expected=expected_versions(request))


@post(
    "/jobs/{job_id:str}/trigger",
    operation_id="triggerJob",
    audit="job.run",
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


handlers = [list_jobs, create_job, check_job, draft_job, get_job, change_job, delete_job, trigger_job]
