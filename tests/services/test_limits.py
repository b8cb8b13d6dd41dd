"""LimitService: who may limit what, what a limit shows, and what goes on when it changes."""

import pytest

from chronos_synapse.domain.errors import Denied, Invalid, NotFound
from chronos_synapse.domain.execution import Execution, ExecutionState
from chronos_synapse.domain.job import Job
from chronos_synapse.domain.schedule import OverlapPolicy, Priority
from chronos_synapse.services.jobs.job_requests import JobChange
from chronos_synapse.services.scheduling import parking
from chronos_synapse.services.scheduling.limits import MAX_LIMIT, LimitRequest, LimitService
from chronos_synapse.storage.redis.limits import LimitScope
from tests.builders import Store
from tests.services.scheduling import ADA, BOB, LOOKER, ROOT, services_on

TAG, OWNER = LimitScope.TAG, LimitScope.OWNER


def at_most(limit: int) -> LimitRequest:
    return LimitRequest(limit=limit)


@pytest.fixture
def limits(store: Store) -> LimitService:
    return LimitService(store.stores)


async def waiting(store: Store, count: int = 1, **changes: object) -> tuple[Job, list[Execution]]:
    """A job of Ada's with executions that wait."""
    job = await store.save_draft(**({"owner_id": ADA.user_id, "tags": ("etl",)} | changes))
    return job, await store.request(job, count=count)


async def started(store: Store) -> set[str]:
    """Ids of what a claim starts."""
    return {message.execution_id for message in await store.start()}


async def test_a_tag_is_limited_for_jobs_of_the_caller_alone(store: Store, limits: LimitService) -> None:
    made = await limits.put(ADA, TAG, "etl", at_most(1))
    await waiting(store, 3)
    _, others = await waiting(store, 2, owner_id=BOB.user_id)

    ran = await started(store)

    assert (made.scope, made.name, made.owner_id, made.limit) == (TAG, "etl", "ada", 1)
    assert len(ran) == 3
    assert {execution.id for execution in others} <= ran
    (view,) = (await limits.all(ADA)).items
    assert (view.limit, view.running, view.waiting) == (1, 1, 2)
    assert (await limits.all(BOB)).items == []


async def test_an_owner_is_limited_by_an_administrator_alone(store: Store, limits: LimitService) -> None:
    for principal in (ADA, LOOKER):
        with pytest.raises(Denied):
            await limits.put(principal, OWNER, "ada", at_most(2))
        with pytest.raises(Denied):
            await limits.remove(principal, OWNER, "ada")

    await limits.put(ROOT, OWNER, "ada", at_most(2))
    await waiting(store, 3)

    assert len(await started(store)) == 2
    (view,) = (await limits.all(ADA)).items
    assert (view.scope, view.name, view.running, view.waiting) == (OWNER, "ada", 2, 1)


async def test_a_viewer_sees_limits_and_sets_none(limits: LimitService) -> None:
    await limits.put(ADA, TAG, "etl", at_most(1))

    with pytest.raises(Denied):
        await limits.put(LOOKER, TAG, "etl", at_most(2))
    with pytest.raises(Denied):
        await limits.remove(LOOKER, TAG, "etl")
    assert [view.limit for view in (await limits.all(LOOKER)).items] == [1]


async def test_an_administrator_sees_everyones(limits: LimitService) -> None:
    await limits.put(ADA, TAG, "etl", at_most(1))
    await limits.put(BOB, TAG, "etl", at_most(2))
    await limits.put(ROOT, OWNER, "ada", at_most(3))

    found = [(view.scope, view.name, view.owner_id, view.limit) for view in (await limits.all(ROOT)).items]

    assert found == [(OWNER, "ada", "ada", 3), (TAG, "etl", "ada", 1), (TAG, "etl", "bob", 2)]


@pytest.mark.parametrize("limit", [0, -1, MAX_LIMIT + 1])
async def test_a_limit_has_a_range(limits: LimitService, limit: int) -> None:
    with pytest.raises(Invalid) as refusal:
        await limits.put(ADA, TAG, "etl", at_most(limit))

    assert (refusal.value.errors[0].pointer, refusal.value.code) == ("/limit", "limit.range")


@pytest.mark.parametrize(
    ("scope", "name"), [(TAG, "no tag"), (TAG, ""), (OWNER, ""), (OWNER, "a:b"), (OWNER, "x" * 100)]
)
async def test_what_cannot_have_a_limit_gets_none(limits: LimitService, scope: LimitScope, name: str) -> None:
    with pytest.raises(Invalid) as refusal:
        await limits.put(ROOT, scope, name, at_most(1))

    assert refusal.value.errors[0].pointer == "path:name"
    assert (await limits.all(ROOT)).items == []


async def test_a_tag_with_every_sign_that_it_may_have_is_limited(store: Store, limits: LimitService) -> None:
    tag = "team:data/etl_v1.2-b"
    await limits.put(ADA, TAG, tag, at_most(1))
    await waiting(store, 2, tags=(tag,))

    assert len(await started(store)) == 1
    assert [(view.name, view.owner_id) for view in (await limits.all(ADA)).items] == [(tag, "ada")]


async def test_a_limit_that_is_raised_or_taken_away_lets_in_what_waited(store: Store, limits: LimitService) -> None:
    await limits.put(ADA, TAG, "etl", at_most(1))
    await waiting(store, 5)
    assert len(await started(store)) == 1

    raised = await limits.put(ADA, TAG, "etl", at_most(3))
    assert len(await started(store)) == 2
    assert (raised.limit, raised.running) == (3, 1)
    await limits.remove(ADA, TAG, "etl")

    assert len(await started(store)) == 2
    assert (await limits.all(ADA)).items == []
    with pytest.raises(NotFound):
        await limits.remove(ADA, TAG, "etl")


async def test_a_limit_that_is_lowered_stops_nothing_that_runs(store: Store, limits: LimitService) -> None:
    _, made = await waiting(store, 3)
    await started(store)

    view = await limits.put(ADA, TAG, "etl", at_most(1))

    assert (view.limit, view.running) == (1, 3)
    found = await store.stores.executions.find_many([execution.id for execution in made])
    assert {execution.state for execution in found} == {ExecutionState.RUNNING}


async def test_all_of_several_limits_hold(store: Store, limits: LimitService) -> None:
    await limits.put(ADA, TAG, "etl", at_most(3))
    await limits.put(ADA, TAG, "db", at_most(2))
    await limits.put(ROOT, OWNER, "ada", at_most(4))
    await waiting(store, 4, tags=("etl", "db"))
    await waiting(store, 4, tags=("etl",))
    await waiting(store, 4, tags=())

    while await started(store):
        pass

    running = {view.name: view.running for view in (await limits.all(ADA)).items}
    assert running["ada"] == 4
    assert running["etl"] <= 3
    assert running["db"] <= 2


async def test_a_job_that_may_run_more_often_at_once_starts_what_waited(store: Store) -> None:
    services = services_on(store)
    job, _ = await waiting(store, 5, overlap=OverlapPolicy.QUEUE_ALL, max_concurrent=1)
    assert len(await started(store)) == 1

    await services.jobs.change(ADA, job.id, JobChange(max_concurrent=3))

    assert len(await started(store)) == 2


async def test_a_higher_priority_goes_first_within_an_owner(store: Store) -> None:
    _, (low,) = await waiting(store, priority=Priority.LOW)
    _, (normal,) = await waiting(store)
    _, (critical,) = await waiting(store, priority=Priority.CRITICAL)

    order = [message.execution_id for _ in range(3) for message in await store.start(limit=1)]

    assert order == [critical.id, normal.id, low.id]


async def test_everything_that_waited_for_a_limit_is_let_in_however_much_that_is(
    store: Store, limits: LimitService, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parking, "AT_ONCE", 2)
    await limits.put(ADA, TAG, "etl", at_most(1))
    await waiting(store, 8)
    await started(store)

    await limits.remove(ADA, TAG, "etl")

    assert len(await started(store)) == 7
