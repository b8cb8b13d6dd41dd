"""Secrets: written, listed by name and deleted. No answer holds a value."""

from typing import Annotated

from litestar import delete, get, put
from litestar.params import FromPath, JSONBody, QueryParameter

from chronos_synapse.api.dependencies import DEFAULT_LIMIT, Api, Caller, Cursor, Force, JobScope, Limit, OwnerScope
from chronos_synapse.services.secrets.secrets import PutSecret, SecretList, SecretQuery, SecretView

TAGS = ["secrets"]

Search = Annotated[str, QueryParameter(name="search", max_length=100, description="Part of the name.")]


@get("/secrets", operation_id="listSecrets", tags=TAGS, summary="Secrets by name, without their values")
async def list_secrets(  # noqa: PLR0913 - one argument for each parameter of the address
    *,
    api: Api,
    caller: Caller,
    job_id: JobScope = None,
    owner_id: OwnerScope = None,
    search: Search = "",
    limit: Limit = DEFAULT_LIMIT,
    cursor: Cursor = None,
) -> SecretList:
    query = SecretQuery(job_id=job_id, owner_id=owner_id, search=search, limit=limit, cursor=cursor)
    return await api.secrets.secrets.page(caller, query)


@put(
    "/secrets/{name:str}",
    operation_id="putSecret",
    audit="secret.put",
    tags=TAGS,
    summary="Keep a secret, new or in place of another",
)
async def put_secret(
    name: FromPath[str], data: JSONBody[PutSecret], api: Api, caller: Caller, owner_id: OwnerScope = None
) -> SecretView:
    return await api.secrets.secrets.put(caller, name, data, owner_id=owner_id)


@delete(
    "/secrets/{name:str}",
    operation_id="deleteSecret",
    audit="secret.delete",
    tags=TAGS,
    summary="Delete a secret that no job uses",
)
async def delete_secret(
    *,
    name: FromPath[str],
    api: Api,
    caller: Caller,
    job_id: JobScope = None,
    owner_id: OwnerScope = None,
    force: Force = False,
) -> None:
    await api.secrets.secrets.remove(caller, name, job_id=job_id, owner_id=owner_id, force=force)


handlers = [list_secrets, put_secret, delete_secret]
