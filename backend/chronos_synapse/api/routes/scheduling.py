"""The pause of all scheduling, and limits on how much runs at once."""

from litestar import delete, get, put
from litestar.params import FromPath, JSONBody

from chronos_synapse.api.dependencies import Api, Caller, OwnerScope
from chronos_synapse.services.scheduling.limits import LimitList, LimitRequest, LimitView
from chronos_synapse.services.scheduling.pausing import PauseRequest, PauseView
from chronos_synapse.storage.redis.limits import LimitScope

TAGS = ["scheduling"]


@get("/pause", operation_id="getPause", tags=TAGS, summary="Whether all scheduling is paused")
async def get_pause(api: Api) -> PauseView:
    return await api.base.pausing.view()


@put("/pause", operation_id="pauseScheduling", audit="scheduling.pause", tags=TAGS, summary="Pause all scheduling")
async def pause_scheduling(data: JSONBody[PauseRequest], api: Api, caller: Caller) -> PauseView:
    user = (await api.accounts.profile.me(caller)).user
    return await api.base.pausing.pause_all(caller, data, by=user.name or user.email)


@delete(
    "/pause",
    operation_id="resumeScheduling",
    audit="scheduling.resume",
    tags=TAGS,
    summary="Go on with all scheduling",
    status_code=200,
)
async def resume_scheduling(api: Api, caller: Caller) -> PauseView:
    return await api.base.pausing.resume_all(caller)


@get("/limits", operation_id="listLimits", tags=TAGS, summary="Limits and their use")
async def list_limits(api: Api, caller: Caller) -> LimitList:
    return await api.scheduling.limits.all(caller)


@put(
    "/limits/{limit_scope:str}/{name:path}",
    operation_id="putLimit",
    audit="limit.put",
    tags=TAGS,
    summary="Limit how many run at once",
)
async def put_limit(
    *,
    limit_scope: FromPath[LimitScope],
    name: FromPath[str],
    data: JSONBody[LimitRequest],
    api: Api,
    caller: Caller,
    owner_id: OwnerScope = None,
) -> LimitView:
    return await api.scheduling.limits.put(caller, limit_scope, name.lstrip("/"), data, owner_id=owner_id)


@delete(
    "/limits/{limit_scope:str}/{name:path}",
    operation_id="removeLimit",
    audit="limit.delete",
    tags=TAGS,
    summary="Take a limit away",
)
async def remove_limit(
    limit_scope: FromPath[LimitScope], name: FromPath[str], api: Api, caller: Caller, owner_id: OwnerScope = None
) -> None:
    await api.scheduling.limits.remove(caller, limit_scope, name.lstrip("/"), owner_id=owner_id)


handlers = [get_pause, pause_scheduling, resume_scheduling, list_limits, put_limit, remove_limit]
