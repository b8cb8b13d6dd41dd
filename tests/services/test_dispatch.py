"""Dispatcher: every due time becomes exactly one execution, never early, whoever else dispatches."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace

import pytest

from chronos_synapse.domain.clock import from_ms, to_ms
from chronos_synapse.domain.execution import NEVER_STARTED, Execution, ExecutionState, scheduled_execution_id
from chronos_synapse.domain.job import Job, JobState
from chronos_synapse.domain.schedule import CronSpec, DateSpec, MisfirePolicy
from chronos_synapse.domain.slot import SlotReason
from chronos_synapse.services.scheduling import dispatch
from chronos_synapse.services.scheduling.dispatch import Dispatcher
from chronos_synapse.storage.redis.jobs import Arming, JobStore
from chronos_synapse.storage.redis.slots import CursorKind
from tests.builders import Store, a_job, next_version
from tests.services.scheduling import (
    FIRED,
    HOUR_MS,
    edit,
    every,
    executions_of,
    fates_of,
    interval,
    missed,
    next_fire,
    owe,
    records_of,
    services_on,
    tick_until,
)
from tests.support import wait_until


def dispatcher_on(store: Store) -> Dispatcher:
    return services_on(store).dispatcher()


def past(store: Store, at_ms: int) -> Callable[[], Awaitable[bool]]:
    """Whether the server's clock is past it."""

    async def is_past() -> bool:
        return await store.now_ms() > at_ms

    return is_past


# on time


async def test_a_due_job_is_dispatched_and_not_before_its_time(store: Store) -> None:
    first_ms = await store.now_ms() + 300
    job = await every(store, 3600, first_ms=first_ms)
    dispatcher = dispatcher_on(store)

    await tick_until(dispatcher, lambda: executions_of(store, job))

    (execution,) = await executions_of(store, job)
    assert (execution.id, execution.state) == (scheduled_execution_id(job.id, first_ms), ExecutionState.QUEUED)
    assert execution.queued_at >= execution.scheduled_for == from_ms(first_ms)
    assert await next_fire(store, job.id) == first_ms + HOUR_MS
    assert [message.execution_id for message in await store.start()] == [execution.id]


async def test_a_job_that_is_due_once_is_disarmed_then(store: Store) -> None:
    due_ms = await store.now_ms() - 10
    job = a_job(schedule=DateSpec(run_at=from_ms(due_ms)))
    await store.save(job, fire_ms=due_ms)

    await tick_until(dispatcher_on(store), lambda: executions_of(store, job))

    assert await next_fire(store, job.id) is None


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

    messages = [message.execution_id for message in await store.start(limit=10_000)]
    wanted = [scheduled_execution_id(job.id, first_ms + second * 1000) for job in jobs for second in range(4)]
    up_to_last = [found for found in messages if int(found.split("-")[1], 16) <= last_ms]
    assert sorted(up_to_last) == sorted(wanted)
    assert len(set(messages)) == len(messages)
    assert await store.owner_counts() == {"running": len(messages)}
    found = await store.stores.executions.find_many(wanted)
    assert len(found) == len(wanted)
    assert all(execution.queued_at >= execution.scheduled_for for execution in found)
    for job in jobs[:10]:
        assert set((await fates_of(store, job)).values()) == {FIRED}


async def test_many_dispatchers_that_catch_up_together_settle_each_due_time_once(store: Store) -> None:
    now_ms = await store.now_ms()
    first_ms = now_ms - 2 * HOUR_MS - 500
    policies = list(MisfirePolicy) * 4
    jobs = [
        await every(store, 5, first_ms=first_ms, misfire=policy, misfire_cap=20, misfire_grace_s=30)
        for policy in policies
    ]

    await asyncio.gather(*(services_on(store).catch_up(*jobs) for _ in range(3)))

    for job in jobs:
        armed = await next_fire(store, job.id)
        assert armed is not None
        fates = await fates_of(store, job)
        assert list(fates) == list(range(first_ms, armed, 5000))
        ran = [due_ms for due_ms, fate in fates.items() if fate == FIRED]
        assert [to_ms(execution.scheduled_for) for execution in await ran_of(store, job)] == ran


async def ran_of(store: Store, job: Job) -> list[Execution]:
    """Executions that were to run."""
    return [found for found in await executions_of(store, job) if found.state not in NEVER_STARTED]


async def test_a_dispatcher_that_stood_still_takes_up_where_others_left_off(store: Store) -> None:
    """It has claimed and prepared; when it wakes up, others have settled that, or nobody has."""
    now_ms = await store.now_ms()
    jobs = [await every(store, 1, first_ms=now_ms + 100) for _ in range(2)]
    stalled = dispatcher_on(store)
    await stalled.tick()
    await asyncio.sleep(0)
    await owe(store, jobs[0].id, now_ms + 100)
    other = dispatcher_on(store)
    await tick_until(other, past(store, now_ms + 1500))

    await tick_until(stalled, past(store, now_ms + 3500))

    for job in jobs:
        fates = await fates_of(store, job)
        assert list(fates) == list(range(now_ms + 100, max(fates) + 1, 1000))
        assert set(fates.values()) == {FIRED}


async def test_what_became_a_misfire_since_it_was_prepared_is_one(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As when the process was stopped between claim and due time."""
    monkeypatch.setattr(dispatch, "LEASE_MS", HOUR_MS)
    first_ms = await store.now_ms() + 200
    job = await every(store, 0.05 * 20, first_ms=first_ms, misfire=MisfirePolicy.SKIP, misfire_grace_s=0.3)
    dispatcher = dispatcher_on(store)
    await dispatcher.tick()
    await wait_until(past(store, first_ms + 400), description="it is late")

    await tick_until(dispatcher, lambda: records_of(store, job.id))

    assert (await fates_of(store, job))[first_ms] == missed(SlotReason.POLICY)


# changes in between


async def test_what_is_edited_after_the_claim_runs_by_its_new_definition(store: Store) -> None:
    first_ms = await store.now_ms() + 400
    job = await every(store, 3600, first_ms=first_ms, name="old")
    dispatcher = dispatcher_on(store)
    await dispatcher.tick()
    await edit(store, job, next_ms=first_ms, name="new")

    await tick_until(dispatcher, lambda: executions_of(store, job))

    (execution,) = await executions_of(store, job)
    assert (execution.job_name, execution.job_version) == ("new", 2)
    assert execution.scheduled_for == from_ms(first_ms)


async def test_what_is_moved_after_the_claim_is_not_dispatched_at_its_former_time(store: Store) -> None:
    first_ms = await store.now_ms() + 300
    job = await every(store, 3600, first_ms=first_ms)
    dispatcher = dispatcher_on(store)
    await dispatcher.tick()
    await edit(store, job, next_ms=first_ms + HOUR_MS, schedule=interval(3600, first_ms + HOUR_MS))

    await tick_until(dispatcher, past(store, first_ms + 100))

    assert await executions_of(store, job) == []
    assert await next_fire(store, job.id) == first_ms + HOUR_MS


async def test_what_is_moved_forward_after_the_claim_does_not_wait_for_its_former_time(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dispatch, "AHEAD_MS", HOUR_MS)
    now_ms = await store.now_ms()
    job = await every(store, 3600, first_ms=now_ms + HOUR_MS // 2)
    dispatcher = dispatcher_on(store)
    await dispatcher.tick()
    await edit(store, job, next_ms=now_ms + 100, schedule=interval(3600, now_ms + 100))

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
    paused = await edit(store, job, next_ms=now_ms, state=JobState.PAUSED)
    slow = SlowJobStore(store.door)

    async def activate() -> None:
        slow.meanwhile = None
        active = next_version(paused, state=JobState.ACTIVE)
        assert await slow.save(active, expected_version=2, arming=Arming(next_ms=now_ms, seen_ms=now_ms)) == "ok"

    slow.meanwhile = activate
    services = services_on(store)
    dispatcher = Dispatcher(replace(store.stores, jobs=slow), services.pausing)

    await tick_until(dispatcher, lambda: executions_of(store, job))

    (execution,) = await executions_of(store, job)
    assert execution.job_version == 3


async def test_a_paused_job_that_is_armed_all_the_same_is_held(store: Store) -> None:
    now_ms = await store.now_ms()
    job = await every(store, 3600, first_ms=now_ms)
    await edit(store, job, next_ms=now_ms, state=JobState.PAUSED)

    async def is_disarmed() -> bool:
        return await next_fire(store, job.id) is None

    await tick_until(dispatcher_on(store), is_disarmed)

    cursor = await store.stores.slots.cursor(job.id)
    assert (cursor.kind, cursor.ms) == (CursorKind.HELD, now_ms)
    assert await executions_of(store, job) == []


async def test_what_is_paused_after_the_claim_does_not_run(store: Store) -> None:
    first_ms = await store.now_ms() + 300
    job = await every(store, 3600, first_ms=first_ms)
    dispatcher = dispatcher_on(store)
    await dispatcher.tick()
    await edit(store, job, next_ms=first_ms, is_held=True, state=JobState.PAUSED)

    await tick_until(dispatcher, past(store, first_ms + 100))

    assert await executions_of(store, job) == []
    assert await records_of(store, job.id) == []


@pytest.mark.parametrize("is_known", [True, False])
async def test_a_job_that_is_gone_is_disarmed_sooner_or_later(store: Store, is_known: bool) -> None:
    """Deleting disarms; this is a definition that vanished by itself."""
    job = await every(store, 3600, first_ms=await store.now_ms() - 10 if not is_known else await store.now_ms() + 300)
    dispatcher = dispatcher_on(store)
    if is_known:
        await dispatcher.tick()
    await store.door.call("DEL", store.door.keys.job(job.id), store.door.keys.job_stats(job.id))

    async def is_disarmed() -> bool:
        return await next_fire(store, job.id) is None

    await tick_until(dispatcher, is_disarmed)

    assert await executions_of(store, job) == []
    assert await store.stores.due.count_unarmed() == 0


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


# what must not stop the others


async def test_a_stored_schedule_that_is_not_understood_stops_no_other_job(
    store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    now_ms = await store.now_ms()
    broken = a_job(schedule=CronSpec(expression="61 * * * *"))
    await store.save(broken, fire_ms=now_ms - 1000)
    job = await every(store, 3600, first_ms=now_ms)

    await tick_until(dispatcher_on(store), lambda: executions_of(store, job))

    assert "a stored schedule cannot be read" in caplog.messages
    assert await next_fire(store, broken.id) == now_ms - 1000
