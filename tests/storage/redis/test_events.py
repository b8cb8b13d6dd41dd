"""EventBus: the capped stream, from which a browser resumes."""

import pytest

from chronos_synapse.domain.event import EventType
from chronos_synapse.domain.execution import ExecutionState
from chronos_synapse.storage.redis.events import decode_news
from tests.builders import Store
from tests.support import PATIENCE_S


async def some_batches(store: Store, count: int) -> list[str]:
    """Ids of batches in the order in which they were published."""
    ids = []
    for _ in range(count):
        await store.save_draft()
        ids.append(await store.stores.events.latest_id())
    return ids


async def test_only_what_came_after_an_id_is_given(store: Store) -> None:
    ids = await some_batches(store, 4)

    found = await store.stores.events.since(ids[1], 10)

    assert found is not None
    assert [batch.id for batch in found] == ids[2:]


async def test_whoever_has_seen_everything_gets_nothing(store: Store) -> None:
    ids = await some_batches(store, 2)

    assert await store.stores.events.since(ids[-1], 10) == []


async def test_a_bus_without_events_has_a_first_id(store: Store) -> None:
    assert await store.stores.events.latest_id() == "0-0"
    assert await store.stores.events.since("0-0", 10) == []


async def test_as_many_as_asked_for_are_given_and_more_mean_that_all_must_be_read_anew(store: Store) -> None:
    ids = await some_batches(store, 4)

    exactly = await store.stores.events.since(ids[0], 3)

    assert exactly is not None
    assert [batch.id for batch in exactly] == ids[1:]
    assert await store.stores.events.since(ids[0], 2) is None
    assert len(await store.stores.events.since("0-0", 4) or []) == 4
    assert await store.stores.events.since("0-0", 3) is None


async def test_after_a_trim_one_cannot_resume(store: Store) -> None:
    ids = await some_batches(store, 4)
    await store.door.call("XTRIM", store.door.keys.events(), "MINID", ids[2])

    assert await store.stores.events.since(ids[0], 10) is None
    found = await store.stores.events.since(ids[2], 10)
    assert found is not None
    assert [batch.id for batch in found] == ids[3:]


@pytest.mark.parametrize("batch_id", ["", "x", "1-x", "-", "+", "(1-0", "1", "9" * 30 + "-0"])
async def test_an_id_that_is_none_of_ours_cannot_be_resumed_from(store: Store, batch_id: str) -> None:
    await some_batches(store, 1)

    assert await store.stores.events.since(batch_id, 10) is None


async def test_news_carry_the_batch_that_the_stream_has(store: Store) -> None:
    job = await store.save_draft()

    async with store.stores.events.subscriber() as subscription:
        await subscription.subscribe(store.stores.events.channel)
        await subscription.next(timeout_s=1)
        (execution,) = await store.request(job)
        heard = await subscription.next_message(timeout_s=PATIENCE_S)
        await subscription.unsubscribe(store.stores.events.channel)
        await store.request(job)
        silence = await subscription.next(timeout_s=0.05)

    assert heard is not None
    batch = decode_news(heard[1])
    assert (await store.stores.events.since("0-0", 10) or [])[1] == batch
    (event,) = batch.events
    assert (event.type, event.state) == (EventType.EXECUTION_QUEUED, ExecutionState.QUEUED)
    assert (event.execution_id, event.job_id, event.owner_id) == (execution.id, job.id, job.owner_id)
    assert event.time == execution.queued_at
    assert silence is None
