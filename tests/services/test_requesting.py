"""Requester: what somebody asks for is queued once, says what it is, and cannot pile up."""

import pytest

from chronos_synapse.domain.errors import Conflict, TooMany
from chronos_synapse.domain.execution import ExecutionState, Origin, is_dry_run, may_be_given
from chronos_synapse.domain.job import JobState
from chronos_synapse.domain.record import Given
from chronos_synapse.domain.schedule import OverlapPolicy
from chronos_synapse.services.scheduling import requesting as module
from chronos_synapse.services.scheduling.requesting import Requester
from tests.builders import Store, next_version

GIVEN = Given(parameters={"a": "b"})


@pytest.mark.parametrize("is_dry", [False, True])
@pytest.mark.parametrize("given", [Given(), GIVEN])
async def test_an_id_says_whether_something_is_given(store: Store, given: Given, is_dry: bool) -> None:
    job = await store.save_draft()

    order = await Requester(store.stores).order(job.id, origin=Origin.API, given=given, is_dry_run=is_dry)

    assert is_dry_run(order.id) == is_dry
    assert may_be_given(order.id) == (is_dry or given == GIVEN)


async def test_an_order_is_queued_once_however_often_it_is_sent(store: Store) -> None:
    requester, job = Requester(store.stores), await store.save_draft()
    order = await requester.order(job.id, origin=Origin.API)

    assert [await requester.queue(job, order) for _ in range(2)] == [True, True]

    assert [message.execution_id for message in await store.start()] == [order.id]
    assert await store.start() == []
    assert await store.counts(job) == {"running": 1}


async def test_a_job_that_has_changed_is_looked_at_again(store: Store) -> None:
    requester, job = Requester(store.stores), await store.save_draft()
    order = await requester.order(job.id, origin=Origin.API)

    assert not await requester.queue(next_version(job), order)


async def test_an_archived_job_is_not_run(store: Store) -> None:
    requester, job = Requester(store.stores), await store.save_draft(state=JobState.ARCHIVED)
    order = await requester.order(job.id, origin=Origin.API)

    with pytest.raises(Conflict, match="archived"):
        await requester.queue(job, order)


async def test_a_former_definition_goes_where_it_went_then(store: Store) -> None:
    requester, job = Requester(store.stores), await store.save_draft()
    former = next_version(job, queue="slow", needs=("gpu",), tags=("t",))
    order = await requester.order(job.id, origin=Origin.API)

    assert await requester.queue(job, order, definition=former)

    (message,) = await store.start(queue="slow+gpu")
    assert (message.execution_id, message.job_version) == (order.id, 2)
    found = await store.stores.executions.find(order.id)
    assert found is not None
    assert (found.queue, found.needs, found.tags, found.job_version) == ("slow", ("gpu",), ("t",), 2)


async def test_dry_runs_run_beside_the_job_and_cannot_pile_up(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_BESIDE", 2)
    requester, job = Requester(store.stores), await store.save_draft(overlap=OverlapPolicy.SKIP)
    orders = [await requester.order(job.id, origin=Origin.API, is_dry_run=True) for _ in range(3)]

    assert [await requester.queue(job, order) for order in orders[:2]] == [True, True]
    with pytest.raises(TooMany):
        await requester.queue(job, orders[2])

    (own,) = await store.request(job)
    assert own.state is ExecutionState.QUEUED
    await store.finished_running()
    assert await requester.queue(job, orders[2])
