"""What the product stands on: its health, memory, search indexes and history, and callers that were refused."""

from litestar import delete, get, post
from litestar.params import FromPath, JSONBody

from chronos_synapse.api.dependencies import DEFAULT_LIMIT, Api, Caller, Cursor, Limit
from chronos_synapse.services.admin.blocked import BlockedList, BlockedQuery, Cleared
from chronos_synapse.services.admin.check_up import CheckUpReport, CheckUpRequest
from chronos_synapse.services.admin.figures import AdminOverview
from chronos_synapse.services.admin.memory import MemoryView
from chronos_synapse.services.admin.purge import PurgeReport, PurgeRequest
from chronos_synapse.services.admin.system import SystemView
from chronos_synapse.storage.redis.index_health import IndexState

TAGS = ["administration"]


@get("/admin/overview", operation_id="getAdminOverview", tags=TAGS, summary="The whole installation in numbers")
async def get_admin_overview(api: Api, caller: Caller) -> AdminOverview:
    return await api.admin.figures.overview(caller)


@get("/admin/system", operation_id="getSystem", tags=TAGS, summary="Health of servers, indexes and processes")
async def get_system(api: Api, caller: Caller) -> SystemView:
    return await api.admin.system.view(caller)


@get("/admin/memory", operation_id="getMemory", tags=TAGS, summary="What memory is used for, and when it is full")
async def get_memory(api: Api, caller: Caller) -> MemoryView:
    return await api.admin.memory.view(caller)


@post(
    "/admin/memory/survey",
    operation_id="surveyMemory",
    tags=TAGS,
    summary="Measure memory by kind now",
    status_code=200,
    opt={"audit": "memory.survey"},
)
async def survey_memory(api: Api, caller: Caller) -> MemoryView:
    return await api.admin.memory.measure(caller)


@post(
    "/admin/indexes/{name:str}/rebuild",
    operation_id="rebuildIndex",
    tags=TAGS,
    summary="Make a search index anew, beside the present one",
    status_code=202,
    opt={"audit": "index.rebuild"},
)
async def rebuild_index(name: FromPath[str], api: Api, caller: Caller) -> IndexState:
    return await api.admin.system.rebuild_index(caller, name)


@post(
    "/admin/doctor",
    operation_id="runDoctor",
    tags=TAGS,
    summary="Compare what is stored with the schedules and with itself",
    status_code=200,
    opt={"audit": "store.check"},
)
async def run_doctor(data: JSONBody[CheckUpRequest], api: Api, caller: Caller) -> CheckUpReport:
    return await api.admin.check_ups.run(caller, data)


@post(
    "/admin/purge",
    operation_id="purgeHistory",
    tags=TAGS,
    summary="Remove old executions, or tell which these are",
    status_code=200,
    opt={"audit": "history.purge"},
)
async def purge_history(data: JSONBody[PurgeRequest], api: Api, caller: Caller) -> PurgeReport:
    return await api.admin.purge.purge(caller, data)


@get("/admin/blocked", operation_id="listBlocked", tags=TAGS, summary="Callers that asked too often of late")
async def list_blocked(api: Api, caller: Caller, limit: Limit = DEFAULT_LIMIT, cursor: Cursor = None) -> BlockedList:
    return await api.admin.blocked.page(caller, BlockedQuery(limit=limit, cursor=cursor))


@delete(
    "/admin/blocked",
    operation_id="clearAllBlocked",
    tags=TAGS,
    summary="Let all callers in again",
    status_code=200,
    opt={"audit": "caller.clear_all"},
)
async def clear_all_blocked(api: Api, caller: Caller) -> Cleared:
    return await api.admin.blocked.clear_all(caller)


@delete(
    "/admin/blocked/{blocked:str}",
    operation_id="clearBlocked",
    tags=TAGS,
    summary="Let a caller in again",
    status_code=200,
    opt={"audit": "caller.clear"},
)
async def clear_blocked(blocked: FromPath[str], api: Api, caller: Caller) -> Cleared:
    return await api.admin.blocked.clear(caller, blocked)


handlers = [
    get_admin_overview,
    get_system,
    get_memory,
    survey_memory,
    rebuild_index,
    run_doctor,
    purge_history,
    list_blocked,
    clear_all_blocked,
    clear_blocked,
]
