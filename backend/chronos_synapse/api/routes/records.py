"""What an execution was given and said of itself, running it once more, and two of them side by side."""

from typing import Annotated, Any

from litestar import Request, get, post
from litestar.params import FromPath, JSONBody, QueryParameter

from chronos_synapse.api.auth import origin_of
from chronos_synapse.api.body import OPTIONAL_BODY
from chronos_synapse.api.dependencies import Api, Caller
from chronos_synapse.api.routes.jobs import Triggered
from chronos_synapse.services.history.comparison import Comparison
from chronos_synapse.services.history.findings import Findings
from chronos_synapse.services.history.replay import RecordView, ReplayRequest

TAGS = ["executions"]


@get(
    "/executions/compare",
    operation_id="compareExecutions",
    tags=TAGS,
    summary="Two executions side by side: facts, definitions and logs",
)
async def compare_executions(
    *,
    api: Api,
    caller: Caller,
    left: Annotated[str, QueryParameter(name="left", description="An execution.")],
    right: Annotated[str, QueryParameter(name="right", description="Another one, of any job.")],
    numbers: Annotated[
        bool,
        QueryParameter(name="numbers", description="Whether numbers, times and ids alone make lines differ."),
    ] = False,
) -> Comparison:
    return await api.history.comparisons.compare(caller, left, right, with_numbers=numbers)


@get(
    "/executions/{execution_id:str}/record",
    operation_id="getExecutionRecord",
    tags=TAGS,
    summary="What an execution was given, and what it said of itself",
)
async def get_record(execution_id: FromPath[str], api: Api, caller: Caller) -> RecordView:
    return await api.history.replays.record(caller, execution_id)


@get(
    "/executions/{execution_id:str}/findings",
    operation_id="getFindings",
    limit="search",
    tags=TAGS,
    summary="What is usual for an execution, and of one that failed what is different about it",
)
async def get_findings(execution_id: FromPath[str], api: Api, caller: Caller) -> Findings:
    return await api.history.findings.find(caller, execution_id)


@post(
    "/executions/{execution_id:str}/replay",
    operation_id="replayExecution",
    audit="execution.replay",
    limit="run",
    idempotent=True,
    tags=TAGS,
    summary="Run an execution once more, as it was or as its job is now; the body may be left out",
    status_code=202,
    opt={OPTIONAL_BODY: True},
)
async def replay_execution(
    execution_id: FromPath[str],
    api: Api,
    caller: Caller,
    request: Request[Any, Any, Any],
    data: JSONBody[ReplayRequest | None] = None,
) -> Triggered:
    origin = origin_of(request)
    found = await api.history.replays.replay(caller, execution_id, data or ReplayRequest(), origin=origin)
    return Triggered(execution_id=found)


handlers = [compare_executions, get_record, get_findings, replay_execution]
