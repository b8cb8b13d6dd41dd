"""While no scheduler is there, that is told once, of all jobs, and no job is blamed for it."""

from datetime import timedelta

import pytest

from chronos_synapse.domain.access import Principal
from chronos_synapse.domain.clock import from_ms
from chronos_synapse.domain.errors import Conflict, NotFound
from chronos_synapse.domain.event import topics_of
from chronos_synapse.domain.insight import InsightQuery, InsightState, Severity, Topic, Verdict
from chronos_synapse.domain.job import Job, JobId, JobState, UserId
from chronos_synapse.domain.schedule import IntervalSpec
from chronos_synapse.domain.user import Role
from chronos_synapse.services.insight import absences
from chronos_synapse.services.insight.feedback import FeedbackService
from chronos_synapse.services.insight.reading import InsightService
from chronos_synapse.services.notifications.insight_news import news_of_insight
from chronos_synapse.storage.redis.jobs import Arming
from tests.builders import START, Store, dispatch_of, ending_of, next_version, scheduled
from tests.services.learning import a_known_job, begin, desks_on, insights, learning_on

HOUR_MS = 3_600_000
EVERY_S = 600
BOB = Principal(user_id=UserId("bob"), role=Role.DEVELOPER)


async def look(store: Store) -> None:
    """As a scheduler does."""
    await store.stores.due.claim(limit=0, ahead_ms=0, lease_ms=0)


async def leave(store: Store, *, since_ms: int) -> int:
    """No scheduler has looked for so long; since when."""
    looked_ms = await store.now_ms() - since_ms
    await store.door.call("SET", store.door.keys.clock(), looked_ms)
    return looked_ms


async def armed(store: Store, job: Job, due_ms: int) -> Job:
    """The job, due every ten minutes from then on."""
    every = IntervalSpec(every_s=EVERY_S, start_at=from_ms(due_ms))
    changed = next_version(job, state=JobState.ACTIVE, schedule=every)
    assert await store.stores.jobs.save(changed, expected_version=job.version, arming=Arming(next_ms=due_ms)) == "ok"
    return changed


async def test_one_insight_tells_of_all_jobs_and_none_is_told_to_be_missing(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    learning = await begin(store)
    jobs = [await a_known_job(store, runs=5) for _ in range(3)]
    await learning.learner.advance()
    since_ms = await leave(store, since_ms=HOUR_MS)
    for job in jobs:
        await armed(store, job, since_ms + 1000)

    assert await learning.ticks.tick() == 1
    assert await learning_on(store).ticks.tick() == 0

    (insight,) = await insights(store)
    (statement,) = insight.statements
    assert (insight.topic, insight.state, insight.severity) == (Topic.SCHEDULER, InsightState.OPEN, Severity.CRITICAL)
    assert (insight.job_id, insight.owner_id) == ("", "")
    assert (statement.since, statement.value, statement.unit) == (from_ms(since_ms), 18.0, "due times")
    assert statement.sentence.endswith(": 18 due times of 3 jobs have passed")

    await look(store)
    assert await learning.ticks.tick() == 1
    assert await learning_on(store).ticks.tick() == 0

    (over,) = await insights(store)
    assert (over.id, over.state, over.closed_at) == (insight.id, InsightState.CLOSED, over.statements[-1].at)
    assert over.statements[-1].sentence.endswith(": 18 due times of 3 jobs passed")
    # What still waits long after a scheduler came back is the job's own again.
    monkeypatch.setattr(absences, "RECOVERY_MS", 0)
    assert await learning.ticks.tick() == 3
    assert {one.job_id for one in await insights(store, topics=(Topic.START,))} == {job.id for job in jobs}


async def test_it_is_gone_on_with_when_it_has_lasted_twice_as_long(store: Store) -> None:
    learning = await begin(store)
    since_ms = await leave(store, since_ms=HOUR_MS)
    await armed(store, await store.save_draft(), since_ms + 1000)
    assert await learning.ticks.tick() == 1
    await store.door.call(
        "JSON.NUMINCRBY", store.door.keys.insight((await insights(store))[0].id), "$.updated_at", -HOUR_MS // 2
    )

    assert await learning.ticks.tick() == 1
    assert await learning.ticks.tick() == 0

    (insight,) = await insights(store)
    assert len(insight.statements) == 2


async def test_what_is_over_before_anybody_could_tell_is_told_afterwards_once(store: Store) -> None:
    since_ms = await leave(store, since_ms=HOUR_MS)
    await armed(store, await store.save_draft(), since_ms + 1000)
    await look(store)
    learning = await begin(store)

    assert [await learning.ticks.tick(), await learning.ticks.tick()] == [1, 0]

    (insight,) = await insights(store)
    assert insight.state is InsightState.CLOSED
    assert insight.opened_at == insight.closed_at
    assert len(insight.statements) == 1
    batches = (await store.stores.events.page_after("0-0", 500)).batches
    (event,) = [event for batch in batches for event in batch.events if event.opened]
    assert (event.opened, topics_of(event)) == (insight.id, ("insights",))
    (told,) = news_of_insight(insight)
    assert (told.to, told.notification.job_id) == ((), None)


async def test_more_jobs_than_are_named_are_counted_with_what_is_certain(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("chronos_synapse.storage.redis.absences.MOST_NAMED", 1)
    learning = await begin(store)
    since_ms = await leave(store, since_ms=HOUR_MS)
    for _ in range(2):
        await armed(store, await store.save_draft(), since_ms + 1000)

    await learning.ticks.tick()

    (insight,) = await insights(store)
    assert insight.statements[0].sentence.endswith(": at least 7 due times of 2 jobs have passed")


async def test_without_a_due_time_in_a_pause_and_long_ago_there_is_nothing_to_tell(store: Store) -> None:
    learning = await begin(store)
    since_ms = await leave(store, since_ms=HOUR_MS)
    assert await learning.ticks.tick() == 0
    job = await armed(store, await store.save_draft(), since_ms + 1000)
    await store.stores.pauses.begin(reason="x", by="Ann")
    assert await learning.ticks.tick() == 0
    await look(store)
    assert await learning.ticks.tick() == 0
    await store.stores.pauses.end()

    long_ago = {"from": since_ms - 99 * HOUR_MS, "until": since_ms - 98 * HOUR_MS, "jobs": 1, "waiting": f"{job.id} 1"}
    fields = [part for pair in long_ago.items() for part in pair]
    await store.door.call("XADD", store.door.keys.absences(), "*", *fields)
    assert await learning.ticks.tick() == 0
    assert await insights(store) == []


async def test_an_execution_that_began_late_for_want_of_a_scheduler_is_not_told_to_be_late(store: Store) -> None:
    learning = await begin(store)
    excused, late = [await a_known_job(store, runs=5) for _ in range(2)]
    await learning.learner.advance()
    since_ms = await leave(store, since_ms=HOUR_MS)
    await look(store)
    for job, due_ms in ((excused, since_ms + 1000), (late, since_ms - HOUR_MS)):
        assert await store.stores.executions.dispatch([dispatch_of(job, scheduled(job, due_ms))]) == ["ok"]
    await store.stores.executions.finish([ending_of(one, duration_ms=1000) for one in await store.start()])
    await learning.learner.advance()

    assert [(one.job_id, one.topic) for one in await insights(store)] == [(late.id, Topic.START)]


async def test_everybody_sees_it_who_is_not_kept_to_certain_jobs_and_nobody_judges_it(store: Store) -> None:
    learning = await begin(store)
    since_ms = await leave(store, since_ms=HOUR_MS)
    await armed(store, await store.save_draft(), since_ms + 1000)
    await learning.ticks.tick()
    (insight,) = await insights(store)
    reading = InsightService(store.stores, clock=lambda: START + timedelta(days=1))
    admin = Principal(user_id=UserId("eve"), role=Role.ADMIN)
    narrow = Principal(user_id=BOB.user_id, role=Role.ADMIN, only_jobs=frozenset({JobId("0" * 16)}))

    for caller in (BOB, admin):
        assert [one.id for one in (await reading.page(InsightQuery(sight=caller.sight))).items] == [insight.id]
        view = await reading.find(caller, insight.id)
        assert (view.may_judge, view.job_name, view.mute) == (False, "All jobs", None)
    assert (await reading.page(InsightQuery(sight=narrow.sight))).items == []
    with pytest.raises(NotFound):
        await reading.find(narrow, insight.id)
    with pytest.raises(Conflict) as refused:
        await FeedbackService(store.stores, desks_on(store)).give(admin, insight.id, Verdict.NORMAL)
    assert refused.value.code == "insight.of_all_jobs"
