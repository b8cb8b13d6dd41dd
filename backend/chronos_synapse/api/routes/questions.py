"""Questions in people's own words, answered from rows that everybody can look at."""

from litestar import post
from litestar.params import JSONBody

from chronos_synapse.api.dependencies import Api, Caller
from chronos_synapse.services.asking.asking import AskAnswer, AskRequest


@post(
    "/ask",
    operation_id="askCron",
    unaudited="it only tells what is",
    limit="search",
    tags=["search"],
    summary="Answer a question about jobs and executions, with the query and its rows",
    status_code=200,
)
async def ask_cron(data: JSONBody[AskRequest], api: Api, caller: Caller) -> AskAnswer:
    return await api.intelligence.asking.ask(caller, data)


handlers = [ask_cron]
