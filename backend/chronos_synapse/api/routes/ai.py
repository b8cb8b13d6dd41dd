"""Language models: an owner's own key, what it costs, and whether its server answers."""

from typing import Any

from litestar import Request, delete, get, patch, post
from litestar.params import JSONBody

from chronos_synapse.api.dependencies import Api, Caller, OwnerScope
from chronos_synapse.api.etags import expected_versions, tagged
from chronos_synapse.services.ai.own_requests import AiCheck, AiUsage, OwnAiChange, OwnAiView

TAGS = ["language models"]


@get(
    "/ai",
    operation_id="getOwnAi",
    tags=TAGS,
    summary="How an owner uses language models, whose key is in force, and what was spent",
    after_request=tagged,
)
async def get_own_ai(api: Api, caller: Caller, owner_id: OwnerScope = None) -> OwnAiView:
    return await api.ai.own.view(caller, owner_id=owner_id)


@patch(
    "/ai",
    operation_id="changeOwnAi",
    tags=TAGS,
    summary="Set an owner's own key, model, server and budgets, or switch language models off",
    after_request=tagged,
    opt={"audit": "ai.change", "if_match": True},
)
async def change_own_ai(
    data: JSONBody[OwnAiChange],
    api: Api,
    caller: Caller,
    request: Request[Any, Any, Any],
    owner_id: OwnerScope = None,
) -> OwnAiView:
    return await api.ai.own.change(caller, data, owner_id=owner_id, expected=expected_versions(request))


@delete(
    "/ai",
    operation_id="removeOwnAi",
    tags=TAGS,
    summary="Remove an owner's own key and choices",
    opt={"audit": "ai.remove"},
)
async def remove_own_ai(api: Api, caller: Caller, owner_id: OwnerScope = None) -> None:
    await api.ai.own.remove(caller, owner_id=owner_id)


@post(
    "/ai/check",
    operation_id="checkOwnAi",
    tags=TAGS,
    summary="Ask the server whether it takes the owner's own key, and which models it offers",
    status_code=200,
    opt={"audit": "ai.check"},
)
async def check_own_ai(api: Api, caller: Caller, owner_id: OwnerScope = None) -> AiCheck:
    return await api.ai.own.check(caller, owner_id=owner_id)


@get(
    "/admin/ai/usage",
    operation_id="getAiUsage",
    tags=TAGS,
    summary="What the key of the installation costs, and who spent it",
)
async def get_ai_usage(api: Api, caller: Caller) -> AiUsage:
    return await api.ai.usage.view(caller)


handlers = [get_own_ai, change_own_ai, remove_own_ai, check_own_ai, get_ai_usage]
