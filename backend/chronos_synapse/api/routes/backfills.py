"""Due times of the past that are run after all."""

from litestar import Response, get, post
from litestar.params import FromPath, JSONBody

from chronos_synapse.api.dependencies import Api, Caller
from chronos_synapse.services.scheduling.backfills import BackfillAnswer, BackfillList, BackfillRequest, BackfillView

TAGS = ["backfills"]


@post(
    "/jobs/{job_id:str}/backfills",
    operation_id="createBackfill",
    also={200: "What would run; nothing was created."},
    audit="backfill.create",
    limit="run",
    idempotent=True,
    tags=TAGS,
    summary="Run due times of the past after all, or with `dry_run` (status 200) tell which that would be",
)
async def create_backfill(
    job_id: FromPath[str], data: JSONBody[BackfillRequest], api: Api, caller: Caller
) -> Response[BackfillAnswer]:
    user = (await api.accounts.profile.me(caller)).user
    answer = await api.scheduling.backfills.create(caller, job_id, data, by=user.name or user.email)
    return Response(answer, status_code=200 if answer.backfill is None else 201)


@get(
    "/jobs/{job_id:str}/backfills",
    operation_id="listBackfills",
    tags=TAGS,
    summary="Backfills of a job that run or ended lately",
)
async def list_backfills(job_id: FromPath[str], api: Api, caller: Caller) -> BackfillList:
    return await api.scheduling.backfills.of_job(caller, job_id)


@post(
    "/jobs/{job_id:str}/backfills/{backfill_id:str}/cancel",
    operation_id="cancelBackfill",
    audit="backfill.cancel",
    tags=TAGS,
    summary="Run no more of a backfill",
    status_code=200,
)
async def cancel_backfill(job_id: FromPath[str], backfill_id: FromPath[str], api: Api, caller: Caller) -> BackfillView:
    return await api.scheduling.backfills.cancel(caller, job_id, backfill_id)


handlers = [create_backfill, list_backfills, cancel_backfill]
