"""What is remembered of failures: their patterns, what people know of them, and what explains one."""

from typing import Annotated

from litestar import get, post, put
from litestar.params import FromPath, JSONBody, QueryParameter

from chronos_synapse.api.dependencies import Api, Caller, Cursor
from chronos_synapse.api.query import parse_time
from chronos_synapse.domain.failure_pattern import PatternQuery, PatternSort
from chronos_synapse.domain.job import JobId, UserId
from chronos_synapse.services.ai.wording import ExplanationWords
from chronos_synapse.services.patterns.explanation import Explanation
from chronos_synapse.services.patterns.views import NoteText, PatternList, PatternView

TAGS = ["patterns"]

PageLimit = Annotated[int, QueryParameter(name="limit", ge=1, le=100, description="How many at most.")]
Of = Annotated[str | None, QueryParameter(name="owner_id", max_length=64, description="Of this user or team alone.")]
JobIs = Annotated[str | None, QueryParameter(name="job_id", description="Seen of this job, among others.")]
Search = Annotated[str, QueryParameter(name="search", max_length=200, description="Words of the template.")]
Since = Annotated[str | None, QueryParameter(name="from", description="Seen at or after this time, RFC 3339.")]
Sort = Annotated[PatternSort, QueryParameter(name="sort", description="Order.")]


@get("/patterns", operation_id="listPatterns", limit="search", tags=TAGS, summary="Patterns of failures")
async def list_patterns(  # noqa: PLR0913 - one argument for each parameter of the address
    *,
    api: Api,
    caller: Caller,
    search: Search = "",
    owner_id: Of = None,
    job_id: JobIs = None,
    since: Since = None,
    sort: Sort = PatternSort.LATEST,
    limit: PageLimit = 50,
    cursor: Cursor = None,
) -> PatternList:
    query = PatternQuery(
        sight=caller.sight,
        owner_id=None if owner_id is None else UserId(owner_id),
        job_id=None if job_id is None else JobId(job_id),
        search=search,
        since=parse_time(since, "from"),
        sort=sort,
        limit=limit,
        cursor=cursor,
    )
    return await api.intelligence.failures.patterns.page(caller, query)


@get(
    "/patterns/{pattern_id:str}",
    operation_id="getPattern",
    tags=TAGS,
    summary="A pattern of failures with examples, what ended them, and patterns like it",
)
async def get_pattern(pattern_id: FromPath[str], api: Api, caller: Caller) -> PatternView:
    return await api.intelligence.failures.patterns.find(caller, pattern_id)


@put(
    "/patterns/{pattern_id:str}/note",
    operation_id="notePattern",
    tags=TAGS,
    summary="Write what is known of a pattern, or with an empty text take it back",
    opt={"audit": "pattern.note"},
)
async def note_pattern(pattern_id: FromPath[str], data: JSONBody[NoteText], api: Api, caller: Caller) -> PatternView:
    return await api.intelligence.failures.patterns.note(caller, pattern_id, data)


@get(
    "/executions/{execution_id:str}/explanation",
    operation_id="explainExecution",
    limit="search",
    tags=TAGS,
    summary="What explains a failure: statements with their evidence, its pattern, and failures like it",
)
async def explain_execution(execution_id: FromPath[str], api: Api, caller: Caller) -> Explanation:
    return await api.intelligence.wording.explain(caller, execution_id)


@post(
    "/executions/{execution_id:str}/explanation/words",
    operation_id="wordExplanation",
    tags=TAGS,
    summary="Put the explanation of a failure into words by a language model, each sentence checked against its facts",
    status_code=200,
    opt={"audit": "explanation.word"},
)
async def word_explanation(execution_id: FromPath[str], api: Api, caller: Caller) -> ExplanationWords:
    return await api.intelligence.wording.word(caller, execution_id)


handlers = [list_patterns, get_pattern, note_pattern, explain_execution, word_explanation]
