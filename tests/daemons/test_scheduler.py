"""The scheduler process on a real Redis."""

import asyncio
import os
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from chronos_synapse.daemons.scheduler import run_scheduler
from chronos_synapse.domain.clock import from_ms
from chronos_synapse.domain.execution import ExecutionState, Outcome, scheduled_execution_id
from chronos_synapse.domain.schedule import IntervalSpec
from chronos_synapse.services.scheduling.calendars import CalendarService
from chronos_synapse.services.scheduling.dispatch import Dispatcher
from chronos_synapse.services.scheduling.pausing import Pausing
from chronos_synapse.services.scheduling.promoting import Promoter
from chronos_synapse.services.scheduling.rearming import Rearmer
from chronos_synapse.services.scheduling.replaying import Replayer
from tests.builders import Store, a_job, ending_of
from tests.support import wait_until


@asynccontextmanager
async def scheduling(store: Store) -> AsyncIterator["asyncio.Task[None]"]:
    """A scheduler that is at work; told to stop at the end unless it has."""
    stores = store.stores
    dispatcher, replayer = Dispatcher(stores, Pausing(stores)), Replayer(stores, CalendarService(stores))
    promoter = Promoter(stores.delays)
    running = asyncio.create_task(
        run_scheduler(dispatcher, Rearmer(stores), replayer, stores.daemons, promoter=promoter)
    )

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


async def test_what_is_to_be_tried_again_is_when_its_time_has_come(store: Store) -> None:
    async with scheduling(store):
        (execution,) = await store.request(await store.save_draft())
        (message,) = await store.start()
        retry = {"state": ExecutionState.RETRYING, "outcome": Outcome.FAILED, "retry_after_ms": 300}
        await store.stores.executions.finish([ending_of(message, **retry)])

        async def is_waiting() -> bool:
            return bool(await store.start("w2"))

        await wait_until(is_waiting, description="the second attempt starts")

    found = await store.stores.executions.find(execution.id)
    assert found is not None
    first, second = found.attempts
    assert (second.number, second.worker) == (2, "w2")
    assert first.retry_at is not None
    assert second.started_at >= first.retry_at


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


async def test_what_was_given_up_in_a_jump_of_the_clock_runs_when_it_comes_again(store: Store) -> None:
    """The clock was put forward by a day and back: three due times that have not come yet are on record as merged."""
    first_ms = await store.now_ms() + 2000
    job = a_job(schedule=IntervalSpec(every_s=1, start_at=from_ms(first_ms)))
    await store.save(job, fire_ms=first_ms + 86_400_000)
    slots, told = store.door.keys.slots(job.id), f"|{first_ms + 2000} 3"
    await store.door.call("XADD", slots, f"{first_ms}-0", "d", "m", "x", told)
    await store.door.call("SET", store.door.keys.clock(), first_ms + 86_400_000)
    wanted = [scheduled_execution_id(job.id, first_ms + at * 1000) for at in range(3)]

    async def have_run() -> bool:
        return len(await store.stores.executions.find_many(wanted)) == len(wanted)

    async with scheduling(store):
        await wait_until(have_run, description="every due time has its execution")
