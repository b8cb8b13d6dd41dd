"""DayMap: a day as bars in rows, its load minute by minute, and where too much comes together."""

import asyncio
import time
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime

import msgspec

from chronos_synapse.domain.access import Principal
from chronos_synapse.domain.clock import Clock, from_ms, to_ms, utc_now
from chronos_synapse.domain.execution import UNSUCCESSFUL, ExecutionState
from chronos_synapse.domain.lane import queue_of
from chronos_synapse.domain.query import ExecutionSort
from chronos_synapse.domain.schedule_map import MINUTE_MS, Minutes, buckets
from chronos_synapse.services.scheduling.collisions import Collision, collisions_of
from chronos_synapse.services.scheduling.due_times import DueTimes, Group
from chronos_synapse.services.scheduling.plan_book import PlanBook, PlannedJob
from chronos_synapse.services.scheduling.plan_query import LONGEST_DAY, MapQuery, RowsBy, check_span, chosen
from chronos_synapse.services.scheduling.week_map import PATIENCE_S, capacity_for, done_query
from chronos_synapse.storage.redis.execution_documents import ExecutionDocument
from chronos_synapse.storage.redis.stores import RedisStores

MOST_BARS = 1_500
MOST_ROWS = 40
MOST_DONE = 600
MOST_RUNNING = 200
BAND_FROM = 49
"""A job that is due so often in a span is told as a band."""
CURVE_POINTS = 288
NOBODY = ""
"""Row of what has no tag, or no worker yet."""
REST = "…"
"""Row of what has no row of its own."""


class DayBar(msgspec.Struct, frozen=True, kw_only=True):
    """One execution, planned or done. Planned, it ends when it usually has, nine times in ten."""

    job_id: str
    job_name: str
    start: datetime
    end: datetime
    usual_ms: int
    """Half of its executions take longer."""
    is_measured: bool
    """False: it has never succeeded, and its length is a guess."""
    execution_id: str | None
    state: ExecutionState | None
    """Absent of what is to come."""


class DayBand(msgspec.Struct, frozen=True, kw_only=True):
    """A job that is due so often that its bars would touch, or several of them."""

    job_id: str
    job_name: str
    count: int
    usual_ms: int
    jobs: int
    """How many are told together."""


class DayRow(msgspec.Struct, frozen=True, kw_only=True):
    """What belongs together."""

    key: str
    bars: list[DayBar]
    bands: list[DayBand]
    planned: int
    """Due times of the whole span, told or not."""


class LoadPoint(msgspec.Struct, frozen=True, kw_only=True):
    """Executions at once in one bucket."""

    time: datetime
    mean: float
    peak: float


class ScheduleDay(msgspec.Struct, frozen=True, kw_only=True):
    """A span, drawn."""

    now: datetime
    rows: list[DayRow]
    bucket_s: int
    load: list[LoadPoint]
    collisions: list[Collision]
    capacity: int | None
    """What the collisions are measured by."""
    jobs: int
    planned: int
    has_all_bars: bool
    """False: there are too many; rows tell their number."""
    complete: bool
    """False: more is being learnt; ask again."""


class DayMap:
    """Reads only."""

    def __init__(self, stores: RedisStores, book: PlanBook, due_times: DueTimes, *, clock: Clock = utc_now) -> None:
        self._stores = stores
        self._book = book
        self._due_times = due_times
        self._clock = clock

    async def day(self, principal: Principal, query: MapQuery) -> ScheduleDay:
        """The span as rows; Invalid when it is too long."""
        check_span(query, longest=LONGEST_DAY)
        deadline = time.monotonic() + PATIENCE_S
        is_known = await self._book.advance(deadline)
        jobs = chosen(self._book.jobs, principal, query)
        found = await self._due_times.groups(jobs, query.since_ms, query.until_ms, deadline=deadline)
        now = self._clock()
        done = await self._done(principal, query, now)
        capacity = query.limit or await capacity_for(self._stores, principal)

        def drawn() -> ScheduleDay:
            minutes = minutes_of(found.groups, query.since_ms, query.until_ms)
            rows, has_all = _rows(found.groups, done, query, now_ms=to_ms(now), book=self._book)
            bucket = max(1, -(-minutes.count // CURVE_POINTS))
            return ScheduleDay(
                now=now,
                rows=rows,
                bucket_s=bucket * 60,
                load=load_points(minutes, bucket),
                collisions=collisions_of(found.groups, minutes, capacity=capacity, crowd=query.crowd),
                capacity=capacity,
                jobs=len(jobs),
                planned=sum(group.due.count * len(group.jobs) for group in found.groups),
                has_all_bars=has_all,
                complete=is_known and found.complete,
            )

        # Of very many jobs it takes a while, in which this process has others to answer.
        return await asyncio.to_thread(drawn)

    async def _done(self, principal: Principal, query: MapQuery, now: datetime) -> list[ExecutionDocument]:
        """What has run and what runs: the longest ones, which are seen best, and those that did not succeed."""
        asked = done_query(principal, query)
        questions = (
            msgspec.structs.replace(asked, sort=ExecutionSort.LONGEST, limit=MOST_DONE),
            msgspec.structs.replace(asked, states=tuple(sorted(UNSUCCESSFUL)), limit=MOST_RUNNING),
            msgspec.structs.replace(asked, states=(ExecutionState.RUNNING,), limit=MOST_RUNNING),
        )
        found: dict[str, ExecutionDocument] = {}
        for question in questions:
            page = await self._stores.history.find(question, now=now)
            found |= {document.id: document for document in page.documents if document.started_at is not None}
        return [one for one in found.values() if query.queue in ("", queue_of(one.queue))]


def minutes_of(groups: Iterable[Group], since_ms: int, until_ms: int) -> Minutes:
    """What is planned, minute by minute."""
    minutes = Minutes(since_ms, until_ms)
    for group in groups:
        alike: defaultdict[tuple[int, int], int] = defaultdict(int)
        for job in group.jobs:
            alike[(job.offset_ms, -(-job.p50_ms // MINUTE_MS) * MINUTE_MS)] += 1
        for (offset_ms, lasts_ms), weight in alike.items():
            if not group.due.is_told:
                continue
            for at_ms in group.due.at_ms:
                minutes.add(at_ms + offset_ms, lasts_ms, weight=weight)
        if not group.due.is_told:
            minutes.add_evenly(group.due.count, sum(job.p50_ms for job in group.jobs))
    return minutes


def load_points(minutes: Minutes, bucket: int) -> list[LoadPoint]:
    """The curve, `bucket` minutes a point."""
    width_ms = bucket * MINUTE_MS
    return [
        LoadPoint(time=from_ms(minutes.since_ms + at * width_ms), mean=mean, peak=peak)
        for at, (mean, peak) in enumerate(buckets(minutes.running(), bucket))
    ]


def _rows(
    groups: Sequence[Group], done: Sequence[ExecutionDocument], query: MapQuery, *, now_ms: int, book: PlanBook
) -> tuple[list[DayRow], bool]:
    """The rows with the most in them, and whether every bar is in one."""
    bars: defaultdict[str, list[DayBar]] = defaultdict(list)
    bands: defaultdict[str, list[DayBand]] = defaultdict(list)
    planned: defaultdict[str, int] = defaultdict(int)
    for document in done:
        for key in _keys_of_done(document, query.rows_by):
            bars[key].append(_done_bar(document, book.find(document.job_id), now_ms))
    room = MOST_BARS
    has_all = True
    for group in sorted(groups, key=lambda one: one.due.count):
        coming = [at for at in group.due.at_ms if at > now_ms]
        is_band = not group.due.is_told or group.due.count >= BAND_FROM
        for job in group.jobs:
            has_room = is_band or room >= len(coming)
            has_all = has_all and has_room
            for key in _keys_of(job, query.rows_by):
                planned[key] += group.due.count
                if is_band:
                    bands[key].append(_band(job, group.due.count))
                elif has_room:
                    bars[key] += [_planned_bar(job, at) for at in coming]
            room -= 0 if is_band or not has_room else len(coming)
    keys = sorted({*bars, *bands, *planned}, key=lambda key: (-planned[key], -len(bars[key]), key))
    shown = sorted(keys[:MOST_ROWS])
    rows = [
        DayRow(key=key, bars=sorted(bars[key], key=lambda bar: bar.start), bands=_few(bands[key]), planned=planned[key])
        for key in shown
    ]
    rest = keys[MOST_ROWS:]
    if rest:
        rows.append(DayRow(key=REST, bars=[], bands=[], planned=sum(planned[key] for key in rest)))
    return rows, has_all and not any(bars[key] for key in rest)


MOST_BANDS = 12


def _few(bands: Sequence[DayBand]) -> list[DayBand]:
    """The busiest ones, and all others as one."""
    ordered = sorted(bands, key=lambda band: -band.count * band.usual_ms)
    shown, others = ordered[:MOST_BANDS], ordered[MOST_BANDS:]
    if not others:
        return shown
    usual_ms = sum(band.usual_ms for band in others) // len(others)
    rest = DayBand(
        job_id="", job_name="", count=sum(band.count for band in others), usual_ms=usual_ms, jobs=len(others)
    )
    return [*shown, rest]


def _keys_of(job: PlannedJob, rows_by: RowsBy) -> Sequence[str]:
    match rows_by:
        case RowsBy.QUEUE:
            return (job.queue,)
        case RowsBy.OWNER:
            return (job.owner_id,)
        case RowsBy.TAG:
            return job.tags or (NOBODY,)
        case RowsBy.WORKER:
            return (NOBODY,)


def _keys_of_done(document: ExecutionDocument, rows_by: RowsBy) -> Sequence[str]:
    match rows_by:
        case RowsBy.QUEUE:
            return (queue_of(document.queue),)
        case RowsBy.OWNER:
            return (document.owner_id,)
        case RowsBy.TAG:
            return tuple(document.tags) or (NOBODY,)
        case RowsBy.WORKER:
            return (document.worker or NOBODY,)


def _planned_bar(job: PlannedJob, at_ms: int) -> DayBar:
    start_ms = at_ms + job.offset_ms
    return DayBar(
        job_id=job.id,
        job_name=job.name,
        start=from_ms(start_ms),
        end=from_ms(start_ms + job.p90_ms),
        usual_ms=job.p50_ms,
        is_measured=job.is_measured,
        execution_id=None,
        state=None,
    )


def _done_bar(document: ExecutionDocument, job: PlannedJob | None, now_ms: int) -> DayBar:
    start_ms = document.started_at or document.scheduled_for
    return DayBar(
        job_id=document.job_id,
        job_name=document.job_name,
        start=from_ms(start_ms),
        end=from_ms(document.finished_at or max(now_ms, start_ms)),
        usual_ms=0 if job is None else job.p50_ms,
        is_measured=job is not None and job.is_measured,
        execution_id=document.id,
        state=document.state,
    )


def _band(job: PlannedJob, count: int) -> DayBand:
    return DayBand(job_id=job.id, job_name=job.name, count=count, usual_ms=job.p50_ms, jobs=1)
