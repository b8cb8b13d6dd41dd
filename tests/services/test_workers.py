"""WorkerService: who sees the workers, and who tells them what."""

import pytest

from chronos_synapse.domain.errors import Denied, NotFound
from chronos_synapse.domain.worker import WorkerOrder
from chronos_synapse.services.running.workers import WorkerService
from tests.builders import Store
from tests.services.crews import a_worker, alive
from tests.services.scheduling import ADA, LOOKER, ROOT


@pytest.fixture
def workers(store: Store) -> WorkerService:
    return WorkerService(store.stores.daemons)


async def test_a_worker_shows_what_it_offers_and_what_it_cannot_enforce(store: Store, workers: WorkerService) -> None:
    worker = a_worker(labels=("gpu", "sandbox"), missing=("No control group can be written here.",))
    await alive(store, worker)

    assert (await workers.all(ROOT)).items == [worker]


@pytest.mark.parametrize("principal", [ADA, LOOKER])
async def test_workers_are_for_administrators_since_their_load_tells_of_all_owners(
    store: Store, workers: WorkerService, principal: object
) -> None:
    await alive(store, a_worker())

    with pytest.raises(Denied):
        await workers.all(principal)  # type: ignore[arg-type]
    for order in (*WorkerOrder, None):
        with pytest.raises(Denied):
            await workers.tell(principal, "w1", order)  # type: ignore[arg-type]
    assert await store.stores.daemons.orders(["w1"]) == [None]


@pytest.mark.parametrize(
    ("order", "flags"),
    [(WorkerOrder.CORDON, (True, False)), (WorkerOrder.DRAIN, (False, True)), (None, (False, False))],
)
async def test_an_order_is_seen_at_once(
    store: Store, workers: WorkerService, order: WorkerOrder | None, flags: tuple[bool, bool]
) -> None:
    await alive(store, a_worker(), a_worker("w2"))
    await store.stores.daemons.order("w1", WorkerOrder.CORDON)

    told = await workers.tell(ROOT, "w1", order)

    first, second = (await workers.all(ROOT)).items
    assert (told.is_cordoned, told.is_draining) == flags
    assert first == told
    assert (second.is_cordoned, second.is_draining) == (False, False)


async def test_a_worker_that_is_not_alive_cannot_be_told_anything(store: Store, workers: WorkerService) -> None:
    with pytest.raises(NotFound):
        await workers.tell(ROOT, "w1", WorkerOrder.CORDON)
    assert await store.stores.daemons.orders(["w1"]) == [None]


async def test_whoever_is_told_to_take_nothing_is_given_nothing_from_then_on(
    store: Store, workers: WorkerService
) -> None:
    await alive(store, a_worker(), a_worker("w2"))
    await store.request(await store.save_draft(), count=2)
    await workers.tell(ROOT, "w1", WorkerOrder.CORDON)

    assert await store.start("w1") == []
    assert len(await store.start("w2", limit=1)) == 1

    await workers.tell(ROOT, "w1", None)
    assert len(await store.start("w1")) == 1
