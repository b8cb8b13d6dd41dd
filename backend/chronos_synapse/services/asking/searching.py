"""Searching: asks history, figures and due times what a plan says, and makes rows of what they tell."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

import msgspec

from chronos_synapse.domain.access import Principal
from chronos_synapse.domain.clock import from_ms
from chronos_synapse.domain.errors import Invalid
from chronos_synapse.domain.execution import UNSUCCESSFUL, ExecutionState
from chronos_synapse.domain.history_query import Field, Term, parse_history_query
from chronos_synapse.domain.job import Job, JobState
from chronos_synapse.domain.query import ExecutionQuery, JobQuery
from chronos_synapse.services.asking.answers import TOTAL, AskRow
from chronos_synapse.services.asking.plan import AskPlan, Measure
from chronos_synapse.services.history.analytics import AnalyticsRequest
from chronos_synapse.services.history.analytics_jobs import JobFigure, JobFigureService, JobTable
from chronos_synapse.services.history.history import ExecutionView, HistoryService
from chronos_synapse.services.reports.quoting import quoted
from chronos_synapse.storage.redis.stores import RedisStores

SHOWN = 20
LOOKED_AT = 300
"""Active jobs among which the next due times are looked for."""
_TABLES = {
    Measure.FAILING_JOBS: JobTable.FAILING,
    Measure.SLOW_JOBS: JobTable.SLOW,
    Measure.DRIFTING_JOBS: JobTable.DRIFTING,
    Measure.FLAKY_JOBS: JobTable.FLAKY,
}


class Found(NamedTuple):
    """What a plan found."""

    rows: list[AskRow]
    total: int
    complete: bool


class Searching:
    """Every answer holds only what the caller sees."""

    def __init__(self, stores: RedisStores, history: HistoryService, figures: JobFigureService) -> None:
        self._stores = stores
        self._history = history
        self._figures = figures

    async def find(self, caller: Principal, plan: AskPlan, *, now: datetime) -> Found:
        """The rows; Invalid at `/query` for what the language does not know."""
        try:
            if plan.measure in _TABLES:
                return await self._table(caller, plan)
            if plan.measure is Measure.NEXT:
                return await self._next(caller, plan)
            return await self._executions(caller, plan)
        except Invalid as exc:
            raise Invalid(exc.detail, pointer="/query", code=exc.code) from exc

    async def _executions(self, caller: Principal, plan: AskPlan) -> Found:
        query = ExecutionQuery(
            sight=caller.sight,
            asker=caller.user_id,
            text=plan.query,
            since=plan.since,
            until=plan.until,
            sort=plan.sort,
            limit=1 if plan.measure is Measure.LAST else SHOWN,
        )
        if plan.measure is Measure.RATE:
            return await self._rate(query)
        page = await self._history.page(query)
        rows = [_of_execution(number, one) for number, one in enumerate(page.items, start=1)]
        total = [] if plan.measure is Measure.LAST else [AskRow(id=TOTAL, count=page.total)]
        return Found([*total, *rows], page.total, page.complete)

    async def _rate(self, query: ExecutionQuery) -> Found:
        """Of those that ran to an end of their own."""
        good = await self._count(query, (ExecutionState.SUCCEEDED,))
        bad = await self._count(query, tuple(sorted(UNSUCCESSFUL)))
        failed = msgspec.structs.replace(query, states=tuple(sorted(UNSUCCESSFUL)), limit=SHOWN)
        latest = await self._history.page(failed)
        rows = [_of_execution(number, one) for number, one in enumerate(latest.items, start=1)]
        of = good.total + bad.total
        return Found([AskRow(id=TOTAL, count=good.total, of=of), *rows], of, good.complete and bad.complete)

    async def _count(self, query: ExecutionQuery, states: tuple[ExecutionState, ...]) -> Found:
        page = await self._history.page(msgspec.structs.replace(query, states=states, limit=1))
        return Found([], page.total, page.complete)

    async def _table(self, caller: Principal, plan: AskPlan) -> Found:
        terms = parse_history_query(plan.query)
        request = AnalyticsRequest(since=plan.since, until=plan.until, tags=_values(terms, Field.TAG))
        table = await self._figures.table(caller, request, _TABLES[plan.measure])
        wanted = _values(terms, Field.JOB)
        items = [one for one in table.items if not wanted or _is_named(one.job_name, wanted)]
        rows = [_of_figure(number, one, plan.measure) for number, one in enumerate(items[:SHOWN], start=1)]
        total = len(items) if wanted else table.total
        return Found([AskRow(id=TOTAL, count=total), *rows], total, table.complete)

    async def _next(self, caller: Principal, plan: AskPlan) -> Found:
        terms = parse_history_query(plan.query)
        query = JobQuery(sight=caller.sight, states=(JobState.ACTIVE,), tags=_values(terms, Field.TAG), limit=LOOKED_AT)
        page = await self._stores.job_search.find(query)
        wanted = _values(terms, Field.JOB)
        jobs = [job for job in page.jobs if job.is_scheduled and (not wanted or _is_named(job.name, wanted))]
        due = await self._stores.due.next_fire_times([job.id for job in jobs])
        coming = sorted(
            ((at, job) for job, at in zip(jobs, due, strict=True) if at is not None), key=lambda pair: pair[0]
        )
        rows = [_of_job(number, job, at) for number, (at, job) in enumerate(coming[:SHOWN], start=1)]
        return Found(rows, len(coming), page.complete and page.next_cursor is None)


def _of_execution(number: int, execution: ExecutionView) -> AskRow:
    return AskRow(
        id=f"r{number}",
        job_id=execution.job_id,
        job_name=execution.job_name,
        execution_id=execution.id,
        state=execution.state,
        at=execution.scheduled_for,
        duration_ms=execution.duration_ms,
        error=quoted(execution.error),
    )


def _of_figure(number: int, figure: JobFigure, measure: Measure) -> AskRow:
    drift = figure.drift
    row = AskRow(id=f"r{number}", job_id=figure.job_id, job_name=figure.job_name)
    match measure:
        case Measure.SLOW_JOBS:
            return msgspec.structs.replace(row, duration_ms=figure.p95_ms)
        case Measure.DRIFTING_JOBS if drift is not None and drift.earlier_ms > 0:
            change = round(drift.recent_ms / drift.earlier_ms - 1, 4)
            return msgspec.structs.replace(row, duration_ms=drift.recent_ms, change=change)
        case Measure.FLAKY_JOBS:
            return msgspec.structs.replace(row, count=figure.flips)
        case _:
            return msgspec.structs.replace(row, count=figure.failed, of=figure.failed + figure.succeeded)


def _of_job(number: int, job: Job, due_ms: int) -> AskRow:
    return AskRow(id=f"r{number}", job_id=job.id, job_name=job.name, at=from_ms(due_ms))


def _values(terms: Sequence[Term], field: Field) -> tuple[str, ...]:
    return tuple(value for term in terms if term.field is field and not term.is_negated for value in term.values)


def _is_named(name: str, wanted: Sequence[str]) -> bool:
    """Stars at both ends stand for anything."""
    plain = name.casefold()
    for value in (one.casefold() for one in wanted):
        bare = value.strip("*")
        if plain == value or (value != bare and bare in plain):
            return True
    return False
