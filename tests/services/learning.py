"""Learning over a store: settings that hold, a clock that is set, and jobs that have run."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec

from chronos_synapse.domain.access import EVERYTHING
from chronos_synapse.domain.execution import Execution
from chronos_synapse.domain.insight import Insight, InsightQuery, Severity, Statement, Topic, WatchSettings
from chronos_synapse.domain.job import Job
from chronos_synapse.domain.schedule import CronSpec
from chronos_synapse.domain.settings import InsightSettings
from chronos_synapse.services.insight.area import Learning, learning
from chronos_synapse.services.insight.desks import Desks
from chronos_synapse.services.insight.statements import opened
from chronos_synapse.storage.redis.monitors import JobModel, LearningStep, Learnt
from tests.builders import START, Store, ending_of

DAILY = CronSpec(expression="0 3 * * *")
USUAL_MS = (1000, 1040, 980, 1010, 990, 1030, 970, 1020)
"""Durations that vary a little."""


class HandClock:
    """Shows the real time, moved on by hand."""

    def __init__(self) -> None:
        self.ahead = timedelta()

    def __call__(self) -> datetime:
        """The present, as the learner sees it."""
        return datetime.now(UTC) + self.ahead


class Switch:
    """The settings in force."""

    def __init__(self, **values: Any) -> None:
        self.settings = InsightSettings(**values)

    async def __call__(self) -> InsightSettings:
        """Now."""
        return self.settings

    def turn(self, *, is_on: bool) -> None:
        """On or off."""
        self.settings = msgspec.structs.replace(self.settings, is_on=is_on)


async def always_on() -> InsightSettings:
    """The settings of a new installation."""
    return InsightSettings()


def learning_on(store: Store, *, settings: Any = always_on, clock: Any = None) -> Learning:
    """One more process that learns."""
    return learning(store.stores, settings, clock=clock or HandClock())


def desks_on(store: Store) -> Desks:
    """Desks over the store."""
    return Desks(store.stores, always_on)


async def begin(store: Store, **options: Any) -> Learning:
    """A process that learns from everything from now on."""
    found = learning_on(store, **options)
    await found.learner.advance()
    return found


async def run(store: Store, job: Job, durations_ms: Iterable[int], **ending: Any) -> list[Execution]:
    """Executions of `job` that took so long and ended in this order."""
    durations = list(durations_ms)
    await store.request(job, count=len(durations))
    messages = await store.start()
    pairs = zip(messages, durations, strict=True)
    await store.stores.executions.finish([ending_of(one, duration_ms=taken, **ending) for one, taken in pairs])
    return await store.stores.executions.find_many([message.execution_id for message in messages])


async def a_known_job(store: Store, *, runs: int = 40, **changes: Any) -> Job:
    """A daily job that has run so often."""
    job = await store.save_draft(schedule=DAILY, **changes)
    await run(store, job, (USUAL_MS[at % len(USUAL_MS)] for at in range(runs)))
    return job


async def model_of(store: Store, job: Job) -> JobModel:
    """What was learned of the job."""
    return (await store.stores.insight.monitors.models([job.id]))[job.id]


async def insights(store: Store, **question: Any) -> list[Insight]:
    """What was told, the newest first."""
    asked: dict[str, Any] = {"sight": EVERYTHING, "with_muted": True} | question
    query = InsightQuery(**asked)
    return (await store.stores.insight.insights.page(query)).insights


async def some_learning(store: Store, job: Job) -> None:
    """What was learned of a job, and told of it."""
    model = JobModel(job_id=job.id, blob=b"x")
    statement = Statement(at=START, kind="slow_run", severity=Severity.HIGH, rate=0.1, sentence="Slow.")
    insight = opened(job, Topic.DURATION, statement, WatchSettings())
    learnt = Learnt(model=model, owner_id=job.owner_id, insights=(insight,), scores=((1, 1.0),))
    assert await store.stores.insight.monitors.put(LearningStep(learnt=[learnt], feed="learner", following="1-0"))
    await store.stores.insight.insights.save_watch_settings(job.id, WatchSettings(budget=1.0))
    await store.stores.insight.monitors.save_fleet_prior(b"{}")
