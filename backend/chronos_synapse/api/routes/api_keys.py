"""API keys of the caller."""

from litestar import delete, get, post
from litestar.params import FromPath, JSONBody

from chronos_synapse.api.dependencies import Api, Caller
from chronos_synapse.services.accounts.api_keys import ApiKeyList, MadeApiKey, NewApiKey

TAGS = ["api keys"]


@get("/api-keys", operation_id="listApiKeys", tags=TAGS, summary="One's API keys")
async def list_api_keys(api: Api, caller: Caller) -> ApiKeyList:
    return await api.accounts.keys.list(caller)


@post(
    "/api-keys",
    operation_id="createApiKey",
    tags=TAGS,
    summary="Make an API key; its text is shown this once",
    audit="api_key.create",
)
async def create_api_key(data: JSONBody[NewApiKey], api: Api, caller: Caller) -> MadeApiKey:
    return await api.accounts.keys.make(caller, data)


@delete(
    "/api-keys/{key_id:str}",
    operation_id="revokeApiKey",
    tags=TAGS,
    summary="Revoke an API key",
    audit="api_key.revoke",
)
async def revoke_api_key(key_id: FromPath[str], api: Api, caller: Caller) -> None:
    await api.accounts.keys.revoke(caller, key_id)


handlers = [list_api_keys, create_api_key, revoke_api_key]
