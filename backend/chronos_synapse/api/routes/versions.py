"""What jobs were, and the way back."""

from litestar import get, post
from litestar.params import FromPath

from chronos_synapse.api.dependencies import DEFAULT_LIMIT, Api, Caller, Cursor, Limit
from chronos_synapse.services.jobs.job_views import JobView
from chronos_synapse.services.jobs.versions import VersionList, VersionQuery, VersionView

TAGS = ["versions"]


@get(
    "/jobs/{job_id:str}/versions",
    operation_id="listJobVersions",
    tags=TAGS,
    summary="Who changed a job, when and what, the newest first",
)
async def list_versions(
    job_id: FromPath[str], api: Api, caller: Caller, limit: Limit = DEFAULT_LIMIT, cursor: Cursor = None
) -> VersionList:
    return await api.teams.versions.page(caller, VersionQuery(job_id=job_id, limit=limit, cursor=cursor))


@get("/jobs/{job_id:str}/versions/{version:int}", operation_id="getJobVersion", tags=TAGS, summary="A job as it was")
async def get_version(job_id: FromPath[str], version: FromPath[int], api: Api, caller: Caller) -> VersionView:
    return await api.teams.versions.find(caller, job_id, version)


@post(
    "/jobs/{job_id:str}/versions/{version:int}/restore",
    operation_id="restoreJobVersion",
    tags=TAGS,
    summary="Bring a definition back, as a new version",
    status_code=200,
    opt={"audit": "job.restore"},
)
async def restore_version(job_id: FromPath[str], version: FromPath[int], api: Api, caller: Caller) -> JobView:
    return await api.teams.versions.restore(caller, job_id, version)


handlers = [list_versions, get_version, restore_version]
