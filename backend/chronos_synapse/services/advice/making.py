"""AdviceMaker: looks at every job once a day for what had better be set otherwise, a little at a time.

How far it has come is kept, so that another analyst goes on there. Two at once look at some jobs twice, and write the
same. What a person decided stays: a dismissed advice is not told again while it is remembered.
"""

import asyncio
import logging
import time
from collections.abc import Awaitable, Sequence
from datetime import datetime, timedelta

import msgspec

from chronos_synapse.domain.access import Sight
from chronos_synapse.domain.advice import DISMISSED_FOR, Advice, AdviceKind, AdviceQuery, AdviceState
from chronos_synapse.domain.analytics import AnalyticsQuery
from chronos_synapse.domain.clock import Clock, from_ms, to_ms, utc_now
from chronos_synapse.domain.execution import ExecutionState
from chronos_synapse.domain.job import Job, JobState, UserId
from chronos_synapse.domain.metric import Metric, Reduce
from chronos_synapse.domain.query import MAX_LIMIT
from chronos_synapse.services.advice.duplicates import duplicate_advice
from chronos_synapse.services.advice.job_advice import JobPast, advice_for
from chronos_synapse.services.advice.moves import DAY, WEEK, busiest_day, move_advice, planned_moves
from chronos_synapse.services.scheduling.calendars import CalendarService
from chronos_synapse.services.scheduling.due_times import DueTimes
from chronos_synapse.services.scheduling.plan_book import PlannedJob, planned, take_durations
from chronos_synapse.storage.redis.advice import AdviceCycle
from chronos_synapse.storage.redis.search import SearchTimeout
from chronos_synapse.storage.redis.stores import RedisStores

logger = logging.getLogger(__name__)

TURN_S = 2.0
"""How long one turn of the duty looks at jobs; the next one goes on."""
BATCH = 50
HISTORY = 500
"""Executions of a job that are looked at, the latest."""
FEWEST_RUNS = 5
BEGINS_AT = timedelta(hours=2)
"""Of a day, UTC, from when on a new look begins."""
COUNTED = timedelta(days=400)
DAY_MS = 86_400_000
PLAN_PATIENCE_S = 5.0

OF_ONE = tuple(kind for kind in AdviceKind if kind not in (AdviceKind.DUPLICATE, AdviceKind.MOVE))
OF_SEVERAL = (AdviceKind.DUPLICATE, AdviceKind.MOVE)
_ENDED = (ExecutionState.SUCCEEDED, ExecutionState.FAILED, ExecutionState.TIMED_OUT, ExecutionState.ABANDONED)


class AdviceMaker:
    """The analyst lets it work."""

    def __init__(self, stores: RedisStores, calendars: CalendarService, *, clock: Clock = utc_now) -> None:
        self._stores = stores
        self._store = stores.insight.advice
        self._calendars = calendars
        self._clock = clock

    async def advance(self, *, turn_s: float = TURN_S) -> int:
        """Goes on for a while; how many jobs it looked at."""
        now = self._clock()
        cycle = await self._store.cycle()
        if cycle is None or _day_of(cycle.began_ms) < _day_of(to_ms(now)):
            cycle = AdviceCycle(began_ms=to_ms(now))
        deadline, count = time.monotonic() + turn_s, 0
        while not cycle.is_over:
            try:
                cycle, looked_at = await self._step(cycle, now)
            except SearchTimeout:
                break  # The store has much to do; the next turn tries again.
            count += looked_at
            await self._store.put_cycle(cycle)
            if time.monotonic() >= deadline:
                break
        return count

    async def _step(self, cycle: AdviceCycle, now: datetime) -> tuple[AdviceCycle, int]:
        """Some jobs of the next owner, or what there is to say of all of them; and how far that brings it."""
        owners = [owner for owner in await self._stores.jobs.owners() if owner > cycle.after]
        if not owners:
            return msgspec.structs.replace(cycle, is_over=True), 0
        job_ids = await self._job_ids(owners[0], now)
        waiting = [job_id for job_id in job_ids if job_id > cycle.after_job][:BATCH]
        if waiting:
            jobs = await self._stores.jobs.find_many(waiting)
            for job in jobs.values():
                await self._tolerant(job.id, self._look_at(job, now))
            return msgspec.structs.replace(cycle, after_job=waiting[-1]), len(waiting)
        await self._tolerant(owners[0], self._look_at_all(owners[0], job_ids, now))
        return msgspec.structs.replace(cycle, after=owners[0], after_job=""), 0

    async def _tolerant(self, what: str, look: Awaitable[None]) -> None:
        """One job with an odd past does not stop the look at the others; an absent store does."""
        try:
            await look
        except (SearchTimeout, ArithmeticError, LookupError, ValueError) as exc:
            logger.warning(
                "no advice could be found", extra={"action": "advice_failed", "of": what, "why": str(exc)[:200]}
            )

    async def _job_ids(self, owner_id: str, now: datetime) -> list[str]:
        sight = Sight(owners=(UserId(owner_id),))
        found, _ = await self._stores.analytics.job_ids(AnalyticsQuery(sight=sight, since=now - DAY, until=now))
        return sorted(found)

    async def _look_at(self, job: Job, now: datetime) -> None:
        if job.state is JobState.DRAFT or not await self._has_run(job):
            found: list[Advice] = []
        else:
            past = await self._past(job, now)
            found = await asyncio.to_thread(advice_for, job, past, now=now)
        known = [one for one in await self._store.of_job(job.id) if one.kind in OF_ONE]
        await self._settle(found, known, {job.id: job}, now)

    async def _has_run(self, job: Job) -> bool:
        counts = (await self._stores.jobs.stats([job.id]))[0].counts
        return sum(counts[state.value] for state in _ENDED) >= FEWEST_RUNS

    async def _past(self, job: Job, now: datetime) -> JobPast:
        documents = await self._stores.history.ended(job.id, page=(0, HISTORY))
        ids = [document.id for document in documents]
        span = {"from_ms": to_ms(now - COUNTED), "to_ms": to_ms(now)}
        counts = [
            await self._stores.metrics.samples(job.id, metric, bucket_ms=DAY_MS, reduce=Reduce.SUM, **span)
            for metric in (Metric.SUCCEEDED, Metric.FAILED)
        ]
        return JobPast(
            documents=documents,
            has_noted=dict(zip(ids, await self._store.noted(ids), strict=True)),
            succeeded=counts[0],
            failed=counts[1],
        )

    async def _look_at_all(self, owner_id: str, job_ids: Sequence[str], now: datetime) -> None:
        """What several jobs of an owner tell only together."""
        jobs: dict[str, Job] = {}
        for at in range(0, len(job_ids), BATCH * 5):
            jobs |= await self._stores.jobs.find_many(job_ids[at : at + BATCH * 5])
        scheduled = {job_id: job for job_id, job in jobs.items() if job.is_scheduled}
        found = await asyncio.to_thread(duplicate_advice, list(scheduled.values()), now=now)
        found += await self._moves(scheduled, now)
        query = AdviceQuery(
            sight=Sight(owners=(UserId(owner_id),)), kinds=OF_SEVERAL, states=tuple(AdviceState), limit=MAX_LIMIT
        )
        page = await self._store.page(query)
        if page.complete:
            await self._settle(found, page.advice, jobs, now)

    async def _moves(self, jobs: dict[str, Job], now: datetime) -> list[Advice]:
        since = from_ms(-(-to_ms(now) // DAY_MS) * DAY_MS)
        due_times = DueTimes(self._calendars, self._stores.calendars)
        book = await self._measured(list(jobs.values()))
        deadline = time.monotonic() + PLAN_PATIENCE_S
        week = await due_times.groups(book, to_ms(since), to_ms(since + WEEK), deadline=deadline)
        if not week.groups or not week.complete:
            return []
        day = busiest_day(week.groups, since)
        busy = await due_times.groups(book, to_ms(day), to_ms(day + DAY), deadline=deadline)
        if not busy.complete:
            return []
        moves = await asyncio.to_thread(planned_moves, busy.groups, day=day, since=since)
        return [move_advice(jobs[move.job_id], move, now=now) for move in moves]

    async def _measured(self, jobs: Sequence[Job]) -> list[PlannedJob]:
        """With how long each takes, as the schedule map has it."""
        book = [planned(job) for job in jobs]
        for one, stats in zip(book, await self._stores.jobs.stats([job.id for job in book]), strict=True):
            take_durations(one, stats)
        return book

    async def _settle(
        self, found: Sequence[Advice], known: Sequence[Advice], jobs: dict[str, Job], now: datetime
    ) -> None:
        """Writes what was found, and takes away what is open and was not found any more."""
        former = {one.id: one for one in known}
        for one in found:
            before = former.pop(one.id, None)
            if before is None:
                await self._store.put(one, expected=None)
            elif is_open_again(before, one, now):
                anew = msgspec.structs.replace(one, revision=before.revision + 1)
                await self._store.put(anew, expected=before.revision)
        for one in former.values():
            job = jobs.get(one.job_id)
            if one.state is AdviceState.OPEN or job is None or job.owner_id != one.owner_id:
                await self._store.remove(one)


def is_open_again(before: Advice, found: Advice, now: datetime) -> bool:
    """Whether what was found takes the place of what is known: not while a person has decided otherwise."""
    if before.owner_id != found.owner_id or before.state is AdviceState.OPEN:
        return True
    if before.state is AdviceState.APPLIED:
        # Unless it was found before it was applied.
        return before.applied_version is None or found.job_version >= before.applied_version
    return before.decided_at is None or now - before.decided_at >= DISMISSED_FOR


def _day_of(at_ms: int) -> int:
    return (at_ms - int(BEGINS_AT.total_seconds() * 1000)) // DAY_MS
