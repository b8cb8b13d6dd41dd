"""What is to be expected: of a job, of an execution that runs, and of the coming days."""

from typing import Annotated

from litestar import get
from litestar.params import FromPath, QueryParameter

from chronos_synapse.api.dependencies import Api, Caller
from chronos_synapse.api.query import parse_time
from chronos_synapse.services.forecasts.load import LoadRequest
from chronos_synapse.services.forecasts.views import JobForecast, LoadForecast, Outlook

TAGS = ["forecasts"]
MOST_TAGS = 20
By = Annotated[
    str | None,
    QueryParameter(
        name="by",
        description="The time to be done by (RFC 3339); else the job's next due time.",
        schema_extra={"format": "date-time"},
    ),
]
Queue = Annotated[str, QueryParameter(name="queue", max_length=100, description="Of this queue.")]
Label = Annotated[str, QueryParameter(name="label", max_length=100, description="Of jobs that need this label.")]
Owner = Annotated[str, QueryParameter(name="owner_id", max_length=64, description="Of this user or team.")]
Tags = Annotated[
    list[str] | None, QueryParameter(name="tag", max_items=MOST_TAGS, description="With all of these tags.")
]


@get(
    "/jobs/{job_id:str}/forecast",
    operation_id="getForecast",
    limit="search",
    tags=TAGS,
    summary="How long the next executions take, and whether they succeed",
)
async def get_forecast(job_id: FromPath[str], api: Api, caller: Caller) -> JobForecast:
    return await api.intelligence.forecasts.jobs.job(caller, job_id)


@get(
    "/executions/{execution_id:str}/outlook",
    operation_id="getOutlook",
    limit="search",
    tags=TAGS,
    summary="When a running execution is done",
)
async def get_outlook(execution_id: FromPath[str], api: Api, caller: Caller, by: By = None) -> Outlook:
    return await api.intelligence.forecasts.jobs.outlook(caller, execution_id, by=parse_time(by, "by"))


@get(
    "/forecasts/load",
    operation_id="getLoadForecast",
    limit="search",
    tags=TAGS,
    summary="How much is to run at once in the coming seven days",
)
async def get_load_forecast(
    *, api: Api, caller: Caller, queue: Queue = "", label: Label = "", owner_id: Owner = "", tags: Tags = None
) -> LoadForecast:
    request = LoadRequest(queue=queue, label=label, owner_id=owner_id, tags=tuple(tags or ()))
    return await api.intelligence.forecasts.load.load(caller, request)


handlers = [get_forecast, get_outlook, get_load_forecast]
