"""What is advised, and what becomes of it."""

from typing import Annotated

from litestar import get, post
from litestar.params import FromPath, QueryParameter

from chronos_synapse.api.dependencies import DEFAULT_LIMIT, Api, Caller, Cursor, Limit
from chronos_synapse.domain.advice import AdviceKind, AdviceQuery, AdviceState
from chronos_synapse.domain.job import JobId
from chronos_synapse.services.accounts.access import narrowed
from chronos_synapse.services.advice.advice import AdviceList, AdviceView

TAGS = ["advice"]
MOST_TAGS = 20
Kinds = Annotated[list[AdviceKind] | None, QueryParameter(name="kind", description="Any of these.")]
States = Annotated[
    list[AdviceState] | None, QueryParameter(name="state", description="Any of these; else what is open.")
]
OfJob = Annotated[str | None, QueryParameter(name="job_id", max_length=64, description="For this job.")]
Owner = Annotated[str | None, QueryParameter(name="owner_id", max_length=64, description="Of this user or team.")]
Tags = Annotated[
    list[str] | None, QueryParameter(name="tag", max_items=MOST_TAGS, description="With all of these tags.")
]


@get(
    "/advice",
    operation_id="listAdvice",
    limit="search",
    tags=TAGS,
    summary="What had better be set otherwise, what is most worth a look first",
)
async def list_advice(  # noqa: PLR0913 - one argument for each parameter of the address
    *,
    api: Api,
    caller: Caller,
    kinds: Kinds = None,
    states: States = None,
    job_id: OfJob = None,
    owner_id: Owner = None,
    tags: Tags = None,
    limit: Limit = DEFAULT_LIMIT,
    cursor: Cursor = None,
) -> AdviceList:
    query = AdviceQuery(
        sight=narrowed(caller, owner_id),
        job_id=None if job_id is None else JobId(job_id),
        kinds=tuple(kinds or ()),
        states=tuple(states or (AdviceState.OPEN,)),
        tags=tuple(tags or ()),
        limit=limit,
        cursor=cursor,
    )
    return await api.intelligence.advice.page(caller, query)


@get("/advice/{advice_id:str}", operation_id="getAdvice", tags=TAGS, summary="One advice with its evidence")
async def get_advice(advice_id: FromPath[str], api: Api, caller: Caller) -> AdviceView:
    return await api.intelligence.advice.find(caller, advice_id)


@post(
    "/advice/{advice_id:str}/apply",
    operation_id="applyAdvice",
    tags=TAGS,
    summary="Set what is advised, as a new version of the job",
    status_code=200,
    opt={"audit": "advice.apply"},
)
async def apply_advice(advice_id: FromPath[str], api: Api, caller: Caller) -> AdviceView:
    return await api.intelligence.advice.apply(caller, advice_id)


@post(
    "/advice/{advice_id:str}/dismiss",
    operation_id="dismissAdvice",
    tags=TAGS,
    summary="Do not tell this for 90 days",
    status_code=200,
    opt={"audit": "advice.dismiss"},
)
async def dismiss_advice(advice_id: FromPath[str], api: Api, caller: Caller) -> AdviceView:
    return await api.intelligence.advice.dismiss(caller, advice_id)


@post(
    "/advice/{advice_id:str}/undo",
    operation_id="undoAdvice",
    tags=TAGS,
    summary="Take applying or dismissing it back",
    status_code=200,
    opt={"audit": "advice.undo"},
)
async def undo_advice(advice_id: FromPath[str], api: Api, caller: Caller) -> AdviceView:
    return await api.intelligence.advice.undo(caller, advice_id)


handlers = [list_advice, get_advice, apply_advice, dismiss_advice, undo_advice]
