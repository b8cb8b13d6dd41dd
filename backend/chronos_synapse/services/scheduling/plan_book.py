"""PlanBook: every job that is scheduled, with when it is due and how long it takes, kept ready in this process.

It is filled when it is first asked, a little with each question, so that no answer waits for 50,000 jobs; afterwards
the stream of events says what has changed. When events were trimmed unread, versions are compared, now and then.
"""

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

import msgspec

from chronos_synapse.domain.clock import to_ms
from chronos_synapse.domain.execution import ExecutionState
from chronos_synapse.domain.job import Job, UserId
from chronos_synapse.domain.percentile import percentile
from chronos_synapse.domain.schedule import Schedule, Timing
from chronos_synapse.services.job_news import JobNews
from chronos_synapse.storage.redis.jobs import JobStats
from chronos_synapse.storage.redis.stores import RedisStores
from chronos_synapse.triggers.build import build, jitter_ms
from chronos_synapse.triggers.trigger import Trigger

BATCH = 250
VERSIONS = 1_000
MOST_JOBS = 1_000_000
COMPARE_EVERY_S = 60.0
"""How old what is told may be on a store where events are trimmed before they are read."""
MEASURE_EVERY_S = 600.0
ASSUMED_MS = 1_000
"""Of a job that has never succeeded."""

_Waiting = dict[str, None]
"""Ids of jobs in the order in which they came, each once."""


@dataclass(slots=True)
class PlannedJob:
    """A job, as far as the map needs it."""

    id: str
    version: int
    name: str
    owner_id: UserId
    tags: tuple[str, ...]
    queue: str
    kind: str
    schedule: Schedule
    timing: Timing
    trigger: Trigger
    """Without jitter, so that jobs with the same schedule share it."""
    offset_ms: int
    """What jitter adds."""
    snoozed_ms: int
    """Nothing runs before; 0: it is not snoozed."""
    p50_ms: int = ASSUMED_MS
    p90_ms: int = ASSUMED_MS
    is_measured: bool = False
    """Whether the durations are from its history."""
    needs: tuple[str, ...] = ()
    """Labels that a worker must have to run it."""

    @property
    def is_narrowed(self) -> bool:
        """Whether some of its due times may not run, whatever calendars there are."""
        return bool(self.timing.windows or self.snoozed_ms)

    @property
    def may_have_calendars(self) -> bool:
        """Whether a calendar may hold for it: one that it names, or one that is attached to a tag."""
        return bool(self.timing.calendars or self.tags)


class PlanBook:
    """One for each process."""

    def __init__(self, stores: RedisStores) -> None:
        self._stores = stores
        self._news = JobNews(stores.events)
        self._lock = asyncio.Lock()
        self._jobs: dict[str, PlannedJob] = {}
        self._unread: _Waiting = {}
        self._unmeasured: _Waiting = {}
        self._must_compare = False
        self._compared_at = -COMPARE_EVERY_S
        self._measured_at = 0.0

    @property
    def jobs(self) -> list[PlannedJob]:
        """Those that are known so far."""
        return list(self._jobs.values())

    def find(self, job_id: str) -> PlannedJob | None:
        """The job, when it is scheduled and known."""
        return self._jobs.get(job_id)

    async def advance(self, deadline: float) -> bool:
        """Learns what is new, until `deadline` (monotonic) at most; whether everything is known."""
        async with self._lock:
            await self._look_at_news()
            while (self._unread or self._unmeasured) and time.monotonic() < deadline:
                if self._unread:
                    await self._read(_next_of(self._unread))
                else:
                    await self._measure(_next_of(self._unmeasured))
            return not self._unread

    async def _look_at_news(self) -> None:
        now = time.monotonic()
        news = await self._news.read()
        self._unread |= dict.fromkeys(news.saved)
        self._unmeasured |= dict.fromkeys(job_id for job_id in news.ended if job_id in self._jobs)
        self._must_compare |= not news.is_whole
        if self._must_compare and now - self._compared_at >= COMPARE_EVERY_S:
            await self._compare()
            self._must_compare, self._compared_at = False, now
        if now - self._measured_at >= MEASURE_EVERY_S:
            self._measured_at = now
            self._unmeasured = dict.fromkeys(self._jobs)

    async def _compare(self) -> None:
        """Finds jobs that came, went or changed without our having heard of it."""
        armed = {job_id for job_id, _ in await self._stores.due.upcoming(MOST_JOBS)}
        known = self._jobs
        for job_id in known.keys() - armed:
            del known[job_id]
        versions: dict[str, int] = {}
        ids = list(known)
        for at in range(0, len(ids), VERSIONS):
            versions |= await self._stores.jobs.versions(ids[at : at + VERSIONS])
        changed = [job_id for job_id, job in known.items() if versions.get(job_id) != job.version]
        self._unread |= dict.fromkeys([*changed, *(armed - known.keys())])

    async def _read(self, job_ids: Sequence[str]) -> None:
        found = await self._stores.jobs.find_many(job_ids)
        for job_id in job_ids:
            job, former = found.get(job_id), self._jobs.get(job_id)
            self._unread.pop(job_id, None)
            if job is None or not job.is_scheduled:
                self._jobs.pop(job_id, None)
                continue
            self._jobs[job_id] = planned(job, former)
            if former is None:
                self._unmeasured[job_id] = None

    async def _measure(self, job_ids: Sequence[str]) -> None:
        known = [job_id for job_id in job_ids if job_id in self._jobs]
        for job_id, stats in zip(known, await self._stores.jobs.stats(known), strict=True):
            take_durations(self._jobs[job_id], stats)
        for job_id in job_ids:
            self._unmeasured.pop(job_id, None)


def planned(job: Job, former: PlannedJob | None = None) -> PlannedJob:
    """`job`, which has a schedule, for the map; how long it takes stays as it was."""
    if job.schedule is None:
        raise ValueError("a job without a schedule is never due")
    steady = msgspec.structs.replace(job.timing, jitter_s=0.0)
    found = PlannedJob(
        id=job.id,
        version=job.version,
        name=job.name,
        owner_id=job.owner_id,
        tags=job.tags,
        queue=job.queue,
        kind=job.executor.kind,
        schedule=job.schedule,
        timing=job.timing,
        trigger=build(job.schedule, steady, seed=job.id),
        offset_ms=jitter_ms(job.timing.jitter_s, job.id),
        snoozed_ms=0 if job.snoozed_until is None else to_ms(job.snoozed_until),
        needs=job.needs,
    )
    if former is not None:
        found.p50_ms, found.p90_ms, found.is_measured = former.p50_ms, former.p90_ms, former.is_measured
    return found


def take_durations(job: PlannedJob, stats: JobStats) -> None:
    lasted = sorted(
        one.duration_ms for one in stats.recent if one.state is ExecutionState.SUCCEEDED and one.duration_ms is not None
    )
    if lasted:
        job.p50_ms, job.p90_ms, job.is_measured = percentile(lasted, 0.5), percentile(lasted, 0.9), True


def _next_of(waiting: _Waiting) -> list[str]:
    """The next ones, which stay until somebody has done with them."""
    return list(islice(waiting, BATCH))
