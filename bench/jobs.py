"""Jobs for the benches."""

import asyncio
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import msgspec

from chronos_synapse.domain.clock import utc_now
from chronos_synapse.domain.job import ExecutorRef, Job, JobId, JobState, UserId
from chronos_synapse.domain.retention import KEEP_ALL
from chronos_synapse.domain.retry import NO_RETRY
from chronos_synapse.domain.sandbox import TRUSTED
from chronos_synapse.domain.schedule import UNBOUNDED, CronSpec, LostPolicy, MisfirePolicy, OverlapPolicy, Priority
from chronos_synapse.storage.redis.jobs import Arming
from chronos_synapse.storage.redis.stores import RedisStores

OWNER = UserId("bench-owner-0001")
AT_ONCE = 200


def a_job(number: int, kind: str = "noop", config: Mapping[str, Any] | None = None) -> Job:
    """Job number `number`: daily, with a name of a few words and a tag."""
    now = utc_now()
    return Job(
        id=JobId(f"b{number:015d}"),
        name=f"Nightly report {number}",
        description="",
        tags=(f"team{number % 10}",),
        state=JobState.ACTIVE,
        schedule=CronSpec(expression=f"{number % 60} {number // 60 % 24} * * *", timezone="Europe/Berlin"),
        timing=UNBOUNDED,
        executor=ExecutorRef(kind=kind, config=dict(config or {})),
        setup_timeout_s=60,
        timeout_s=3600.0,
        grace_s=10.0,
        environment={},
        parameters=(),
        sandbox=TRUSTED,
        retry=NO_RETRY,
        keep=KEEP_ALL,
        queue="default",
        needs=(),
        priority=Priority.NORMAL,
        overlap=OverlapPolicy.SKIP,
        max_concurrent=1,
        overlap_queue_limit=100,
        misfire=MisfirePolicy.LATEST,
        misfire_grace_s=60.0,
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
        created_at=now,
        updated_at=now,
    )


async def save(stores: RedisStores, jobs: list[Job], fire_ms: list[int | None]) -> None:
    """Stores new jobs, each armed for its fire time."""
    pairs = list(zip(jobs, fire_ms, strict=True))
    for at in range(0, len(pairs), AT_ONCE):
        await asyncio.gather(
            *(
                stores.jobs.save(job, expected_version=None, arming=Arming(next_ms=due_ms))
                for job, due_ms in pairs[at : at + AT_ONCE]
            )
        )


def paused(job: Job) -> Job:
    """The same job, not scheduled."""
    return msgspec.structs.replace(job, state=JobState.PAUSED)


def next_second(after_s: float) -> datetime:
    """The first whole second that is at least `after_s` seconds away."""
    return datetime.fromtimestamp(int(utc_now().timestamp() + after_s) + 1, UTC)
