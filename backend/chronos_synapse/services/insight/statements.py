"""From findings to what is told: statements with their words, and the insights that they make up."""

from collections.abc import Sequence
from datetime import datetime
from math import isfinite

import msgspec

from chronos_models.explain import explain
from chronos_models.finding import Finding, severity
from chronos_models.finding import Severity as Rarity
from chronos_models.rates import MOST_RATE
from chronos_synapse.domain.clock import from_ms
from chronos_synapse.domain.execution import ExecutionId
from chronos_synapse.domain.insight import (
    MOST_EVIDENCE,
    MOST_JOBS,
    MOST_STATEMENTS,
    Insight,
    InsightId,
    InsightState,
    Severity,
    Statement,
    Topic,
    WatchSettings,
)
from chronos_synapse.domain.job import Job, JobId


def severity_of(rate: float) -> Severity:
    """The word for a rate; one that a large budget let through is low."""
    word = severity(rate)
    return Severity.LOW if word is Rarity.NOTE else Severity(word.value)


def statement_of(finding: Finding, *, timezone: str, evidence: Sequence[str]) -> Statement:
    """What a finding says, with `evidence` for the executions that show it."""
    rate = finding.rate if isfinite(finding.rate) else MOST_RATE
    return Statement(
        at=instant(finding.time_s),
        kind=finding.kind,
        severity=severity_of(rate),
        rate=rate,
        sentence=explain(finding, timezone=timezone),
        direction=finding.direction,
        value=_finite(finding.value),
        expected=_finite(finding.expected),
        lower=_finite(finding.lower),
        upper=_finite(finding.upper),
        unit=finding.unit,
        spreads=_finite(finding.spreads),
        slot=finding.slot,
        window_days=_finite(finding.window_days),
        count=finding.count,
        since=None if finding.since_s is None else instant(finding.since_s),
        deploy=finding.deploy,
        host=finding.host,
        jobs=tuple(map(JobId, finding.jobs[:MOST_JOBS])),
        evidence=tuple(map(ExecutionId, evidence[-MOST_EVIDENCE:])),
    )


def opened(job: Job, topic: Topic, statement: Statement, watch: WatchSettings) -> Insight:
    """A new insight that begins with `statement`."""
    opened_ms = int(statement.at.timestamp() * 1000)
    return Insight(
        id=InsightId(f"{job.id}-{opened_ms:x}-{topic}"),
        job_id=job.id,
        job_name=job.name,
        owner_id=job.owner_id,
        tags=job.tags,
        topic=topic,
        state=InsightState.OPEN,
        severity=statement.severity,
        rate=statement.rate,
        opened_at=statement.at,
        updated_at=statement.at,
        statements=(statement,),
        is_muted=is_muted(watch, topic, statement.at),
    )


def continued(insight: Insight, statement: Statement) -> Insight:
    """The same insight, with more to tell."""
    rate = min(insight.rate, statement.rate)
    return msgspec.structs.replace(
        insight,
        rate=rate,
        severity=severity_of(rate),
        updated_at=max(insight.updated_at, statement.at),
        statements=_bounded((*insight.statements, statement)),
    )


def closed(insight: Insight, statement: Statement) -> Insight:
    """The insight, whose last word is `statement`."""
    at = max(insight.updated_at, statement.at)
    return msgspec.structs.replace(
        insight,
        state=InsightState.CLOSED,
        updated_at=at,
        closed_at=at,
        statements=_bounded((*insight.statements, statement)),
    )


def last_word(kind: str, sentence: str, at: datetime) -> Statement:
    """Says why an insight ends when it is not the models that say so."""
    return Statement(at=at, kind=kind, severity=Severity.LOW, rate=MOST_RATE, sentence=sentence)


def is_muted(watch: WatchSettings, topic: Topic, at: datetime) -> bool:
    """Whether nobody is told of a topic then."""
    return any(mute.topic is topic and (mute.until is None or at < mute.until) for mute in watch.mutes)


def instant(time_s: float) -> datetime:
    """A moment of the models, whole milliseconds."""
    return from_ms(int(time_s * 1000.0))


def _bounded(statements: tuple[Statement, ...]) -> tuple[Statement, ...]:
    """The first one and the latest."""
    if len(statements) <= MOST_STATEMENTS:
        return statements
    return (statements[0], *statements[1 - MOST_STATEMENTS :])


def _finite(value: float | None) -> float | None:
    return value if value is not None and isfinite(value) else None
