"""QueueService: what waits for whom, and what nobody can take."""

from chronos_synapse.domain.clock import from_ms
from chronos_synapse.domain.worker import WorkerOrder
from chronos_synapse.services.running.queues import QueueService, QueueView
from tests.builders import Store
from tests.services.crews import a_worker, alive
from tests.services.scheduling import ADA, BOB, ROOT


def view(name: str, **changes: object) -> QueueView:
    values: dict[str, object] = {"needs": (), "waiting": 0, "oldest_at": None, "workers": 0, "reason": None}
    return QueueView(name=name, **(values | changes))  # type: ignore[arg-type]


async def test_queues_that_are_served_are_shown_though_nothing_waits(store: Store) -> None:
    await alive(store, a_worker(), a_worker("w2", queues=("default", "slow")))

    assert (await QueueService(store.stores).all(ROOT)).items == [
        view("default", workers=2),
        view("slow", workers=1),
    ]


async def test_what_no_worker_can_take_is_shown_with_the_reason(store: Store) -> None:
    await alive(store, a_worker())
    await store.request(await store.save_draft(), at_ms=3000)
    await store.request(await store.save_draft(needs=("gpu",)), at_ms=2000, count=2)
    await store.request(await store.save_draft(queue="slow"), at_ms=1000)

    found = (await QueueService(store.stores).all(ROOT)).items

    lack = "It needs the label gpu, which no live worker of the queue default offers."
    assert found == [
        view("default", waiting=1, oldest_at=from_ms(3000), workers=1),
        view("default", needs=("gpu",), waiting=2, oldest_at=from_ms(2000), reason=lack),
        view("slow", waiting=1, oldest_at=from_ms(1000), reason="No live worker serves the queue slow."),
    ]


async def test_of_what_waits_everybody_sees_their_own(store: Store) -> None:
    await store.request(await store.save_draft(owner_id=ADA.user_id), count=2)
    await store.request(await store.save_draft(owner_id=BOB.user_id, queue="bobs"))
    queues = QueueService(store.stores)

    assert [(found.name, found.waiting) for found in (await queues.all(ADA)).items] == [("default", 2)]
    assert [(found.name, found.waiting) for found in (await queues.all(ROOT)).items] == [("bobs", 1), ("default", 2)]


async def test_a_worker_that_was_told_to_take_nothing_does_not_count(store: Store) -> None:
    await alive(store, a_worker())
    await store.stores.daemons.order("w1", WorkerOrder.DRAIN)

    (found,) = (await QueueService(store.stores).all(ROOT)).items

    assert (found.workers, found.reason) == (0, "Every worker that could take it is cordoned or drains.")


async def test_tidying_takes_off_what_was_cancelled_where_nobody_claims(store: Store) -> None:
    await alive(store, a_worker())
    (taken,) = await store.request(await store.save_draft())
    cancelled, live = await store.request(await store.save_draft(needs=("gpu",)), count=2)
    for execution in (taken, cancelled):
        await store.stores.executions.cancel(execution)
    queues = QueueService(store.stores)

    assert await queues.tidy() == 1

    shown = {(found.name, found.needs): found.waiting for found in (await queues.all(ROOT)).items}
    # What was cancelled in a lane from which a worker claims is passed over there.
    assert shown == {("default", ()): 1, ("default", ("gpu",)): 1}
    assert (await store.stores.executions.find_many([live.id]))[0].state.value == "queued"
