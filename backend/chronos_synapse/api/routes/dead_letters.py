"""Executions that failed for good though they may be retried."""

from typing import Annotated, Any

import msgspec
from litestar import Request, get, post
from litestar.params import JSONBody, QueryParameter

from chronos_synapse.api.auth import origin_of
from chronos_synapse.api.dependencies import DEFAULT_LIMIT, Api, Caller, Cursor, Limit
from chronos_synapse.services.history.dead_letters import (
    DeadLetterList,
    DeadLetterQuery,
    DeadLetterRequest,
    DeadLetterResult,
)

TAGS = ["dead letters"]


class DeadLetterResults(msgspec.Struct, frozen=True, kw_only=True):
    """One result for each execution, in the order asked for."""

    results: list[DeadLetterResult]


@get("/dead-letters", operation_id="listDeadLetters", tags=TAGS, summary="Executions whose retries are used up")
async def list_dead_letters(
    *,
    api: Api,
    caller: Caller,
    job_id: Annotated[str | None, QueryParameter(name="job_id", description="Of this job.")] = None,
    limit: Limit = DEFAULT_LIMIT,
    cursor: Cursor = None,
) -> DeadLetterList:
    query = DeadLetterQuery(sight=caller.sight, job_id=job_id, limit=limit, cursor=cursor)
    return await api.history.dead_letters.page(query)


@post(
    "/dead-letters/retry",
    operation_id="retryDeadLetters",
    audit="dead_letter.retry",
    limit="run",
    idempotent=True,
    tags=TAGS,
    summary="Run executions once more with what they were given, by the present definition of their job",
    status_code=200,
)
async def retry_dead_letters(
    data: JSONBody[DeadLetterRequest], api: Api, caller: Caller, request: Request[Any, Any, Any]
) -> DeadLetterResults:
    found = await api.history.dead_letters.retry(caller, data.ids, origin=origin_of(request))
    return DeadLetterResults(results=found)


@post(
    "/dead-letters/dismiss",
    operation_id="dismissDeadLetters",
    audit="dead_letter.dismiss",
    tags=TAGS,
    summary="Take executions off the list; their history stays",
    status_code=200,
)
async def dismiss_dead_letters(data: JSONBody[DeadLetterRequest], api: Api, caller: Caller) -> DeadLetterResults:
    return DeadLetterResults(results=await api.history.dead_letters.dismiss(caller, data.ids))


handlers = [list_dead_letters, retry_dead_letters, dismiss_dead_letters]
