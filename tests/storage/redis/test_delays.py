"""Executions that wait for the time of their next attempt: delayed, promoted, cancelled, restored."""

from typing import Any

import pytest

from chronos_synapse.domain.clock import to_ms
from chronos_synapse.domain.execution import Execution, ExecutionState, LogTotals, Outcome
from chronos_synapse.domain.job import Job
from chronos_synapse.domain.retry import Cause
from chronos_synapse.domain.schedule import OverlapPolicy, Priority
from chronos_synapse.storage.redis.limits import StoredLimit
from chronos_synapse.storage.redis.queue import QueueMessage
from tests.builders import OWNER, Store, ending_of

HOUR_MS = 3_600_000


async def delayed(store: Store, job: Job, *, after_ms: int = HOUR_MS, **changes: Any) -> Execution:
    """An execution whose first attempt failed and whose second begins after `after_ms`."""
    (execution,) = await store.request(job)
    (message,) = await store.start()
    assert message.execution_id == execution.id
    await fail(store, message, after_ms=after_ms, **changes)
    return await found(store, execution)


async def fail(store: Store, message: QueueMessage, *, after_ms: int | None, **changes: Any) -> None:
    values = {
        "state": ExecutionState.RETRYING,
        "outcome": Outcome.FAILED,
        "exit_code": 1,
        "retry_after_ms": after_ms,
    }
    assert await store.stores.executions.finish([ending_of(message, **(values | changes))]) == [True]


async def found(store: Store, execution: Execution) -> Execution:
    now = await store.stores.executions.find(execution.id)
    assert now is not None
    return now


async def time_has_come(store: Store, execution: Execution) -> None:
    await store.door.call("ZADD", store.door.keys.delayed(), 1, execution.id)


async def started(store: Store) -> list[tuple[str, int]]:
    return [(message.execution_id, message.fence) for message in await store.start("w2")]


# the wait


async def test_a_failed_attempt_waits_for_the_time_of_the_next_one(store: Store) -> None:
    job = await store.save_draft()

    waiting = await delayed(store, job, cause=Cause.EXIT_CODE, first_line=0, setup_ms=7, http_status=503)

    assert (waiting.state, waiting.finished_at) == (ExecutionState.RETRYING, None)
    (attempt,) = waiting.attempts
    assert attempt.finished_at is not None
    assert waiting.retry_at is not None
    assert waiting.retry_at == attempt.retry_at
    assert to_ms(waiting.retry_at) - to_ms(attempt.finished_at) == HOUR_MS
    assert (attempt.cause, attempt.setup_ms, attempt.http_status) == (Cause.EXIT_CODE, 7, 503)
    assert await store.start() == []
    promoted = await store.stores.delays.promote(10)
    assert promoted.count == 0
    assert promoted.next_in_ms is not None
    assert HOUR_MS - 60_000 < promoted.next_in_ms <= HOUR_MS


async def test_it_is_started_with_the_next_number_when_its_time_has_come(store: Store) -> None:
    waiting = await delayed(store, await store.save_draft())
    await time_has_come(store, waiting)

    promoted = await store.stores.delays.promote(10)

    assert (promoted.count, promoted.next_in_ms) == (1, None)
    assert await started(store) == [(waiting.id, 2)]
    assert await store.door.call("EXISTS", store.door.keys.delayed(), store.door.keys.delayed_entries()) == 0


async def test_it_is_promoted_once_however_many_look(store: Store) -> None:
    waiting = await delayed(store, await store.save_draft())
    await time_has_come(store, waiting)

    assert [(await store.stores.delays.promote(10)).count for _ in range(2)] == [1, 0]
    assert len(await store.start()) == 1
    assert await store.start() == []


async def test_a_wait_of_nothing_is_over_at_once(store: Store) -> None:
    waiting = await delayed(store, await store.save_draft(), after_ms=0)

    assert (await store.stores.delays.promote(10)).count == 1
    assert await started(store) == [(waiting.id, 2)]


async def test_without_a_wait_it_is_on_its_queue_at_once(store: Store) -> None:
    job = await store.save_draft()
    await store.request(job)
    (message,) = await store.start()

    await fail(store, message, after_ms=None)

    assert await started(store) == [(message.execution_id, 2)]


async def test_so_many_are_promoted_at_once_and_the_rest_is_told_of(store: Store) -> None:
    for _ in range(3):
        await time_has_come(store, await delayed(store, await store.save_draft()))

    promoted = await store.stores.delays.promote(2)

    assert (promoted.count, promoted.next_in_ms) == (2, 0)
    assert (await store.stores.delays.promote(2)).count == 1


async def test_each_attempt_keeps_what_was_its_own(store: Store) -> None:
    waiting = await delayed(store, await store.save_draft(), after_ms=0, cause=Cause.TIMEOUT, cleanup_ms=3)
    await store.stores.delays.promote(10)
    (message,) = await store.start("w2")
    last = {"state": ExecutionState.FAILED, "outcome": Outcome.FAILED, "cause": Cause.SIGNAL, "first_line": 12}
    await store.stores.executions.finish([ending_of(message, **last)])

    ended = await found(store, waiting)
    first, second = ended.attempts
    assert (first.cause, first.first_line, first.cleanup_ms, first.worker) == (Cause.TIMEOUT, 0, 3, "w1")
    assert (second.cause, second.first_line, second.cleanup_ms, second.worker) == (Cause.SIGNAL, 12, None, "w2")
    assert (ended.cause, ended.retry_at) == (Cause.SIGNAL, None)


async def test_what_was_printed_is_that_of_all_attempts(store: Store) -> None:
    first = {"lines": 10, "bytes": 100, "dropped_lines": 2, "dropped_bytes": 20}
    waiting = await delayed(store, await store.save_draft(), after_ms=0, log=first)
    assert (await found(store, waiting)).log == LogTotals(**first)
    await store.stores.delays.promote(10)
    (message,) = await store.start("w2")
    last = {"state": ExecutionState.SUCCEEDED, "outcome": Outcome.SUCCEEDED, "log": {"lines": 1, "bytes": 5}}
    await store.stores.executions.finish([ending_of(message, **last)])

    ended = await found(store, waiting)

    assert ended.log == LogTotals(lines=11, bytes=105, dropped_lines=2, dropped_bytes=20)


async def test_a_clock_that_was_set_back_lets_nothing_wait_for_longer(store: Store) -> None:
    waiting = await delayed(store, await store.save_draft())
    await store.stores.delays.promote(10)
    await store.door.call("HINCRBY", store.door.keys.delayed_entries(), "", HOUR_MS // 2)

    left = await store.stores.delays.promote(10)

    assert (left.count, left.next_in_ms is not None and left.next_in_ms <= HOUR_MS // 2) == (0, True)
    assert await store.door.call("ZSCORE", store.door.keys.delayed(), waiting.id) is not None


# limits


async def test_it_holds_its_place_in_its_job(store: Store) -> None:
    job = await store.save_draft(overlap=OverlapPolicy.QUEUE_ALL)
    waiting = await delayed(store, job)

    await store.request(job)

    assert await store.start() == []
    await time_has_come(store, waiting)
    await store.stores.delays.promote(10)
    assert await started(store) == [(waiting.id, 2)]


async def test_a_due_time_is_skipped_while_it_waits(store: Store) -> None:
    job = await store.save_draft(overlap=OverlapPolicy.SKIP)
    await delayed(store, job)

    (refused,) = await store.request(job)

    assert refused.state is ExecutionState.SKIPPED


@pytest.mark.parametrize("tag", ["", "t"])
async def test_it_holds_nothing_of_what_its_owner_or_a_tag_may_run(store: Store, tag: str) -> None:
    await store.stores.limits.put(StoredLimit(owner_id=OWNER, tag=tag, limit=1))
    job = await store.save_draft(tags=("t",))
    (first,) = await store.request(job)
    (message,) = await store.start()
    other = await store.save_draft(tags=("t",))
    (parked,) = await store.request(other)
    assert await store.start() == []

    await fail(store, message, after_ms=HOUR_MS)

    assert await started(store) == [(parked.id, 1)]
    await time_has_come(store, first)
    await store.stores.delays.promote(10)
    assert await store.start() == []
    assert (await found(store, first)).reason is not None
    await store.stores.executions.finish([ending_of(other_message) for other_message in [_message(parked)]])
    assert await started(store) == [(first.id, 2)]


def _message(execution: Execution) -> QueueMessage:
    return QueueMessage(execution_id=execution.id, owner_id=OWNER, job_version=1, fence=1, queue="default")


@pytest.mark.parametrize("overlap", [OverlapPolicy.CANCEL_RUNNING, OverlapPolicy.TERMINATE_RUNNING])
async def test_a_newer_execution_takes_its_place_where_the_job_says_so(store: Store, overlap: OverlapPolicy) -> None:
    job = await store.save_draft(overlap=overlap)
    waiting = await delayed(store, job)

    (newer,) = await store.request(job)

    replaced = await found(store, waiting)
    assert (replaced.state, replaced.reason) == (ExecutionState.CANCELLED, "A newer execution took its place.")
    assert await started(store) == [(newer.id, 1)]
    assert (await store.stores.delays.promote(10)).next_in_ms is None
    assert await store.counts(job) == {"cancelled": 1, "running": 1}
    assert await store.owner_counts() == {"cancelled": 1, "running": 1}


# its end


async def test_a_cancelled_one_waits_no_more_and_lets_in_who_waits_behind_it(store: Store) -> None:
    job = await store.save_draft(overlap=OverlapPolicy.QUEUE_ALL)
    waiting = await delayed(store, job)
    (second,) = await store.request(job)
    assert await store.start() == []

    assert await store.stores.executions.cancel(waiting) == ("cancelled", "")

    ended = await found(store, waiting)
    assert (ended.state, ended.reason) == (ExecutionState.CANCELLED, "Cancelled before its next attempt.")
    assert (ended.retry_at, len(ended.attempts)) == (None, 1)
    assert await started(store) == [(second.id, 1)]
    await time_has_come(store, waiting)
    assert (await store.stores.delays.promote(10)).count == 0
    assert await store.counts(job) == {"cancelled": 1, "running": 1}


async def test_one_that_is_cancelled_while_a_limit_keeps_it_lets_in_who_waits_behind_it(store: Store) -> None:
    job = await store.save_draft(overlap=OverlapPolicy.QUEUE_ALL, tags=("t",))
    waiting = await delayed(store, job, after_ms=0)
    await store.stores.limits.put(StoredLimit(owner_id=OWNER, tag="t", limit=1))
    (other,) = await store.request(await store.save_draft(tags=("t",)))
    assert await started(store) == [(other.id, 1)]
    await store.stores.delays.promote(10)
    (behind,) = await store.request(job)
    assert await store.start() == []
    await store.stores.limits.remove(StoredLimit(owner_id=OWNER, tag="t", limit=1))

    await store.stores.executions.cancel(waiting)

    assert await started(store) == [(behind.id, 1)]


async def test_the_end_of_a_running_one_that_was_asked_for_comes_before_another_attempt(store: Store) -> None:
    job = await store.save_draft()
    (execution,) = await store.request(job)
    (message,) = await store.start()
    await store.stores.executions.cancel(execution)

    await fail(store, message, after_ms=HOUR_MS, cause=Cause.EXIT_CODE)

    ended = await found(store, execution)
    assert (ended.state, ended.reason, ended.retry_at) == (ExecutionState.CANCELLED, "Cancelled on request.", None)
    assert (await store.stores.delays.promote(10)).next_in_ms is None


# what was lost


async def test_one_that_nobody_knows_of_waits_again_for_its_time(store: Store) -> None:
    waiting = await delayed(store, await store.save_draft(tags=("a",), queue="default"))
    await forget(store)

    assert await store.stores.delays.restore([waiting], [Priority.NORMAL]) == set()

    assert waiting.retry_at is not None
    at_ms = float(await store.door.call("ZSCORE", store.door.keys.delayed(), waiting.id))
    assert at_ms == to_ms(waiting.retry_at)
    await time_has_come(store, waiting)
    await store.stores.delays.promote(10)
    assert await started(store) == [(waiting.id, 2)]


async def forget(store: Store) -> None:
    await store.door.call("DEL", store.door.keys.delayed(), store.door.keys.delayed_entries())


async def test_one_whose_time_is_over_is_told_of(store: Store) -> None:
    waiting = await delayed(store, await store.save_draft(), after_ms=0)
    await forget(store)

    assert await store.stores.delays.restore([waiting], [Priority.NORMAL]) == {waiting.id}


async def test_one_that_waits_is_left_alone(store: Store) -> None:
    waiting = await delayed(store, await store.save_draft())
    await store.door.call("ZADD", store.door.keys.delayed(), 5_000_000_000_000, waiting.id)

    assert await store.stores.delays.restore([waiting], [Priority.NORMAL]) == set()

    assert float(await store.door.call("ZSCORE", store.door.keys.delayed(), waiting.id)) == 5_000_000_000_000


async def test_one_that_has_moved_on_is_left_alone(store: Store) -> None:
    waiting = await delayed(store, await store.save_draft(), after_ms=0)
    await store.stores.delays.promote(10)
    (message,) = await store.start()

    assert await store.stores.delays.restore([waiting], [Priority.NORMAL]) == set()
    await fail(store, message, after_ms=HOUR_MS)
    await forget(store)
    assert await store.stores.delays.restore([waiting], [Priority.NORMAL]) == set()


# dead letters


async def test_what_failed_for_good_is_put_aside_and_only_so_many(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("chronos_synapse.storage.redis.executions.DEAD_LETTERS_CAP", 2)
    job = await store.save_draft()
    failed: dict[str, Any] = {"state": ExecutionState.FAILED, "outcome": Outcome.FAILED, "is_dead_letter": True}

    ended = [(await store.finished(job, **failed))[0].id for _ in range(3)]
    await store.finished(job, **(failed | {"is_dead_letter": False}))

    letters = await store.door.call("ZRANGE", store.door.keys.dead_letters(OWNER), 0, -1)
    assert [letter.decode() for letter in letters] == sorted(ended)[1:]
