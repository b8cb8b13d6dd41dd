"""The scheduler process on a real Redis."""

import asyncio
import os
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from chronos_synapse.daemons.scheduler import run_scheduler
from chronos_synapse.domain.clock import from_ms
from chronos_synapse.domain.schedule import IntervalSpec
from chronos_synapse.services.dispatch import Dispatcher
from chronos_synapse.services.pausing import Pausing
from chronos_synapse.services.rearming import Rearmer
from tests.builders import Store, a_job
from tests.support import wait_until


@asynccontextmanager
async def scheduling(store: Store) -> AsyncIterator["asyncio.Task[None]"]:
    """A scheduler that is at work; told to stop at the end unless it has."""
    stores = store.stores
    dispatcher, rearmer = Dispatcher(stores, Pausing(stores)), Rearmer(stores)
    running = asyncio.create_task(run_scheduler(dispatcher, rearmer, stores.daemons))

    async def is_alive() -> bool:
        return len(await stores.daemons.others("scheduler")) == 1

    await wait_until(is_alive, description="the scheduler says that it lives")
    try:
        yield running
    finally:
        if not running.done():
            os.kill(os.getpid(), signal.SIGTERM)
        await running


async def queued(store: Store) -> int:
    return (await store.owner_counts()).get("queued", 0)


async def test_a_job_that_was_due_before_it_came_is_dispatched(store: Store) -> None:
    await store.save(a_job(), fire_ms=await store.now_ms() - 500)

    async with scheduling(store):
        await wait_until(lambda: queued(store), description="an execution is queued")


async def test_a_job_that_is_saved_while_it_works_is_dispatched_again_and_again(store: Store) -> None:
    async with scheduling(store):
        now_ms = await store.now_ms()
        job = a_job(schedule=IntervalSpec(every_s=1, start_at=from_ms(now_ms)))
        await store.save(job, fire_ms=now_ms + 1000)

        async def has_fired_twice() -> bool:
            return await queued(store) >= 2

        await wait_until(has_fired_twice, description="two due times are dispatched")


async def test_a_scheduler_that_stops_gives_back_what_it_has_claimed(store: Store) -> None:
    leases = store.door.keys.due_leases()
    async with scheduling(store):
        await store.save(a_job(), fire_ms=await store.now_ms() + 950)

        async def is_claimed() -> bool:
            return bool(await store.door.call("ZCARD", leases))

        await wait_until(is_claimed, description="the job is claimed")

    assert await store.door.call("ZCARD", leases) == 0


async def test_a_scheduler_that_stops_is_not_alive_any_more(store: Store) -> None:
    async with scheduling(store) as running:
        os.kill(os.getpid(), signal.SIGINT)
        await running

    assert await store.stores.daemons.others("scheduler") == []


async def test_jobs_that_lost_their_due_time_are_armed_again_and_run(store: Store) -> None:
    async with scheduling(store):
        now_ms = await store.now_ms()
        job = a_job(schedule=IntervalSpec(every_s=1, start_at=from_ms(now_ms)), updated_at=from_ms(now_ms))
        await store.save(job, fire_ms=now_ms + 500_000)
        await store.door.call("DEL", store.door.keys.due())

        await wait_until(lambda: queued(store), description="an execution is queued")


async def test_a_clock_that_was_set_back_stops_nothing(store: Store) -> None:
    """Jobs are armed for a time that is a day away now."""
    day_ms = 86_400_000
    now_ms = await store.now_ms()
    job = a_job(schedule=IntervalSpec(every_s=1, start_at=from_ms(now_ms)), updated_at=from_ms(now_ms))
    await store.save(job, fire_ms=now_ms + day_ms)
    await store.door.call("SET", store.door.keys.clock(), now_ms + day_ms)

    async with scheduling(store):
        await wait_until(lambda: queued(store), description="an execution is queued")
