"""What is told of jobs: insights, how jobs are watched, what was expected, and deployments that explain changes."""

from typing import Annotated

import msgspec
from litestar import delete, get, post, put
from litestar.params import FromPath, JSONBody, QueryParameter

from chronos_synapse.api.dependencies import DEFAULT_LIMIT, Api, Caller, Cursor, From, Limit, To
from chronos_synapse.api.query import parse_time
from chronos_synapse.domain.insight import InsightQuery, InsightSort, InsightState, Severity, Topic, Verdict
from chronos_synapse.domain.job import JobId
from chronos_synapse.services.history.metrics import MetricSeries
from chronos_synapse.services.insight.expectations import MOST_POINTS, Expectations
from chronos_synapse.services.insight.judging import DeployRequest
from chronos_synapse.services.insight.markers import Marked
from chronos_synapse.services.insight.views import InsightList, InsightView
from chronos_synapse.services.insight.watching import WatchRequest, WatchView

TAGS = ["insights"]


class FeedbackRequest(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What one thinks of an insight. `normal` changes what is told of the job until it is taken back."""

    verdict: Verdict


@get("/insights", operation_id="listInsights", limit="search", tags=TAGS, summary="What is told of jobs")
async def list_insights(  # noqa: PLR0913 - one argument for each parameter of the address
    *,
    api: Api,
    caller: Caller,
    job_id: Annotated[str | None, QueryParameter(name="job_id", description="About this job.")] = None,
    states: Annotated[
        list[InsightState] | None, QueryParameter(name="state", description="In one of these states.")
    ] = None,
    severities: Annotated[
        list[Severity] | None, QueryParameter(name="severity", description="Of one of these.")
    ] = None,
    topics: Annotated[list[Topic] | None, QueryParameter(name="topic", description="About one of these.")] = None,
    tags: Annotated[list[str] | None, QueryParameter(name="tag", description="Of jobs with all of these tags.")] = None,
    muted: Annotated[bool, QueryParameter(name="muted", description="Those of which nobody was told, too.")] = False,
    since: From = None,
    until: To = None,
    sort: Annotated[InsightSort, QueryParameter(name="sort", description="Order.")] = InsightSort.NEWEST,
    limit: Limit = DEFAULT_LIMIT,
    cursor: Cursor = None,
) -> InsightList:
    query = InsightQuery(
        sight=caller.sight,
        job_id=None if job_id is None else JobId(job_id),
        states=tuple(states or ()),
        severities=tuple(severities or ()),
        topics=tuple(topics or ()),
        tags=tuple(tags or ()),
        with_muted=muted,
        since=parse_time(since, "from"),
        until=parse_time(until, "to"),
        sort=sort,
        limit=limit,
        cursor=cursor,
    )
    return await api.intelligence.insight.reading.page(query)


@get("/insights/{insight_id:str}", operation_id="getInsight", tags=TAGS, summary="One insight with its evidence")
async def get_insight(insight_id: FromPath[str], api: Api, caller: Caller) -> InsightView:
    return await api.intelligence.insight.reading.find(caller, insight_id)


@put(
    "/insights/{insight_id:str}/feedback",
    operation_id="putInsightFeedback",
    audit="insight.judge",
    tags=TAGS,
    summary="Say what an insight is worth",
)
async def put_insight_feedback(
    insight_id: FromPath[str], data: JSONBody[FeedbackRequest], api: Api, caller: Caller
) -> InsightView:
    return await api.intelligence.insight.judging.give(caller, insight_id, data.verdict)


@delete(
    "/insights/{insight_id:str}/feedback",
    operation_id="deleteInsightFeedback",
    audit="insight.judge",
    status_code=200,
    tags=TAGS,
    summary="Take back what one said of an insight",
)
async def delete_insight_feedback(insight_id: FromPath[str], api: Api, caller: Caller) -> InsightView:
    return await api.intelligence.insight.judging.take_back(caller, insight_id)


@get(
    "/executions/{execution_id:str}/insights",
    operation_id="listExecutionInsights",
    tags=TAGS,
    summary="Insights that an execution is the evidence of",
)
async def list_execution_insights(execution_id: FromPath[str], api: Api, caller: Caller) -> InsightList:
    return await api.intelligence.insight.reading.about(caller, execution_id)


@get("/jobs/{job_id:str}/watch", operation_id="getWatch", tags=TAGS, summary="How a job is watched")
async def get_watch(job_id: FromPath[str], api: Api, caller: Caller) -> WatchView:
    return await api.intelligence.insight.watching.find(caller, job_id)


@put(
    "/jobs/{job_id:str}/watch",
    operation_id="putWatch",
    audit="watch.update",
    tags=TAGS,
    summary="Choose how a job is watched",
)
async def put_watch(job_id: FromPath[str], data: JSONBody[WatchRequest], api: Api, caller: Caller) -> WatchView:
    return await api.intelligence.insight.watching.change(caller, job_id, data)


@get(
    "/jobs/{job_id:str}/expectations",
    operation_id="getExpectations",
    tags=TAGS,
    summary="What each duration was expected to be",
)
async def get_expectations(
    job_id: FromPath[str],
    api: Api,
    caller: Caller,
    since: From = None,
    until: To = None,
    limit: Annotated[
        int, QueryParameter(name="limit", ge=1, le=MOST_POINTS, description="How many at most, the newest.")
    ] = 1000,
) -> Expectations:
    return await api.intelligence.insight.expectations.band(
        caller, job_id, since=parse_time(since, "from"), until=parse_time(until, "to"), limit=limit
    )


@get("/jobs/{job_id:str}/scores", operation_id="getScores", tags=TAGS, summary="How odd executions of a job were")
async def get_scores(
    job_id: FromPath[str], api: Api, caller: Caller, since: From = None, until: To = None
) -> MetricSeries:
    return await api.intelligence.insight.expectations.scores(
        caller, job_id, since=parse_time(since, "from"), until=parse_time(until, "to")
    )


@post(
    "/deploys",
    operation_id="markDeploy",
    audit="deploy.mark",
    tags=TAGS,
    summary="Tell that something was deployed, so that changes right after it are told with it",
    status_code=202,
)
async def mark_deploy(data: JSONBody[DeployRequest], api: Api, caller: Caller) -> Marked:
    return await api.intelligence.insight.judging.deployed(caller, data)


handlers = [
    list_insights,
    get_insight,
    put_insight_feedback,
    delete_insight_feedback,
    list_execution_insights,
    get_watch,
    put_watch,
    get_expectations,
    get_scores,
    mark_deploy,
]
