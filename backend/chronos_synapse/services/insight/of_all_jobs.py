"""Insights about all jobs: what they have in common."""

from typing import NamedTuple

from chronos_synapse.domain.clock import from_ms
from chronos_synapse.domain.insight import ALL_JOBS, Insight, InsightId, InsightState, Statement, Topic
from chronos_synapse.domain.job import JobId, UserId
from chronos_synapse.services.insight.statements import severity_of

CERTAIN = 0.0
"""False alarms: it is no matter of chance."""
TELL_AGAIN = 2
"""One is gone on with when it has lasted so many times as long as when it was told of last."""


class Measured(NamedTuple):
    """How much of something there is."""

    value: int
    unit: str


def statement_of_all(kind: str, sentence: str, measured: Measured, *, since_ms: int, at_ms: int) -> Statement:
    """What is certain of something that began at `since_ms`, as it stood at `at_ms`."""
    return Statement(
        at=from_ms(at_ms),
        kind=kind,
        severity=severity_of(CERTAIN),
        rate=CERTAIN,
        sentence=sentence,
        value=float(measured.value),
        unit=measured.unit,
        since=from_ms(since_ms),
    )


def opened_of_all(topic: Topic, since_ms: int, statement: Statement) -> Insight:
    """A new insight about all jobs, of something that began at `since_ms`."""
    return Insight(
        id=id_of_all(topic, since_ms),
        job_id=JobId(""),
        job_name="All jobs",
        owner_id=UserId(""),
        tags=(),
        topic=topic,
        state=InsightState.OPEN,
        severity=statement.severity,
        rate=statement.rate,
        opened_at=statement.at,
        updated_at=statement.at,
        statements=(statement,),
    )


def id_of_all(topic: Topic, since_ms: int) -> InsightId:
    """Of the insight about all jobs that tells of what began then."""
    return InsightId(f"{ALL_JOBS}-{since_ms:x}-{topic}")


def clock_of(at_ms: int) -> str:
    """The moment in words: it is read in every time zone."""
    return from_ms(at_ms).strftime("%-d %b %H:%M UTC")
