"""Charts of one job."""

from typing import Annotated

from litestar import get
from litestar.params import FromPath, QueryParameter

from chronos_synapse.api.dependencies import Api, Caller, From, Limit, To
from chronos_synapse.api.query import parse_time
from chronos_synapse.domain.metric import Metric, Reduce
from chronos_synapse.services.history.metrics import Durations, MetricQuery, MetricSeries

TAGS = ["metrics"]
DEFAULT_POINTS = 500


@get("/jobs/{job_id:str}/metrics", operation_id="getMetric", tags=TAGS, summary="One series of a job")
async def get_metric(  # noqa: PLR0913 - one argument for each parameter of the address
    *,
    job_id: FromPath[str],
    api: Api,
    caller: Caller,
    metric: Annotated[Metric, QueryParameter(name="metric", description="Which series.")] = Metric.DURATION_MS,
    since: From = None,
    until: To = None,
    bucket_s: Annotated[
        int, QueryParameter(name="bucket_s", ge=0, description="Seconds in one point; 0 gives the samples themselves.")
    ] = 0,
    reduce: Annotated[Reduce | None, QueryParameter(name="reduce", description="How samples become one point.")] = None,
) -> MetricSeries:
    query = MetricQuery(
        metric=metric,
        since=parse_time(since, "from"),
        until=parse_time(until, "to"),
        bucket_s=bucket_s,
        reduce=reduce,
    )
    return await api.history.metrics.series(caller, job_id, query)


@get("/jobs/{job_id:str}/durations", operation_id="getDurations", tags=TAGS, summary="How long executions took")
async def get_durations(
    job_id: FromPath[str], api: Api, caller: Caller, since: From = None, until: To = None, limit: Limit = DEFAULT_POINTS
) -> Durations:
    return await api.history.metrics.durations(
        caller, job_id, since=parse_time(since, "from"), until=parse_time(until, "to"), limit=limit
    )


handlers = [get_metric, get_durations]
