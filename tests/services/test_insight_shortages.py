"""While nobody can take what waits, that is told once, of all jobs, and no job is blamed for it."""

import pytest

from chronos_synapse.domain.access import Principal
from chronos_synapse.domain.clock import from_ms
from chronos_synapse.domain.insight import InsightQuery, InsightState, Severity, Topic
from chronos_synapse.domain.job import Job, UserId
from chronos_synapse.domain.user import Role
from chronos_synapse.services.insight import shortage_news, shortages, ticks
from chronos_synapse.services.notifications.insight_news import news_of_insight
from chronos_synapse.storage.redis.history import SearchPage
from tests.builders import Store, dispatch_of, ending_of, requested, scheduled
from tests.services.crews import a_worker, alive
from tests.services.learning import HandClock, a_known_job, begin, insights, learning_on

HOUR_MS = 3_600_000
BOB = Principal(user_id=UserId("bob"), role=Role.DEVELOPER)


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody has to wait until it is told."""
    monkeypatch.setattr(shortage_news, "LEAST_MS", 0)


async def wait(store: Store, *jobs: Job, ago_ms: int = HOUR_MS) -> int:
    """Each of them was due so long ago, and is queued; when that was."""
    due_ms = await store.now_ms() - ago_ms
    for job in jobs:
        assert await store.stores.executions.dispatch([dispatch_of(job, scheduled(job, due_ms))]) == ["ok"]
    return due_ms


async def test_one_insight_tells_of_all_that_waits_and_no_job_is_told_to_be_missing(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = HandClock()
    learning, other = await begin(store, clock=clock), learning_on(store, clock=clock)
    jobs = [await a_known_job(store, runs=5) for _ in range(3)]
    await learning.learner.advance()
    due_ms = await wait(store, *jobs)

    assert await learning.ticks.tick() == 1
    assert await other.ticks.tick() == 0

    (insight,) = await insights(store)
    (statement,) = insight.statements
    assert (insight.topic, insight.state, insight.severity) == (Topic.WORKERS, InsightState.OPEN, Severity.CRITICAL)
    assert (insight.job_id, insight.owner_id) == ("", "")
    assert (statement.since, statement.value, statement.unit) == (from_ms(due_ms), 3.0, "executions")
    assert statement.sentence.startswith("3 executions of 3 jobs wait that nobody can take, since ")
    assert statement.sentence.endswith(": no worker is alive")
    assert [one.id for one in await insights(store, sight=BOB.sight)] == [insight.id]
    (told,) = news_of_insight(insight)
    assert (told.to, told.notification.title) == ((), "Executions wait that no worker can take")

    await alive(store, a_worker())
    assert await learning.ticks.tick() == 1
    assert await other.ticks.tick() == 0
    (over,) = await insights(store, topics=(Topic.WORKERS,))
    assert (over.id, over.state, over.statements[-1].kind) == (insight.id, InsightState.CLOSED, "back_to_normal")

    # What still waits long after somebody came is the job's own again.
    assert await learning.ticks.waiting(clock()) == {}
    monkeypatch.setattr(shortages, "RECOVERY_MS", 0)
    assert {*(await learning.ticks.waiting(clock()))} == {job.id for job in jobs}


async def test_jobs_that_others_can_take_are_awaited_all_the_same(store: Store) -> None:
    learning = await begin(store)
    job, special = await a_known_job(store, runs=5), await store.save_draft(queue="gpu")
    await learning.learner.advance()
    await alive(store, a_worker())
    await wait(store, job, special)

    assert await learning.ticks.tick() == 2

    found = {one.topic: one for one in await insights(store)}
    assert found[Topic.START].job_id == job.id
    sentence = found[Topic.WORKERS].statements[0].sentence
    assert sentence.startswith("1 execution of 1 job waits that nobody can take, since ")
    assert sentence.endswith(": each of them says what it lacks")


async def test_it_is_told_after_a_while_and_again_when_it_has_lasted_twice_as_long(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shortage_news, "LEAST_MS", HOUR_MS)
    learning = await begin(store)
    await wait(store, await store.save_draft())
    assert await learning.ticks.tick() == 0
    monkeypatch.setattr(shortage_news, "LEAST_MS", 0)
    assert await learning.ticks.tick() == 1
    assert await learning.ticks.tick() == 0
    (insight,) = await insights(store)
    key = store.door.keys.insight(insight.id)
    await store.door.call("JSON.NUMINCRBY", key, "$.updated_at", -HOUR_MS * 2 // 3)

    assert await learning.ticks.tick() == 1

    (insight,) = await insights(store)
    assert len(insight.statements) == 2


async def test_an_insight_that_was_removed_meanwhile_is_neither_closed_nor_missed(store: Store) -> None:
    learning = await begin(store)
    await wait(store, await store.save_draft())
    assert await learning.ticks.tick() == 1
    (insight,) = await insights(store)
    await store.door.call("UNLINK", store.door.keys.insight(insight.id))
    await alive(store, a_worker())

    assert await learning.ticks.tick() == 0
    assert await store.stores.insight.monitors.place(shortage_news.FEED) == ""


async def test_what_began_late_for_want_of_a_worker_is_not_told_to_be_late(store: Store) -> None:
    learning = await begin(store)
    excused, late = [await a_known_job(store, runs=5) for _ in range(2)]
    await learning.learner.advance()
    await wait(store, excused)
    await learning.ticks.tick()
    await alive(store, a_worker())
    await wait(store, late, ago_ms=2 * HOUR_MS)
    await learning.ticks.waiting(HandClock()())
    await store.stores.executions.finish([ending_of(one, duration_ms=1000) for one in await store.start()])
    await learning.learner.advance()

    told = await insights(store, topics=(Topic.START,))
    assert [one.job_id for one in told] == [late.id]


async def test_what_was_asked_for_of_the_past_waits_since_it_was_asked_for(store: Store) -> None:
    learning = await begin(store)
    job = await store.save_draft()
    now_ms = await store.now_ms()
    entry = requested(job, now_ms - HOUR_MS, nonce="ab")
    assert await store.stores.executions.dispatch([dispatch_of(job, entry)]) == ["ok"]

    assert await learning.ticks.tick() == 1

    (insight,) = await insights(store)
    since = insight.statements[0].since
    assert since is not None
    assert since >= from_ms(now_ms)
    found = await store.stores.insight.insights.page(InsightQuery(sight=BOB.sight))
    assert [one.id for one in found.insights] == [insight.id]


async def test_what_could_not_be_read_ends_nothing_and_what_was_not_counted_is_at_least_so_much(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ticks, "MAX_LIMIT", 1)
    learning = await begin(store)
    await wait(store, await store.save_draft(), await store.save_draft())
    assert await learning.ticks.tick() == 1
    (insight,) = await insights(store)
    assert insight.statements[0].sentence.startswith("at least 1 execution of 1 job waits")

    async def gives_up(*_: object, **__: object) -> SearchPage:
        return SearchPage(documents=[], total=0, complete=False, next_cursor=None)

    monkeypatch.setattr(store.stores.history, "find", gives_up)
    assert await learning.ticks.tick() == 0

    (insight,) = await insights(store)
    assert insight.state is InsightState.OPEN
