"""The first page."""

from litestar import get

from chronos_synapse.api.dependencies import Api, Caller
from chronos_synapse.services.history.overview import Overview


@get("/overview", operation_id="getOverview", tags=["overview"], summary="What runs, what is next, what failed")
async def get_overview(api: Api, caller: Caller) -> Overview:
    return await api.history.overview.overview(caller)


handlers = [get_overview]
