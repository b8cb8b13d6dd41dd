"""Recovery: whatever a worker or a stream lost comes to an end or comes back."""

from datetime import timedelta
from typing import Any

import pytest

from chronos_synapse.domain.clock import from_ms, utc_now
from chronos_synapse.domain.errors import Unavailable
from chronos_synapse.domain.execution import Execution, ExecutionState, Outcome
from chronos_synapse.domain.schedule import LostPolicy
from chronos_synapse.services.attempts import MAX_LOST_ATTEMPTS
from chronos_synapse.services.recovery import LOST_MESSAGE_AGE, Recovery
from chronos_synapse.storage.redis.executions import ExecutionStore
from tests.builders import Store, ending_of, minutes_before


def recovery_on(store: Store, *, lease_s: float = 0.0, executions: ExecutionStore | None = None) -> Recovery:
    """A recovery that trusts the leases at once, unless `lease_s` is given."""
    stores = store.stores
    return Recovery(executions or stores.executions, stores.jobs, stores.history, stores.queue, lease_s=lease_s)


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
    assert await store.read() == []


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
    assert await store.stores.executions.lapsed(10) == []


async def test_the_execution_of_a_deleted_job_is_not_repeated(store: Store) -> None:
    execution = await lost_execution(store, on_lost=LostPolicy.RETRY)
    await store.door.call("DEL", store.door.keys.job(execution.job_id))

    assert await recovery_on(store).abandon_lapsed() == 1
    assert (await found(store, execution)).state is ExecutionState.ABANDONED


# trust in leases


async def test_nothing_is_abandoned_before_living_workers_had_time_to_say_so(store: Store) -> None:
    execution = await lost_execution(store)

    assert await recovery_on(store, lease_s=3600).abandon_lapsed() == 0
    assert (await found(store, execution)).state is ExecutionState.RUNNING


class AwayOnce(ExecutionStore):
    """Cannot be reached the first time."""

    is_away = True

    async def lapsed(self, limit: int) -> list[str]:
        if self.is_away:
            self.is_away = False
            raise Unavailable("Redis does not answer.", part="redis")
        return await super().lapsed(limit)


async def test_nothing_is_abandoned_just_after_the_store_was_away(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    execution = await lost_execution(store)
    recovery = recovery_on(store, executions=AwayOnce(store.door))
    monkeypatch.setattr(recovery, "_lease_s", 3600.0)

    with pytest.raises(Unavailable):
        await recovery.abandon_lapsed()

    assert await recovery.abandon_lapsed() == 0
    assert (await found(store, execution)).state is ExecutionState.RUNNING


# lost messages


async def test_a_message_that_was_lost_with_its_queue_is_written_again(store: Store) -> None:
    job = await store.save_draft(queue="slow")
    old_ms = minutes_before(await store.now_ms(), 10)
    (execution,) = await store.request(job, at_ms=old_ms)
    await store.door.call("DEL", store.door.keys.queue("slow"))
    recovery = recovery_on(store)

    assert await recovery.restore_lost_messages(utc_now) == 1
    assert await recovery.restore_lost_messages(utc_now) == 0

    assert [message.execution_id for message in await store.start(queue="slow")] == [execution.id]


async def test_a_message_that_is_still_there_is_not_written_twice(store: Store) -> None:
    job = await store.save_draft()
    await store.request(job, at_ms=minutes_before(await store.now_ms(), 10), count=2)
    await store.read(limit=1)

    assert await recovery_on(store).restore_lost_messages(utc_now) == 0
    assert await store.door.call("XLEN", store.door.keys.queue("default")) == 2


async def test_an_execution_that_may_still_be_on_its_way_is_left_alone(store: Store) -> None:
    job = await store.save_draft()
    at_ms = await store.now_ms()
    await store.request(job, at_ms=at_ms)
    await store.door.call("DEL", store.door.keys.queue("default"))
    recovery = recovery_on(store)

    assert await recovery.restore_lost_messages(lambda: from_ms(at_ms) + LOST_MESSAGE_AGE / 2) == 0
    assert await recovery.restore_lost_messages(lambda: from_ms(at_ms) + LOST_MESSAGE_AGE + timedelta(seconds=1)) == 1


# consumers


async def test_workers_that_are_gone_are_forgotten(store: Store) -> None:
    await store.read("alive")
    await store.read("gone")
    await store.read("gone", queue="slow")

    await recovery_on(store).forget_dead_consumers({"alive"})

    assert await store.stores.queue.consumers("default") == ["alive"]
    assert await store.stores.queue.consumers("slow") == []
