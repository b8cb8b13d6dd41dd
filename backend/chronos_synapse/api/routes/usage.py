"""What an execution uses while it runs."""

from litestar import get
from litestar.params import FromPath

from chronos_synapse.api.dependencies import Api, Caller
from chronos_synapse.services.history.usage import UsageCurve


@get(
    "/executions/{execution_id:str}/usage",
    operation_id="getUsage",
    tags=["executions"],
    summary="CPU, memory, storage, processes and open files of an execution over time",
)
async def get_usage(execution_id: FromPath[str], api: Api, caller: Caller) -> UsageCurve:
    return await api.history.usage.curve(caller, execution_id)


handlers = [get_usage]
