"""Dispatcher: every due time becomes exactly one execution, never early, whoever else dispatches."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from datetime import timedelta
from typing import Any

import pytest

from chronos_synapse.domain.clock import from_ms
from chronos_synapse.domain.execution import Execution, ExecutionState, scheduled_execution_id
from chronos_synapse.domain.job import Job, JobState
from chronos_synapse.domain.planning import CATCH_UP_CAP
from chronos_synapse.domain.schedule import DateSpec, IntervalSpec, MisfirePolicy
from chronos_synapse.services import dispatch
from chronos_synapse.services.dispatch import Dispatcher
from chronos_synapse.storage.redis.jobs import JobStore
from tests.builders import Store, a_job, next_version

HOUR_MS = 3_600_000


def dispatcher_on(store: Store) -> Dispatcher:
    return Dispatcher(store.stores.due, store.stores.jobs, store.stores.executions)


async def tick_until(dispatcher: Dispatcher, done: Callable[[], Any], *, ticks: int = 500) -> None:
    """Ticks as the scheduler does, until `await done()` is true."""
    for _ in range(ticks):
        wait_s = await dispatcher.tick()
        if await done():
            return
        await asyncio.sleep(min(wait_s, 0.05))
    raise AssertionError("the dispatcher never came so far")


async def executions_of(store: Store, job: Job) -> list[Execution]:
    """All executions of the job, by due time."""
    keys = [key async for key in scan(store, store.door.keys.execution(f"{job.id}-*"))]
    ids = [key.removeprefix(store.door.keys.execution("")) for key in keys]
    return sorted(await store.stores.executions.find_many(ids), key=lambda execution: execution.scheduled_for)


async def scan(store: Store, pattern: str) -> Any:
    cursor = 0
    while True:
        reply = await store.door.call("SCAN", cursor, "MATCH", pattern, "COUNT", 1000)
        for key in reply[1]:
            yield key.decode()
        cursor = int(reply[0])
        if cursor == 0:
            return


async def every(store: Store, every_s: float, *, first_ms: int, **changes: Any) -> Job:
    """A stored job that is due every so often, armed for `first_ms`."""
    job = a_job(schedule=IntervalSpec(every_s=every_s, start_at=from_ms(first_ms)), **changes)
    await store.save(job, fire_ms=first_ms)
    return job


async def next_fire(store: Store, job: Job) -> int | None:
    return (await store.stores.due.next_fire_times([job.id]))[0]


# on time


async def test_a_due_job_is_dispatched_and_not_before_its_time(store: Store) -> None:
    first_ms = await store.now_ms() + 300
    job = await every(store, 3600, first_ms=first_ms)
    dispatcher = dispatcher_on(store)

    await tick_until(dispatcher, lambda: executions_of(store, job))

    (execution,) = await executions_of(store, job)
    assert (execution.id, execution.state) == (scheduled_execution_id(job.id, first_ms), ExecutionState.QUEUED)
    assert execution.queued_at >= execution.scheduled_for == from_ms(first_ms)
    assert await next_fire(store, job) == first_ms + HOUR_MS
    assert [message.execution_id for message in await store.read()] == [execution.id]


async def test_a_job_that_is_due_once_is_disarmed_then(store: Store) -> None:
    due_ms = await store.now_ms() - 10
    job = a_job(schedule=DateSpec(run_at=from_ms(due_ms)))
    await store.save(job, fire_ms=due_ms)

    await tick_until(dispatcher_on(store), lambda: executions_of(store, job))

    assert await next_fire(store, job) is None


async def test_what_is_far_away_is_left_alone(store: Store) -> None:
    job = await every(store, 60, first_ms=await store.now_ms() + HOUR_MS)

    assert await dispatcher_on(store).tick() > 0

    assert await executions_of(store, job) == []
    assert await store.door.call("ZCARD", store.door.keys.due_leases()) == 0


async def test_two_dispatchers_make_one_execution_of_each_due_time(store: Store) -> None:
    first_ms = (await store.now_ms() // 1000 + 2) * 1000
    jobs = [await every(store, 1, first_ms=first_ms) for _ in range(100)]
    last_ms = first_ms + 3000
    dispatchers = [dispatcher_on(store) for _ in range(2)]

    async def all_are_past() -> bool:
        armed = await store.stores.due.next_fire_times([job.id for job in jobs])
        return all(fire_ms is not None and fire_ms > last_ms for fire_ms in armed)

    await asyncio.gather(*(tick_until(dispatcher, all_are_past, ticks=5000) for dispatcher in dispatchers))
    for dispatcher in dispatchers:
        await dispatcher.release()

    messages = [message.execution_id for message in await store.read(limit=10_000)]
    wanted = [scheduled_execution_id(job.id, first_ms + second * 1000) for job in jobs for second in range(4)]
    up_to_last = [found for found in messages if int(found.split("-")[1], 16) <= last_ms]
    assert sorted(up_to_last) == sorted(wanted)
    assert len(set(messages)) == len(messages)
    assert await store.owner_counts() == {"queued": len(messages)}
    found = await store.stores.executions.find_many(wanted)
    assert len(found) == len(wanted)
    assert all(execution.queued_at >= execution.scheduled_for for execution in found)


# late


async def test_late_due_times_within_the_grace_run_one_by_one(store: Store) -> None:
    now_ms = await store.now_ms()
    job = await every(store, 10, first_ms=now_ms - 35_000, misfire_grace_s=3600)

    async def is_caught_up() -> bool:
        armed = await next_fire(store, job)
        return armed is not None and armed > now_ms

    await tick_until(dispatcher_on(store), is_caught_up)

    made = await executions_of(store, job)
    assert [execution.scheduled_for for execution in made[:4]] == [
        from_ms(now_ms - late_ms) for late_ms in (35_000, 25_000, 15_000, 5_000)
    ]
    assert {execution.state for execution in made} == {ExecutionState.QUEUED}


async def dispatched_after_an_outage(store: Store, **changes: Any) -> tuple[Job, int, list[Execution]]:
    """A job due every minute, 2 h 30 s after it was last armed: job, first due time, what was made of all that."""
    now_ms = await store.now_ms()
    first_ms = now_ms - 2 * HOUR_MS - 30_000
    job = await every(store, 60, first_ms=first_ms, misfire_grace_s=1, **changes)

    async def is_caught_up() -> bool:
        armed = await next_fire(store, job)
        return armed is not None and armed > now_ms

    await tick_until(dispatcher_on(store), is_caught_up)
    return job, first_ms, await executions_of(store, job)


async def test_after_an_outage_the_latest_runs_and_one_record_tells_of_the_others(store: Store) -> None:
    job, first_ms, (record, latest) = await dispatched_after_an_outage(store)

    assert (record.state, record.missed_count) == (ExecutionState.MISSED, 120)
    assert record.scheduled_for == from_ms(first_ms)
    assert record.missed_until == from_ms(first_ms) + timedelta(minutes=119)
    assert (latest.state, latest.scheduled_for) == (ExecutionState.QUEUED, from_ms(first_ms) + timedelta(hours=2))
    assert await store.counts(job) == {"missed": 1, "queued": 1}


async def test_after_an_outage_a_job_that_does_not_catch_up_only_has_the_record(store: Store) -> None:
    _, first_ms, (record,) = await dispatched_after_an_outage(store, misfire=MisfirePolicy.SKIP)

    assert (record.state, record.missed_count) == (ExecutionState.MISSED, 121)
    assert record.missed_until == from_ms(first_ms) + timedelta(hours=2)


async def test_after_an_outage_a_job_that_wants_all_gets_up_to_the_cap(store: Store) -> None:
    _, first_ms, made = await dispatched_after_an_outage(store, misfire=MisfirePolicy.ALL)

    assert (made[0].state, made[0].missed_count) == (ExecutionState.MISSED, 121 - CATCH_UP_CAP)
    assert [execution.scheduled_for for execution in made[1:]] == [
        from_ms(first_ms) + timedelta(minutes=minute) for minute in range(121 - CATCH_UP_CAP, 121)
    ]
    assert {execution.state for execution in made[1:]} == {ExecutionState.QUEUED}


async def test_a_gap_of_many_due_times_is_accounted_for_to_the_last(store: Store) -> None:
    now_ms = await store.now_ms()
    first_ms = now_ms - 2_500_500
    job = await every(store, 1, first_ms=first_ms, misfire_grace_s=60)

    async def is_caught_up() -> bool:
        armed = await next_fire(store, job)
        return armed is not None and armed > now_ms

    await tick_until(dispatcher_on(store), is_caught_up)

    armed = await next_fire(store, job)
    assert armed is not None
    stands_for = [execution.missed_count or 1 for execution in await executions_of(store, job)]
    assert sum(stands_for) == (armed - first_ms) // 1000


async def test_a_job_that_wants_all_gets_up_to_the_cap_however_long_the_outage(store: Store) -> None:
    now_ms = await store.now_ms()
    first_ms = now_ms - 2_500_500
    job = await every(store, 1, first_ms=first_ms, misfire_grace_s=0, misfire=MisfirePolicy.ALL)

    async def is_caught_up() -> bool:
        armed = await next_fire(store, job)
        return armed is not None and armed > now_ms

    await tick_until(dispatcher_on(store), is_caught_up)

    made = await executions_of(store, job)
    missed = [execution for execution in made if execution.state is ExecutionState.MISSED]
    caught_up = [execution for execution in made if execution.scheduled_for < from_ms(now_ms)][len(missed) :]
    assert sum(execution.missed_count for execution in missed) == 2501 - CATCH_UP_CAP
    assert len(caught_up) == CATCH_UP_CAP
    assert missed[-1].scheduled_for < caught_up[0].scheduled_for


# changes in between


async def test_what_is_edited_after_the_claim_runs_by_its_new_definition(store: Store) -> None:
    first_ms = await store.now_ms() + 400
    job = await every(store, 3600, first_ms=first_ms, name="old")
    dispatcher = dispatcher_on(store)
    await dispatcher.tick()
    newer = next_version(job, name="new")
    assert await store.stores.jobs.save(newer, expected_version=1, next_fire_ms=first_ms) == "ok"

    await tick_until(dispatcher, lambda: executions_of(store, job))

    (execution,) = await executions_of(store, job)
    assert (execution.job_name, execution.job_version) == ("new", 2)
    assert execution.scheduled_for == from_ms(first_ms)


async def test_what_is_moved_after_the_claim_is_not_dispatched_at_its_former_time(store: Store) -> None:
    first_ms = await store.now_ms() + 300
    job = await every(store, 3600, first_ms=first_ms)
    dispatcher = dispatcher_on(store)
    await dispatcher.tick()
    moved = next_version(job, schedule=IntervalSpec(every_s=3600, start_at=from_ms(first_ms + HOUR_MS)))
    await store.stores.jobs.save(moved, expected_version=1, next_fire_ms=first_ms + HOUR_MS)

    async def is_past() -> bool:
        return await store.now_ms() > first_ms + 100

    await tick_until(dispatcher, is_past)

    assert await executions_of(store, job) == []
    assert await next_fire(store, job) == first_ms + HOUR_MS


async def test_what_is_moved_forward_after_the_claim_does_not_wait_for_its_former_time(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dispatch, "AHEAD_MS", HOUR_MS)
    now_ms = await store.now_ms()
    job = await every(store, 3600, first_ms=now_ms + HOUR_MS // 2)
    dispatcher = dispatcher_on(store)
    await dispatcher.tick()
    moved = next_version(job, schedule=IntervalSpec(every_s=3600, start_at=from_ms(now_ms + 100)))
    await store.stores.jobs.save(moved, expected_version=1, next_fire_ms=now_ms + 100)

    await tick_until(dispatcher, lambda: executions_of(store, job))

    (execution,) = await executions_of(store, job)
    assert execution.scheduled_for == from_ms(now_ms + 100)
    assert execution.job_version == 2


class SlowJobStore(JobStore):
    """What it read is outdated when it answers."""

    meanwhile: Callable[[], Awaitable[object]] | None = None

    async def find_many(self, job_ids: Sequence[str]) -> dict[str, Job]:
        found = await super().find_many(job_ids)
        if self.meanwhile is not None:
            await self.meanwhile()
        return found


async def test_what_is_paused_and_activated_again_while_one_looks_stays_armed(store: Store) -> None:
    now_ms = await store.now_ms()
    job = await every(store, 3600, first_ms=now_ms)
    paused = next_version(job, state=JobState.PAUSED)
    await store.stores.jobs.save(paused, expected_version=1, next_fire_ms=now_ms)
    slow = SlowJobStore(store.door)

    async def activate() -> None:
        slow.meanwhile = None
        await slow.save(next_version(paused, state=JobState.ACTIVE), expected_version=2, next_fire_ms=now_ms)

    slow.meanwhile = activate
    dispatcher = Dispatcher(store.stores.due, slow, store.stores.executions)

    await tick_until(dispatcher, lambda: executions_of(store, job))

    (execution,) = await executions_of(store, job)
    assert execution.job_version == 3


async def test_a_paused_job_that_is_armed_all_the_same_is_disarmed(store: Store) -> None:
    job = await every(store, 3600, first_ms=await store.now_ms())
    await store.stores.jobs.save(next_version(job, state=JobState.PAUSED), expected_version=1, next_fire_ms=1000)

    async def is_disarmed() -> bool:
        return await next_fire(store, job) is None

    await tick_until(dispatcher_on(store), is_disarmed)

    assert await executions_of(store, job) == []


async def test_what_is_paused_after_the_claim_does_not_run(store: Store) -> None:
    first_ms = await store.now_ms() + 300
    job = await every(store, 3600, first_ms=first_ms)
    dispatcher = dispatcher_on(store)
    await dispatcher.tick()
    await store.stores.jobs.save(next_version(job, state=JobState.PAUSED), expected_version=1, next_fire_ms=None)

    async def is_past() -> bool:
        return await store.now_ms() > first_ms + 100

    await tick_until(dispatcher, is_past)

    assert await executions_of(store, job) == []


@pytest.mark.parametrize("is_known", [True, False])
async def test_a_job_that_is_gone_is_disarmed_sooner_or_later(store: Store, is_known: bool) -> None:
    """Deleting disarms; this is a definition that vanished by itself."""
    job = await every(store, 3600, first_ms=await store.now_ms() - 10 if not is_known else await store.now_ms() + 300)
    dispatcher = dispatcher_on(store)
    if is_known:
        await dispatcher.tick()
    await store.door.call("DEL", store.door.keys.job(job.id), store.door.keys.job_stats(job.id))

    async def is_disarmed() -> bool:
        return await next_fire(store, job) is None

    await tick_until(dispatcher, is_disarmed)

    assert await executions_of(store, job) == []


async def test_what_is_released_can_be_claimed_by_another_at_once(store: Store) -> None:
    first_ms = await store.now_ms() + 900
    job = await every(store, 3600, first_ms=first_ms)
    dispatcher = dispatcher_on(store)
    await dispatcher.tick()
    claimed = await store.door.call("ZCARD", store.door.keys.due_leases())

    await dispatcher.release()

    assert claimed == 1
    assert await store.door.call("ZCARD", store.door.keys.due_leases()) == 0
    await tick_until(dispatcher_on(store), lambda: executions_of(store, job))
    assert len(await executions_of(store, job)) == 1
