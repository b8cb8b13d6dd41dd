"""Recovery: whatever a worker or a queue lost comes to an end or comes back."""

import dataclasses
from datetime import timedelta
from typing import Any

import pytest

from chronos_synapse.domain.clock import from_ms, utc_now
from chronos_synapse.domain.errors import Unavailable
from chronos_synapse.domain.execution import Execution, ExecutionState, Outcome
from chronos_synapse.domain.retry import Cause, RetryPolicy
from chronos_synapse.domain.schedule import LostPolicy, OverlapPolicy, Priority
from chronos_synapse.services.running import recovery as module
from chronos_synapse.services.running.recovery import WAITING_AGE, Recovery
from chronos_synapse.services.running.retrying import MAX_LOST_ATTEMPTS
from chronos_synapse.storage.redis.executions import ExecutionStore
from tests.builders import OWNER, Store, ending_of, minutes_before

LEASE_S = 10.0
"""As `Store.start` gives them."""


def recovery_on(store: Store, *, executions: ExecutionStore | None = None, is_new: bool = False) -> Recovery:
    """A recovery that has been there for longer than a lease, unless it `is_new`."""
    stores = store.stores
    if executions is not None:
        stores = dataclasses.replace(stores, executions=executions)
    recovery = Recovery(stores, lease_s=LEASE_S)
    if not is_new:
        a_lease_later(recovery)
    return recovery


def a_lease_later(recovery: Recovery) -> None:
    """Lets the time be over in which workers say that they live."""
    recovery._trusts_leases_from = 0.0


async def lost_execution(store: Store, **job: Any) -> Execution:
    """A running execution whose lease has lapsed."""
    saved = await store.save_draft(**job)
    (execution,) = await store.request(saved)
    await store.start()
    await store.lapse(execution.id)
    return execution


async def found(store: Store, execution: Execution) -> Execution:
    now = await store.stores.executions.find(execution.id)
    assert now is not None
    return now


# lapsed leases


async def test_an_execution_whose_worker_vanished_is_abandoned(store: Store) -> None:
    execution = await lost_execution(store)

    assert await recovery_on(store).abandon_lapsed() == 1

    ended = await found(store, execution)
    assert (ended.state, ended.attempts[-1].outcome) == (ExecutionState.ABANDONED, Outcome.ABANDONED)
    assert ended.reason == "Its worker stopped answering, so how it ended is not known."
    assert ended.finished_at is not None
    assert await store.owner_counts() == {"abandoned": 1}
    assert await store.start() == []


async def test_an_execution_is_abandoned_once_however_many_look(store: Store) -> None:
    await lost_execution(store)

    assert [await recovery_on(store).abandon_lapsed() for _ in range(2)] == [1, 0]
    assert await store.owner_counts() == {"abandoned": 1}


async def test_a_job_that_may_be_repeated_is_queued_again_with_the_next_number(store: Store) -> None:
    execution = await lost_execution(store, on_lost=LostPolicy.RETRY)

    assert await recovery_on(store).abandon_lapsed() == 1

    waiting = await found(store, execution)
    assert (waiting.state, waiting.finished_at) == (ExecutionState.RETRYING, None)
    assert waiting.attempts[-1].outcome is Outcome.ABANDONED
    (message,) = await store.start("w2")
    assert (message.execution_id, message.fence) == (execution.id, 2)
    assert await store.owner_counts() == {"running": 1}


async def test_there_are_only_so_many_attempts_however_often_the_worker_vanishes(store: Store) -> None:
    execution = await lost_execution(store, on_lost=LostPolicy.RETRY)
    recovery = recovery_on(store)

    states = []
    for _ in range(MAX_LOST_ATTEMPTS):
        await store.lapse(execution.id)
        assert await recovery.abandon_lapsed() == 1
        states.append((await found(store, execution)).state)
        await store.start()

    assert states == [ExecutionState.RETRYING] * (MAX_LOST_ATTEMPTS - 1) + [ExecutionState.ABANDONED]
    assert [attempt.number for attempt in (await found(store, execution)).attempts] == [1, 2, 3]
    assert await store.owner_counts() == {"abandoned": 1}


async def test_a_worker_that_comes_back_too_late_changes_nothing(store: Store) -> None:
    job = await store.save_draft()
    (execution,) = await store.request(job)
    (message,) = await store.start()
    await store.lapse(execution.id)
    await recovery_on(store).abandon_lapsed()

    assert await store.stores.executions.finish([ending_of(message)]) == [False]

    assert (await found(store, execution)).state is ExecutionState.ABANDONED
    assert await store.counts(job) == {"abandoned": 1}


async def test_an_execution_whose_lease_holds_is_left_alone(store: Store) -> None:
    job = await store.save_draft()
    await store.request(job)
    await store.start()

    assert await recovery_on(store).abandon_lapsed() == 0
    assert await store.counts(job) == {"running": 1}


async def test_a_lease_that_was_renewed_after_all_is_left_alone(store: Store) -> None:
    execution = await lost_execution(store)
    await store.stores.executions.renew([(execution.id, 1)], lease_ms=10_000)

    assert await recovery_on(store).abandon_lapsed() == 0
    assert (await found(store, execution)).state is ExecutionState.RUNNING


async def test_a_lease_without_its_execution_is_forgotten(store: Store) -> None:
    execution = await lost_execution(store)
    await store.door.call("DEL", store.door.keys.execution(execution.id))

    assert await recovery_on(store).abandon_lapsed() == 0
    assert (await store.stores.executions.lapsed(10, lease_ms=10_000))[1] == []


async def test_the_execution_of_a_deleted_job_is_not_repeated(store: Store) -> None:
    execution = await lost_execution(store, on_lost=LostPolicy.RETRY)
    await store.door.call("DEL", store.door.keys.job(execution.job_id))

    assert await recovery_on(store).abandon_lapsed() == 1
    assert (await found(store, execution)).state is ExecutionState.ABANDONED


# trust in leases


async def test_nothing_is_abandoned_before_living_workers_had_time_to_say_so(store: Store) -> None:
    execution = await lost_execution(store)

    assert await recovery_on(store, is_new=True).abandon_lapsed() == 0
    assert (await found(store, execution)).state is ExecutionState.RUNNING


class AwayOnce(ExecutionStore):
    """Cannot be reached the first time."""

    is_away = True

    async def lapsed(self, limit: int, *, lease_ms: int) -> tuple[int, list[str]]:
        if self.is_away:
            self.is_away = False
            raise Unavailable("Redis does not answer.", part="redis")
        return await super().lapsed(limit, lease_ms=lease_ms)


async def test_nothing_is_abandoned_just_after_the_store_was_away(store: Store) -> None:
    execution = await lost_execution(store)
    recovery = recovery_on(store, executions=AwayOnce(store.door))

    with pytest.raises(Unavailable):
        await recovery.abandon_lapsed()

    assert await recovery.abandon_lapsed() == 0
    assert (await found(store, execution)).state is ExecutionState.RUNNING


# clocks that are set


class SetClock(ExecutionStore):
    """A server whose clock was set by `by_ms` since the first look."""

    by_ms = 0

    async def lapsed(self, limit: int, *, lease_ms: int) -> tuple[int, list[str]]:
        now_ms, found = await super().lapsed(limit, lease_ms=lease_ms)
        return now_ms + self.by_ms, found


@pytest.mark.parametrize("by_ms", [-86_400_000, -3_600_000, 3_600_000, 86_400_000])
async def test_nothing_is_abandoned_just_after_the_clock_was_set(store: Store, by_ms: int) -> None:
    clock = SetClock(store.door)
    recovery = recovery_on(store, executions=clock)
    assert await recovery.abandon_lapsed() == 0
    execution = await lost_execution(store)
    clock.by_ms = by_ms

    assert await recovery.abandon_lapsed() == 0
    assert (await found(store, execution)).state is ExecutionState.RUNNING


async def test_what_nobody_renews_after_the_clock_was_set_is_abandoned_in_the_end(store: Store) -> None:
    clock = SetClock(store.door)
    recovery = recovery_on(store, executions=clock)
    await recovery.abandon_lapsed()
    execution = await lost_execution(store)
    clock.by_ms = 3_600_000

    await recovery.abandon_lapsed()
    a_lease_later(recovery)
    await recovery.abandon_lapsed()

    assert (await found(store, execution)).state is ExecutionState.ABANDONED


async def test_a_lease_of_before_the_clock_was_set_back_has_lapsed(store: Store) -> None:
    """It would else last for as long as the clock was set back."""
    execution = await lost_execution(store)
    far_ms = await store.now_ms() + 86_400_000
    await store.door.call("ZADD", store.door.keys.leases(), far_ms, execution.id)

    assert await recovery_on(store).abandon_lapsed() == 1
    assert (await found(store, execution)).state is ExecutionState.ABANDONED


async def test_a_lease_that_was_renewed_since_the_clock_was_set_back_holds(store: Store) -> None:
    execution = await lost_execution(store)
    far_ms = await store.now_ms() + 86_400_000
    await store.door.call("ZADD", store.door.keys.leases(), far_ms, execution.id)
    await store.stores.executions.renew([(execution.id, 1)], lease_ms=10_000)

    assert await recovery_on(store).abandon_lapsed() == 0


# lost entries


async def test_what_was_lost_with_its_queue_is_put_there_again(store: Store) -> None:
    job = await store.save_draft(queue="slow", tags=("a", "b"), priority=Priority.HIGH)
    old_ms = minutes_before(await store.now_ms(), 10)
    (execution,) = await store.request(job, at_ms=old_ms)
    await lose_queue(store, "slow")
    recovery = recovery_on(store)

    assert await recovery.restore_waiting(utc_now) == 1
    assert await recovery.restore_waiting(utc_now) == 0

    (message,) = await store.start(queue="slow")
    assert (message.execution_id, message.fence, message.owner_id) == (execution.id, 1, execution.owner_id)
    assert (message.job_version, message.queue) == (1, "slow")


async def lose_queue(store: Store, name: str) -> None:
    keys = store.door.keys
    await store.door.call("DEL", keys.queue(name), keys.waiting(name, OWNER), keys.bell(name))


async def test_an_attempt_that_was_to_be_repeated_is_put_there_with_its_number(store: Store) -> None:
    job = await store.save_draft()
    (execution,) = await store.request(job, at_ms=minutes_before(await store.now_ms(), 10))
    (message,) = await store.start()
    retry = ending_of(message, state=ExecutionState.RETRYING, outcome=Outcome.ABANDONED, duration_ms=None)
    await store.stores.executions.finish([retry])
    await lose_queue(store, "default")

    assert await recovery_on(store).restore_waiting(utc_now) == 1

    (message,) = await store.start()
    assert (message.execution_id, message.fence) == (execution.id, 2)


async def test_what_is_still_there_is_not_put_there_twice(store: Store) -> None:
    job = await store.save_draft()
    await store.request(job, at_ms=minutes_before(await store.now_ms(), 10), count=2)
    await store.start(limit=1)

    assert await recovery_on(store).restore_waiting(utc_now) == 0
    assert len(await store.start()) == 1
    assert await store.start() == []


async def test_one_that_is_to_be_repeated_later_is_not_repeated_before(store: Store) -> None:
    job = await store.save_draft()
    (execution,) = await store.request(job, at_ms=minutes_before(await store.now_ms(), 10))
    (message,) = await store.start()
    retry = {"state": ExecutionState.RETRYING, "outcome": Outcome.FAILED, "retry_after_ms": 3_600_000}
    await store.stores.executions.finish([ending_of(message, **retry)])
    recovery = recovery_on(store)

    for forgotten in ((), (store.door.keys.delayed(), store.door.keys.delayed_entries())):
        await store.door.call("DEL", "nothing", *forgotten)
        assert await recovery.restore_waiting(utc_now) == 0
        assert await store.start() == []
        assert await store.door.call("ZSCORE", store.door.keys.delayed(), execution.id) is not None


async def test_one_whose_time_is_over_and_that_nobody_knows_of_is_put_on_its_queue(store: Store) -> None:
    job = await store.save_draft(priority=Priority.HIGH, tags=("a",))
    (execution,) = await store.request(job, at_ms=minutes_before(await store.now_ms(), 10))
    (message,) = await store.start()
    retry = {"state": ExecutionState.RETRYING, "outcome": Outcome.FAILED, "retry_after_ms": 0}
    await store.stores.executions.finish([ending_of(message, **retry)])
    await store.door.call("DEL", store.door.keys.delayed(), store.door.keys.delayed_entries())

    assert await recovery_on(store).restore_waiting(utc_now) == 1

    (message,) = await store.start()
    assert (message.execution_id, message.fence) == (execution.id, 2)


@pytest.mark.parametrize(("max_attempts", "is_letter"), [(1, False), (5, True)])
async def test_a_lost_execution_that_may_be_retried_is_a_dead_letter(
    store: Store, max_attempts: int, is_letter: bool
) -> None:
    execution = await lost_execution(store, retry=RetryPolicy(max_attempts=max_attempts))

    await recovery_on(store).abandon_lapsed()

    assert (await found(store, execution)).cause is Cause.LOST
    letters = await store.door.call("ZCARD", store.door.keys.dead_letters(OWNER))
    assert letters == int(is_letter)


async def test_an_execution_that_may_still_be_on_its_way_is_left_alone(store: Store) -> None:
    job = await store.save_draft()
    at_ms = await store.now_ms()
    await store.request(job, at_ms=at_ms)
    await lose_queue(store, "default")
    recovery = recovery_on(store)

    assert await recovery.restore_waiting(lambda: from_ms(at_ms) + WAITING_AGE / 2) == 0
    assert await recovery.restore_waiting(lambda: from_ms(at_ms) + WAITING_AGE + timedelta(seconds=1)) == 1


async def test_many_that_wait_with_good_reason_do_not_hide_one_that_was_lost(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "BATCH", 3)
    now_ms = await store.now_ms()
    waiting = await store.save_draft(queue="busy")
    await store.request(waiting, at_ms=minutes_before(now_ms, 20), count=10)
    (lost,) = await store.request(await store.save_draft(), at_ms=minutes_before(now_ms, 10))
    await lose_queue(store, "default")

    assert await recovery_on(store).restore_waiting(utc_now) == 1

    assert [message.execution_id for message in await store.start()] == [lost.id]


async def test_what_was_parked_is_looked_at_again_should_the_end_it_waited_for_have_gone_unseen(store: Store) -> None:
    job = await store.save_draft(overlap=OverlapPolicy.QUEUE_ALL)
    at_ms = minutes_before(await store.now_ms(), 10)
    (first,) = await store.request(job, at_ms=at_ms)
    await store.start()
    (second,) = await store.request(job, at_ms=at_ms + 1)
    assert await store.start() == []
    await store.door.call("HSET", store.door.keys.job_stats(job.id), "running", 0)

    await recovery_on(store).restore_waiting(utc_now)

    assert [message.execution_id for message in await store.start()] == [second.id]
    assert first.id != second.id
