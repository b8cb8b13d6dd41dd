"""DueTimes: when many jobs are due in a span, worked out once for all that share a schedule, within a time limit."""

import asyncio
import time
from collections import OrderedDict, defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Protocol

import msgspec

from chronos_synapse.domain.calendar import Calendar
from chronos_synapse.domain.clock import from_ms, to_ms
from chronos_synapse.domain.errors import Invalid
from chronos_synapse.domain.job import UserId
from chronos_synapse.services.scheduling.plan_book import PlannedJob
from chronos_synapse.triggers.admission import Admission, CalendarCover
from chronos_synapse.triggers.build import count_between, fire_times
from chronos_synapse.triggers.trigger import Trigger

MOST_WALKED = 300
"""Due times in a span that are told one by one; of more, how many they are."""
KEPT = 50_000
"""Answers that are remembered."""
TURN_S = 0.02
"""Others in this process are let in so often."""
LEAST_S = 0.25
_BEFORE = timedelta(milliseconds=1)


_Waiting = tuple[Trigger, list[PlannedJob], Admission | None]


class Due(msgspec.Struct, frozen=True, kw_only=True):
    """When something is due in a span: `count` times, told one by one in `at_ms` (rising) unless they are too many."""

    count: int
    at_ms: tuple[int, ...]

    @property
    def is_told(self) -> bool:
        """Whether each is told."""
        return self.count == len(self.at_ms)


class Group(msgspec.Struct, frozen=True, kw_only=True):
    """Jobs that are due at the same times, but for their jitter."""

    due: Due
    jobs: list[PlannedJob]


class Groups(msgspec.Struct, frozen=True, kw_only=True):
    """All that was worked out in time. `complete` False: some is missing, and comes with the next question."""

    groups: list[Group]
    complete: bool


class CoverSource(Protocol):
    """Gives the calendars of an owner, ready to be asked."""

    async def covers(self, owner_id: UserId, ids: Sequence[str], tags: Sequence[str]) -> Sequence[CalendarCover]:
        """Those named and those attached to one of the tags."""
        ...


class CalendarOwners(Protocol):
    """Knows who has calendars."""

    async def owned(self, owner_ids: Sequence[str]) -> Sequence[Sequence[Calendar]]:
        """What each of these owners has."""
        ...


class DueTimes:
    """One for each process: it remembers."""

    def __init__(self, calendars: CoverSource, owners: CalendarOwners) -> None:
        self._calendars = calendars
        self._owners = owners
        self._known: OrderedDict[tuple[Trigger, int, int], Due] = OrderedDict()

    async def groups(self, jobs: Iterable[PlannedJob], since_ms: int, until_ms: int, *, deadline: float) -> Groups:
        """The jobs by when they are due in [since, until); `deadline` as time.monotonic tells it."""
        found: list[Group] = []
        waiting = await self._waiting(list(jobs))
        # However late it is: each question brings it farther.
        deadline = max(deadline, time.monotonic() + LEAST_S)
        turn = time.monotonic() + TURN_S
        for trigger, members, one in waiting:
            if time.monotonic() > turn:
                await asyncio.sleep(0)
                turn = time.monotonic() + TURN_S
                if turn > deadline:
                    return Groups(groups=found, complete=False)
            due = self._due(trigger, since_ms, until_ms)
            due = due if one is None else _admitted(due, members[0], one)
            if due.count:
                found.append(Group(due=due, jobs=members))
        return Groups(groups=found, complete=True)

    async def _waiting(self, jobs: Sequence[PlannedJob]) -> list[_Waiting]:
        """Jobs of which nothing is refused by their trigger, then each of the others."""
        shared: defaultdict[Trigger, list[PlannedJob]] = defaultdict(list)
        looked_at: list[_Waiting] = []
        for job, admission in zip(jobs, await self._admissions(jobs), strict=True):
            if admission is None:
                shared[job.trigger].append(job)
            else:
                looked_at.append((job.trigger, [job], admission))
        return [*((trigger, members, None) for trigger, members in shared.items()), *looked_at]

    async def _admissions(self, jobs: Sequence[PlannedJob]) -> list[Admission | None]:
        """What may refuse due times of each job; None where nothing does."""
        found: list[Admission | None] = []
        having = await self._having_calendars(jobs)
        known: dict[tuple[str, tuple[str, ...], tuple[str, ...]], Sequence[CalendarCover]] = {}
        for job in jobs:
            if not job.is_narrowed and (job.owner_id not in having or not job.may_have_calendars):
                found.append(None)
                continue
            question = (job.owner_id, job.timing.calendars, job.tags)
            if question not in known:
                known[question] = await self._covers(job) if job.owner_id in having else ()
            admission = Admission(job.timing, job.schedule.timezone, known[question])
            found.append(None if admission.is_open and not job.snoozed_ms else admission)
        return found

    async def _having_calendars(self, jobs: Sequence[PlannedJob]) -> set[str]:
        owners = list(dict.fromkeys(job.owner_id for job in jobs if job.may_have_calendars))
        owned = await self._owners.owned(owners) if owners else []
        return {owner for owner, calendars in zip(owners, owned, strict=True) if calendars}

    async def _covers(self, job: PlannedJob) -> Sequence[CalendarCover]:
        try:
            return await self._calendars.covers(job.owner_id, job.timing.calendars, job.tags)
        except Invalid:
            return ()  # A calendar that has gone meanwhile closes nothing.

    def _due(self, trigger: Trigger, since_ms: int, until_ms: int) -> Due:
        key = (trigger, since_ms, until_ms)
        due = self._known.get(key)
        if due is None:
            due = due_of(trigger, from_ms(since_ms), from_ms(until_ms))
            if len(self._known) >= KEPT:
                self._known.popitem(last=False)
        else:
            del self._known[key]
        self._known[key] = due
        return due


def due_of(trigger: Trigger, since: datetime, until: datetime) -> Due:
    """When `trigger` is due in [since, until)."""
    after, last = since - _BEFORE, until - _BEFORE
    count = count_between(trigger, after, last)
    if count > MOST_WALKED:
        return Due(count=count, at_ms=())
    at_ms = tuple(map(to_ms, fire_times(trigger, after, last, MOST_WALKED)))
    return Due(count=len(at_ms), at_ms=at_ms)


def _admitted(due: Due, job: PlannedJob, admission: Admission) -> Due:
    """Without what will be skipped. Of those that are not told one by one, none is taken away."""
    if not due.is_told:
        return due
    kept = tuple(
        at for at in due.at_ms if at + job.offset_ms >= job.snoozed_ms and admission.refusal(from_ms(at)) is None
    )
    return Due(count=len(kept), at_ms=kept)
