"""DeadLetterService: what failed for good waits for a person, who decides once."""

import asyncio
from typing import Any

import pytest

from chronos_synapse.domain.access import EVERYTHING, Sight
from chronos_synapse.domain.errors import Denied, Invalid
from chronos_synapse.domain.execution import ExecutionState, Origin, Outcome
from chronos_synapse.domain.job import Job, JobState, UserId
from chronos_synapse.domain.retry import Cause
from chronos_synapse.services.history.dead_letters import DeadLetterQuery, DeadLetterService
from chronos_synapse.services.history.replay import ReplayService
from chronos_synapse.services.running.waiting_reasons import WaitingReasons
from chronos_synapse.storage.redis.executions import Removal
from tests.builders import Store
from tests.services.scheduling import ADA, BOB, LOOKER, ROOT

OWN = DeadLetterQuery(sight=Sight(owners=(ADA.user_id,)))
DEAD: dict[str, Any] = {
    "state": ExecutionState.FAILED,
    "outcome": Outcome.FAILED,
    "is_dead_letter": True,
    "cause": Cause.HTTP_STATUS,
    "http_status": 503,
    "error": "503 Service Unavailable",
}


@pytest.fixture
def letters(store: Store) -> DeadLetterService:
    stores = store.stores
    return DeadLetterService(stores, ReplayService(stores, WaitingReasons(stores.daemons)))


async def dead(store: Store, *, owner_id: UserId = ADA.user_id, **job: Any) -> tuple[Job, str]:
    saved = await store.save_draft(owner_id=owner_id, **job)
    (execution,) = await store.finished(saved, **DEAD)
    return saved, execution.id


async def ids(letters: DeadLetterService, query: DeadLetterQuery = OWN) -> list[str]:
    return [item.execution_id for item in (await letters.page(query)).items]


async def test_the_list_says_what_failed_and_why(store: Store, letters: DeadLetterService) -> None:
    job, execution_id = await dead(store)

    page = await letters.page(OWN)

    (item,) = page.items
    assert (item.execution_id, item.job_id, item.job_name) == (execution_id, job.id, job.name)
    assert (item.state, item.cause, item.http_status) == (ExecutionState.FAILED, Cause.HTTP_STATUS, 503)
    assert (item.error, item.attempts) == ("503 Service Unavailable", 1)
    assert (page.total, page.next_cursor) == (1, None)
    found = await store.stores.executions.find(execution_id)
    assert found is not None
    assert item.ended_at == found.finished_at


async def test_pages_are_of_one_owner_or_of_one_job_and_the_latest_come_first(
    store: Store, letters: DeadLetterService
) -> None:
    (first_job, first), (_, second), (_, third) = [await dead(store) for _ in range(3)]
    _, others = await dead(store, owner_id=BOB.user_id)
    for at, execution_id in enumerate((first, second, third)):
        await store.door.call("ZADD", store.door.keys.dead_letters(ADA.user_id), 1000 + at, execution_id)

    page = await letters.page(DeadLetterQuery(sight=Sight(owners=(ADA.user_id,)), limit=2))
    rest = await letters.page(DeadLetterQuery(sight=Sight(owners=(ADA.user_id,)), limit=2, cursor=page.next_cursor))

    assert [item.execution_id for item in page.items] == [third, second]
    assert (page.total, [item.execution_id for item in rest.items], rest.next_cursor) == (3, [first], None)
    assert await ids(letters, DeadLetterQuery(sight=Sight(owners=(ADA.user_id,)), job_id=first_job.id)) == [first]
    assert await ids(letters, DeadLetterQuery(sight=EVERYTHING)) == [others, third, second, first]


@pytest.mark.parametrize(("field", "value"), [("cursor", "x"), ("job_id", "*")])
async def test_a_bad_question_is_named(letters: DeadLetterService, field: str, value: str) -> None:
    changes: dict[str, Any] = {field: value}
    with pytest.raises(Invalid) as refused:
        await letters.page(DeadLetterQuery(sight=Sight(owners=(ADA.user_id,)), **changes))

    assert refused.value.errors[0].pointer == f"query:{field}"


async def test_one_that_is_retried_runs_again_and_leaves_the_list(store: Store, letters: DeadLetterService) -> None:
    _, execution_id = await dead(store)

    (result,) = await letters.retry(ADA, [execution_id, execution_id], origin=Origin.API)

    assert (result.id, result.ok, result.error) == (execution_id, True, None)
    assert [message.execution_id for message in await store.start()] == [result.execution_id]
    assert (await store.stores.records.given(result.execution_id or "")).replay_of == execution_id
    assert await ids(letters) == []


async def test_of_two_who_decide_at_once_one_does(store: Store, letters: DeadLetterService) -> None:
    _, execution_id = await dead(store)

    results = await asyncio.gather(*[letters.retry(ADA, [execution_id], origin=Origin.API) for _ in range(5)])

    assert sorted(result.ok for (result,) in results) == [False] * 4 + [True]
    assert len(await store.start()) == 1


async def test_one_that_cannot_run_again_stays_on_the_list_and_stops_no_other(
    store: Store, letters: DeadLetterService
) -> None:
    _, stays = await dead(store, state=JobState.ARCHIVED)
    _, runs = await dead(store)
    before = await letters.page(OWN)

    refused, done = await letters.retry(ADA, [stays, runs], origin=Origin.API)

    assert (refused.ok, refused.execution_id, done.ok) == (False, None, True)
    assert refused.error == "The job is archived; pause or activate it first."
    after = await letters.page(OWN)
    assert [item for item in before.items if item.execution_id == stays] == after.items


async def test_one_that_is_dismissed_leaves_the_list_and_stays_in_the_history(
    store: Store, letters: DeadLetterService
) -> None:
    _, execution_id = await dead(store)

    first, again = [(await letters.dismiss(ADA, [execution_id]))[0] for _ in range(2)]

    assert (first.ok, first.execution_id) == (True, None)
    assert (again.ok, again.error) == (False, "It is not on the list any more.")
    assert await store.stores.executions.find(execution_id) is not None
    assert await store.start() == []


async def test_what_is_removed_from_the_history_leaves_the_list(store: Store, letters: DeadLetterService) -> None:
    job, execution_id = await dead(store)

    await store.stores.executions.remove([Removal(execution_id=execution_id, job_id=job.id, owner_id=job.owner_id)])

    assert (await letters.page(OWN)).total == 0


async def test_only_who_may_run_jobs_decides_and_only_on_own_ones(store: Store, letters: DeadLetterService) -> None:
    _, execution_id = await dead(store)

    with pytest.raises(Denied):
        await letters.retry(LOOKER, [execution_id], origin=Origin.API)
    with pytest.raises(Denied):
        await letters.dismiss(LOOKER, [execution_id])
    theirs, nobodys = await letters.dismiss(BOB, [execution_id, "0" * 16 + "-1"])
    assert (theirs.ok, nobodys.ok) == (False, False)
    assert (theirs.error or "").replace(execution_id, "X") == (nobodys.error or "").replace("0" * 16 + "-1", "X")
    assert (await letters.dismiss(ROOT, [execution_id]))[0].ok
