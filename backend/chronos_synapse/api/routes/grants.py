"""Jobs that are shared, and jobs that change hands."""

from litestar import delete, get, post, put
from litestar.params import FromPath, JSONBody

from chronos_synapse.api.dependencies import Api, Caller
from chronos_synapse.services.teams.grants import GrantChange, GrantList, GrantView, NewGrant
from chronos_synapse.services.teams.transfers import TransferRequest, TransferView

TAGS = ["sharing"]


@get("/jobs/{job_id:str}/grants", operation_id="listGrants", tags=TAGS, summary="With whom a job is shared")
async def list_grants(job_id: FromPath[str], api: Api, caller: Caller) -> GrantList:
    return await api.teams.grants.all(caller, job_id)


@post(
    "/jobs/{job_id:str}/grants",
    operation_id="addGrant",
    tags=TAGS,
    summary="Share a job with a user, by e-mail address or id, or with a team",
    opt={"audit": "grant.create", "idempotent": True},
)
async def add_grant(job_id: FromPath[str], data: JSONBody[NewGrant], api: Api, caller: Caller) -> GrantView:
    return await api.teams.grants.add(caller, job_id, data)


@put(
    "/jobs/{job_id:str}/grants/{subject_id:str}",
    operation_id="putGrant",
    tags=TAGS,
    summary="Share a job with a user or team, or change how",
    opt={"audit": "grant.put"},
)
async def put_grant(
    job_id: FromPath[str], subject_id: FromPath[str], data: JSONBody[GrantChange], api: Api, caller: Caller
) -> GrantView:
    return await api.teams.grants.put(caller, job_id, subject_id, data)


@delete(
    "/jobs/{job_id:str}/grants/{subject_id:str}",
    operation_id="removeGrant",
    tags=TAGS,
    summary="Share a job with somebody no more, or give up what was shared with oneself",
    opt={"audit": "grant.delete"},
)
async def remove_grant(job_id: FromPath[str], subject_id: FromPath[str], api: Api, caller: Caller) -> None:
    await api.teams.grants.remove(caller, job_id, subject_id)


@post(
    "/jobs/{job_id:str}/transfer",
    operation_id="transferJob",
    tags=TAGS,
    summary="Hand a job over to another owner",
    status_code=200,
    opt={"audit": "job.transfer", "idempotent": True},
)
async def transfer_job(
    job_id: FromPath[str], data: JSONBody[TransferRequest], api: Api, caller: Caller
) -> TransferView:
    return await api.teams.transfers.transfer(caller, job_id, data)


handlers = [list_grants, add_grant, put_grant, remove_grant, transfer_job]
