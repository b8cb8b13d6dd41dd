"""Ticks: what is awaited and what goes on too long is told without waiting for its end."""

from datetime import timedelta
from math import isnan

import pytest

from chronos_synapse.domain.clock import from_ms, to_ms
from chronos_synapse.domain.insight import InsightState, Topic
from chronos_synapse.domain.job import JobState
from chronos_synapse.domain.schedule import OverlapPolicy
from chronos_synapse.storage.redis.jobs import Arming
from chronos_synapse.storage.redis.monitors import LearningStep, MonitorStore
from tests.builders import Store, dispatch_of, ending_of, next_version, scheduled
from tests.services.crews import a_worker, alive
from tests.services.learning import HandClock, a_known_job, begin, insights, model_of, run


async def test_an_execution_that_goes_on_far_too_long_is_told_while_it_does(store: Store) -> None:
    clock = HandClock()
    learning = await begin(store, clock=clock)
    job = await a_known_job(store)
    await learning.learner.advance()
    (running,) = await store.request(job)
    await store.start()
    assert await learning.ticks.tick() == 0

    clock.ahead = timedelta(minutes=10)
    assert await learning.ticks.tick() == 1

    (insight,) = await insights(store)
    assert insight.topic is Topic.DURATION
    assert insight.statements[0].kind in ("stuck", "long_running")
    assert insight.statements[0].evidence == (running.id,)
    assert (await model_of(store, job)).number == 39


async def test_it_is_told_once_and_again_only_when_it_is_far_rarer(store: Store) -> None:
    clock = HandClock()
    learning = await begin(store, clock=clock)
    job = await a_known_job(store)
    await learning.learner.advance()
    await store.request(job)
    await store.start()
    clock.ahead = timedelta(minutes=10)
    await learning.ticks.tick()
    revision = (await model_of(store, job)).revision

    clock.ahead = timedelta(minutes=10, seconds=20)
    assert await learning.ticks.tick() == 0
    clock.ahead = timedelta(minutes=12)
    assert await learning.ticks.tick() == 0
    assert (await model_of(store, job)).revision == revision


async def test_a_start_that_does_not_come_is_told(store: Store) -> None:
    clock = HandClock()
    learning = await begin(store, clock=clock)
    job = await a_known_job(store)
    await learning.learner.advance()
    armed = next_version(job, state=JobState.ACTIVE)
    due_ms = await store.now_ms()
    arming = Arming(next_ms=due_ms)
    assert await store.stores.jobs.save(armed, expected_version=1, arming=arming) == "ok"
    await learning.learner.advance()
    assert await learning.ticks.tick() == 0

    clock.ahead = timedelta(minutes=30)
    assert await learning.ticks.tick() == 1

    (insight,) = await insights(store)
    assert (insight.topic, insight.statements[0].kind) == (Topic.START, "missing")
    assert insight.statements[0].since == from_ms(due_ms)

    put_away = next_version(armed, state=JobState.DRAFT)
    assert await store.stores.jobs.save(put_away, expected_version=2, arming=Arming(seen_ms=due_ms)) == "ok"
    assert await learning.nightly.run()
    (insight,) = await insights(store)
    assert insight.state is InsightState.CLOSED
    assert "is awaited any more" in insight.statements[-1].sentence


async def test_a_due_time_that_waits_for_a_worker_is_awaited(store: Store) -> None:
    clock = HandClock()
    learning = await begin(store, clock=clock)
    job = await a_known_job(store)
    await learning.learner.advance()
    now_ms = await store.now_ms()
    assert await store.stores.executions.dispatch([dispatch_of(job, scheduled(job, now_ms))]) == ["ok"]
    await alive(store, a_worker())

    clock.ahead = timedelta(minutes=30)
    waiting = await learning.ticks.waiting(clock())

    assert waiting[job.id].awaited_due_s == pytest.approx(now_ms / 1000.0)


async def test_nothing_is_awaited_while_all_scheduling_is_paused(store: Store) -> None:
    clock = HandClock()
    learning = await begin(store, clock=clock)
    job = await store.save_draft()
    armed = next_version(job)
    due_ms = to_ms(clock() - timedelta(hours=1))
    await store.stores.jobs.save(armed, expected_version=1, arming=Arming(next_ms=due_ms))
    assert list(await learning.ticks.waiting(clock())) == [job.id]

    await store.stores.pauses.begin(reason="x", by="Ann")

    assert await learning.ticks.waiting(clock()) == {}


async def test_neither_paused_jobs_nor_requests_nor_what_waits_for_its_turn_is_awaited(store: Store) -> None:
    clock = HandClock()
    learning = await begin(store, clock=clock)
    paused = await store.save_draft(state=JobState.PAUSED)
    due_ms = to_ms(clock() - timedelta(hours=1))
    held = next_version(paused)
    await store.stores.jobs.save(held, expected_version=1, arming=Arming(next_ms=due_ms, is_held=True))
    await store.request(await store.save_draft())
    taking_turns = await store.save_draft(overlap=OverlapPolicy.QUEUE_ALL)
    now_ms = await store.now_ms()
    entries = [scheduled(taking_turns, now_ms - 7_200_000 + at) for at in range(2)]
    await store.stores.executions.dispatch([dispatch_of(taking_turns, entries[0])])
    await store.start(limit=10)
    await store.stores.executions.dispatch([dispatch_of(taking_turns, entries[1])])
    await store.start(limit=10)
    clock.ahead = timedelta(minutes=30)

    waiting = await learning.ticks.waiting(clock())

    assert paused.id not in waiting
    assert [job_id for job_id, one in waiting.items() if not isnan(one.awaited_due_s)] == []


async def test_a_look_that_another_process_overtakes_is_repeated(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = HandClock()
    learning = await begin(store, clock=clock)
    job = await a_known_job(store)
    await learning.learner.advance()
    await store.request(job)
    await store.start()
    clock.ahead = timedelta(minutes=10)

    async def overtaken(self: MonitorStore, step: LearningStep) -> bool:
        return False

    with monkeypatch.context() as patched:
        patched.setattr(MonitorStore, "put", overtaken)
        assert await learning.ticks.tick() == 0
    assert await insights(store) == []

    assert await learning.ticks.tick() == 1


async def test_what_was_told_of_a_wait_is_over_with_the_executions_after_it(store: Store) -> None:
    clock = HandClock()
    learning = await begin(store, clock=clock)
    job = await a_known_job(store)
    await learning.learner.advance()
    await store.request(job)
    messages = await store.start()
    clock.ahead = timedelta(minutes=10)
    await learning.ticks.tick()

    clock.ahead = timedelta()
    await store.stores.executions.finish([ending_of(message, duration_ms=1000) for message in messages])
    await run(store, job, [1000, 1010, 990, 1000])
    await learning.learner.advance()

    (insight,) = await insights(store)
    assert insight.state is InsightState.CLOSED
