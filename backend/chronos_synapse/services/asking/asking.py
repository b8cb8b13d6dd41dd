"""AskService: answers questions about jobs and executions, with the query that was asked and the rows it found."""

from datetime import datetime
from typing import Annotated, Any
from urllib.parse import urlencode

import msgspec

from chronos_synapse.domain.access import Principal
from chronos_synapse.domain.clock import Clock, utc_now
from chronos_synapse.domain.errors import Invalid
from chronos_synapse.domain.history_query import parse_history_query
from chronos_synapse.domain.query import MAX_QUERY_CHARACTERS, ExecutionSort
from chronos_synapse.services.asking.answers import AskRow, AskSentence, sentences_of
from chronos_synapse.services.asking.model_reader import ModelQuestionReader
from chronos_synapse.services.asking.naming import Naming
from chronos_synapse.services.asking.parsing import read_question
from chronos_synapse.services.asking.plan import OF_JOBS, AskPlan, Measure
from chronos_synapse.services.asking.searching import Searching
from chronos_synapse.triggers.zone import zone_of

LONGEST = 500


class AskRequest(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A question; with `query`, the one that a person made of it."""

    question: Annotated[str, msgspec.Meta(max_length=LONGEST)]
    timezone: str = "UTC"
    measure: Measure | None = None
    query: str | None = None
    since: datetime | None = msgspec.field(default=None, name="from")
    until: datetime | None = msgspec.field(default=None, name="to")
    sort: ExecutionSort | None = None


class AskAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """What a question was taken to mean, what was found, and what that comes to in words."""

    question: str
    plan: AskPlan
    path: str
    """The page that shows the same."""
    rows: list[AskRow]
    sentences: list[AskSentence]
    total: int
    complete: bool
    """False: the answer was cut short, and counts are lower bounds."""


class AskService:
    """Finds only what the caller sees. The rules read first; a model only what they cannot, and if there is one."""

    def __init__(
        self, naming: Naming, searching: Searching, model: ModelQuestionReader, *, clock: Clock = utc_now
    ) -> None:
        self._naming = naming
        self._searching = searching
        self._model = model
        self._clock = clock

    async def ask(self, caller: Principal, request: AskRequest) -> AskAnswer:
        """The answer; Invalid for what is no question."""
        question = " ".join(request.question.split())
        if not question:
            raise Invalid("Ask something.", pointer="/question", code="ask.empty")
        try:
            zone = zone_of(request.timezone).info
        except Invalid as exc:
            raise Invalid(exc.detail, pointer="/timezone", code="timezone.unknown") from exc
        now = self._clock()
        plan = self._stated(request) or await self._naming.named(caller, read_question(question, now, zone))
        by_rules = plan
        if plan.unread:
            plan = await self._model.read(caller, question, plan, timezone=request.timezone, now=now)
        try:
            found = await self._searching.find(caller, plan)
        except Invalid:
            if plan.read_by != "model":
                raise
            # A query of a model's that cannot be run is no fault of whoever asked.
            plan, found = by_rules, await self._searching.find(caller, by_rules)
        told = sentences_of(plan, found.rows, timezone=request.timezone, complete=found.complete)
        return AskAnswer(
            question=question,
            plan=plan,
            path=path_of(plan),
            rows=found.rows,
            sentences=told,
            total=found.total,
            complete=found.complete,
        )

    def _stated(self, request: AskRequest) -> AskPlan | None:
        """What a person stated; None when nothing was, and the question is to be read."""
        if request.query is None:
            return None
        if len(request.query) > MAX_QUERY_CHARACTERS:
            detail = f"At most {MAX_QUERY_CHARACTERS} characters."
            raise Invalid(detail, pointer="/query", code="query.too_long")
        try:
            parse_history_query(request.query)
        except Invalid as exc:
            raise Invalid(exc.detail, pointer="/query", code=exc.code) from exc
        for pointer, at in (("/from", request.since), ("/to", request.until)):
            if at is not None and at.tzinfo is None:
                detail = "A time needs its offset from UTC, as in 2027-05-03T08:00:00Z."
                raise Invalid(detail, pointer=pointer, code="time.offset")
        return AskPlan(
            measure=request.measure or Measure.LIST,
            query=request.query.strip(),
            since=request.since,
            until=request.until,
            sort=request.sort or ExecutionSort.NEWEST,
            read_by="person",
        )


def path_of(plan: AskPlan) -> str:
    """The page that shows the same rows, and more of them."""
    if plan.measure is Measure.NEXT:
        return "/schedule"
    times: dict[str, Any] = {}
    if plan.since is not None and plan.until is not None:
        times = {"from": plan.since.isoformat(), "to": plan.until.isoformat()}
    if plan.measure in OF_JOBS:
        return f"/analytics?{urlencode(times)}" if times else "/analytics"
    sort = {"sort": plan.sort.value} if plan.sort is not ExecutionSort.NEWEST else {}
    return f"/executions?{urlencode({'q': plan.query, **times, **sort})}"
