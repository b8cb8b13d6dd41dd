"""The first page, and who does the work."""

import msgspec
from litestar import get

from chronos_synapse.api.dependencies import Api, Caller
from chronos_synapse.domain.worker import WorkerInfo
from chronos_synapse.services.overview import Overview


class WorkerList(msgspec.Struct, frozen=True, kw_only=True):
    """Workers that are alive."""

    items: list[WorkerInfo]


@get("/overview", operation_id="getOverview", tags=["overview"], summary="What runs, what is next, what failed")
async def get_overview(api: Api, caller: Caller) -> Overview:
    return await api.overview.overview(caller)


@get("/workers", operation_id="listWorkers", tags=["overview"], summary="Workers that are alive; for administrators")
async def list_workers(api: Api, caller: Caller) -> WorkerList:
    return WorkerList(items=await api.overview.workers(caller))


handlers = [get_overview, list_workers]
