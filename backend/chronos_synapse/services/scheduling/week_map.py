"""WeekMap: the load of each hour, planned and done."""

import asyncio
import time
from collections.abc import Iterable
from datetime import datetime

import msgspec

from chronos_synapse.domain.access import Permission, Principal, Sight
from chronos_synapse.domain.clock import Clock, from_ms, to_ms, utc_now
from chronos_synapse.domain.execution import UNSUCCESSFUL
from chronos_synapse.domain.job import UserId
from chronos_synapse.domain.query import ExecutionQuery
from chronos_synapse.services.scheduling.due_times import DueTimes, Group
from chronos_synapse.services.scheduling.plan_book import PlanBook, PlannedJob
from chronos_synapse.services.scheduling.plan_query import LONGEST_WEEK, MapQuery, check_span, chosen
from chronos_synapse.storage.redis.execution_documents import window_order
from chronos_synapse.storage.redis.search import SearchTimeout
from chronos_synapse.storage.redis.stores import RedisStores

HOUR_MS = 3_600_000
PATIENCE_S = 0.6
"""What an answer may take to learn and to compute; the rest comes with the next one."""


class WeekHour(msgspec.Struct, frozen=True, kw_only=True):
    """One hour that begins at `time`."""

    time: datetime
    planned: int
    """Due times, by the definitions of today."""
    planned_load: float
    """Executions that run at once in the mean, as long as they usually take."""
    done: int | None
    """Executions that were scheduled in it; null: not counted."""
    failed: int | None


class ScheduleWeek(msgspec.Struct, frozen=True, kw_only=True):
    """Hours in a row."""

    hours: list[WeekHour]
    jobs: int
    """How many are planned."""
    capacity: int | None
    """What may run at once; null for those who do not see the workers."""
    complete: bool
    """False: more is being learnt; ask again."""


class WeekMap:
    """Reads only."""

    def __init__(self, stores: RedisStores, book: PlanBook, due_times: DueTimes, *, clock: Clock = utc_now) -> None:
        self._stores = stores
        self._book = book
        self._due_times = due_times
        self._clock = clock

    async def week(self, principal: Principal, query: MapQuery) -> ScheduleWeek:
        """The hours of the span; Invalid when it is too long."""
        check_span(query, longest=LONGEST_WEEK)
        deadline = time.monotonic() + PATIENCE_S
        is_known = await self._book.advance(deadline)
        jobs = chosen(self._book.jobs, principal, query)
        hours = -(-(query.until_ms - query.since_ms) // HOUR_MS)
        until_ms = query.since_ms + hours * HOUR_MS
        found = await self._due_times.groups(jobs, query.since_ms, until_ms, deadline=deadline)
        # Of very many jobs it takes a while, in which this process has others to answer.
        counts, loads = await asyncio.to_thread(_loads, found.groups, query.since_ms, hours)
        done = await self._done(principal, query, hours, states=())
        failed = await self._done(principal, query, hours, states=tuple(sorted(UNSUCCESSFUL)))
        now_ms = to_ms(self._clock())
        told = [
            WeekHour(
                time=from_ms(query.since_ms + at * HOUR_MS),
                planned=counts[at],
                planned_load=round(loads[at], 3),
                done=_told(done, at, query.since_ms + at * HOUR_MS <= now_ms),
                failed=_told(failed, at, query.since_ms + at * HOUR_MS <= now_ms),
            )
            for at in range(hours)
        ]
        capacity = await capacity_for(self._stores, principal)
        complete = is_known and found.complete
        return ScheduleWeek(hours=told, jobs=len(jobs), capacity=query.limit or capacity, complete=complete)

    async def _done(
        self, principal: Principal, query: MapQuery, hours: int, *, states: tuple[object, ...]
    ) -> dict[int, int] | None:
        """Hour -> executions that were scheduled in it; None when that takes too long, or cannot be asked."""
        if query.queue:
            return None
        asked = done_query(principal, query)
        try:
            clauses = await self._stores.history.clauses(asked)
            clauses.tag("state", [str(state) for state in states])
            clauses.between("order", *window_order(asked.since, asked.until))
            # Whole quarters, so that the hours of a zone with half an hour begin where they should.
            found = await self._stores.history.count_by_span(clauses, span_ms=HOUR_MS // 4)
        except SearchTimeout:
            return None
        counted = dict.fromkeys(range(hours), 0)
        for quarter, count in found.items():
            hour = (quarter * HOUR_MS // 4 - query.since_ms) // HOUR_MS
            if hour in counted:
                counted[hour] += count
        return counted


def done_query(principal: Principal, query: MapQuery) -> ExecutionQuery:
    """The executions of the span that are asked for."""
    sight = principal.sight
    if query.owner_id:
        sight = _of_owner(sight, UserId(query.owner_id))
    return ExecutionQuery(sight=sight, asker=principal.user_id, tags=query.tags, since=query.since, until=query.until)


def _of_owner(sight: Sight, owner_id: UserId) -> Sight:
    is_seen = sight.owners is None or owner_id in sight.owners
    return Sight(owners=(owner_id,) if is_seen else (), only=sight.only)


async def capacity_for(stores: RedisStores, principal: Principal) -> int | None:
    """Slots of all workers that take something, for those who see the workers."""
    if not principal.may(Permission.WORKER_READ):
        return None
    crew = await stores.daemons.crew()
    return sum(worker.slots for worker in crew if not worker.is_cordoned and not worker.is_draining) or None


def _told(counts: dict[int, int] | None, at: int, has_begun: bool) -> int | None:
    return None if counts is None or not has_begun else counts[at]


def _loads(groups: list[Group], since_ms: int, hours: int) -> tuple[list[int], list[float]]:
    """(due times, mean executions at once) of each hour."""
    counts, loads = [0] * hours, [0.0] * hours
    for group in groups:
        size = len(group.jobs)
        if not group.due.is_told:
            _spread(counts, loads, group.due.count, size, sum(job.p50_ms for job in group.jobs))
            continue
        durations = _by_hours(group.jobs)
        for at_ms in group.due.at_ms:
            counts[(at_ms - since_ms) // HOUR_MS] += size
            for lasts_ms, longest_ms in durations:
                _pour(loads, at_ms - since_ms, lasts_ms, longest_ms=longest_ms)
    return counts, loads


def _by_hours(jobs: Iterable[PlannedJob]) -> list[tuple[int, int]]:
    """(all running time, the longest) of jobs that last about as many hours: one long job smears no short ones."""
    found: dict[int, tuple[int, int]] = {}
    for job in jobs:
        lasts_ms, longest_ms = found.get(job.p50_ms // HOUR_MS, (0, 0))
        found[job.p50_ms // HOUR_MS] = lasts_ms + job.p50_ms, max(longest_ms, job.p50_ms)
    return list(found.values())


def _spread(counts: list[int], loads: list[float], count: int, size: int, lasts_ms: int) -> None:
    """Many due times: told as if they were even over the span."""
    hours = len(counts)
    for at in range(hours):
        each = count * (at + 1) // hours - count * at // hours
        counts[at] += each * size
        loads[at] += each * lasts_ms / HOUR_MS


def _pour(loads: list[float], at_ms: int, lasts_ms: int, *, longest_ms: int) -> None:
    """Adds running time to the hours over which it lasts."""
    first, last = at_ms // HOUR_MS, min(len(loads) - 1, (at_ms + longest_ms) // HOUR_MS)
    for hour in range(first, last + 1):
        share = min((hour + 1) * HOUR_MS, at_ms + longest_ms) - max(hour * HOUR_MS, at_ms)
        loads[hour] += lasts_ms * share / max(1, longest_ms) / HOUR_MS
