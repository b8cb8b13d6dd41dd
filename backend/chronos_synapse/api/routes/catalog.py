"""What a job can be made of."""

from litestar import get

from chronos_synapse.api.dependencies import Api
from chronos_synapse.services.jobs.catalog import Catalog


@get("/catalog", operation_id="getCatalog", tags=["catalog"], summary="Executors and the schemas of their configs")
async def get_catalog(api: Api) -> Catalog:
    return api.catalog.all()


handlers = [get_catalog]
