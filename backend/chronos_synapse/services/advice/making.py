"""AdviceMaker: looks at every job once a day for what had better be set otherwise, a little at a time.

How far it has come is kept, so that another analyst goes on there. Two at once look at some jobs twice, and write the
same. What a person decided stays: a dismissed advice is not told again while it is remembered.
"""

import asyncio
import logging
import time
from bisect import bisect_right
from collections.abc import Awaitable, Sequence
from datetime import datetime, timedelta

import msgspec

from chronos_synapse.domain.access import Sight
from chronos_synapse.domain.advice import DISMISSED_FOR, Advice, AdviceKind, AdviceQuery, AdviceState
from chronos_synapse.domain.clock import Clock, from_ms, to_ms, utc_now
from chronos_synapse.domain.execution import ExecutionState
from chronos_synapse.domain.job import Job, JobState, UserId
from chronos_synapse.domain.metric import Metric, Reduce
from chronos_synapse.domain.query import MAX_LIMIT
from chronos_synapse.services.advice.duplicates import compared, digest_of, duplicate_advice
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
PAGE = 250
HISTORY = 500
"""Executions of a job that are looked at, the latest."""
FEWEST_RUNS = 5
BEGINS_AT = timedelta(hours=2)
"""Of a day, UTC, from when on a new look begins."""
COUNTED = timedelta(days=400)
DAY_MS = 86_400_000
PLAN_PATIENCE_S = 30.0
"""An owner's due times of a week; others in this process are let in meanwhile."""

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
        self._listed: tuple[tuple[int, str], list[str]] = ((0, ""), [])
        """The look and the owner, and the jobs of that owner."""

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
        job_ids = await self._job_ids(owners[0], cycle)
        at = bisect_right(job_ids, cycle.after_job)
        if waiting := job_ids[at : at + BATCH]:
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

    async def _job_ids(self, owner_id: str, cycle: AdviceCycle) -> list[str]:
        """Listed once for each look at an owner: what comes later is looked at in the next one."""
        question = (cycle.began_ms, owner_id)
        if self._listed[0] != question:
            self._listed = (question, await self._store.job_ids(owner_id))
        return self._listed[1]

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
        """What several jobs of an owner tell only together; of very many not all can be held at once."""
        book: list[PlannedJob] = []
        digests: dict[str, bytes] = {}
        for at in range(0, len(job_ids), PAGE):
            page = await self._stores.jobs.find_many(job_ids[at : at + PAGE])
            book += [planned(job) for job in page.values() if job.is_scheduled]
            digests |= {job_id: digest_of(job) for job_id, job in page.items()}
        alike = await self._stores.jobs.find_many(compared(digests))
        found = await asyncio.to_thread(duplicate_advice, list(alike.values()), now=now)
        moves = await self._moves(book, now)
        query = AdviceQuery(
            sight=Sight(owners=(UserId(owner_id),)), kinds=OF_SEVERAL, states=tuple(AdviceState), limit=MAX_LIMIT
        )
        known = await self._store.page(query)
        if known.complete:
            # Of what could not be worked out nothing is known to be otherwise.
            told = [one for one in known.advice if moves is not None or one.kind is not AdviceKind.MOVE]
            jobs = await self._stores.jobs.find_many([one.job_id for one in told])
            await self._settle([*found, *(moves or ())], told, jobs, now)
        await self._forget_others(owner_id, frozenset(job_ids))

    async def _forget_others(self, owner_id: str, job_ids: frozenset[str]) -> None:
        """What is open of jobs that are not looked at any more: they were archived."""
        query = AdviceQuery(sight=Sight(owners=(UserId(owner_id),)), limit=MAX_LIMIT)
        for one in (await self._store.page(query)).advice:
            if one.job_id not in job_ids:
                await self._store.remove(one)

    async def _moves(self, book: Sequence[PlannedJob], now: datetime) -> list[Advice] | None:
        """None where it took too long to find out when the jobs are due."""
        since = from_ms(-(-to_ms(now) // DAY_MS) * DAY_MS)
        due_times = DueTimes(self._calendars, self._stores.calendars)
        for one, stats in zip(book, await self._stores.jobs.stats([job.id for job in book]), strict=True):
            take_durations(one, stats)
        deadline = time.monotonic() + PLAN_PATIENCE_S
        week = await due_times.groups(book, to_ms(since), to_ms(since + WEEK), deadline=deadline)
        if not week.complete:
            return None
        if not week.groups:
            return []
        day = busiest_day(week.groups, since)
        busy = await due_times.groups(book, to_ms(day), to_ms(day + DAY), deadline=deadline)
        if not busy.complete:
            return None
        moves = await asyncio.to_thread(planned_moves, busy.groups, day=day, since=since)
        jobs = await self._stores.jobs.find_many([move.job_id for move in moves])
        return [move_advice(jobs[move.job_id], move, now=now) for move in moves if move.job_id in jobs]

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
