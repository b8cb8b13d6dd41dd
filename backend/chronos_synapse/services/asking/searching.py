"""Searching: asks history, figures and due times what a plan says, and makes rows of what they tell."""

from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from chronos_synapse.domain.access import Principal, Sight
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
"""Jobs that are looked at together to find what is due next."""
MOST_LOOKED_AT = 3_000
"""Where there are more than LOOKED_AT, so many of those of all owners that are due first."""
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

    async def find(self, caller: Principal, plan: AskPlan) -> Found:
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
        wanted = _Wanted(caller.sight, _values(terms, Field.JOB), frozenset(_values(terms, Field.TAG)))
        query = JobQuery(sight=caller.sight, states=(JobState.ACTIVE,), tags=tuple(wanted.tags), limit=LOOKED_AT)
        page = await self._stores.job_search.find(query)
        is_all = page.complete and page.next_cursor is None
        coming = await (self._due_times(wanted, page.jobs) if is_all else self._due_first(wanted))
        rows = [_of_job(number, job, at) for number, (at, job) in enumerate(coming[:SHOWN], start=1)]
        return Found(rows, len(coming), is_all)

    async def _due_times(self, wanted: "_Wanted", jobs: Sequence[Job]) -> list[tuple[int, Job]]:
        """Of these jobs, those that are wanted and due at some time, the next ones first."""
        named = [job for job in jobs if wanted.has(job)]
        due = await self._stores.due.next_fire_times([job.id for job in named])
        found = [(at, job) for at, job in zip(due, named, strict=True) if at is not None]
        return sorted(found, key=lambda pair: pair[0])

    async def _due_first(self, wanted: "_Wanted") -> list[tuple[int, Job]]:
        """The same, of the jobs that are due first of all."""
        found: list[tuple[int, Job]] = []
        for place in range(0, MOST_LOOKED_AT, LOOKED_AT):
            pairs = await self._stores.due.earliest(place, LOOKED_AT)
            jobs = await self._stores.jobs.find_many([job_id for job_id, _ in pairs])
            found += [(at, jobs[job_id]) for job_id, at in pairs if job_id in jobs and wanted.has(jobs[job_id])]
            if len(found) >= SHOWN or len(pairs) < LOOKED_AT:
                break
        return found


class _Wanted(NamedTuple):
    """Which jobs are asked for."""

    sight: Sight
    names: tuple[str, ...]
    tags: frozenset[str]

    def has(self, job: Job) -> bool:
        is_seen = job.is_scheduled and self.sight.covers(job.owner_id, job.id)
        return is_seen and self.tags <= set(job.tags) and (not self.names or _is_named(job.name, self.names))


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
