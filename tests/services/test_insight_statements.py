"""Words and periods: what findings become, and what of a definition the models depend on."""

from datetime import UTC, datetime, timedelta
from math import inf, nan

import pytest

from chronos_models.finding import Finding, Phase
from chronos_synapse.domain.execution import ExecutionState, Origin
from chronos_synapse.domain.insight import MOST_STATEMENTS, InsightState, Mute, Severity, Topic, WatchSettings
from chronos_synapse.domain.job import ExecutorRef
from chronos_synapse.domain.schedule import CronSpec, DateSpec, IntervalSpec
from chronos_synapse.services.insight.desks import STRONGEST, strength_of
from chronos_synapse.services.insight.observing import is_learned, observation_of
from chronos_synapse.services.insight.regimes import period_of, regime_of, timezone_of
from chronos_synapse.services.insight.statements import closed, continued, is_muted, opened, severity_of, statement_of
from tests.builders import START, Store, a_job
from tests.services.learning import DAILY, run

NOW = datetime(2026, 6, 1, tzinfo=UTC)


def a_finding(**changes: object) -> Finding:
    values: dict[str, object] = {
        "kind": "slow_run",
        "signal": "duration",
        "time_s": NOW.timestamp(),
        "rate": 0.02,
        "direction": "up",
        "p": 1e-5,
        "value": 412.0,
        "expected": 61.0,
        "unit": "s",
        "spreads": 6.3,
        "count": 14,
        "phase": Phase.OPENED,
    }
    return Finding(**(values | changes))  # type: ignore[arg-type]  # made of the fields above


@pytest.mark.parametrize(
    ("rate", "word"),
    [(0.005, "critical"), (0.1, "high"), (0.5, "medium"), (3.0, "low"), (20.0, "low"), (nan, "low")],
)
def test_the_rarer_the_severer(rate: float, word: str) -> None:
    assert severity_of(rate).value == word


@pytest.mark.parametrize(
    ("rate", "strength"),
    [(1.0, 0.0), (5.0, 0.0), (0.01, 2.0), (0.0, STRONGEST), (1e-300, STRONGEST), (nan, 0.0), (inf, 0.0)],
)
def test_a_score_counts_powers_of_ten(rate: float, strength: float) -> None:
    assert strength_of(rate) == pytest.approx(strength)


def test_a_statement_has_numbers_words_and_evidence() -> None:
    statement = statement_of(a_finding(lower=nan, upper=inf), timezone="Europe/Berlin", evidence=["j-1", "j-2"])

    assert statement.at == NOW
    assert (statement.severity, statement.rate) == (Severity.HIGH, 0.02)
    assert "6 min 52 s" in statement.sentence
    assert (statement.lower, statement.upper) == (None, None)
    assert statement.evidence == ("j-1", "j-2")


def test_of_many_statements_the_first_and_the_latest_stay() -> None:
    job = a_job()
    rates = [0.02 / (number + 1) for number in range(MOST_STATEMENTS + 5)]
    told = [statement_of(a_finding(rate=rate), timezone="UTC", evidence=[]) for rate in rates]
    insight = opened(job, Topic.DURATION, told[0], WatchSettings())
    for statement in told[1:]:
        insight = continued(insight, statement)

    assert len(insight.statements) == MOST_STATEMENTS
    assert insight.statements[0] == told[0]
    assert insight.statements[1:] == tuple(told[-MOST_STATEMENTS + 1 :])
    assert insight.rate == rates[-1]
    assert insight.severity is Severity.CRITICAL


def test_what_ends_keeps_how_rare_it_was() -> None:
    first = statement_of(a_finding(), timezone="UTC", evidence=[])
    last = statement_of(
        a_finding(kind="back_to_normal", rate=1e9, time_s=NOW.timestamp() + 60), timezone="UTC", evidence=[]
    )
    insight = closed(opened(a_job(), Topic.DURATION, first, WatchSettings()), last)

    assert (insight.state, insight.rate, insight.closed_at) == (InsightState.CLOSED, 0.02, NOW + timedelta(minutes=1))


def test_a_mute_holds_for_its_topic_until_its_time() -> None:
    watch = WatchSettings(mutes=(Mute(topic=Topic.MEMORY, until=NOW), Mute(topic=Topic.START)))

    assert is_muted(watch, Topic.MEMORY, NOW - timedelta(seconds=1))
    assert not is_muted(watch, Topic.MEMORY, NOW)
    assert is_muted(watch, Topic.START, NOW)
    assert not is_muted(watch, Topic.OUTPUT, NOW)


@pytest.mark.parametrize(
    ("schedule", "period_s"),
    [
        (CronSpec(expression="*/5 * * * *"), 300.0),
        (DAILY, 86_400.0),
        (CronSpec(expression="0 0 1 * *"), 30.5 * 86_400.0),
        (IntervalSpec(every_s=2), 2.0),
        (DateSpec(run_at=START), 86_400.0),
        (CronSpec(expression="no"), 86_400.0),
        (None, 86_400.0),
    ],
)
def test_a_schedule_has_a_usual_distance(schedule: object, period_s: float) -> None:
    assert period_of(a_job(schedule=schedule), NOW) == pytest.approx(period_s, rel=0.05)


def test_without_a_schedule_what_is_known_counts_within_reason() -> None:
    job = a_job(schedule=None)
    assert period_of(job, NOW, otherwise_s=120.0) == 120.0
    assert period_of(job, NOW, otherwise_s=0.001) == 1.0
    assert timezone_of(job) == "UTC"
    assert timezone_of(a_job(schedule=CronSpec(expression="0 0 * * *", timezone="Asia/Tokyo"))) == "Asia/Tokyo"


def test_a_regime_is_what_is_run_and_when() -> None:
    job = a_job()
    same = regime_of(job)
    assert regime_of(a_job(id=job.id, name="Other", tags=("x",), timeout_s=5)) == same
    assert regime_of(a_job(schedule=DAILY)) != same
    assert regime_of(a_job(executor=ExecutorRef(kind="shell", config={"command": "true"}))) != same
    assert regime_of(a_job(environment={"A": "1"})) != same


async def test_an_execution_is_taken_in_with_what_was_measured(store: Store) -> None:
    job = await store.save_draft()
    measured = {"cpu_ms": 500, "peak_memory_bytes": 2048, "log": {"bytes": 10, "dropped_bytes": 5}}
    (execution,) = await run(store, job, [2000], **measured)

    observation = observation_of(execution, 7)

    assert execution.origin is Origin.MANUAL
    assert observation.number == 7
    assert observation.due_s != observation.due_s
    assert observation.ended_s - observation.started_s == pytest.approx(2.0)
    assert (observation.cpu_s, observation.peak_memory_bytes, observation.output_bytes) == (0.5, 2048.0, 15.0)
    assert (observation.is_success, observation.is_timeout, observation.retries, observation.host) == (
        True,
        False,
        0,
        "w1",
    )


async def test_what_was_not_measured_is_no_number(store: Store) -> None:
    (execution,) = await run(store, await store.save_draft(), [10], state=ExecutionState.TIMED_OUT)
    observation = observation_of(execution, 0)
    assert is_learned(execution)
    assert observation.is_timeout
    assert observation.cpu_s != observation.cpu_s
