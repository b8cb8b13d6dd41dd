"""Insights and models for tests, with everything that a test does not care about filled in."""

from datetime import timedelta
from typing import Any

import msgspec

from chronos_models.history import Observation
from chronos_models.monitor import JobMonitor
from chronos_synapse.domain.insight import Insight, InsightId, InsightState, Severity, Statement, Topic
from chronos_synapse.domain.job import Job
from chronos_synapse.storage.redis.monitors import JobModel, LearningStep, Learnt
from tests.builders import START, Store

PERIOD_S = 3600.0


def a_statement(**changes: Any) -> Statement:
    """A slow execution."""
    values: dict[str, Any] = {
        "at": START,
        "kind": "slow_run",
        "severity": Severity.HIGH,
        "rate": 0.05,
        "sentence": "duration 412 s is 6.3 spreads above the expected 61 s (n = 14); by chance 0.05 times a month",
        "direction": "up",
        "value": 412.0,
        "expected": 61.0,
        "lower": 50.0,
        "upper": 75.0,
        "unit": "s",
        "spreads": 6.3,
        "count": 14,
    }
    return Statement(**(values | changes))


def an_insight(job: Job, *statements: Statement, **changes: Any) -> Insight:
    """An open insight about the duration of `job`."""
    told = statements or (a_statement(),)
    rarest = min(told, key=lambda statement: statement.rate)
    topic = changes.get("topic", Topic.DURATION)
    values: dict[str, Any] = {
        "id": InsightId(f"{job.id}-{int(told[0].at.timestamp() * 1000):x}-{topic}"),
        "job_id": job.id,
        "job_name": job.name,
        "owner_id": job.owner_id,
        "tags": job.tags,
        "topic": topic,
        "state": InsightState.OPEN,
        "severity": rarest.severity,
        "rate": rarest.rate,
        "opened_at": told[0].at,
        "updated_at": told[-1].at,
        "statements": told,
    }
    return Insight(**(values | changes))


def a_monitor(runs: int, *, duration_s: float = 60.0) -> JobMonitor:
    """One that saw `runs` successes, an hour apart, that took about `duration_s`."""
    monitor = JobMonitor(period_s=PERIOD_S)
    for number in range(runs):
        due_s = START.timestamp() + number * PERIOD_S
        monitor.observe(
            Observation(
                number=number,
                due_s=due_s,
                started_s=due_s + 1.0,
                ended_s=due_s + 1.0 + duration_s * (1.0 + 0.01 * (number % 5)),
                is_success=True,
                is_timeout=False,
                cpu_s=1.0,
                peak_memory_bytes=1e6,
                output_bytes=100.0,
                retries=0,
                host="a",
            )
        )
    return monitor


def a_model(job: Job, *, runs: int = 50) -> JobModel:
    """What was learned of `job` from so many executions."""
    until = START + timedelta(seconds=PERIOD_S * runs)
    return JobModel(
        job_id=job.id,
        number=runs - 1,
        period_s=PERIOD_S,
        since_ms=int(START.timestamp() * 1000),
        until_ms=int(until.timestamp() * 1000),
        blob=a_monitor(runs).to_bytes(),
    )


async def keep(
    store: Store,
    job: Job,
    *insights: Insight,
    model: JobModel | None = None,
    scores: tuple[tuple[int, float], ...] = (),
) -> None:
    """Stores what was learned of `job`, and told of it."""
    known = (await store.stores.insight.monitors.models([job.id])).get(job.id)
    chosen = model or known or a_model(job)
    chosen = msgspec.structs.replace(chosen, revision=0 if known is None else known.revision)
    learnt = Learnt(model=chosen, owner_id=job.owner_id, insights=insights, scores=scores)
    assert await store.stores.insight.monitors.put(LearningStep(learnt=[learnt]))
