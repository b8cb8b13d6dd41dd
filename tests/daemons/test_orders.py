"""What a worker offers and what it is told: lanes, cordon and drain."""

import asyncio
import logging

import pytest

from chronos_synapse.domain.execution import Execution, ExecutionState
from chronos_synapse.domain.job import ExecutorRef
from chronos_synapse.domain.lane import kind_label
from chronos_synapse.domain.schedule import LostPolicy
from chronos_synapse.domain.worker import WorkerInfo, WorkerOrder
from chronos_synapse.storage.redis.queue import ExecutionQueue
from tests.daemons.site import LONG, Site
from tests.support import PATIENCE_S, wait_until

SHORT = ExecutorRef(kind="noop", config={"duration_ms": 700})


async def the_worker(site: Site) -> WorkerInfo:
    """What it said of itself last."""
    (worker,) = await site.store.stores.daemons.workers()
    return worker


async def tell(site: Site, order: WorkerOrder | None) -> None:
    await site.store.stores.daemons.order((await the_worker(site)).id, order)


# what it offers


async def test_what_needs_a_label_is_left_to_a_worker_that_offers_it(site: Site) -> None:
    special, plain = await site.store.save_draft(needs=("gpu",)), await site.store.save_draft()

    async with site.working():
        (left,) = await site.store.request(special)
        (done,) = await site.store.request(plain)
        await site.reaches(ExecutionState.SUCCEEDED, done)
    assert (await site.find(left)).state is ExecutionState.QUEUED

    async with site.working(labels=("gpu", "arm")):
        await site.reaches(ExecutionState.SUCCEEDED, left)


async def test_what_waited_for_a_fitting_worker_starts_as_soon_as_one_comes(site: Site) -> None:
    """Nothing rings for it, and it has never heard of the lane."""
    made = await site.store.request(await site.store.save_draft(needs=("gpu",)), count=3)
    keys = site.store.door.keys
    await site.store.door.call("DEL", keys.bell("default"), keys.bell("default+gpu"))

    async with site.working(labels=("gpu",)):
        await site.reaches(ExecutionState.SUCCEEDED, *made)

    (one, *_) = [await site.find(execution) for execution in made]
    assert one.needs == ("gpu",)


class CountingQueue(ExecutionQueue):
    """Counts how often a wait ended without a bell."""

    unheard = 0

    async def wait(self, lanes: list[str], *, timeout_s: float) -> None:  # type: ignore[override]
        bells = [self._keys.bell(lane) for lane in lanes]
        if await self._door.call("BLPOP", *bells, timeout_s) is None:
            self.unheard += 1


async def test_a_lane_that_comes_while_it_waits_is_heard_of(site: Site) -> None:
    counting = site.queue = CountingQueue(site.store.door, events_cap=100)
    job = await site.store.save_draft(needs=("gpu",))

    async with site.working(labels=("gpu",)):
        for _ in range(5):
            (execution,) = await site.store.request(job)
            await site.reaches(ExecutionState.SUCCEEDED, execution)

    # It learns of the lane once, and is woken by that lane's own bell from then on.
    assert counting.unheard <= 4


async def test_a_kind_that_not_every_worker_has_is_a_need(site: Site) -> None:
    job = await site.store.save_draft(executor=ExecutorRef(kind="counting"))

    async with site.working(labels=()):
        (left,) = await site.store.request(job)
        (done,) = await site.store.request(await site.store.save_draft())
        await site.reaches(ExecutionState.SUCCEEDED, done)
    async with site.working(labels=(kind_label("counting"),)):
        await site.reaches(ExecutionState.SUCCEEDED, left)

    assert (await site.find(left)).needs == ("kind-counting",)


async def test_several_lanes_are_served_in_turn(site: Site) -> None:
    """One slot, and more waits in the first lane than it can ever start meanwhile."""
    plain, special = await site.store.save_draft(), await site.store.save_draft(needs=("gpu",))
    many = await site.store.request(plain, count=60)
    few = await site.store.request(special, count=5)

    async with site.working(labels=("gpu",), slots=1):
        await site.reaches(ExecutionState.SUCCEEDED, *many, *few)

    ended = sorted([await site.find(one) for one in (*many, *few)], key=lambda one: (one.started_at, one.finished_at))
    places = [at for at, execution in enumerate(ended) if execution.needs]
    assert places[-1] < 30


async def test_a_worker_says_what_it_offers_and_what_it_cannot_enforce(
    site: Site, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, logger="chronos_synapse.daemons.worker")
    missing = ("No control group can be written here.", "bubblewrap is not installed.")

    async with site.working(labels=("gpu",), missing=missing):
        worker = await the_worker(site)

    assert (worker.labels, worker.missing) == (("gpu",), missing)
    warned = [vars(record)["what"] for record in caplog.records if record.levelno == logging.WARNING]
    assert warned == list(missing)


# what it is told


async def test_a_cordoned_worker_takes_nothing_new_and_lets_what_runs_end(site: Site) -> None:
    job = await site.store.save_draft(executor=SHORT)

    async with site.working() as running:
        (first,) = await site.store.request(job)
        await site.reaches(ExecutionState.RUNNING, first)
        await tell(site, WorkerOrder.CORDON)
        (second,) = await site.store.request(job)
        await site.reaches(ExecutionState.SUCCEEDED, first)
        await wait_until(lambda: is_cordoned(site), description="the worker says that it is cordoned")
        assert (await site.find(second)).state is ExecutionState.QUEUED
        assert not running.done()
        await tell(site, None)
        await site.reaches(ExecutionState.SUCCEEDED, second)


async def is_cordoned(site: Site) -> bool:
    return (await the_worker(site)).is_cordoned


async def test_an_order_that_was_not_heard_is_read_with_the_next_heartbeat(site: Site) -> None:
    async with site.working():
        worker = await the_worker(site)
        await site.store.door.call("SET", site.store.door.keys.order(worker.id), "cordon", "EX", 60)
        await wait_until(lambda: is_cordoned(site), description="the order was read")
        assert await site.store.door.call("TTL", site.store.door.keys.order(worker.id)) > 60


async def test_a_drained_worker_ends_when_all_it_runs_has_ended(site: Site) -> None:
    """It waits for longer than a worker that is stopped would."""
    slow = ExecutorRef(kind="noop", config={"duration_ms": 1500})
    made = await site.store.request(await site.store.save_draft(executor=slow), count=3)

    async with site.working(drain_s=0.0) as running:
        await site.reaches(ExecutionState.RUNNING, *made)
        await tell(site, WorkerOrder.DRAIN)
        (late,) = await site.store.request(await site.store.save_draft())
        await asyncio.wait_for(running, PATIENCE_S)

    assert {(await site.find(execution)).state for execution in made} == {ExecutionState.SUCCEEDED}
    assert (await site.find(late)).state is ExecutionState.QUEUED
    assert await site.store.stores.daemons.workers() == []
    assert await site.store.stores.daemons.orders(["x"]) == [None]


async def test_a_worker_without_work_that_is_told_to_drain_ends_at_once(site: Site) -> None:
    async with site.working() as running:
        await tell(site, WorkerOrder.DRAIN)
        await asyncio.wait_for(running, PATIENCE_S)

    assert [key async for key in site.store.door.client.scan_iter(f"{site.store.door.keys.prefix}:order:*")] == []


async def test_a_drain_can_be_taken_back_while_something_runs(site: Site) -> None:
    (first,) = await site.store.request(await site.store.save_draft(executor=SHORT))

    async with site.working() as running:
        await site.reaches(ExecutionState.RUNNING, first)
        await tell(site, WorkerOrder.DRAIN)
        assert await is_draining(site)
        await tell(site, None)
        assert not await is_draining(site)
        (second,) = await site.store.request(await site.store.save_draft())
        await site.reaches(ExecutionState.SUCCEEDED, first, second)
        assert not running.done()


async def is_draining(site: Site) -> bool:
    (worker,) = await site.store.stores.daemons.crew()
    return worker.is_draining


async def test_a_worker_that_drains_and_is_stopped_does_not_wait_for_ever(site: Site) -> None:
    job = await site.store.save_draft(executor=LONG, on_lost=LostPolicy.RETRY)
    (execution,) = await site.store.request(job)

    async with site.working(drain_s=0.1):
        await site.reaches(ExecutionState.RUNNING, execution)
        await tell(site, WorkerOrder.DRAIN)
        assert await is_draining(site)

    found: Execution = await site.find(execution)
    assert found.state is ExecutionState.RETRYING
