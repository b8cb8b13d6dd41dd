"""The learner: follows executions exactly once, tells what is rare, and survives whatever happens around it."""

import logging
from datetime import datetime, timedelta

import pytest

from chronos_models.finding import Finding
from chronos_models.history import Observation
from chronos_models.monitor import JobMonitor
from chronos_synapse.domain.clock import utc_now
from chronos_synapse.domain.errors import Unavailable
from chronos_synapse.domain.execution import Execution, ExecutionState, Outcome
from chronos_synapse.domain.insight import InsightState, Mute, Severity, Topic, WatchSettings
from chronos_synapse.domain.job import ExecutorRef
from chronos_synapse.domain.metric import Metric
from chronos_synapse.services.insight import desks, learner
from chronos_synapse.services.insight.hosts import FEED
from chronos_synapse.storage.redis.jobs import Arming
from chronos_synapse.storage.redis.monitors import LearningStep, MonitorStore
from tests.builders import Store, a_job, next_version
from tests.services.learning import (
    DAILY,
    USUAL_MS,
    Switch,
    a_known_job,
    begin,
    desks_on,
    insights,
    learning_on,
    model_of,
    run,
)


class KilledError(Exception):
    """The process ends here."""


FAILED = {"state": ExecutionState.FAILED, "outcome": Outcome.FAILED, "error": "boom"}


async def test_an_execution_that_takes_far_longer_is_told_with_its_evidence(store: Store) -> None:
    learning = await begin(store)
    job = await a_known_job(store)
    await learning.learner.advance()
    assert await insights(store) == []

    (slow,) = await run(store, job, [60_000])
    await learning.learner.advance()

    (insight,) = await insights(store)
    (statement,) = insight.statements[:1]
    assert (insight.topic, insight.state, insight.job_id) == (Topic.DURATION, InsightState.OPEN, job.id)
    assert statement.evidence == (slow.id,)
    assert statement.value == pytest.approx(60.0)
    assert "60 s" in statement.sentence
    assert insight.id == f"{job.id}-{int(insight.opened_at.timestamp() * 1000):x}-duration"
    assert (await model_of(store, job)).open == {"duration": insight.id}


async def test_it_is_over_when_it_runs_as_usual_again(store: Store) -> None:
    learning = await begin(store)
    job = await a_known_job(store)
    await run(store, job, [60_000])
    await learning.learner.advance()

    await run(store, job, USUAL_MS[:4])
    await learning.learner.advance()

    (insight,) = await insights(store)
    assert insight.state is InsightState.CLOSED
    assert insight.statements[-1].kind == "back_to_normal"
    assert insight.closed_at == insight.updated_at >= insight.opened_at
    assert insight.severity is not Severity.LOW
    assert (await model_of(store, job)).open == {}


async def test_failures_in_a_row_are_told_and_go_on_as_one_insight(store: Store) -> None:
    learning = await begin(store)
    job = await a_known_job(store)
    await run(store, job, [1000] * 6, **FAILED)
    await learning.learner.advance()

    (insight,) = await insights(store)
    assert insight.topic is Topic.OUTCOME
    assert len(insight.statements) > 1
    assert insight.rate == min(statement.rate for statement in insight.statements)


async def test_every_execution_is_numbered_in_the_order_of_the_ends(store: Store) -> None:
    learning = await begin(store)
    job = await a_known_job(store, runs=3)
    await learning.learner.advance()
    more = await run(store, job, [1000, 1000])
    await learning.learner.advance()

    model = await model_of(store, job)
    assert [number for number, _ in model.recent] == [0, 1, 2, 3, 4]
    assert [execution_id for _, execution_id in model.recent][3:] == [one.id for one in more]
    assert model.number == 4


async def test_what_says_nothing_of_the_job_is_passed_over(store: Store) -> None:
    learning = await begin(store)
    job = await a_known_job(store, runs=2)
    cancelled = await store.request(job)
    await store.stores.executions.cancel(cancelled[0])
    await learning.learner.advance()

    assert (await model_of(store, job)).number == 1


async def test_a_job_that_is_new_to_the_learner_is_learned_from_its_history_without_a_word(store: Store) -> None:
    job = await a_known_job(store)
    await run(store, job, [60_000, *USUAL_MS])
    learning = await begin(store)
    assert await store.stores.insight.monitors.models([job.id]) == {}

    (last,) = await run(store, job, [1000])
    await learning.learner.advance()

    model = await model_of(store, job)
    assert model.number == 49
    assert model.recent[-1] == (49, last.id)
    assert await insights(store) == []


async def test_a_job_that_has_been_failing_before_anybody_learned_is_told_to_fail(store: Store) -> None:
    job, mended = [await a_known_job(store) for _ in range(2)]
    for one in (job, mended):
        await run(store, one, [1000] * 6, **FAILED)
    await run(store, mended, USUAL_MS[:1])
    learning = await begin(store)
    assert await insights(store) == []

    for one in (job, mended):
        await run(store, one, [1000], **FAILED)
    await learning.learner.advance()

    told = {insight.job_id: insight for insight in await insights(store)}
    insight = told[job.id]
    assert (insight.topic, insight.state) == (Topic.OUTCOME, InsightState.OPEN)
    assert "6 of the last 6 failed" in insight.statements[0].sentence
    assert len(insight.statements[0].evidence) == 5
    assert (await model_of(store, job)).open == {"outcome": insight.id}
    assert mended.id not in told


async def test_of_two_processes_each_execution_is_learned_from_once(store: Store) -> None:
    first, second = await begin(store), learning_on(store)
    job = await a_known_job(store, runs=10)
    await first.learner.advance()
    await second.learner.advance()
    await run(store, job, [60_000, 1000])
    await second.learner.advance()
    await first.learner.advance()

    assert (await model_of(store, job)).number == 11


async def test_who_is_slower_goes_on_from_where_the_other_has_come(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = await begin(store), learning_on(store)
    job = await a_known_job(store, runs=5)
    taken: list[bool] = []
    put = MonitorStore.put

    async def overtaken(self: MonitorStore, step: LearningStep) -> bool:
        if not taken:
            taken.append(True)
            await other.learner.advance()
        return await put(self, step)

    monkeypatch.setattr(MonitorStore, "put", overtaken)
    await one.learner.advance()

    assert (await model_of(store, job)).number == 4


async def test_a_process_that_is_killed_half_way_has_learned_nothing_or_all(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    learning = await begin(store)
    job = await a_known_job(store, runs=5)

    async def killed(self: MonitorStore, step: LearningStep) -> bool:
        raise KilledError

    with monkeypatch.context() as patched:
        patched.setattr(MonitorStore, "put", killed)
        with pytest.raises(KilledError):
            await learning.learner.advance()
    assert await store.stores.insight.monitors.models([job.id]) == {}

    await learning_on(store).learner.advance()
    assert (await model_of(store, job)).number == 4


async def test_while_the_store_is_away_nothing_is_lost(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    learning = await begin(store)
    job = await a_known_job(store, runs=5)

    async def away(self: MonitorStore, job_ids: object) -> object:
        raise Unavailable("Redis does not answer.", part="redis")

    with monkeypatch.context() as patched:
        patched.setattr(MonitorStore, "models", away)
        with pytest.raises(Unavailable):
            await learning.learner.advance()

    await learning.learner.advance()
    assert (await model_of(store, job)).number == 4


async def test_a_damaged_model_is_learned_anew_from_the_history(store: Store, caplog: pytest.LogCaptureFixture) -> None:
    learning = await begin(store)
    job = await a_known_job(store)
    await run(store, job, [60_000])
    await learning.learner.advance()
    await store.door.call("HSET", store.door.keys.model(job.id), "blob", b"\x00nothing")

    with caplog.at_level(logging.WARNING):
        await run(store, job, [1000])
        await learning_on(store).learner.advance()

    assert "what was learned of a job cannot be read" in caplog.text
    model = await model_of(store, job)
    assert model.number == 41
    assert model.revision == 2
    # What the new monitor found open without a word goes on; what it does not know is over.
    (insight,) = await insights(store)
    assert (insight.state is InsightState.OPEN) == (model.open == {"duration": insight.id})


async def test_ends_whose_events_are_trimmed_are_found_in_the_history(
    store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    learning = await begin(store)
    job = await a_known_job(store, runs=5)
    await learning.learner.advance()
    await run(store, job, [1000] * 3)
    await store.door.call("XTRIM", store.door.keys.events(), "MAXLEN", 0)
    await run(store, job, [1000])

    with caplog.at_level(logging.WARNING):
        await learning.learner.advance()

    assert "events were trimmed unread" in caplog.text
    assert (await model_of(store, job)).number == 8


async def test_an_edit_of_what_is_run_begins_a_new_regime(store: Store) -> None:
    learning = await begin(store)
    job = await a_known_job(store, runs=60)
    await learning.learner.advance()
    before = await model_of(store, job)

    edited = next_version(job, executor=ExecutorRef(kind="noop", config={"seconds": 2}))
    await store.stores.jobs.save(edited, expected_version=1, arming=Arming())
    await learning.learner.advance()

    after = await model_of(store, job)
    assert after.regime != before.regime
    assert after.blob != before.blob
    # What was rare before the edit is not so any more after it.
    await run(store, edited, [3000])
    await learning.learner.advance()
    assert await insights(store, severities=(Severity.CRITICAL,)) == []


async def test_an_edit_that_cannot_be_understood_stops_no_other(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    learning = await begin(store)
    bad, good = await a_known_job(store, runs=2), await a_known_job(store, runs=2)
    await learning.learner.advance()
    begin_regime = desks.Desk.begin_regime

    def broken(self: desks.Desk, now: datetime) -> bool:
        if self.job.id == bad.id:
            raise ValueError("no such zone")
        return begin_regime(self, now)

    monkeypatch.setattr(desks.Desk, "begin_regime", broken)
    for job in (bad, good):
        await run(store, job, [1000])
    await learning.learner.advance()

    assert ((await model_of(store, bad)).number, (await model_of(store, good)).number) == (1, 2)


async def test_another_name_is_no_new_regime(store: Store) -> None:
    learning = await begin(store)
    job = await a_known_job(store, runs=5)
    await learning.learner.advance()
    before = await model_of(store, job)

    await store.stores.jobs.save(next_version(job, name="Other"), expected_version=1, arming=Arming())
    await learning.learner.advance()

    assert await model_of(store, job) == before


async def test_what_is_muted_is_kept_and_says_so(store: Store) -> None:
    learning = await begin(store)
    job = await a_known_job(store)
    mutes = (Mute(topic=Topic.DURATION), Mute(topic=Topic.OUTCOME, until=utc_now() - timedelta(days=1)))
    await store.stores.insight.insights.save_watch_settings(job.id, WatchSettings(mutes=mutes))
    await run(store, job, [60_000])
    await run(store, job, [1000] * 6, **FAILED)
    await learning.learner.advance()

    muted = {insight.topic: insight.is_muted for insight in await insights(store)}
    assert muted == {Topic.DURATION: True, Topic.OUTCOME: False}
    assert [one.topic for one in await insights(store, with_muted=False)] == [Topic.OUTCOME]


async def test_a_smaller_budget_tells_less(store: Store) -> None:
    learning = await begin(store)
    strict, usual = await a_known_job(store), await a_known_job(store)
    await store.stores.insight.insights.save_watch_settings(strict.id, WatchSettings(budget=0.0000001))
    for job in (strict, usual):
        await run(store, job, [2000])
    await learning.learner.advance()

    assert [one.job_id for one in await insights(store)] == [usual.id]


async def test_how_odd_each_execution_was_is_a_series(store: Store) -> None:
    learning = await begin(store)
    job = await a_known_job(store)
    await run(store, job, [60_000])
    await learning.learner.advance()

    samples = await store.stores.metrics.samples(job.id, Metric.SCORE, from_ms=0, to_ms=10**14)
    assert max(sample.value for sample in samples) > 2.0
    assert all(0.0 < sample.value <= 12.0 for sample in samples)


async def test_while_it_is_off_nothing_is_learned_and_nothing_is_made_up_for(store: Store) -> None:
    switch = Switch()
    learning = await begin(store, settings=switch)
    job = await a_known_job(store, runs=3)
    await learning.learner.advance()
    switch.turn(is_on=False)
    await run(store, job, [1000])
    await learning.learner.advance()
    assert await learning.ticks.tick() == 0
    assert not await learning.nightly.run()
    switch.turn(is_on=True)
    await run(store, job, [1000])
    await learning.learner.advance()

    assert (await model_of(store, job)).number == 3


async def test_a_deleted_job_stops_nobody(store: Store) -> None:
    learning = await begin(store)
    gone, job = await a_known_job(store, runs=2), await a_known_job(store, runs=2)
    await store.stores.jobs.delete(gone)
    await learning.learner.advance()

    assert list(await store.stores.insight.monitors.models([gone.id, job.id])) == [job.id]


async def test_many_ends_are_taken_in_several_steps(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(learner, "MOST_ENDS", 4)
    learning = await begin(store)
    job = await store.save_draft(schedule=DAILY)
    for _ in range(3):
        await store.finished(job, count=3, duration_ms=1000)

    assert await learning.learner.advance() >= 3
    assert (await model_of(store, job)).number == 8


async def test_the_place_goes_on_to_the_end_of_the_events(store: Store) -> None:
    learning = await begin(store)
    await store.save(a_job())
    await learning.learner.advance()

    assert await store.stores.insight.monitors.place(FEED) == await store.stores.events.latest_id()
    assert await learning.learner.advance() == 0


async def test_a_retried_execution_says_nothing_of_when_it_began(store: Store) -> None:
    learning = await begin(store)
    job = await store.save_draft(schedule=DAILY)
    await store.finished(job, state=ExecutionState.RETRYING, outcome=Outcome.FAILED)
    await store.finished_running()
    await learning.learner.advance()

    model = await model_of(store, job)
    assert model.number == 0
    found: list[Execution] = await store.stores.executions.find_many([model.recent[0][1]])
    assert len(found[0].attempts) == 2


async def test_a_job_whose_numbers_break_a_model_stops_no_other(
    store: Store, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    learning = await begin(store)
    bad, good = await a_known_job(store, runs=2), await a_known_job(store, runs=2)
    await learning.learner.advance()
    observe = JobMonitor.observe

    def broken(self: JobMonitor, observation: Observation) -> list[Finding]:
        if observation.ended_s - observation.started_s > 50.0:
            raise OverflowError("too much")
        return observe(self, observation)

    monkeypatch.setattr(JobMonitor, "observe", broken)
    await run(store, bad, [60_000])
    await run(store, good, [1000])
    await learning.learner.advance()

    assert "a job could not be judged" in caplog.text
    assert ((await model_of(store, bad)).number, (await model_of(store, good)).number) == (1, 2)


async def test_what_is_kept_in_memory_is_what_is_stored(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desks, "MOST_MONITORS", 1)
    one, other = await begin(store), learning_on(store)
    jobs = [await a_known_job(store, runs=3) for _ in range(2)]
    for learning in (one, other, one, one):
        for job in jobs:
            await run(store, job, [1000])
        await learning.learner.advance()

    for job in jobs:
        model = await model_of(store, job)
        fresh = (await desks_on(store).open([job.id]))[job.id]
        assert model.number == fresh.monitor.last_number == 6
        assert fresh.monitor.duration.count == 7
