"""The ledger of a job: what became of each due time, and what would become of those that are held."""

from litestar import get
from litestar.params import FromPath

from chronos_synapse.api.dependencies import DEFAULT_LIMIT, Api, Caller, Cursor, From, Limit, To
from chronos_synapse.api.query import parse_time
from chronos_synapse.services.ledger.slots import SlotList
from chronos_synapse.services.scheduling.resuming import ResumePreview

TAGS = ["slots"]


@get("/jobs/{job_id:str}/slots", operation_id="listSlots", tags=TAGS, summary="What became of each due time")
async def list_slots(  # noqa: PLR0913 - one argument for each parameter of the address
    *,
    job_id: FromPath[str],
    api: Api,
    caller: Caller,
    since: From = None,
    until: To = None,
    limit: Limit = DEFAULT_LIMIT,
    cursor: Cursor = None,
) -> SlotList:
    return await api.scheduling.slots.page(
        caller,
        job_id,
        since=parse_time(since, "from"),
        until=parse_time(until, "to"),
        limit=limit,
        cursor=cursor,
    )


@get(
    "/jobs/{job_id:str}/resume-preview",
    operation_id="previewResume",
    tags=TAGS,
    summary="What would run if the job went on now",
)
async def preview_resume(job_id: FromPath[str], api: Api, caller: Caller) -> ResumePreview:
    return await api.scheduling.resumes.preview(caller, job_id)


handlers = [list_slots, preview_resume]
