"""What a detector says: one statement about one job, with the numbers it rests on.

Every finding carries its false-alarm rate, the expected number of equally strong false alarms of this job in 30 days.
One threshold on it serves a job of every five minutes and a weekly one.
"""

from dataclasses import dataclass
from enum import StrEnum

DAYS_30_S = 30 * 86400.0
NOTED_P = 0.05
"""A detector speaks of everything rarer than this; what is reported is decided by the rate."""


TOPICS = ("duration", "cpu_share", "memory", "output", "outcome", "start", "host")
"""What findings can be about: those about the same topic belong to one episode. Order is part of the stored state."""

TOPIC_OF_SIGNAL = {"length": "duration", "timeout": "duration", "lag": "start"}
"""Signals that are not topics themselves."""


class Severity(StrEnum):
    """How rare an equally strong false alarm is: an order of rates, not of harm."""

    NOTE = "note"
    """More than three false alarms a month are expected: kept as a score, never shown as a finding."""
    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"
    CRITICAL = "critical"


SEVERITIES = ((0.01, Severity.CRITICAL), (0.1, Severity.HIGH), (1.0, Severity.MEDIUM), (3.0, Severity.LOW))
"""Upper limits of the rate, rarest first."""


class Phase(StrEnum):
    """Where a finding stands in its episode."""

    NOTED = "noted"
    """Not rare enough for the job's budget, or nothing new about an open episode."""
    OPENED = "opened"
    UPDATED = "updated"
    """Much rarer than what was reported of the open episode."""
    CLOSED = "closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One statement. Times in unix seconds; a field that does not apply is None."""

    kind: str
    """What it is called: see `kinds`."""
    signal: str
    """What was looked at: duration, cpu_share, memory, output, length, timeout, lag, outcome."""
    time_s: float
    """When it could be known."""
    rate: float
    """Expected number of equally strong false alarms of this job in 30 days."""
    direction: str
    """up, down or none."""
    p: float
    """Probability of something as strong at one execution."""
    value: float | None = None
    expected: float | None = None
    lower: float | None = None
    upper: float | None = None
    """The range that holds 94 % of such executions; of a start, only `upper`: from there on it is late."""
    unit: str = ""
    spreads: float | None = None
    """Distance from the expected value in robust standard deviations."""
    slot: str = ""
    """The part of the calendar that the expectation is for, in the job's time zone: Tuesday 02:00."""
    window_days: float | None = None
    count: int = 0
    """Executions that the expectation rests on; of failures, those that `value` is the share of."""
    since_s: float | None = None
    """When it began."""
    evidence: tuple[int, ...] = ()
    """Numbers of the executions that show it, oldest first."""
    deploy: str = ""
    """The version that was deployed just before it began."""
    host: str = ""
    jobs: tuple[str, ...] = ()
    """The jobs that a finding about a host folds together."""
    phase: Phase = Phase.NOTED
    episode: int = 0
    """Number of the job's episode, from 1; 0 without one."""

    @property
    def topic(self) -> str:
        """What it is about."""
        return TOPIC_OF_SIGNAL.get(self.signal, self.signal)

    @property
    def severity(self) -> Severity:
        """The word for its rate."""
        return severity(self.rate)


def severity(rate: float) -> Severity:
    """The word for a false-alarm rate a month; NOTE above 3 and for NaN."""
    return next((word for limit, word in SEVERITIES if rate <= limit), Severity.NOTE)
