"""The night's work: once a day by one process, what is slow to see and what is over."""

from datetime import timedelta

import msgspec
import numpy as np
import pytest

from chronos_models.fleet import FleetPrior
from chronos_synapse.domain.clock import to_ms
from chronos_synapse.domain.insight import KEPT_FOR, InsightState, Topic
from chronos_synapse.domain.job import Job, JobState
from chronos_synapse.domain.metric import Metric
from chronos_synapse.services.insight import nightly
from chronos_synapse.services.insight.priors import read_prior, write_prior
from chronos_synapse.storage.redis.jobs import Arming
from chronos_synapse.storage.redis.monitors import LearningStep, MonitorStore
from tests.builders import Store, next_version
from tests.services.learning import USUAL_MS, HandClock, a_known_job, begin, insights, learning_on, model_of, run

HOUR_MS = 3_600_000


async def grown(
    store: Store, job: Job, metric: Metric, *, share: float, days: int = 60, until_then: float = 1000.0
) -> None:
    """A past of the job in hourly samples, every four hours, that grew by `share` over its last 30 days.

    In its first days it was at `until_then`, from 45 days before the end at 1000.
    """
    now_ms = await store.now_ms()
    key = store.door.keys.hourly_series(job.id, metric)
    await store.door.call("DEL", key)
    await store.door.call("TS.CREATE", key, "DUPLICATE_POLICY", "LAST")
    rng = np.random.default_rng(1)
    hours = np.arange(days * 24, 0, -4)
    growth = share * np.clip((30 * 24 - hours) / (30 * 24), 0.0, 1.0)
    levels = np.where(hours > 45 * 24, until_then, 1000.0)
    values = levels * (1.0 + growth) * np.exp(rng.normal(0.0, 0.02, hours.size))
    commands = []
    for hour, value in zip(hours.tolist(), values.tolist(), strict=True):
        at = now_ms - now_ms % HOUR_MS - int(hour) * HOUR_MS
        commands.append(("TS.ADD", key, at, value))
    await store.door.pipeline(commands)


async def test_it_is_done_once_a_day_by_one_process(store: Store) -> None:
    clock = HandClock()
    one, other = await begin(store, clock=clock), learning_on(store, clock=clock)
    assert await one.nightly.run()
    assert not await other.nightly.run()
    assert not await one.nightly.run()

    clock.ahead = timedelta(hours=24)
    assert await other.nightly.run()


async def test_growth_over_weeks_is_told_once(store: Store) -> None:
    clock = HandClock()
    learning = await begin(store, clock=clock)
    job = await a_known_job(store, runs=5)
    await learning.learner.advance()
    await grown(store, job, Metric.DURATION_MS, share=0.8)

    assert await learning.nightly.run()
    (insight,) = await insights(store)
    statement = insight.statements[0]
    assert (insight.topic, statement.kind) == (Topic.DURATION, "slower")
    assert statement.value is not None
    assert statement.expected is not None
    assert 1.3 < statement.value / statement.expected < 2.5
    assert len(statement.evidence) == 5

    clock.ahead = timedelta(days=1)
    assert await learning.nightly.run()
    assert [one.id for one in await insights(store)] == [insight.id]


async def test_growth_is_not_over_because_no_single_execution_shows_it(store: Store) -> None:
    clock = HandClock()
    learning = await begin(store, clock=clock)
    job = await a_known_job(store, runs=5)
    await learning.learner.advance()
    await grown(store, job, Metric.DURATION_MS, share=0.8)
    assert await learning.nightly.run()

    await run(store, job, USUAL_MS[:5])
    await learning.learner.advance()
    (insight,) = await insights(store)
    assert insight.state is InsightState.OPEN

    await grown(store, job, Metric.DURATION_MS, share=0.0)
    clock.ahead = timedelta(days=1)
    assert await learning.nightly.run()
    (insight,) = await insights(store)
    assert insight.state is InsightState.CLOSED
    assert "does not change from week to week any more" in insight.statements[-1].sentence
    assert (await model_of(store, job)).open == {}


async def test_what_it_grew_from_is_the_level_at_the_beginning_of_its_window(store: Store) -> None:
    learning = await begin(store)
    job = await a_known_job(store, runs=5)
    await learning.learner.advance()
    await grown(store, job, Metric.DURATION_MS, share=0.8, days=90, until_then=5000.0)

    assert await learning.nightly.run()

    (insight,) = await insights(store)
    assert insight.statements[0].expected == pytest.approx(1.0, rel=0.15)


async def test_a_job_that_has_not_run_for_days_has_nothing_new_to_show(store: Store) -> None:
    clock = HandClock()
    learning = await begin(store, clock=clock)
    job = await a_known_job(store, runs=5)
    await learning.learner.advance()
    await grown(store, job, Metric.DURATION_MS, share=0.8)

    clock.ahead = timedelta(days=3)
    assert await learning.nightly.run()

    assert await insights(store) == []


async def test_a_series_that_stays_as_it_is_tells_nothing(store: Store) -> None:
    learning = await begin(store)
    job = await a_known_job(store, runs=5)
    await learning.learner.advance()
    await grown(store, job, Metric.PEAK_MEMORY_BYTES, share=0.0)
    before = await model_of(store, job)

    assert await learning.nightly.run()
    assert await insights(store) == []
    assert await model_of(store, job) == before


async def test_what_new_jobs_are_believed_to_do_is_fitted_on_those_that_are_known(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(nightly, "LEAST_RUNS", 20)
    monkeypatch.setattr(nightly, "MOST_FITTED", 1)
    learning = await begin(store)
    for _ in range(3):
        await a_known_job(store, runs=25)
    await learning.learner.advance()

    assert await learning.nightly.run()

    raw = await store.stores.insight.monitors.fleet_prior()
    assert raw is not None
    assert read_prior(raw).of("duration").spread > 0.0
    # The next new job is begun with it.
    await a_known_job(store, runs=1)
    await learning.learner.advance()


def test_a_prior_that_cannot_be_read_is_that_of_made_up_jobs() -> None:
    assert read_prior(None) == read_prior(b"{") == FleetPrior()
    assert read_prior(b'{"jobs":1,"beliefs":{"duration":[-1.0,0.1],"other":[1.0,1.0]}}').beliefs == {}
    fitted = read_prior(b'{"jobs":3,"beliefs":{"duration":[0.5,0.1]}}')
    assert read_prior(write_prior(fitted)) == fitted


async def slow_once(store: Store, clock: HandClock) -> Job:
    learning = await begin(store, clock=clock)
    job = await a_known_job(store)
    await run(store, job, [60_000])
    await learning.learner.advance()
    assert len(await insights(store, states=(InsightState.OPEN,))) == 1
    return job


async def test_what_is_open_of_a_job_that_was_put_away_is_over(store: Store) -> None:
    clock = HandClock()
    job = await slow_once(store, clock)
    archived = next_version(job, state=JobState.ARCHIVED)
    assert await store.stores.jobs.save(archived, expected_version=1, arming=Arming()) == "ok"

    assert await learning_on(store, clock=clock).nightly.run()

    (insight,) = await insights(store)
    assert insight.state is InsightState.CLOSED
    assert (await model_of(store, job)).open == {}


async def test_what_is_open_of_a_job_that_is_silent_for_long_is_over(store: Store) -> None:
    clock = HandClock()
    job = await slow_once(store, clock)
    assert await learning_on(store, clock=clock).nightly.run()
    assert (await insights(store))[0].state is InsightState.OPEN

    clock.ahead = timedelta(days=31)
    assert await learning_on(store, clock=clock).nightly.run()
    assert (await insights(store))[0].state is InsightState.CLOSED
    assert (await model_of(store, job)).open == {}


async def test_an_insight_that_its_model_does_not_know_is_over(store: Store) -> None:
    clock = HandClock()
    job = await slow_once(store, clock)
    desk = (await learning_on(store, clock=clock).nightly._desks.open([job.id]))[job.id]
    step = LearningStep(learnt=[msgspec.structs.replace(desk.learnt(), insights=())])
    lost = msgspec.structs.replace(step.learnt[0], model=msgspec.structs.replace(step.learnt[0].model, open={}))
    assert await store.stores.insight.monitors.put(LearningStep(learnt=[lost]))

    assert await learning_on(store, clock=clock).nightly.run()
    (insight,) = await insights(store)
    assert insight.state is InsightState.CLOSED
    assert "does not know of it any more" in insight.statements[-1].sentence


async def test_what_ended_long_ago_is_removed(store: Store) -> None:
    clock = HandClock()
    job = await slow_once(store, clock)
    clock.ahead = timedelta(days=31)
    await learning_on(store, clock=clock).nightly.run()

    clock.ahead = timedelta(days=33) + KEPT_FOR
    assert await learning_on(store, clock=clock).nightly.run()

    assert await insights(store) == []
    assert await store.door.call("ZCARD", store.door.keys.insights(job.id)) == 0


async def test_a_job_without_a_schedule_is_as_frequent_as_it_has_been(store: Store) -> None:
    learning = await begin(store)
    job = await store.save_draft(schedule=None)
    for _ in range(4):
        await run(store, job, [10])
    await learning.learner.advance()
    assert (await model_of(store, job)).period_s >= 1.0
    parts = (await learning.nightly._desks.open([job.id]))[job.id]
    parts.set_period(1e6)
    assert await store.stores.insight.monitors.put(LearningStep(learnt=[parts.learnt()]))

    assert await learning.nightly.run()

    assert (await model_of(store, job)).period_s == pytest.approx(1.0)


async def test_when_somebody_learns_meanwhile_the_night_leaves_the_job_alone(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    learning = await begin(store)
    job = await a_known_job(store, runs=5)
    await learning.learner.advance()
    await grown(store, job, Metric.DURATION_MS, share=0.8)
    put = MonitorStore.put

    async def overtaken(self: MonitorStore, step: LearningStep) -> bool:
        return bool(step.feed) and await put(self, step)

    monkeypatch.setattr(MonitorStore, "put", overtaken)
    assert await learning.nightly.run()
    assert await insights(store) == []
    assert to_ms(HandClock()()) > 0
