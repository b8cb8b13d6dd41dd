"""What happens to an execution that comes while as many of its job's as may run at once have not ended."""

from typing import Any

import pytest

from chronos_synapse.domain.execution import ExecutionState, Outcome, scheduled_execution_id
from chronos_synapse.domain.job import Job
from chronos_synapse.domain.schedule import OverlapPolicy
from chronos_synapse.domain.slot import Disposition, SlotReason
from chronos_synapse.storage.redis.executions import Dispatch
from chronos_synapse.storage.redis.queue import QueueMessage
from tests.builders import Store, a_job, dispatch_of, ending_of, requested, scheduled
from tests.support import PATIENCE_S

FIRED = (Disposition.FIRED, None)
OVERLAP = (Disposition.SKIPPED, SlotReason.OVERLAP)
FULL = (Disposition.SKIPPED, SlotReason.QUEUE_FULL)
STOPPING = (OverlapPolicy.CANCEL_RUNNING, OverlapPolicy.TERMINATE_RUNNING)
WORDS = {OverlapPolicy.CANCEL_RUNNING: "replace", OverlapPolicy.TERMINATE_RUNNING: "kill"}


async def armed(store: Store, **changes: Any) -> Job:
    job = a_job(**changes)
    await store.save(job, fire_ms=1000)
    return job


async def fall_due(store: Store, job: Job, *due_ms: int) -> None:
    """Each by itself, as they come."""
    for at in due_ms:
        order = dispatch_of(job, scheduled(job, at), fire_ms=at, next_ms=at + 1000)
        assert await store.stores.executions.dispatch([order]) == ["ok"]


async def ledger(store: Store, job: Job) -> list[tuple[Disposition, SlotReason | None]]:
    records = await store.stores.slots.between(job.id, 0, 2**45, 1000)
    return [(record.disposition, record.reason) for record in records]


async def end(store: Store, message: QueueMessage, **changes: Any) -> None:
    assert await store.stores.executions.finish([ending_of(message, **changes)]) == [True]


async def retry(store: Store, message: QueueMessage) -> None:
    await end(store, message, state=ExecutionState.RETRYING, outcome=Outcome.ABANDONED, duration_ms=None)


async def asked_to_end(store: Store, *messages: QueueMessage) -> list[str]:
    held = [(message.execution_id, message.fence) for message in messages]
    return await store.stores.executions.renew(held, lease_ms=10_000)


# the six policies, one at a time


@pytest.mark.parametrize(
    ("policy", "dispositions", "at_once"),
    [
        (OverlapPolicy.SKIP, [FIRED, OVERLAP, OVERLAP, OVERLAP], [1000]),
        (OverlapPolicy.QUEUE_ONE, [FIRED, FIRED, OVERLAP, OVERLAP], [1000]),
        (OverlapPolicy.QUEUE_ALL, [FIRED, FIRED, FIRED, FULL], [1000]),
        (OverlapPolicy.CANCEL_RUNNING, [FIRED, FIRED, OVERLAP, OVERLAP], [1000]),
        (OverlapPolicy.TERMINATE_RUNNING, [FIRED, FIRED, OVERLAP, OVERLAP], [1000]),
        (OverlapPolicy.ALLOW, [FIRED, FIRED, FIRED, FIRED], [1000, 2000, 3000, 4000]),
    ],
)
@pytest.mark.parametrize("has_started", [False, True])
async def test_a_policy_decides_what_waits_and_what_is_skipped(
    store: Store,
    policy: OverlapPolicy,
    dispositions: list[tuple[Disposition, SlotReason | None]],
    at_once: list[int],
    has_started: bool,
) -> None:
    job = await armed(store, overlap=policy, overlap_queue_limit=2)
    await fall_due(store, job, 1000)
    running = await store.start() if has_started else []
    await fall_due(store, job, 2000, 3000, 4000)

    running += await store.start()

    assert await ledger(store, job) == dispositions
    assert [message.due_ms for message in running] == at_once


@pytest.mark.parametrize("policy", [OverlapPolicy.QUEUE_ONE, OverlapPolicy.QUEUE_ALL, *STOPPING])
async def test_what_waits_starts_when_the_one_before_has_ended(store: Store, policy: OverlapPolicy) -> None:
    job = await armed(store, overlap=policy)
    await fall_due(store, job, 1000)
    (first,) = await store.start()
    await fall_due(store, job, 2000)
    assert await store.start() == []

    await end(store, first)

    assert [message.due_ms for message in await store.start()] == [2000]


@pytest.mark.parametrize("state", ["queued", "running", "retrying"])
async def test_a_due_time_is_skipped_while_the_previous_execution_has_not_ended(store: Store, state: str) -> None:
    job = await armed(store, overlap=OverlapPolicy.SKIP)
    await fall_due(store, job, 1000)
    if state != "queued":
        (message,) = await store.start()
        if state == "retrying":
            await retry(store, message)

    await fall_due(store, job, 2000)

    skipped = await store.stores.executions.find(scheduled_execution_id(job.id, 2000))
    assert skipped is not None
    assert skipped.state is ExecutionState.SKIPPED
    assert skipped.reason == "The previous execution had not ended."
    assert skipped.finished_at is not None
    assert skipped.attempts == ()
    assert await store.counts(job) == {state: 1, "skipped": 1}
    assert await ledger(store, job) == [FIRED, OVERLAP]


@pytest.mark.parametrize("policy", [policy for policy in OverlapPolicy if policy is not OverlapPolicy.ALLOW])
async def test_after_the_end_of_one_execution_the_next_due_time_runs(store: Store, policy: OverlapPolicy) -> None:
    job = await armed(store, overlap=policy)
    for due_ms in (1000, 2000, 3000):
        await fall_due(store, job, due_ms)
        (message,) = await store.start()
        await end(store, message)

    assert await ledger(store, job) == [FIRED] * 3
    assert await store.counts(job) == {"succeeded": 3}


async def test_what_is_beyond_the_bound_of_a_queue_is_skipped_and_says_so(store: Store) -> None:
    job = await armed(store, overlap=OverlapPolicy.QUEUE_ALL, overlap_queue_limit=1, max_concurrent=2)
    await fall_due(store, job, 1000, 2000, 3000, 4000)

    skipped = await store.stores.executions.find(scheduled_execution_id(job.id, 4000))

    assert await ledger(store, job) == [FIRED, FIRED, FIRED, FULL]
    assert skipped is not None
    assert (skipped.state, skipped.reason) == (ExecutionState.SKIPPED, "As many executions wait as may wait.")


async def test_what_waits_in_a_queue_goes_in_the_order_of_its_due_times(store: Store) -> None:
    job = await armed(store, overlap=OverlapPolicy.QUEUE_ALL)
    await fall_due(store, job, *range(1000, 9000, 1000))
    order = []

    for _ in range(8):
        (message,) = await store.start()
        order.append(message.due_ms)
        await end(store, message)

    assert order == list(range(1000, 9000, 1000))


# several at once


@pytest.mark.parametrize(
    ("policy", "dispositions"),
    [
        (OverlapPolicy.SKIP, [FIRED, FIRED, OVERLAP, OVERLAP]),
        (OverlapPolicy.QUEUE_ONE, [FIRED, FIRED, FIRED, OVERLAP]),
        (OverlapPolicy.QUEUE_ALL, [FIRED, FIRED, FIRED, FIRED]),
        (OverlapPolicy.CANCEL_RUNNING, [FIRED, FIRED, FIRED, OVERLAP]),
        (OverlapPolicy.TERMINATE_RUNNING, [FIRED, FIRED, FIRED, OVERLAP]),
    ],
)
async def test_a_policy_is_asked_only_when_as_many_run_as_may(
    store: Store, policy: OverlapPolicy, dispositions: list[tuple[Disposition, SlotReason | None]]
) -> None:
    job = await armed(store, overlap=policy, max_concurrent=2)
    await fall_due(store, job, 1000, 2000)
    first = await store.start()
    await fall_due(store, job, 3000, 4000)

    assert [message.due_ms for message in first] == [1000, 2000]
    assert await store.start() == []
    assert await ledger(store, job) == dispositions


@pytest.mark.parametrize("policy", OverlapPolicy)
async def test_a_gap_that_is_settled_at_once_keeps_to_the_policy_as_if_it_came_one_by_one(
    store: Store, policy: OverlapPolicy
) -> None:
    one, other = [await armed(store, overlap=policy, max_concurrent=2, overlap_queue_limit=2) for _ in range(2)]
    due = range(1000, 8000, 1000)
    await fall_due(store, one, *due)

    await store.stores.executions.dispatch(
        [dispatch_of(other, *(scheduled(other, at) for at in due), fire_ms=1000, next_ms=9000)]
    )

    assert await ledger(store, one) == await ledger(store, other)


# asking the oldest to end


@pytest.mark.parametrize("policy", STOPPING)
async def test_the_worker_of_the_oldest_is_told_at_once_and_at_its_next_renewal(
    store: Store, policy: OverlapPolicy
) -> None:
    job = await armed(store, overlap=policy, max_concurrent=2)
    await fall_due(store, job, 1000)
    (oldest,) = await store.start("w7")
    await fall_due(store, job, 2000)
    (younger,) = await store.start("w8")
    await store.door.call("ZADD", store.door.keys.running(job.id), 1, oldest.execution_id)

    async with store.stores.events.subscriber() as subscription:
        for worker in ("w7", "w8"):
            await subscription.subscribe(store.stores.events.worker_channel(worker))
            await subscription.next(timeout_s=1)
        await fall_due(store, job, 3000)
        heard = await subscription.next_message(timeout_s=PATIENCE_S)

    payload = f"{oldest.execution_id} {WORDS[policy]}".encode()
    assert heard == (store.stores.events.worker_channel("w7"), payload)
    assert await asked_to_end(store, oldest, younger) == [WORDS[policy], "ok"]


@pytest.mark.parametrize("policy", STOPPING)
async def test_one_that_was_asked_already_is_not_asked_for_another(store: Store, policy: OverlapPolicy) -> None:
    job = await armed(store, overlap=policy, max_concurrent=2)
    await fall_due(store, job, 1000)
    (first,) = await store.start()
    await fall_due(store, job, 2000)
    (second,) = await store.start()
    await store.door.call("ZADD", store.door.keys.running(job.id), 1, first.execution_id)

    found = await store.stores.executions.find(first.execution_id)
    assert found is not None
    await store.stores.executions.cancel(found)
    await fall_due(store, job, 3000)

    assert await asked_to_end(store, first, second) == ["cancel", WORDS[policy]]


@pytest.mark.parametrize("policy", STOPPING)
async def test_a_skipped_due_time_asks_nobody_to_end(store: Store, policy: OverlapPolicy) -> None:
    job = await armed(store, overlap=policy, max_concurrent=2)
    await fall_due(store, job, 1000, 2000)
    await store.start()
    await fall_due(store, job, 3000, 4000)

    running = await store.door.call("ZRANGE", store.door.keys.running(job.id), 0, -1)
    words = await store.stores.executions.renew([(found.decode(), 1) for found in running], lease_ms=1000)

    assert sorted(words) == sorted([WORDS[policy], "ok"])


@pytest.mark.parametrize("policy", STOPPING)
async def test_nobody_is_asked_while_the_one_before_waits_itself(store: Store, policy: OverlapPolicy) -> None:
    job = await armed(store, overlap=policy)
    await fall_due(store, job, 1000, 2000)

    (message,) = await store.start()

    assert await asked_to_end(store, message) == ["ok"]
    assert await ledger(store, job) == [FIRED, FIRED]


@pytest.mark.parametrize("policy", STOPPING)
async def test_the_new_one_starts_when_the_one_that_was_asked_is_gone(store: Store, policy: OverlapPolicy) -> None:
    job = await armed(store, overlap=policy)
    await fall_due(store, job, 1000)
    (first,) = await store.start()
    await fall_due(store, job, 2000)

    await end(store, first, state=ExecutionState.CANCELLED, outcome=Outcome.CANCELLED)

    (second,) = await store.start()
    assert second.due_ms == 2000
    assert await asked_to_end(store, second) == ["ok"]


@pytest.mark.parametrize("policy", STOPPING)
async def test_one_that_was_asked_to_end_is_not_tried_again(store: Store, policy: OverlapPolicy) -> None:
    job = await armed(store, overlap=policy)
    await fall_due(store, job, 1000)
    (first,) = await store.start()
    await fall_due(store, job, 2000)

    await retry(store, first)

    assert [message.due_ms for message in await store.start()] == [2000]
    assert await store.counts(job) == {"cancelled": 1, "running": 1}


# requests, and other policies than the job's


async def test_a_request_meets_the_policy_of_the_job(store: Store) -> None:
    job = await store.save_draft(overlap=OverlapPolicy.SKIP)
    (first,) = await store.request(job)

    (second,) = await store.request(job)

    assert (first.state, second.state) == (ExecutionState.QUEUED, ExecutionState.SKIPPED)
    assert await ledger(store, job) == []


@pytest.mark.parametrize("policy", [OverlapPolicy.SKIP, OverlapPolicy.CANCEL_RUNNING])
async def test_a_dispatch_may_bring_another_policy_and_still_keeps_to_how_many_run_at_once(
    store: Store, policy: OverlapPolicy
) -> None:
    job = await store.save_draft(overlap=policy)
    await store.request(job)
    new = [requested(job, 1000 + at, nonce="b") for at in range(3)]
    order = Dispatch(job=job, fire_ms=None, next_ms=None, entries=new, overlap=OverlapPolicy.ALLOW)

    assert await store.stores.executions.dispatch([order]) == ["ok"]

    assert await store.counts(job) == {"queued": 4}
    (message,) = await store.start()
    assert await asked_to_end(store, message) == ["ok"]
    assert await store.start() == []
