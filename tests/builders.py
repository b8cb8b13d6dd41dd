"""Jobs, executions and stores for tests, with everything that a test does not care about filled in."""

import itertools
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec

from chronos_synapse.domain.clock import to_ms
from chronos_synapse.domain.execution import (
    Execution,
    ExecutionState,
    Origin,
    Outcome,
    requested_execution_id,
    scheduled_execution_id,
)
from chronos_synapse.domain.job import ExecutorRef, Job, JobId, JobState, UserId
from chronos_synapse.domain.retention import KEEP_ALL
from chronos_synapse.domain.retry import NO_RETRY
from chronos_synapse.domain.sandbox import TRUSTED
from chronos_synapse.domain.schedule import (
    UNBOUNDED,
    IntervalSpec,
    LostPolicy,
    MisfirePolicy,
    OverlapPolicy,
    Priority,
)
from chronos_synapse.domain.slot import Disposition, SlotReason, SlotRecord
from chronos_synapse.storage.redis.client import RedisDoor, open_redis
from chronos_synapse.storage.redis.endings import Ending
from chronos_synapse.storage.redis.execution_documents import JobMembers, NewExecution, SettledSlots
from chronos_synapse.storage.redis.executions import Dispatch
from chronos_synapse.storage.redis.indexes import prepare_indexes
from chronos_synapse.storage.redis.jobs import Arming
from chronos_synapse.storage.redis.queue import QueueMessage
from chronos_synapse.storage.redis.stores import RedisStores, stores_on

START = datetime(2026, 1, 1, tzinfo=UTC)
OWNER = UserId("u1")
_ids = itertools.count(1)

_JOB = Job(
    id=JobId("0" * 16),
    name="Nightly backup",
    description="",
    tags=(),
    state=JobState.ACTIVE,
    schedule=IntervalSpec(every_s=1, start_at=START),
    executor=ExecutorRef(kind="noop"),
    timeout_s=60,
    setup_timeout_s=60,
    grace_s=1,
    environment={},
    parameters=(),
    sandbox=TRUSTED,
    retry=NO_RETRY,
    keep=KEEP_ALL,
    queue="default",
    needs=(),
    timing=UNBOUNDED,
    priority=Priority.NORMAL,
    overlap=OverlapPolicy.ALLOW,
    max_concurrent=1,
    overlap_queue_limit=100,
    misfire=MisfirePolicy.LATEST,
    misfire_grace_s=60,
    misfire_window_s=None,
    misfire_cap=100,
    max_executions=None,
    reset_counter_on_active=True,
    snoozed_until=None,
    paused_at=None,
    resumed_at=None,
    pause_reason="",
    on_lost=LostPolicy.FAIL,
    owner_id=OWNER,
    version=1,
    created_at=START,
    updated_at=START,
)


def a_job(**changes: Any) -> Job:
    """An active job with an id of its own: every second, overlaps allowed, does nothing."""
    return msgspec.structs.replace(_JOB, **({"id": JobId(f"j{next(_ids):015d}")} | changes))


def next_version(job: Job, **changes: Any) -> Job:
    """The job after a change."""
    return msgspec.structs.replace(job, version=job.version + 1, **changes)


@dataclass(frozen=True)
class Store:
    """A Redis with its door, for tests that look behind the stores."""

    door: RedisDoor
    stores: RedisStores

    async def now_ms(self) -> int:
        """The server's clock."""
        seconds, microseconds = await self.door.call("TIME")
        return int(seconds) * 1000 + int(microseconds) // 1000

    async def save(self, *jobs: Job, fire_ms: int | None = None) -> None:
        """Stores new jobs, armed for `fire_ms`."""
        for job in jobs:
            assert await self.stores.jobs.save(job, expected_version=None, arming=Arming(next_ms=fire_ms)) == "ok"

    async def save_draft(self, **changes: Any) -> Job:
        """A stored job that is not armed."""
        job = a_job(**changes)
        await self.save(job)
        return job

    async def request(self, job: Job, *, at_ms: int | None = None, count: int = 1) -> list[Execution]:
        """Queues executions of `job` as a person would."""
        at_ms = await self.now_ms() if at_ms is None else at_ms
        new = [requested(job, at_ms, nonce=f"{next(_ids):x}") for _ in range(count)]
        assert await self.stores.executions.dispatch([dispatch_of(job, *new)]) == ["ok"]
        return await self.stores.executions.find_many([item.id for item in new])

    async def start(
        self, worker: str = "w1", *, queue: str = "default", lease_ms: int = 10_000, limit: int = 100
    ) -> list[QueueMessage]:
        """Messages of the attempts that `worker` holds now."""
        ticket = f"{next(_ids):x}"
        claimed = await self.stores.queue.claim(queue, worker=worker, limit=limit, lease_ms=lease_ms, ticket=ticket)
        return claimed.messages

    async def pass_time(self, ms: int) -> None:
        """Lets the store believe that it was looked at `ms` later than it was: as when its clock was set back."""
        await self.door.call("INCRBY", self.door.keys.clock(), ms)

    async def lapse(self, execution_id: str) -> None:
        """Lets the lease of a running attempt end now."""
        await self.door.call("ZADD", self.door.keys.leases(), 1, execution_id)

    async def finished(self, job: Job, *, count: int = 1, at_ms: int | None = None, **ending: Any) -> list[Execution]:
        """Executions of `job` that ran to their end."""
        made = await self.request(job, at_ms=at_ms, count=count)
        messages = await self.start(queue=job.queue)
        assert len(messages) == count
        await self.stores.executions.finish([ending_of(message, **ending) for message in messages])
        return await self.stores.executions.find_many([execution.id for execution in made])

    async def finished_running(self) -> None:
        """Runs everything that waits to its end."""
        await self.stores.executions.finish([ending_of(message) for message in await self.start()])

    async def counts(self, job: Job) -> dict[str, int]:
        """Executions of the job by state, without zeros."""
        found = (await self.stores.jobs.stats([job.id]))[0].counts
        return {state: count for state, count in found.items() if count}

    async def owner_counts(self, owner_id: str = OWNER) -> dict[str, int]:
        """Executions of the owner by state, without zeros."""
        return {state: n for state, n in (await self.stores.jobs.owner_counts([owner_id])).items() if n}


@asynccontextmanager
async def open_store(redis_url: str, key_prefix: str, *, indexes: bool = True) -> AsyncIterator[Store]:
    """All stores under `key_prefix`."""
    async with open_redis(redis_url, key_prefix) as door:
        if indexes:
            await prepare_indexes(door)
        yield Store(door, stores_on(door))


def requested(job: Job, at_ms: int, *, nonce: str = "1") -> NewExecution:
    """What dispatch is told to create for a request."""
    execution_id = requested_execution_id(job.id, at_ms, nonce)
    return JobMembers(job).queued(execution_id, scheduled_ms=at_ms, origin=Origin.MANUAL)


def scheduled(job: Job, due_ms: int) -> NewExecution:
    """What dispatch is told to create for a due time."""
    return JobMembers(job).queued(
        scheduled_execution_id(job.id, due_ms), scheduled_ms=due_ms, origin=Origin.SCHEDULE, is_slot=True
    )


def settled(job: Job, due_ms: int, disposition: Disposition, reason: SlotReason, detail: str = "") -> SettledSlots:
    """What dispatch is told of a due time that does not run."""
    record = SlotRecord(due_ms=due_ms, until_ms=due_ms, count=1, disposition=disposition, reason=reason, detail=detail)
    return JobMembers(job).settled(record)


def missed(job: Job, first_ms: int, last_ms: int, count: int) -> SettledSlots:
    """What dispatch is told of due times that are given up."""
    record = SlotRecord(
        due_ms=first_ms, until_ms=last_ms, count=count, disposition=Disposition.MISSED, reason=SlotReason.POLICY
    )
    return JobMembers(job).settled(record)


def dispatch_of(
    job: Job, *entries: NewExecution | SettledSlots, fire_ms: int | None = None, next_ms: int | None = None
) -> Dispatch:
    """One job's part of a dispatch."""
    return Dispatch(job=job, fire_ms=fire_ms, next_ms=next_ms, entries=entries)


def ending_of(message: QueueMessage, **changes: Any) -> Ending:
    """The ending of an attempt that succeeded."""
    values: dict[str, Any] = {
        "execution_id": message.execution_id,
        "job_id": message.job_id,
        "owner_id": message.owner_id,
        "job_version": message.job_version,
        "queue": message.queue,
        "fence": message.fence,
        "state": ExecutionState.SUCCEEDED,
        "outcome": Outcome.SUCCEEDED,
        "duration_ms": 10,
    }
    return Ending(**(values | changes))


def minutes_before(now_ms: int, minutes: float) -> int:
    """Epoch ms."""
    return now_ms - int(minutes * 60_000)


def after(seconds: float) -> datetime:
    """An instant that many seconds after START."""
    return START + timedelta(seconds=seconds)


__all__ = [
    "OWNER",
    "START",
    "Store",
    "a_job",
    "after",
    "dispatch_of",
    "ending_of",
    "minutes_before",
    "missed",
    "next_version",
    "open_store",
    "requested",
    "scheduled",
    "settled",
    "to_ms",
]
