"""Collisions: where more is to run than can, where many begin together, and jobs that meet themselves."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from enum import StrEnum
from heapq import nsmallest

import msgspec

from chronos_synapse.domain.clock import from_ms
from chronos_synapse.domain.schedule_map import MINUTE_MS, Minutes, stretches_above
from chronos_synapse.services.scheduling.due_times import Group
from chronos_synapse.services.scheduling.plan_book import PlannedJob

MOST = 30
LEAST = 5
MOST_LOOKED_AT = 300_000
"""Jobs that are gone through for one kind: of very many jobs fewer places are told, so that an answer comes soon."""
NAMED = 8
SHARED_FROM = 0.6
"""What so large a part of the jobs has in common is told."""
MOST_SHARED = 4


class CollisionKind(StrEnum):
    """What is wrong."""

    OVERLOAD = "overload"
    """More is to run at once than the workers have slots for, or than the limit that was asked for."""
    CROWD = "crowd"
    """Many begin in the same minute."""
    ITSELF = "itself"
    """A job usually takes longer than the time until it is due again."""


class CollidingJob(msgspec.Struct, frozen=True, kw_only=True):
    """One of those that meet."""

    id: str
    name: str
    usual_ms: int


class SharedTrait(msgspec.Struct, frozen=True, kw_only=True):
    """What most of them have in common."""

    what: str
    """`queue`, `tag`, `owner` or `executor`."""
    value: str
    count: int


class Collision(msgspec.Struct, frozen=True, kw_only=True):
    """Where, how many, who, and what they share."""

    kind: CollisionKind
    since: datetime
    until: datetime
    peak: float
    """Executions at once; of a crowd, starts in its minute; of one job, how often it runs beside itself."""
    jobs_total: int
    jobs: list[CollidingJob]
    shared: list[SharedTrait]


def collisions_of(groups: Sequence[Group], minutes: Minutes, *, capacity: int | None, crowd: int) -> list[Collision]:
    """The worst ones first within each kind."""
    found = [] if capacity is None else list(_overloads(groups, minutes, capacity))
    found += _crowds(groups, minutes, crowd)
    return [*found[: 2 * MOST], *_meeting_themselves(groups)]


def _most(groups: Sequence[Group]) -> int:
    """How many places are told."""
    return max(LEAST, min(MOST, MOST_LOOKED_AT // max(1, sum(len(group.jobs) for group in groups))))


def _overloads(groups: Sequence[Group], minutes: Minutes, capacity: int) -> Iterator[Collision]:
    stretches = sorted(stretches_above(minutes.running(), capacity), key=lambda one: -one.peak)[: _most(groups)]
    reaches_ms = [max(job.offset_ms + job.p50_ms for job in group.jobs) for group in (groups if stretches else ())]
    for stretch in stretches:
        since_ms = minutes.since_ms + stretch.since * MINUTE_MS
        until_ms = minutes.since_ms + stretch.until * MINUTE_MS
        jobs = _running_between(zip(groups, reaches_ms, strict=True), since_ms, until_ms)
        yield _collision(CollisionKind.OVERLOAD, (since_ms, until_ms), stretch.peak, jobs)


def _crowds(groups: Sequence[Group], minutes: Minutes, crowd: int) -> Iterator[Collision]:
    crowded = sorted((-starts, at) for at, starts in enumerate(minutes.starts) if starts >= crowd)[: _most(groups)]
    latest_ms = [max(job.offset_ms for job in group.jobs) for group in (groups if crowded else ())]
    for starts, at in crowded:
        since_ms = minutes.since_ms + at * MINUTE_MS
        jobs = _starting_between(zip(groups, latest_ms, strict=True), since_ms, since_ms + MINUTE_MS)
        yield _collision(CollisionKind.CROWD, (since_ms, since_ms + MINUTE_MS), -starts, jobs)


def _meeting_themselves(groups: Sequence[Group]) -> list[Collision]:
    found = []
    for group in groups:
        for one_ms, next_ms in zip(group.due.at_ms[:1], group.due.at_ms[1:2], strict=False):
            for job in group.jobs:
                if job.is_measured and job.p90_ms > next_ms - one_ms:
                    peak = round(job.p90_ms / max(1, next_ms - one_ms), 1)
                    found.append(_collision(CollisionKind.ITSELF, (one_ms, one_ms + job.p90_ms), peak, [job]))
    return sorted(found, key=lambda one: -one.peak)[:MOST]


def _running_between(groups: Iterable[tuple[Group, int]], since_ms: int, until_ms: int) -> list[PlannedJob]:
    """`groups`: each with how long after its due times the last of it has ended."""
    found = []
    for group, reach_ms in groups:
        near = _near(group, since_ms - reach_ms, until_ms)
        found += [
            job
            for job in (group.jobs if near else ())
            if any(at + job.offset_ms < until_ms and at + job.offset_ms + job.p50_ms > since_ms for at in near)
        ]
    return found


def _starting_between(groups: Iterable[tuple[Group, int]], since_ms: int, until_ms: int) -> list[PlannedJob]:
    """`groups`: each with how much later than due the last of it begins."""
    found = []
    for group, latest_ms in groups:
        near = _near(group, since_ms - latest_ms, until_ms)
        found += [
            job for job in (group.jobs if near else ()) if any(since_ms <= at + job.offset_ms < until_ms for at in near)
        ]
    return found


def _near(group: Group, since_ms: int, until_ms: int) -> tuple[int, ...]:
    """The group's due times in [since, until): most groups have none."""
    at_ms = group.due.at_ms
    return at_ms[bisect_left(at_ms, since_ms) : bisect_left(at_ms, until_ms)]


def _collision(kind: CollisionKind, span_ms: tuple[int, int], peak: float, jobs: Sequence[PlannedJob]) -> Collision:
    longest = nsmallest(NAMED, jobs, key=lambda job: (-job.p50_ms, job.name))
    return Collision(
        kind=kind,
        since=from_ms(span_ms[0]),
        until=from_ms(span_ms[1]),
        peak=round(peak, 1),
        jobs_total=len(jobs),
        jobs=[CollidingJob(id=job.id, name=job.name, usual_ms=job.p50_ms) for job in longest],
        shared=_shared(jobs) if len(jobs) > 1 else [],
    )


def _shared(jobs: Sequence[PlannedJob]) -> list[SharedTrait]:
    counts = (
        ("queue", Counter(job.queue for job in jobs)),
        ("owner", Counter(job.owner_id for job in jobs)),
        ("executor", Counter(job.kind for job in jobs)),
        ("tag", Counter(tag for job in jobs for tag in set(job.tags))),
    )
    least = max(2, SHARED_FROM * len(jobs))
    told = [
        SharedTrait(what=what, value=value, count=count)
        for what, often in counts
        for value, count in often.most_common(MOST_SHARED)
        if count >= least
    ]
    return sorted(told, key=lambda trait: -trait.count)[:MOST_SHARED]
