"""JobFigures: which jobs are slow, fail, go back and forth, or take longer than they did."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from enum import StrEnum

import msgspec

from chronos_synapse.domain.access import Principal
from chronos_synapse.domain.analytics import (
    FEWEST,
    WORTH,
    AnalyticsQuery,
    Drift,
    Ending,
    drift_of,
    flips_of,
    success_rate,
)
from chronos_synapse.domain.clock import Clock, from_ms, to_ms, utc_now
from chronos_synapse.domain.execution import ExecutionState, due_ms_of
from chronos_synapse.services.history.analytics import AnalyticsRequest, query_of
from chronos_synapse.services.history.answers import Answers
from chronos_synapse.storage.redis.analytics import Row
from chronos_synapse.storage.redis.jobs import RecentExecution
from chronos_synapse.storage.redis.search import SearchTimeout
from chronos_synapse.storage.redis.stores import RedisStores

QUICK_LIFE_S = 15.0
"""Of what is found out quickly."""
LIFE_S = 60.0
STALE_S = 900.0
STEPS = 2000
"""What is told of a month is the same some minutes later: so many different questions a stretch of time has."""
CHUNK = 250
"""Jobs of one question."""
SHOWN = 100
"""Of each kind, at most."""
LOOKED_AT = 300
"""Jobs with failures whose latest executions are read."""
MOST_DRIFTS = 60
"""Jobs whose medians are apart, and whose durations are compared one by one."""
FEWEST_FLIPS = 2


class JobTable(StrEnum):
    """What jobs are listed for."""

    SLOW = "slow"
    """Those whose slowest executions take longest."""
    FAILING = "failing"
    """Those with most failures."""
    FLAKY = "flaky"
    """Those that go from success to failure and back most often, among the latest executions of each."""
    DRIFTING = "drifting"
    """Those that take another time in the second half than in the first."""


BY_DURATION = frozenset({JobTable.SLOW, JobTable.DRIFTING})
"""Every job must be looked at for these."""


class JobFigure(msgspec.Struct, frozen=True, kw_only=True):
    """One job in a table. What a table does not tell of is None."""

    job_id: str
    job_name: str
    owner_id: str
    tags: tuple[str, ...]
    succeeded: int
    failed: int
    success_rate: float | None
    p50_ms: int | None
    p95_ms: int | None
    busy_ms: int | None
    """What its successful executions took together."""
    flips: int | None
    drift: Drift | None


class JobFigures(msgspec.Struct, frozen=True, kw_only=True):
    """The first is the one most worth a look. `complete` False: not everything could be looked at."""

    table: JobTable
    items: tuple[JobFigure, ...]
    total: int
    """How many there are, up to what is looked for."""
    found_at: datetime
    complete: bool


class _Found(msgspec.Struct, frozen=True, kw_only=True):
    """What there is to say of the jobs that are listed."""

    order: Sequence[str]
    total: int
    complete: bool
    flips: Mapping[str, int] = {}
    drifts: Mapping[str, Drift] = {}


class JobFigureService:
    """Counts only what the caller sees."""

    def __init__(self, stores: RedisStores, clock: Clock = utc_now) -> None:
        self._stores = stores
        self._analytics = stores.analytics
        self._clock = clock
        self._quick: Answers[JobFigures] = Answers(QUICK_LIFE_S)
        self._answers: Answers[JobFigures] = Answers(LIFE_S, stale_s=STALE_S)
        self._halves: Answers[tuple[dict[str, dict[int, Row]], bool]] = Answers(LIFE_S, stale_s=STALE_S)

    async def table(self, principal: Principal, request: AnalyticsRequest, table: JobTable) -> JobFigures:
        """Up to a hundred jobs; Invalid names a bad parameter."""
        query = query_of(principal, request, now=self._clock())
        question = _coarse(query)
        answers = self._answers if table in BY_DURATION else self._quick
        return await answers.get((question, table), lambda: self._find(query, question, table))

    async def _find(self, query: AnalyticsQuery, question: AnalyticsQuery, table: JobTable) -> JobFigures:
        if table in BY_DURATION:
            halves = await self._halves.get(question, lambda: self._by_half(query))
            found = await (self._slow(query, halves) if table is JobTable.SLOW else self._drifting(query, halves))
        else:
            found = await self._failing(query, is_flaky=table is JobTable.FLAKY)
        return JobFigures(
            table=table,
            items=await self._items(query, found, table),
            total=found.total,
            found_at=self._clock(),
            complete=found.complete,
        )

    async def _by_half(self, query: AnalyticsQuery) -> tuple[dict[str, dict[int, Row]], bool]:
        """Job -> half of the time -> its figures, of every job that is asked for."""
        ids, is_complete = await self._analytics.job_ids(query)
        found: dict[str, dict[int, Row]] = {}
        for start in range(0, len(ids), CHUNK):
            rows, is_whole = await self._figures(query, ids[start : start + CHUNK])
            is_complete = is_complete and is_whole
            for row in rows:
                found.setdefault(row["job"], {})[int(float(row["half"]))] = row
        return found, is_complete

    async def _figures(self, query: AnalyticsQuery, ids: Sequence[str]) -> tuple[list[Row], bool]:
        try:
            return await self._analytics.figures(query, ids, middle_ms=_middle_ms(query)), True
        except SearchTimeout:
            if len(ids) == 1:
                return [], False
        half = len(ids) // 2
        first, is_first_whole = await self._figures(query, ids[:half])
        second, is_second_whole = await self._figures(query, ids[half:])
        return first + second, is_first_whole and is_second_whole

    async def _slow(self, query: AnalyticsQuery, halves: tuple[dict[str, dict[int, Row]], bool]) -> _Found:
        found, is_complete = halves
        slowest = {job: max(float(row["p95"]) for row in rows.values()) for job, rows in found.items()}
        order = sorted(slowest, key=lambda job: (-slowest[job], job))[:SHOWN]
        return _Found(order=order, total=len(found), complete=is_complete)

    async def _drifting(self, query: AnalyticsQuery, halves: tuple[dict[str, dict[int, Row]], bool]) -> _Found:
        found, is_complete = halves
        apart = {job: _apart(rows) for job, rows in found.items()}
        likely = sorted((job for job in apart if apart[job] >= WORTH), key=lambda job: -apart[job])
        looked_at = likely[:MOST_DRIFTS]
        samples, is_whole = await self._samples(query, looked_at)
        drifts = {job: drift for job, own in samples.items() if (drift := drift_of(own.get(0, []), own.get(1, [])))}
        order = sorted(drifts, key=lambda job: (-abs(drifts[job].recent_ms - drifts[job].earlier_ms), job))
        return _Found(
            order=order,
            total=len(drifts),
            complete=is_complete and is_whole and len(likely) <= MOST_DRIFTS,
            drifts=drifts,
        )

    async def _samples(
        self, query: AnalyticsQuery, ids: Sequence[str]
    ) -> tuple[dict[str, dict[int, list[float]]], bool]:
        """Job -> half of the time -> some durations, and whether those of all `ids` could be read."""
        if not ids:
            return {}, True
        found: dict[str, dict[int, list[float]]] = {}
        try:
            for job, half, durations in await self._analytics.samples(query, ids, middle_ms=_middle_ms(query)):
                found.setdefault(job, {})[half] = durations
        except SearchTimeout:
            if len(ids) == 1:
                return {}, False
        else:
            return found, True
        middle = len(ids) // 2
        first, is_first_whole = await self._samples(query, ids[:middle])
        second, is_second_whole = await self._samples(query, ids[middle:])
        return first | second, is_first_whole and is_second_whole

    async def _failing(self, query: AnalyticsQuery, *, is_flaky: bool) -> _Found:
        failed, is_complete = await self._analytics.by_job(query, Ending.FAILED)
        order = sorted(failed, key=lambda job: (-failed[job], job))
        if not is_flaky:
            return _Found(order=order[:SHOWN], total=len(order), complete=is_complete)
        looked_at = order[:LOOKED_AT]
        stats = await self._stores.jobs.stats(looked_at)
        flips = {job: _flips_in(query, its.recent) for job, its in zip(looked_at, stats, strict=True)}
        flaky = {job: count for job, count in flips.items() if count >= FEWEST_FLIPS}
        found = sorted(flaky, key=lambda job: (-flaky[job], job))
        whole = is_complete and len(order) <= LOOKED_AT
        return _Found(order=found[:SHOWN], total=len(found), complete=whole, flips=flaky)

    async def _items(self, query: AnalyticsQuery, found: _Found, table: JobTable) -> tuple[JobFigure, ...]:
        jobs = await self._stores.jobs.find_many(found.order)
        order = [job for job in found.order if job in jobs]
        if not order:
            return ()
        rows = {row["job"]: row for row in await self._whole(query, order)}
        counts = await self._counts(query, order)
        items = []
        for job in order:
            row, (succeeded, failed) = rows.get(job, {}), counts[job]
            items.append(
                JobFigure(
                    job_id=job,
                    job_name=jobs[job].name,
                    owner_id=jobs[job].owner_id,
                    tags=jobs[job].tags,
                    succeeded=succeeded,
                    failed=failed,
                    success_rate=success_rate(succeeded, failed),
                    p50_ms=_whole_number(row, "p50"),
                    p95_ms=_whole_number(row, "p95"),
                    busy_ms=_whole_number(row, "sum"),
                    flips=found.flips.get(job),
                    drift=found.drifts.get(job),
                )
            )
        if table is JobTable.SLOW:
            items.sort(key=lambda item: (-(item.p95_ms or 0), item.job_id))
        return tuple(items)

    async def _whole(self, query: AnalyticsQuery, ids: Sequence[str]) -> list[Row]:
        try:
            return await self._analytics.figures(query, ids, middle_ms=None)
        except SearchTimeout:
            if len(ids) == 1:
                return []
        half = len(ids) // 2
        return await self._whole(query, ids[:half]) + await self._whole(query, ids[half:])

    async def _counts(self, query: AnalyticsQuery, ids: Sequence[str]) -> dict[str, tuple[int, int]]:
        succeeded, _ = await self._analytics.by_job(query, Ending.SUCCEEDED, job_ids=ids)
        failed, _ = await self._analytics.by_job(query, Ending.FAILED, job_ids=ids)
        return {job: (succeeded.get(job, 0), failed.get(job, 0)) for job in ids}


def _apart(rows: Mapping[int, Row]) -> float:
    """By what factor the medians of both halves are apart; 0 when there is too little to tell."""
    if not all(half in rows and int(rows[half]["n"]) >= FEWEST for half in (0, 1)):
        return 0.0
    earlier, recent = (float(rows[half]["p50"]) + 1 for half in (0, 1))
    return max(earlier, recent) / min(earlier, recent)


def _flips_in(query: AnalyticsQuery, recent: Sequence[RecentExecution]) -> int:
    low, high = to_ms(query.since), to_ms(query.until)
    told = [(execution.state, due_ms_of(execution.id)) for execution in recent]
    return flips_of([ExecutionState(state) for state, at in reversed(told) if low <= at < high])


def _middle_ms(query: AnalyticsQuery) -> int:
    return (to_ms(query.since) + to_ms(query.until)) // 2


def _coarse(query: AnalyticsQuery) -> AnalyticsQuery:
    """The question that stands for all of about the same stretch of time."""
    step_ms = max(60_000, (to_ms(query.until) - to_ms(query.since)) // STEPS)
    since, until = (from_ms(to_ms(at) // step_ms * step_ms) for at in (query.since, query.until))
    return msgspec.structs.replace(query, since=since, until=until)


def _whole_number(row: Mapping[str, str], name: str) -> int | None:
    return round(float(row[name])) if name in row else None
