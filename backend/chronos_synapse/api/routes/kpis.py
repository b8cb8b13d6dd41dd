"""What a job measures of itself."""

from typing import Annotated

from litestar import get
from litestar.params import FromPath, QueryParameter

from chronos_synapse.api.dependencies import Api, Caller, From, To
from chronos_synapse.api.query import parse_time
from chronos_synapse.domain.metric import Reduce
from chronos_synapse.services.history.kpis import KpiList, KpiQuery, KpiSeries

TAGS = ["metrics"]


@get("/jobs/{job_id:str}/kpis", operation_id="listKpis", tags=TAGS, summary="The job's own metrics")
async def list_kpis(job_id: FromPath[str], api: Api, caller: Caller) -> KpiList:
    return await api.history.kpis.all(caller, job_id)


@get("/jobs/{job_id:str}/kpis/{name:str}", operation_id="getKpi", tags=TAGS, summary="One of the job's own metrics")
async def get_kpi(  # noqa: PLR0913 - one argument for each parameter of the address
    *,
    job_id: FromPath[str],
    name: FromPath[str],
    api: Api,
    caller: Caller,
    since: From = None,
    until: To = None,
    bucket_s: Annotated[
        int, QueryParameter(name="bucket_s", ge=0, description="Seconds in one point; 0 gives the samples themselves.")
    ] = 0,
    reduce: Annotated[Reduce, QueryParameter(name="reduce", description="How samples become one point.")] = Reduce.AVG,
) -> KpiSeries:
    query = KpiQuery(
        name=name,
        since=parse_time(since, "from"),
        until=parse_time(until, "to"),
        bucket_s=bucket_s,
        reduce=reduce,
    )
    return await api.history.kpis.series(caller, job_id, query)


handlers = [list_kpis, get_kpi]
